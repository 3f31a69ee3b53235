package lint

import (
	"fmt"
	"slices"

	"merit/pkg/source"
)

var ignore = &Rule{
	Name:     "ignore",
	Summary:  "an ignore comment without a reason, or one that ignores nothing",
	Severity: Error,
	Doc: `A comment <!-- merit:ignore RULE reason --> silences a rule for the next
block, or for the whole answer when it stands right under its heading;
merit:ignore-file silences it for the file. The reason is for whoever
reads the file next: without one nothing is silenced. A comment that
no longer silences anything only hides what comes later: remove it.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\n<!-- merit:ignore form -->\n\nI wrote the plan.\n",
			Want:   []string{`3:1: no reason for ignoring form: add one behind the rule's name`},
		},
		{
			Source: "## Delivering at pace\n\n<!-- merit:ignore form the coach asked for it -->\n\nI wrote the plan.\n",
			Want:   []string{`3:1: nothing here for form to find: remove the comment`},
		},
		{
			Source: "## Delivering at pace\n\n<!-- merit:ignore forn it is fine -->\n\nI wrote the plan.\n",
			Want:   []string{`3:1: no rule "forn": did you mean "form"?`},
		},
		{
			Source: "<!-- merit:ignore-file empty-indicator the rest follows on Monday -->\n\n## Working together\n\n**Share**\n\nI ran a lunch.\n\n**Listen**\n\nI asked.\n\n**Settle**\n",
		},
	},
	Check: checkIgnores,
}

func checkIgnores(p *Pass) {
	known := p.Ignored.known
	for _, i := range p.Ignored.all {
		switch {
		case !slices.Contains(known, i.Rule):
			hint := "merit explain lists them"
			if nearest := p.nearest(func() string { return source.Nearest(i.Rule, known) }); nearest != "" {
				hint = fmt.Sprintf("did you mean %q?", nearest)
			}
			p.Report(i.Span, "no rule %q: %s", short(i.Rule), hint)
		case i.Reason == "":
			p.Report(i.Span, "no reason for ignoring %s: add one behind the rule's name", i.Rule)
		case i.Rule == repeatedStory.Name: // it may silence what only other files show
		case !i.used && slices.ContainsFunc(p.Ignored.rules, func(r *Rule) bool { return r.Name == i.Rule }):
			p.Report(i.Span, "nothing here for %s to find: remove the comment", i.Rule)
		}
	}
}
