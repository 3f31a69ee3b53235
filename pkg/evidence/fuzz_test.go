package evidence

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// addReadings adds the examples and the table of what is read how.
func addReadings(f *testing.F) {
	f.Helper()
	examples, err := filepath.Glob("../../examples/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range examples {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, tt := range readings {
		f.Add(tt.text)
	}
}

// FuzzParse reads whatever source.ReadFrom accepts, with a framework and
// without, and checks what holds for every file.
func FuzzParse(f *testing.F) {
	addReadings(f)
	known, find := find(f, "kit"), catalog(f).Find
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.ReadFrom("x.md", strings.NewReader(text), source.Markdown)
		if err != nil {
			t.Skip()
		}
		bare := Parse(file, Options{Find: find})
		checkFile(t, bare)
		if bare.Framework == nil {
			checkNothingLost(t, bare)
		}
		checkFile(t, Parse(file, Options{Find: find, Framework: known}))

		dos, err := source.ReadFrom("x.md", strings.NewReader(strings.ReplaceAll(file.Text, "\n", "\r\n")), source.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := dump(Parse(dos, Options{Find: find})), dump(bare); len(file.Problems) == 0 && got != want {
			t.Errorf("with CRLF\n%s\nwith LF\n%s", got, want)
		}
	})
}

// checkFile checks that every place lies inside the file, that what is counted
// is what is pasted, and that this can be pasted.
func checkFile(t *testing.T, f *File) {
	t.Helper()
	inside := func(what string, span source.Span) {
		if span.Start < 0 || span.End < span.Start || span.End > len(f.Text) {
			t.Errorf("%s is at %v of %d bytes", what, span, len(f.Text))
		}
	}
	inside("the title", f.Title.Span)
	for _, p := range f.Problems {
		inside("a problem", p.Span)
	}
	for _, c := range f.Comments {
		inside("a comment", c.Span)
	}
	for _, d := range f.Directives {
		inside("a directive", d.Span)
	}
	for _, s := range f.Sections {
		inside("a section", s.Title.Span)
		for _, c := range s.Checklist {
			inside("a check", c.Text.Span)
		}
	}
	for _, a := range f.Answers {
		inside("a heading", a.Heading.Span)
		inside("an answer", a.Extent)
		checkWords(t, a)
		checkChanges(t, a)
		for _, p := range a.Parts {
			inside("a label", p.Label.Span)
			for _, b := range p.Blocks {
				inside("a block", b.Span)
				checkPlaces(t, f, b)
			}
		}
	}
}

// checkChanges checks that every character of an answer that is kept is pasted,
// and that no other is.
func checkChanges(t *testing.T, a *Answer) {
	t.Helper()
	kept, counted := 0, a.Changes()
	for _, p := range a.Parts {
		for _, b := range p.Blocks {
			if p.State == Empty || b.Kind == Subheading {
				continue
			}
			for _, r := range b.Runs {
				for _, c := range r.Text {
					if _, change := plainForm(c); c >= 0x80 && change == Kept && !isSpace(c) && r.Style&CellEnd == 0 {
						kept++
					}
				}
			}
		}
	}
	text := a.Text(false)
	for _, c := range text {
		if _, change := plainForm(c); c >= 0x80 && (change != Kept || isSpace(c)) {
			t.Errorf("%q is pasted", c)
		} else if c >= 0x80 {
			kept--
		}
	}
	if kept != 0 || strings.Count(text, "...") < counted[Ellipsis] {
		t.Errorf("%d characters that are kept are not pasted in %q", kept, text)
	}
}

func checkWords(t *testing.T, a *Answer) {
	t.Helper()
	text, sum := a.Text(false), 0
	for _, p := range a.Parts {
		if n := CountWords(p.Text()); n != p.Words {
			t.Errorf("a part of %d words has the text of %d: %q", p.Words, n, p.Text())
		}
		sum += p.Words
	}
	if n := CountWords(text); n != a.Words || sum != n || browserWords(text) != n {
		t.Errorf("an answer of %d words, %d in its parts, has the text of %d, %d in a browser: %q", a.Words, sum, n, browserWords(text), text)
	}
	if (a.State == Evidenced || a.State == Notes) != (text != "") {
		t.Errorf("an answer that is %s has the text %q", a.State, text)
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
		t.Errorf("a control character at %d of %q", i, text)
	}
}

// browserWords counts the matches of /\S+/g as ECMAScript defines it.
func browserWords(text string) (n int) {
	return len(strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", r) || r >= 0x2000 && r <= 0x200a
	}))
}

// checkPlaces checks that each letter of a block's text stands in the file at
// its place; an entity stands there whole.
func checkPlaces(t *testing.T, f *File, b *Block) {
	t.Helper()
	var places []stretch
	text := b.paste(&paster{places: &places})
	if text != b.Text() {
		t.Errorf("%q is pasted as %q", text, b.Text())
		return
	}
	for i := range len(text) {
		c, at := text[i], b.Place(i, i+1).Start
		if at < 0 || at >= len(f.Text) {
			t.Errorf("byte %d of %q is at %d of %d bytes", i, text, at, len(f.Text))
			return
		}
		if ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') && f.Text[at] != c && f.Text[at] != '&' {
			t.Errorf("byte %d of %q is said to be at %d, which is %q", i, text, at, f.Text[at:min(at+10, len(f.Text))])
			return
		}
	}
}

