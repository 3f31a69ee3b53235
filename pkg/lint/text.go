package lint

import (
	"fmt"
	"strings"
	"unicode"
)

// plural gives "1 word", "2 words".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// short cuts quoted text to what a message can bear, at a word, and makes one
// line of it.
func short(text string) string {
	const most = 60
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

// series gives "Task", "Task or Result", "Situation, Task or Result".
func series(names []string, conjunction string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + conjunction + " " + names[last]
}

// mostlyEnglish says whether one word in eight at least is one of the short words
// that English cannot do without and other languages hardly have. English prose
// has one in four; Welsh or French none, Dutch one in ten at the worst.
func mostlyEnglish(text string) bool {
	words, common := 0, 0
	var word [5]byte // lower case
	n := 0
	end := func() {
		if n > 0 {
			words++
		}
		if n <= len(word) && commonEnglish(word[:n]) {
			common++
		}
		n = 0
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' && n > 0:
			if n < len(word) {
				word[n] = byte(min(r, 0x7f)) | 0x20
			}
			n++
		case n > 0:
			end()
		}
	}
	end()
	return common*8 >= words && words > 0
}

// commonEnglish knows the short words that mark English. Those that other
// languages share are not among them: Welsh is full of "a" and "i", German of
// "in", "an" and "so", Danish of "at" and "for".
func commonEnglish(word []byte) bool {
	switch string(word) {
	case "the", "and", "of", "to", "that", "it", "with", "was", "had", "this", "my", "from", "by", "they", "were",
		"which", "their", "not", "but", "have", "our", "your", "when", "what", "who", "been", "more", "out", "into", "could",
		"would", "how", "each", "then", "them", "than", "these", "we", "us", "are", "be", "has", "about", "after", "she", "his",
		"where", "why", "both":
		return true
	}
	return false
}
