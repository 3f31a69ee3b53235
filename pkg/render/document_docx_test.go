package render

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"merit/pkg/evidence"
)

func docxOf(t testing.TB, path, text string) (*Document, []byte) {
	t.Helper()
	doc, err := readPage(path, text, evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc, docxBytes(t, doc)
}

func docxBytes(t testing.TB, doc *Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writeDocx(&out, doc, Look{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// outline is a document as lines of style and text.
func (w *wordFile) outline() string {
	var b strings.Builder
	for _, line := range w.lines {
		fmt.Fprintf(&b, "%-13s %s\n", line.style, strings.ReplaceAll(strings.TrimSpace(line.mark+" "+line.text), "\n", " / "))
	}
	return b.String()
}

// exampleDocs gives the examples, read as their pages are.
func exampleDocs(t testing.TB) map[string]*Document {
	t.Helper()
	docs := map[string]*Document{}
	for name, text := range examplePages(t) {
		options := evidence.Options{}
		if !strings.HasPrefix(text, "---") {
			options.Framework, _ = pageCatalog.Find("civil-service-2012")
			options.Level = "3"
		}
		doc, err := readPage("examples/"+name, text, options)
		if err != nil {
			t.Fatal(err)
		}
		docs[name] = doc
	}
	return docs
}

// TestDocxGolden compares what a reader sees of the examples with what is kept,
// which UPDATE=1 go test ./pkg/render writes anew.
func TestDocxGolden(t *testing.T) {
	for name, doc := range exampleDocs(t) {
		t.Run(name, func(t *testing.T) {
			data := docxBytes(t, doc)
			if !bytes.Equal(data, docxBytes(t, doc)) {
				t.Error("other bytes the second time")
			}
			w := openDocx(t, data)
			w.checkAnswers(t, doc.File)
			golden(t, strings.TrimSuffix(name, ".md")+".docx.txt", w.outline())
		})
	}
}

// TestDocxProse says what becomes of Markdown.
func TestDocxProse(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"One “two” – three… & <four.", "Normal One “two” – three… & <four."},
		{"Line one  \nline two\nline  three.", "Normal Line one / line two line three."},
		{"I told <!-- coach: who? --> {>>really?<<}{++us and ++}them {--all--}.", "Normal I told them all."},
		{"A ![dog](dog.png).", "Normal A dog."},
		{"Intro:\n\n- one.\n- two.\n  - three.\n\n    four.\n- five.", "Normal Intro:\nListParagraph • one.\nListParagraph • two.\nListParagraph ◦ three.\nListContinue four.\nListParagraph • five."},
		{"3) three.\n4) four.\n9) nine.\n\nAfter.\n\n1. one.", "ListParagraph 3) three.\nListParagraph 4) four.\nListParagraph 9) nine.\nNormal After.\nListParagraph 1. one."},
		{"1. one.\n   1. one.\n   2. two.\n2. two.\n   1. one.\n3. three.", "ListParagraph 1. one.\nListParagraph 1. one.\nListParagraph 2. two.\nListParagraph 2. two.\nListParagraph 1. one.\nListParagraph 3. three."},
		{"1. one.\n\n   1) one.\n\n      more.\n\n   2) two.\n\n   more.\n\n2. two.",
			"ListParagraph 1. one.\nListParagraph 1) one.\nListContinue more.\nListParagraph 2) two.\nListContinue more.\nListParagraph 2. two."},
		{"007. seven.\n008. eight.", "ListParagraph 007.\tseven.\nListParagraph 008.\teight."},
		{"40000. one.\n40001. two.", "ListParagraph 40000.\tone.\nListParagraph 40001.\ttwo."},
		{"Said:\n\n> one.\n>\n> 1. two.\n>\n> > three.\n\nend.", "Normal Said:\nQuote one.\nQuote 1. two.\nQuote three.\nNormal end."},
		{"Code:\n\n    a  <b>\n    \tc", "Normal Code:\nSourceCode a  <b> / \tc"},
		{"| one | two |\n|---|---|\n| **three** | |\n\n| four |\n|---|\n| five |",
			"TableText one\ttwo\nTableText three\nTableEnd\nTableText four\nTableText five\nTableEnd"},
		{"- | one | two |\n  |---|---|\n  | three | four |", "ListParagraph •\nTableText one\ttwo\nTableText three\tfour\nTableEnd"},
		{"I met Ada Example, **Ada** Example, ADA\nEXAMPLE and Adas Example.", "Normal I met ███ ███████, ███ ███████, ███ ███████ and Adas Example."},
		{"a\u202eb\u2066c\u0085d\u009be\u200ff\ufeffg\uffffh.", "Normal abc de\u200ff g\ufffdh."},
	} {
		doc, data := docxOf(t, "a.md", "---\nprivate: [Ada Example]\n---\n\n## Leading\n\n"+tt.markdown+"\n")
		w := openDocx(t, data)
		var got []string
		count := slices.IndexFunc(w.lines, func(line wordLine) bool { return line.style == "Count" })
		for _, line := range w.lines[count+1 : len(w.lines)-1] {
			got = append(got, strings.TrimSpace(line.style+" "+strings.ReplaceAll(strings.TrimSpace(line.mark+" "+line.text), "\n", " / ")))
		}
		if got := strings.Join(got, "\n"); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.markdown, got, tt.want)
		}
		if doc.Private = nil; !strings.Contains(tt.markdown, "Ada") {
			w.checkAnswers(t, doc.File)
		}
	}
}

