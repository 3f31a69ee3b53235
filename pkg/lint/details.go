package lint

import (
	"strings"

	"merit/pkg/source"
)

// Sensitive gives the places of what identifies a person in any text: e-mail
// addresses, telephone numbers, postcodes, National Insurance numbers and dates
// of birth, as the rule identifying-detail finds them, in order and without
// overlap. Whoever shows lines of a file covers these; private words are known
// to him, and covered beside them.
func Sensitive(text string) (spans []source.Span) {
	for _, d := range details(text) {
		spans = append(spans, source.Span{Start: d.start, End: d.end})
	}
	return spans
}

// A detail is something that identifies a person.
type detail struct {
	start, end int
	what       string
}

// details finds the details in a text. It looks at their rarest characters: the
// @, the first figure of a number, the d and b of words about birth.
func details(text string) (found []detail) {
	last := 0
	add := func(start, end int, what string) bool {
		if start < last || end <= start {
			return false
		}
		found = append(found, detail{start, end, what})
		last = end
		return true
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case !telling[c]:
		case c == '@':
			if add2 := address(text, last, i); add2.end > 0 && add(add2.start, add2.end, "an e-mail address") {
				i = last - 1
			}
		case c >= '0' && c <= '9':
			if i > 0 && figure(text[i-1]) {
				continue
			}
			if start, end := phone(text, i); end > start && !reference(text[:start]) && add(start, end, "a telephone number") {
				i = last - 1
			} else if start, end := insurance(text, i); add(start, end, "a National Insurance number") {
				i = last - 1
			} else if start, end := postcode(text, i); add(start, end, "a postcode") {
				i = last - 1
			}
		default:
			if i == 0 || !wordByte(text[i-1]) {
				if start, end := birth(text, i); add(start, end, "a date of birth") {
					i = last - 1
				}
			}
		}
	}
	return found
}

// telling are the bytes that details looks at.
var telling = [256]bool{'@': true, 'b': true, 'B': true, 'd': true, 'D': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true}

func figure(c byte) bool { return c >= '0' && c <= '9' }

func letterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func wordByte(c byte) bool { return figure(c) || letterByte(c) || c == '_' || c >= 0x80 }

func capitalByte(c byte) bool { return c >= 'A' && c <= 'Z' }

// ends says whether no word goes on at i.
func ends(text string, i int) bool { return i >= len(text) || !wordByte(text[i]) }

// address gives the e-mail address around the @ at i, none of it before from.
func address(text string, from, i int) detail {
	start := i
	for start > from && (wordByte(text[start-1]) && text[start-1] < 0x80 || strings.IndexByte(".%+-'", text[start-1]) >= 0) {
		start--
	}
	for start < i && !wordByte(text[start]) {
		start++
	}
	end, dot := i+1, 0
	for end < len(text) && (figure(text[end]) || letterByte(text[end]) || text[end] == '.' || text[end] == '-') {
		if text[end] == '.' {
			if end+1 == len(text) || !wordByte(text[end+1]) {
				break
			}
			dot = end
		}
		end++
	}
	if start == i || dot <= i+1 || end-dot < 3 || !letterByte(text[dot+1]) || text[i-1] == '.' {
		return detail{}
	}
	return detail{start: start, end: end}
}

// phone gives the British telephone number whose figures begin at i: 020 7946
// 0000, (0161) 496 0000, 07700 900123, +44 7700 900123.
func phone(text string, i int) (start, end int) {
	start = i
	var digits [16]byte
	n, first := 0, 0 // figures so far; of the first group
	if i > 0 && (text[i-1] == '+' || text[i-1] == '(') {
		start--
		if start > 0 && text[start] == '+' && text[start-1] == '(' {
			start--
		}
	}
	if text[i] != '0' && (start == i || !strings.HasPrefix(text[i:], "44")) {
		return 0, 0
	}
	if start > 0 && (wordByte(text[start-1]) || strings.IndexByte(".,/-$#=", text[start-1]) >= 0) {
		return 0, 0
	}
	for j := i; j < len(text); {
		from := j
		for j < len(text) && figure(text[j]) {
			if n == len(digits) {
				return 0, 0
			}
			digits[n] = text[j]
			n++
			j++
		}
		if first == 0 {
			first = j - from
		}
		if (j == from || j < len(text) && wordByte(text[j])) || j+1 < len(text) && strings.IndexByte(".,/", text[j]) >= 0 && figure(text[j+1]) {
			return start, end
		}
		if phoneNumber(string(digits[:n]), first) {
			end = j
		}
		// One sign between groups, or a bracket with a space beside it.
		k := j
		for k < len(text) && k-j < 3 && strings.IndexByte(" -()", text[k]) >= 0 {
			k++
		}
		if k == j || k == len(text) || !figure(text[k]) || k-j > 1 && !strings.ContainsAny(text[j:k], "()") {
			return start, end
		}
		j = k
	}
	return start, end
}

