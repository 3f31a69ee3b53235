package lint

import (
	"merit/pkg/framework"
)

var frameworkEcho = &Rule{
	Name:     "framework-echo",
	Summary:  "an answer that repeats the indicator's own words at length",
	Severity: Note,
	Doc: `The framework's words earn nothing by themselves: markers know them by
heart, and one force's panels speak of framework bingo (College of
Policing guidance as quoted in a register of sources). Found are eight
or more words in a row of the indicator that is answered or, where one
answer covers a competency, of its description, its indicators and its
checklist. Case, punctuation and line ends do not count. That it takes
eight words is custom.

Say what was done in words of your own. A paragraph that is nothing but
the indicator is no evidence, is not counted and is not reported here.
The rule cannot see an echo with a word changed here and there.`,
	Thresholds: []Threshold{{"words", "words in a row that are an echo", 8}},
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n### Take responsibility for delivering expected outcomes on time and to standard\n\nI take responsibility for delivering expected outcomes on time, which the printers did not.\n\n### Plan ahead\n\nI drew a map.\n",
			Want:   []string{`5:3: repeats the indicator, "take responsibility for delivering expected outcomes on time": say it in words of your own`},
		},
		{
			Source: "## Delivering at pace\n\n### Take responsibility for delivering expected outcomes on time and to standard\n\nI took responsibility for the timetable and brought it in on time and to standard.\n\n### Plan ahead\n\nI drew a map.\n",
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\nanswer: competency\n---\n\n## Changing and improving\n\nI was prepared to take managed risks, ensuring these are planned and their impact assessed, and rang the printers.\n",
			Want:   []string{`9:7: repeats the framework, "prepared to take managed risks, ensuring these are planned…": say it in words of your own`},
		},
	},
	Check: func(p *Pass) {
		n := max(1, p.Threshold("words"))
		e := echo{n: n}
		for i := range p.prose() {
			t := &p.proses[i]
			p.echoed(&e, t)
		}
	},
}

// An echo is what an answer may repeat.
type echo struct {
	n     int
	about *framework.Competency // whose words these are
	texts [][]word
	words []word         // of all texts
	seen  [1 << 5]uint64 // some bits of each word's fold
}

// echoed reports where an answer repeats what it answers.
func (p *Pass) echoed(e *echo, t *prose) {
	whole := t.Answer.Heading.Span == t.Answer.Section.Title.Span
	if !whole || t.Competency == nil || e.about != t.Competency || len(t.Answer.Section.Checklist) > 0 {
		e.about, e.texts, e.words, e.seen = nil, e.texts[:0], e.words[:0], [1 << 5]uint64{}
		switch {
		case !whole:
			e.add(t.Answer.Heading.Value)
			if t.Indicator != nil {
				e.add(t.Indicator.Text)
			}
		default:
			e.competency(p, t)
		}
	}
	if len(e.texts) == 0 {
		return
	}
	for b := range t.blocks {
		p.echoes(e, &t.blocks[b], whole)
	}
}

func (e *echo) competency(p *Pass, t *prose) {
	if c := t.Competency; c != nil {
		e.about = c
		e.add(c.Description)
		for _, i := range c.Indicators {
			if !i.Negative && (p.Level == "" || i.Level == "" || i.Level == p.Level) {
				e.add(i.Text)
			}
		}
	}
	for _, check := range t.Answer.Section.Checklist {
		if check.Indicator == nil {
			e.add(check.Text.Value)
		}
	}
}

func (e *echo) add(text string) {
	from := len(e.words)
	e.words, _ = split(e.words, text)
	words := e.words[from:]
	if len(words) < e.n {
		e.words = e.words[:from]
		return
	}
	e.texts = append(e.texts, words)
	for _, w := range words {
		e.seen[w.fold>>6&31] |= 1 << (w.fold & 63)
	}
}

// echoes reports the echoes in a block. Only where enough words in a row may be
// the framework's is it looked which they are.
func (p *Pass) echoes(e *echo, s *passage, whole bool) {
	left := enough
	run := 0
	for i := range s.words {
		fold := s.words[i].fold
		if e.seen[fold>>6&31]>>(fold&63)&1 == 0 {
			run = 0
			continue
		}
		if run++; run < e.n || left == 0 {
			continue
		}
		from := i - e.n + 1
		if n := e.longest(s.words[from:]); n > 0 {
			run = -(n - e.n)
			left--
			what := "indicator"
			if whole {
				what = "framework"
			}
			p.Report(s.place(from, from+n-1), "repeats the %s, %q: say it in words of your own", what, short(s.said(from, from+n-1)))
		}
	}
}

// longest gives how many words are the same as those somewhere in a text; 0
// when they are too few.
func (e *echo) longest(words []word) (best int) {
	for _, text := range e.texts {
		for i := 0; i+e.n <= len(text); i++ {
			n := 0
			for i+n < len(text) && n < len(words) && text[i+n].fold == words[n].fold {
				n++
			}
			best = max(best, n)
		}
	}
	if best < e.n {
		return 0
	}
	return best
}
