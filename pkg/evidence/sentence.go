package evidence

import (
	"slices"
	"strings"
)

// A line that is wholly bold is a heading, or it is a sentence that matters to
// its writer. What a line says and where it stands tell which.

// keepSentences leaves a bold line that the framework lacks where it is: one
// between two parts of a story, or what the writer says of themselves.
func (b *builder) keepSentences() {
	later := make([]int, len(b.pieces)) // the first part below, before the next heading
	for i, next := len(b.pieces)-1, -1; i >= 0; i-- {
		p := &b.pieces[i]
		switch later[i] = next; {
		case p.label != nil:
			next = slices.Min(p.label.parts)
		case p.kind == heading || b.isKnown(i):
			next = -1
		}
	}
	last := -1 // the last part above
	for i := range b.pieces {
		p := &b.pieces[i]
		switch {
		case p.label != nil:
			last = slices.Max(p.label.parts)
		case p.kind == boldLine && !p.row && b.roles[i] == competency && !b.isKnown(i) && b.speaks(i, last, later[i]):
			b.roles[i] = none
		case p.kind == heading || b.roles[i] != none:
			last = -1
		}
	}
}

// speaks says whether a bold line, which stands between two parts (-1 is none),
// is evidence: no question, and no title of another story.
func (b *builder) speaks(i, last, next int) bool {
	text := plain(b.pieces[i].block.Runs)
	switch {
	case last < 0 || strings.HasSuffix(text, "?"):
		return false
	case next > last:
		return EndsSentence(text) || firstPerson(text) || strings.ContainsAny(text, "0123456789") && strings.Count(text, " ") > 3
	}
	return next < 0 && firstPerson(text) && (EndsSentence(text) || strings.ContainsAny(text, "0123456789"))
}

// isKnown says whether the framework has the heading at i.
func (b *builder) isKnown(i int) bool {
	m := b.found[i]
	return m.competency != nil || m.indicator != nil
}

// firstPerson says whether text speaks of its writer, as titles and indicators
// hardly ever do.
func firstPerson(text string) bool { return says(text, "I", "my", "My") }

// says says whether text has one of the words.
func says(text string, words ...string) bool {
	for word := range strings.FieldsSeq(text) {
		word, _, _ = strings.Cut(strings.Trim(strings.ReplaceAll(word, "’", "'"), `.,;:!?"“”‘()*_`), "'")
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// asks says whether a bold sentence is the question that is answered.
func asks(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	switch first {
	case "Describe", "Tell", "Give", "Explain", "Please", "Provide", "Outline", "Demonstrate", "Discuss", "Show", "Share", "Using", "Think":
		return true
	}
	return strings.HasSuffix(text, "?") || says(text, "you", "You", "your", "Your")
}

// ownSentences finds the bold lines that are sentences of the writer's, one under
// a heading: several are indicators in words of the writer's own.
func (b *builder) ownSentences() []bool {
	own := make([]bool, len(b.pieces))
	last := -1
	for i := range b.pieces {
		switch {
		case b.pieces[i].kind == heading:
			last = -1
		case !b.ownSentence(i):
		case last < 0:
			own[i], last = true, i
		default:
			own[last] = false
		}
	}
	return own
}

// ownSentence says whether a bold line is a sentence that the writer says of
// themselves.
func (b *builder) ownSentence(i int) bool {
	text := plain(b.pieces[i].block.Runs)
	return b.boldSentence(i) && !strings.HasSuffix(text, "?") && firstPerson(text)
}

// boldSentence says whether a bold line that the framework lacks ends as a
// sentence.
func (b *builder) boldSentence(i int) bool {
	p := &b.pieces[i]
	return p.kind == boldLine && !p.row && !b.isKnown(i) && EndsSentence(plain(p.block.Runs))
}
