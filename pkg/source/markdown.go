package source

import (
	"errors"
	"fmt"
	"strings"
)

// What a Markdown file may hold. goldmark is neither linear nor bounded: 12 KB
// of nested lists takes it 2 GB, 20 KB of table 1 GB, 200 KB of unmatched marks
// 15 s. These limits keep every accepted file within seconds and a few hundred
// megabytes, and lie far above what people write.
const (
	maxFrontMatter = 64 << 10
	maxLines       = 200_000
	maxDepth       = 50          // lists and quotes inside each other
	maxOpen        = 2_000_000   // lines times the lists and quotes open at them
	maxMarks       = 400_000_000 // the squares of the marks in each block, added up
	maxCells       = 200_000     // table cells, the missing ones of short rows included
	maxDefinitions = 2_000       // lines such as "[label]: address"
)

// checkMarkdown refuses a text that a Markdown parser could choke on, in one
// pass over its lines. Where it must guess what a line means to the parser, it
// guesses what costs more.
func checkMarkdown(f *File) error {
	if len(f.lines) > maxLines {
		return &Error{f.Path, maxLines, fmt.Errorf("more than %d lines: split it into several files", maxLines)}
	}
	matter, _, _ := f.FrontMatter()
	if matter.End-matter.Start > maxFrontMatter {
		return &Error{f.Path, 1, fmt.Errorf("front matter over %d KiB: keep the evidence below it", maxFrontMatter>>10)}
	}
	var s scan
	for line, rest := 1, f.Text; rest != ""; line++ {
		text, after, _ := strings.Cut(rest, "\n")
		rest = after
		if err := s.line(text); err != nil {
			return &Error{f.Path, line, err}
		}
	}
	return nil
}

// A scan is what checkMarkdown knows after the lines it has seen.
type scan struct {
	open        int // lists and quotes that may be open
	openLines   int
	marks       int // in the block so far
	work        int
	columns     int // of the table that may be open
	cells       int
	definitions int
	blank       bool // the last line held nothing but quote marks
}

func (s *scan) line(text string) error {
	depth, marker, content := prefix(text)
	blank := content == ""
	// After a blank line only what is indented or marked stays open; before
	// one, any line may continue the innermost paragraph.
	if s.blank && !blank {
		s.open = depth
	}
	s.open = max(s.open, depth)
	s.openLines += s.open
	if marker && depth > maxDepth || s.openLines > maxOpen {
		return errors.New("lists or quotes nested deeper than people write: use fewer levels")
	}

	marks := countMarks(content)
	if blank || endsBlock(text, content, marker) {
		s.marks = 0
	}
	s.work += marks * (2*s.marks + marks) // (a+b)² - a²
	s.marks += marks
	if s.work > maxMarks {
		return errors.New("too many Markdown marks (* _ [ ] ( ) < ` ~ !) in one paragraph: add blank lines or remove marks")
	}

	if blank {
		s.columns = 0
	} else if strings.Trim(content, "|:- \t") == "" {
		s.columns = max(s.columns, strings.Count(content, "|")+1)
	}
	s.cells += s.columns
	if s.cells > maxCells {
		return fmt.Errorf("tables of more than %d cells: split them", maxCells)
	}

	if content != "" && content[0] == '[' && strings.Contains(content, "]:") {
		s.definitions++
	}
	if s.definitions > maxDefinitions {
		return fmt.Errorf("more than %d link definitions: remove some", maxDefinitions)
	}
	s.blank = blank
	return nil
}

func countMarks(content string) (marks int) {
	for i := range len(content) {
		switch content[i] {
		case '*', '_', '[', ']', '(', ')', '<', '`', '~', '!', '$':
			marks++
		}
	}
	return marks
}

// endsBlock says whether a line surely starts a new block: a heading or a list
// item, neither of them so far in that it may continue a paragraph. An empty
// item and a number but 1 may continue one too.
func endsBlock(text, content string, marker bool) bool {
	if strings.HasPrefix(text, "    ") || strings.Contains(text, "\t") || content == "" {
		return false
	}
	start := strings.TrimLeft(text, " ")
	return strings.HasPrefix(start, "# ") || marker && (strings.ContainsRune("-*+", rune(start[0])) || start[0] == '1' && listMark(start) == 2)
}

// prefix reads the quote marks, list marks and indentation that open a line:
// how many lists and quotes they can stand for at the most (a list needs two
// columns), whether a list mark is among them, and what follows.
func prefix(text string) (depth int, marker bool, content string) {
	columns := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ':
			columns++
			i++
		case c == '\t':
			columns += 4
			i++
		case c == '>':
			depth++
			i++
		case listMark(text[i:]) > 0:
			depth++
			marker = true
			i += listMark(text[i:])
		default:
			return depth + columns/2, marker, text[i:]
		}
	}
	return depth + columns/2, marker, ""
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
