package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

var longSentence = &Rule{
	Name:     "long-sentence",
	Summary:  "a sentence of over 40 words",
	Severity: Note,
	Doc: `Markers read hundreds of answers and ask for plain language ("don't
assume we are technical experts", operational-research.gov.uk, "Hints
and tips"). A sentence of more than 40 words has most often two things
to say. Words are counted as forms count them. The number is custom;
GOV.UK's own style asks for 25.

Split it where a new thought begins. Sentences are those of Unicode's
segmentation, but no full stop of an abbreviation, an initial or a
number ends one, while each list item, line end and table cell does. The
rule keeps silent on text that is not mostly English, and cannot see
whether a long sentence is clear all the same.`,
	Thresholds: []Threshold{{"words", "words that a sentence may have", 40}},
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nIt was late. I rang Dr. Example at the printers, who told me that the paper had not come, that the foreman was on leave until the end of the week, and that nobody else could say when the machine, which had stood still since Monday, would run again. It ran.\n",
			Want:   []string{`3:14: 46 words in a sentence, which starts with "I rang Dr. Example": split it`},
		},
		{
			Source: "## Delivering at pace\n\nI rang the printers, who told me three things:\n\n- the paper had not come, although it had been ordered in good time and paid for\n- the foreman was on leave until the end of the week\n- nobody else could say when the machine would run again\n",
		},
		{
			Source: "## Delivering at pace\n\nI rang the printers at 4.30 p.m. on Monday. \"Who can tell me more?\" I asked. The foreman was on leave until the end of the week. Nobody else could say when the machine, which had stood still since Monday, would run again... I waited.\n",
		},
	},
	Check: func(p *Pass) {
		most := p.Threshold("words")
		for i := range p.prose() {
			t := &p.proses[i]
			if !t.english {
				continue
			}
			for b := range t.blocks {
				if s := &t.blocks[b]; len(s.words) > most && s.block.Kind != evidence.Preformatted {
					longest(p, s, most)
				}
			}
		}
	},
}

// longest reports the long sentences of a block. What the words show to be
// short enough need not be cut up any further.
func longest(p *Pass, s *passage, most int) {
	left := enough
	for i := 0; i < len(s.words) && left > 0; {
		end := i + 1
		for end < len(s.words) && s.words[end].kinds&opening == 0 {
			end++
		}
		if end-i > most {
			start, stop := int(s.words[i].start), len(s.text)
			if end < len(s.words) {
				stop = int(s.words[end].start)
			}
			sentencesIn(s.text[start:stop], func(from int, sentence string) {
				if n := evidence.CountWords(sentence); n > most && left > 0 {
					left--
					first := start + from
					p.Report(s.block.Place(first, first+len(strings.TrimRight(sentence, " \n"))), "%d words in a sentence, which starts with %q: split it", n, firstWords(sentence, 4))
				}
			})
		}
		i = end
	}
}

// sentencesIn calls f with each sentence of a text.
func sentencesIn(text string, f func(from int, sentence string)) {
	if source.ASCII(text) && !strings.ContainsAny(strings.TrimRight(text, ` .!?"')`), ".!?\r\n") {
		f(0, text) // nothing in it could end a sentence
		return
	}
	from, end := 0, 0
	for all := sentences.FromString(text); all.Next(); {
		part := all.Value()
		if end > from && !goesOn(text[from:end], part) {
			f(from, text[from:end])
			from = end
		}
		end += len(part)
	}
	if end > from {
		f(from, text[from:end])
	}
}

// goesOn says whether a sentence goes on in what was cut off behind it: the text
// is in the middle of it.
func goesOn(sentence, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if strings.HasSuffix(sentence, "\n") {
		return false
	}
	if unicode.IsLower(r) {
		return true
	}
	before, ok := strings.CutSuffix(strings.TrimRight(sentence, " "), ".")
	if !ok {
		return false
	}
	words := wordsOf(before[max(0, strings.LastIndexAny(before, " (\"")+1):])
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if last.fold == foldNo {
		return unicode.IsDigit(r) // no. 5
	}
	return last.kinds&shortened != 0 || last.end-last.start == 1 && len(words) > 1
}

// firstWords gives the first words of a sentence.
func firstWords(sentence string, n int) string {
	var words []string
	for word := range strings.FieldsSeq(sentence) {
		if words = append(words, word); len(words) == n {
			break
		}
	}
	return short(strings.Join(words, " "))
}
