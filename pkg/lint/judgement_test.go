package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"merit/pkg/evidence"
)

// A judged text is one that somebody has read and said what is right about it.
type judged struct {
	text string
	want string // the words the rule should point at; "" when it should be silent
}

const opener = "I rang the printers about the plan, and I wrote to them when they had not answered by the end of it. "

// judgements are invented texts for each rule, wanted and unwanted. A text
// without a heading stands behind some plain English.
var judgements = map[string][]judged{
	"we-not-i": {
		{"## Leadership\n\nWe planned the move and we told our drivers about it. Then we left.\n", "We"},
		{"## Leadership\n\n**Action:** Our team met and we agreed to it. I wrote the note.\n\n**Result:** I saved two days of the week with it.\n", "Our"},
		{"## Leadership\n\nThe plan was drawn up by the office and sent to the drivers, who were asked what they thought of it and told to write to the office when they had read all of it.\n", "## Leadership"},
		{"## Leadership\n\n**Action:** I met the team. I asked what they needed from us and wrote our plan.\n\n**Result:** We were on time and we won our prize with it.\n", ""},
		{"## Leadership\n\nI asked the US office whether the US rules were the ones to follow.\n", ""},
		{"## Leadership\n\nThe sign said \"we care for our patients and we listen to them\". I had it taken down.\n", ""},
		{"## Leadership\n\n\"We do what we can with what we have\" was the answer that I got from them, and I took it.\n", ""},
		{"## Leadership\n\nThe plan was sent to the drivers.\n", ""},
		{"## Leadership\n\n**Action:** I met our suppliers and our clients. I changed our prices.\n", ""},
		{"## Leadership\n\nTogether we wrote the plan. We shared it with the board, and we were thanked. I was pleased.\n", "we"},
		{"## Leadership\n\nI led the work. I asked each of us to say what we needed, and I wrote it down.\n", ""},
		{"## Leadership\n\nI've met them and we were told of it. My plan was the one that we took.\n", ""},
		{"## Leadership\n\nWe met once and I wrote to them.\n", ""},
		{"## Leadership\n\nI moved the files from us-east-1 to us-west-2, and they were there by the morning.\n", ""},
		{"## Leadership\n\n> We do what we can with what we have for our patients.\n\nThat was the note I found on the door of it.\n", ""},
	},
	"unmeasured-result": {
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** The team was happier and the manager thanked me for it.\n", "Result"},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** In 2025 the service had better feedback from the public.\n", "Result"},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** No one had to ask again, and the plan was one of the best.\n", "Result"},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Outcome:** On 3 May the office opened to the public with the new sign.\n", "Outcome"},
		{"## Leadership\n\n**Result:** Morale improved significantly and staff were happier.\n", "Result"},
		{"## Leadership\n\n**Result:** The report was published on 4 June and was well received.\n", "Result"},
		{"## Leadership\n\n**Result:** It was finished overnight.\n", ""},
		{"## Leadership\n\n**Result:** Everyone on the ward now uses it.\n", "Result"},
		{"## Leadership\n\n**Result:** Half as many people rang.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** The wait was halved for the public.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** All of the drivers had the plan in their hands.\n", "Result"},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** The plan came in on time and the drivers were glad of it.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** It saved £1.2m and the drivers were glad of it.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** There were no complaints from the public.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** Only one driver was late with it.\n", ""},
		{"## Leadership\n\n**Action:** I asked them.\n\n**Result:** TBC\n", ""},
		{"## Leadership\n\n**Action:** Gofynnais iddynt am y cynllun.\n\n**Result:** Roedd y gyrwyr yn hapus iawn gyda'r cynllun newydd.\n", ""},
	},
	"long-sentence": {
		{opener + strings.Repeat("I asked the drivers and the printers what they had done with the plan ", 4) + "that week.", "I asked"},
		{opener + "I said that " + strings.Repeat("the plan of Mr. Example and Dr. Sample, e.g. the map of the U.K. at £1.2m, was late, ", 4) + "and left.", "I said"},
		{opener + strings.Repeat("I asked the drivers what they had done with the plan. ", 8), ""},
		{opener + strings.Repeat("I asked, \"What have you done with the plan?\" They had done what they could. ", 8), ""},
		{opener + "\n\n" + strings.Repeat("- asked the drivers what they had done with the plan\n", 8), ""},
		{opener + strings.Repeat("Was it late? No. It was with the printers, the drivers, etc. They had it. ", 8), ""},
	},
	"unexpanded-acronym": {
		{opener + "The CRM was late.", "CRM"},
		{opener + "They sent the SOPs to the office.", "SOP"},
		{opener + "The MHCLG's plan was with them.", "MHCLG"},
		{opener + "The QRX2 form was with them.", "QRX2"},
		{opener + "Then the JSNA (2024) came.", "JSNA"},
		{opener + "The UK, the NHS and HMRC had PDFs of it for their GPs.", ""},
		{opener + "The customer relationship manager (CRM) had the CRM.", ""},
		{opener + "The CRM (customer relationship manager) had it.", ""},
		{opener + "The local \"test and trace\" office (LTTO) had the LTTO's plan.", ""},
		{opener + "The Department for Work and Money met, and the DWM agreed to it.", ""},
		{opener + "They did NOT have it, and I was to do it MYSELF AT ONCE.", ""},
		{opener + "Phase III of Henry VIII's XIV plan.", ""},
		{opener + "I wrote down THEIR words, and then YOUR words.", ""},
		{opener + "We met at EC1A 1BB and LS1 4AP, at 10 AM.", ""},
		{opener + "The file `CRM` and [ABC](https://example.org) had it.", ""},
		{opener + "I had a cup of tea at A&E, on the M25, in B&Q and at page A4.", ""},
		{opener + "Write to ABC_DEF, v.ABC or XYZ@example.org about it.", ""},
	},
	"weak-phrase": {
		{opener + "I was involved in the move.", "I was involved in"},
		{opener + "I have also been involved with the move.", "I have also been involved with"},
		{opener + "Then I was able to move it.", "I was able to"},
		{opener + "I feel that I moved it.", "I feel that I"},
		{opener + "I played a key role in the move.", "I played a key role in"},
		{opener + "I mainly assisted with the move.", "I mainly assisted with"},
		{opener + "My duties included the move.", "My duties included"},
		{opener + "I'm passionate about the move.", "I'm passionate about"},
		{opener + "I was part of the team that moved the office.", "I was part of"},
		{opener + "I was instrumental in the move.", "I was instrumental in"},
		{opener + "I took part in the review.", "I took part in"},
		{opener + "I was tasked with the review of the shop.", ""},
		{opener + "I have extensive experience of managing people.", "I have extensive experience"},
		{opener + "I would describe myself as a natural leader.", "I would describe myself"},
		{opener + "I consider myself to be a good listener.", "I consider myself"},
		{opener + "I feel confident that I can do this.", "I feel confident that I"},
		{opener + "I managed to persuade the printers.", "I managed to"},
		{opener + "I tried to persuade the printers, who refused.", ""},
		{opener + "My role was to support the team.", ""},
		{opener + "I have a proven ability to lead.", "proven ability"},
		{opener + "I have always been passionate about books.", "passionate about"},
		{opener + "I work well under pressure.", "I work well under pressure"},
		{opener + "I managed the shop and took it apart in a day.", ""},
		{opener + "She was involved in the move and responsible for it.", ""},
		{opener + "They were able to move it, which helped to end it.", ""},
		{opener + "I asked who was responsible for the move.", ""},
		{opener + "He said, \"I was involved in the move\", to them.", ""},
		{opener + "They said 'I was able to move it' to them.", ""},
		{opener + "I helped them to move, and I contributed £20 to it.", ""},
		{opener + "I believe in the plan, and I think it was the one to take.", ""},
		{"## Leadership\n\n**Task:** I was required to move it with the team.\n\n**Action:** I moved it.\n", ""},
		{"## Leadership\n\n**Task:** I was responsible for the move and for the team.\n\n**Action:** I moved it.\n", ""},
		{"## Leadership\n\n**Task:** I had to move it with the team.\n\n**Action:** I was responsible for the move and for the team.\n", "I was responsible for"},
	},
	"framework-echo": {
		{"## Leadership\n\n### Seek to understand how the services in the area work together for the user\n\nI will seek to understand how the services in the area work.\n\n### Pace\n\nI did.\n", "seek to understand how the services in the area work"},
		{"---\nframework: civil-service-2012\nlevel: 3\nanswer: competency\n---\n\n## Making effective decisions\n\nI make decisions when they are needed, even if they prove difficult or unpopular, as here.\n", "make decisions when they are needed, even if they prove difficult or unpopular"},
		{"---\nframework: civil-service-2012\nlevel: 3\nanswer: competency\n---\n\n## Making effective decisions\n\nI made a decision when it was needed, even if it might prove unpopular with the drivers.\n", ""},
		{"## Leadership\n\n### Seek to understand how the services in the area work together for the user\n\nI sat in each of the services in the area and asked how they work together.\n\n### Pace\n\nI did.\n", ""},
		{"## Leadership\n\n### Seek to understand how the services in the area work together for the user\n\nSeek to understand how the services in the area work together for the user\n\nI sat with them.\n\n### Pace\n\nI did.\n", ""},
	},
	"double-word": {
		{opener + "I went to the the depot.", "the"},
		{opener + "I went to\nto the depot.", "to"},
		{opener + "I I went there.", "I"},
		{opener + "They sent and and left.", "and"},
		{opener + "The problem is is here.", "is"},
		{opener + "Bit by bit by bit I learned. No, no, I said. Well, well.", ""},
		{opener + "I saw with with them.", "with"},
		{opener + "I had had it, and that that was so.", ""},
		{opener + "I gave her her plan on the very very last day.", ""},
		{opener + "They came in in May, and I logged on on time.", ""},
		{opener + "I asked who had told you you could have it.", ""},
		{opener + "It is what it is. Is it?", ""},
		{opener + "I saw Duran Duran at 20 20 and New New York.", ""},
		{opener + "The sign-in in the hall and in in-house teams.", ""},
		{opener + "What it was, was clear; the, the plan.", ""},
		{opener + "With it it's clear.", ""},
		{opener + "The changes we needed needed money, and the plan that I made made sense.", ""},
		{opener + "Those I worked with with great care know. What I did did cut it, and those who could could leave.", ""},
		{opener + "When I saw it it was late, and the way it is is fine.", ""},
		{opener + "On Monday we were were late.", "were"},
		{opener + "In Phase I I led it, and I had hepatitis A a year before.", ""},
		{opener + "It it was late.", "it"},
		{"## Leadership\n\nNous nous sommes réunis et vous vous êtes réunis avec le directeur.\n", ""},
	},
	"identifying-detail": {
		{opener + "Write to j.sample+x@mail.example.co.uk for it.", "j.sample+x@mail.example.co.uk"},
		{opener + "Ring (020) 7946 0958 for it.", "(020) 7946 0958"},
		{opener + "Ring 07700 900123.", "07700 900123"},
		{opener + "Ring +44 (0)161 496 0000 for it.", "+44 (0)161 496 0000"},
		{opener + "Ring 0161-496-0000, then wait.", "0161-496-0000"},
		{opener + "I live at 1 High Street, SW1A 1AA.", "SW1A 1AA"},
		{opener + "I live at EC1A1BB.", "EC1A1BB"},
		{opener + "My number is AB123456C.", "AB123456C"},
		{opener + "I was born in 1984 in the north.", "born in 1984"},
		{opener + "I was born in March 1992 in the north.", "born in March 1992"},
		{opener + "I was born in May, and the school in 1992.", ""},
		{opener + "Order number 07700 9004 came.", ""},
		{opener + "My date of birth is the 3rd of May 1990.", "date of birth is the 3rd of May 1990"},
		{opener + "Born on May 3, 1990, I moved there.", "Born on May 3, 1990"},
		{opener + "I saved £0161496, or 01614 of them, on 01/02/2025 and 2025-01-02.", ""},
		{opener + "The order 0161496000012345 came @ 20 each on the M1 5am.", ""},
		{opener + "I asked for the date of birth of each of them, and 20 were born on the ward.", ""},
		{opener + "Form B12 3CDE and AB12 of ISBN 0-12-345678-9 with 10.0161 of it.", ""},
		{opener + "The idea was born on 3 May 2021 with @sample, at 12.30.", ""},
		{opener + "I spent 0.07700900123 of it and 1,900 2,000 3,000 4,000.", ""},
	},
	"old-example": {
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nIn May 2021 I rang the printers.\n", "2021"},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nI rang the printers (in 2018 and in late 2019).\n", "2019"},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nDuring 2019-2020 I rang the printers.\n", "2020"},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nAt the end of 2020 I rang the printers.\n", "2020"},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nI read the Act of 2010 and the report of 2011.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nIn May 2023 I rang the printers.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nI wrote the plan to 2030 that began in 2019.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nI read the Equality Act 2010, the Care Regulations 2014 and BS 2015.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nSince 2015 I have run the depot, built in 1998.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nI served 2010 people and saved £2011 of $2012 and 2,013.50.\n", ""},
		{"---\ndate: 2026-11-01\n---\n\n## Leadership\n\nIn 2019 we lost. By 2025 we had won.\n", ""},
		{"## Leadership\n\nIn May 2011 I rang the printers.\n", ""},
	},
	"not-pasteable": {
		{opener + "I wrote [it](https://example.org).", "it"},
		{opener + "It was ✓ done.", "✓"},
		{opener + "It was 🎉 done.", "🎉"},
		{opener + "\n\n- one of them\n  - and another\n", "and another"},
		{opener + "\n\n| a | b |\n|---|---|\n| the one | the other |\n", "a | b"},
		{opener + "\n\n![the chart](a.png) shows it.\n", "the chart"},
		{opener + "It was “done” – at the café for £20… or €30.", ""},
		{opener + "It was **done** and *how*, `plan`.", ""},
		{opener + "\n\n- one of them\n- and another\n", ""},
		{opener + "See <https://example.org/plan>.", ""},
		{"## Leadership\n\n时刻表晚了一个月，我给印刷厂打电话。I rang them about the plan. 然后和他们的工头一起在一页纸上重新安排了所有的工作。\n", ""},
	},
	"part-balance": {
		{"## Leadership\n\n**Situation:** " + times("It was late and the drivers knew.", 6) + "\n\n**Task:** I had to mend it.\n\n**Action:** " + times("I rang them and I asked.", 6) + "\n\n**Result:** " + times("It came and it was read.", 3), "Situation"},
		{"## Leadership\n\n**Situation:** It was late.\n\n**Task:** I had to mend it.\n\n**Action:** " + times("I rang them and I asked.", 10) + "\n\n**Result:** It came.\n", "Result"},
		{"## Leadership\n\n**Situation:** It was late.\n\n**Task:** I had to mend it.\n\n**Action:** " + times("I rang them and I asked.", 10) + "\n\n**Result:** " + times("It came and it was read.", 4), ""},
		{"## Leadership\n\n**Situation:** It was late.\n\n**Task:** I had to mend it.\n\n**Action:** " + times("I rang them and I asked.", 10) + "\n\n**Result:** " + times("It came and it was read.", 4) + "\n\n**Reflection:** " + times("I would ask them first.", 10), ""},
		{"## Leadership\n\n**Situation:** " + times("It was late and the drivers knew.", 6) + "\n\n**Action:** " + times("I rang them and I asked.", 6) + "\n\n**Result:** It came.\n", ""},
		{"## Leadership\n\n**Context:** " + times("It was late and the drivers knew.", 9) + "\n\n**Action:** " + times("I rang them and I asked.", 3) + "\n\n**Result:** It came.\n", ""},
	},
	"repeated-story": {
		{"## Leadership\n\n" + busStory + "\n\n## Pace\n\n" + busStory + " I was thanked for it by all of them.\n", "## Pace"},
		{"## Leadership\n\n" + busStory + "\n\n## Pace\n\n" + clinicStory + " " + busStoryAgain + "\n", "## Pace"},
		{"## Leadership\n\n### One\n\n" + busStory + "\n\n### Two\n\n" + busStory + "\n", ""},
		{"## Leadership\n\n" + busStory + "\n\n## Pace\n\n" + clinicStory + "\n", ""},
		{"## Leadership\n\nThe timetable for the rural buses was a month late, and the drivers were making up their own. " + clinicStory + "\n\n## Pace\n\nThe timetable for the rural buses was a month late, and the drivers were making up their own. " +
			"I borrowed a van, drove every route twice with a stop watch and gave the times to the office, which printed them on cards for each of the villages.\n", ""},
		{"## Leadership\n\nI rang them all.\n\n## Pace\n\nI rang them all.\n", ""},
	},
	"repeated-opening": {
		{"## Leadership\n\nAs a manager I did.\n\n## Pace\n\nAs a manager I rang.\n\n## Teamwork\n\nAs a manager, I wrote.\n", "As a manager I"},
		{"## Leadership\n\nAs a manager I did.\n\n## Pace\n\nAs a manager I rang.\n\n## Teamwork\n\nAs a clerk I wrote.\n", ""},
		{"## Leadership\n\nI did.\n\n## Pace\n\nI did.\n\n## Teamwork\n\nI did.\n", ""},
	},
	"open-comment": {
		{opener + "<!-- the coach: where? -->", "<!-- the coach: where? -->"},
		{opener + "{>>where?<<}", "{>>where?<<}"},
		{opener + "<!-- where? -->", ""},
		{opener + "<!-- TODO: where? -->", ""},
		{opener + "`<!-- coach: where? -->`", ""},
	},
}

