package lint

import (
	"merit/pkg/framework"
	"merit/pkg/source"
)

var unknownIndicator = &Rule{
	Name:     "unknown-indicator",
	Summary:  "a heading or checklist item that is no indicator of the framework",
	Severity: Error,
	Doc: `Evidence under words that the framework does not have counts for none
of its indicators. Indicators match through case, quotes, spacing,
punctuation, line breaks, lost ligatures and one slip in twenty letters,
never through another meaning, a negation or a number.

Write the indicator's own words, or its id. An indicator of another
level than the file's is reported as that: writing for the wrong level
is a common failing named by markers. Where a level includes those it
builds on, it is a warning, as it is where nothing in the framework is
near, and where the indicator stands under another competency than its
own.`,
	Examples: []Example{
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n## Making effective decisions\n\n**Make decisions when needed, even if they are difficult and unpopular**\n\nI put off the visit.\n\n**Invite challenge and where appropriate involve others in decision making to help build engagement and present robust recommendations**\n\nI asked.\n",
			Want:   []string{`8:3: the framework has no indicator "Make decisions when needed, even if they are difficult and…": did you mean "Make decisions when they are needed, even if they prove…"?`},
		},
		{
			Source: "---\nframework: core-areas\nlevel: 2\nanswer: indicator\n---\n\n## Strategy, systems and culture\n\n**Seeks out feedback from peers and managers to further understand their responsibilities.**\n\nI asked.\n\n**Sings**\n\nI sang.\n",
			Want: []string{
				`9:3: "Seeks out feedback from peers and managers to further…" is of level 1, and the file of level 2: answer its own level's, or change level:`,
				`13:3: the framework has no indicator "Sings", nor one like it: write the framework's words, or take it out`,
			},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n## Seeing the big picture\n\n**Recognise scope of own authority for decision making and empower team members to make decisions**\n\nI left it to Ben.\n",
			Want:   []string{`8:3: "Recognise scope of own authority for decision making and…" belongs to "Making effective decisions": move it there`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n## Making effective decisions\n\n**make decisions when they’re needed even if they prove difficult or unpopular**\n\nI put off the visit.\n\n**decisions-invite-challenge**\n\nI asked.\n",
			Want:   []string{`8:3: the framework has no indicator "make decisions when they’re needed even if they prove…": did you mean "Make decisions when they are needed, even if they prove…"?`},
		},
		{
			Source: "---\nframework: civil-service-2012\nlevel: 3\n---\n\n## Making effective decisions\n\n**make decisions when they are needed – even if they prove dificult or unpopular**\n\nI put off the visit.\n\n**decisions-invite-challenge**\n\nI asked.\n",
		},
	},
	Check: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		var strange []source.Text
		look := func(words source.Text, found *framework.Indicator, within *framework.Competency) {
			if found != nil {
				p.belongs(words, found, within)
			} else if nearest := p.nearestIndicator(words.Value); nearest != "" {
				p.Report(words.Span, "the framework has no indicator %q: did you mean %q?", short(words.Value), short(nearest))
			} else {
				strange = append(strange, words)
			}
		}
		for _, e := range p.Entries {
			if e.Answer != nil && e.IndicatorText != "" {
				look(e.Answer.Heading, e.Indicator, e.Competency)
			}
		}
		if p.Unit != framework.PerIndicator {
			for _, s := range p.Sections {
				for _, check := range s.Checklist {
					look(check.Text, check.Indicator, s.Competency)
				}
			}
		}
		p.reportStrange("indicator", "write the framework's words", strange)
	},
}

// belongs reports an indicator that is of another level or competency than
// where it stands.
func (p *Pass) belongs(words source.Text, found *framework.Indicator, within *framework.Competency) {
	if p.Level != "" && found.Level != "" && found.Level != p.Level {
		severity := Error
		if p.Framework.Cumulative {
			severity = Warning
		}
		p.ReportAs(severity, words.Span, "%q is of level %s, and the file of level %s: answer its own level's, or change level:", short(words.Value), found.Level, p.Level)
		return
	}
	if home := p.Framework.CompetencyOf(found); within != nil && home != within {
		p.ReportAs(Warning, words.Span, "%q belongs to %q: move it there", short(words.Value), short(home.Title))
	}
}

func (p *Pass) nearestIndicator(text string) string {
	return p.nearest(func() string {
		if i := p.Framework.NearestIndicator(text, p.Level); i != nil {
			return i.Text
		}
		return ""
	})
}
