package lint

import (
	"fmt"
	"slices"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var partBalance = &Rule{
	Name:     "part-balance",
	Summary:  "too much Situation and Task, too little Action or Result",
	Severity: Warning,
	Doc: `The Action is "marked largely on this area" (the government HR hub,
"Competency Based Application"), and the one official split that was
found gives 25, 25, 150 and 50 of 250 words to Situation, Task, Action
and Result (operational-research.gov.uk, "Hints and tips"). Found are a
Situation and Task that take over 30 % together, an Action under 50 %
and a Result under 15 %; a Result of 13 % or two words short is let
pass, and one with a figure or a measure in it that is ten words short
is a note alone, since a figure says much in few words. These bounds
around the official split are custom. Methods for which no source gives
shares are not judged.

Shorten what is too long before adding to what is too short. The rule
counts only labelled parts, so it keeps silent where a part is missing,
empty or notes, where text stands outside the parts, and in an answer so
short that shares mean little. Reflection and learning are not held
against the rest. It cannot see an Action told under Situation.`,
	Thresholds: []Threshold{{"words", "words of the least answer that is judged", 40}},
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Situation:** " + times("The timetable for the buses was late again.", 4) + "\n\n**Task:** I had a week to mend it.\n\n**Action:** " + times("I rang the printers and agreed a plan.", 4) + "\n\n**Result:** It came two days early and saved £300 in the first month alone.\n",
			Want:   []string{`3:3: Situation and Task take 47 % of the words, over 30 %; Action takes 38 %, under 50 %: shorten the Situation and Task, say more in the Action`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** " + times("I rang the printers and agreed a plan.", 8) + "\n\n**Result:** It came early.\n",
			Want:   []string{`9:3: Result takes 4 % of the words, under 15 %: say more in the Result`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** " + times("I rang the printers and agreed a plan.", 8) + "\n\n**Result:** It came two days early, and saved £300 in the first month.\n",
		},
		{
			Source: "## Delivering at pace\n\n**Situation and Task:** The timetable was late and I had a week.\n\n**Action:** " + times("I rang the printers and agreed a plan.", 6) + "\n\n**Result:** It came two days early and saved £300 in the first month alone.\n",
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** It was late.\n\n**Task:** I had a week.\n\n**Action:** I rang them.\n\n**Result:** It came.\n",
		},
	},
	Check: func(p *Pass) {
		if len(p.Method.Shares) == 0 {
			return
		}
		for i := range p.prose() {
			if t := &p.proses[i]; t.State == evidence.Evidenced {
				balance(p, t)
			}
		}
	},
}

// times repeats a sentence, for examples.
func times(sentence string, n int) string {
	return strings.TrimSpace(strings.Repeat(sentence+" ", n))
}

func balance(p *Pass, t *prose) {
	a := t.Answer
	total, ok := shared(p, a)
	if !ok || total < p.Threshold("words") {
		return
	}
	var at source.Span
	var weighs Severity
	var faults, less, more []string
	for _, share := range p.Method.Shares {
		words, first := wordsIn(a, share)
		name := series(share.Parts, "and")
		takes := "takes"
		if len(share.Parts) > 1 {
			takes = "take"
		}
		lacks := t.lacks(share, words, total)
		switch {
		case share.Most > 0 && words*100 > share.Most*total:
			faults = append(faults, fmt.Sprintf("%s %s %d %% of the words, over %d %%", name, takes, (words*100+total-1)/total, share.Most))
			less, weighs = append(less, name), Warning
		case lacks > 0:
			faults = append(faults, fmt.Sprintf("%s %s %d %% of the words, under %d %%", name, takes, words*100/total, share.Least))
			more, weighs = append(more, name), max(weighs, lacks)
		default:
			continue
		}
		if len(faults) == 1 {
			at = first.Label.Span
		} else {
			faults[len(faults)-1] = strings.Replace(faults[len(faults)-1], " of the words", "", 1)
		}
	}
	if len(faults) == 0 || dense(a) {
		return
	}
	var todo []string
	if len(less) > 0 {
		todo = append(todo, "shorten the "+series(less, "and"))
	}
	if len(more) > 0 {
		todo = append(todo, "say more in the "+series(more, "and"))
	}
	p.ReportAs(weighs, at, "%s: %s", strings.Join(faults, "; "), strings.Join(todo, ", "))
}

// lacks says how much it weighs that a share has few words, 0 for nothing: a Result
// may be a word or two short or two parts in a hundred, and one that says a figure
// needs fewer words than another.
func (t *prose) lacks(share evidence.Share, words, total int) Severity {
	lacking := (share.Least*total+99)/100 - words
	switch {
	case lacking <= 0:
		return 0
	case !slices.Equal(share.Parts, []string{resultName}):
		return Warning
	case lacking <= 2 || words*100 >= (share.Least-2)*total:
		return 0
	case lacking <= 10 && slices.ContainsFunc(t.blocks, func(s passage) bool { return slices.Contains(s.part.Names, resultName) && s.measured() }):
		return Note
	}
	return Warning
}

// shared gives the words that the method's shares are of; ok is false unless
// every part of the method is labelled and written out, and no text stands
// outside the parts.
func shared(p *Pass, a *evidence.Answer) (total int, ok bool) {
	var seen uint
	for _, part := range a.Parts {
		if len(part.Names) == 0 && part.Words > 0 || len(part.Names) > 0 && part.State != evidence.Evidenced {
			return 0, false
		}
		counts := false
		for _, name := range part.Names {
			seen |= 1 << p.order(name)
			counts = counts || slices.ContainsFunc(p.Method.Shares, func(s evidence.Share) bool { return slices.Contains(s.Parts, name) })
		}
		if counts {
			total += part.Words
		}
	}
	return total, seen == 1<<len(p.Method.Parts)-1
}

// wordsIn gives the words of the parts that a share is about, and the first of
// them. A joint part that says more than that counts towards a least share only.
func wordsIn(a *evidence.Answer, share evidence.Share) (words int, first *evidence.Part) {
	for _, part := range a.Parts {
		within := 0
		for _, name := range part.Names {
			if slices.Contains(share.Parts, name) {
				within++
			}
		}
		if within == 0 {
			continue
		}
		if first == nil {
			first = part
		}
		if share.Most == 0 || within == len(part.Names) {
			words += part.Words
		}
	}
	return words, first
}
