package lint

import (
	"math"
	"slices"

	"merit/pkg/evidence"
)

// A sample is a text's shingles, hashes of five words in a row, in order and each
// once. Of a long text those whose last bits are nought are kept, as many bits as
// are needed to come down to keptShingles, so that two samples can be held against
// each other by the coarser of their masks.
type sample struct {
	hashes []uint32
	mask   uint32
	least  int // per cent that make it the same story
	answer *evidence.Answer
}

// lowest is how many shingles of a story are looked up.
const lowest = 24

const shingle = 5 // words

// hash gives the hash of five words in a row.
func hash(w []word) uint64 {
	_ = w[shingle-1]
	h := mix(uint64(w[0].fold)<<32|uint64(w[1].fold), uint64(w[2].fold)<<32|uint64(w[3].fold))
	return mix(h, uint64(w[4].fold))
}

func newSample(words []word) (s sample) {
	hashes := make([]uint32, 0, 2*keptShingles) // room for most, which need no other
	for i := range len(words) - shingle + 1 {
		hashes = append(hashes, uint32(hash(words[i:i+shingle])>>32))
	}
	for len(hashes) > keptShingles {
		s.mask = s.mask<<1 | 1
		kept := hashes[:0]
		for _, h := range hashes {
			if h&s.mask == 0 {
				kept = append(kept, h)
			}
		}
		hashes = kept
	}
	s.hashes = slices.Compact(sorted(hashes))
	return s
}

// sorted gives hashes in order. They are spread evenly, so that their first bits
// alone put each next to its place.
func sorted(hashes []uint32) []uint32 {
	const first = 24 // the bits above it part keptShingles almost one by one
	var ends [1 << (32 - first)]uint16
	for _, h := range hashes {
		ends[h>>first]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	result := make([]uint32, len(hashes))
	for _, h := range hashes {
		ends[h>>first]--
		result[ends[h>>first]] = h
	}
	for i := range result {
		for j := i; j > 0 && result[j-1] > result[j]; j-- {
			result[j-1], result[j] = result[j], result[j-1]
		}
	}
	return result
}

// low gives the lowest shingles, by which other samples are found.
func (s *sample) low() []uint32 { return s.hashes[:min(len(s.hashes), lowest)] }

// likely guesses what shares would say, by the lowest shingles alone, as far up as
// both samples know all of theirs.
func (s *sample) likely(other *sample) int {
	low, lows := s.low(), other.low()
	return overlap(low, lows, 0, min(low[len(low)-1], lows[len(lows)-1]))
}

// shares gives how many per cent of the shorter text's shingles are the other's
// too.
func (s *sample) shares(other *sample) int {
	return overlap(s.hashes, other.hashes, s.mask|other.mask, math.MaxUint32)
}

// overlap gives how many per cent of the fewer hashes are the other's too, of those
// that have no bit of a mask and do not exceed a bound.
func overlap(one, other []uint32, mask, bound uint32) int {
	both, i, j := 0, 0, 0
	for i < len(one) && j < len(other) {
		x, y := one[i], other[j]
		if x == y && x&mask == 0 && x <= bound {
			both++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return both * 100 / max(1, min(counting(one, mask, bound), counting(other, mask, bound)))
}

// counting gives how many hashes have no bit of a mask and do not exceed a bound.
func counting(hashes []uint32, mask, bound uint32) (n int) {
	for _, h := range hashes {
		if h&mask == 0 && h <= bound {
			n++
		}
	}
	return n
}
