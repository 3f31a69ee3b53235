package render

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
)

// mostColumns is how many a table of Word may have (its operating parameter
// limits; learn.microsoft.com).
const mostColumns = 63

// table writes rows as a table; the first is its head, unless it follows another
// closely.
func (d *docx) table(rows []*evidence.Block) {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(cells(row)))
	}
	if columns > mostColumns {
		for _, row := range rows {
			d.block(row, d.texts(row))
		}
		return
	}
	if rows[0].Mark != "" { // of the list's item that the table stands in
		d.block(&evidence.Block{Quote: rows[0].Quote, Depth: rows[0].Depth, Mark: rows[0].Mark}, nil)
	}
	d.leave(depth(rows[0]))
	left := indent(rows[0])
	width := docxColumn - left
	head := 1
	if rows[0].Tight {
		head = 0
	}
	bidi := ""
	if rightToLeft(d.texts(rows[0])...) {
		bidi = "<w:bidiVisual/>"
	}
	d.put(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`+bidi+`<w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="%d" w:type="dxa"/>`+
		`<w:tblLook w:val="06%d0" w:firstRow="%d" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, width, left, 2*head, head))
	d.put(strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, width/columns), columns) + "</w:tblGrid>\n")
	for _, row := range rows {
		d.row(row, columns)
	}
	d.put("</w:tbl>\n")
	d.say("TableEnd", "") // or Word makes one table of two
}

func (d *docx) row(b *evidence.Block, columns int) {
	d.put("<w:tr><w:trPr><w:cantSplit/>")
	if !b.Tight {
		d.put("<w:tblHeader/>")
	}
	d.put("</w:trPr>")
	texts := d.texts(b)
	all := cells(b)
	for _, cell := range all {
		d.put("<w:tc>")
		d.cell(b, cell, texts)
	}
	for range columns - len(all) {
		d.put("<w:tc>")
		d.cell(b, [2]int{}, texts)
	}
	d.put("</w:tr>\n")
}

func (d *docx) cell(b *evidence.Block, cell [2]int, texts []string) {
	style := "TableText"
	if d.aside {
		style = "Note"
	}
	d.start(style, "", "")
	d.inline(b, cell[0], cell[1], texts)
	d.end()
	d.put("</w:tc>")
}

// cells gives the runs of each cell of a row, from one to before another.
func cells(b *evidence.Block) (cells [][2]int) {
	from := 0
	for i, r := range b.Runs {
		if r.Style&evidence.CellEnd != 0 {
			cells = append(cells, [2]int{from, i})
			from = i + 1
		}
	}
	return append(cells, [2]int{from, len(b.Runs)})
}
