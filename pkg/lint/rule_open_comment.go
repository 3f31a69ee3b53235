package lint

import "merit/pkg/evidence"

var openComment = &Rule{
	Name:     "open-comment",
	Summary:  "a coach's comment or edit not yet dealt with",
	Severity: Note,
	Doc: `"A second or third pair of eyes is always useful" (GOV.UK, "A brief guide
to competencies"), as long as what they saw is dealt with. A coach's
comment is <!-- coach: … -->, with a role or a name of up to three words
before the colon, or CriticMarkup: {>>a remark<<}, {++words to add++}, {--words
to drop--}, {~~old~>new~~} and {==words to look at==}. None of it is
counted or pasted, and until an edit is accepted the text stays as it
was.

Take what is right into the text, then delete the comment. A comment
without a name, or behind "old version:", "NB:" and their like, is the
writer's own note and not reported. That every
comment must go before the form is filled is custom.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI rang the printers. <!-- coach: which ones? -->\n\nI drew a map {>>good<<}.\n",
			Want: []string{
				`3:22: coach says "which ones?": answer it in the text, then delete the comment`,
				`5:14: a comment, "good": answer it in the text, then delete the comment`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI {++quickly ++}rang {--all --}the {~~printers~>typesetters~~} in {==May==}.\n",
			Want: []string{
				`3:3: an edit adds "quickly": write it into the text or leave it, then delete the marks`,
				`3:22: an edit drops "all": drop it or leave it, then delete the marks`,
				`3:36: an edit puts "typesetters" here: take it or leave it, then delete the marks`,
				`3:67: "May" is marked to look at: settle it, then delete the marks`,
			},
		},
		{
			Source: "## Delivering at pace\n\n<!-- ask Ben for the figures -->\n\nI rang the printers.\n",
		},
	},
	Check: func(p *Pass) {
		for _, c := range p.Comments {
			text := short(c.Text)
			switch c.Kind {
			case evidence.Insertion:
				p.Report(c.Span, "an edit adds %q: write it into the text or leave it, then delete the marks", text)
			case evidence.Deletion:
				p.Report(c.Span, "an edit drops %q: drop it or leave it, then delete the marks", text)
			case evidence.Substitute:
				p.Report(c.Span, "an edit puts %q here: take it or leave it, then delete the marks", text)
			case evidence.Highlight:
				p.Report(c.Span, "%q is marked to look at: settle it, then delete the marks", text)
			default:
				p.Report(c.Span, "%s %q: answer it in the text, then delete the comment", speaks(c.Name), text)
			}
		}
	},
}

// speaks says whose a remark is.
func speaks(name string) string {
	if name = plainLine(name); name == "" {
		return "a comment,"
	}
	return name + " says"
}
