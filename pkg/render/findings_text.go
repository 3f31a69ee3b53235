package render

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A findingsText writes findings for people: the place, what is wrong, the line
// and a caret under it.
type findingsText struct {
	out    *bufio.Writer
	styles *styles
}

func newFindingsText(w io.Writer, look Look) FindingWriter {
	return &findingsText{bufio.NewWriter(w), newStyles(w, look)}
}

func (t *findingsText) File(file *source.File, findings []lint.Finding, private []string) error {
	for _, f := range findings {
		place := Safe(fmt.Sprintf("%s:%d:%d", f.Path, f.Line, f.Column))
		t.out.WriteString(t.styles.place(place) + ": " + t.styles.severity(f.Severity) + ": " + Safe(hide(f.Message, private)) + " " + t.styles.faint("["+f.Rule.Name+"]") + "\n")
		t.excerpt(hide(file.Line(f.Line), private), f)
	}
	return t.out.Flush()
}

// excerpt shows the finding's line, or the stretch of a long line around it,
// with a caret under its start.
func (t *findingsText) excerpt(line string, f lint.Finding) {
	const before, width = 30, 72
	if strings.TrimSpace(line) == "" {
		return
	}
	length := utf8.RuneCountInString(line)
	column := min(f.Column-1, length)
	start := 0
	if length > width && column > before {
		start = column - before
	}
	end := min(start+width, length)
	lead, tail := "", ""
	if start > 0 {
		lead = "…"
	}
	if end < length {
		tail = "…"
	}
	_, shown := cutRunes(line, start)
	shown, _ = cutRunes(shown, end-start)
	ahead, _ := cutRunes(shown, column-start)
	indent := ansi.StringWidth(lead + middle(ahead))
	t.out.WriteString("    " + inert(lead+middle(shown)+tail) + "\n")
	t.out.WriteString("    " + strings.Repeat(" ", indent) + t.styles.severityMark(f.Severity, "^") + "\n")
}

// cutRunes cuts text behind its first n runes.
func cutRunes(text string, n int) (head, rest string) {
	for i := range text {
		if n == 0 {
			return text[:i], text[i:]
		}
		n--
	}
	return text, ""
}

// middle is Safe but for what only matters at the start of a line.
func middle(text string) string {
	return strings.TrimPrefix(Safe("."+text), ".")
}

func (t *findingsText) Close(s Summary) error {
	return t.out.Flush()
}

// SummaryLine says what a run of lint came to: "3 files: 2 errors, 1 note".
func SummaryLine(s Summary) string {
	return lint.Plural(s.Files, "file") + ": " + countsOf([]counted{{s.Errors, "error"}, {s.Warnings, "warning"}, {s.Notes, "note"}}, "nothing to say")
}

// A counted noun.
type counted struct {
	n    int
	noun string
}

// countsOf lists what there is any of, or says that there is nothing.
func countsOf(all []counted, nothing string) string {
	var counts []string
	for _, c := range all {
		if c.n > 0 {
			counts = append(counts, lint.Plural(c.n, c.noun))
		}
	}
	return cmp.Or(strings.Join(counts, ", "), nothing)
}
