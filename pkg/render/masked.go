package render

import (
	"slices"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// Masked counts the words of answers, and of the headings that are shown with
// them, that [Mask] hides, and gives the lines on which they stand.
func (doc *Document) Masked(answers []*evidence.Answer, headings []source.Text) (words int, lines []int) {
	if len(doc.Private) == 0 {
		return 0, nil
	}
	cursor := source.Cursor{File: doc.File.File}
	look := func(text string, place func(offset int) int) {
		for _, offset := range maskedAt(text, doc.Private) {
			line, _ := cursor.Position(place(offset))
			words, lines = words+1, append(lines, line)
		}
	}
	for _, heading := range headings {
		look(heading.Value, func(int) int { return heading.Span.Start })
	}
	for _, answer := range answers {
		for _, part := range answer.Parts {
			for _, block := range part.Blocks {
				look(block.Text(), func(offset int) int { return block.Place(offset, offset+1).Start })
			}
		}
	}
	slices.Sort(lines)
	return words, slices.Compact(lines)
}

// Headings are those that a document shows: of what its answers are to, and of
// the whole where it is a page.
func (doc *Document) Headings(page bool) (headings []source.Text) {
	if page {
		headings = append(headings, doc.File.Title)
	}
	for _, answer := range doc.File.Answers {
		headings = append(headings, answer.Section.Title, answer.Heading)
	}
	slices.SortStableFunc(headings, func(a, b source.Text) int { return a.Span.Start - b.Span.Start })
	return slices.Compact(headings)
}

// maskedAt gives where in a text the words begin that are masked.
func maskedAt(text string, private []string) (at []int) {
	masked := Mask(text, private)
	within := false
	for offset, r := range text {
		shown, size := utf8.DecodeRuneInString(masked)
		masked = masked[size:]
		if shown != r && !within {
			at = append(at, offset)
		}
		within = shown != r
	}
	return at
}
