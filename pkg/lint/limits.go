package lint

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
)

// amount gives "281 words", "1520 characters".
func amount(n int, limit evidence.Limit) string {
	switch limit.Count {
	case "", "words":
		return Plural(n, "word")
	case "escaped":
		return Plural(n, "byte") + " after escaping"
	}
	return Plural(n, strings.TrimSuffix(limit.Count, "s"))
}

// share gives some per cent of a limit, rounded down. It is written so that no
// limit overflows it.
func share(most, percent int) int { return most/100*percent + most%100*percent/100 }

// marks says how many of an answer's words are lone dashes or list marks, which
// a person would not count, when without them it would be below a bound; else
// it is "".
func marks(e *evidence.Entry, bound int) string {
	if e.Limit.Count != "" && e.Limit.Count != "words" {
		return ""
	}
	n := 0
	for _, part := range e.Answer.Parts {
		if part.State == evidence.Empty {
			continue
		}
		for _, b := range part.Blocks {
			n += loneMarks(b)
		}
	}
	if n == 0 || e.Count-n >= bound {
		return ""
	}
	if n == 1 {
		return "1 of them is a lone dash or list mark, which forms count as a word"
	}
	return fmt.Sprintf("%d of them are lone dashes or list marks, which forms count as words", n)
}

func loneMarks(b *evidence.Block) (n int) {
	text := b.Text()
	if b.Mark != "" && text != "" {
		text = strings.TrimPrefix(strings.TrimLeft(text, " "), b.Mark)
		n++
	}
	for i := 0; ; {
		dash := strings.IndexByte(text[i:], '-')
		if dash < 0 {
			return n
		}
		start := i + dash
		for i = start; i < len(text) && text[i] == '-'; i++ {
		}
		if (start == 0 || blank(text[start-1])) && (i == len(text) || blank(text[i])) {
			n++
		}
	}
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// heaviest gives the labelled part that takes most of an answer, all its rounds
// together; "" when fewer than two are labelled.
func heaviest(e *evidence.Entry) (name string, count int) {
	counting := evidence.CountingNamed(e.Limit.Count)
	sums := map[string]int{}
	for _, part := range e.Answer.Parts {
		if len(part.Names) == 0 {
			continue
		}
		own := part.Name()
		n := part.Words
		if counting != evidence.Countings[0] {
			n = counting.Count(part.Text())
		}
		if sums[own] += n; sums[own] > count {
			name, count = own, sums[own]
		}
	}
	if len(sums) < 2 {
		return "", 0
	}
	return name, count
}