// TestDocxLists counts the lists of a document, each of which starts anew.
func TestDocxLists(t *testing.T) {
	for markdown, lists := range map[string]int{
		"1. a\n2. b\n   - c\n3. d":          1,
		"1. a\n\n   more\n\n   > b\n\n2. c": 1,
		"1. a\n1. b":                        1,
		"1. a\n2) b":                        2,
		"1. a\n\nText.\n\n2. b":             2,
		"1. a\n   1. b\n2. c\n\n   2. d":    3,
	} {
		_, data := docxOf(t, "a.md", "## Leading\n\n"+markdown+"\n")
		if n := len(openDocx(t, data).parts["word/numbering.xml"].all("num")) - 1; n != lists {
			t.Errorf("%q has %d lists, not %d", markdown, n, lists)
		}
	}
}

// TestDocxLooks says how runs are written.
func TestDocxLooks(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"a & b", `<w:r><w:t xml:space="preserve">a &amp; b</w:t></w:r>`},
		{"a **b *c***", `<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">b </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">c</w:t></w:r>`},
		{"`a`", `<w:r><w:rPr><w:rStyle w:val="VerbatimChar"/></w:rPr><w:t xml:space="preserve">a</w:t></w:r>`},
		{"[a **b**](https://example.org)", `<w:hyperlink r:id="link1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">a </w:t></w:r>` +
			`<w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">b</w:t></w:r></w:hyperlink>`},
		{"![a](https://example.org/a.png)", `<w:r><w:rPr><w:rStyle w:val="Aside"/></w:rPr><w:t xml:space="preserve">[image: </w:t></w:r>` +
			`<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Aside"/></w:rPr><w:t xml:space="preserve">]</w:t></w:r>`},
	} {
		d := &docx{prose: prose{most: 1000, hrefs: map[string]string{}}, links: map[string]string{}}
		doc, err := readPage("a.md", "## Leading\n\n"+tt.markdown+"\n", evidence.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d.blocks(doc.File.Answers[0].Parts[0].Blocks)
		if got, want := d.Body(), `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>`+tt.want+"</w:p>\n"; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.markdown, got, want)
		}
	}
}

