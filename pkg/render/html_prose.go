package render

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
)

// A prose writes an applicant's blocks as HTML. The elements are those written
// out below and no others; everything from the file goes through escape or
// address.
type prose struct {
	out     bytes.Buffer
	private []string
	most    int // bytes that may be written
	err     error

	open  []container
	table bool
	hrefs map[string]string // of the addresses so far

	references int     // to notes, so far
	rowNotes   []*note // of the table that is open
}

// A container is a quote or a list that is open; a list has an item open.
type container struct {
	end  string // its end tag
	next int    // the number that a browser gives the next item
	mark byte   // what ends its marks: '-', '.' or ')'
}

const quoteEnd = "</blockquote>"

var errLargePage = errors.New("the result would be larger than 32 MiB")

// part writes a part of an answer: the story or the label it opens with, and its
// text.
func (p *prose) part(part *pagePart, labelled bool) {
	if part.Story != nil {
		p.put("\n" + part.Story.markup())
	}
	start := p.out.Len()
	class := "part"
	if labelled {
		class += " labelled"
	}
	p.put("\n<div class=\"" + class + "\">")
	if label := part.Label; label != nil {
		p.put("\n<div class=\"label\">" + label.markup())
		if label.Words != "" {
			p.put("<p>" + label.Words + "</p>")
		}
		p.put("</div>")
	}
	class = "prose"
	if part.Empty {
		class += " blank"
	}
	p.put("\n<div class=\"" + class + "\">\n")
	text := p.out.Len()
	p.blocks(part)
	if p.out.Len() == text && part.Label == nil {
		p.out.Truncate(start)
		return
	}
	p.put("</div>\n</div>")
}

// nothing says that a part has no text; blocks of placeholders stand above it.
const nothing = "<p class=\"aside\">Nothing here yet.</p>\n"

// markup is a heading inside an answer.
func (l *pageLabel) markup() string {
	return fmt.Sprintf("<h%d>%s</h%d>", l.Level, html.EscapeString(l.Text), l.Level)
}

// blocks writes a part's blocks, each with the notes that begin before the next.
func (p *prose) blocks(part *pagePart) {
	notes := part.Notes
	if part.Empty && len(part.Part.Blocks) == 0 && len(notes) > 0 {
		p.put("<div class=\"beside\">\n" + nothing)
		p.beside(notes)
		p.put("</div>\n")
		return
	}
	for i, b := range part.Part.Blocks {
		n := len(notes)
		if i+1 < len(part.Part.Blocks) {
			n = 0
			for n < len(notes) && notes[n].span.Start < part.Part.Blocks[i+1].Span.Start {
				n++
			}
		}
		if p.err == nil && p.block(b, notes[:n]) {
			notes = notes[n:]
		}
	}
	p.endTable()
	p.leave(0)
	p.beside(notes)
	if part.Empty {
		p.put(nothing)
	}
}

func (p *prose) put(markup string) {
	if p.err == nil && p.out.Len()+len(markup) > p.most {
		p.err = errLargePage
	}
	if p.err == nil {
		p.out.WriteString(markup)
	}
}

// block writes a block and what is noted beside it. It says whether there was
// anything to write.
func (p *prose) block(b *evidence.Block, notes []*note) bool {
	runs, texts := b.Runs, p.texts(b.Runs)
	if strings.TrimSpace(strings.Join(texts, "")) == "" {
		return false
	}
	var tags []tag
	after := ""
	if len(notes) > 0 && b.Kind != evidence.Preformatted {
		runs, tags, after = p.annotate(runs, notes)
		texts = p.texts(runs)
	}
	if b.Kind == evidence.Row {
		p.row(b, runs, texts, tags, after)
		p.rowNotes = append(p.rowNotes, notes...)
		return true
	}
	p.endTable()
	p.enter(b)
	if len(notes) > 0 {
		p.put(`<div class="beside">` + "\n")
	}
	switch b.Kind {
	case evidence.Preformatted:
		p.put(`<pre tabindex="0"><code>`)
		for _, text := range texts {
			p.put(html.EscapeString(text))
		}
		p.put("</code></pre>\n")
	case evidence.Subheading:
		p.put(`<p class="sub">`)
		p.inline(runs, texts, tags, after)
		p.put("</p>\n")
	default:
		p.put("<p>")
		p.inline(runs, texts, tags, after)
		p.put("</p>\n")
	}
	if len(notes) > 0 {
		p.beside(notes)
		p.put("</div>\n")
	}
	return true
}

