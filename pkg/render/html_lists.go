package render

import (
	"fmt"
	"strconv"

	"merit/pkg/evidence"
)

// A container is a quote or a list that is open; a list has an item open.
type container struct {
	end  string // its end tag
	next int    // the number that a browser gives the next item
	mark byte   // what ends its marks: '-', '.' or ')'
}

const quoteEnd = "</blockquote>"

// enter opens and closes quotes and lists until a block stands in those that it
// is written in; those that it opens run as it does.
func (p *prose) enter(b *evidence.Block, dir string) {
	depth := depth(b)
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
		p.put("<blockquote" + dir + ">\n")
		p.open = append(p.open, container{end: quoteEnd})
	}
	for ; b.Mark != "" && lists < depth; lists++ {
		p.list(b.Mark, dir)
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

func (p *prose) list(mark, dir string) {
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
		p.put("<ul" + dir + "><li>")
	case ')':
		p.put(`<ol class="bracket"` + start + dir + `><li>`)
	default:
		p.put("<ol" + start + dir + "><li>")
	}
	p.open = append(p.open, c)
}

// row writes a table's row. A table's first row is its head, and the only one
// that does not follow closely.
func (p *prose) row(b *evidence.Block, runs []evidence.Run, texts []string, tags []tag, after string) {
	cell := "td"
	if !b.Tight || !p.table {
		p.endTable()
		dir := dirAttribute(texts...)
		p.enter(b, dir)
		p.put(`<div class="scroll" role="region" aria-label="Table" tabindex="0"` + dir + "><table>\n")
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
