package lint

import (
	"slices"
	"strings"

	"merit/pkg/evidence"
)

var unmeasuredResult = &Rule{
	Name:     "unmeasured-result",
	Summary:  "a Result with no number or measure",
	Severity: Note,
	Doc: `"Use numbers and percentages whenever possible" (GOV.UK, "A brief guide
to competencies"); the Civil Service asks for "specific facts and
figures" (Civil Service Careers, "How to write your personal
statement"). Found is a labelled Result without a figure, a number in
words or another measure: half, twice, nobody, weekly, on time. A year,
a day of the month or a telephone number alone measures nothing, and
"all" or "everybody" leaves open how many they are.

Say how many, how much, how often or how soon, and against what before.
Where nothing was counted, say who noticed what. The rule keeps silent
without the label, on notes, and on text that is not mostly English; it
cannot see whether a number says anything, or is true.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** The timetable came and the drivers were happy with it.\n",
			Want:   []string{`5:3: no number or measure in the Result: say how many, how much or how soon`},
		},
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** In May 2025 the timetable came, and one of the drivers thanked me for it.\n",
			Want:   []string{`5:3: no number or measure in the Result: say how many, how much or how soon`},
		},
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** It all went well, and everybody at the depot was happy with it.\n",
			Want:   []string{`5:3: no number or measure in the Result: say how many, how much or how soon`},
		},
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** No bus left late.\n",
		},
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** The timetable came within budget and the drivers were happy with it.\n",
		},
		{
			Source: "## Delivering at pace\n\n**Action:** I rang the printers.\n\n**Result:** The timetable came and two thirds of the drivers were happy with it.\n",
		},
		{
			Source: "## Delivering at pace\n\nI rang the printers. The timetable came and the drivers were happy with it.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.prose() {
			t := &p.proses[i]
			if t.english && t.State == evidence.Evidenced {
				unmeasured(p, t)
			}
		}
	},
}

const resultName = "Result"

func unmeasured(p *Pass, t *prose) {
	for b := 0; b < len(t.blocks); {
		part := t.blocks[b].part
		measured := part.State != evidence.Evidenced || !slices.Contains(part.Names, resultName)
		for ; b < len(t.blocks) && t.blocks[b].part == part; b++ {
			measured = measured || t.blocks[b].measured()
		}
		if !measured {
			p.Report(part.Label.Span, "no number or measure in the Result: say how many, how much or how soon")
		}
	}
}

// measured says whether a block has a number or a measure.
func (s *passage) measured() bool {
	code := false // these figures, or those right before, are a reference's
	for i, w := range s.words {
		code = w.kinds&figures != 0 && (code || s.codes(w))
		switch {
		case w.kinds&measure != 0:
			if w.fold != foldBoth || !s.bothAnd(i) {
				return true
			}
		case w.fold == foldNo && w.kinds&opening != 0 && i+1 < len(s.words) && s.words[i+1].kinds&spaced != 0: // No date was missed
			return true
		case w.kinds&figures != 0:
			if !code && !s.dates(i) {
				return true
			}
		case i > 0 && w.kinds&lower != 0 && measures[[2]uint32{s.words[i-1].fold, w.fold}]:
			return true
		case w.fold == one && s.counts(i):
			return true
		}
	}
	return false
}

// bothAnd says whether the "both" at i only joins: both for her and for me.
func (s *passage) bothAnd(i int) bool {
	for j := i + 1; j < min(i+5, len(s.words)) && s.words[j].kinds&spaced != 0; j++ {
		if s.words[j].fold == foldAnd {
			return j == i+2 || slices.Contains(joiners, s.words[i+1].fold)
		}
	}
	return false
}

var joiners = folds("for of to in by with from on at")

var foldNo, foldBoth = foldOf("no"), foldOf("both")

// measures are measures of two words.
var measures = func() map[[2]uint32]bool {
	all := map[[2]uint32]bool{}
	for _, phrase := range []string{
		"on time", "in full", "on budget", "within budget", "under budget", "on schedule", "of schedule", "the deadline", "ahead of",
		"no complaints", "no complaint", "no errors", "no faults", "no further", "no longer", "no losses", "no cost", "no accidents", "no incidents", "no delays",
		"no failures", "each week", "each month", "each day", "each year", "each term", "a week", "a month", "a day", "a year", "an hour", "same day",
		"full marks", "a majority", "the majority", "most of", "a record", "at once", "next day", "first time", "day early", "week early", "without exception", "a fortnight",
		"without any", "no downtime", "no interruption", "no interruptions", "no disruption", "few days", "few hours", "few minutes", "few weeks",
	} {
		f := folds(phrase)
		all[[2]uint32{f[0], f[1]}] = true
	}
	return all
}()

var one = foldOf("one")

// counts says whether the "one" at i is a number.
func (s *passage) counts(i int) bool {
	if i > 0 {
		switch s.word(i - 1) {
		case "no", "No", "any", "some", "every", "each", "the", "this", "that", "which", "another", "only", "new", "right", "wrong", "better", "good":
			return false
		}
	}
	if i+1 < len(s.words) {
		switch s.word(i + 1) {
		case "of", "another", "who", "which", "that", "could", "would", "can", "had", "has", "else":
			return false
		}
		return true
	}
	return false
}

// codes says whether figures open a telephone number, a postcode or another
// reference.
func (s *passage) codes(w word) bool {
	first := s.text[w.start]
	return w.end-w.start > 2 && first == '0' || w.kinds&upper != 0 && !figure(first)
}

// dates says whether the figures at i are a year or the day of a month.
func (s *passage) dates(i int) bool {
	w := s.words[i]
	if strings.HasPrefix(s.text[w.end:], "%") || strings.HasPrefix(s.text[w.end:], " %") {
		return false
	}
	if s.year(i) > 0 {
		return i > 0 && (s.words[i-1].kinds&dating != 0 || s.words[i-1].kinds&figures != 0 && w.kinds&tied != 0 || s.word(i-1) == "since")
	}
	return w.end-w.start <= 4 && (i > 0 && s.words[i-1].kinds&month != 0 || i+1 < len(s.words) && s.words[i+1].kinds&(month|spaced) == month|spaced)
}
