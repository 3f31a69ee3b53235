package evidence

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"merit/pkg/source"
)

// A Comment is a coach's remark or edit. It is never counted, and never
// rendered unless it is asked for.
type Comment struct {
	Name string // who speaks; "" in CriticMarkup, which names nobody
	Kind CommentKind
	Text string // the remark, the words to insert, or those to drop or to look at
	// Words are the file's own that it speaks of: those to drop, to replace or to
	// look at, or those marked right before a remark.
	Words string
	Span  source.Span
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

// String names what the mark is: "remark".
func (k CommentKind) String() string {
	return [...]string{"remark", "insertion", "deletion", "substitution", "highlight"}[k]
}

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

// place turns an offset in the cut text into one in the file. goldmark places
// some empty items behind the end of the text.
func (c *cutting) place(offset int) int {
	offset = min(max(offset, 0), len(c.text))
	i := sort.Search(len(c.cuts), func(i int) bool { return c.cuts[i].at > offset })
	if i > 0 {
		offset += c.cuts[i-1].gone
	}
	return c.base + offset
}

// span turns a range of the cut text into one of the file; what lies outside is
// left out.
func (c *cutting) span(start, end int) source.Span {
	if end = min(end, len(c.text)); end <= start {
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
	purpose
	source  string
	out     strings.Builder
	copied  int             // what of source is copied or cut so far
	gone    int             // how much is cut
	passed  int             // where the last comment or mark, cut or not, ends
	opens   bool            // nothing but blanks and quote marks is on the line of what is copied
	pending []source.Span   // closers of marks whose words stay
	code    []source.Span   // in which nothing is a comment, in order
	next    map[string]int  // where a mark occurs next; the length of source when it does not
	told    map[string]bool // the closers that are known to be missing
}

// A purpose is what a text is cut for.
type purpose int

const (
	toRead   purpose = iota // no comment stays, and of an edit what was there before it
	toReject                // likewise, but only a coach's comments are cut
	toAccept                // likewise, but of an edit what it makes
	toQuote                 // marks are none, but what looks like them
)

// cutComments cuts a file's body.
func cutComments(file *source.File, body int) *cutting {
	return cutFor(toRead, file.Text[body:], body)
}

// cutFor cuts a text that stands at base in its file.
func cutFor(purpose purpose, text string, base int) *cutting {
	c := &cutter{cutting: &cutting{base: base}, purpose: purpose, source: text, opens: true, next: map[string]int{}, told: map[string]bool{}}
	if !strings.Contains(c.source, "<!--") && !marked(c.source) {
		c.text = c.source
		return c.cutting
	}
	if strings.ContainsAny(c.source, "`~") {
		c.code = codeIn(c.source)
	}
	for i := 0; i < len(c.source); {
		if len(c.code) > 0 && i >= c.code[0].Start {
			if c.code[0].Start >= c.passed { // else its start was part of a mark
				i = max(i, c.code[0].End)
			}
			c.code = c.code[1:]
			continue
		}
		i = c.step(i)
	}
	c.out.WriteString(c.source[c.copied:])
	c.text = c.out.String()
	return c.cutting
}

// mostLooks is how often a text is looked at for its code: once, and again behind
// each fence that a comment hides.
const mostLooks = 4

// codeIn gives the code spans and the fenced code of a text that still has its
// comments. It asks CommonMark itself, which knows a comment from the code that
// stands in it, and where a quote or a list ends the code in it. But to
// CommonMark a comment that opens a line hides the rest of that line, which is
// text here: it is asked again without such comments.
func codeIn(text string) (code []source.Span) {
	var hiding []source.Span
	for range mostLooks {
		bare := without(text, hiding)
		before := len(hiding)
		code, hiding = bare.look(hiding)
		if len(hiding) == before {
			break
		}
	}
	return code
}

// without gives a text without some of it.
func without(text string, spans []source.Span) *cutting {
	c := &cutter{cutting: &cutting{}, source: text}
	slices.SortFunc(spans, func(a, b source.Span) int { return a.Start - b.Start })
	for _, s := range spans {
		c.cut(s.Start, s.End)
	}
	c.out.WriteString(text[c.copied:])
	c.text = c.out.String()
	return c.cutting
}

// look gives the code, and adds the comments that hide the rest of their line, up
// to one that hides a fence: what is behind it will look otherwise without it.
func (c *cutting) look(hiding []source.Span) (code, all []source.Span) {
	add := func(start, end int) {
		if span := c.span(start, end); len(code) == 0 || code[len(code)-1].End <= span.Start {
			code = append(code, span)
		}
	}
	fence, until := false, 0
	ast.Walk(commonMark().Parse(gmtext.NewReader([]byte(c.text))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan:
			if first, last := n.FirstChild(), n.LastChild(); entering && first != nil {
				add(first.(*ast.Text).Segment.Start, last.(*ast.Text).Segment.Stop)
			}
		case *ast.FencedCodeBlock:
			if lines := n.Lines(); entering && lines.Len() > 0 {
				add(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
			}
		case *ast.HTMLBlock:
			if !entering || fence || n.HTMLBlockType != ast.HTMLBlockType2 || n.Lines().At(0).Start < until {
				break
			}
			start, end, hidden := hides(c.text, n.Lines().At(0).Start)
			if until = end; hidden != "" {
				hiding = append(hiding, c.span(start, end))
				fence = strings.Contains(hidden, "```") || strings.Contains(hidden, "~~~")
			}
		}
		return ast.WalkContinue, nil
	})
	return code, hiding
}

// hides gives the place of the comments that open a line at start, and the rest
// of the line behind them, "" where there is none.
func hides(text string, start int) (from, end int, rest string) {
	blank := func(i int) int { return i + len(text[i:]) - len(strings.TrimLeft(text[i:], " \t")) }
	from = blank(start)
	for end = from; strings.HasPrefix(text[end:], "<!--"); {
		n := strings.Index(text[end+len("<!"):], "-->")
		if n < 0 {
			break
		}
		end = blank(end + len("<!") + n + len("-->"))
	}
	rest, _, _ = strings.Cut(text[end:], "\n")
	return from, end, rest
}

// find gives the first place from i on at which mark stands, or -1. Each call's
// i is at least the last one's, so that all of them together read the text once.
func (c *cutter) find(mark string, i int) int {
	at, known := c.next[mark]
	if !known || at < i {
		at = len(c.source)
		if n := strings.Index(c.source[i:], mark); n >= 0 {
			at = i + n
		}
		c.next[mark] = at
	}
	if at == len(c.source) {
		return -1
	}
	return at
}

// marked says whether text may hold CriticMarkup.
func marked(text string) bool {
	for i := strings.IndexByte(text, '{'); i >= 0; {
		if _, _, ok := criticMark(text[i:]); ok {
			return true
		}
		next := strings.IndexByte(text[i+1:], '{')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
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
	case '<':
		if strings.HasPrefix(c.source[i:], "<!--") {
			return c.comment(i)
		}
	case '{':
		return c.critic(i)
	}
	return i + 1
}

// cut leaves out source[from:to].
func (c *cutter) cut(from, to int) {
	if from < c.copied {
		from = c.copied
	}
	if to <= from {
		return
	}
	c.opens = blankLine(c.opens, c.source[c.copied:from])
	c.out.WriteString(c.source[c.copied:from])
	c.copied, c.passed = to, to
	c.gone += to - from
	c.cuts = append(c.cuts, cut{c.out.Len(), c.gone})
}
