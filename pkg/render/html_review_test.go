package render

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"merit/pkg/evidence"
	"merit/pkg/lint"
)

// checkReview says whether a review is a page, shows every finding and comment
// once, and changes none of the applicant's words.
func checkReview(t testing.TB, doc *Document) {
	t.Helper()
	page := written(t, doc)
	checkPage(t, page)
	notes := len((&pageBuilder{doc: doc, taken: map[string]bool{}, numbered: map[string]int{}}).notes())
	if got := strings.Count(page, `<p class="remark `); got != notes {
		t.Errorf("%d notes are shown as %d", notes, got)
	}
	plain := *doc
	plain.Review = false
	if got, want := proseWords(t, page), proseWords(t, written(t, &plain)); got != want {
		t.Errorf("the review says %q\nthe page says   %q", got, want)
	}
}

// proseWords gives the applicant's words on a page, without what a coach adds.
func proseWords(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
		switch {
		case n.Data == "ins" || class == "remarks" || strings.HasPrefix(class, "ref "):
			return
		case strings.HasPrefix(class, "prose"):
			inside = true
		case n.Type == html.TextNode && inside:
			out.WriteString(n.Data)
		}
		for child := range n.ChildNodes() {
			walk(child, inside)
		}
	}
	walk(root, false)
	return strings.Join(strings.Fields(out.String()), " ")
}

// TestHTMLReview says where each kind of comment and finding stands.
func TestHTMLReview(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a remark", "I did {>>what?<<} it.", `<p>I did <a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Comment 1">1</a> it.</p>
<div class="remarks">
<p class="remark comment" id="m-note-1"><a class="number" href="#m-words-1" aria-label="To the words of 1">1</a> <strong>Comment</strong> <bdi>what?</bdi></p>
</div>`},
		{"a named remark", "I did <!-- Ruth: what? -->it.", `<p>I did <a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Ruth 1">1</a>it.</p>`},
		{"a remark on words", "I {==did==}{>>how?<<} it.", `<p>I <mark class="comment">did</mark><a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Comment 1">1</a> it.</p>`},
		{"words to look at", "I {==did==} it.", `<p>I <mark class="comment">did</mark><a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Comment 1">1</a> it.</p>`},
		{"an insertion", "I did{++ all of++} it.", `<p>I did<ins> all of</ins><a class="ref edit" id="m-words-1" href="#m-note-1" aria-label="Edit 1">1</a> it.</p>`},
		{"a deletion in a bold run", "I **did {--all--} of** it.", `<p>I <strong>did </strong><del><mark class="edit"><strong>all</strong></mark></del><a class="ref edit" id="m-words-1" href="#m-note-1" aria-label="Edit 1">1</a><strong> of</strong> it.</p>`},
		{"a substitution", "I {~~did~>wrote~~} it.", `<p>I <del><mark class="edit">did</mark></del><ins>wrote</ins><a class="ref edit" id="m-words-1" href="#m-note-1" aria-label="Edit 1">1</a> it.</p>`},
		{"a finding on words", "I did the the rest.", `<p>I did the <mark class="warning">the</mark><a class="ref warning" id="m-words-1" href="#m-note-1" aria-label="Warning 1">1</a> rest.</p>`},
		{"a comment below the words", "I did.\n\n<!-- coach: how? -->\n\nThen I left.", `<p>I did.<a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="coach 1">1</a></p>`},
		{"an item of a list", "I did:\n\n- this {>>which?<<}.", `<ul><li><div class="beside">
<p>this <a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Comment 1">1</a>.</p>
<div class="remarks">`},
		{"a cell", "I did:\n\n| a | b {>>c<<} |\n|---|---|\n| d | e |", `<th scope="col">b<a class="ref comment" id="m-words-1" href="#m-note-1" aria-label="Comment 1">1</a></th></tr>
<tr><td>d</td><td>e</td></tr>
</table></div>
<div class="remarks">`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := readPage("a.md", "## Leading\n\n"+tt.text+"\n", evidence.Options{})
			if err != nil {
				t.Fatal(err)
			}
			doc.Review = true
			doc.Findings = slices.DeleteFunc(doc.Findings, func(f lint.Finding) bool { return f.Rule.Name != "double-word" })
			checkReview(t, doc)
			if page := written(t, doc); !strings.Contains(page, tt.want) {
				_, page, _ = strings.Cut(page, "<main")
				t.Errorf("no %s in\n%s", tt.want, page)
			}
		})
	}
}

// TestHTMLReviewExamples reviews the examples as they are.
func TestHTMLReviewExamples(t *testing.T) {
	for name, text := range examplePages(t) {
		doc, err := readPage(name, text, evidence.Options{})
		if err != nil {
			t.Fatal(err)
		}
		doc.Review = true
		checkReview(t, doc)
	}
}

// TestHTMLReviewLooks says what the framework looks for, at the file's level.
func TestHTMLReviewLooks(t *testing.T) {
	doc, err := readPage("a.md", "---\nframework: blaenau-gwent-manager\n---\n\n## Communicating\n\nI spoke.\n", evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc.Review = true
	page := written(t, doc)
	for _, want := range []string{"<summary>What the framework looks for</summary>", `<ul class="positive">`, "<p>A Blaenau Gwent Manager does not:</p>"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}
