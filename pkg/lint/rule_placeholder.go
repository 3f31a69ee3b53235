package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
)

var placeholder = &Rule{
	Name:     "placeholder",
	Summary:  "a placeholder such as TODO or [insert] in otherwise written text",
	Severity: Error,
	Doc: `What is left to fill in must not reach the form: a marker reads it as
it stands. Found are TODO, TBC, TBD and XXX as words, lorem ipsum, an
ellipsis alone as a paragraph or list item, the scaffold's prompts,
square or angle brackets that open with insert, add, your, name, number,
date or placeholder, and a template's {{braces}}.

Write what belongs there, or take it out. A name that is left out on
purpose, such as [name of hospital], is a note: name-blind forms want
it so, others do not. Fine are an ellipsis inside a sentence, [sic] and
an editor's other brackets, a to-do list, links, code, and a word in
quotation marks. A part that holds nothing but a placeholder is empty,
and only that. The list of words is custom, not law.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI trained {{number}} volunteers in a week.\n",
			Want:   []string{`3:11: "{{number}}" left in the text: write what belongs here, or take it out`},
		},
		{
			Source: "## Delivering at pace\n\nI trained TODO volunteers by [insert month] and <your year>.\n",
			Want: []string{
				`3:11: "TODO" left in the text: write what belongs here, or take it out`,
				`3:30: "[insert month]" left in the text: write what belongs here, or take it out`,
				`3:49: "<your year>" left in the text: write what belongs here, or take it out`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI trained twelve volunteers.\n\n...\n\n- They began in May.\n- TBC: the figures\n",
			Want: []string{
				`5:1: "..." left in the text: write what belongs here, or take it out`,
				`8:3: "TBC: the figures" left in the text: write what belongs here, or take it out`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI moved to [name of hospital] and trained its volunteers.\n",
			Want:   []string{`3:12: "[name of hospital]" leaves something out: fine where the form wants that, else write it`},
		},
		{
			Source: "## Delivering at pace\n\n**Result:** What came of it? Give figures where you can. We saved £300.\n",
			Want:   []string{`3:13: a prompt left in the text: take it out`},
		},
		{
			Source: "## Delivering at pace\n\nI kept a to-do list ... and cut it [sic] daily. The [number of calls](https://example.org) fell, and nobody wrote \"TBC\" again.\n",
		},
	},
	Check: func(p *Pass) {
		for _, t := range p.prose() {
			for i := range t.blocks {
				(&gaps{p, t.blocks[i].block, t.blocks[i].text, enough}).find(&t.blocks[i])
			}
		}
	},
}

// gaps looks for placeholders in a block's text.
type gaps struct {
	*Pass
	block *evidence.Block
	text  string
	left  int // how many places may still be looked up: each costs as much as the block
}

// longestGap is how much somebody may put in brackets.
const longestGap = 200

// hot are the characters by which placeholders are found: each of them has one
// that is rare in prose.
var hot = [256]bool{'[': true, '<': true, '{': true, 'T': true, 'X': true, 'x': true, 'b': true, 'p': true}

func (g *gaps) find(s *passage) {
	if len(s.words) < 40 && g.block.Kind != evidence.Row && g.block.Empty() && g.whole() {
		return
	}
	if strings.IndexByte(g.text, '?') >= 0 {
		g.prompts()
	}
	if s.kinds&gap == 0 && strings.IndexByte(g.text, '[') < 0 && strings.IndexByte(g.text, '<') < 0 && strings.IndexByte(g.text, '{') < 0 {
		return
	}
	for i := 0; i < len(g.text) && g.left > 0; i++ {
		if hot[g.text[i]] {
			i = max(i, g.look(i)-1)
		}
	}
}

// look reports the placeholder whose hot character is at i, and gives its end; 0
// when there is none.
func (g *gaps) look(i int) int {
	rest := g.text[i:]
	switch rest[0] {
	case '[':
		return g.bracket(i, ']')
	case '<':
		return g.bracket(i, '>')
	case '{':
		if end := strings.Index(rest[:min(len(rest), longestGap)], "}}"); strings.HasPrefix(rest, "{{") && end > 0 {
			g.report(g.rule.Severity, i, i+end+len("}}"))
			return i + end + len("}}")
		}
	case 'T':
		for _, word := range []string{"TODO", "TBC", "TBD"} {
			if strings.HasPrefix(rest, word) {
				return g.word(i, i+len(word))
			}
		}
	case 'b':
		if i > 0 && g.text[i-1] == 't' && len(rest) > 1 && (rest[1] == 'c' || rest[1] == 'd') {
			return g.word(i-1, i+2)
		}
	case 'p':
		const before = "lorem i"
		if strings.HasPrefix(rest, "psum") && i >= len(before) && strings.EqualFold(g.text[i-len(before):i], before) {
			return g.word(i-len(before), i+len("psum"))
		}
	default:
		if n := len(rest) - len(strings.TrimLeft(rest, "xX")); n > 2 {
			return g.word(i, i+n)
		}
	}
	return 0
}

// whole reports a block that is nothing but a placeholder, and says whether it
// did or there is nothing more to find.
func (g *gaps) whole() bool {
	text := strings.TrimLeft(g.text, " ")
	text = strings.TrimLeft(strings.TrimPrefix(text, g.block.Mark), " ")
	start := len(g.text) - len(text)
	switch low := strings.ToLower(strings.TrimRight(text, ".")); {
	case text == "":
		return true
	case low == "" && len(text) > 1: // "...", "…"
	case low == "" || text[0] == '[' || g.block.Runs[0].Style&evidence.Linked != 0:
		return false
	case slices.Contains([]string{"none", "nil", "n/a", "na", "n.a", "not applicable"}, low): // perhaps the truth
		return true
	case strings.IndexFunc(text, unicode.IsLetter) < 0:
		return true
	}
	g.report(g.rule.Severity, start, len(g.text))
	return true
}

// prompts reports the scaffold's prompts.
func (g *gaps) prompts() {
	for _, part := range g.Method.Parts {
		if i := strings.Index(g.text, part.Prompt); i >= 0 {
			g.Report(g.block.Place(i, i+len(part.Prompt)), "a prompt left in the text: take it out")
		}
	}
}

// word reports the text from start to end if it stands as a word, and gives the
// end.
func (g *gaps) word(start, end int) int {
	before, _ := utf8.DecodeLastRuneInString(g.text[:start])
	after, _ := utf8.DecodeRuneInString(g.text[end:])
	switch word := g.text[start:end]; {
	case wordly(before) || wordly(after):
	case word == "TODO" && len(g.text) > end+4 && strings.EqualFold(g.text[end+1:end+5], "list"):
	default:
		g.report(g.rule.Severity, start, end)
	}
	return end
}

// wordly says whether a rune belongs to a word.
func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// bracket reports the placeholder in the bracket at i, which another closes, and
// gives its end; 0 when it is none.
func (g *gaps) bracket(i int, closer byte) int {
	text := g.text[i:min(len(g.text), i+longestGap)]
	inside := strings.TrimLeft(text[1:], " ")
	n := strings.IndexFunc(inside, func(r rune) bool { return !wordly(r) && r != '-' })
	if n < 0 {
		return 0
	}
	switch word := inside[:n]; strings.ToLower(word) {
	case "insert", "add", "your", "name", "number", "date", "placeholder":
	default:
		return 0
	}
	length := strings.IndexByte(text, closer) + 1
	if length == 0 {
		return 0
	}
	severity := g.rule.Severity
	if onPurpose(text[1 : length-1]) {
		severity = Note
	}
	g.report(severity, i, i+length)
	return i + length
}

// onPurpose says whether a bracket stands for what must not be said: [name of
// hospital], [date removed].
func onPurpose(inside string) bool {
	words := strings.Fields(strings.ToLower(inside))
	if len(words) < 2 {
		return false
	}
	switch words[len(words)-1] {
	case "removed", "redacted", "withheld", "omitted", "anonymised":
		return true
	}
	return words[0] == "name" && words[1] == "of"
}

// report reports the text from start to end, unless it is spoken of rather than
// meant: it stands in quotation marks by itself, or is code or a link.
func (g *gaps) report(severity Severity, start, end int) {
	if start > 0 && end < len(g.text) && quote(g.text[start-1]) && quote(g.text[end]) {
		return
	}
	g.left--
	at := g.block.Place(start, end)
	for _, r := range g.block.Runs {
		if r.Start <= at.Start && at.Start < r.Start+len(r.Text) && (r.Link != "" || r.Style&evidence.Code != 0 && g.block.Kind != evidence.Preformatted) {
			return
		}
	}
	words := short(g.text[start:end])
	if severity == Note {
		g.ReportAs(Note, at, "%q leaves something out: fine where the form wants that, else write it", words)
	} else {
		g.ReportAs(severity, at, "%q left in the text: write what belongs here, or take it out", words)
	}
}

func quote(c byte) bool { return c == '"' || c == '\'' }
