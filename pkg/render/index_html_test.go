package render

import (
	"bytes"
	"strings"
	"testing"

	"merit/pkg/evidence"
)

// TestIndexHostile puts every payload into what an index shows of files.
func TestIndexHostile(t *testing.T) {
	var index Index
	for _, payload := range payloads {
		line := strings.Join(strings.Fields(payload), " ")
		doc, err := readPage(line+".md", "---\nframework: hostile\nlevel: 1\nprivate: [evil]\n---\n\n# "+line+"\n\n## "+line+"\n\nI did.\n", evidence.Options{})
		if err != nil {
			t.Fatal(err)
		}
		title := index.Add(line+"/"+line+".html", line+"/"+line+".md", doc)
		doc.Links = &Links{Index: "../index.html", Previous: &Link{"../" + Address(line+".html"), title}, Next: &Link{Address(line), title}}
		checkPage(t, written(t, doc))
	}
	var out bytes.Buffer
	if err := index.HTML(&out); err != nil {
		t.Fatal(err)
	}
	checkPage(t, out.String())
	if !strings.Contains(out.String(), "files</strong>") || strings.Contains(out.String(), "ZgotmplZ") {
		t.Error("an index without its sum, or with an address that was refused")
	}
}

// TestIndexLong says that a long index is a list.
func TestIndexLong(t *testing.T) {
	doc, err := readPage("a.md", "## Leading\n\nI did.\n", evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var index Index
	for n := range mostMatrices + 2 {
		var out bytes.Buffer
		index.Add("a.html", "a.md", doc)
		if n+1 < mostMatrices {
			continue
		}
		if err := index.HTML(&out); err != nil {
			t.Fatal(err)
		}
		want := n + 1
		if want > mostMatrices {
			want = 0
		}
		if got := strings.Count(out.String(), `<div class="matrix"`); got != want {
			t.Fatalf("%d matrices for %d files", got, n+1)
		}
	}
}

// TestAddress says that a page's address leads to it, whatever its name.
func TestAddress(t *testing.T) {
	for path, want := range map[string]string{
		"a.html":                    "./a.html",
		"two words/é.html":          "./two%20words/%C3%A9.html",
		"javascript:alert(1).html":  "./javascript:alert%281%29.html",
		"a?b#c%d.html":              "./a%3Fb%23c%25d.html",
		`"onclick="x/<script>.html`: "./%22onclick=%22x/%3Cscript%3E.html",
	} {
		if got := Address(path); got != want {
			t.Errorf("%s is at %s, not %s", path, got, want)
		}
	}
}