// TestDocxAddress says which links stay links, and where they lead.
func TestDocxAddress(t *testing.T) {
	for _, tt := range []struct{ markdown, target string }{
		{"[x](https://example.org/a?b=c&d=[e]#f)", "https://example.org/a?b=c&d=%5Be%5D#f"},
		{"[x](HTTPS://example.org)", "https://example.org"},
		{"[x](<https://example.org/two words/é>)", "https://example.org/two%20words/%C3%A9"},
		{"<https://example.org:8080/a&b>", "https://example.org:8080/a&b"},
		{"<team@example.org>", "mailto:team@example.org"},
		{"[x](mailto:team@example.org?subject=A%20b)", "mailto:team@example.org?subject=A%20b"},
		{"[x](#delivering)", ""},
		{"[x](other.md)", ""},
		{"[x](/other)", ""},
		{"[x](//example.org)", ""},
		{"[x](javascript:alert(1))", ""},
		{"[x](file:///etc/passwd)", ""},
		{"[x](https:)", ""},
		{"[x](https:///a)", ""},
		{"[x](https://example..org)", ""},
		{"[x](https://exämple.org)", ""},
		{"[x](https://example.org:99999)", ""},
		{"[x](https://example.org:x)", ""},
		{"[x](https://example.org/%zz)", ""},
		{"[x](https://[::1]/)", ""},
		{"[x](mailto:)", ""},
		{"[x](mailto:a@b@c)", ""},
		{"[x](https://example.org/ada-example)", ""},
		{"<ada@example.org>", ""},
		{"[x](https://example.org/" + strings.Repeat("x", 2100) + ")", ""},
	} {
		_, data := docxOf(t, "a.md", "---\nprivate: [Ada Example]\n---\n\n## Leading\n\nSee "+tt.markdown+" here.\n")
		got := ""
		for _, e := range openDocx(t, data).parts["word/_rels/document.xml.rels"].all("Relationship") {
			if e.attr["TargetMode"] == "External" {
				got += e.attr["Target"]
			}
		}
		if got != tt.target {
			t.Errorf("%s leads to %q, not %q", tt.markdown, got, tt.target)
		}
	}
}

// TestDocxHostile puts every payload wherever a file has text; [openDocx] says
// what no document may have.
func TestDocxHostile(t *testing.T) {
	own := []string{
		"{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc.exe\" }",
		`{ INCLUDEPICTURE "https://evil.example/x.png" }`,
		`</w:t></w:r></w:p><w:altChunk r:id="rId1"/><w:p>`,
		`</w:t><w:instrText> HYPERLINK "https://evil.example" </w:instrText><w:t>`,
		`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`,
		`[x](https://evil.example/"/><Relationship%20Id="a)`,
		"{{.Body}} {{end}}",
		"\ufffe\uffff\x00\x0b\x1f\ud7ff",
	}
	for _, payload := range append(own, payloads...) {
		line := strings.Join(strings.Fields(payload), " ")
		for place, text := range map[string]string{
			"text":     payload + "\n",
			"answer":   "# T " + line + "\n\n## Leading\n\n" + payload + "\n\n**Situation:** " + line + "\n\n- " + line + "\n",
			"headings": "# " + line + "\n\n## " + line + "\n\nText.\n\n### " + line + "\n\nText.\n\n### " + line + "\n\nText.\n",
			"hostile":  "---\nframework: hostile\nlevel: 1\n---\n\n# " + line + "\n\n## " + line + "\n\n- [x] " + line + "\n\nText " + line + "\n",
			"table":    "## Leading\n\n| a | b |\n|---|---|\n| " + line + " | " + line + " |\n",
		} {
			t.Run(place+"/"+line, func(t *testing.T) {
				doc, data := docxOf(t, line+".md", text)
				openDocx(t, data).checkAnswers(t, doc.File)
			})
		}
	}
}

// TestDocxPrivate looks for private words in every part.
func TestDocxPrivate(t *testing.T) {
	_, data := docxOf(t, "in/Ada Example/ada example.md", "---\nframework: core-areas\nprivate: [Ada Example, zebra]\n---\n\n# Of Ada Example\n\n## Zebra and ada\u200b example\n\n"+
		"### By Ada Example\n\n**Action:** I, Ada\n**Example**, met a `zebra` [zebra](https://example.org/zebra) ![Ada Example](ada).\n\n| Ada Example |\n|---|\n| zebra |\n")
	w := openDocx(t, data)
	var search func(e *xmlElement)
	search = func(e *xmlElement) {
		for _, text := range append([]string{e.text}, e.attr["Target"]) {
			if strings.Contains(strings.ToLower(text), "ada") || strings.Contains(strings.ToLower(text), "zebra") {
				t.Errorf("%s holds %q", e.name, text)
			}
		}
		for _, child := range e.children {
			search(child)
		}
	}
	for _, part := range w.parts {
		search(part)
	}
	if title := w.parts["docProps/core.xml"].all("title")[0].text; title != "Of ███ ███████" {
		t.Errorf("the title is %q", title)
	}
}

