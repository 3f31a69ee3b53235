package source

import (
	"math/bits"
	"testing"
)

func TestEight(t *testing.T) {
	const text = "Az09 ~\x7f\x00"
	for from := range 0x80 {
		for to := from; to < 0x80; to++ {
			want := 0
			for i := range len(text) {
				if int(text[i]) >= from && int(text[i]) <= to {
					want |= 1 << i
				}
			}
			got, answer := 0, uint64(EightOf(text).Within(byte(from), byte(to)))
			for ; answer != 0; answer &= answer - 1 {
				got |= 1 << (bits.TrailingZeros64(answer) / 8)
			}
			if got != want {
				t.Errorf("from %#x to %#x: got %08b, want %08b", from, to, got, want)
			}
		}
	}
	for text, want := range map[string]bool{"two  two": true, " one two": false, "  twotwo": true, "twotwo  ": true, "one two ": false} {
		if spaces := EightOf(text).Within(' ', ' '); (spaces.Pairs() != 0) != want {
			t.Errorf("%q: two spaces beside each other: %t", text, !want)
		}
	}
	if EightOf("seven é").ASCII() || !EightOf("eight ee").ASCII() {
		t.Error("ASCII is wrong")
	}
	if EightOf("seven 7\n").Within(' ', '~').All() || !EightOf("eight ee").Within(' ', '~').All() {
		t.Error("All is wrong")
	}
}