// reference says whether what stands before a number calls it another than a
// telephone's.
func reference(before string) bool {
	fields := strings.Fields(before[max(0, len(before)-24):])
	if len(fields) == 0 {
		return false
	}
	switch strings.ToLower(strings.TrimRight(fields[len(fields)-1], ":#")) {
	case "order", "invoice", "batch", "drawing", "ticket", "consignment", "serial":
		return true
	}
	return false
}

// phoneNumber says whether figures, of which the first group has some, are a
// British number.
func phoneNumber(digits string, first int) bool {
	if rest, ok := strings.CutPrefix(digits, "0044"); ok {
		digits = "0" + strings.TrimPrefix(rest, "0")
	} else if rest, ok := strings.CutPrefix(digits, "44"); ok {
		digits = "0" + strings.TrimPrefix(rest, "0")
	} else if first < 3 {
		return false
	}
	if len(digits) < 10 || strings.IndexByte("1235789", digits[1]) < 0 {
		return false
	}
	return len(digits) == 11 || len(digits) == 10 && (digits[1] == '1' || digits[1] == '8')
}

// insurance gives the National Insurance number whose figures begin at i: two
// letters, six figures and a letter from A to D, in pairs or not.
func insurance(text string, i int) (start, end int) {
	start = i
	if start > 0 && text[start-1] == ' ' {
		start--
	}
	if start < 2 || !capitalByte(text[start-1]) || !capitalByte(text[start-2]) || start > 2 && wordByte(text[start-3]) {
		return 0, 0
	}
	start -= 2
	j := i
	for pair := range 3 {
		if pair > 0 && j < len(text) && text[j] == ' ' {
			j++
		}
		if j+1 >= len(text) || !figure(text[j]) || !figure(text[j+1]) {
			return 0, 0
		}
		j += 2
	}
	if j < len(text) && text[j] == ' ' {
		j++
	}
	if j >= len(text) || text[j] < 'A' || text[j] > 'D' || !ends(text, j+1) {
		return 0, 0
	}
	return start, j + 1
}

// postcode gives the postcode whose first figure is at i, both its halves in
// capitals: LS1 4AP, EC1A 1BB. Written as one word it needs two letters first,
// since codes of many kinds have one.
func postcode(text string, i int) (start, end int) {
	start = i
	for start > 0 && i-start < 3 && capitalByte(text[start-1]) {
		start--
	}
	if start == i || i-start > 2 || start > 0 && (wordByte(text[start-1]) || text[start-1] == '-' || text[start-1] == '/') || !postcodeAreas[text[start:i]] {
		return 0, 0
	}
	j := i
	for j < len(text) && wordByte(text[j]) && j-i < 6 {
		j++
	}
	outward, inward := text[i:j], ""
	if j+4 <= len(text) && text[j] == ' ' && ends(text, j+4) {
		inward = text[j+1 : j+4]
		end = j + 4
	}
	if !isInward(inward) {
		if len(outward) < 4 || i-start != 2 || !ends(text, j) {
			return 0, 0
		}
		outward, inward, end = outward[:len(outward)-3], outward[len(outward)-3:], j
	}
	district := len(outward) == 1 && figure(outward[0]) || len(outward) == 2 && figure(outward[0]) && (figure(outward[1]) || capitalByte(outward[1]))
	if !district || !isInward(inward) {
		return 0, 0
	}
	return start, end
}

func isInward(text string) bool {
	return len(text) == 3 && figure(text[0]) && strings.IndexByte("ABDEFGHJLNPQRSTUWXYZ", text[1]) >= 0 && strings.IndexByte("ABDEFGHJLNPQRSTUWXYZ", text[2]) >= 0
}

// postcodeAreas are the letters with which British postcodes begin.
var postcodeAreas = func() map[string]bool {
	areas := map[string]bool{}
	for area := range strings.FieldsSeq(`AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
		FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE
		PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`) {
		areas[area] = true
	}
	return areas
}()