// beside writes notes.
func (p *prose) beside(notes []*note) {
	if len(notes) == 0 {
		return
	}
	p.put(`<div class="remarks">` + "\n")
	for _, n := range notes {
		p.put(string(n.Markup()) + "\n")
	}
	p.put("</div>\n")
}

// texts gives what may be seen of each run: private words can stand across runs.
func (p *prose) texts(runs []evidence.Run) []string {
	texts := make([]string, len(runs))
	for i, r := range runs {
		texts[i] = visible(r.Text)
	}
	if len(p.private) == 0 {
		return texts
	}
	masked := Mask(strings.Join(texts, ""), p.private) // as many runes as before
	for i, text := range texts {
		end := 0
		for range utf8.RuneCountInString(text) {
			_, size := utf8.DecodeRuneInString(masked[end:])
			end += size
		}
		texts[i], masked = masked[:end], masked[end:]
	}
	return texts
}

// visible leaves out what acts on a reader without being seen: controls and the
// signs that turn the writing direction over.
func visible(text string) string {
	if printable(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u200e' || r == '\u200f':
			return r
		case unicode.IsSpace(r) && hidden(r) || r == '\ufeff': // it parts words where they are counted
			return ' '
		case hidden(r) || r == '\u200b' || r == '\u2060':
			return -1
		}
		return r
	}, text)
}

// printable says whether text is ASCII that is seen, and line ends.
func printable(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' || c >= 0x7f) && c != '\n' {
			return false
		}
	}
	return true
}

// enter opens and closes quotes and lists until a block stands in those that it
// is written in.
func (p *prose) enter(b *evidence.Block) {
	depth := b.Depth
	if b.Mark != "" {
		depth = max(depth, 1)
	}
	lists := p.lists()
	for len(p.open)-lists > b.Quote || lists > depth {
		p.leave(len(p.open) - 1)
		lists = p.lists()
	}
	if b.Mark != "" && lists == depth {
		for lists > 0 && p.open[len(p.open)-1].end == quoteEnd {
			p.leave(len(p.open) - 1)
		}
		if lists > 0 && !p.item(b.Mark) {
			p.leave(len(p.open) - 1)
		}
		lists = p.lists()
	}
	for len(p.open)-lists < b.Quote {
		p.put("<blockquote>\n")
		p.open = append(p.open, container{end: quoteEnd})
	}
	for ; b.Mark != "" && lists < depth; lists++ {
		p.list(b.Mark)
	}
}

func (p *prose) lists() (n int) {
	for _, c := range p.open {
		if c.end != quoteEnd {
			n++
		}
	}
	return n
}

// leave closes what is open beyond the first n.
func (p *prose) leave(n int) {
	for len(p.open) > n {
		p.put(p.open[len(p.open)-1].end + "\n")
		p.open = p.open[:len(p.open)-1]
	}
}

// item begins the next item of the innermost list, unless the mark is another
// list's.
func (p *prose) item(mark string) bool {
	c := &p.open[len(p.open)-1]
	if c.mark != mark[len(mark)-1] {
		return false
	}
	n, _ := strconv.Atoi(mark[:len(mark)-1])
	if c.mark == '-' || n == c.next {
		p.put("</li>\n<li>")
	} else {
		p.put(fmt.Sprintf("</li>\n<li value=\"%d\">", n))
	}
	c.next = n + 1
	return true
}

