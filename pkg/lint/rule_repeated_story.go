package lint

import "fmt"

var repeatedStory = &Rule{
	Name:     "repeated-story",
	Summary:  "the same story told for two competencies",
	Severity: Warning,
	Doc: `Each answer is there to show something new; a panel that meets a story
again has one example less to mark. No official ban was found, but the
guides ask for one example each (Bedfordshire Police; GOV.UK, "A brief
guide to competencies"), and likeness between answers has been taken for
generated text.

Answers to different competencies are compared by their runs of five
words, in one file and among the files of one folder, so that changing a
few words hides nothing. It is the same story when 35 per cent of the
shorter one's runs stand in the other; answers under 30 words are left
alone. Both numbers are custom. Choose another example for one of them,
or tell another part of it. Two answers to the same competency may tell
the same story, as drafts do. The rule cannot see a story told again in
quite other words. A comment that ignores this rule is never idle, since
what it silences may be in another file.`,
	Thresholds: []Threshold{
		{"per-cent", "runs of five words that the shorter answer shares", 35},
		{"words", "words of the least answer that is compared", 30},
	},
	Examples: []Example{
		{
			Source: "## Leadership\n\n" + busStory + "\n\n## Delivering at pace\n\n" + busStoryAgain + "\n",
			Want:   []string{`5:1: tells the same story as "Leadership" on line 1 (42 % of its runs of five words): choose another example for one of them`},
		},
		{
			Source: "## Leadership\n\n" + busStory + "\n\n## Delivering at pace\n\n" + clinicStory + "\n",
		},
	},
	Check: func(p *Pass) {
		stories := p.stories()
		folder := &Folder{first: make(map[uint32]int32, lowest*len(stories)), kept: stories[:0]}
		for i := range stories {
			s := &stories[i]
			if earlier, percent := folder.nearest(s, len(folder.kept)); earlier != nil {
				p.repeats = append(p.repeats, s.answer)
				line, _ := p.Position(p.place(earlier.answer).Start)
				what := "an answer"
				if title := earlier.answer.Section.Title.Value; title != "" {
					what = fmt.Sprintf("%q", short(title))
				}
				p.Report(p.place(s.answer), "tells the same story as %s on line %d (%d %% of its runs of five words): choose another example for one of them", what, line, percent)
			}
			folder.keep(s)
		}
	},
}

// Invented stories, for examples.
const (
	busStory = "The timetable for the rural buses was a month late, and the drivers were making up their own. I rang the printers, asked what they needed " +
		"from us, and drew up a plan with their foreman on one page. I checked it with two drivers at the depot, who found that the market day was missing."
	busStoryAgain = "Last May the timetable for the rural buses was a month late, so the drivers were making up their own. I telephoned the printers, asked what they needed " +
		"from us, and drew up a new plan with the foreman on a page. I checked it with three drivers at the depot, who saw that the market day was missing."
	clinicStory = "Four clinics wanted one website in six languages, and the translators were barely speaking to the designer. I asked each of them what they needed " +
		"from the others, wrote it on one page and sent it to all. I set up a weekly call with another chair each time, so that nobody owned it."
)
