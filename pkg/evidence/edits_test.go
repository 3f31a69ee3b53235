package evidence

import (
	"fmt"
	"strings"
	"testing"

	"merit/pkg/source"
)

// forms are the marks of a coach, and what each becomes.
var forms = []struct{ mark, taken, left string }{
	{"{++quick++}", "quick", ""},
	{"{--quick--}", "", "quick"},
	{"{~~quick~>slow~~}", "slow", "quick"},
	{"{~~quick~>~~}", "", "quick"},
	{"{~~~>slow~~}", "slow", ""},
	{"{==quick==}", "quick", "quick"},
	{"{>>why?<<}", "", ""},
	{"<!-- coach: why? -->", "", ""},
	{"{++++}{----}{====}{>><<}", "", ""},

	// Marks beside and inside each other.
	{"{--old--}{++new++}", "new", "old"},
	{"{==words==}{>>which?<<}", "words", "words"},
	{"{++a {==b==}{>>why?<<} c++}", "a b c", ""},
	{"{--a {++b++} c--}", "", "a  c"},
	{"{--a {==b==} c--}", "", "a b c"},
	{"{~~a {==b==}~>c {>>d<<}e~~}", "c e", "a b"},
	{"{==a {++b++}{--c--}==}", "a b", "a c"},
	{"{>>a {++b++} c<<}", "", ""},
	{"{++a <!-- coach: b -->c++}", "a c", ""},
	{"{--a {--b--}", "", "a {--b"}, // one closer closes one mark
	{"{++a <!-- own --> c++}", "a <!-- own --> c", ""},

	// What is none of a coach's.
	{"<!-- own -->", "<!-- own -->", "<!-- own -->"},
	{"<!-- {++own++} -->", "<!-- {++own++} -->", "<!-- {++own++} -->"},
	{"<!-- merit:ignore we-not-i it was us -->", "<!-- merit:ignore we-not-i it was us -->", "<!-- merit:ignore we-not-i it was us -->"},
	{"`{++code++}`", "`{++code++}`", "`{++code++}`"},
	{"``{--a`--} b``", "``{--a`--} b``", "``{--a`--} b``"},
	{`\{++quick++}`, `\{++quick++}`, `\{++quick++}`},
	{"{++never closed", "{++never closed", "{++never closed"},
	{"{~~no arrow~~}", "{~~no arrow~~}", "{~~no arrow~~}"},
	{"{+ +} {=x=}", "{+ +} {=x=}", "{+ +} {=x=}"},

	// What only looks like a mark once another is gone stays text.
	{"{+{>>x<<}+a++}", `\{++a++}`, `\{++a++}`},
}

// positions are where a mark can stand.
var positions = []string{
	"%s",
	"%s\n",
	"%s is how it starts.\n\nAnd this follows.\n",
	"## Delivering %s at pace\n\nI rang.\n",
	"## %s\n\nI rang.\n",
	"# Title %s\n\n## Pace\n\nI rang.\n",
	"Pace %s\n====\n\nI rang.\n",
	"## Pace\n\n### Situation %s\n\nIt was late.\n",
	"## Pace\n\n**Situation %s:** It was late.\n",
	"## Pace\n\n**Situation:** %s It was late.\n",
	"## Pace\n\nI rang %s them, and **they %s came** _%s_.",
	"## Pace\n\n- one %s\n- %s\n  1) two\n",
	"## Pace\n\n- [x] one %s\n",
	"## Pace\n\n| week | %s evidence |\n|---|---|\n| one %s | two %s |\n",
	"## Pace\n\n> said %s\n> again\n",
	"## Pace\n\nOne.\n\n%s\n\nTwo.\n",
	"## Pace\n\nOne.\n%s\nTwo.\n",
	"---\nlimit: 250\ntitle: \"{++x++}\"\n---\n%s\n## Pace\n\nI rang %s.\n",
	"## Pace\n\nI rang <b>%s</b> [them %s](https://example.org).\n\tTabs\t%s\t\n",
}

func TestSettle(t *testing.T) {
	for _, form := range forms {
		for _, position := range positions {
			n := strings.Count(position, "%s")
			at := func(text string) string {
				return fmt.Sprintf(position, []any{text, text, text}[:n]...)
			}
			f := read(t, at(form.mark), Options{})
			if got, want := f.Settle(true), at(form.taken); got != want && !eatsBlanks(form.mark) {
				t.Errorf("%q, taken, is %q, not %q", f.Text, got, want)
			}
			if got, want := f.Settle(false), at(form.left); got != want && !eatsBlanks(form.mark) {
				t.Errorf("%q, left, is %q, not %q", f.Text, got, want)
			}
			checkSettled(t, f)
		}
	}
}

