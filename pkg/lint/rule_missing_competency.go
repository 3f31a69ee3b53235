package lint

import "merit/pkg/framework"

var missingCompetency = &Rule{
	Name:     "missing-competency",
	Summary:  "a competency of the framework is not in the file",
	Severity: Note,
	Doc: `No form asks for a whole framework: panels pick ("You will not be asked
to demonstrate all", Success Profiles), so this is only a reminder.

Say under competencies: in the front matter what the advert asks for.
Then each of those without an answer is an error (empty-answer), and
the others are not mentioned.`,
	Examples: []Example{
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n# Application\n\n## Seeing the big picture\n\nI read the plan.\n\n## Changing and improving\n\nI changed it.\n\n## Making effective decisions\n\nI chose one.\n",
			Want:   []string{`6:1: no "Collaborating and partnering" here: add it if it is asked for, or list under competencies: what is`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\ncompetencies: [seeing-the-big-picture]\n---\n\n# Application\n\n## Seeing the big picture\n\nI read the plan.\n",
		},
	},
	Check: func(p *Pass) {
		if len(p.Meta.Competencies) > 0 {
			return
		}
		p.absent(func(c *framework.Competency) {
			p.Report(p.top(), "no %q here: add it if it is asked for, or list under competencies: what is", short(c.Title))
		})
	},
}
