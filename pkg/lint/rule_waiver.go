package lint

import (
	"fmt"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var waiver = &Rule{
	Name:     "waiver",
	Summary:  "a waiver without a reason, past its date, or for something that is not there",
	Severity: Error,
	Doc: `A waiver under waive: in the front matter leaves something out on
purpose: it names an indicator or a competency, by its id or its text,
and gives the reason, so that whoever reads the file next knows that it
was a choice. Without a reason, or after the last day on which it holds,
it waives nothing, and what it hid is reported again.

Add the reason, move the date or write the evidence, and take out a
waiver for something that neither the framework nor the file has. The
rule is this project's own.`,
	Examples: []Example{
		{
			Source: "---\nwaive:\n  - indicator: Listen\n---\n\n## Working together\n\n**Listen**\n\n**Share**\n\nI ran a lunch.\n\n**Settle**\n\nI asked both.\n",
			Want:   []string{`3:5: no reason for waiving "Listen": say it under reason:`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\nwaive:\n  - competency: seeing-the-big-picture\n    reason: not asked for\n    until: 2026-10-31\n  - competency: changing-and-improving\n    reason: not asked for\n    until: Christmas\n  - competency: changing-and-improvising\n    reason: not asked for\n---\n\n## Making effective decisions\n\nI chose one.\n",
			Want: []string{
				`7:12: the waiver of "seeing-the-big-picture" ended on 2026-10-31: write the evidence, or set a later date`,
				`10:12: until "Christmas" is no date: write it as 2027-03-31`,
				`11:17: nothing to waive called "changing-and-improvising": did you mean "Changing and improving"?`,
			},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\nwaive:\n  - competency: changing-and-improving\n    reason: not asked for\n    until: 2026-11-21\n---\n\n## Making effective decisions\n\nI chose one.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.Meta.Waive {
			checkWaiver(p, &p.Meta.Waive[i])
		}
	},
}

func checkWaiver(p *Pass, w *evidence.Waiver) {
	what := w.Indicator
	if what.Value == "" {
		what = w.Competency
	}
	if w.At("") == (source.Span{}) {
		return // no mapping, which the rule form says
	}
	if what.Value == "" {
		p.Report(w.At(""), "a waiver of nothing: name an indicator: or a competency:")
		return
	}
	if !p.Waives(w, p.Entries) {
		p.Report(what.Span, "nothing to waive called %q: %s", short(what.Value), p.insteadOf(w, what))
		return
	}
	if w.Reason.Value == "" {
		p.Report(w.At("reason"), "no reason for waiving %q: say it under reason:", short(what.Value))
	}
	if w.Until.Value != "" {
		if _, err := evidence.Date(w.Until.Value); err != nil {
			p.Report(w.Until.Span, "until %q is no date: write it as 2027-03-31", short(w.Until.Value))
		} else if lasting := (evidence.Waiver{Reason: what, Until: w.Until}); !lasting.Holds(p.Today) {
			p.Report(w.Until.Span, "the waiver of %q ended on %s: write the evidence, or set a later date", short(what.Value), w.Until.Value)
		}
	}
}

// insteadOf says what a waiver for something that is not there may have meant.
func (p *Pass) insteadOf(w *evidence.Waiver, what source.Text) string {
	nearest := ""
	switch {
	case p.Framework == nil:
	case w.Indicator.Value != "":
		nearest = p.nearestIndicator(what.Value)
	default:
		nearest = p.nearest(func() string { return p.Framework.NearestCompetency(what.Value) })
	}
	if nearest == "" {
		return "take it out, or write the framework's words"
	}
	return fmt.Sprintf("did you mean %q?", short(nearest))
}
