package lint

import (
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var misspeltLabel = &Rule{
	Name:     "misspelt-label",
	Summary:  "a label such as \"Sitation\"",
	Severity: Warning,
	Doc: `merit reads a label of six letters or more through a small slip, so the
answer is counted and balanced as meant; other tools, and a panel that
sees the labels, may not. One force fails applications with more than
ten errors of spelling and grammar (Bedfordshire Police, "Competency
based application guide").

Correct the spelling; merit lint --fix does so. Labels under six letters
are read only as they stand, and a slip that makes another word, such as
"Auction" or the Spanish "Situación", is taken for that word.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n**Sitation:** The timetable was late.\n\n**Task:** I had a week.\n\n**Action:** I rang the printers.\n\n**Result:** It came.\n",
			Want:   []string{`3:3: "Sitation" is read as Situation: correct the spelling`},
		},
		{
			Source: "## Servicio\n\n**Situación:** El horario llegó tarde.\n\n**Contexte :** L'horaire était en retard.\n",
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
					if right := p.spelling(part); right != "" {
						p.edit(part.Label.Span, right)
					}
				}
			}
		}
	},
}

// spelling gives a misspelt label as it should be, in the case it is written in;
// "" where more than a name stands there.
func (p *Pass) spelling(part *evidence.Part) string {
	written := part.Label.Value
	kind := p.Method.Part(part.Name())
	if kind == nil || p.Text[part.Label.Span.Start:part.Label.Span.End] != written {
		return ""
	}
	right := source.Nearest(written, append([]string{kind.Name}, kind.Aliases...))
	switch {
	case strings.ContainsAny(written, " /&+,"):
		return ""
	case strings.ToUpper(written) == written:
		return strings.ToUpper(right)
	case strings.ToLower(written) == written:
		return strings.ToLower(right)
	}
	return right
}
