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

Answers to different competencies are compared by their telling words,
in one file and among the files of one folder: those of four letters or
more, and figures, without the commonest words of English. Telling it
again in another order, with other small words, hides nothing. It is the
same story when 65 per cent of the shorter one's telling words stand in
the other, and half of the rest too where that is over twice as long;
two stories from one place share a third. Answers under 30 words are
left alone. The numbers are custom.

Choose another example for one of them, or tell another part of it. Two
answers to the same competency may tell the same story, as drafts do.
The rule cannot see a story told again in quite other words, nor a
sentence or two that serve twice. A comment that ignores this rule is
never idle, since what it silences may be in another file.`,
	Thresholds: []Threshold{
		{"percent", "telling words that the shorter answer shares", 65},
		{"words", "words of the least answer that is compared", 30},
	},
	Examples: []Example{
		{
			Source: "## Leadership\n\n" + busStory + "\n\n## Delivering at pace\n\n" + busStoryAgain + "\n",
			Want:   []string{`5:1: tells the same story as "Leadership" on line 1 (90 % of the telling words): choose another example for one of them`},
		},
		{
			Source: "## Leadership\n\n" + busStory + "\n\n## Delivering at pace\n\n" + busStoryTurned + "\n",
			Want:   []string{`5:1: tells the same story as "Leadership" on line 1 (95 % of the telling words): choose another example for one of them`},
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
				p.Report(p.place(s.answer), "tells the same story as %s on line %d (%d %% of the telling words): choose another example for one of them", what, line, percent)
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
	busStoryTurned = "The drivers were making up their own timetable, ours for the rural buses being a month late. On one page I drew up a plan with the foreman of the printers, " +
		"whom I had asked by telephone what they needed from us. Two drivers at the depot checked it with me, and it was the market day that they found missing."
	clinicStory = "Four clinics wanted one website in six languages, and the translators were barely speaking to the designer. I asked each of them what they needed " +
		"from the others, wrote it on one page and sent it to all. I set up a weekly call with another chair each time, so that nobody owned it."
)
