package lint

import (
	"slices"

	"merit/pkg/evidence"
)

var weakPhrase = &Rule{
	Name:     "weak-phrase",
	Summary:  "phrases that hide what was done, such as \"I was involved in\"",
	Severity: Note,
	Doc: `A panel "cannot infer what is not included" (GOV.UK, "A brief guide to
competencies"). "I was able to", "I was required to" and "I believe I
have" weaken what follows (selectioncriteria.com.au, "How words weaken
government pitches"); the other phrases, which hide the deed behind a
role or a claim, are a custom list: was involved in, was responsible
for, helped to, played a role in, proven track record and their like.

Write what was done, with I and a verb of doing. A phrase must have I
for its subject, be it left out as in notes or behind "and", so "she was
responsible for" is fine; so are "I was required to" and "I was
responsible for" in a Task. Quotations are left alone, and so is text
that is not mostly English. The rule knows phrases, not meanings.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI was involved in the new timetable, and I also helped to print it. I've been responsible for the maps, which I was able to finish.\n",
			Want: []string{
				`3:1: "I was involved in" hides the deed: say what you did there`,
				`3:42: "I also helped to" leaves the share open: say which part was yours`,
				`3:69: "I've been responsible for" describes a post: say what you did in it`,
				`3:111: "I was able to" weakens the deed: "I cut" says more than "I was able to cut"`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI believe that I have led them well, and that I have a proven track record of it.\n",
			Want: []string{
				`3:1: "I believe that I" weakens the claim: say it outright, and what proves it`,
				`3:56: "proven track record" claims without showing: name what was done, when and how well`,
			},
		},
		{
			Source: "## Delivering at pace\n\nHelped to print the maps. I rang the printers and was involved in the proofs, which she read and helped to mend.\n",
			Want: []string{
				`3:1: "Helped to" leaves the share open: say which part was yours`,
				`3:51: "was involved in" hides the deed: say what you did there`,
			},
		},
		{
			Source: "## Delivering at pace\n\n**Task:** I was required to find new printers, for whom she was responsible.\n\n**Action:** I asked, \"Can I say that I was involved in it?\" The map helped to find them, and I helped them to load the paper. They were able to print it.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.prose() {
			t := &p.proses[i]
			if !t.english {
				continue
			}
			for b := range t.blocks {
				weaken(p, &t.blocks[b])
			}
		}
	},
}

func weaken(p *Pass, s *passage) {
	left, mine := enough, false
	for i := 0; i < len(s.words) && left > 0; i++ {
		var end int
		var phrase *weakness
		w := s.words[i]
		mine = mine && w.kinds&opening == 0 && (w.kinds&(spaced|tied) != 0 || w.fold == foldAnd)
		switch {
		case w.kinds&(quoted|shown) != 0 || i+1 == len(s.words):
		case w.kinds&leading != 0 && s.words[i+1].kinds&spaced != 0:
			end, phrase = s.weak(w.fold, i+1)
		case w.kinds&opening != 0, i > 1 && mine && s.words[i-1].fold == foldAnd: // an I is left out
			end, phrase = s.weak(foldI, i)
		}
		if w.kinds&saysI != 0 && s.text[w.start] == 'I' {
			mine = true
		} else if w.kinds&subject != 0 {
			mine = false
		}
		if phrase == nil || phrase.task && taskPart(s.part) {
			continue
		}
		left--
		p.Report(s.place(i, end), "%q %s", short(s.said(i, end)), phrase.advice)
		i = end
	}
}

// weak gives the longest weak phrase of a first word and those from i on, and
// where it ends.
func (s *passage) weak(first uint32, i int) (end int, found *weakness) {
	second := i
	for second < min(len(s.words)-1, i+2) && s.words[second].kinds&adverb != 0 {
		second++
	}
	if s.words[second].kinds&lower == 0 && s.words[second].kinds&saysI == 0 {
		return 0, nil
	}
	phrases := weaknesses[s.words[second].fold]
	for n := range phrases {
		w := &phrases[n]
		if w.words[0] != first || second+len(w.words)-2 >= len(s.words) {
			continue
		}
		ok := true
		at := second - 1
		for j := 1; ok && j < len(w.words); j++ {
			at++
			for j > 1 && at+1 < len(s.words) && s.words[at].kinds&adverb != 0 && s.words[at].fold != w.words[j] {
				at++
			}
			ok = s.words[at].fold == w.words[j] && (s.words[at].kinds&spaced != 0 || at == i)
			if at == len(s.words)-1 && j < len(w.words)-1 {
				ok = false
			}
		}
		if ok && (found == nil || at > end) {
			end, found = at, w
		}
	}
	return end, found
}

// taskPart says whether a part tells what was asked.
func taskPart(part *evidence.Part) bool {
	return slices.ContainsFunc(part.Names, func(name string) bool {
		return name == "Task" || name == "Objective" || name == "Situation" || name == "Context" || name == "Problem" || name == "Challenge"
	})
}

var foldI, foldAnd = foldOf("I"), foldOf("and")

// A weakness is a weak phrase, as the folds of its words.
type weakness struct {
	words  []uint32
	advice string
	task   bool // fine where the task is told
}

// weaknesses are the weak phrases by their second words.
var weaknesses = func() map[uint32][]weakness {
	all := map[uint32][]weakness{}
	for _, group := range []struct {
		advice  string
		task    bool
		phrases []string
	}{
		{`weakens the deed: "I cut" says more than "I was able to cut"`, false,
			[]string{"i was able to", "i have been able to", "i've been able to", "i managed to"}},
		{`weakens the deed: say what you did`, true,
			[]string{"i was required to", "i was expected to", "i was given the opportunity to", "i had the opportunity to", "i was fortunate enough to", "i was lucky enough to", "i was privileged to"}},
		{`weakens the claim: say it outright, and what proves it`, false,
			[]string{"i believe i", "i believe that i", "i feel i", "i feel that i", "i think i", "i think that i", "i believe my", "i feel my", "i believe that my",
				"i feel confident i", "i feel confident that i", "i am confident i", "i am confident that i", "i'm confident i", "i'm confident that i",
				"i consider myself", "i would consider myself", "i would describe myself", "i'd describe myself", "i see myself as"}},
		{`hides the deed: say what you did there`, false,
			[]string{"i was involved in", "i was involved with", "i have been involved in", "i have been involved with", "i've been involved in", "i've been involved with",
				"i am involved in", "i'm involved in", "i became involved in", "i became involved with", "i got involved in", "i got involved with",
				"i was part of", "i was instrumental in", "i took part in"}},
		{`describes a post: say what you did in it`, true,
			[]string{"i was responsible for", "i am responsible for", "i'm responsible for", "i have been responsible for", "i've been responsible for",
				"my duties included", "my duties include", "my responsibilities included", "my responsibilities include"}},
		{`leaves the share open: say which part was yours`, false,
			[]string{"i helped to", "i helped with", "i helped in", "i assisted with", "i assisted in", "i participated in", "i contributed to",
				"i played a role in", "i played a key role in", "i played a major role in", "i played an important role in", "i played a vital role in", "i played an active role in",
				"i played a part in", "i played a key part in", "i played my part in", "i have helped to", "i've helped to"}},
		{`claims without showing: name what was done, when and how well`, false,
			[]string{"proven track record", "proven ability", "i pride myself on", "i work well under pressure", "i have extensive experience", "i have been passionate about",
				"i've been passionate about", "i am a hard worker", "i'm a hard worker", "i am a fast learner", "i'm a fast learner", "i am a quick learner", "i'm a quick learner",
				"i have strong communication skills", "i am passionate about", "i'm passionate about", "i am a team player", "i'm a team player",
				"i am a good communicator", "i am an excellent communicator", "i'm a good communicator", "i have excellent communication skills", "i have good communication skills"}},
	} {
		for _, phrase := range group.phrases {
			f := folds(phrase)
			all[f[1]] = append(all[f[1]], weakness{f, group.advice, group.task})
		}
	}
	return all
}()
