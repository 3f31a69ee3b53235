package render

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/source"
)

// A saying is a coach's remark or edit, where it stands, and where in the file
// what it speaks of begins.
type saying struct {
	evidence.Comment
	line, column, endLine, endColumn int
	about                            int
}

// said gives a file's open remarks and edits. Words that are only marked for the
// remark behind them are told with it.
func said(file *evidence.File) (open []saying) {
	cursor := source.Cursor{File: file.File}
	for i, c := range file.Comments {
		if i+1 < len(file.Comments) && c.Highlights(file.Comments[i+1]) {
			continue
		}
		s := saying{Comment: c, about: c.Span.Start}
		if i > 0 && file.Comments[i-1].Highlights(c) {
			s.about = file.Comments[i-1].Span.Start
		}
		s.line, s.column, s.endLine, s.endColumn = cursor.Positions(c.Span)
		open = append(open, s)
	}
	return open
}

// writeReviewText writes a line for each: the place, who speaks, what they say
// and of which words.
func writeReviewText(w io.Writer, review *Review, look Look) error {
	out, styles := bufio.NewWriter(w), newStyles(w, look)
	for _, doc := range review.Documents {
		for _, c := range said(doc.File) {
			place := Safe(fmt.Sprintf("%s:%d:%d", doc.File.Path, c.line, c.column))
			fmt.Fprintf(out, "%s: %s\n", styles.place(place), Safe(c.words(doc.Private)))
		}
	}
	return out.Flush()
}

// words puts a saying into words.
func (c saying) words(private []string) string {
	text, words := shown(c.Text, private), shown(c.Words, private)
	switch c.Kind {
	case evidence.Insertion:
		return fmt.Sprintf("edit: add %q", text)
	case evidence.Deletion:
		return fmt.Sprintf("edit: drop %q", words)
	case evidence.Substitute:
		return fmt.Sprintf("edit: write %q for %q", text, words)
	case evidence.Highlight:
		return fmt.Sprintf("mark: look at %q", words)
	}
	line := hide(cmp.Or(c.Name, "remark")+": "+strings.Join(strings.Fields(c.Text), " "), private)
	if words != "" {
		line += fmt.Sprintf(" (of %q)", words)
	}
	return line
}

// shown is the start of what is marked, as everybody may see it: a word is hidden
// before it can be cut in two.
func shown(text string, private []string) string {
	return ansi.Truncate(strings.Join(strings.Fields(hide(text, private)), " "), 300, "…")
}

type jsonReview struct {
	Version  int           `json:"version"`
	Comments []jsonComment `json:"comments"`
	Errors   []Trouble     `json:"errors"`
}

type jsonComment struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Text      string `json:"text"`
	Words     string `json:"words"`
}

func writeReviewJSON(w io.Writer, review *Review, _ Look) error {
	document := jsonReview{Version: version, Comments: []jsonComment{}, Errors: troubles(review.Errors)}
	for _, doc := range review.Documents {
		for _, c := range said(doc.File) {
			document.Comments = append(document.Comments, commentJSON(doc, c))
		}
	}
	return writeJSON(w, document)
}

func commentJSON(doc *Document, c saying) jsonComment {
	comment := jsonComment{
		Path: doc.File.Path, Line: c.line, Column: c.column, EndLine: c.endLine, EndColumn: c.endColumn,
		Name: hide(c.Name, doc.Private), Kind: c.Kind.String(), Words: hide(c.Words, doc.Private),
	}
	if c.Kind != evidence.Deletion && c.Kind != evidence.Highlight { // whose words these are
		comment.Text = hide(c.Text, doc.Private)
	}
	return comment
}

// ReviewLine says what a run of review came to: "2 files: 3 remarks, 1 edit".
func ReviewLine(review *Review) string {
	remarks, edits, marks := 0, 0, 0
	for _, doc := range review.Documents {
		for _, c := range said(doc.File) {
			switch c.Kind {
			case evidence.Remark:
				remarks++
			case evidence.Highlight:
				marks++
			default:
				edits++
			}
		}
	}
	return lint.Plural(len(review.Documents), "file") + ": " + countsOf([]counted{{remarks, "remark"}, {edits, "edit"}, {marks, "mark"}}, "nothing to settle")
}
