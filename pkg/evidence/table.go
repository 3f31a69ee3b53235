package evidence

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"merit/pkg/framework"
)

// A tableRow is a table's row as the runs of its cells; the first is the header.
type tableRow []tableCell

type tableCell struct {
	runs  []Run
	start int // where it stands in the file
}

// table reads what a table is to an evidence file: its rows are parts, its
// columns are parts, its rows are indicators with their evidence, or it is a
// table in the evidence, as within a part it always is.
func (f *flattener) table(n *extast.Table) {
	var rows []tableRow
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		rows = append(rows, f.cells(row))
	}
	switch column := evidenceColumn(rows[0]); {
	case labelledRows(rows):
		f.partRows(rows)
	case len(rows[0]) > 1 && len(rows) > 1 && rows[0].labelled(len(rows[0])):
		f.partColumns(rows)
	case column > 0 && !f.inPart && unnamed(rows, column-1):
		for _, row := range rows[1:] {
			f.answerRow(row, column)
		}
	case len(rows[0]) == 1 && opensPart(rows[0][0].runs):
		for _, row := range rows {
			f.split(row.join(0), noTick, false)
		}
	default:
		for i, row := range rows {
			if runs := row.join(0); len(trimRuns(runs)) > 0 {
				f.tight = i > 0
				f.add(piece{block: Block{Kind: Row, Runs: runs, Span: runSpan(runs)}})
			}
		}
	}
}

func (f *flattener) cells(row ast.Node) (cells tableRow) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		cells = append(cells, tableCell{trimRuns(f.runs(cell)), f.place(max(cell.Pos(), 0))})
	}
	return cells
}

// join joins the cells from one on, each ended by a tab but the last.
func (r tableRow) join(from int) (runs []Run) {
	for i := from; i < len(r); i++ {
		runs = append(runs, r[i].runs...)
		if i+1 < len(r) {
			runs = append(runs, Run{Text: "\t", Style: CellEnd, Start: r[i+1].start})
		}
	}
	return runs
}

// label reads a cell that is a part's name.
func (c tableCell) label() (label, bool) { return labelOf(plain(c.runs)) }

// labelled says whether the first n cells are parts' names.
func (r tableRow) labelled(n int) bool {
	for _, cell := range r[:n] {
		if _, ok := cell.label(); !ok {
			return false
		}
	}
	return true
}

// labelledRows says whether each row opens with a part's name, two of them at
// least; the header may be another.
func labelledRows(rows []tableRow) bool {
	named := 0
	for i, row := range rows {
		switch {
		case len(row) > 1 && row.labelled(1):
			named++
		case i > 0:
			return false
		}
	}
	return named > 1
}

func (f *flattener) partRows(rows []tableRow) {
	for i, row := range rows {
		if i > 0 || row.labelled(1) {
			f.partCell(row[0], row.join(0), row.join(1))
		}
	}
}

func (f *flattener) partColumns(rows []tableRow) {
	for _, row := range rows[1:] {
		for i := range row[:min(len(row), len(rows[0]))] {
			f.partCell(rows[0][i], row[i].runs, row[i].runs)
		}
	}
}

// partCell adds a part with its text; whole is what stays should the method
// turn out to have no such part.
func (f *flattener) partCell(name tableCell, whole, text []Run) {
	p := piece{block: Block{Runs: name.runs, Span: runSpan(name.runs)}}
	l, _ := name.label()
	p.setLabel(l, plain(name.runs), text)
	if p.block.Runs = whole; len(whole) > 0 {
		p.block.Span = runSpan(whole)
	}
	f.add(p)
}

// evidenceColumn finds the column that holds evidence, the indicator being in
// the one before it; 0 is none.
func evidenceColumn(header tableRow) int {
	for i := 1; i < len(header); i++ {
		for _, word := range framework.Words(plain(header[i].runs)) {
			switch word {
			case "evidence", "answer", "answers", "example", "examples":
				return i
			}
		}
	}
	return 0
}

// unnamed says whether the first columns of a table hold no words but numbers and
// references: 1, E2.
func unnamed(rows []tableRow, columns int) bool {
	for _, row := range rows[1:] {
		for _, cell := range row[:min(columns, len(row))] {
			text := plain(cell.runs)
			if len(strings.Fields(text)) > 1 || len(text) > 1 && strings.Trim(text, "ivxIVX.()") != "" && strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, unicode.IsDigit) {
				return false
			}
		}
	}
	return true
}

// answerRow adds a row that holds an indicator, or a part, and its text.
func (f *flattener) answerRow(row tableRow, column int) {
	if name := row[column-1].runs; len(name) > 0 {
		p := piece{kind: boldLine, level: boldLevel, row: true, block: Block{Runs: name, Span: runSpan(name)}}
		p.findLabel()
		f.add(p)
	}
	runs := trimRuns(row.join(column))
	if len(runs) == 0 {
		return
	}
	if opensPart(runs) {
		f.split(runs, noTick, true)
	} else {
		f.add(piece{row: true, block: Block{Runs: runs, Span: runSpan(runs)}})
	}
	f.inPart = false // the row ends what its labels began
}

// opensPart says whether the first line of a cell opens with a part's label.
func opensPart(runs []Run) bool {
	line, _, _ := cutLine(runs, false)
	p := piece{block: Block{Runs: trimRuns(line)}}
	p.findLabel()
	return p.label != nil
}