// checkNothingLost checks, in a file without a framework, that every word of
// its paragraphs, lists and code from the first heading on is found again: in an
// answer, a title or a label. Words before the first indicator are lost to
// answers, so a file that has such words must say so.
func checkNothingLost(t *testing.T, f *File) {
	t.Helper()
	if strings.Contains(f.Text, "&") && strings.Contains(f.Text, `\`) { // spoken cannot tell the entities then
		return
	}
	_, body, _ := f.FrontMatter()
	cut := cutComments(f.File, body)
	kept, start := map[string]bool{}, len(f.Text)
	keep := func(text string) {
		for _, w := range letters(text) {
			kept[w] = true
		}
	}
	for _, s := range f.Sections {
		if s.Title.Value != "" {
			start = min(start, s.Title.Span.Start)
		}
		keep(s.Title.Value)
		for _, c := range s.Checklist {
			keep(c.Text.Value)
		}
		if s.Uncounted > 0 {
			return
		}
	}
	for _, a := range f.Answers {
		start = min(start, a.Heading.Span.Start)
		keep(a.Heading.Value)
		for _, p := range a.Parts {
			keep(p.Label.Value + " " + p.Story)
			for _, b := range p.Blocks {
				keep(plain(b.Runs))
			}
		}
	}
	for paragraph := range strings.SplitSeq(spoken(cut, start), "\n") {
		quoted := func(text string) bool {
			return slices.ContainsFunc(f.Answers, func(a *Answer) bool { return framework.Same(text, a.Heading.Value) })
		}
		if len(f.Sections) == 0 || quoted(paragraph) {
			continue
		}
		for line := range strings.SplitSeq(brackets.ReplaceAllStringFunc(paragraph, noteless), softBreak) {
			for _, w := range letters(line) {
				if !kept[w] && !quoted(line) && !emptyText(line) {
					t.Errorf("%q is lost", w)
					return
				}
			}
		}
	}
	if len(f.Sections) == 0 && len(letters(spoken(cut, 0))) > 0 && f.Title.Value == "" {
		t.Errorf("nothing is read")
	}
}

var brackets = regexp.MustCompile(`\([^)]*\)`)

// noteless drops a bracket that says how long a part is to be.
func noteless(bracket string) string {
	if lengthNote(bracket) > 0 {
		return ""
	}
	return bracket
}

// softBreak stands in spoken for the end of a line within a paragraph.
const softBreak = "\r"

// spoken gives the text of paragraphs, lists and code that stands at start or
// below, a line each, headings, tables and placeholders left out.
func spoken(c *cutting, start int) string {
	var b strings.Builder
	text := []byte(c.text)
	add := func(at int, words string) {
		if c.place(at)+len(words) > start {
			b.WriteString(words)
		}
	}
	ast.Walk(markdown().Parse(gmtext.NewReader(text)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				b.WriteString("\n")
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading, *extast.Table:
			return ast.WalkSkipChildren, nil
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				add(line.Start, string(line.Value(text)))
			}
		case *ast.Text:
			words := n.Segment.Value(text)
			if !n.IsRaw() {
				words = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(words)))
			}
			add(n.Segment.Start, string(words))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteString(softBreak)
			}
		case *ast.Paragraph:
			if link, ok := n.FirstChild().(*ast.Link); ok && n.ChildCount() == 1 && len(link.Destination) == 0 { // a placeholder
				return ast.WalkSkipChildren, nil
			}
		case *ast.AutoLink:
			add(max(n.Pos(), 0), string(n.Label(text)))
		case *ast.RawHTML:
			if end, known := tagEnd(string(n.Segments.Value(text))); end != 0 {
				b.WriteString("\n")
			} else if !known {
				for i := range n.Segments.Len() {
					line := n.Segments.At(i)
					add(line.Start, string(line.Value(text)))
				}
			}
		}
		return ast.WalkContinue, nil
	})
	var said []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if !emptyText(line) {
			said = append(said, line)
		}
	}
	return strings.Join(said, "\n")
}

// letters gives the runs of ASCII letters in a text.
func letters(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
}

// A coach's remark between two words changes nothing but the comments.
func TestRemarksChangeNothing(t *testing.T) {
	raw, err := os.ReadFile("../../examples/draft.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	options := Options{Find: catalog(t).Find}
	plain := read(t, text, options)
	want := dump(plain)
	_, body, _ := plain.FrontMatter()
	for i := body; i < len(text); i += 61 {
		at := strings.IndexByte(text[i:], ' ')
		if at < 0 {
			break
		}
		for _, remark := range []string{"{>>zq<<}", "<!-- coach: zq -->", "{++ zq++}"} {
			marked := read(t, text[:i+at]+remark+text[i+at:], options)
			if len(marked.Comments) != 1 || marked.Comments[0].Span.Start != i+at {
				t.Fatalf("%s at %d: comments %v", remark, i+at, marked.Comments)
			}
			marked.Comments = nil
			if got := dump(marked); got != want {
				t.Fatalf("%s at %d changes the file to\n%s", remark, i+at, got)
			}
			checkFile(t, marked)
		}
	}
}
