package evidence

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// TestPlain checks that taking plain text in one piece changes nothing.
func TestPlain(t *testing.T) {
	for _, source := range []string{
		"one line", "one\ntwo", "one  \ntwo", "one   \ntwo", "one \ntwo", "one\\\ntwo", "one\\\\\ntwo", "one \\\ntwo", "one\\  \ntwo", "one\\ \ntwo",
		"a < b and c", "a <b> c <br> d  \ne", "5 * 6 _ 7 ` 8", "snake_case and * stars *", "*a* b **c d** e", "a ! b ![c](d) e [f](g) h [i] j",
		"[a b]: c\n\nsee [a b] and [a b][] now", "a & b &amp; c \\& d", "\\ *a* b", "a \\ *b* c", "a\\ b", "`a b\nc` d  \ne", "- [ ] a b\n- [x]  c\n  d\n",
		"# a b *c* d #", "a b\n---\n", "| a b | c \\| d |\n| --- | --- |\n| `e f` | g  h |\n", "> a b\nc d  \n> e", "1. a b\n\n   c\td\n", "\ta b\n", "a\tb \tc\t\nd",
		"- a\n\n\tb c\n", "é à ü  \n“ô”", "a \v\f\nb", " \n a ", "a <!-- b", "<a@b.c> d e", "***a b** c* d", "[a *b](c) d* e",
	} {
		want, got := tree(source, newParser(false, inlineParsers())), tree(source, newParser(false, withPlain(inlineParsers())))
		if !slices.Equal(got, want) {
			t.Errorf("%q: got\n%s\nwant\n%s", source, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// tree gives the nodes of a text, texts beside each other as one.
func tree(source string, p parser.Parser) (nodes []string) {
	joined := false
	ast.Walk(p.Parse(text.NewReader([]byte(source))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		words, ok := n.(*ast.Text)
		if !ok {
			nodes, joined = append(nodes, fmt.Sprint(n.Kind(), entering)), false
		} else if entering {
			value := string(words.Value([]byte(source)))
			if joined {
				nodes[len(nodes)-1] += value
			} else {
				nodes = append(nodes, value)
			}
			if joined = !words.SoftLineBreak() && !words.HardLineBreak(); !joined {
				nodes = append(nodes, fmt.Sprint("break ", words.HardLineBreak()))
			}
		}
		return ast.WalkContinue, nil
	})
	return nodes
}