// TestDocxBounded renders what grows without end.
func TestDocxBounded(t *testing.T) {
	doc, err := readPage("a.md", "## Leading\n\n"+strings.Repeat(strings.Repeat("*a* ", 40)+"\n\n", 8000), evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeDocx(&out, doc, Look{}); !errors.Is(err, errLargePage) || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
	doc, data := docxOf(t, "b.md", "## Leading\n\n"+strings.Repeat("1. one.\n1) two.\n", 1500)+"|"+strings.Repeat("a|", 100)+"\n|"+strings.Repeat("-|", 100)+"\n")
	w := openDocx(t, data)
	w.checkAnswers(t, doc.File)
	if n := len(w.parts["word/numbering.xml"].all("num")); n != mostLists+1 {
		t.Errorf("%d lists", n)
	}
}

// FuzzDocx checks that what a reader gets out of a document are the words of the
// text.
func FuzzDocx(f *testing.F) {
	for _, text := range examplePages(f) {
		f.Add(text)
	}
	for _, payload := range payloads {
		f.Add("# T\n\n## Leading\n\n**Situation:** " + payload + "\n")
	}
	f.Add("> 1. a\n>    - b\n>      1) c\n> 2. d\n\n- | a | b |\n  |---|---|\n  | c |\n- \u200b\n- [ ] e\n  f::\\\n  ::g ##[h]\n")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := readPage("fuzz.md", text, evidence.Options{})
		if err != nil {
			t.Skip()
		}
		if len(doc.Private) > 0 {
			openDocx(t, docxBytes(t, doc))
			doc.Private = nil
		}
		openDocx(t, docxBytes(t, doc)).checkAnswers(t, doc.File)
	})
}

// docxSample has a bit of all that Word knows.
const docxSample = `# A post

## Delivering at pace

**Situation:** Two clinics kept [two diaries](https://example.org/) & a ~~list~~.

> Said by one.
>
> > Said by two.

**Action:** I did:

1. one
2. two
   - bullet
     1) inner
     2) again

     more
   - bullet
     1) anew
3. three

Then

7. seven
10. ten

        code  here

| one | two |
|-----|-----|
| a   | b   |

**Result:** Missed visits fell.
`

// TestDocxReaders has other programs read the examples. It is skipped, in CI
// too, where they are not installed.
func TestDocxReaders(t *testing.T) {
	docs := exampleDocs(t)
	docs["sample.md"], _ = docxOf(t, "sample.md", docxSample)
	dir := t.TempDir()
	var files []string
	for name, doc := range docs {
		files = append(files, name+".docx")
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), docxBytes(t, doc), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	bracket, rule := regexp.MustCompile(`\b(\d+)\)`), regexp.MustCompile(`-{3,} ?`)
	words := func(text string) string { // as pandoc has them, whose plain text has one kind of numbers, and tables with rules
		return rule.ReplaceAllString(bracket.ReplaceAllString(pastedWords(text), "$1."), "")
	}
	check := func(t *testing.T, name, text string) {
		all := words(text)
		for _, answer := range docs[name].File.Answers {
			for _, part := range answer.Parts {
				if part := words(part.Text()); !strings.Contains(all, part) {
					t.Errorf("%s: no %q in\n%s", name, part, all)
				}
			}
		}
	}
	t.Run("pandoc", func(t *testing.T) {
		for name := range docs {
			check(t, name, output(t, dir, "pandoc", "-f", "docx", "-t", "plain", "--wrap=none", name+".docx"))
		}
		markdown := output(t, dir, "pandoc", "-f", "docx", "-t", "markdown", "sample.md.docx")
		for _, want := range []string{"# Delivering at pace\n", "## Situation\n", "[two diaries](https://example.org/)", "> Said by one.", "> > Said by two.", "7.  seven", "10. ten", "    code  here", "  one "} {
			if !strings.Contains(markdown, want) {
				t.Errorf("no %q in\n%s", want, markdown)
			}
		}
	})
	t.Run("soffice", func(t *testing.T) {
		output(t, dir, "soffice", append([]string{"--headless", "-env:UserInstallation=file://" + dir + "/profile", "--convert-to", "txt:Text (encoded):UTF8"}, files...)...)
		for name := range docs {
			text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			check(t, name, string(text))
		}
	})
}

// output runs another program, if there is one.
func output(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	found, err := exec.LookPath(program)
	if err != nil {
		t.Skip("no " + program)
	}
	cmd := exec.Command(found, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v", program, args, err)
	}
	return string(out)
}
