package evidence

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"merit/pkg/source"
)

// A piece is what a line of Markdown can be to an evidence file, before it is
// known which headings are parts, competencies or indicators.
type piece struct {
	kind  pieceKind
	level int // of a heading, 1 to 6; a bold line is below them all
	join  join
	block Block
	label *label // that it is, or that it opens with
	rest  []Run  // what follows the label it opens with
	// loose is a bold line that is a heading only if it says a part or the
	// framework has it: in a list, in a quote, or below text.
	loose bool
	tick  tick
	// starts is a line below one that ended a sentence.
	starts bool
	row    bool // from a table that holds an indicator or a part in each row
}

type pieceKind uint8

const (
	content pieceKind = iota
	heading
	boldLine
)

// boldLevel ranks bold lines below headings.
const boldLevel = 7

// join says how a piece follows the one before it.
type join uint8

const (
	apart join = iota // a block of its own
	soft              // the next line of the same paragraph
	hard              // the same after a line break that is meant
)

type tick uint8

const (
	noTick tick = iota
	unticked
	ticked
)

// A flattener turns goldmark's tree into pieces.
type flattener struct {
	*cutting
	bytes  []byte
	pieces []piece
	lists  []*ast.List // the lists that are open
	quote  int
	mark   string // of the list item whose first block is to come
	tight  bool   // the next block follows without a blank line
	inPart bool   // a part's label stands above, under the same heading

	numbers []int // of the next item of each, where merit counts them

	scratch []Run // of the block that is being read
	store   []Run // room for the runs of many blocks
}

func flatten(c *cutting) []piece {
	f := &flattener{cutting: c, bytes: []byte(c.text), pieces: make([]piece, 0, strings.Count(c.text, "\n\n")+16)}
	f.children(markdown().Parse(text.NewReader(f.bytes)))
	return f.pieces
}

func (f *flattener) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		f.block(child)
	}
}

func (f *flattener) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		f.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		f.paragraph(n)
	case *ast.List:
		f.lists, f.numbers = append(f.lists, n), append(f.numbers, f.counted(n))
		f.children(n)
		f.lists, f.numbers = f.lists[:len(f.lists)-1], f.numbers[:len(f.numbers)-1]
		f.tight = false
	case *ast.ListItem:
		f.item(n)
	case *ast.Blockquote:
		f.quote++
		f.children(n)
		f.quote--
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		f.code(n)
	case *extast.Table:
		f.table(n)
	case *ast.ThematicBreak:
	default:
		f.children(n)
	}
}

// add appends a piece, placed in the lists and quotes that are open.
func (f *flattener) add(p piece) {
	p.block.Quote, p.block.Depth = f.quote, len(f.lists)
	p.block.Mark, f.mark = f.mark, ""
	p.block.Tight, f.tight = f.tight, false
	f.inPart = p.label != nil || f.inPart && p.kind == content
	f.pieces = append(f.pieces, p)
}

func (f *flattener) heading(n *ast.Heading) {
	runs := trimRuns(cutID(f.runs(n)))
	span := f.headingSpan(n)
	level := n.Level
	if level == 2 && f.underlined(n) && (EndsSentence(plain(runs)) || len(runs) > 0 && strings.Count(plain(runs), " ") > 20) {
		f.problems = append(f.problems, source.Problem{Span: span,
			Message: "a line of dashes right under text makes the text a heading: put a blank line between them"})
		f.paragraph(n)
		return
	}
	if f.quote > 0 {
		f.add(piece{block: Block{Runs: runs, Span: span}})
		return
	}
	p := piece{kind: heading, level: level, block: Block{Runs: runs, Span: span}}
	p.findLabel()
	f.add(p)
}

// cutID cuts off the "{#id}" that Google Docs puts behind a heading, and pandoc's
// "{#id .class}".
func cutID(runs []Run) []Run {
	if len(runs) == 0 {
		return runs
	}
	last := &runs[len(runs)-1]
	if open := strings.LastIndexByte(last.Text, '{'); open >= 0 && last.Style == 0 && strings.IndexByte(last.Text[open:], '}') == len(last.Text)-open-1 && strings.ContainsAny(last.Text[open+1:open+2], "#.") && strings.ToLower(last.Text[open:]) == last.Text[open:] {
		last.Text = last.Text[:open]
	}
	return runs
}

// underlined says whether a heading is text with a line of dashes under it.
func (f *flattener) underlined(n *ast.Heading) bool {
	return n.Pos() >= 0 && n.Pos() < len(f.text) && f.text[n.Pos()] != '#'
}

// headingSpan is the heading's first line, from its mark on.
func (f *flattener) headingSpan(n *ast.Heading) source.Span {
	start := min(max(n.Pos(), 0), len(f.text))
	end := len(f.text)
	if i := strings.IndexByte(f.text[start:], '\n'); i >= 0 {
		end = start + i
	}
	return f.span(start, max(start, start+len(strings.TrimRight(f.text[start:end], " \t"))))
}

