package lint

import "merit/pkg/evidence"

var form = &Rule{
	Name:     "form",
	Summary:  "front matter or Markdown that could not be read as meant",
	Severity: Error,
	Doc: `What merit cannot read it cannot count or check, so everything else it
says about the file may be off. The finding stands where reading went
wrong; the rest of the file is still read.

As a note, the rule says how many words count for nothing, because they
stand before a competency's first indicator, or speak of their writer
under no competency at all.`,
	Examples: []Example{
		{
			Source: "---\nframework: civil-service-2021\n---\n\n## Delivering at pace\n\nI wrote the plan.\n",
			Want:   []string{`2:12: no such framework "civil-service-2021": did you mean "civil-service-2012"?`},
		},
		{
			Source: "## Delivering at pace\n\n<!-- coach: shorter\n\nI wrote the plan.\n",
			Want:   []string{`3:1: a comment that nothing closes: add -->`},
		},
		{
			Source: "# For the council\n\nMy answers follow. I led a team of twelve.\n\n## Delivering at pace\n\nI wrote the plan.\n\n## Leading\n\nI led.\n",
			Want:   []string{`3:1: 9 words under no competency count for nothing: move them under one, or leave them out`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n## Changing and improving\n\nI wrote the plan.\n",
		},
	},
	Check: func(p *Pass) {
		for _, problem := range p.Problems {
			p.Report(problem.Span, "%s", problem.Message)
		}
		if len(p.Outside) > 0 {
			words := 0
			for _, text := range p.Outside {
				words += evidence.CountWords(text.Value)
			}
			p.ReportAs(Note, p.Outside[0].Span, "%s under no competency count for nothing: move them under one, or leave them out", Plural(words, "word"))
		}
		var idle []*evidence.Section
		for _, s := range p.Sections {
			if s.Uncounted > 0 {
				idle = append(idle, s)
			}
		}
		others := 0
		if p.bare() && len(idle) > 0 {
			others, idle = len(idle)-1, idle[:1]
		}
		for _, s := range idle {
			p.ReportAs(Note, s.Title.Span, "%s under %q before its first indicator count for nothing%s: move them under an indicator, or leave them out",
				Plural(s.Uncounted, "word"), short(s.Title.Value), asIn(others, "section"))
		}
	},
}
