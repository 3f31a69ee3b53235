package lint

import "merit/pkg/source"

var unknownCompetency = &Rule{
	Name:     "unknown-competency",
	Summary:  "a heading that is no competency of the framework",
	Severity: Error,
	Doc: `A heading that merit cannot find in the framework is answered for
nothing: its indicators, its limit and what the advert asks for are all
looked up by that name. Headings match through case, quotes, spacing,
punctuation, lost ligatures and a small slip, never through another
meaning.

Write the framework's own title. Where nothing in the framework is near,
the finding is a warning: the heading may be meant for something else.
It stands once in a file of which the framework knows no heading at all.
A story's title inside an answer is never looked up.`,
	Examples: []Example{
		{
			Source: "---\nframework: success-profiles\nlevel: 3\n---\n\n## Making decisions\n\nI chose one.\n",
			Want:   []string{`6:1: the framework has no competency "Making decisions": did you mean "Making Effective Decisions"?`},
		},
		{
			Source: "---\nframework: success-profiles\nlevel: 3\n---\n\n## Hobbies\n\nI sing.\n",
			Want:   []string{`6:1: the framework has no competency "Hobbies", nor one like it: head it with the framework's words, or take it out`},
		},
		{
			Source: "---\nframework: success-profiles\nlevel: 3\n---\n\n## Example Ltd, 2024\n\nI sang.\n\n## Hobbies\n\nI sing.\n",
			Want:   []string{`6:1: the framework has no competency "Example Ltd, 2024", nor one like it, as in 1 other heading: head it with the framework's words, or take it out`},
		},
		{
			Source: "---\nframework: success-profiles\nlevel: 3\nanswer: competency\n---\n\n## MAKING EFFECTIVE DECISIONS:\n\n### The bus timetable\n\nI chose one.\n",
		},
	},
	Check: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		var strange []source.Text
		for _, s := range p.Sections {
			if s.Competency != nil || s.Title.Value == "" {
				continue
			}
			if nearest := p.nearest(func() string { return p.Framework.NearestCompetency(s.Title.Value) }); nearest != "" {
				p.Report(s.Title.Span, "the framework has no competency %q: did you mean %q?", short(s.Title.Value), short(nearest))
			} else {
				strange = append(strange, s.Title)
			}
		}
		p.reportStrange("competency", "head it with the framework's words", strange)
	},
}

// reportStrange reports what is nothing like anything in the framework.
func (p *Pass) reportStrange(kind, remedy string, words []source.Text) {
	others := 0
	if len(words) > 0 && p.foreign() {
		others, words = len(words)-1, words[:1]
	}
	for _, w := range words {
		p.ReportAs(Warning, w.Span, "the framework has no %s %q, nor one like it%s: %s, or take it out", kind, short(w.Value), asIn(others, "heading"), remedy)
	}
}