func (f *flattener) item(n *ast.ListItem) {
	f.mark = f.listMark(n)
	before := len(f.pieces)
	list := f.lists[len(f.lists)-1]
	if list.IsTight && n.PreviousSibling() != nil || len(f.lists) > 1 && f.lists[len(f.lists)-2].IsTight {
		f.tight = true
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if list.IsTight && child != n.FirstChild() {
			f.tight = true
		}
		f.block(child)
	}
	if len(f.pieces) == before { // nothing in it
		f.add(piece{block: Block{Span: f.span(n.Pos(), n.Pos()+1)}})
	}
	f.mark, f.tight = "", false
}

// listMark gives an item's mark as it is written; "*" and "+" become "-". Where
// all items have the same number, its writer left counting them to others.
func (f *flattener) listMark(n *ast.ListItem) string {
	number, sign := f.numberOf(n)
	if number == "" {
		return "-"
	}
	if next := &f.numbers[len(f.numbers)-1]; *next > 0 {
		number = strconv.Itoa(*next)
		*next++
	}
	return number + sign
}

// numberOf gives the number of an item, "" where it has none, and the sign behind.
func (f *flattener) numberOf(n ast.Node) (number, sign string) {
	text := f.text[min(max(n.Pos(), 0), len(f.text)):]
	rest := strings.TrimLeft(text, "0123456789")
	if rest == "" || len(rest) == len(text) {
		return "", ""
	}
	return text[:len(text)-len(rest)], rest[:1]
}

// counted gives the first number of a list whose items all have the same, or 0.
func (f *flattener) counted(list *ast.List) int {
	first, _ := f.numberOf(list.FirstChild())
	if len(first) > 2 || list.ChildCount() < 2 {
		return 0
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if number, _ := f.numberOf(item); number != first {
			return 0
		}
	}
	start, _ := strconv.Atoi(first) // 0 where there is none
	return start
}

// paragraph splits a paragraph into its lines: each may be a bold line, or open
// with a label.
func (f *flattener) paragraph(n ast.Node) {
	state := tickOf(n)
	runs := f.runs(n)
	if len(trimRuns(runs)) == 0 {
		if f.mark != "" {
			f.add(piece{tick: state, block: Block{Span: f.span(n.Pos(), n.Pos()+1)}})
		}
		return
	}
	f.split(runs, state, false)
}

// split adds each line of a paragraph, or of a row that holds an answer.
func (f *flattener) split(runs []Run, state tick, row bool) {
	how, below, labelled, ended := apart, false, false, false
	for len(runs) > 0 {
		line, rest, next := cutLine(runs, labelled)
		runs = rest
		if line = trimRuns(line); len(line) == 0 {
			continue
		}
		p := piece{join: how, tick: state, row: row, block: Block{Runs: slices.Clip(line), Span: runSpan(line)}}
		if allBold(line) && !row {
			p.kind, p.level = boldLine, boldLevel
			p.loose = below || f.quote > 0 || len(f.lists) > 0
		}
		p.starts = ended
		p.findLabel()
		ended = EndsSentence(line[len(line)-1].Text)
		below = p.kind == content && p.label == nil || below && p.kind == content
		labelled = labelled || p.label != nil
		f.add(p)
		how, state = next, noTick
	}
}

// tickOf reads the box that opens an item of a task list.
func tickOf(n ast.Node) tick {
	box, ok := n.FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok:
		return noTick
	case box.IsChecked:
		return ticked
	}
	return unticked
}

// cutLine cuts the first line off a paragraph and says how the next follows it.
// In a paragraph that has opened with a label, a bold label ends a line too:
// editors that fill lines join what was apart.
func cutLine(runs []Run, labelled bool) (line, rest []Run, next join) {
	for i, r := range runs {
		switch {
		case r.Style&lineEnds != 0 && r.Style&^lineEnds == 0:
			if r.Style&HardEnd != 0 {
				return runs[:i], runs[i+1:], hard
			}
			return runs[:i], runs[i+1:], soft
		case i > 0 && r.Style&Bold != 0 && runs[i-1].Style&Bold == 0 && strings.HasSuffix(runs[i-1].Text, " ") && (labelled || opensWithLabel(runs)) && opensWithLabel(runs[i:]):
			return runs[:i], runs[i:], soft
		}
	}
	return runs, nil, apart
}

// runSpan is the place of a line of runs.
func runSpan(runs []Run) source.Span {
	first, last := runs[0], runs[len(runs)-1]
	return source.Span{Start: first.Start, End: max(first.Start, last.Start+len(last.Text))}
}

func (f *flattener) code(n ast.Node) {
	lines := n.Lines()
	var runs []Run
	for i := range lines.Len() {
		line := lines.At(i)
		for range line.Padding { // what is left of a tab
			runs = append(runs, Run{Text: " ", Style: Code, Start: f.place(line.Start)})
		}
		f.scratch = f.scratch[:0]
		f.raw(line.Start, line.Stop, Code, "")
		runs = append(runs, f.scratch...)
	}
	if runs = trimRuns(runs); len(runs) > 0 {
		f.add(piece{block: Block{Kind: Preformatted, Runs: runs, Span: runSpan(runs)}})
	}
}
