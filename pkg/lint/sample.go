package lint

import "slices"

// A sample is the words of a text that tell what it is about, as hashes, in order
// and each once. Of a long text those whose last bits are nought are kept, as many
// bits as are needed to come down to keptHashes, so that two samples can be held
// against each other by the coarser of their masks.
type sample struct {
	hashes []uint32
	mask   uint32
}

// keptHashes bounds a sample.
const keptHashes = 256

// lowest is how many hashes of a sample are enough for a guess.
const lowest = 24

// newSample samples the words of a text that tell what it is about: they have four
// letters at least, or figures, and are none of those that English cannot do
// without.
func newSample(words []word, room *[]uint32) (s sample) {
	hashes := (*room)[:0]
	for i := range words {
		if w := &words[i]; w.kinds&(common|saysI|saysWe) == 0 && (w.end-w.start >= 4 || w.kinds&figures != 0) {
			hashes = append(hashes, w.fold)
		}
	}
	*room = hashes
	for len(hashes) > keptHashes {
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
	const first = 24 // the bits above it part keptHashes almost one by one
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

// size guesses how many telling words the text has.
func (s *sample) size() int { return len(s.hashes) * int(s.mask+1) }

// low gives the lowest hashes.
func (s *sample) low() []uint32 { return s.hashes[:min(len(s.hashes), lowest)] }

// likely guesses what shares would say, by the lowest hashes alone, as far up as
// both samples know all of theirs.
func (s *sample) likely(other *sample) int {
	low, lows := s.low(), other.low()
	if len(low) == 0 || len(lows) == 0 {
		return 0
	}
	bound := min(low[len(low)-1], lows[len(lows)-1])
	return overlap(upTo(low, bound), upTo(lows, bound))
}

func upTo(hashes []uint32, bound uint32) []uint32 {
	for len(hashes) > 0 && hashes[len(hashes)-1] > bound {
		hashes = hashes[:len(hashes)-1]
	}
	return hashes
}

// shares gives how many per cent of the smaller text's hashes are the other's too.
func (s *sample) shares(other *sample) int {
	if s.mask == other.mask {
		return overlap(s.hashes, other.hashes)
	}
	mask := s.mask | other.mask
	masked := func(h uint32) bool { return h&mask != 0 }
	return overlap(slices.DeleteFunc(slices.Clone(s.hashes), masked), slices.DeleteFunc(slices.Clone(other.hashes), masked))
}

// overlap gives how many per cent of the fewer hashes are the other's too.
func overlap(one, other []uint32) int {
	both, i, j := 0, 0, 0
	for i < len(one) && j < len(other) {
		x, y := one[i], other[j]
		if x == y {
			both++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return both * 100 / max(1, min(len(one), len(other)))
}
