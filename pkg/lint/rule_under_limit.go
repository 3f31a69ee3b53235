package lint

import (
	"fmt"

	"merit/pkg/evidence"
	"merit/pkg/framework"
)

var underLimit = &Rule{
	Name:       "under-limit",
	Summary:    "less than the minimum, by default 70 % of the limit",
	Severity:   Warning,
	Thresholds: []Threshold{{"percent", "of the limit, below which an answer is too short where no minimum is set", 70}},
	Doc: `"Try to use all of the word count" (Operational Research Service,
"Hints and tips"), and an answer that is too brief cannot be assessed
(Civil Service Careers, "How to write your personal statement"). A
coaching site reports that answers under 70 % of the limit score lower;
that share, rounded up to a whole word, is custom, not law.

Say more of what was done, how and why. Where the form names a minimum,
or fewer words are enough, set it: limit: {max: 250, min: 100}. In a
file that answers per indicator the finding is a note, since such
answers are raw material, and so it is, once, in a file that names no
framework and no limit and labels no part, which may be meant for no
form at all. An answer that is empty or only notes is not reported here,
nor one counted in words whose script has no spaces between them.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nThe timetable was late, so I rang the printers and it came in a day.\n",
			Want:   []string{`1:1: 15 words, 160 under the minimum of 175 (70 % of the limit of 250, merit's default): use more of the space`},
		},
		{
			Source: "# Brag document\n\n## Spring\n\nI moved the till.\n\n## Autumn\n\nI sold the old till.\n\n## Winter\n\nI painted the shop.\n",
			Want:   []string{`3:1: 4 words, 171 under the minimum of 175 (70 % of the limit of 250, merit's default), as in 2 other answers: use more of the space`},
		},
		{
			Source: "## Delivering at pace\n\n时刻表晚了一个月，我给印刷厂打电话，问他们需要什么，然后和他们的工头一起在一页纸上重新安排了所有的工作。\n",
		},
		{
			Source: "---\nlimit: {max: 20, min: 10}\n---\n\n## Delivering at pace\n\nI rang the printers twice.\n",
			Want:   []string{`5:1: 5 words, 5 under the minimum of 10 (front matter): use more of the space`},
		},
		{
			Source: "---\nlimit: 20\n---\n\n## Delivering at pace\n\nThe timetable was late, so I rang the printers and it came in a day.\n",
		},
	},
	Check: func(p *Pass) {
		var short []*evidence.Entry
		for _, e := range p.Entries {
			if e.Answer != nil && e.State == evidence.Evidenced && e.Count < p.minimum(e) && !unspaced(e) {
				short = append(short, e)
			}
		}
		severity, others := Warning, 0
		if p.bare() && len(short) > 0 {
			severity, others, short = Note, len(short)-1, short[:1]
		} else if p.Unit == framework.PerIndicator {
			severity = Note
		}
		for _, e := range short {
			least, from := p.minimum(e), e.LimitFrom
			if !stated(e.Limit) {
				from = fmt.Sprintf("%d %% of the limit of %d, %s", p.Threshold("percent"), e.Limit.Max, from)
			}
			p.ReportAs(severity, p.place(e.Answer), "%s, %d under the minimum of %d (%s)%s: use more of the space",
				amount(e.Count, e.Limit), least-e.Count, least, from, asIn(others, "answer"))
		}
	},
}

// least is a share of a limit, rounded up, so that nothing below the share
// reaches it.
func least(most, percent int) int { return most - share(most, 100-min(percent, 100)) }

// stated says whether a limit names a least of its own.
func stated(l evidence.Limit) bool { return l.Min > 0 && l.Min <= l.Max }

// minimum gives how much an answer needs.
func (p *Pass) minimum(e *evidence.Entry) int {
	if stated(e.Limit) {
		return e.Limit.Min
	}
	return least(e.Limit.Max, p.Threshold("percent"))
}
