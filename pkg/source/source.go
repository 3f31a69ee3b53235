// Package source reads the text files that people write and keeps the place of
// everything in them.
//
// [Read] is the one way a file comes in: bounded, regular files only, decoded to
// UTF-8 with plain newlines, and refused with a line named where reading it
// would cost more than any person's text can need. A [File] turns byte offsets
// into lines and columns; [YAML] decodes front matter, frameworks and settings
// strictly and reports every mistake with its place.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Span is a half-open range of byte offsets in a [File]'s Text.
type Span struct{ Start, End int }

// Text is a string that knows where it was written.
type Text struct {
	Value string
	Span  Span
}

// A Problem is a mistake of form in a file, told to its writer.
type Problem struct {
	Span    Span
	Message string
}

// Broken is the error of a file that merit cannot work with: every mistake in it.
type Broken struct {
	File     *File
	Problems []Problem
}

// Error gives a line for each mistake, in the file's order, with its place.
func (e *Broken) Error() string {
	problems := slices.Clone(e.Problems)
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	lines := make([]string, len(problems))
	for i, p := range problems {
		line, column := e.File.Position(p.Span.Start)
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", e.File.Path, line, column, p.Message)
	}
	return strings.Join(lines, "\n")
}

// A File is a text file after decoding: UTF-8, every line ended by "\n", no
// byte order mark. Offsets everywhere are into Text.
type File struct {
	Path     string
	Text     string
	Problems []Problem // bytes that could not be decoded

	lines []int // the offset at which each line starts
}

// newFile indexes the lines of text.
func newFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: make([]int, 1, 1+strings.Count(text, "\n"))}
	for i := 0; ; {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			return f
		}
		i += j + 1
		f.lines = append(f.lines, i)
	}
}

// Position gives the line and column of an offset, both from 1; columns count
// code points. An offset outside the text is moved to its nearest end.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Text))
	line = f.lineAt(offset)
	return line, utf8.RuneCountInString(f.Text[f.lines[line-1]:offset]) + 1
}

// lineAt gives the line, from 1, that an offset inside the text stands on.
func (f *File) lineAt(offset int) int { return sort.SearchInts(f.lines, offset+1) }

// Offset is the inverse of Position; a place outside the text is moved to its
// nearest end.
func (f *File) Offset(line, column int) int {
	line = min(max(line, 1), len(f.lines))
	offset := f.lines[line-1]
	for rest := f.Line(line); column > 1 && rest != ""; column-- {
		_, size := utf8.DecodeRuneInString(rest)
		rest, offset = rest[size:], offset+size
	}
	return offset
}

// Line gives the text of a line, counted from 1, without its newline.
func (f *File) Line(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	text := f.Text[f.lines[line-1]:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return text
}

// LineSpan gives the place of the line that holds offset, without the blanks
// around it.
func (f *File) LineSpan(offset int) Span {
	line, _ := f.Position(offset)
	text := f.Line(line)
	start := f.lines[line-1] + len(text) - len(strings.TrimLeft(text, " \t"))
	return Span{start, max(start, f.lines[line-1]+len(strings.TrimRight(text, " \t")))}
}

// FrontMatter gives the YAML between a first line "---" and the next line that
// is "---" or "...", and the offset at which the body starts. Without front
// matter it gives an empty span and 0; closed is false when the first line
// opens front matter that nothing ends.
func (f *File) FrontMatter() (matter Span, body int, closed bool) {
	if strings.TrimRight(f.Line(1), " \t") != "---" {
		return Span{}, 0, true
	}
	for line := 2; line <= len(f.lines); line++ {
		switch strings.TrimRight(f.Line(line), " \t") {
		case "---", "...":
			body = len(f.Text)
			if line < len(f.lines) {
				body = f.lines[line]
			}
			return Span{f.lines[1], f.lines[line-1]}, body, true
		}
	}
	return Span{}, 0, false
}
