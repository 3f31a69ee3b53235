package source

import (
	"errors"
	"fmt"
	"strings"
)

// What a Markdown file may hold. goldmark is neither linear nor bounded: 12 KB
// of nested lists takes it 2 GB, 20 KB of table 1 GB, 100 KB of unmatched marks
// 15 s. These limits keep every accepted file within seconds and a few hundred
// megabytes, and lie far above what people write.
const (
	maxFrontMatter = 64 << 10
	maxLines       = 100_000
	maxDepth       = 50            // lists and quotes inside each other
	maxOpen        = 500_000       // lines times the lists and quotes open at them
	maxWork        = 2_000_000_000 // marks times what each is compared with; see work
	longLine       = 1_000         // in which the search for an address is dear
	maxCells       = 200_000       // table cells, the missing ones of short rows included
	maxBars        = 10_000        // escaped bars, each of which is looked up for each
	maxAddresses   = 256 << 20     // closing brackets times the longest address they may fetch
)

// checkMarkdown refuses a file that a Markdown parser could choke on.
func checkMarkdown(f *File) error {
	if len(f.lines) > maxLines {
		return &Error{f.Path, maxLines, fmt.Errorf("more than %d lines: split it into several files", maxLines)}
	}
	matter, body, _ := f.FrontMatter()
	if matter.End-matter.Start > maxFrontMatter {
		return &Error{f.Path, 1, fmt.Errorf("front matter over %d KiB: keep the evidence below it", maxFrontMatter>>10)}
	}
	if offset, err := CheckMarkdown(f.Text[body:]); err != nil {
		line, _ := f.Position(body + offset)
		return &Error{f.Path, line, err}
	}
	return nil
}

// CheckMarkdown refuses a text that a Markdown parser could choke on, and gives
// the offset of the line that was too much. What [Read] gives has been checked;
// what is made of it by cutting something out has not.
//
// It is one pass over the lines. Where it must guess what a line means to the
// parser, it guesses what costs more.
func CheckMarkdown(text string) (offset int, err error) {
	var s scan
	for rest := text; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		if err := s.line(line); err != nil {
			return len(text) - len(rest), err
		}
		rest = after
	}
	return 0, nil
}

// A scan is what [CheckMarkdown] knows after the lines it has seen.
type scan struct {
	blank     bool // the last line surely ended every paragraph
	open      int  // lists and quotes that may be open
	openLines int

	marks, bytes, lines int64 // of the block that may be open
	done                int64 // the work of the blocks before it

	header  string // the last line, which may head a table
	columns int    // of the table that may be open
	cells   int
	bars    int

	defines  bool  // the last line may end a label whose address stands on this one
	address  int64 // the longest line that may hold such an address
	brackets int64
}

func (s *scan) line(text string) error {
	p := readPrefix(text)
	blank := p.blank(text)
	s.nest(p, blank)
	if blank || p.endsBlock(text) {
		s.done, s.marks, s.bytes, s.lines = s.work(), 0, 0, 0
	}
	marks, seen := countMarks(p.content)
	s.marks += marks
	s.bytes += int64(len(text))
	if len(text) > longLine {
		s.bytes += 4 * int64(len(text))
	}
	s.lines++
	s.table(p.content, seen, blank)
	s.define(p.content, seen)
	s.blank = blank
	switch {
	case p.marks > 0 && s.open > maxDepth || s.openLines > maxOpen:
		return errors.New("lists or quotes nested deeper than people write: use fewer levels")
	case s.work() > maxWork:
		return errors.New("too many Markdown marks (* _ [ ] ( ) < ` ~) in one paragraph: add blank lines or remove marks")
	case s.cells > maxCells:
		return fmt.Errorf("tables of more than %d cells: split them", maxCells)
	case s.bars > maxBars:
		return fmt.Errorf(`more than %d escaped bars (\|): remove some`, maxBars)
	case s.address*s.brackets > maxAddresses:
		return errors.New("a long link address that is used too often: shorten it")
	}
	return nil
}

// nest follows the lists and quotes. A line can open as many as it has marks;
// after a blank line only those that it is marked or indented for stay open,
// and otherwise any line may continue the innermost paragraph.
func (s *scan) nest(p linePrefix, blank bool) {
	depth := min(p.depth, s.open+p.marks)
	if s.blank && !blank {
		s.open = depth
	}
	s.open = max(s.open, depth)
	s.openLines += s.open
}

// work estimates what the inline marks cost so far: each may be compared with
// all the others of its block, or make the parser read the block to its end,
// where lines cost more than their bytes.
func (s *scan) work() int64 {
	return s.done + s.marks*(4*s.marks+s.bytes+16*s.lines)
}

