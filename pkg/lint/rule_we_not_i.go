package lint

import (
	"fmt"
	"slices"

	"merit/pkg/evidence"
)

var weNotI = &Rule{
	Name:     "we-not-i",
	Summary:  "more \"we\" than \"I\" in the Action, or no first person at all",
	Severity: Warning,
	Doc: `A panel marks what one person did. "Use I not we", but be careful not to
take credit for the work of others (GOV.UK, "A brief guide to
competencies"); "avoid words like 'we' where possible" (Scottish Public
Pensions Agency). Counted are we, us, our, ours and ourselves against I,
me, my, mine and myself, with their contractions, in the Action where it
is labelled and else in the whole answer. Words in quotation marks do
not count. Found is an answer with more of the first, two at least, and
an answer or an Action of 30 words or more that has neither (an Action
that only leaves the I out, as notes do, is a note); "our clients" alone
is found only where there is no "I" at all.

Say which part was yours: "I drew up the plan, and Ben costed it". The
rule keeps silent on notes and on text that is not mostly English, and
cannot see whether "we" is honest where a team did share the work. In a
file that names no framework and no limit and labels no part, the words
without a first person are told once.`,
	Thresholds: []Threshold{{"words", "words of the least answer that must have a first person", 30}},
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Action:** We rang the printers and we agreed on a new plan. Our designer drew it up. I took it to them.\n\n**Result:** It came in a day.\n",
			Want:   []string{`3:13: the Action says "we" 2 times and "our" once, but "I" once: say which part was yours`},
		},
		{
			Source: "## Delivering at pace\n\nThe timetable for the buses was a whole month late again. The printers were asked to bring it forward, a new plan was drawn up with their foreman, and the drivers were told what to expect of it.\n",
			Want:   []string{`1:1: 38 words without "I": say what was yours in it`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** I was new to our depot, where the timetable was late.\n\n**Action:** The printers were asked to bring it forward, a new plan was drawn up with their foreman on one page, and all of the drivers were told in good time what to expect of it.\n",
			Want:   []string{`5:3: 35 words of Action without "I": say what was yours in it`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** We were late, as we often were at our depot.\n\n**Action:** I asked the printers, who said, \"We will do it if we can and our foreman agrees.\" I drew up the plan, and we signed it.\n",
		},
		{
			Source: "## Delivering at pace\n\nI moved to the US office, where my team and I met our clients in the US and told us apart from them.\n",
		},
	},
	Check: func(p *Pass) {
		var nobody []*evidence.Answer
		for i := range p.prose() {
			t := &p.proses[i]
			switch {
			case !t.english || t.State != evidence.Evidenced:
			case t.kinds&(saysI|saysWe) == 0:
				if t.Answer.Words >= p.Threshold("words") {
					nobody = append(nobody, t.Answer)
				}
			case unowned(p, t, p.Threshold("words")):
			case t.kinds&saysWe != 0:
				weigh(p, t)
			}
		}
		others := 0
		if p.bare() && len(nobody) > 0 {
			others, nobody = len(nobody)-1, nobody[:1]
		}
		for _, a := range nobody {
			p.Report(p.place(a), "%d words without \"I\"%s: say what was yours in it", a.Words, asIn(others, "answer"))
		}
	},
}

const actionName = "Action"

// acts says whether a block belongs to the Action.
func (s passage) acts() bool { return slices.Contains(s.part.Names, actionName) }

// unowned reports an Action of so many words without a first person. It warns where
// the Action is what "was" done; where the I is only left out, as in notes, that is
// advice.
func unowned(p *Pass, t *prose, least int) bool {
	words, beings := 0, 0
	var action *evidence.Part
	for b := range t.blocks {
		s := &t.blocks[b]
		if !s.acts() {
			continue
		}
		if s.kinds&(saysI|saysWe) != 0 {
			return false
		}
		if action == nil {
			action = s.part
		}
		words += len(s.words)
		for i, w := range s.words {
			if w.kinds&common != 0 && (s.word(i) == "was" || s.word(i) == "were") {
				beings++
			}
		}
	}
	if words < least || action == nil {
		return false
	}
	severity := Note
	if beings > 1 {
		severity = Warning
	}
	p.ReportAs(severity, action.Label.Span, "%d words of Action without \"I\": say what was yours in it", words)
	return true
}

// weigh reports an answer whose Action, or which itself, says we more than I.
func weigh(p *Pass, t *prose) {
	labelled := slices.ContainsFunc(t.blocks, passage.acts)
	var ours, mine said
	var place *passage
	at := 0
	for b := range t.blocks {
		s := &t.blocks[b]
		if labelled && !s.acts() {
			continue
		}
		for i, w := range s.words {
			switch {
			case w.kinds&(saysI|saysWe) == 0 || w.kinds&(quoted|shown) != 0 || s.hyphened(i):
			case w.kinds&saysI != 0:
				if !latin(s, i) {
					mine.add(s.word(i))
				}
			case w.kinds&upper == 0: // the US is not us
				if place == nil {
					place, at = s, i
				}
				ours.add(s.word(i))
			}
		}
	}
	if ours.n < 2 || ours.n <= mine.n || mine.n > 0 && ours.onlyOwns() {
		return
	}
	where := "the text says"
	if labelled {
		where = "the Action says"
	}
	p.Report(place.place(at, at), "%s %s, but %s: say which part was yours", where, ours, mine)
}

// hyphened says whether the word at i is only the start of one, as in us-east-1.
func (s *passage) hyphened(i int) bool {
	return i+1 < len(s.words) && s.words[i+1].kinds&tied != 0 && s.text[s.words[i].end] == '-'
}

// latin says whether the I at i is the one of "i.e.".
func latin(s *passage, i int) bool {
	return i+1 < len(s.words) && s.words[i+1].kinds&tied != 0 && s.text[s.words[i].end] == '.'
}

// A said is words of one kind and how often each was said.
type said struct {
	n      int
	words  []string
	counts []int
}

func (s *said) add(word string) {
	s.n++
	if word != "I" && word[0] >= 'A' && word[0] <= 'Z' {
		word = string(word[0]|0x20) + word[1:]
	}
	i := slices.Index(s.words, word)
	if i < 0 {
		i = len(s.words)
		s.words, s.counts = append(s.words, word), append(s.counts, 0)
	}
	s.counts[i]++
}

// onlyOwns says whether all that was said is "our" and "ours", which tell whose a
// thing is and not who did it.
func (s said) onlyOwns() bool {
	return !slices.ContainsFunc(s.words, func(word string) bool { return word != "our" && word != "ours" })
}

func (s said) String() string {
	if s.n == 0 {
		return `never "I"`
	}
	var parts []string
	for i, word := range s.words {
		count := "once"
		if s.counts[i] > 1 {
			count = fmt.Sprintf("%d times", s.counts[i])
		}
		parts = append(parts, fmt.Sprintf("%q %s", word, count))
	}
	return series(parts, "and")
}