func (p *prose) list(mark string) {
	c := container{end: "</li></ol>", mark: mark[len(mark)-1]}
	n, _ := strconv.Atoi(mark[:len(mark)-1])
	c.next = n + 1
	start := ""
	if n != 1 {
		start = fmt.Sprintf(` start="%d"`, n)
	}
	switch c.mark {
	case '-':
		c.end = "</li></ul>"
		p.put("<ul><li>")
	case ')':
		p.put(`<ol class="bracket"` + start + `><li>`)
	default:
		p.put("<ol" + start + "><li>")
	}
	p.open = append(p.open, c)
}

// row writes a table's row. A table's first row is its head, and the only one
// that does not follow closely.
func (p *prose) row(b *evidence.Block, runs []evidence.Run, texts []string, tags []tag, after string) {
	cell := "td"
	if !b.Tight || !p.table {
		p.endTable()
		p.enter(b)
		p.put(`<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>` + "\n")
		p.table = true
		if !b.Tight {
			cell = `th scope="col"`
		}
	}
	p.put("<tr>")
	for start := 0; start <= len(runs); {
		end := start
		for end < len(runs) && runs[end].Style&evidence.CellEnd == 0 {
			end++
		}
		p.put("<" + cell + ">")
		last := ""
		if end == len(runs) {
			last = after
		}
		p.inline(runs[start:end], texts[start:end], tags[min(start, len(tags)):min(end, len(tags))], last)
		p.put("</" + cell[:2] + ">")
		start = end + 1
	}
	p.put("</tr>\n")
}

func (p *prose) endTable() {
	if p.table {
		p.put("</table></div>\n")
		p.table = false
		p.beside(p.rowNotes)
		p.rowNotes = nil
	}
}

// A mark is an inline element: its tags, and what is said inside them.
type mark struct{ open, close string }

var (
	boldMark   = mark{"<strong>", "</strong>"}
	italicMark = mark{"<em>", "</em>"}
	codeMark   = mark{"<code>", "</code>"}
	imageMark  = mark{`<em class="image">[image: `, "]</em>"}
)

// inline writes runs, whose texts and tags are given, keeping open from one to
// the next what both are in.
func (p *prose) inline(runs []evidence.Run, texts []string, tags []tag, after string) {
	var open []mark
	shut := func(n int) {
		for ; len(open) > n; open = open[:len(open)-1] {
			p.put(open[len(open)-1].close)
		}
	}
	for i, r := range runs {
		var want []mark
		if len(tags) > 0 {
			if tags[i].before != "" {
				shut(0)
				open = nil
				p.put(tags[i].before)
			}
			want = slices.Clone(tags[i].marks)
		}
		want = append(want, p.marks(r, texts[i])...)
		same := 0
		for same < len(want) && same < len(open) && want[same] == open[same] {
			same++
		}
		shut(same)
		for _, m := range want[same:] {
			p.put(m.open)
		}
		open = want
		text := html.EscapeString(texts[i])
		if r.Style&evidence.CellEnd != 0 {
			text = "\u2003"
		}
		p.put(strings.ReplaceAll(text, "\n", "<br>\n"))
	}
	shut(0)
	p.put(after)
}

// marks gives the elements that a run stands in, the outermost first.
func (p *prose) marks(r evidence.Run, text string) (marks []mark) {
	if href := p.address(r); href != "" {
		class := ""
		if text == r.Link || "mailto:"+text == r.Link {
			class = ` class="bare"` // not to be spelled out again in print
		}
		marks = append(marks, mark{fmt.Sprintf(`<a href="%s"%s>`, href, class), "</a>"})
	}
	for _, m := range []struct {
		style evidence.Style
		mark  mark
	}{{evidence.Bold, boldMark}, {evidence.Italic, italicMark}, {evidence.Image, imageMark}, {evidence.Code, codeMark}} {
		if r.Style&m.style != 0 {
			marks = append(marks, m.mark)
		}
	}
	return marks
}
