package source

import (
	"math/bits"
	"unicode/utf8"
)

// An Eight is eight bytes of a text, the first in the lowest bits, for loops that
// ask the same of every byte. The answer for a byte stands in its highest bit.
type Eight uint64

const (
	each  Eight = 0x0101010101010101
	highs       = each << 7
)

// EightOf gives the bytes that open a text, which has eight at least.
func EightOf(text string) Eight {
	_ = text[7]
	return Eight(text[0]) | Eight(text[1])<<8 | Eight(text[2])<<16 | Eight(text[3])<<24 |
		Eight(text[4])<<32 | Eight(text[5])<<40 | Eight(text[6])<<48 | Eight(text[7])<<56
}

// ASCII says whether no byte is beyond it. What the other methods answer holds
// where none is.
func (e Eight) ASCII() bool { return e&highs == 0 }

// Within says which bytes lie between two, these included.
func (e Eight) Within(from, to byte) Eight {
	return (e + Eight(0x80-from)*each) &^ (e + Eight(0x7f-to)*each) & highs
}

// Leading counts the first bytes that the answer is yes for.
func (e Eight) Leading() int { return bits.TrailingZeros64(uint64(^e&highs)) / 8 }

// All says whether the answer is yes for every byte.
func (e Eight) All() bool { return e == highs }

// Pairs says which bytes the answer is yes for, and for the next one too.
func (e Eight) Pairs() Eight { return e & (e >> 8) }

// ASCII says whether a text holds nothing beyond it.
func ASCII(text string) bool {
	for ; len(text) >= 8; text = text[8:] {
		if !EightOf(text).ASCII() {
			return false
		}
	}
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
