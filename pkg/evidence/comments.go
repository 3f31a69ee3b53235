package evidence

import (
	"sort"
	"strings"

	"merit/pkg/source"
)

// A Comment is a coach's remark or edit. It is never counted, and never
// rendered unless it is asked for.
type Comment struct {
	Name string // who speaks; "" in CriticMarkup, which names nobody
	Kind CommentKind
	Text string // the remark, or the words to insert
	Span source.Span
}

// A CommentKind says what a coach's mark asks for.
type CommentKind int

const (
	Remark     CommentKind = iota // <!-- name: … --> or {>>…<<}
	Insertion                     // {++…++}
	Deletion                      // {--…--}: the words stay until it is accepted
	Substitute                    // {~~…~>…~~}: likewise the words on the left
	Highlight                     // {==…==}
)

// A Directive is a comment to merit itself: <!-- merit:ignore RULE reason -->.
type Directive struct {
	WholeFile    bool // merit:ignore-file
	Rule, Reason string
	Span         source.Span
}

// A cutting is a text with its comments and marks cut out before Markdown sees
// it, so that they can never change what Markdown makes of the rest.
type cutting struct {
	text       string
	base       int // the offset in the file at which the text starts
	cuts       []cut
	comments   []Comment
	directives []Directive
	problems   []source.Problem
}

// A cut is a place in the cut text and the number of bytes that are gone before
// it.
type cut struct{ at, gone int }

// place turns an offset in the cut text into one in the file.
func (c *cutting) place(offset int) int {
	i := sort.Search(len(c.cuts), func(i int) bool { return c.cuts[i].at > offset })
	if i > 0 {
		offset += c.cuts[i-1].gone
	}
	return c.base + offset
}

// span turns a range of the cut text into one of the file.
func (c *cutting) span(start, end int) source.Span {
	if end <= start {
		return source.Span{Start: c.place(start), End: c.place(start)}
	}
	return source.Span{Start: c.place(start), End: c.place(end-1) + 1}
}

// uncut gives the end of the text from start on, at most stop, in which nothing
// is cut.
func (c *cutting) uncut(start, stop int) int {
	i := sort.Search(len(c.cuts), func(i int) bool { return c.cuts[i].at > start })
	if i < len(c.cuts) && c.cuts[i].at < stop {
		return c.cuts[i].at
	}
	return stop
}

// A cutter walks over a text and copies what is not cut.
type cutter struct {
	*cutting
	source   string
	out      strings.Builder
	copied   int            // what of source is copied or cut so far
	gone     int            // how much is cut
	pending  []source.Span  // closers of marks whose words stay
	fence    string         // the fence that is open
	unclosed map[string]int // where the search for a closer last failed
}

// cutComments cuts a file's body.
func cutComments(file *source.File, body int) *cutting {
	c := &cutter{cutting: &cutting{base: body}, source: file.Text[body:], unclosed: map[string]int{}}
	if !strings.Contains(c.source, "<!--") && !critic(c.source) {
		c.text = c.source
		return c.cutting
	}
	for i := 0; i < len(c.source); {
		if i == 0 || c.source[i-1] == '\n' {
			if end := c.fenced(i); end > i {
				i = end
				continue
			}
		}
		i = c.step(i)
	}
	c.out.WriteString(c.source[c.copied:])
	c.text = c.out.String()
	return c.cutting
}

func critic(text string) bool {
	for _, open := range []string{"{>>", "{++", "{--", "{~~", "{=="} {
		if strings.Contains(text, open) {
			return true
		}
	}
	return false
}

// fenced gives the end of a line that opens, is in, or closes fenced code.
func (c *cutter) fenced(i int) int {
	end := len(c.source)
	if n := strings.IndexByte(c.source[i:], '\n'); n >= 0 {
		end = i + n + 1
	}
	line := strings.TrimLeft(c.source[i:end], " >")
	if c.fence != "" {
		if strings.HasPrefix(line, c.fence) && strings.Trim(line, c.fence[:1]+" \t\n") == "" {
			c.fence = ""
		}
		return end
	}
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			rest := strings.TrimLeft(line, mark[:1])
			if mark == "~~~" || !strings.Contains(rest, "`") {
				c.fence = line[:len(line)-len(rest)]
				return end
			}
		}
	}
	return i
}

// step looks at the text at i and gives where to look next.
func (c *cutter) step(i int) int {
	for n := len(c.pending); n > 0 && c.pending[n-1].Start < i; n = len(c.pending) {
		c.pending = c.pending[:n-1] // inside something that was cut
	}
	if n := len(c.pending); n > 0 && c.pending[n-1].Start == i {
		end := c.pending[n-1].End
		c.pending = c.pending[:n-1]
		c.cut(i, end)
		return end
	}
	switch c.source[i] {
	case '\\':
		return min(i+2, len(c.source))
	case '`':
		return c.code(i)
	case '<':
		if strings.HasPrefix(c.source[i:], "<!--") {
			return c.comment(i)
		}
	case '{':
		return c.critic(i)
	}
	return i + 1
}

