package source_test

import (
	"fmt"
	"strings"
)

// A shape writes a Markdown file that costs a parser more than its size, n
// times over. The first ones are those of cmark's own tests and of reports
// about goldmark; the others try to slip past a limit of the scan.
type shape struct {
	name  string
	write func(n int) string
}

const tail = 1 << 20 // plain text in the same block, which some searches run through again and again

func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n) }
}

// each writes format for every number below n.
func each(format string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// around writes before n times, middle, and after n times.
func around(before, middle, after string) func(int) string {
	return func(n int) string { return strings.Repeat(before, n) + middle + strings.Repeat(after, n) }
}

func shapes() []shape {
	plain, lines := strings.Repeat("x", tail), strings.Repeat("a\n", 60_000)
	growing := func(mark, line string) func(int) string {
		return func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat(mark, i) + line)
			}
			return b.String()
		}
	}
	return []shape{
		{"empty lines in a deep list", around("- ", "x", "\n")},
		{"empty lines in a deep list in a quote", func(n int) string {
			return "> " + strings.Repeat("- ", n) + "x\n" + strings.Repeat(">\n", n)
		}},
		{"wide table, short rows", func(n int) string {
			return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("|b|\n", n)
		}},
		{"long title, many uses", func(n int) string { return "[a]: /u '" + strings.Repeat("x", n) + "'\n\n" + strings.Repeat("[a] ", n) }},
		{"mismatched emphasis", repeat("*a_ ")},
		{"rule of three", func(n int) string { return "a**b" + strings.Repeat("c* ", n) }},
		{"cmark 389", around("*a ", "", "_a*_ ")},
		{"unclosed link", repeat("[a](b")},
		{"unclosed angle link", repeat("[a](<b")},
		{"nested brackets", around("[", "a", "]")},
		{"closing brackets on lines", repeat("]([\n")},
		{"deep quote", around("> ", "a", "")},
		{"deep quote without spaces", around(">", "a", "")},
		{"deep list on one line", around("- ", "x", "")},
		{"quotes and lists by turns", around("> - ", "a", "")},
		{"deep quote on many lines", func(n int) string { return strings.Repeat(strings.Repeat(">", n)+"a\n", n) }},
		{"list stairs", growing("  ", "* a\n")},
		{"growing backticks", growing("`", "e")},
		{"definitions", each("[%d]: u\n")},
		{"definitions, all used", func(n int) string { return each("[k%d]: /u\n")(n) + "\n" + each("[k%d] ")(n) }},
		{"broken definitions", repeat("[a]: <\n")},
		{"strong in emphasis", around("*a **a ", "b", " a** a*")},
		{"images", repeat("![[]()")},
		{"open images", repeat("![a")},
		{"cdata", repeat("a <![CDATA[ ")},
		{"instructions", repeat("a <? ")},
		{"declarations", repeat("a <!A ")},
		{"open tags", repeat("<a b='")},
		{"tags", repeat("<b>a</b>")},
		{"addresses", repeat("<http://a.b> ")},
		{"entities", repeat("&amp;")},
		{"backslashes", repeat(`\*`)},
		{"tabs", repeat("\t")},
		{"tabs and lists", repeat("-\t")},
		{"one long line", repeat("word ")},
		{"fences", repeat("```\na\n```\n")},
		{"mismatched fences", repeat("~~~\n```\n")},
		{"brackets and lines", repeat("[\n")},

		// Depth.
		{"lazy lines under depth 50", func(n int) string { return strings.Repeat("- ", 50) + "x\n" + strings.Repeat("y\n", n) }},
		{"lazy quote lines", func(n int) string { return strings.Repeat("> ", 50) + "x\n" + strings.Repeat("y\n", n) }},
		{"marked lazy lines", func(n int) string { return strings.Repeat(strings.Repeat("> ", 50)+"x\n", n) }},
		{"blank flood in a list of depth 50", func(n int) string { return strings.Repeat("- ", 50) + "x\n" + strings.Repeat("\n", n) }},
		{"blank flood in a list of depth 10", func(n int) string { return strings.Repeat("- ", 10) + "x\n" + strings.Repeat("\n", n) }},
		{"blank flood in a list of depth 1", func(n int) string { return "- x\n" + strings.Repeat("\n", n) }},
		{"blank floods by turns", func(n int) string { return strings.Repeat(strings.Repeat("- ", 40)+"x\n\n\n\n\n\n\n\n\n", n) }},
		{"spaces flood in a list of depth 50", func(n int) string { return strings.Repeat("- ", 50) + "x\n" + strings.Repeat("  \n", n) }},
		{"stairs of numbers", growing("   ", "1. a\n")},
		{"stairs by tabs", growing("\t", "- a\n")},
		{"stairs over blank lines", growing("  ", "* a\n\n")},
		{"stairs of quotes", growing("> ", "a\n")},
		{"stairs, up and down", func(n int) string { return strings.Repeat(growing("  ", "* a\n")(24), n) }},
		{"stairs, up and down over blank lines", func(n int) string { return strings.Repeat(growing("  ", "* a\n\n")(24), n) }},
		{"empty items that continue a paragraph", repeat("*a_\n+\n")},
		{"empty numbers that continue a paragraph", repeat("*a_\n1.\n")},
		{"indented quote marks in a paragraph", repeat("*a_\n    >\n")},
		{"tabbed quote marks in a paragraph", repeat("*a_\n\t>\n")},
		{"indented quote marks in a quote", repeat("> *a_\n>      >\n")},
		{"header wider than its table", func(n int) string { return strings.Repeat("|a", n) + "\n|-\n" }},
		{"definitions in blocks", each("[k%d]: /u\n\n")},
		{"definitions in blocks, all used", func(n int) string { return each("[k%d]: /u\n\n")(n) + each("[k%d]\n\n")(n) }},
		{"escaped bars in many tables", repeat("a|b\n-|-\n`\\|\\|\\|\\|\\|\\|\\|\\|\\|\\|\\|\\|`|`\\|`\n\n")},
		{"many short blocks of marks", func(n int) string { return strings.Repeat(strings.Repeat("a**b c* ", 40)+"\n\n", n) }},
		{"stairs of empty items", growing("  ", "*\n")},
		{"empty items", repeat("-\n")},
		{"empty items on one line", around("- ", "", "")},
		{"thematic breaks", repeat("* * *\n")},
		{"list marks by turns", repeat("- a\n+ a\n")},
		{"items of items", repeat("- - - - - - - - a\n")},
		{"quotes of quotes", repeat("> > > > > > > > a\n\n")},

		// Many small blocks.
		{"tiny headings", repeat("# a\n")},
		{"tiny setext headings", repeat("a\n=\n")},
		{"tiny items", repeat("- a\n")},
		{"tiny loose items", repeat("- a\n\n")},
		{"tiny numbers", repeat("1. a\n")},
		{"tiny paragraphs", repeat("a\n\n")},
		{"tiny bold lines", repeat("**a**\n")},
		{"tiny bold paragraphs", repeat("**a**\n\n")},
		{"tiny quotes", repeat("> a\n\n")},
		{"tiny code blocks", repeat("    a\n\nb\n\n")},
		{"tiny tasks", repeat("- [x] a\n")},
		{"tiny labels", repeat("S: a\n\n")},
		{"tiny lines", repeat("a\n")},
		{"tiny hard lines", repeat("a\\\n")},
		{"tiny links", repeat("[a](b)\n\n")},
		{"tiny emphasis", repeat("*a* _b_\n\n")},
		{"bold lines in one paragraph", repeat("**a** b **c**\n")},
		{"headings and text", repeat("# a\nb\n")},
		{"bold line and text", repeat("**a**\n\nb\n\n")},
		{"text, then one heading", around("a\n\n", "# b\n", "")},
		{"numbers that continue a paragraph", repeat("7. *a_\n")},
		{"empty marks that continue a paragraph", repeat("*a_\n-\n")},
		{"indented items in a paragraph", func(n int) string { return "a\n" + strings.Repeat("    - *a_\n", n) }},
		{"tabbed headings in a paragraph", func(n int) string { return "a\n" + strings.Repeat("\t# *a_\n", n) }},
		{"headings without space", repeat("#*a_\n")},
		{"deep headings", repeat("###### *a_\n")},
		{"setext under marks", repeat("*a_ *a_\n---\n")},
		{"marks in items", func(n int) string { return strings.Repeat("- "+strings.Repeat("*a_ ", 1000)+"\n", n) }},
		{"marks in lazy items", func(n int) string { return strings.Repeat("- a\n"+strings.Repeat("*a_ ", 1000)+"\n", n) }},
		{"marks in headings", func(n int) string { return strings.Repeat("# "+strings.Repeat("*a_ ", 1000)+"\n", n) }},
		{"marks in cells", func(n int) string {
			return "|a|b|\n|-|-|\n" + strings.Repeat("|"+strings.Repeat("*a_ ", 1000)+"|b|\n", n)
		}},
		{"marks in paragraphs", func(n int) string { return strings.Repeat(strings.Repeat("*a_ ", 1000)+"\n\n", n) }},
		{"brackets in paragraphs", func(n int) string { return strings.Repeat(strings.Repeat("[a](b", 1000)+"\n\n", n) }},
		{"marks after form feeds", repeat("*a_\f")},

		// Searches through the rest of a block.
		{"unclosed links before text", around("[a](b", plain, "")},
		{"unclosed links before long words", func(n int) string {
			return strings.Repeat(strings.Repeat("[a](b", n)+strings.Repeat("x", 15_000)+"\n\n", 120)
		}},
		{"unclosed links before words", func(n int) string {
			return strings.Repeat(strings.Repeat("[a](b", n)+strings.Repeat("x", 900)+"\n\n", 1900)
		}},
		{"unclosed angle links before words", func(n int) string {
			return strings.Repeat(strings.Repeat("[a](<b", n)+strings.Repeat("x ", 10_000)+"\n\n", 95)
		}},
		{"unclosed angle links before text", around("[a](<b", plain, "")},
		{"unclosed titles before text", around("[a](b (", plain, "")},
		{"unclosed quoted titles before text", around("[a](b \"", plain, "")},
		{"unclosed references before text", around("[a][", plain, "")},
		{"unclosed references before lines", around("[a][b\n", lines, "")},
		{"brackets around lines", around("[", "a\n"+lines, "]")},
		{"short links after lines", func(n int) string { return lines + strings.Repeat("[a]", n) }},
		{"images after lines", func(n int) string { return lines + strings.Repeat("![a](", n) }},
		{"growing backticks before lines", func(n int) string { return growing("`", "e")(n) + "\n" + lines }},
		{"growing backticks before text", func(n int) string { return growing("`", "e")(n) + plain }},
		{"emphasis around lines", around("*a ", "\n"+lines, "a_ ")},
		{"definitions before lines", func(n int) string { return each("[%d]: u\n")(n) + lines }},
		{"definitions with open titles", func(n int) string { return each("[%d]: u (\n")(n) + lines }},
		{"definitions with open titles before text", func(n int) string { return each("[%d]: u (a\n")(n) + plain }},
		{"labels over lines", repeat("[a\nb]: u\n")},
		{"definitions by lines", repeat("[a]:\nu\n")},
		{"definitions in quotes", repeat("> [a]: u\n")},
		{"definitions under headings", repeat("[a]: u\n===\n")},
		{"long address, many uses", func(n int) string { return "[a]: /" + strings.Repeat("u", n*4) + "\n\n" + strings.Repeat("[a]\n\n", n) }},
		{"long spaced address, many uses", func(n int) string {
			return "[a]:\n<" + strings.Repeat("u ", n*2) + ">\n\n" + strings.Repeat("[a]\n\n", n)
		}},
		{"long address in a quote, many uses", func(n int) string {
			return "> [a]:\n> " + strings.Repeat("u", n*4) + "\n\n" + strings.Repeat("[a]\n\n", n)
		}},

		// Tables.
		{"tall table", func(n int) string { return "a|b\n-|-\n" + strings.Repeat("c|d\n", n) }},
		{"wide table", func(n int) string {
			return strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n" + strings.Repeat("|b", n)
		}},
		{"table in a quote", func(n int) string {
			return "> " + strings.Repeat("|a", n) + "\n> " + strings.Repeat("|-", n) + "\n" + strings.Repeat("> b\n", n)
		}},
		{"table in a list", func(n int) string {
			return "- " + strings.Repeat("|a", n) + "\n  " + strings.Repeat("|-", n) + "\n" + strings.Repeat("  b\n", n)
		}},
		{"table of form feeds", func(n int) string {
			return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-\f", n) + "|\n" + strings.Repeat("|b|\n", n)
		}},
		{"table without outer bars", func(n int) string {
			return "a" + strings.Repeat("|a", n) + "\n-" + strings.Repeat("|-", n) + "\n" + strings.Repeat("b\n", n)
		}},
		{"table that opens as a list", func(n int) string {
			return "a" + strings.Repeat("|a", n) + "\n- |" + strings.Repeat("-|", n) + "\n" + strings.Repeat("b\n", n)
		}},
		{"many tables", repeat("a|b\n-|-\n\n")},
		{"delimiter rows", repeat("|-\n")},
		{"escaped bars", func(n int) string { return "a|b\n-|-\n" + strings.Repeat("`\\|`|`\\|`\n", n) }},
		{"escaped bars in one row", func(n int) string { return "a|b\n-|-\n`" + strings.Repeat("\\|", n) + "`|c\n" }},
		{"escaped bars in many rows of code", func(n int) string { return "a|b\n-|-\n" + strings.Repeat("`\\|a\\|a\\|`|\n", n) }},
	}
}
