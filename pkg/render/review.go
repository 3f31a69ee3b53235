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
)

// said gives a file's open remarks and edits. Words that are only marked for the
// remark behind them are told with it.
func said(file *evidence.File) (open []evidence.Comment) {
	for i, c := range file.Comments {
		if i+1 == len(file.Comments) || !c.Highlights(file.Comments[i+1]) {
			open = append(open, c)
		}
	}
	return open
}

// writeReviewText writes a line for each: the place, who speaks, what they say
// and of which words.
func writeReviewText(w io.Writer, review *Review, look Look) error {
	out, styles := bufio.NewWriter(w), newStyles(w, look)
	for _, doc := range review.Documents {
		for _, c := range said(doc.File) {
			line, column := doc.File.Position(c.Span.Start)
			place := Safe(fmt.Sprintf("%s:%d:%d", doc.File.Path, line, column))
			fmt.Fprintf(out, "%s: %s\n", styles.place(place), Safe(sayingOf(c, doc.Private)))
		}
	}
	return out.Flush()
}

// sayingOf puts a comment into words.
func sayingOf(c evidence.Comment, private []string) string {
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
	saying := hide(cmp.Or(c.Name, "remark")+": "+strings.Join(strings.Fields(c.Text), " "), private)
	if words != "" {
		saying += fmt.Sprintf(" (of %q)", words)
	}
	return saying
}

// shown is the start of what is marked, as everybody may see it: a word is hidden
// before it can be cut in two. Marks can hold each other, so that all of them
// together are far longer than their file.
func shown(text string, private []string) string {
	const most = 300
	return head(hide(head(text, 2*most), private), most)
}

func head(text string, most int) string {
	text = strings.ToValidUTF8(text[:min(len(text), 4*most)], "")
	return ansi.Truncate(strings.Join(strings.Fields(text), " "), most, "…")
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
	Text      string `json:"text"`  // of an edit, its first 300 characters
	Words     string `json:"words"` // likewise
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

func commentJSON(doc *Document, c evidence.Comment) jsonComment {
	comment := jsonComment{Path: doc.File.Path, Name: hide(c.Name, doc.Private), Kind: c.Kind.String(), Words: shown(c.Words, doc.Private)}
	comment.Line, comment.Column = doc.File.Position(c.Span.Start)
	comment.EndLine, comment.EndColumn = doc.File.Position(c.Span.End)
	switch c.Kind {
	case evidence.Remark:
		comment.Text = hide(c.Text, doc.Private)
	case evidence.Insertion, evidence.Substitute:
		comment.Text = shown(c.Text, doc.Private)
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