// A score is how a rule did: what it found, what it found that is not there, and
// what it did not find.
type score struct{ right, wrong, missed int }

func (s score) recall() float64    { return ratio(s.right, s.missed) }
func (s score) precision() float64 { return ratio(s.right, s.wrong) }

func ratio(right, other int) float64 {
	if right+other == 0 {
		return 1
	}
	return float64(right) / float64(right+other)
}

// judge counts a rule's findings in a file against the words it should point at.
func (s *score) judge(t *testing.T, rule *Rule, file *evidence.File, found []Finding, want string) {
	t.Helper()
	hit := false
	for _, f := range found {
		said := file.Text[f.Span.Start:f.Span.End]
		if !hit && want != "" && (strings.Contains(said, want) || said != "" && strings.Contains(want, said)) {
			hit = true
			continue
		}
		s.wrong++
		t.Logf("%s: wrong in %.300q: %q at %q", rule.Name, file.Text, f.Message, said)
	}
	switch {
	case hit:
		s.right++
	case want != "":
		s.missed++
		t.Logf("%s: missed %q in %.300q", rule.Name, want, file.Text)
	}
}

// measured fails a test whose rules find too little or too much: each of them
// four in five, all together nineteen in twenty.
func measured(t *testing.T, scores map[string]*score) {
	t.Helper()
	var all score
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		s := *scores[name]
		all = score{all.right + s.right, all.wrong + s.wrong, all.missed + s.missed}
		t.Logf("%-20s %2d right, %d wrong, %d missed", name, s.right, s.wrong, s.missed)
		if s.recall() < 0.8 || s.precision() < 0.8 {
			t.Errorf("%s: %d right, %d wrong, %d missed", name, s.right, s.wrong, s.missed)
		}
	}
	t.Logf("recall %.3f, precision %.3f", all.recall(), all.precision())
	if all.recall() < 0.95 || all.precision() < 0.95 {
		t.Errorf("recall %.3f, precision %.3f", all.recall(), all.precision())
	}
}

