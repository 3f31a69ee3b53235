package lint

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
)

var overLimit = &Rule{
	Name:     "over-limit",
	Summary:  "more than the limit, with the part that is heaviest",
	Severity: Error,
	Doc: `"Anything over this will be discounted" (a Civil Service advert), and
forms refuse what does not fit. What is counted is the text as it is
pasted, without labels: words are runs of anything but white space, so
a lone dash and a list mark are words. Where these alone make an answer
too long, the message says so.

Cut the heaviest part first: it is most often the Situation, which
should take one or two sentences (the government HR hub's "Competency
Based Application"). Where the box holds more, say so under limit: or
limits: in the front matter. Without that the limit is the framework's
usual one, else 250 words, the Civil Service's usual box.

How Civil Service Jobs counts is not published, so leave a margin.`,
	Examples: []Example{
		{
			Source: "---\nlimit: 12\n---\n\n## Delivering at pace\n\n**Situation:** The timetable for the buses was a whole month late again.\n\n**Action:** I rang the printers.\n",
			Want:   []string{`5:1: 15 words, 3 over the limit of 12 (front matter): Situation is the heaviest part with 11`},
		},
		{
			Source: "---\nlimit: 5\n---\n\n## Delivering at pace\n\nI rang them - and asked.\n",
			Want:   []string{`5:1: 6 words, 1 over the limit of 5 (front matter): 1 of them is a lone dash or list mark, which forms count as a word`},
		},
		{
			Source: "---\nlimit: 20characters\n---\n\n## Delivering at pace\n\nI rang the printers twice.\n",
			Want:   []string{`5:1: 26 characters, 6 over the limit of 20 (front matter): cut 6 or more`},
		},
		{
			Source: "---\nlimit: 20\n---\n\n## Delivering at pace\n\n**Situation:** The timetable for the buses was late.\n\n**Action:** I rang the printers and asked for more hands.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			if over := e.Count - e.Limit.Max; written(e) && over > 0 {
				p.Report(p.place(e.Answer), "%s, %d over the limit of %d (%s): %s",
					amount(e.Count, e.Limit), over, e.Limit.Max, e.LimitFrom, whatToCut(e, over))
			}
		}
	},
}

func whatToCut(e *evidence.Entry, over int) string {
	if m := marks(e, e.Limit.Max+1); m != "" {
		return m
	}
	if name, n := heaviest(e); n > 0 {
		return fmt.Sprintf("%s is the heaviest part with %d", name, n)
	}
	if strings.HasPrefix(e.LimitFrom, "front matter") || e.LimitFrom == "flag" {
		return fmt.Sprintf("cut %d or more", over)
	}
	return fmt.Sprintf("cut %d or more, or say under limit: what the box holds", over)
}
