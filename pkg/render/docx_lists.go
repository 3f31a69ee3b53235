package render

import (
	"fmt"
	"strconv"

	"merit/pkg/evidence"
)

// A docxList is a numbered list: it starts anew at its own number. See
// numbering.xml for its kinds.
type docxList struct{ ID, Kind, Level, Start int }

// bullets is the list that all bullets are in.
const bullets = 1

const (
	decimalPoint   = 1 // 1.
	decimalBracket = 2 // 1)
)

// Beyond these, marks are written out.
const (
	deepestList   = 9      // levels; Word will not load a file with more ([MS-OI29500], lvl)
	highestNumber = 0x7FFF // that a list may start at ([MS-DOC], LVLF, iStartAt)
	mostLists     = 2000   // more than anybody writes, and few enough for any reader
)

// An openList may go on with its next number.
type openList struct {
	id   int
	end  byte // what ends its marks: '.' or ')'
	next int
}

// leave closes the lists deeper than that.
func (d *docx) leave(depth int) { d.open = d.open[:min(len(d.open), depth)] }

// item gives the list of a block that opens with a mark, or 0 where Word cannot
// number it as it is written. Marks that do not follow each other are of lists
// of their own.
func (d *docx) item(b *evidence.Block) (id int) {
	level := depth(b) - 1
	d.leave(level + 1)
	end := b.Mark[len(b.Mark)-1]
	if end == '-' && level < deepestList {
		d.leave(level)
		return bullets
	}
	n, err := strconv.Atoi(b.Mark[:len(b.Mark)-1])
	if err != nil || strconv.Itoa(n) != b.Mark[:len(b.Mark)-1] || n > highestNumber || level >= deepestList {
		d.leave(level)
		return 0
	}
	if len(d.open) > level && d.open[level].id != 0 && d.open[level].end == end && d.open[level].next == n {
		d.open[level].next++
		return d.open[level].id
	}
	d.leave(level)
	if len(d.Lists) == mostLists {
		return 0
	}
	kind := decimalPoint
	if end == ')' {
		kind = decimalBracket
	}
	id = bullets + 1 + len(d.Lists)
	d.Lists = append(d.Lists, docxList{id, kind, level, n})
	for len(d.open) < level {
		d.open = append(d.open, openList{})
	}
	d.open = append(d.open, openList{id, end, n + 1})
	return id
}

func numbered(level, list int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
}
