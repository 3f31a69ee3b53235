package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"merit/pkg/framework"
	"merit/pkg/lint"
)

func writeShelfText(w io.Writer, shelf *Shelf, look Look) error {
	out := bufio.NewWriter(w)
	s := newStyles(w, look)
	width := 0
	for _, f := range shelf.Frameworks {
		width = max(width, ansi.StringWidth(Safe(f.ID)))
	}
	width = min(width, 30)
	for _, f := range shelf.Frameworks {
		fmt.Fprintf(out, "%s  %s\n", s.bold(pad(Safe(f.ID), width)), ansi.Truncate(Safe(f.Title), 78-width, "…"))
		fmt.Fprintf(out, "%s  %s\n", strings.Repeat(" ", width), s.faint(ansi.Truncate(Safe(sums(f)), 78-width, "…")))
		if f.Path != "" {
			fmt.Fprintf(out, "%s  %s\n", strings.Repeat(" ", width), s.faint(Safe(f.Path)))
		}
	}
	return out.Flush()
}

// sums counts what a framework holds.
func sums(f *framework.Framework) string {
	indicators := 0
	for _, c := range f.Competencies {
		indicators += len(c.Indicators)
	}
	parts := []string{lint.Plural(len(f.Competencies), "competency"), lint.Plural(indicators, "indicator")}
	if len(f.Levels) > 0 {
		parts = append(parts, lint.Plural(len(f.Levels), "level"))
	}
	if f.Wording == framework.Summary {
		parts = append(parts, "in merit's own words")
	}
	return strings.Join(parts, ", ")
}

// holds says whether an indicator has the words that are searched for.
func (s *Selection) holds(i *framework.Indicator) bool {
	return s.Search == "" || strings.Contains(strings.ToLower(i.Text), strings.ToLower(s.Search))
}

// Empty says whether no indicator is selected.
func (s *Selection) Empty() bool {
	return !slices.ContainsFunc(s.Competencies, func(c *framework.Competency) bool { return len(s.indicators(c)) > 0 })
}

func writeSelectionText(w io.Writer, s *Selection, look Look) error {
	out := bufio.NewWriter(w)
	t := &selectionText{out: out, styles: newStyles(w, look), Selection: s, width: 78}
	t.head()
	for _, c := range s.Competencies {
		t.competency(c)
	}
	return out.Flush()
}

type selectionText struct {
	*Selection
	out    *bufio.Writer
	styles *styles
	width  int
}

// wrap writes text between an indent and the width; first stands before its
// first line.
func (t *selectionText) wrap(first, indent, text string, paint func(string) string) {
	lines := strings.Split(ansi.Wordwrap(Safe(text), t.width-len(indent), " "), "\n")
	for i, line := range lines {
		lead := indent
		if i == 0 {
			lead = first
		}
		fmt.Fprintln(t.out, lead+paint(inert(line)))
	}
}

func plainly(text string) string { return text }

func (t *selectionText) head() {
	f := t.Framework
	t.wrap("", "", f.Title, t.styles.bold)
	about := f.Publisher
	if f.Year > 0 {
		about = strings.TrimPrefix(fmt.Sprintf("%s, %d", about, f.Year), ", ")
	}
	for _, line := range []struct{ name, text string }{{"Publisher", about}, {"Source", f.Source}, {"Licence", f.Licence}, {"Copyright", f.Copyright}, {"Read from", f.Path}} {
		if line.text != "" {
			t.wrap(pad(line.name, 11), strings.Repeat(" ", 11), line.text, t.styles.faint)
		}
	}
	if f.Wording == framework.Summary {
		t.wrap(pad("Wording", 11), strings.Repeat(" ", 11), "merit's own summary, not the official text: read the source before you apply", t.styles.faint)
	}
	for _, l := range f.Levels {
		if t.Level != "" && t.Level != l.ID {
			continue
		}
		grades := ""
		if len(l.Grades) > 0 {
			grades = " (" + strings.Join(l.Grades, ", ") + ")"
		}
		t.wrap(pad("Level "+Safe(l.ID), 11), strings.Repeat(" ", 11), strings.TrimSpace(strings.TrimPrefix(l.Title, "Level "+l.ID)+grades), plainly)
	}
	if f.Cumulative {
		t.wrap(pad("", 11), strings.Repeat(" ", 11), "each level includes those before it", t.styles.faint)
	}
}

func (t *selectionText) competency(c *framework.Competency) {
	indicators := t.indicators(c)
	if len(indicators) == 0 && t.Search != "" {
		return
	}
	fmt.Fprintf(t.out, "\n%s  %s\n", t.styles.bold(Safe(c.Title)), t.styles.faint(Safe(c.ID)))
	about := c.Description
	if c.Attribute != "" {
		about = strings.TrimSpace(c.Attribute + ". " + about)
	}
	if about != "" {
		t.wrap("  ", "  ", about, t.styles.faint)
	}
	if !c.Asks {
		fmt.Fprintln(t.out, "  asks for no answer")
	}
	level := ""
	for _, i := range indicators {
		if i.Level != level && t.Level == "" && !i.Negative {
			level = i.Level
			fmt.Fprintln(t.out, "  Level "+Safe(level))
		}
		if i.Negative {
			t.wrap("  x ", "    ", i.Stem+" "+lowerFirst(i.Text), t.styles.faint)
			continue
		}
		t.wrap("  - ", "    ", i.Text, plainly)
	}
}

func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
