package evidence

import (
	"strings"

	"merit/pkg/source"
)

// A Run is a stretch of text in one style, as Word has it.
type Run struct {
	Text  string
	Style Style
	Link  string // the address the run leads to
	Start int    // where it stands in the file
}

// A Style is a set of what a run is.
type Style uint8

const (
	Bold Style = 1 << iota
	Italic
	Code
	Linked   // part of a link, perhaps one without an address
	Image    // the alternative text of an image
	SoftEnd  // a line end that is a space
	HardEnd  // a line end that is meant
	CellEnd  // the end of a table's cell
	lineEnds = SoftEnd | HardEnd
)

// A Kind of block.
type Kind uint8

const (
	Paragraph Kind = iota
	Preformatted
	Row        // of a table
	Subheading // a heading inside a part: shown on a page, neither counted nor pasted
)

// A Block is a paragraph, a list item's paragraph, code, or a table's row.
type Block struct {
	Kind  Kind
	Quote int    // how many quotes it stands in
	Depth int    // how many lists it stands in
	Mark  string // the list mark it opens with: "-", "1)"
	Tight bool   // it follows the block before it without a blank line
	Runs  []Run
	Span  source.Span

	text   string    // as it is pasted; see paste.go
	plain  bool      // the text stands in the file as it is, with single spaces
	places []stretch // of the text, once one has been asked for
}

// plain joins the runs' text as it was written.
func plain(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	size := 0
	for _, r := range runs {
		size += len(r.Text)
	}
	var b strings.Builder
	b.Grow(size)
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// trimRuns drops white space at both ends.
func trimRuns(runs []Run) []Run {
	for len(runs) > 0 {
		trimmed := strings.TrimLeft(runs[0].Text, " \t\n")
		if trimmed != "" {
			if n := len(runs[0].Text) - len(trimmed); n > 0 {
				runs = append([]Run(nil), runs...)
				runs[0].Text, runs[0].Start = trimmed, runs[0].Start+n
			}
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 {
		last := len(runs) - 1
		trimmed := strings.TrimRight(runs[last].Text, " \t\n")
		if trimmed != "" {
			if trimmed != runs[last].Text {
				runs = append([]Run(nil), runs...)
				runs[last].Text = trimmed
			}
			break
		}
		runs = runs[:last]
	}
	return runs
}

// skipRuns drops the first n bytes of text.
func skipRuns(runs []Run, n int) []Run {
	for len(runs) > 0 && n >= len(runs[0].Text) {
		n -= len(runs[0].Text)
		runs = runs[1:]
	}
	if n > 0 && len(runs) > 0 {
		runs = append([]Run(nil), runs...)
		runs[0].Text, runs[0].Start = runs[0].Text[n:], runs[0].Start+n
	}
	return runs
}

// allBold says whether the runs are wholly bold but for white space and marks
// at their end.
func allBold(runs []Run) bool {
	bold := false
	for i, r := range runs {
		switch {
		case r.Style&Bold != 0:
			bold = bold || strings.TrimSpace(r.Text) != ""
		case strings.TrimSpace(r.Text) == "":
		case i == len(runs)-1 && bold && strings.Trim(r.Text, " :.–—-") == "":
		default:
			return false
		}
	}
	return bold
}
