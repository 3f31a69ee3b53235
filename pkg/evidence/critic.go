package evidence

import (
	"slices"
	"strings"

	"merit/pkg/source"
)

// criticMark reads how a CriticMarkup mark opens: its kind and its closer.
func criticMark(text string) (kind CommentKind, closer string, ok bool) {
	if len(text) < 3 {
		return 0, "", false
	}
	switch text[:3] {
	case "{>>":
		return Remark, "<<}", true
	case "{++":
		return Insertion, "++}", true
	case "{--":
		return Deletion, "--}", true
	case "{~~":
		return Substitute, "~~}", true
	case "{==":
		return Highlight, "==}", true
	}
	return 0, "", false
}

// A mark is one of CriticMarkup, by its places in the text that is cut.
type mark struct {
	kind          CommentKind
	start, end    int
	before, after source.Span // what stays of it as it is, and when it is accepted
	said          source.Span // the coach's words, or those that the mark is about
}

// mark reads the mark that opens at i.
func (c *cutter) mark(i int) (m mark, ok bool) {
	kind, closer, ok := criticMark(c.source[i:])
	if !ok {
		return m, false
	}
	from := i + 3
	close := c.find(closer, from)
	if close < 0 {
		c.unclosed(i, from, "a coach's mark", closer)
		return m, false
	}
	if c.closes(close + len(closer)) {
		return m, false
	}
	all, none := source.Span{Start: from, End: close}, source.Span{Start: from, End: from}
	m = mark{kind: kind, start: i, end: close + len(closer), before: all, after: all, said: all}
	switch kind {
	case Remark:
		m.before, m.after = none, none
	case Insertion:
		m.before = none
	case Deletion:
		m.after = none
	case Substitute:
		arrow := c.find("~>", from)
		if arrow < 0 || arrow >= close {
			return m, false
		}
		m.before.End, m.after.Start = arrow, arrow+len("~>")
		m.said = m.after
	}
	return m, true
}

// closes says whether what ends at end is the closer of an open mark already, and
// so of no other.
func (c *cutter) closes(end int) bool {
	return slices.ContainsFunc(c.pending, func(p source.Span) bool { return p.End == end })
}

// critic cuts the mark that opens at i, if one does. What stays of it is read on,
// since it may hold others.
func (c *cutter) critic(i int) int {
	m, ok := c.mark(i)
	if !ok {
		return i + 1
	}
	c.comments = append(c.comments, c.commentOf(m))
	stays := m.before
	switch c.purpose {
	case toAccept:
		stays = m.after
	case toQuote:
		c.quote(i)
		return i + 1
	}
	if stays.End == stays.Start {
		c.cut(i, m.end)
		return m.end
	}
	c.pending = append(c.pending, source.Span{Start: stays.End, End: m.end})
	c.cut(i, stays.Start)
	return stays.Start
}

func (c *cutter) commentOf(m mark) Comment {
	words := func(s source.Span) string { return strings.TrimSpace(c.source[s.Start:s.End]) }
	comment := Comment{Kind: m.kind, Text: words(m.said), Words: words(m.before), Span: source.Span{Start: c.base + m.start, End: c.base + m.end}}
	if last := len(c.comments) - 1; m.kind == Remark && last >= 0 && c.comments[last].Highlights(comment) {
		comment.Words = c.comments[last].Words
	}
	return comment
}

// Highlights says whether a comment marks the words that the next one speaks of.
func (c Comment) Highlights(next Comment) bool {
	return c.Kind == Highlight && next.Kind == Remark && c.Span.End == next.Span.Start
}

// quote makes a mark at i mere text.
func (c *cutter) quote(i int) {
	c.out.WriteString(c.source[c.copied:i] + `\`)
	c.copied = i
}
