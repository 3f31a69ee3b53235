package lint

import (
	"strings"
	"unicode"
)

var identifyingDetail = &Rule{
	Name:     "identifying-detail",
	Summary:  "an e-mail address, telephone number, postcode or other word that tells who somebody is",
	Severity: Warning,
	Doc: `Most Civil Service applications are read name-blind: "the candidate's
name and other personal information" are removed from the form, but not
from the text that was typed into it (Civil Service blog, "Name-blind
recruitment", 2015). What follows from leaving it in is not published.
Found are e-mail addresses, British telephone numbers and postcodes,
National Insurance numbers, dates of birth, and the words listed under
private: in the front matter or in .merit.yaml: each as a phrase, in
whole words and any case.

Take it out, or write a role ("the head of the school"). Neither the
message nor any format shows what was found. The rule cannot see names
that nobody listed, schools, nationality, age or "he" and "she".`,
	Examples: []Example{
		{
			Source: "---\nprivate: [Ada Example]\n---\n\n## Delivering at pace\n\nI am ada example's deputy: write to a.example@example.org, ring 0161 496 0000 or call at M1 1AE.\n",
			Want: []string{
				`7:6: a private word (███ ███████): take it out, or write a role`,
				`7:37: an e-mail address: take it out, or write a role`,
				`7:65: a telephone number: take it out, or write a role`,
				`7:90: a postcode: take it out, or write a role`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI was born on 3 May 1990, and my number is QQ 12 34 56 C. DOB: 03/05/1990. Mobile +44 7700 900123.\n",
			Want: []string{
				`3:7: a date of birth: take it out, or write a role`,
				`3:44: a National Insurance number: take it out, or write a role`,
				`3:59: a date of birth: take it out, or write a role`,
				`3:83: a telephone number: take it out, or write a role`,
			},
		},
		{
			Source: "---\nprivate: [Ada]\n---\n\n## Delivering at pace\n\nI adapted the Adare plan @ £1,950 for 020 pages, checked each date of birth on form B12 3, met M25 drivers at 07.30 on 01-02-2025, and saw 3 lambs born in 2024.\n",
		},
	},
	Check: func(p *Pass) {
		private := p.private()
		for i := range p.prose() {
			for b := range p.proses[i].blocks {
				p.identify(&p.proses[i].blocks[b], private)
			}
		}
	},
}

func (p *Pass) identify(s *passage, private map[uint32][][]word) {
	left := enough
	if s.kinds&suspect != 0 || strings.IndexByte(s.text, '@') >= 0 {
		for _, d := range details(s.text) {
			if left--; left < 0 {
				break
			}
			p.Report(s.block.Place(d.start, d.end), "%s: take it out, or write a role", d.what)
		}
	}
	for i := 0; len(private) > 0 && i < len(s.words) && left > 0; i++ {
		longest := 0
		for _, phrase := range private[s.words[i].fold] {
			if len(phrase) > longest && s.says(i, phrase) {
				longest = len(phrase)
			}
		}
		if longest > 0 {
			left--
			end := i + longest - 1
			p.Report(s.place(i, end), "a private word (%s): take it out, or write a role", masked(s.said(i, end)))
			i = end
		}
	}
}

// private gives the words that must not appear, by the first of each entry.
func (p *Pass) private() map[uint32][][]word {
	var all []string
	for _, text := range p.Meta.Private {
		all = append(all, text.Value)
	}
	if p.options.Settings != nil {
		all = append(all, p.options.Settings.Private...)
	}
	phrases := map[uint32][][]word{}
	for _, text := range all {
		if words := wordsOf(text); len(words) > 0 {
			phrases[words[0].fold] = append(phrases[words[0].fold], words)
		}
	}
	return phrases
}

// says says whether a phrase stands at i.
func (s *passage) says(i int, phrase []word) bool {
	if i+len(phrase) > len(s.words) {
		return false
	}
	for j := range phrase {
		w := s.words[i+j]
		if w.fold != phrase[j].fold || j > 0 && w.kinds&(spaced|tied) == 0 {
			return false
		}
	}
	return true
}

// masked covers the letters of a text.
func masked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return '█'
	}, text)
}
