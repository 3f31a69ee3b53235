package lint

var misspeltLabel = &Rule{
	Name:     "misspelt-label",
	Summary:  "a label such as \"Sitation\"",
	Severity: Warning,
	Doc: `merit reads a label of six letters or more through a small slip, so the
answer is counted and balanced as meant; other tools, and a panel that
sees the labels, may not. One force fails applications with more than
ten errors of spelling and grammar (Bedfordshire Police, "Competency
based application guide").

Correct the spelling. Labels under six letters are read only as they
stand, and a slip that makes another word, such as "Auction", is taken
for that word.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Sitation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n",
			Want:   []string{`3:3: "Sitation" is read as Situation: correct the spelling`},
		},
		{
			Source: "## Delivering at pace\n\n**Situation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n",
		},
	},
	Check: func(p *Pass) {
		for _, a := range p.Answers {
			for _, part := range a.Parts {
				if part.Misspelt {
					p.Report(part.Label.Span, "%q is read as %s: correct the spelling", short(part.Label.Value), part.Name())
				}
			}
		}
	},
}