// TestJudgements measures each rule on texts that people have judged: what it
// finds of what there is (recall), and how much of what it says is right
// (precision).
func TestJudgements(t *testing.T) {
	scores := map[string]*score{}
	for name, all := range judgements {
		rule := Named(name)
		scores[name] = &score{}
		for _, j := range all {
			text := j.text
			if !strings.Contains(text, "## ") {
				text = "## Leadership\n\n" + text + "\n"
			}
			file := parse(t, text)
			scores[name].judge(t, rule, file, Check(file, []*Rule{rule}, Options{Today: today}), j.want)
		}
	}
	measured(t, scores)
}

// TestJudgedAnswers measures all rules together on whole answers. A strong one
// is told of nothing that a form or a marker would mind.
func TestJudgedAnswers(t *testing.T) {
	scores := map[string]*score{}
	for _, j := range judgedAnswers {
		text := j.text
		if !strings.HasPrefix(text, "## ") {
			text = "## Working together\n\n" + text
		}
		file := parse(t, "---\nlimit: {max: 150, min: 20}\ndate: 2026-11-01\n---\n\n"+text+"\n")
		found := map[string][]Finding{}
		for _, f := range Check(file, Rules, Options{Today: today}) {
			found[f.Rule.Name] = append(found[f.Rule.Name], f)
			if f.Severity > Note && j.want[f.Rule.Name] == "" {
				t.Errorf("%.100q: %s", j.text, f.Message)
			}
		}
		for _, rule := range Rules {
			if len(found[rule.Name]) > 0 || j.want[rule.Name] != "" {
				if scores[rule.Name] == nil {
					scores[rule.Name] = &score{}
				}
				scores[rule.Name].judge(t, rule, file, found[rule.Name], j.want[rule.Name])
			}
		}
	}
	measured(t, scores)
}

