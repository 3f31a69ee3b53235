package source

import "unicode/utf8"

// A Cursor gives one position after another in time that grows with the way
// between them, where [File.Position] counts from the start of the line.
type Cursor struct {
	File *File

	offset, line, column int // of the last position; line 0 is none
}

// Position is [File.Position].
func (c *Cursor) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(c.File.Text))
	if offset < len(c.File.Text) && !utf8.RuneStart(c.File.Text[offset]) {
		return c.File.Position(offset)
	}
	line = c.File.lineAt(offset)
	start, column := c.File.lines[line-1], 1
	switch {
	case line != c.line || offset-start < max(offset-c.offset, c.offset-offset):
		column += utf8.RuneCountInString(c.File.Text[start:offset])
	case offset < c.offset:
		column = c.column - utf8.RuneCountInString(c.File.Text[offset:c.offset])
	default:
		column = c.column + utf8.RuneCountInString(c.File.Text[c.offset:offset])
	}
	c.offset, c.line, c.column = offset, line, column
	return line, column
}

// Positions gives the lines and columns of a span's start and end, the end not
// before the start.
func (c *Cursor) Positions(at Span) (line, column, endLine, endColumn int) {
	line, column = c.Position(at.Start)
	if at.End <= at.Start {
		return line, column, line, column
	}
	endLine, endColumn = c.Position(at.End)
	return line, column, endLine, endColumn
}
