package source

import "unicode"

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
