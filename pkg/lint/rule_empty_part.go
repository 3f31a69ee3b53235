package lint

import "merit/pkg/evidence"

var emptyPart = &Rule{
	Name:     "empty-part",
	Summary:  "a labelled part with nothing in it",
	Severity: Error,
	Doc: `A label with nothing below it, or only a placeholder, tells a marker
that something is missing: most often the Result, and an answer with no
result is among the failings that markers name most. The rule is this
project's own.

Write the part, or take its label out. An answer with nothing in any
part is reported once, by empty-answer or empty-indicator.

The rule sees labels only. What unlabelled text leaves out it cannot
know.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** TBC\n\n**Action:** I rang the printers.\n\n**Result:**\n",
			Want: []string{
				`5:3: nothing in the Task: write it, or take the label out`,
				`9:3: nothing in the Result: write it, or take the label out`,
			},
		},
		{
			Source: "## Delivering at pace\n\n**Situation and Task:**\n\n**Action:** I rang the printers.\n\n**Result:** It came in a day.\n",
			Want:   []string{`3:3: nothing in the Situation and Task: write it, or take the label out`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** I rang the printers.\n\n**Result:** It came in a day.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			if !written(e) {
				continue
			}
			for _, part := range e.Answer.Parts {
				if len(part.Names) > 0 && part.State == evidence.Empty {
					p.Report(part.Label.Span, "nothing in the %s: write it, or take the label out", part.Name())
				}
			}
		}
	},
}
