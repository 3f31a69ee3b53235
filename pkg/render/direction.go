package render

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// rightToLeft says whether a paragraph of such texts runs from right to left: its
// first letter does (UAX #9, P2 and P3).
func rightToLeft(texts ...string) bool {
	for _, text := range texts {
		for _, r := range text {
			switch direction(r) {
			case bidi.L:
				return false
			case bidi.R, bidi.AL:
				return true
			}
		}
	}
	return false
}

// dirAttribute is that of an element whose text runs from right to left. It turns
// what stands at the text's start too: a list's marks, a table's first column.
func dirAttribute(texts ...string) string {
	if rightToLeft(texts...) {
		return ` dir="rtl"`
	}
	return ""
}

// direction is the class of a rune; an Arabic letter's is AL, a European digit's
// EN, an Arabic one's AN.
func direction(r rune) bidi.Class {
	properties, _ := bidi.LookupRune(r)
	return properties.Class()
}

// leftward says of each byte of a paragraph whether it runs from right to left.
// Numbers go with the letters before them; what has no direction goes with what
// stands on both sides of it, or else as the paragraph does (UAX #9, W1 to W7, N1
// and N2, and ECMA-376 part 1, I.7). There are no embeddings in [visible] text.
func leftward(text string) []bool {
	bytes := make([]bool, len(text))
	base := rightToLeft(text)
	letter, last, number := base, base, false
	settled := 0
	for i, r := range text {
		here := letter
		switch class := direction(r); {
		case class == bidi.L, class == bidi.R, class == bidi.AL:
			here = class != bidi.L
			letter, number = here, false
		case class == bidi.EN, class == bidi.AN:
			here = letter || class == bidi.AN
			number = true
		case i == settled && (class == bidi.NSM || class == bidi.BN || class == bidi.ET && number):
			here = last
		default:
			number = false
			continue
		}
		fill(bytes[settled:i], here && last || here != last && base)
		_, size := utf8.DecodeRuneInString(text[i:])
		settled = i + size
		fill(bytes[i:settled], here)
		last = here
	}
	fill(bytes[settled:], base)
	return bytes
}

func fill(bytes []bool, value bool) {
	for i := range bytes {
		bytes[i] = value
	}
}
