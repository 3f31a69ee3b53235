package source

import (
	"slices"
	"strings"
	"unicode"
)

// Nearest gives the candidate that name is most likely a slip for, or "" when
// none is within a third of its letters. Case does not matter.
func Nearest(name string, candidates []string) string {
	nearest, best := "", len([]rune(name))/3+1
	for _, candidate := range candidates {
		if d := Distance(name, candidate, best); d < best {
			nearest, best = candidate, d
		}
	}
	return nearest
}

// Likely gives the candidates that name may stand for: the nearest, else those
// that begin with it, give or take a slip in six letters, else those that hold it.
func Likely(name string, candidates []string) []string {
	if nearest := Nearest(name, candidates); nearest != "" {
		return []string{nearest}
	}
	letters := len([]rune(name))
	if letters < 2 {
		return nil
	}
	among := func(likely func(candidate string) bool) []string {
		return slices.DeleteFunc(slices.Clone(candidates), func(c string) bool { return !likely(c) })
	}
	for slips := 0; slips <= letters/6; slips++ {
		if found := among(func(c string) bool { return begins(c, name, letters, slips) }); len(found) > 0 {
			return found
		}
	}
	return among(func(c string) bool { return strings.Contains(strings.ToLower(c), strings.ToLower(name)) })
}

// begins says whether a candidate begins with name, of so many letters, but for
// some slips.
func begins(candidate, name string, letters, slips int) bool {
	runes := []rune(candidate)
	for n := letters - slips; n <= min(letters+slips, len(runes)); n++ {
		if Distance(name, string(runes[:n]), slips+1) <= slips {
			return true
		}
	}
	return false
}

// Distance counts the edits between a and b, ignoring case: a letter added,
// left out or replaced, or two neighbours swapped. It stops at limit, which it
// then returns.
func Distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if max(len(s)-len(t), len(t)-len(s)) >= limit {
		return limit
	}
	before, row, next := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range s {
		next[0] = i + 1
		least := next[0]
		for j, y := range t {
			cost := 1
			if same(x, y) {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && same(x, t[j-1]) && same(s[i-1], y) {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
			least = min(least, next[j+1])
		}
		if least >= limit {
			return limit
		}
		before, row, next = row, next, before
	}
	return min(row[len(t)], limit)
}

func same(x, y rune) bool { return x == y || unicode.ToLower(x) == unicode.ToLower(y) }
