package evidence

import (
	"bytes"
	"regexp"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The parsers are made once: goldmark keeps what it learns of a text in a
// context of its own for each Parse.
var (
	markdown   = sync.OnceValue(func() parser.Parser { return newParser(false, withPlain(inlineParsers())) })
	commonMark = sync.OnceValue(func() parser.Parser { return newParser(true, withPlain(inlineParsers())) })
)

// newParser makes a parser of CommonMark with tables and task lists. Without
// HTML blocks these are read as paragraphs, so that the words between tags stay
// and Markdown among them works.
func newParser(html bool, inline []util.PrioritizedValue) parser.Parser {
	var blocks []util.PrioritizedValue
	for _, p := range parser.DefaultBlockParsers() {
		if html || p.Priority != 900 { // the HTML block parser's
			blocks = append(blocks, p)
		}
	}
	paragraphs := parser.DefaultParagraphTransformers()
	for i, p := range paragraphs {
		paragraphs[i].Value = linkDefinitions{p.Value.(parser.ParagraphTransformer)}
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(append(paragraphs, util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// linkDefinitions takes the definitions of links out of a paragraph, unless one
// leads to no address, such as "[Budget]: £30,000": then it is text.
type linkDefinitions struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (l linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		name, to, ok := bytes.Cut(bytes.TrimLeft(line.Value(reader.Source()), " "), []byte("]:"))
		if !ok || !bytes.HasPrefix(name, []byte("[")) {
			continue
		}
		if len(bytes.TrimSpace(to)) == 0 && i+1 < lines.Len() {
			next := lines.At(i + 1)
			to = next.Value(reader.Source())
		}
		if !address().Match(to) {
			return
		}
	}
	l.ParagraphTransformer.Transform(node, reader, pc)
}

// address matches where a link leads: to a place with a scheme, a path, or a name
// with an ending.
var address = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(<|[#/]|\.\.?/|[A-Za-z][A-Za-z0-9+.-]*:|[\w.%~-]+([/@]|\.[A-Za-z]{2,}([/#?]|\s|$)))`)
})

func inlineParsers() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewTaskCheckBoxParser(), 0))
}

// A plainParser is an inline parser that takes text up to the next byte that
// means anything to the others. Without it goldmark asks of every byte what it
// may be, in prose mostly in vain.
type plainParser struct {
	means [256]bool
}

// withPlain puts a plain parser behind others.
func withPlain(others []util.PrioritizedValue) []util.PrioritizedValue {
	p := &plainParser{}
	p.means['\\'], p.means['\n'] = true, true
	last := 0
	for _, other := range others {
		for _, c := range other.Value.(parser.InlineParser).Trigger() {
			p.means[c] = true
		}
		last = max(last, other.Priority)
	}
	return append(others, util.Prioritized(p, last+1))
}

// Trigger implements [parser.InlineParser]: a space stands for the start of a
// line too.
func (p *plainParser) Trigger() []byte { return []byte{' '} }

// Parse implements [parser.InlineParser].
func (p *plainParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	size := 0
	for size < len(line) && !p.means[line[size]] {
		size++
	}
	if size == 0 || segment.Padding > 0 || block.PrecendingCharacter() == '\\' {
		return nil
	}
	if size == len(line) || line[size] == '\n' {
		return endOfLine(block, line, segment)
	}
	segment.Stop = segment.Start + size
	block.Advance(size)
	if before, ok := parent.LastChild().(*ast.Text); ok && before.Segment.Stop == segment.Start && !before.SoftLineBreak() && !before.HardLineBreak() {
		before.Segment.Stop = segment.Stop
		return before
	}
	return ast.NewTextSegment(segment)
}

// endOfLine takes the rest of a line, as goldmark itself does: two spaces at its
// end make the break one that is meant.
func endOfLine(block text.Reader, line []byte, segment text.Segment) ast.Node {
	words := ast.NewTextSegment(segment.TrimRightSpace(block.Source()))
	if line[len(line)-1] == '\n' {
		hard := bytes.HasSuffix(block.Source()[:segment.Stop], []byte("  \n"))
		words.SetHardLineBreak(hard)
		words.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return words
}
