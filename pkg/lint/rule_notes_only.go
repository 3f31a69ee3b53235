package lint

import (
	"merit/pkg/evidence"
	"merit/pkg/source"
)

var notesOnly = &Rule{
	Name:     "notes-only",
	Summary:  "bullet notes where sentences should be",
	Severity: Warning,
	Doc: `Bullet points are allowed ("you may choose narrative, bullet points",
DWP, "Process overview"), but a list of catchwords is a plan for an
answer, not the answer: a panel cannot infer what is not written
(GOV.UK, "A brief guide to competencies"). An answer or a part is taken
for notes when it is only list items, none of them ends as a sentence
does, and most are under eight words.

Write the notes out as sentences, or end the items with full stops where
they are sentences. Advice about length, labels and endings waits until
that is done. In a file that names no framework and no limit and labels
no part, whole answers of notes are told once. The line between notes
and short points is custom, not law.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n- late timetable\n- rang printers\n- new plan with Ben\n",
			Want:   []string{`1:1: bullet notes only: write them out as sentences`},
		},
		{
			Source: "# Brag document\n\n## 2025\n\n- new till\n- moved shop\n\n## 2024\n\n- old till\n",
			Want:   []string{`3:1: bullet notes only, as in 1 other answer: write them out as sentences`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week to mend it.\n\n**Action:** I rang the printers.\n\n**Result:**\n\n- two days early\n- £300 saved\n",
			Want:   []string{`9:3: bullet notes only in the Result: write them out as sentences`},
		},
		{
			Source: "## Delivering at pace\n\nThe timetable was late.\n\n- I rang the printers.\n- I agreed a new plan with them.\n",
		},
	},
	Check: func(p *Pass) {
		var notes []*evidence.Entry
		for _, e := range p.Entries {
			switch {
			case !written(e):
			case e.State == evidence.Notes:
				notes = append(notes, e)
			default:
				notesIn(p, e.Answer)
			}
		}
		others := 0
		if p.bare() && len(notes) > 0 {
			others, notes = len(notes)-1, notes[:1]
		}
		for _, e := range notes {
			p.Report(p.place(e.Answer), "bullet notes only%s: write them out as sentences", asIn(others, "answer"))
		}
	},
}

func notesIn(p *Pass, a *evidence.Answer) {
	for _, part := range a.Parts {
		switch {
		case part.State != evidence.Notes:
		case len(part.Names) > 0:
			p.Report(part.Label.Span, "bullet notes only in the %s: write them out as sentences", part.Name())
		default:
			start := part.Blocks[0].Span.Start
			p.Report(source.Span{Start: start, End: p.LineSpan(start).End}, "bullet notes only from here on: write them out as sentences")
		}
	}
}