// TestJudgementsAreWhole checks that every rule of judgement is judged both
// ways.
func TestJudgementsAreWhole(t *testing.T) {
	for name, all := range judgements {
		wanted := func(j judged) bool { return j.want != "" }
		if Named(name) == nil || !slices.ContainsFunc(all, wanted) || !slices.ContainsFunc(all, func(j judged) bool { return !wanted(j) }) {
			t.Errorf("%s is not judged both ways", name)
		}
	}
}

// TestStrongAnswers checks that good answers are left in peace.
func TestStrongAnswers(t *testing.T) {
	for _, text := range []string{
		"---\nlimit: 130\n---\n\n## Leadership\n\n**Situation:** A village library was to close one day in three from April 2026.\n\n**Task:** As its only clerk I was asked to keep the reading hour for children.\n\n" +
			"**Action:** I counted who came and when for a fortnight, and found that two thirds of the children came straight from school. I asked the head teacher for a room, trained two parents to lead the hour, and wrote them a page on what to do. " +
			"When one fell ill I stood in for her. I told the council what I had done before it asked.\n\n**Result:** The hour never fell out. By July 31 children came each week, 9 more than before, and the council has since taken up the same plan in two other villages.\n",
		"---\nlimit: 60\n---\n\n## Working together\n\nI heard that the night porters and the pharmacy blamed each other for late deliveries. I walked the round with both, noted 14 hand-overs, and showed them that the lift was the cause. " +
			"\"You could have saved us a year,\" the head porter said. I had the lift's timer changed, and late deliveries fell from 20 a week to 3.\n",
	} {
		if got := found(t, text, Warning); len(got) > 0 {
			t.Errorf("in\n%s\ngot %q", text, got)
		}
	}
}

