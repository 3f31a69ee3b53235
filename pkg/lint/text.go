package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// Plural gives "1 word", "2 words".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		noun = stem + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// short cuts quoted text to what a message can bear, at a word, and makes one
// line of it.
func short(text string) string {
	const most = 60
	if len(text) <= most && tidy(text) {
		return text
	}
	var b strings.Builder
	n, word := 0, 0 // runes so far, and where the last word ended
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = n > 0
			continue
		}
		if space {
			space, word = false, b.Len()
			b.WriteByte(' ')
			n++
		}
		if n >= most {
			if word <= most/2 {
				word = b.Len()
			}
			return b.String()[:word] + "…"
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// tidy says whether text is ASCII with nothing but single spaces inside it.
func tidy(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' '
}

// plainLine gives a name as it can stand in a message, without quotation marks
// around it.
func plainLine(text string) string {
	return short(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, text))
}

// series gives "Task", "Task or Result", "Situation, Task or Result".
func series(names []string, conjunction string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + conjunction + " " + names[last]
}

// unspaced says whether an answer is counted in words, and most of what it says
// is in scripts that put no spaces between them.
func unspaced(e *evidence.Entry) bool {
	return evidence.CountingNamed(e.Limit.Count) == evidence.Countings[0] && dense(e.Answer)
}

// dense says whether an answer has more characters of scripts without spaces
// than it has words.
func dense(a *evidence.Answer) bool {
	n := 0
	for _, part := range a.Parts {
		for _, b := range part.Blocks {
			if source.ASCII(b.Text()) {
				continue
			}
			for _, r := range b.Text() {
				if r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
					n++
				}
			}
		}
	}
	return n > a.Words
}

// mostlyEnglish says whether one word in eight at least is one of the short words
// that English cannot do without and other languages hardly have, or an I that is
// a capital within a sentence. English prose has one in four; Welsh or French
// none, Dutch one in ten at the worst.
func mostlyEnglish(text []word) bool {
	words, english := 0, 0
	for i := range text {
		if kinds := text[i].kinds; kinds&(upper|lower) != 0 {
			words++
			if kinds&common != 0 || kinds&(saysI|upper|opening) == saysI|upper {
				english++
			}
		}
	}
	return english*8 >= words && words > 0
}
