package render

import (
	"encoding/xml"
	"strings"
)

// A docxParagraph is the one that is being written. Which way its words run can
// be told by all of them together alone.
type docxParagraph struct {
	before, after string // its properties before and behind its direction, as the schema orders them
	pieces        []docxPiece
}

// A docxPiece is markup, or text in one look.
type docxPiece struct{ markup, look, text string }

// start begins a paragraph in a style, with the properties that stand before and
// behind its direction.
func (d *docx) start(style, before, after string) {
	d.paragraph = docxParagraph{`<w:pStyle w:val="` + style + `"/>` + before, after, d.paragraph.pieces[:0]}
}

// within writes markup between the runs of a paragraph.
func (d *docx) within(markup string) {
	d.paragraph.pieces = append(d.paragraph.pieces, docxPiece{markup: markup})
}

// run writes text in one look. It is never anything but text to Word.
func (d *docx) run(look, text string) {
	d.paragraph.pieces = append(d.paragraph.pieces, docxPiece{look: look, text: text})
}

// end writes the paragraph, its runs cut where their direction changes.
func (d *docx) end() {
	var text strings.Builder
	for _, piece := range d.paragraph.pieces {
		text.WriteString(piece.text)
	}
	bidi := ""
	if rightToLeft(text.String()) {
		bidi = "<w:bidi/>"
	}
	d.put("<w:p><w:pPr>" + d.paragraph.before + bidi + d.paragraph.after + "</w:pPr>")
	left := leftward(text.String())
	for _, piece := range d.paragraph.pieces {
		d.put(piece.markup)
		for rest := piece.text; rest != ""; {
			n := 1
			for n < len(rest) && left[n] == left[0] {
				n++
			}
			look := piece.look
			if left[0] {
				look += "<w:rtl/>"
			}
			d.oneWay(look, rest[:n])
			rest, left = rest[n:], left[n:]
		}
	}
	d.put("</w:p>\n")
}

// oneWay writes a run.
func (d *docx) oneWay(look, text string) {
	d.put("<w:r>")
	if look != "" {
		d.put("<w:rPr>" + look + "</w:rPr>")
	}
	for text != "" {
		switch n := strings.IndexAny(text, "\n\t"); {
		case n == 0 && text[0] == '\n':
			d.put("<w:br/>")
			text = text[1:]
		case n == 0:
			d.put("<w:tab/>")
			text = text[1:]
		default:
			if n < 0 {
				n = len(text)
			}
			d.put(`<w:t xml:space="preserve">` + xmlText(text[:n]) + "</w:t>")
			text = text[n:]
		}
	}
	d.put("</w:r>")
}

// xmlText escapes text; what no XML may hold becomes U+FFFD.
func xmlText(text string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}
