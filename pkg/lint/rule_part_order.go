package lint

import "merit/pkg/evidence"

var partOrder = &Rule{
	Name:     "part-order",
	Summary:  "parts out of the method's order, such as Result before Action",
	Severity: Warning,
	Doc: `The best answers in one force's panel feedback gave the context in
their first sentences; markers read hundreds and expect what was done
before what came of it. The order is the method's: for STAR Situation,
Task, Action, Result.

Move the part. A part that comes twice is judged by its first place; the
first part when it comes again, and a story's own title, start a new
round. Only labels are seen: unlabelled text may tell things in any
order. That order matters is custom, not law.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Result:** It came in a day.\n\n**Action:** I rang the printers.\n",
			Want:   []string{`7:3: Result before Action: STAR has Situation, Task, Action and Result in this order`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation and Task:** The timetable was late.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n\n**Situation:** The buses changed.\n\n**Task:** I had a day.\n\n**Action:** I drew a map.\n\n**Result:** It was used.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			if written(e) {
				p.rounds(e.Answer, p.inOrder)
			}
		}
	},
}

// inOrder reports the first labelled part of a round that stands before one
// which the method has before it.
func (p *Pass) inOrder(round []*evidence.Part) {
	var seen uint
	last, highest := (*evidence.Part)(nil), -1 // the part that comes latest in the method so far
	for _, part := range round {
		for _, name := range part.Names {
			i := p.order(name)
			if seen&(1<<i) != 0 {
				continue
			}
			if seen |= 1 << i; i < highest && last != part {
				p.Report(last.Label.Span, "%s before %s: %s has %s in this order", p.Method.Parts[highest].Name, name, p.Method.Name, series(p.partNames(), "and"))
				return
			}
			if i > highest {
				last, highest = part, i
			}
		}
	}
}
