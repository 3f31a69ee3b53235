package render

import (
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"

	"merit/pkg/evidence"
)

// Measures in twentieths of a point, as Word has them.
const (
	docxColumn = 9026 // from margin to margin of A4; see document.xml
	docxStep   = 454  // from one level of a list or a quote to the next: 8 mm
)

// blocks writes what somebody wrote in one part of an answer.
func (d *docx) blocks(blocks []*evidence.Block) {
	d.open = d.open[:0]
	for len(blocks) > 0 {
		n := 1
		if blocks[0].Kind == evidence.Row {
			for n < len(blocks) && blocks[n].Kind == evidence.Row && blocks[n].Tight && blocks[n].Mark == "" {
				n++
			}
			d.table(blocks[:n])
		} else if texts := d.texts(blocks[0]); blocks[0].Text() != "" || strings.TrimSpace(strings.Join(texts, "")) != "" {
			d.block(blocks[0], texts)
		}
		blocks = blocks[n:]
	}
}

// texts gives what may be seen of each run of a block, in prose without the
// spaces that a browser leaves out.
func (d *docx) texts(b *evidence.Block) []string {
	texts := d.prose.texts(b.Runs)
	if b.Kind == evidence.Preformatted {
		return texts
	}
	before := '\n'
	for i := range texts {
		if b.Runs[i].Style&evidence.CellEnd != 0 {
			before = '\n'
			continue
		}
		texts[i] = strings.Map(func(r rune) rune {
			if r == '\t' {
				r = ' '
			}
			if r == ' ' && (before == ' ' || before == '\n') {
				return -1
			}
			before = r
			return r
		}, texts[i])
	}
	return texts
}

func (d *docx) block(b *evidence.Block, texts []string) {
	number, left, mark := d.place(b)
	d.start(d.style(b), number, left)
	if mark != "" {
		d.run("", mark+"\t")
	}
	d.inline(b, 0, len(b.Runs), texts)
	d.end()
}

func (d *docx) style(b *evidence.Block) string {
	switch {
	case d.aside:
		return "Note"
	case b.Kind == evidence.Subheading:
		return "Subheading"
	case b.Kind == evidence.Preformatted:
		return "SourceCode"
	case b.Quote > 0:
		return "Quote"
	case b.Mark != "":
		return "ListParagraph"
	case b.Depth > 0:
		return "ListContinue"
	}
	return "Normal"
}

// place numbers and indents a block; a mark that Word cannot number is to be
// written out.
func (d *docx) place(b *evidence.Block) (number, left, mark string) {
	if b.Mark == "" {
		d.leave(b.Depth)
		if indent := indent(b); indent > 0 {
			left = fmt.Sprintf(`<w:ind w:left="%d"/>`, indent)
		}
		return "", left, ""
	}
	list := d.item(b)
	left = fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, indent(b), docxStep)
	switch {
	case list == 0:
		return "", left, b.Mark
	case b.Quote > 0:
		return numbered(depth(b)-1, list), left, ""
	}
	return numbered(depth(b)-1, list), "", ""
}

// indent is how far from the margin a block stands. It leaves room for words
// however deep that is.
func indent(b *evidence.Block) int { return docxStep * min(depth(b)+b.Quote, 12) }

// depth is how many lists a block stands in.
func depth(b *evidence.Block) int {
	if b.Mark != "" {
		return max(b.Depth, 1)
	}
	return b.Depth
}

// inline writes the runs of a block from one to another, those that look alike
// as one.
func (d *docx) inline(b *evidence.Block, from, to int, texts []string) {
	link := ""
	for i := from; i < to; {
		r := b.Runs[i]
		id, style, text := d.link(r), r.Style&looks, texts[i]
		for i++; i < to && b.Runs[i].Style&looks == style && d.link(b.Runs[i]) == id; i++ {
			text += texts[i]
		}
		if text == "" {
			continue
		}
		if id != link {
			d.anchor(link, id)
			link = id
		}
		if b.Kind == evidence.Preformatted {
			style &^= evidence.Code // as the paragraph is
		}
		if style&evidence.Image != 0 {
			d.run(runStyle("Aside"), "[image: ")
		}
		d.run(look(style, id != ""), text)
		if style&evidence.Image != 0 {
			d.run(runStyle("Aside"), "]")
		}
	}
	d.anchor(link, "")
}

const looks = evidence.Bold | evidence.Italic | evidence.Code | evidence.Image

func look(style evidence.Style, linked bool) (properties string) {
	switch {
	case linked:
		properties = runStyle("Hyperlink")
	case style&evidence.Code != 0:
		properties = runStyle("VerbatimChar")
	}
	if style&evidence.Bold != 0 {
		properties += "<w:b/><w:bCs/>"
	}
	if style&(evidence.Italic|evidence.Image) != 0 {
		properties += "<w:i/><w:iCs/>"
	}
	return properties
}

// anchor ends one link and begins another.
func (d *docx) anchor(old, id string) {
	if old != "" {
		d.within("</w:hyperlink>")
	}
	if id != "" {
		d.within(`<w:hyperlink r:id="` + id + `">`)
	}
}

// link gives the id of where a run leads, or "".
func (d *docx) link(r evidence.Run) string {
	if r.Link == "" {
		return ""
	}
	target := officeAddress(html.UnescapeString(d.prose.address(r))) // which is an attribute's value
	if target == "" {
		return ""
	}
	id := d.links[target]
	if id == "" {
		id = "link" + strconv.Itoa(len(d.Links)+1)
		d.links[target] = id
		d.Links = append(d.Links, docxLink{id, xmlText(target)})
	}
	return id
}

// officeAddress gives an address of the web or of mail as an RFC 3986 URI, or
// "". Programs refuse a whole document for one address that is none; Windows
// takes 2,083 characters (wininet.h, INTERNET_MAX_URL_LENGTH).
func officeAddress(address string) string {
	u, err := url.Parse(address)
	if _, bad := url.PathUnescape(address); err != nil || bad != nil {
		return ""
	}
	ok := false
	switch u.Scheme {
	case "http", "https":
		port, _ := strconv.Atoi(u.Port())
		ok = isHost(u.Hostname()) && port <= 65535
	case "mailto":
		ok = strings.Count(u.Opaque, "@") == 1
	}
	address = strings.NewReplacer("[", "%5B", "]", "%5D").Replace(u.String())
	if !ok || len(address) > 2083 {
		return ""
	}
	return address
}

func isHost(name string) bool {
	return name != "" && !strings.Contains("."+name, "..") && !strings.ContainsFunc(name, func(r rune) bool {
		return r >= 0x80 || !wordly(r) && r != '.' && r != '-' && r != '_'
	})
}
