package lint

import (
	"merit/pkg/evidence"
	"merit/pkg/framework"
)

var emptyIndicator = &Rule{
	Name:     "empty-indicator",
	Summary:  "an indicator with no evidence",
	Severity: Error,
	Doc: `A panel cannot infer what is not written (GOV.UK, "A brief guide to
competencies"): an indicator without evidence scores nothing. An
answer that holds only a placeholder, such as a dash or TBC, is as
good as none, and so is a box that is ticked with no text behind it.

Write the evidence, or take the indicator out of the file; where you
leave it out on purpose, say so under waive: in the front matter.`,
	Examples: []Example{
		{
			Source: "## Working together\n\n**Share knowledge**\n\nI ran a lunch for twelve colleagues.\n\n**Settle conflict**\n\nTBC\n\n**Listen**\n\nI asked each of them first.\n",
			Want:   []string{`7:3: no evidence for "Settle conflict": write it, or waive it with a reason`},
		},
		{
			Source: "## Working together\n\n**Share knowledge**\n\nI ran a lunch for twelve colleagues.\n\n**Settle conflict**\n\nI asked both to say what they wanted.\n",
		},
	},
	Check: func(p *Pass) {
		if p.Unit != framework.PerIndicator {
			return
		}
		for _, e := range p.Entries {
			switch {
			case e.Answer == nil || e.IndicatorText == "" || !p.asks(e):
			case e.State == evidence.Empty:
				p.Report(e.Answer.Heading.Span, "no evidence for %q: write it, or waive it with a reason", short(e.IndicatorText))
			case e.State == evidence.Claimed:
				p.Report(e.Answer.Heading.Span, "ticked, but no evidence for %q: write it", short(e.IndicatorText))
			}
		}
	},
}