// TestOtherLanguages checks that text in other languages is not judged by the
// rules of English.
func TestOtherLanguages(t *testing.T) {
	for _, answer := range []string{
		"Roeddwn yn gweithio i'r cyngor ac roedd y tîm wedi bod heb reolwr am chwe mis. Gofynnwyd i mi arwain y prosiect a chyflwyno adroddiad i'r bwrdd ym mis Mai 2025, ac fe wnes i hynny gyda chymorth y tîm yn CNC a Llŷn.",
		"J'ai dirigé l'équipe de la SNCF pendant trois mois et nous nous sommes réunis chaque semaine. On a présenté le plan au conseil, qui l'a adopté à l'unanimité, et « vous vous êtes surpassés » fut le mot du directeur.",
		"Ich habe das Team geleitet und in drei Monaten den Plan erstellt, den die die Leitung wollte. Wir haben die Kosten der BVG um zwanzig Prozent gesenkt, „mehr als erhofft“, wie der Vorstand sagte.",
		"我带领团队用三个月完成了计划。我们把成本降低了百分之二十，董事会一致通过了这个方案。",
		"私は三か月でチームを率いて計画を作りました。費用を二割減らし、取締役会は全員一致で承認しました。",
		"Я руководил командой три месяца и составил план. Мы снизили расходы на двадцать процентов, и совет одобрил его единогласно.",
	} {
		text := "---\nlimit: 60\n---\n\n## Leadership\n\n" + answer + "\n"
		for _, f := range Check(parse(t, text), Rules, Options{Today: today}) {
			if f.Rule != underLimit && f.Rule != unlabelledAnswer {
				t.Errorf("%.30q: %s [%s]", answer, f.Message, f.Rule.Name)
			}
		}
	}
}

