package lint

import (
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

var emptyAnswer = &Rule{
	Name:     "empty-answer",
	Summary:  "a competency asked for, with no answer; or a file with no answer at all",
	Severity: Error,
	Doc: `A panel cannot infer what is not written (GOV.UK, "A brief guide to
competencies"), and a form seldom accepts an empty box. An answer that
holds only placeholders is as good as none, however many parts it
labels: it is reported once, at its heading. So is a checklist that is
ticked with no text below it.

What is asked for is what the front matter lists under competencies:,
else every competency that the file heads. A file in which nothing is
written is reported at its start.

Write the answer, or take the heading out; where you leave it out on
purpose, say so under waive: in the front matter.`,
	Examples: []Example{
		{
			Source: "## Working together\n\nI ran a lunch for twelve colleagues.\n\n## Leadership\n\n**Situation:** TBC\n\n**Task:**\n",
			Want:   []string{`5:1: no answer for "Leadership": write it, or waive it with a reason`},
		},
		{
			Source: "---\nframework: success-profiles\nlevel: 3\n---\n\n## Leadership\n\n- [x] Sets direction\n",
			Want:   []string{`6:1: ticked, but no answer for "Leadership": write it`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\ncompetencies: [changing-and-improving, making-effective-decisions]\n---\n\n# Application\n\n## Changing and improving\n\nI wrote the plan.\n",
			Want:   []string{`7:1: no answer for "Making effective decisions", which competencies: lists: write it, or waive it with a reason`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n",
			Want:   []string{`1:1: no answer in this file: head a competency and write below it`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\ncompetencies: [changing-and-improving]\n---\n\n## Changing and improving\n\nI wrote the plan.\n\n## Making effective decisions\n",
		},
	},
	Check: checkEmptyAnswer,
}

func checkEmptyAnswer(p *Pass) {
	before, silent := len(p.findings), false
	for _, e := range p.Entries {
		switch {
		case e.State == evidence.Waived || written(e):
			silent = true
		case !noText(e) || !p.asks(e):
		case e.IndicatorText != "":
			silent = true // the rule empty-indicator's
		case e.CompetencyText == "" && len(p.Answers) > 1:
			p.Report(p.place(e.Answer), "no answer here: write it, or take the label out")
		case e.CompetencyText == "":
		case e.State == evidence.Claimed:
			p.Report(p.place(e.Answer), "ticked, but no answer for %q: write it", short(e.CompetencyText))
		default:
			p.Report(p.place(e.Answer), "no answer for %q: write it, or waive it with a reason", short(e.CompetencyText))
		}
	}
	p.listedWithoutAnswer()
	if !silent && len(p.findings) == before {
		p.Report(source.Span{}, "no answer in this file: head a competency and write below it")
	}
}

// noText says whether an entry is headed, with nothing below.
func noText(e *evidence.Entry) bool {
	return e.Answer != nil && (e.State == evidence.Empty || e.State == evidence.Claimed)
}

// listedWithoutAnswer reports what the front matter asks for and the file does
// not head.
func (p *Pass) listedWithoutAnswer() {
	report := func(title string) {
		p.Report(p.top(), "no answer for %q, which competencies: lists: write it, or waive it with a reason", short(title))
	}
	switch {
	case len(p.Meta.Competencies) == 0:
	case p.Framework != nil:
		p.absent(func(c *framework.Competency) { report(c.Title) })
	default:
		done := map[string]bool{}
		for _, s := range p.Sections {
			done[same(s.Title.Value)] = true
		}
		for _, name := range p.Meta.Competencies {
			if key := same(name.Value); !done[key] {
				done[key] = true
				report(name.Value)
			}
		}
	}
}
