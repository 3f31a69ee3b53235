package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
)

// writeStatusText draws a table for each file: one row an answer, with a bar of
// its words against the limit and its state. It fits 80 columns.
func writeStatusText(w io.Writer, status *Status, look Look) error {
	out := bufio.NewWriter(w)
	for i, doc := range status.Documents {
		if i > 0 {
			fmt.Fprintln(out)
		}
		t := &statusTable{out: out, doc: doc, styles: newStyles(w, look)}
		t.write()
	}
	return out.Flush()
}

// The columns of the table, in cells; with the gaps between them, 79.
const (
	nameWidth  = 38
	barWidth   = 12
	countWidth = 9
)

type statusTable struct {
	out    *bufio.Writer
	doc    *Document
	styles *styles
}

func (t *statusTable) write() {
	file := t.doc.File
	fmt.Fprintln(t.out, t.styles.bold(Safe(file.Path))+"  "+t.styles.faint(t.cut(describe(file), 70-ansi.StringWidth(Safe(file.Path)))))
	perIndicator := file.Unit == framework.PerIndicator
	var lacking []string
	for at := 0; at < len(t.doc.Entries); {
		end := at + 1
		for end < len(t.doc.Entries) && sameCompetency(t.doc.Entries[at], t.doc.Entries[end]) {
			end++
		}
		entries := t.doc.Entries[at:end]
		at = end
		switch {
		case absent(entries):
			lacking = append(lacking, Mask(entries[0].CompetencyText, t.doc.Private))
		case perIndicator:
			t.competency(entries)
		default:
			t.row(entries[0], "", entries[0].CompetencyText)
		}
	}
	if len(t.doc.Entries) == 0 || len(file.Answers) == 0 {
		fmt.Fprintln(t.out, "  no answer in this file")
	}
	if len(lacking) > 0 {
		t.wrapped("Not in this file: " + strings.Join(lacking, ", "))
	}
	fmt.Fprintln(t.out, "  "+t.styles.bold(t.total()))
}

// describe names what a file answers for.
func describe(file *evidence.File) string {
	if file.Framework == nil {
		return "no framework"
	}
	name := file.Framework.Title
	if level := file.Framework.Level(file.Level); level != nil {
		name += ", " + level.Title
	}
	return name
}

func sameCompetency(a, b *evidence.Entry) bool {
	if a.Competency != nil || b.Competency != nil {
		return a.Competency == b.Competency
	}
	return a.Answer != nil && b.Answer != nil && a.Answer.Section == b.Answer.Section
}

// absent says whether the file has nothing of a competency, not even a waiver.
func absent(entries []*evidence.Entry) bool {
	for _, e := range entries {
		if e.State != evidence.Missing || e.Answer != nil {
			return false
		}
	}
	return true
}

// competency writes a competency's row of sums and a row for each indicator.
func (t *statusTable) competency(entries []*evidence.Entry) {
	if len(entries) == 1 && entries[0].IndicatorText == "" {
		t.row(entries[0], "", entries[0].CompetencyText)
		return
	}
	done, words := 0, 0
	for _, e := range entries {
		words += wordsOf(e)
		if e.State == evidence.Evidenced {
			done++
		}
	}
	name := t.cut(entries[0].CompetencyText, nameWidth+2)
	if name == "" {
		name = "No competency"
	}
	fmt.Fprintf(t.out, "  %s %s\n", t.styles.bold(pad(name, nameWidth+1)), t.styles.faint(fmt.Sprintf("%d of %s, %s", done, lint.Plural(len(entries), "indicator"), lint.Plural(words, "word"))))
	for _, e := range entries {
		t.row(e, "  ", e.IndicatorText)
	}
}

func wordsOf(e *evidence.Entry) int {
	if e.Answer == nil {
		return 0
	}
	return e.Answer.Words
}

// row writes one answer.
func (t *statusTable) row(e *evidence.Entry, indent, name string) {
	if name == "" {
		name = "(the whole file)"
	}
	name = pad(t.cut(name, nameWidth-len(indent)), nameWidth-len(indent))
	count := fmt.Sprintf("%d/%d", e.Count, e.Limit.Max)
	if e.Answer == nil {
		count = ""
	}
	fmt.Fprintf(t.out, "  %s%s  %s %*s  %s\n", indent, name, t.bar(e), countWidth, count, t.styles.state(e, stateOf(e)))
}

// stateOf says how far an answer has come: how many of its parts are empty, or
// by how much it is too long.
func stateOf(e *evidence.Entry) string {
	if e.State != evidence.Evidenced {
		return string(e.State)
	}
	switch empty := emptyParts(e); {
	case empty > 0:
		return lint.Plural(empty, "part") + " empty"
	case e.Count > e.Limit.Max:
		return fmt.Sprintf("%d over", e.Count-e.Limit.Max)
	}
	return string(e.State)
}

// emptyParts counts the labelled parts of a written answer in which nothing is
// written.
func emptyParts(e *evidence.Entry) (n int) {
	if e.Answer == nil || e.State != evidence.Evidenced {
		return 0
	}
	for _, p := range e.Answer.Labelled() {
		if p.State == evidence.Empty {
			n++
		}
	}
	return n
}

// bar draws the count against the limit.
func (t *statusTable) bar(e *evidence.Entry) string {
	full := min(barWidth, (e.Count*barWidth+e.Limit.Max/2)/max(e.Limit.Max, 1))
	if e.Count > 0 {
		full = max(full, 1)
	}
	return t.styles.state(e, strings.Repeat("█", full)) + t.styles.faint(strings.Repeat("░", barWidth-full))
}

// total sums the file up: "7 of 23 evidenced, 1347 words".
func (t *statusTable) total() string {
	done, words, waived, partly := 0, 0, 0, 0
	for _, e := range t.doc.Entries {
		words += wordsOf(e)
		switch e.State {
		case evidence.Evidenced:
			done++
			if emptyParts(e) > 0 {
				partly++
			}
		case evidence.Waived:
			waived++
		}
	}
	line := fmt.Sprintf("%d of %d evidenced", done, asked(t.doc.Entries))
	if partly > 0 {
		line += fmt.Sprintf(" (%d in part)", partly)
	}
	line += ", " + lint.Plural(words, "word")
	if waived > 0 {
		line += fmt.Sprintf(", %d waived", waived)
	}
	if len(t.doc.Entries) > 0 {
		line += fmt.Sprintf("; limit %d %s (%s)", t.doc.Entries[0].Limit.Max, t.doc.Entries[0].Limit.Count, t.doc.Entries[0].LimitFrom)
	}
	return line
}

// asked counts what somebody is known to ask for.
func asked(entries []*evidence.Entry) (n int) {
	for _, e := range entries {
		if !e.Beside {
			n++
		}
	}
	return n
}

func (t *statusTable) wrapped(text string) {
	for _, line := range strings.Split(ansi.Wordwrap(Safe(text), 76, " "), "\n") {
		fmt.Fprintln(t.out, "  "+inert(line))
	}
}

// cut makes text safe and fits it into a column.
func (t *statusTable) cut(text string, width int) string {
	return ansi.Truncate(Safe(Mask(text, t.doc.Private)), max(width, 1), "…")
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
