package render

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
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
	path   string // of the finding written last,
	shown  string // as it is shown
}

func newFindingsText(w io.Writer, look Look) FindingWriter {
	return &findingsText{out: bufio.NewWriter(w), styles: newStyles(w, look)}
}

func (t *findingsText) File(file *source.File, findings []lint.Finding, private []string) error {
	line, length, number := "", 0, 0 // of the finding before: there are often several in one
	for _, f := range findings {
		t.finding(f, private)
		if f.Line != number {
			line, number = hide(file.Line(f.Line), private), f.Line
			length = utf8.RuneCountInString(line)
		}
		t.excerpt(line, length, f)
	}
	return t.out.Flush()
}

func (t *findingsText) finding(f lint.Finding, private []string) {
	if t.shown == "" || f.Path != t.path {
		t.path, t.shown = f.Path, Safe(f.Path+":")
	}
	t.write(t.styles.place(t.shown+strconv.Itoa(f.Line)+":"+strconv.Itoa(f.Column)), ": ", t.styles.severity(f.Severity), ": ",
		Safe(hide(f.Message, private)), " ", t.styles.faint("["+f.Rule.Name+"]"), "\n")
}

func (t *findingsText) write(texts ...string) {
	for _, text := range texts {
		t.out.WriteString(text)
	}
}

// excerpt shows the finding's line, or the stretch of a long line around it,
// with a caret under its start.
func (t *findingsText) excerpt(line string, length int, f lint.Finding) {
	const before, most = 30, 72
	if strings.TrimSpace(line) == "" {
		return
	}
	column := min(f.Column-1, length)
	start := 0
	if length > most && column > before {
		start = column - before
	}
	end := min(start+most, length)
	lead, tail := "", ""
	if start > 0 {
		lead = "…"
	}
	if end < length {
		tail = "…"
	}
	shown := line[runeOffset(line, length, start):]
	shown = shown[:runeOffset(shown, length-start, end-start)]
	ahead := shown[:runeOffset(shown, end-start, column-start)]
	t.write("    ", inert(lead+middle(shown)+tail), "\n    ")
	for range width(lead, middle(ahead)) {
		t.out.WriteByte(' ')
	}
	t.write(t.styles.severityMark(f.Severity, "^"), "\n")
}

// width gives the columns that text takes behind a sign.
func width(lead, text string) int {
	if printable(text) {
		return ansi.StringWidth(lead) + len(text)
	}
	return ansi.StringWidth(lead + text)
}

// runeOffset gives the offset of the nth rune of a text that has length of them.
func runeOffset(text string, length, n int) int {
	if length == len(text) {
		return n
	}
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// middle is Safe but for what only matters at the start of a line.
func middle(text string) string {
	if printable(text) && !strings.Contains(text, "##") {
		return text
	}
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
