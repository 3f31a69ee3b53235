package render

import (
	"bytes"
	"errors"
	"fmt"
	"html"
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
func nothing() string { return `<p class="aside">` + phrases{}.NothingYet() + "</p>\n" }

// markup is a heading inside an answer.
func (l *pageLabel) markup() string {
	return fmt.Sprintf("<h%d%s>%s</h%d>", l.Level, dirAttribute(l.Text), html.EscapeString(l.Text), l.Level)
}

// blocks writes a part's blocks, each with the notes that begin before the next.
func (p *prose) blocks(part *pagePart) {
	notes := part.Notes
	if part.Empty && len(part.Part.Blocks) == 0 && len(notes) > 0 {
		p.put("<div class=\"beside\">\n" + nothing())
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
		p.put(nothing())
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
	dir := dirAttribute(texts...)
	p.enter(b, dir)
	if len(notes) > 0 {
		p.put(`<div class="beside">` + "\n")
	}
	switch b.Kind {
	case evidence.Preformatted:
		p.put(`<pre tabindex="0"` + dir + `><code>`)
		for _, text := range texts {
			p.put(html.EscapeString(text))
		}
		p.put("</code></pre>\n")
	case evidence.Subheading:
		p.put(`<p class="sub"` + dir + `>`)
		p.inline(runs, texts, tags, after)
		p.put("</p>\n")
	default:
		p.put("<p" + dir + ">")
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
