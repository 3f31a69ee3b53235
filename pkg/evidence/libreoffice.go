package evidence

import (
	"unicode"
	"unicode/utf8"
)

// LibreOffice counts words as LibreOffice's Writer does, in which people check
// their answers. It is no way in which a form is known to count, so no limit is
// in it.
var LibreOffice = &Counting{"LibreOffice", "words as LibreOffice's Writer counts them, in Latin letters", countLibreOffice}

// countLibreOffice follows the rules by which Writer breaks text into words,
// i18npool/source/breakiterator/data/count_word.txt of its source, as Writer 7.4
// was found to apply them: white space parts words, and so do two hyphens with
// something behind them; signs that are neither letters, figures nor punctuation
// (², ½), and the characters of East Asia, are words of their own. A lone
// hyphen, "and/or", "1)" and an address are a word each, as elsewhere. Thai and
// its neighbours, for which Writer has a dictionary, are not followed.
func countLibreOffice(text string) (n int) {
	word, hyphens := false, 0
	for _, r := range text {
		switch {
		case isSpace(r):
			word, hyphens = false, 0
		case standsAlone(r):
			n++
			word, hyphens = false, 0
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			if !word {
				n++ // with nothing to stand on, it is no part of what follows
			}
		case r == '-':
			if !word {
				n++
			}
			word = true
			hyphens++
		default:
			if !word || hyphens > 1 {
				n++
			}
			word, hyphens = true, 0
		}
	}
	return n
}

// standsAlone says whether a character is a word to LibreOffice whatever stands
// beside it.
func standsAlone(r rune) bool {
	if r < utf8.RuneSelf {
		return false
	}
	wide := r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
	return wide || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		!unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.P, unicode.S, unicode.Cf, unicode.Other_Alphabetic)
}
