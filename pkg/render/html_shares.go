package render

import (
	"merit/pkg/evidence"
)

// A partShare is the words that one part of an answer has.
type partShare struct {
	name   string
	colour int
	words  int
}

// partShares gives the words by part of an answer, in the order in which the
// parts first come, where two at least are labelled.
func partShares(method *evidence.Method, a *evidence.Answer) (shares []partShare) {
	if len(a.Labelled()) < 2 || a.Words == 0 {
		return nil
	}
	known := map[string]int{}
	for _, p := range a.Parts {
		name := p.Name()
		if name == "" {
			name = "No label"
		}
		i, ok := known[name]
		if !ok {
			if p.Words == 0 {
				continue
			}
			i = len(shares)
			known[name] = i
			shares = append(shares, partShare{name: name, colour: colourOf(method, p.Names)})
		}
		shares[i].words += p.Words
	}
	return shares
}

// usualShares gives the method's own split, where a source gives one.
func usualShares(method *evidence.Method) (shares []partShare) {
	for i, percent := range method.Usual {
		name := method.Parts[i].Name
		shares = append(shares, partShare{name, colourOf(method, []string{name}), percent})
	}
	return shares
}

// colourOf gives a part the same colour in every answer: its place in the
// method, from 1; 0 is for text without a label.
func colourOf(method *evidence.Method, names []string) int {
	for i := range method.Parts {
		if len(names) > 0 && names[0] == method.Parts[i].Name {
			return i + 1
		}
	}
	return 0
}

// drawn places shares side by side in a bar of a length in per cent.
func drawn(shares []partShare, length float64) []pageShare {
	total, before := 0, 0
	for _, s := range shares {
		total += s.words
	}
	bar := make([]pageShare, len(shares))
	for i, s := range shares {
		bar[i] = pageShare{
			Name:    s.name,
			Colour:  s.colour,
			Percent: percent(s.words, total),
			Start:   tenths(length * float64(before) / float64(total)),
			Width:   tenths(length * float64(s.words) / float64(total)),
		}
		before += s.words
	}
	return bar
}

// besideUsual tells each share what is usual.
func besideUsual(shares, usual []pageShare) {
	for i := range shares {
		for _, u := range usual {
			if u.Name == shares[i].Name {
				shares[i].Usual = u.Percent
			}
		}
	}
}
