package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var notPasteable = &Rule{
	Name:     "not-pasteable",
	Summary:  "what forms lose: tables, images, links, nested lists, uncommon characters",
	Severity: Note,
	Doc: `A form's field takes plain text: what Word or Markdown puts around it is
stripped or turned into odd characters (PeopleHR and ExactHire support;
Berkeley's scholarships ask for ANSI). merit renders what can be kept,
straight quotes and plain dashes for curly ones and long ones, and this
rule says once a kind and answer what cannot: tables, images, links,
lists in lists, emoji, and characters that are neither ASCII, Latin-1
(é, £, ½) nor €.

Write it as a sentence, or leave it out. Bold and italics are lost
without harm and not reported. In text that is not mostly English the
letters of its own script are fine. What a particular form keeps, the
rule cannot know.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI wrote [the plan](https://example.org/plan) and [the map](https://example.org/map) ✓.\n\n- I rang them.\n  - They came → fast.\n\n| week | calls |\n|---|---|\n| 1 | 20 |\n\n![a chart](chart.png)\n",
			Want: []string{
				`3:10: 2 links, whose addresses a form loses: "the plan" is all that is left of this one`,
				`3:85: 2 characters that forms may lose, such as "✓": use words or plain signs`,
				`6:5: a list in a list, which a form makes one list: write it without the inner one`,
				`8:3: a table, which a form makes lines of text: write it as sentences`,
				`12:3: an image, of which a form keeps "a chart" alone: say in words what it shows`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI wrote [the *whole* plan_of_it](https://example.org/plan).\n",
			Want:   []string{`3:10: a link, whose address a form loses: "the whole plan_of_it" is all that is left of it`},
		},
		{
			Source: "## Delivering at pace\n\nI shared “the plan” – all of it… 🎉🎉 – with them.\n",
			Want:   []string{`3:34: 2 emoji, such as "🎉", which forms may lose: leave them out`},
		},
		{
			Source: "## Delivering at pace\n\nI shared *“the café’s plan”* – **all** £20 or €25 of it… – with them at <https://example.org> and [www.example.org](https://www.example.org/).\n\n- It was read.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.prose() {
			var l losses
			for b := range p.proses[i].blocks {
				l.block(&p.proses[i].blocks[b], p.proses[i].english)
			}
			l.report(p)
		}
	},
}

// losses are what forms lose of an answer.
type losses struct {
	table, image, link, list, sign, emoji loss
	row                                   bool // the block before was a table's row
	inner                                 bool // or in a list in a list
}

// A loss is one kind, and where it stands first.
type loss struct {
	n     int
	first func() source.Span
	what  string
}

func (l *loss) add(what string, at func() source.Span) {
	if l.n++; l.n == 1 {
		l.first, l.what = at, what
	}
}

func (l *losses) block(s *passage, english bool) {
	b := s.block
	if row := b.Kind == evidence.Row; row != l.row {
		if l.row = row; row {
			l.table.add("", whole(b))
		}
	}
	if inner := b.Depth > 1; inner != l.inner {
		if l.inner = inner; inner {
			l.list.add("", whole(b))
		}
	}
	for i, r := range b.Runs {
		switch {
		case r.Style&evidence.Image != 0 && (i == 0 || b.Runs[i-1].Style&evidence.Image == 0):
			l.image.add(label(b.Runs[i:]), func() source.Span { return span(r) })
		case r.Link != "" && (i == 0 || b.Runs[i-1].Link != r.Link) && !says(label(b.Runs[i:]), r.Link):
			l.link.add(label(b.Runs[i:]), func() source.Span { return span(r) })
		}
	}
	if s.odd {
		l.signs(s, english)
	}
}

// label gives the text of the link or the image that runs begin with.
func label(runs []evidence.Run) string {
	const kind = evidence.Linked | evidence.Image
	var b strings.Builder
	for _, r := range runs {
		if r.Link != runs[0].Link || r.Style&kind != runs[0].Style&kind {
			break
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// whole gives the place of a block when it is asked.
func whole(b *evidence.Block) func() source.Span {
	return func() source.Span { return source.Span{Start: b.Span.Start, End: max(b.Span.Start+1, b.Span.End)} }
}

// says says whether a link's text is its address, or all of it but what people
// leave out.
func says(text, address string) bool {
	for _, lead := range []string{"mailto:", "https://", "http://", "www."} {
		text, address = strings.TrimPrefix(text, lead), strings.TrimPrefix(address, lead)
	}
	return strings.EqualFold(strings.TrimSuffix(text, "/"), strings.TrimSuffix(address, "/"))
}

func span(r evidence.Run) source.Span {
	return source.Span{Start: r.Start, End: r.Start + len(r.Text)}
}

// signs counts the characters of a block that forms may lose.
func (l *losses) signs(s *passage, english bool) {
	for i := 0; i < len(s.text); {
		if s.text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		start := i
		at := func() source.Span { return s.block.Place(start, start+size) }
		switch {
		case r == '€' || r > 0xA0 && r < 0x100 || unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || r >= 0x1F3FB && r <= 0x1F3FF:
		case emoji(r):
			l.emoji.add(string(r), at)
		case english:
			l.sign.add(string(r), at)
		}
		i += size
	}
}

func emoji(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF }

func (l *losses) report(p *Pass) {
	say := func(l loss, one, more string, args ...any) {
		switch l.n {
		case 0:
		case 1:
			p.Report(l.first(), one, args...)
		default:
			p.Report(l.first(), fmt.Sprint(l.n)+more, args...)
		}
	}
	say(l.table, "a table, which a form makes lines of text: write it as sentences", " tables, which a form makes lines of text: write them as sentences")
	say(l.list, "a list in a list, which a form makes one list: write it without the inner one", " lists in lists, which a form makes one list: write them without the inner ones")
	say(l.link, "a link, whose address a form loses: %q is all that is left of it", " links, whose addresses a form loses: %q is all that is left of this one", short(l.link.what))
	say(l.image, "an image, of which a form keeps %q alone: say in words what it shows", " images, of which a form keeps %q alone, or its like: say in words what they show", short(l.image.what))
	say(l.emoji, "an emoji, %q, which forms may lose: leave it out", " emoji, such as %q, which forms may lose: leave them out", l.emoji.what)
	say(l.sign, "a character that forms may lose, %q: use words or a plain sign", " characters that forms may lose, such as %q: use words or plain signs", l.sign.what)
}
