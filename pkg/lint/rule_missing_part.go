package lint

import "merit/pkg/evidence"

var missingPart = &Rule{
	Name:     "missing-part",
	Summary:  "an answer that labels some of the method's parts but not all",
	Severity: Warning,
	Doc: `No authority requires STAR, but those who recommend it expect all of
it: "structure your responses in ... STAR" (the government HR hub's
"Competency Based Application"), and a common failing named by markers
is an answer with no result.

Label and write the missing parts, or name the method that the answer
follows under method: in the front matter. A joint label, such as
"Situation and Task", counts as both. A story's own title, or the first
part when it comes again, starts a new round, and each round is looked
at by itself.

An answer without any label is left to unlabelled-answer. The rule
cannot see that unlabelled text tells a result.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Action:** I rang the printers.\n",
			Want:   []string{`1:1: no Task or Result labelled: STAR has Situation, Task, Action and Result`},
		},
		{
			Source: "---\nmethod: car\n---\n\n## Delivering at pace\n\n**Context:** The timetable was late.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n\n**Context:** The buses changed.\n\n**Action:** I drew a map.\n",
			Want:   []string{`13:3: no Result labelled in this round: CAR has Context, Action and Result`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation and Task:** The timetable was late.\n\n**Action:** I rang the printers.\n\n**Result:** It came in a day.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			if e.State != evidence.Evidenced || e.Answer == nil {
				continue
			}
			p.rounds(e.Answer, func(round []*evidence.Part) { missingParts(p, e.Answer, round) })
		}
	},
}

func missingParts(p *Pass, a *evidence.Answer, round []*evidence.Part) {
	var has uint
	var first *evidence.Part
	for _, part := range round {
		for _, name := range part.Names {
			has |= 1 << p.order(name)
			if first == nil {
				first = part
			}
		}
	}
	if has == 0 || has == 1<<len(p.Method.Parts)-1 {
		return
	}
	var missing []string
	for i, name := range p.partNames() {
		if has&(1<<i) == 0 {
			missing = append(missing, name)
		}
	}
	at, where := p.place(a), ""
	if len(round) < len(a.Parts) && round[0] != a.Parts[0] {
		at, where = first.Label.Span, " in this round"
	}
	p.Report(at, "no %s labelled%s: %s has %s", series(missing, "or"), where, p.Method.Name, series(p.partNames(), "and"))
}