// TestMend checks the edits that findings carry.
func TestMend(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{opener + "I saw the the plan.", opener + "I saw the plan."},
		{opener + "I saw the\nthe plan.", opener + "I saw the plan."},
		{opener + "I saw **the** the plan.", opener + "I saw **the** the plan."},
		{opener + "I saw the <!-- coach: which? --> the plan.", opener + "I saw the <!-- coach: which? --> the plan."},
		{opener + "“Café” – the the plan…", opener + "“Café” – the plan…"},
		{"**SITATION:** It was late.", "**SITUATION:** It was late."},
		{"**sitation:** It was late.", "**situation:** It was late."},
		{"**Sitation:** It was late.\n\n**Outcme:** It came.", "**Situation:** It was late.\n\n**Outcome:** It came."},
	} {
		file := parse(t, "## Leadership\n\n"+tt.text+"\n")
		edits := Mends(file, Check(file, Rules, Options{Today: today}))
		got := file.Text
		for _, e := range slices.Backward(edits) {
			got = got[:e.Span.Start] + e.Text + got[e.Span.End:]
		}
		if want := "## Leadership\n\n" + tt.want + "\n"; got != want {
			t.Errorf("%q: got %q, want %q", tt.text, got, want)
		}
	}
}

func TestSensitive(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"nothing here":                      "",
		"a@b.co, c@d.org and 07700 900 123": "a@b.co|c@d.org|07700 900 123",
		"**DOB:** 03/05/1990; QQ123456C; LS1 4AP":     "DOB:** 03/05/1990|QQ123456C|LS1 4AP",
		"tel:+447700900123 mailto:a.b@c.example":      "+447700900123|a.b@c.example",
		"é@é.fr @ @@ a@ @b a@b a@b. a@b.c":            "",
		"0161 496 0000 12 people":                     "0161 496 0000",
		strings.Repeat("@", 50) + "a@b.org":           "a@b.org",
		"born on 12th March, dob 1-2-90, D.O.B. 1990": "born on 12th March|dob 1-2-90",
	} {
		var got []string
		for _, s := range Sensitive(text) {
			got = append(got, text[s.Start:s.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestPrivate checks that no message shows what it is about.
func TestPrivate(t *testing.T) {
	text := "---\nprivate: [Ada Example, O’Neil]\n---\n\n## Leadership\n\nI asked ADA\nExample's friend and o'neil, the Adapter. Ada O'Neill and Ada-Example were there with them.\n"
	settings := &Settings{Private: []string{"were there"}}
	var got []string
	for _, f := range Check(parse(t, text), []*Rule{identifyingDetail}, Options{Today: today, Settings: settings}) {
		got = append(got, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Message))
		if low := strings.ToLower(f.Message); strings.Contains(low, "ada") || strings.Contains(low, "neil") {
			t.Errorf("shows it: %s", f.Message)
		}
	}
	if len(got) != 4 {
		t.Errorf("got %q", got)
	}
}

func folderText(competency, story string) string {
	return "---\nframework: success-profiles\nlevel: heo\n---\n\n## " + competency + "\n\n" + story + "\n"
}

// storiesOf gives what a Folder needs to know of a file.
func storiesOf(file *evidence.File, options Options) []Story {
	_, stories := Examine(file, []*Rule{repeatedStory}, options)
	return stories
}

func TestFolder(t *testing.T) {
	type step struct{ text, want string }
	for name, steps := range map[string][]step{
		"another competency":  {{folderText("Leadership", busStory), ""}, {folderText("Delivering at Pace", busStoryAgain), `6:1: tells the same story as "Leadership" in 0.md, line 6 (90 % of the telling words): choose another example for one of them`}},
		"the same competency": {{folderText("Leadership", busStory), ""}, {folderText("Leadership", busStory), ""}},
		"other stories":       {{folderText("Leadership", busStory), ""}, {folderText("Delivering at Pace", clinicStory), ""}},
		"ignored":             {{folderText("Leadership", busStory), ""}, {folderText("Delivering at Pace", "<!-- merit:ignore repeated-story the panels differ -->\n\n"+busStory), ""}},
		"no competency":       {{busStory + "\n", ""}, {busStory + "\n", ""}},
		"a long file":         {{folderText("Leadership", manyStories(0, 60)), ""}, {folderText("Delivering at Pace", manyStories(0, 60)), `6:1: tells the same story as "Leadership" in 0.md, line 6 (100 % of the telling words): choose another example for one of them`}},
		"told in one file":    {{folderText("Leadership", busStory), ""}, {folderText("Leadership", busStory) + "\n## Delivering at Pace\n\n" + busStory + "\n", ""}},
		"the third":           {{folderText("Leadership", busStory), ""}, {folderText("Leadership", clinicStory), ""}, {folderText("Working Together", clinicStory), `6:1: tells the same story as "Leadership" in 1.md, line 6 (100 % of the telling words): choose another example for one of them`}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := NewFolder()
			for i, s := range steps {
				file := parse(t, s.text)
				file.Path = fmt.Sprintf("drafts/%d.md", i)
				var got []string
				for _, f := range folder.Add(storiesOf(file, Options{Today: today})) {
					got = append(got, fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message))
					if f.Path != file.Path || f.Severity != Warning || f.Rule != repeatedStory {
						t.Errorf("stands in %q as %s", f.Path, f.Severity)
					}
				}
				if strings.Join(got, "\n") != s.want {
					t.Errorf("file %d: got %q, want %q", i, got, s.want)
				}
			}
		})
	}
}

// manyStories gives a text of so many sentences, each with words of its own.
func manyStories(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "In week %d I rang the depot at stop%d, which had lost map%d, and sent driver%d the new plan. ", i, from+i, from+i, from+i)
	}
	return strings.TrimSpace(b.String())
}