// table counts a row's cells as if every line below a delimiter row were one.
func (s *scan) table(content string, seen letters, blank bool) {
	switch {
	case blank:
		s.columns = 0
	case content != "" && strings.IndexByte("|:-", content[0]) >= 0 && strings.Trim(content, "|:- \t") == "":
		s.columns = max(s.columns, strings.Count(content, "|")+1)
		s.cells += strings.Count(s.header, "|")
	}
	s.header = content
	s.cells += s.columns
	if seen.has(bar) && seen.has(backslash) {
		s.bars += strings.Count(content, `\|`)
	}
}

// define finds the addresses that links elsewhere may fetch: "[label]: address",
// the address perhaps on the next line.
func (s *scan) define(content string, seen letters) {
	defines := seen.has(bracket) && strings.Contains(content, "]:")
	if defines || s.defines {
		s.address = max(s.address, int64(len(content)))
	}
	s.defines = defines
	if seen.has(bracket) {
		s.brackets += int64(strings.Count(content, "]"))
	}
}

// letters says which of the bytes that matter are on a line.
type letters uint8

// What a byte is to the scan.
const (
	inlineMark letters = 1 << iota // * _ [ ] ( ) < ` ~
	bar
	backslash
	bracket
)

// bytesOf gives what each byte is.
var bytesOf = [256]letters{
	'*': inlineMark, '_': inlineMark, '[': inlineMark, ']': inlineMark | bracket, '(': inlineMark, ')': inlineMark, '<': inlineMark, '`': inlineMark, '~': inlineMark,
	'|': bar, '\\': backslash,
}

func (l letters) has(which letters) bool { return l&which != 0 }

// countMarks counts the bytes * _ [ ] ( ) < ` ~ and says which others that matter
// there are.
func countMarks(content string) (marks int64, seen letters) {
	for content != "" {
		size := min(8, len(content))
		if size < 8 || !unmarked(EightOf(content)) {
			for i := range size {
				what := bytesOf[content[i]]
				marks += int64(what & inlineMark)
				seen |= what
			}
		}
		content = content[size:]
	}
	return marks, seen
}

// unmarked says whether no byte is one that matters, for certain.
func unmarked(bytes Eight) bool {
	return bytes.ASCII() && bytes.Within('(', '*')|bytes.Within('<', '<')|bytes.Within('[', '`')|bytes.Within('|', '~') == 0
}

// A linePrefix is the quote marks, list marks and indentation that open a line.
type linePrefix struct {
	marks   int  // for quotes and lists
	list    bool // some are for lists
	depth   int  // the lists and quotes it can stand for at the most; a list needs two columns
	content string
}

func readPrefix(text string) (p linePrefix) {
	columns, i := 0, 0
	for i < len(text) {
		n := 1
		switch c := text[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			p.marks++
		default:
			if n = listMark(text[i:]); n > 0 {
				p.marks++
				p.list = true
			}
		}
		if n == 0 {
			break
		}
		i += n
	}
	p.depth, p.content = p.marks+columns/2, text[i:]
	return p
}

// blank says whether a line surely ends the paragraph before it: an indented
// quote mark and an empty list item may continue one.
func (p linePrefix) blank(text string) bool {
	if p.content != "" || p.list {
		return false
	}
	return p.marks == 0 || !strings.Contains(text, "    ") && !strings.Contains(text, "\t")
}

// endsBlock says whether a line surely starts a new block: a heading or a list
// item, neither of them so far in that it may continue a paragraph. An empty
// item and a number but 1 may continue one too.
func (p linePrefix) endsBlock(text string) bool {
	start := strings.TrimLeft(text, " ")
	if len(text)-len(start) > 3 || p.content == "" {
		return false
	}
	switch start[0] {
	case '#':
		level := len(start) - len(strings.TrimLeft(start, "#"))
		return level <= 6 && strings.HasPrefix(start[level:], " ")
	case '-', '*', '+':
		return listMark(start) > 0
	case '1':
		return listMark(start) == 2
	}
	return false
}

// listMark gives the length of the list mark that opens text, or 0.
func listMark(text string) int {
	n := 1
	switch c := text[0]; {
	case c == '-' || c == '*' || c == '+':
	case '0' <= c && c <= '9':
		for n < len(text) && n < 10 && '0' <= text[n] && text[n] <= '9' {
			n++
		}
		if n == len(text) || text[n] != '.' && text[n] != ')' {
			return 0
		}
		n++
	default:
		return 0
	}
	if n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}
