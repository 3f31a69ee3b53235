package evidence

import (
	"strings"

	"merit/pkg/source"
)

// Settle gives the file's text with a coach's edits taken, or with accept false
// left, and without the coach's marks and remarks. Front matter, code, the
// writer's own comments, merit's, and marks that nothing closes stay as they
// are, and so does every byte outside the marks.
//
// Read again, the text has no comments; when the edits are left, it has the same
// answers.
func (f *File) Settle(accept bool) string {
	purpose := toReject
	if accept {
		purpose = toAccept
	}
	_, body, _ := f.FrontMatter()
	text := cutFor(purpose, f.Text[body:], body).text
	text = quoteMarks(text)
	if first, _, _ := strings.Cut(text, "\n"); body == 0 && strings.TrimRight(first, " \t") == "---" {
		text = "\n" + text // a rule, which must not open front matter
	}
	return f.Text[:body] + text
}

// quoteMarks makes mere text of what looks like a mark only since another that
// stood in it is gone: {+{>>remark<<}+ and its like.
func quoteMarks(text string) string {
	const rounds = 4 // quoting one may uncover another, but people do not write that
	for range rounds {
		if _, err := source.CheckMarkdown(text); err != nil {
			break // the marks hid what nobody may read
		}
		c := cutFor(toQuote, text, 0)
		if len(c.comments) == 0 {
			break
		}
		text = c.text
	}
	return text
}