// TestFolderBounds checks what a folder keeps.
func TestFolderBounds(t *testing.T) {
	if n := len(newSample(wordsOf(manyStories(0, 5000)), new([]uint32)).hashes); n > keptHashes || n < keptHashes/4 {
		t.Errorf("%d shingles are kept", n)
	}
	folder := NewFolder()
	stories := storiesOf(parse(t, folderText("Leadership", manyStories(0, 60))), Options{Today: today})
	for range 3 * keptStories {
		folder.Add(stories)
	}
	if len(folder.kept) != keptStories || len(folder.first) > 2*keptHashes {
		t.Errorf("%d stories and %d keys are kept", len(folder.kept), len(folder.first))
	}
}

// TestFolderSettings checks that a rule that is off stays off, and that a
// severity holds.
func TestFolderSettings(t *testing.T) {
	set := func(severity string) Options {
		var s Setting
		if err := s.SetScalar(severity); err != nil {
			t.Fatal(err)
		}
		return Options{Today: today, Settings: &Settings{Rules: map[string]Setting{repeatedStory.Name: s}}}
	}
	file, again := parse(t, folderText("Leadership", busStory)), parse(t, folderText("Delivering at Pace", busStory))
	for severity, want := range map[string]Severity{"error": Error, "note": Note, "off": 0} {
		folder := NewFolder()
		folder.Add(storiesOf(file, set(severity)))
		found := folder.Add(storiesOf(again, set(severity)))
		if want == 0 && len(found) > 0 || want > 0 && (len(found) != 1 || found[0].Severity != want) {
			t.Errorf("%s: got %v", severity, found)
		}
	}
}