// eatsBlanks says whether a mark takes the blanks behind it along where it opens
// its line, so that they do not become an indentation.
func eatsBlanks(mark string) bool { return strings.HasPrefix(mark, "<!-- coach") }

// Marks in fenced code are code; a remark that opens its line goes with the
// blanks behind it; a rule at the start of a file does not become front matter.
func TestSettleWhole(t *testing.T) {
	for _, tt := range []struct{ text, taken, left string }{
		{"a\n\n```\n{++b++}\n```\n\n{--c--}\n", "a\n\n```\n{++b++}\n```\n\n\n", "a\n\n```\n{++b++}\n```\n\nc\n"},
		{"<!-- coach: x -->    I rang.\n", "I rang.\n", "I rang.\n"},
		{"{>>x<<}---\nlimit: 3\n---\n", "\n---\nlimit: 3\n---\n", "\n---\nlimit: 3\n---\n"},
		{"---\nlimit: {>>x<<}\n---\n{++a++}", "---\nlimit: {>>x<<}\n---\na", "---\nlimit: {>>x<<}\n---\n"},
		{"{++## New\n\n++}## Old\n", "## New\n\n## Old\n", "## Old\n"},
		{"I led. <!-- Old opening: I rang. --> {--x--}", "I led. <!-- Old opening: I rang. --> ", "I led. <!-- Old opening: I rang. --> x"},
		{"no marks <!-- own --> at all", "no marks <!-- own --> at all", "no marks <!-- own --> at all"},
	} {
		f := read(t, tt.text, Options{})
		if got := f.Settle(true); got != tt.taken {
			t.Errorf("%q, taken, is %q, not %q", tt.text, got, tt.taken)
		}
		if got := f.Settle(false); got != tt.left {
			t.Errorf("%q, left, is %q, not %q", tt.text, got, tt.left)
		}
		checkSettled(t, f)
	}
}

// TestSettleHiddenNesting settles a file whose remarks hide what the Markdown
// parser cannot bear.
func TestSettleHiddenNesting(t *testing.T) {
	f := read(t, strings.Repeat("- <!-- coach:\n-->", 2000)+"`x"+strings.Repeat("\n", 2000), Options{})
	if _, err := source.CheckMarkdown(f.Settle(true)); err == nil {
		t.Error("the text can be read")
	}
}

// FuzzSettle settles whatever can be read, and checks what holds for every file.
func FuzzSettle(f *testing.F) {
	addReadings(f)
	for i, form := range forms {
		f.Add(strings.ReplaceAll(positions[i%len(positions)], "%s", form.mark))
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.ReadFrom("x.md", strings.NewReader(text), source.Markdown)
		if err != nil {
			t.Skip()
		}
		checkSettled(t, Parse(file, Options{}))
	})
}

// checkSettled checks that settled text has no comments and settles to itself,
// that its front matter is the file's, and that with the edits left it has the
// file's answers.
func checkSettled(t *testing.T, f *File) {
	t.Helper()
	for _, accept := range []bool{true, false} {
		text := f.Settle(accept)
		file, err := source.ReadFrom("x.md", strings.NewReader("\ufeff"+text), source.Markdown) // a mark in the text is text
		if err != nil {
			continue // a mark hid what nobody can read
		}
		again := Parse(file, Options{})
		if len(again.Comments) > 0 || again.Settle(accept) != text || again.Settle(!accept) != text {
			t.Errorf("%q settles to %q, which has %v", f.Text, text, again.Comments)
		}
		_, body, _ := f.FrontMatter()
		if _, after, _ := again.FrontMatter(); after != body || text[:body] != f.Text[:body] {
			t.Errorf("%q settles to %q, which has other front matter", f.Text, text)
		}
		// A comment at the start of a line hides the code behind it from CommonMark,
		// and so what in it is a mark; once it is gone, the code is seen.
		if hides := strings.Contains(f.Text, "<!--") && strings.ContainsAny(f.Text, "`~"); !accept && !hides {
			checkLeft(t, f, again)
		}
	}
}

func checkLeft(t *testing.T, f, again *File) {
	t.Helper()
	if len(f.Answers) != len(again.Answers) {
		t.Errorf("%q has %d answers, %d once the edits are left", f.Text, len(f.Answers), len(again.Answers))
		return
	}
	for i, a := range f.Answers {
		b := again.Answers[i]
		if a.Text(true) != b.Text(true) || a.Words != b.Words || a.State != b.State || a.Heading.Value != b.Heading.Value {
			t.Errorf("%q has the answer %q, %q once the edits are left in %q", f.Text, a.Text(true), b.Text(true), again.Text)
		}
	}
}
