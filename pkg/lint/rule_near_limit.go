package lint

import "merit/pkg/evidence"

var nearLimit = &Rule{
	Name:       "near-limit",
	Summary:    "from 98 % of the limit, since forms count differently",
	Severity:   Note,
	Thresholds: []Threshold{{"percent", "of the limit, rounded down, from which an answer is near it", 98}},
	Doc: `Forms differ in what they count: on ordinary prose by one to three
words of 250, on dashes, web addresses and list marks by more, and
pasting may add characters at the end (NHS Business Services Authority).
How Civil Service Jobs counts is not published. An answer from 98 % of
the limit (rounded down) to the limit itself may fit here and not there.

Cut a few words, or paste it and see. The 98 % is custom, not law.`,
	Examples: []Example{
		{
			Source: "---\nlimit: 20\n---\n\n## Delivering at pace\n\nThe new timetable for all the buses was late, so I rang the printers twice and asked for help.\n",
			Want:   []string{`5:1: 19 words, 1 below the limit of 20 (front matter): forms count differently, so leave a margin`},
		},
		{
			Source: "---\nlimit: 5\n---\n\n## Delivering at pace\n\nI rang the printers twice.\n",
			Want:   []string{`5:1: 5 words, the limit itself (front matter): forms count differently, so leave a margin`},
		},
		{
			Source: "---\nlimit: 20\n---\n\n## Delivering at pace\n\nThe new timetable for all the buses was late, so I rang the printers and asked for help.\n",
		},
	},
	Check: func(p *Pass) {
		for _, e := range p.Entries {
			room := e.Limit.Max - e.Count
			switch {
			case e.Answer == nil || e.State != evidence.Evidenced || room < 0 || e.Count < share(e.Limit.Max, p.Threshold("percent")):
			case room == 0:
				p.Report(p.place(e.Answer), "%s, the limit itself (%s): forms count differently, so leave a margin", amount(e.Count, e.Limit), e.LimitFrom)
			default:
				p.Report(p.place(e.Answer), "%s, %d below the limit of %d (%s): forms count differently, so leave a margin",
					amount(e.Count, e.Limit), room, e.Limit.Max, e.LimitFrom)
			}
		}
	},
}