// TestWords looks at how a text is split.
func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "  .. ": "", "It's the team's, don’t!": "It the team don’t", "e-mail £1.2m 3.5%": "e mail 1 2m 3 5",
		"'til the teams' day": "til the teams day", "Llŷn café": "Llŷn café", "x’": "x", "O'Neil's": "O'Neil", "\xffab\xff": "ab",
	} {
		var got []string
		for _, w := range wordsOf(text) {
			got = append(got, text[w.start:w.end])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if foldOf("CAFÉ") != foldOf("café") || foldOf("Organisation") != foldOf("ORGANISATION") || foldOf("organisation") == foldOf("organisations") {
		t.Error("folds are wrong")
	}
}

// TestStyledWords checks that words are known for what they are through links,
// code, comments and entities.
func TestStyledWords(t *testing.T) {
	const text = "## Leadership\n\n1) A **bold** &amp; plain [Linked  words](https://example.org) and `Code — x` with\n   an ![Image text](a.png), “the” <b>end</b> 1.\n"
	p := &Pass{File: parse(t, text)}
	p.Entries = p.Coverage(today)
	var got []string
	for _, s := range p.prose()[0].blocks {
		for i, w := range s.words {
			if w.kinds&shown != 0 {
				got = append(got, s.word(i))
			}
		}
	}
	if want := "Linked words Code x Image text"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
