package lint

import (
	"slices"

	"merit/pkg/evidence"
)

var oldExample = &Rule{
	Name:     "old-example",
	Summary:  "an answer whose latest year lies long before the closing date",
	Severity: Note,
	Doc: `Examples should come from the "past 2 years (or longer)" (GOV.UK, "A
brief guide to competencies"), and "more recent examples are better"
(HM Inspectorate of Constabulary, "Application guidance"). No number
holds everywhere, so the three years here are custom. The rule runs only
where the front matter gives a date, the closing date, and counts from
the latest year that stands in the answer.

Choose a newer example, or say when this one ended. Not taken for the
year of the example are years of Acts, regulations, standards and
versions, amounts of money, years of birth or of founding, and any after
"since". An answer that names no year is not judged.`,
	Thresholds: []Threshold{{"years", "years before the closing date that an example may lie back", 3}},
	Examples: []Example{
		{
			Source: "---\ndate: 2026-11-01\n---\n\n## Delivering at pace\n\nIn spring 2019 the timetable for the buses was late. I rang the printers.\n",
			Want:   []string{`7:11: 2019 is the latest year here, 7 before the closing date: choose a newer example, or say when it ended`},
		},
		{
			Source: "---\ndate: 2026-11-01\n---\n\n## Delivering at pace\n\nBetween 2018 and 2021/22 the timetable was late.\n",
			Want:   []string{`7:18: 2022 is the latest year here, 4 before the closing date: choose a newer example, or say when it ended`},
		},
		{
			Source: "---\ndate: 2026-11-01\n---\n\n## Delivering at pace\n\nIn 2019 the timetable was late, and in 2024 I rang the printers.\n",
		},
		{
			Source: "---\ndate: 2026-11-01\n---\n\n## Delivering at pace\n\nUnder the Equality Act 2010 and ISO 9001:2015 I wrote to all 2,010 drivers at the depot founded in 1998, which had cost £1950.\n",
		},
		{
			Source: "## Delivering at pace\n\nIn 2009 I rang the printers.\n",
		},
	},
	Check: func(p *Pass) {
		date, err := evidence.Date(p.Meta.Date.Value)
		if err != nil {
			return
		}
		for i := range p.prose() {
			t := &p.proses[i]
			if t.kinds&figures == 0 {
				continue
			}
			latest, s, at := t.latestYear()
			if ago := date.Year() - latest; s != nil && ago > p.Threshold("years") {
				p.Report(s.place(at, at), "%d is the latest year here, %d before the closing date: choose a newer example, or say when it ended", latest, ago)
			}
		}
	},
}

// latestYear gives the latest year of an answer and where it stands; the place
// is nil where that is not the example's, or there is none.
func (t *prose) latestYear() (latest int, place *passage, at int) {
	for b := range t.blocks {
		s := &t.blocks[b]
		if s.kinds&figures == 0 {
			continue
		}
		for i, w := range s.words {
			if w.kinds&figures == 0 {
				continue
			}
			year := s.year(i)
			if year == 0 {
				continue
			}
			if until := s.until(i, year); until > year {
				year = until
			}
			if year > latest {
				latest, place = year, nil
			}
			if year == latest && place == nil && s.happened(i) {
				place, at = s, i
			}
		}
	}
	return latest, place, at
}

// year gives the year that the word at i may be, or 0: four figures that are no
// part of a longer number and no money.
func (s *passage) year(i int) int {
	w := s.words[i]
	text := s.text[w.start:w.end]
	if len(text) != 4 || w.kinds&(upper|lower) != 0 || text[:2] != "19" && text[:2] != "20" {
		return 0
	}
	if w.start > 0 {
		switch before := s.text[w.start-1]; before {
		case '$', '.', ',', '#', ':', '+', '=', '@', '%':
			return 0
		default:
			if before >= 0x80 { // £, €
				return 0
			}
		}
	}
	rest := s.text[w.end:]
	if len(rest) > 1 && (rest[0] == ',' || rest[0] == '.' || rest[0] == ':') && rest[1] >= '0' && rest[1] <= '9' || len(rest) > 0 && rest[0] == '%' {
		return 0
	}
	return int(text[0]-'0')*1000 + int(text[1]-'0')*100 + int(text[2]-'0')*10 + int(text[3]-'0')
}

// until gives the end of a span of years such as 2021/22, or 0.
func (s *passage) until(i, year int) int {
	if i+1 == len(s.words) {
		return 0
	}
	next := s.words[i+1]
	if between := s.text[s.words[i].end:next.start]; next.kinds&figures == 0 || next.end-next.start != 2 || between != "/" && between != "-" {
		return 0
	}
	two := s.text[next.start:next.end]
	until := year/100*100 + int(two[0]-'0')*10 + int(two[1]-'0')
	if until != year+1 {
		return 0
	}
	return until
}

// happened says whether the year at i tells when something happened.
func (s *passage) happened(i int) bool {
	before := s.words[i]
	switch {
	case before.kinds&opening != 0 || i == 0:
		return false
	case before.kinds&tied != 0 && s.year(i-1) > 0 && i > 1: // 2018-2021
		return s.happened(i - 1)
	case s.word(i-1) == "of": // the winter of 2019
		if i < 2 || s.words[i-2].kinds&(dating|period) == 0 && (i < 3 || s.word(i-3) != "the" || !slices.Contains(events, s.words[i-2].fold)) { // in the floods of 2019
			return false
		}
	case s.words[i-1].kinds&dating == 0:
		if s.words[i-1].kinds&figures == 0 || i < 2 || s.words[i-2].kinds&month == 0 { // May 3, 2019
			return false
		}
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch s.word(j) {
		case "Act", "Acts", "Regulation", "Regulations", "Order", "Directive", "Code", "Framework", "ISO", "BS", "EN", "No", "version", "Version",
			"founded", "established", "built", "opened", "formed", "created", "introduced", "launched", "born", "published", "passed", "dating",
			"joined", "since", "Since", "qualified", "graduated", "started", "began", "merged":
			return false
		}
	}
	return true
}

var events = folds("flood floods storm storms fire snow heatwave strike strikes outbreak pandemic lockdown crisis merger move closure restructure restructuring reorganisation election elections")
