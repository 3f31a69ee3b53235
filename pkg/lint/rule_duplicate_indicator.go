package lint

import (
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/framework"
)

var duplicateIndicator = &Rule{
	Name:     "duplicate-indicator",
	Summary:  "the same indicator headed twice",
	Severity: Warning,
	Doc: `A form has one box for each, so of two answers under the same heading
one stays behind, and each is counted against the limit by itself. The
same goes for a competency headed twice in a file that answers per
competency.

Bring the two together, or take one out. Two stories for one competency
can stand below one heading, each with a title of its own. The rule is
custom, not law; whether two answers tell the same story it does not
look at, nor at bold lines that end in a colon and are none of the
framework's indicators.`,
	Examples: []Example{
		{
			Source: "## Working together\n\n**Share knowledge**\n\nI ran a lunch.\n\n**Listen**\n\nI asked each of them.\n\n**Share knowledge**\n\nI wrote a guide.\n",
			Want:   []string{`11:3: "Share knowledge" is headed before, on line 3: bring the two together, or take one out`},
		},
		{
			Source: "---\nanswer: competency\n---\n\n## Working together\n\nI ran a lunch.\n\n## Working Together\n\nI wrote a guide.\n",
			Want:   []string{`9:1: "Working Together" is headed before, on line 5: bring the two together, or take one out`},
		},
		{
			Source: "## Working together\n\n**Share knowledge**\n\nI ran a lunch.\n\n**Listen**\n\nI asked each of them.\n\n## Leadership\n\n**Listen**\n\nI asked them again.\n",
		},
		{
			Source: "## The till\n\n**What I did:**\n\nI moved it.\n\n**Why:**\n\nIt was in the way.\n\n**What I did:**\n\nI sold it.\n",
		},
	},
	Check: func(p *Pass) {
		if len(p.Answers) < 2 {
			return
		}
		first := make(map[topic]*evidence.Answer, len(p.Answers))
		for _, a := range p.Answers {
			if a.Heading.Value == "" || a.Indicator == nil && leadIn(a) {
				continue
			}
			t := topicOf(a)
			if other := first[t]; other != nil {
				line, _ := p.Position(other.Heading.Span.Start)
				p.Report(a.Heading.Span, "%q is headed before, on line %d: bring the two together, or take one out", short(a.Heading.Value), line)
				continue
			}
			first[t] = a
		}
	},
}

// leadIn says whether an answer's heading is a bold line that ends in a colon and
// so leads into what follows, as in "**What I did:**".
func leadIn(a *evidence.Answer) bool {
	return a.Heading.Span != a.Section.Title.Span && strings.HasSuffix(a.Heading.Value, ":")
}

// A topic is what an answer answers. Words that the framework does not have are
// a topic of their own in each section.
type topic struct {
	competency *framework.Competency
	indicator  *framework.Indicator
	section    *evidence.Section
	words      string
}

func topicOf(a *evidence.Answer) topic {
	whole := a.Heading.Span == a.Section.Title.Span
	switch {
	case a.Indicator != nil:
		return topic{indicator: a.Indicator}
	case whole && a.Section.Competency != nil:
		return topic{competency: a.Section.Competency}
	case whole:
		return topic{words: same(a.Heading.Value)}
	}
	return topic{section: a.Section, words: same(a.Heading.Value)}
}
