package lint

import "strings"

// births are the words that announce a date of birth.
var births = [...]string{"date of birth", "d.o.b.", "d.o.b", "dob", "born"}

// birth gives the date of birth that the word at i announces.
func birth(text string, i int) (start, end int) {
	for _, lead := range births {
		if i+len(lead) > len(text) || !strings.EqualFold(text[i:i+len(lead)], lead) || !ends(text, i+len(lead)) {
			continue
		}
		j := i + len(lead)
		if end = dateAt(text, skipLead(text, j)); end == 0 {
			if lead == "born" && ownBirth(text[:i]) {
				end = yearAt(text, skipMonth(text, skipLead(text, j)))
			}
		} else if lead == "born" && !person(text[:i]) {
			end = 0
		}
		if end > 0 {
			return i, end
		}
	}
	return 0, 0
}

// skipLead skips what stands between "born" and a date.
func skipLead(text string, i int) int {
	for n := 0; n < 3; {
		for i < len(text) && strings.IndexByte(" :,-(=*_", text[i]) >= 0 {
			i++
		}
		word := wordAt(text, i)
		switch strings.ToLower(word) {
		case "on", "in", "is", "was", "the":
			i += len(word)
			n++
			continue
		}
		break
	}
	return i
}

// skipMonth skips a month and the spaces behind it.
func skipMonth(text string, i int) int {
	word := wordAt(text, i)
	if word == "" || kindsOf(word)&month == 0 {
		return i
	}
	for i += len(word); i < len(text) && (text[i] == ' ' || text[i] == ','); i++ {
	}
	return i
}

func wordAt(text string, i int) string {
	end := i
	for end < len(text) && wordByte(text[end]) {
		end++
	}
	return text[i:end]
}

// person says whether the words before "born" can be about a person.
func person(before string) bool {
	fields := strings.Fields(before[max(0, len(before)-60):])
	for i := len(fields) - 1; i >= 0 && i >= len(fields)-2; i-- {
		switch strings.ToLower(fields[i]) {
		case "idea", "project", "plan", "scheme", "team", "company", "service", "initiative", "programme", "network", "charity", "concept", "campaign":
			return false
		}
	}
	return true
}

// ownBirth says whether "I was" stands before "born".
func ownBirth(before string) bool {
	fields := strings.Fields(before[max(0, len(before)-20):])
	n := len(fields)
	return n >= 2 && fields[n-1] == "was" && fields[n-2] == "I"
}

func yearAt(text string, i int) int {
	word := wordAt(text, i)
	if len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && figure(word[2]) && figure(word[3]) {
		return i + 4
	}
	return 0
}

// dateAt gives the end of the date at i, with a day in it; 0 when there is none.
func dateAt(text string, i int) int {
	word := wordAt(text, i)
	n := len(word) - len(strings.TrimLeft(word, "0123456789"))
	switch {
	case n == 0 && ordinal(word): // the fourth of May, twenty-fourth May
		j := i + len(word)
		if j < len(text) && text[j] == '-' {
			j += 1 + len(wordAt(text, j+1))
		}
		rest, ok := strings.CutPrefix(text[j:], " ")
		if !ok {
			return 0
		}
		return monthAt(text, len(text)-len(strings.TrimPrefix(rest, "of ")), false)
	case n == 0:
		return monthAt(text, i, true)
	case n == len(word) && (n <= 2 || n == 4): // 3/5/1990, 1990-05-03
		j := i + n
		for range 2 {
			if j >= len(text) || strings.IndexByte("/.-", text[j]) < 0 || j+1 == len(text) || !figure(text[j+1]) {
				j = 0
				break
			}
			j += 1 + len(wordAt(text, j+1))
		}
		if j > 0 {
			return j
		}
	case n > 2:
		return 0
	}
	switch strings.ToLower(word[n:]) {
	case "", "st", "nd", "rd", "th":
	default:
		return 0
	}
	j := i + len(word)
	for j < len(text) && text[j] == ' ' {
		j++
	}
	if of := wordAt(text, j); strings.EqualFold(of, "of") {
		j += len(of) + 1
	}
	if j >= len(text) {
		return 0
	}
	return monthAt(text, j, false)
}

// ordinal says whether a word begins a day of the month in words.
func ordinal(word string) bool {
	switch word = strings.ToLower(word); word {
	case "first", "second", "third", "fifth", "eighth", "ninth", "twelfth", "twenty", "twentieth", "thirty", "thirtieth":
		return true
	}
	return len(word) > 4 && strings.HasSuffix(word, "th") && kindsOf(strings.TrimSuffix(word, "th"))&measure != 0
}

// monthAt gives the end of the date whose month is at i, with the year behind
// it; with day it needs the day first.
func monthAt(text string, i int, day bool) int {
	word := wordAt(text, i)
	if word == "" || kindsOf(word)&month == 0 {
		return 0
	}
	end := i + len(word)
	j := end
	skip := func() {
		for j < len(text) && (text[j] == ' ' || text[j] == ',') {
			j++
		}
	}
	skip()
	if day {
		number := wordAt(text, j)
		if number == "" || len(number) > 4 || !figure(number[0]) || yearAt(text, j) > 0 {
			return 0
		}
		end = j + len(number)
		j = end
		skip()
	}
	if year := yearAt(text, j); year > 0 {
		return year
	}
	return end
}
