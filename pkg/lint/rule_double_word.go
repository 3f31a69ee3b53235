package lint

import (
	"slices"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var doubleWord = &Rule{
	Name:     "double-word",
	Summary:  "a word that stands twice, such as \"a a role\"",
	Severity: Warning,
	Doc: `A word typed twice survives every reading by its own writer, and most of
all where a line was filled anew. One force fails applications with more
than ten errors of spelling and grammar (Bedfordshire Police,
"Competency based application guide").

Take one out; merit lint --fix does so for articles, "and", "or", "but"
and possessives, where nothing but white space stands between them. Fine
are what English has twice ("had had", "that that", "her her", "tell you
you can", "very very", "logged in in May", "the money we needed needed
approval"), numbers, names such as Duran Duran, code, and words with any mark
between them. The rule keeps silent on text that is not mostly English,
and sees no repeated phrases.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI took on a a role with the printers and the\nthe drivers.\n",
			Want: []string{
				`3:13: "a a" stands twice: take one out`,
				`4:1: "the the" stands twice: take one out`,
			},
		},
		{
			Source: "## Delivering at pace\n\nThe the timetable that was late is is here.\n",
			Want: []string{
				`3:5: "The the" stands twice: take one out`,
				`3:36: "is is" stands twice: take one out`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI had had a plan, and I knew that that was late. What it was, was clear. I logged in in May, gave her her copy, thanked those I worked with with cake, and sent 20 20 page plans to Duran Duran with the in in-house style.\n",
		},
		{
			Source: "## Delivering at pace\n\nI typed `the the` and wrote to the\\\nthe printers about it.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.prose() {
			t := &p.proses[i]
			if !t.english {
				continue
			}
			for b := range t.blocks {
				doubles(p, &t.blocks[b])
			}
		}
	},
}

func doubles(p *Pass, s *passage) {
	left := enough
	for i := 1; i < len(s.words) && left > 0; i++ {
		if s.words[i].fold != s.words[i-1].fold || s.words[i].kinds&spaced == 0 || !s.slip(i) {
			continue
		}
		left--
		first, second := s.words[i-1], s.words[i]
		at := s.place(i, i)
		p.Report(at, "%q stands twice: take one out", short(s.said(i-1, i)))
		end := s.block.Place(int(first.end-1), int(first.end)).End
		if from := p.Text[min(end, at.Start):at.Start]; slices.Contains(certain, second.fold) && s.block.Kind != evidence.Row && strings.TrimSpace(from) == "" && at.End-at.Start == int(second.end-second.start) {
			p.edit(source.Span{Start: end, End: at.End}, "")
		}
	}
}

// slip says whether the word at i, which is the one before it again, is one too
// many.
func (s *passage) slip(i int) bool {
	first, second := s.words[i-1], s.words[i]
	switch {
	case (first.kinds|second.kinds)&(figures|shown|owner) != 0, second.kinds&doubled != 0:
		return false
	case second.end-second.start == 1 && s.text[second.start]|0x20 != 'a' && s.text[second.start] != 'I':
		return false
	case second.kinds&capital != 0 && s.text[second.start] != 'I': // a name
		return false
	case first.kinds&tied != 0 || i+1 < len(s.words) && s.words[i+1].kinds&tied != 0: // in in-house
		return false
	case second.kinds&particle != 0: // signed in in time, signed them in in time
		before := i - 2
		if before > 0 && s.words[before].kinds&(common|saysI|saysWe|subject) != 0 {
			before--
		}
		return before < 0 || s.words[before].kinds&phrasal == 0
	case slices.Contains(certain, second.fold):
		// Phase I I led; hepatitis A a year before
		return first.end-first.start > 1 || first.kinds&opening != 0 || s.text[first.start] == 'a'
	case slices.Contains(pointing, second.fold): // when I saw it it was late
		return first.kinds&opening != 0
	}
	return !s.endsClause(i - 1)
}

// endsClause says whether the word at i may end a clause that the word behind it
// goes on from: the changes we needed needed money, what it is is a habit.
func (s *passage) endsClause(i int) bool {
	being := slices.Contains(beings, s.words[i].fold)
	for j := i - 1; j >= max(0, i-3) && s.words[j+1].kinds&opening == 0; j-- {
		w := &s.words[j]
		if being && slices.Contains(relative, w.fold) ||
			!being && w.kinds&spaced != 0 && w.kinds&(saysI|saysWe|subject) != 0 {
			return true
		}
	}
	return false
}

var (
	certain  = folds("a an the and or but my our your their his its i we") // one of two is always too many
	pointing = folds("it this these those there here")
	beings   = folds("is are was were am has have had")
	relative = folds("what who which how why where all those way reason")
)
