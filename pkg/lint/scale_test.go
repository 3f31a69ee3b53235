package lint

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// TestScale checks files that repeat what a rule looks for: work that grew with
// the square of the repetitions would never end.
func TestScale(t *testing.T) {
	const (
		size    = 256 << 10
		perItem = "---\nframework: civil-service-2012\nanswer: indicator\n---\n\n## Changing and improving\n\n"
	)
	for _, tt := range []struct{ name, head, unit string }{
		{"placeholders in one paragraph", "## A\n\nI led", " TODO"},
		{"placeholders in many", "", "- I led TODO people.\n"},
		{"ands", "## A\n\n", "and x "},
		{"figures behind a reference", "## A\n\n**Result:** It was 0123", " 1"},
		{"comments behind comments", "## A\n\nI led `it`.\n\n", "<!-- a --><!-- b\n\n"},
		{"braces that nothing closes", "", "- I led {{add people.\n"},
		{"braces alone", "## A\n\nI led", "{"},
		{"brackets that nothing closes", "", "- I led [add people.\n"},
		{"one word", "## A\n\n", "x"},
		{"answers", "", "## Leadership #\n\nI led.\n\n"},
		{"unknown competencies", "---\nframework: civil-service-2012\n---\n\n", "## Leading #\n"},
		{"unknown indicators", perItem, "### Be prepared to take risk #\n"},
		{"the same indicator", perItem, "### changing-managed-risks\n\nI led.\n\n"},
		{"a checklist", perItem, "- [x] Be prepared to take risk #\n"},
		{"rounds", "## A\n\n", "**Result:** It came.\n\n**Situation:** It was late.\n\n"},
		{"empty parts", "## A\n\nI led.\n\n", "**Result:**\n\n"},
		{"ignored answers", "", "## A\n\n<!-- merit:ignore placeholder for now -->\n\nTODO it is.\n\n"},
		{"ignored blocks", "## A\n\n", "I led TODO.\n\n<!-- merit:ignore placeholder for now -->\n\n"},
		{"ignoring what is not there", "## A\n\n", "<!-- merit:ignore plaecholder for now -->\n\n"},
		{"dashes", "## A\n\nI led", " - a"},
		{"a word again and again", "## Leadership\n\nI led the team to it", " the"},
		{"weak phrases", "## Leadership\n\nI led the team to it.", " I was able to."},
		{"acronyms", "## Leadership\n\nI led the team of it.", " The ZQ# was the one."},
		{"acronyms in brackets", "## Leadership\n\nI led the team of it.", "The (ZQA was.\n\n"},
		{"quotation marks", "## Leadership\n\nI led the team of it", " 'the"},
		{"telephone numbers", "## Leadership\n\nI led.", " 0161 496 0000,"},
		{"half addresses", "## Leadership\n\nI led", " a@b"},
		{"at signs", "## Leadership\n\nI led ", "@"},
		{"births", "## Leadership\n\nI led", " born on the"},
		{"private words", "---\nprivate: [ada ada ada ada ada ada ada ada]\n---\n\n## Leadership\n\nI led", " ada"},
		{"one long sentence", "## Leadership\n\nI led the team to it", " and the plan"},
		{"sentences", "## Leadership\n\nI led the team to it.", " It was of Mr. A. B."},
		{"the framework's words", perItem + "### changing-managed-risks\n\n", "be prepared to take managed risks ensuring these are planned and be "},
		{"the same story", "", "## Leadership #\n\nI rang the printers # and asked what they needed from us, and drew up a plan with their foreman, on one page, which I then checked with both of the drivers.\n\n"},
		{"openings", "", "## Leadership #\n\nI rang the printers again #.\n\n"},
		{"comments", "## Leadership\n\n", "I led {>>who?<<} them.\n\n"},
		{"odd characters", "## Leadership\n\nI led the team of it ", "✓"},
		{"links", "## Leadership\n\nI led the team of it.\n\n", "[a](b)\n\n"},
		{"code and words", "## Leadership\n\n", "I led `a` of\n\n"},
		{"years", "---\ndate: 2026-01-01\n---\n\n## Leadership\n\nI led", " in 2019"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString(tt.head)
			for i := 0; b.Len() < size; i++ {
				b.WriteString(strings.ReplaceAll(tt.unit, "#", fmt.Sprint(i)))
			}
			Check(parse(t, b.String()), Rules, Options{Today: today})
		})
	}
}

// FuzzCheck checks that every finding can be shown: it stands inside the file,
// behind the one before it, and says something on one line.
func FuzzCheck(f *testing.F) {
	for _, rule := range Rules {
		for _, e := range rule.Examples {
			f.Add(e.Source)
		}
	}
	for _, name := range []string{"by-competency.md", "by-indicator.md", "draft.md", "raw-material.md"} {
		f.Add(example(f, name))
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.ReadFrom("evidence.md", strings.NewReader(text), source.Markdown)
		if err != nil {
			return
		}
		before := 0
		for _, finding := range Check(evidence.Parse(file, evidence.Options{Find: find}), Rules, Options{Today: today}) {
			if err := showable(file, finding); err != nil {
				t.Errorf("%d:%d-%d:%d %q [%s]: %v", finding.Line, finding.Column, finding.EndLine, finding.EndColumn, finding.Message, finding.Rule.Name, err)
			}
			if finding.Span.Start < before {
				t.Errorf("%d:%d stands behind a later one", finding.Line, finding.Column)
			}
			before = finding.Span.Start
		}
	})
}

func showable(file *source.File, f Finding) error {
	lines := strings.Count(file.Text, "\n") + 1
	switch {
	case f.Span.Start < 0 || f.Span.Start > len(file.Text) || f.Span.End > len(file.Text):
		return errors.New("it stands outside the text")
	case f.Line < 1 || f.Line > lines || f.EndLine > lines:
		return errors.New("it stands on no line of the file")
	case f.Column < 1 || f.Column > utf8.RuneCountInString(file.Line(f.Line))+1:
		return errors.New("it stands in no column of its line")
	case f.EndLine < f.Line || f.EndLine == f.Line && f.EndColumn < f.Column:
		return errors.New("it ends before it starts")
	case strings.TrimSpace(f.Message) == "":
		return errors.New("it says nothing")
	case strings.ContainsFunc(f.Message, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }):
		return errors.New("it holds control characters")
	case f.Severity < Note || f.Severity > Error:
		return errors.New("it weighs nothing")
	}
	return nil
}

func BenchmarkCheck(b *testing.B) {
	text := example(b, "by-competency.md")
	file := parse(b, text)
	run := func(name string, rules []*Rule) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Check(file, rules, Options{Today: today})
			}
		})
	}
	run("all", Rules)
	for _, rule := range Rules {
		run(rule.Name, []*Rule{rule})
	}
}
