package lint

import (
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

var missingIndicator = &Rule{
	Name:     "missing-indicator",
	Summary:  "an indicator of a competency that the file heads is not in the file",
	Severity: Warning,
	Doc: `Some markers tick indicators off one by one, and the panel "cannot
infer what is not included" (GOV.UK, "A brief guide to competencies").
In a file that answers per indicator, an indicator without a heading is
one that nobody will miss until the sift.

Add the indicator, with or without evidence yet, or waive it with a
reason. Only the file's own level is looked at, or all levels where the
file names none; negative indicators never ask for evidence. Of a
competency that the file does not head, missing-competency or
empty-answer speaks.`,
	Examples: []Example{
		{
			Source: "---\nframework: policing-cvf\nanswer: indicator\n---\n\n## Be emotionally aware\n\n### I am selfaware and adapt my style and approach according to the needs and preferences of the people I am working with.\n\nI asked each of them first.\n",
			Want:   []string{`6:1: no "I seek to understand others' views and experiences before…": add it with its evidence, or waive it with a reason`},
		},
		{
			Source: "---\nframework: policing-cvf\nanswer: indicator\nwaive:\n  - indicator: aware-seeks-to-understand\n    reason: the advert leaves it out\n---\n\n## Be emotionally aware\n\n### I am selfaware and adapt my style and approach according to the needs and preferences of the people I am working with.\n\nI asked each of them first.\n",
		},
	},
	Check: func(p *Pass) {
		if p.Unit != framework.PerIndicator {
			return
		}
		for _, e := range p.Entries {
			if e.State != evidence.Missing || e.Indicator == nil || !p.asks(e) {
				continue
			}
			if s := p.heading(e.Competency); s != nil {
				at := s.Title.Span
				if at == (source.Span{}) {
					at = p.top()
				}
				p.Report(at, "no %q: add it with its evidence, or waive it with a reason", short(e.IndicatorText))
			}
		}
	},
}
