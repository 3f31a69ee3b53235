package lint

import (
	"fmt"

	"merit/pkg/evidence"
	"merit/pkg/framework"
)

var underLimit = &Rule{
	Name:       "under-limit",
	Summary:    "less than the minimum, by default 70 % of the limit",
	Severity:   Warning,
	Thresholds: []Threshold{{"percent", "of the limit, below which an answer is too short where no minimum is set", 70}},
	Doc: `"Try to use all of the word count" (Operational Research Service,
"Hints and tips"), and an answer that is too brief cannot be assessed
(Civil Service Careers, "How to write your personal statement"). A
coaching site reports that answers under 70 % of the limit score lower;
that share, rounded up to a whole word, is custom, not law.

Say more of what was done, how and why. Where the form names a minimum,
or fewer words are enough, set it: limit: {max: 250, min: 100}. In a
file that answers per indicator the finding is a note, since such
answers are raw material. An answer that is empty or only notes is not
reported here.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nThe timetable was late, so I rang the printers and it came in a day.\n",
			Want:   []string{`1:1: 15 words, 160 under the minimum of 175 (70 % of the limit of 250, merit's default): use more of the space`},
		},
		{
			Source: "---\nlimit: {max: 20, min: 10}\n---\n\n## Delivering at pace\n\nI rang the printers twice.\n",
			Want:   []string{`5:1: 5 words, 5 under the minimum of 10 (front matter): use more of the space`},
		},
		{
			Source: "---\nlimit: 20\n---\n\n## Delivering at pace\n\nThe timetable was late, so I rang the printers and it came in a day.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			if e.Answer != nil && e.State == evidence.Evidenced {
				underLimitOf(p, e)
			}
		}
	},
}

// least is a share of a limit, rounded up, so that nothing below the share
// reaches it.
func least(most, percent int) int { return most - share(most, 100-min(percent, 100)) }

func underLimitOf(p *Pass, e *evidence.Entry) {
	minimum, from := e.Limit.Min, e.LimitFrom
	if minimum <= 0 || minimum > e.Limit.Max {
		percent := p.Threshold("percent")
		minimum, from = least(e.Limit.Max, percent), fmt.Sprintf("%d %% of the limit of %d, %s", percent, e.Limit.Max, e.LimitFrom)
	}
	if e.Count >= minimum {
		return
	}
	severity := Warning
	if p.Unit == framework.PerIndicator {
		severity = Note
	}
	p.ReportAs(severity, p.place(e.Answer), "%s, %d under the minimum of %d (%s): use more of the space",
		amount(e.Count, e.Limit), minimum-e.Count, minimum, from)
}
