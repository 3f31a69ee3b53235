package lint

import (
	"fmt"

	"merit/pkg/evidence"
)

var unlabelledAnswer = &Rule{
	Name:     "unlabelled-answer",
	Summary:  "prose with no parts labelled, so balance cannot be checked",
	Severity: Note,
	Doc: `Layout is the applicant's choice ("you may choose narrative, bullet
points", DWP, "Process overview"), and labels need not be pasted: merit
render drops them. In the draft they let merit see what no program
should guess: which part is missing, out of order or too long.

Put a label such as **Situation:** before each part. The note stands
once in a file, at the first such answer. This is custom, not law.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nThe timetable was late, so I rang the printers and it came.\n\n## Leadership\n\nI led the rest.\n",
			Want:   []string{`1:1: no parts labelled in 2 answers, here first: label Situation, Task, Action and Result to have their balance checked`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n",
		},
	},
	Check: func(p *Pass) {
		var first *evidence.Answer
		n := 0
		for _, e := range p.Entries {
			if e.Answer != nil && e.State == evidence.Evidenced && !labelled(e.Answer) {
				if n++; first == nil {
					first = e.Answer
				}
			}
		}
		if n == 0 {
			return
		}
		where := ""
		if n > 1 {
			where = fmt.Sprintf(" in %d answers, here first", n)
		}
		p.Report(p.place(first), "no parts labelled%s: label %s to have their balance checked", where, series(p.partNames(), "and"))
	},
}

func labelled(a *evidence.Answer) bool {
	for _, part := range a.Parts {
		if len(part.Names) > 0 {
			return true
		}
	}
	return false
}
