package lint

import (
	"slices"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// Mended gives the text of a file in which all that is certain is mended, and how
// many changes that takes: the edits of [Mends], and the labels of parts that are
// written otherwise than nearly all the others.
func Mended(file *evidence.File, findings []Finding) (text string, changes int) {
	edits := Mends(file, findings)
	text = apply(file.Text, edits)
	if len(edits) > 0 {
		again, err := file.Again(text)
		if err != nil {
			return text, len(edits)
		}
		file = again
	}
	text, n := restyle(file)
	return text, len(edits) + n
}

// apply makes edits, which stand in order and do not overlap, in a text.
func apply(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.Text)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Mends gives the edits that are certain: those that findings carry, and an
// indicator's words where copying has lost letters of them. They do not overlap,
// and never touch evidence but for a word that stands twice.
func Mends(file *evidence.File, findings []Finding) []Edit {
	var edits []Edit
	for _, f := range findings {
		edits = append(edits, f.Edits...)
	}
	for _, a := range file.Answers {
		if a.Indicator == nil || !framework.Damaged(a.Heading.Value, a.Indicator.Text) || strings.ContainsAny(a.Indicator.Text, "*_[]<\\`") {
			continue
		}
		// The heading's place may begin with its mark.
		span := a.Heading.Span
		at := strings.Index(file.Text[span.Start:max(span.Start, span.End)], a.Heading.Value)
		if at >= 0 {
			start := span.Start + at
			edits = append(edits, Edit{source.Span{Start: start, End: start + len(a.Heading.Value)}, a.Indicator.Text})
		}
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	end := -1
	return slices.DeleteFunc(edits, func(e Edit) bool {
		if e.Span.Start < end || strings.ContainsAny(e.Text, "\n\r") {
			return true
		}
		end = e.Span.End
		return false
	})
}