// code skips a code span, in which nothing is a comment.
func (c *cutter) code(i int) int {
	run := c.source[i : i+len(c.source[i:])-len(strings.TrimLeft(c.source[i:], "`"))]
	from := i + len(run)
	paragraph := len(c.source)
	if n := strings.Index(c.source[from:], "\n\n"); n >= 0 {
		paragraph = from + n
	}
	if c.unclosed[run] >= paragraph {
		return from
	}
	for j := from; ; {
		n := strings.Index(c.source[j:paragraph], run)
		if n < 0 {
			c.unclosed[run] = paragraph
			return from
		}
		j += n + len(run)
		if j == len(c.source) || c.source[j] != '`' {
			return j
		}
		for j < paragraph && c.source[j] == '`' {
			j++
		}
	}
}

func (c *cutter) comment(i int) int {
	from := i + len("<!--")
	n := strings.Index(c.source[from:], "-->")
	for _, empty := range []string{">", "->"} {
		if strings.HasPrefix(c.source[from:], empty) {
			c.cut(i, from+len(empty))
			return from + len(empty)
		}
	}
	if n < 0 {
		if c.unclosed["<!--"] == 0 {
			c.unclosed["<!--"] = 1
			c.problems = append(c.problems, source.Problem{Span: source.Span{Start: c.base + i, End: c.base + from},
				Message: "a comment that nothing closes: add -->"})
		}
		c.cut(i, from)
		return from
	}
	end := from + n + len("-->")
	c.remark(c.source[from:from+n], source.Span{Start: c.base + i, End: c.base + end})
	// Text behind a comment that opens a line starts where the comment did.
	if start := strings.LastIndexByte(c.source[:i], '\n') + 1; strings.TrimLeft(c.source[start:i], " \t>") == "" {
		for end < len(c.source) && (c.source[end] == ' ' || c.source[end] == '\t') {
			end++
		}
	}
	c.cut(i, end)
	return end
}

// remark keeps a comment that is addressed: to merit, or from a coach.
func (c *cutter) remark(text string, span source.Span) {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "merit:"); ok {
		verb, rest, _ := strings.Cut(rest, " ")
		rule, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if verb == "ignore" || verb == "ignore-file" {
			c.directives = append(c.directives, Directive{verb == "ignore-file", rule, strings.TrimSpace(reason), span})
			return
		}
		c.problems = append(c.problems, source.Problem{Span: span, Message: "merit knows ignore and ignore-file here: write merit:ignore RULE reason"})
		return
	}
	name, said, ok := strings.Cut(text, ":")
	if ok && speaker(name) && (said == "" || strings.ContainsRune(" \t\n", rune(said[0]))) {
		c.comments = append(c.comments, Comment{Name: strings.TrimSpace(name), Text: strings.TrimSpace(said), Span: span})
	}
}

// speaker says whether a name before a comment's colon is a person's or a
// role's: one to three words that are none of merit's or the writer's own.
func speaker(name string) bool {
	if words := len(strings.Fields(name)); words < 1 || words > 3 || strings.ContainsAny(name, "<>{}[]/\\") {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "merit", "note", "source", "todo", scaffoldDescription, scaffoldNegative, scaffoldPrompt:
		return false
	}
	return true
}

// critic reads a CriticMarkup mark.
func (c *cutter) critic(i int) int {
	if i+3 > len(c.source) {
		return i + 1
	}
	open := c.source[i : i+3]
	kinds := map[string]struct {
		kind  CommentKind
		close string
	}{"{>>": {Remark, "<<}"}, "{++": {Insertion, "++}"}, "{--": {Deletion, "--}"}, "{~~": {Substitute, "~~}"}, "{==": {Highlight, "==}"}}
	mark, ok := kinds[open]
	if !ok || c.unclosed[open] > 0 {
		return i + 1
	}
	n := strings.Index(c.source[i+3:], mark.close)
	if n < 0 {
		c.unclosed[open] = 1
		return i + 1
	}
	end := i + 3 + n + 3
	comment := Comment{Kind: mark.kind, Text: strings.TrimSpace(c.source[i+3 : end-3]), Span: source.Span{Start: c.base + i, End: c.base + end}}
	switch mark.kind {
	case Substitute:
		arrow := strings.Index(c.source[i+3:end-3], "~>")
		if arrow < 0 {
			return i + 1
		}
		comment.Text = strings.TrimSpace(c.source[i+3+arrow+2 : end-3])
		c.pending = append(c.pending, source.Span{Start: i + 3 + arrow, End: end})
	case Deletion, Highlight:
		c.pending = append(c.pending, source.Span{Start: end - 3, End: end})
	default:
		c.comments = append(c.comments, comment)
		c.cut(i, end)
		return end
	}
	c.comments = append(c.comments, comment)
	c.cut(i, i+3)
	return i + 3
}

// cut leaves out source[from:to].
func (c *cutter) cut(from, to int) {
	if from < c.copied {
		from = c.copied
	}
	if to <= from {
		return
	}
	c.out.WriteString(c.source[c.copied:from])
	c.copied = to
	c.gone += to - from
	c.cuts = append(c.cuts, cut{c.out.Len(), c.gone})
}
