package evidence

import (
	"fmt"
	"strings"
	"unicode"
)

// A Change is a kind of character that is pasted as another or not at all,
// because forms mangle it.
type Change uint8

const (
	Kept Change = iota // pasted as it is
	CurlyQuote
	Prime
	Hyphen // a typographic one
	Dash
	Minus
	Bullet
	Ellipsis
	UnusualSpace // of another width, or at which no line is broken
	Invisible    // dropped, as are all from here on
	Command      // what makes a CI runner obey the text
	kinds
)

// changeNames are the names of one and of several.
var changeNames = [kinds][2]string{
	{"character", "characters"},
	{"curly quote", "curly quotes"},
	{"prime", "primes"},
	{"special hyphen", "special hyphens"},
	{"dash", "dashes"},
	{"minus sign", "minus signs"},
	{"bullet", "bullets"},
	{"ellipsis", "ellipses"},
	{"unusual space", "unusual spaces"},
	{"invisible character", "invisible characters"},
	{"sign of a CI command", "signs of a CI command"},
}

// Changes are how many characters of each kind a text has.
type Changes [kinds]int

// Replaced lists what is pasted as another character, "4 curly quotes, 2
// dashes", or is "".
func (c Changes) Replaced() string { return c.list(CurlyQuote, Invisible) }

// Dropped lists likewise what is not pasted at all.
func (c Changes) Dropped() string { return c.list(Invisible, kinds) }

func (c Changes) list(from, to Change) string {
	var counts []string
	for kind := from; kind < to; kind++ {
		switch n := c[kind]; n {
		case 0:
		case 1:
			counts = append(counts, "1 "+changeNames[kind][0])
		default:
			counts = append(counts, fmt.Sprintf("%d %s", n, changeNames[kind][1]))
		}
	}
	return strings.Join(counts, ", ")
}

// Changes counts the characters of the answer's text by what becomes of them
// when it is pasted. White space that stays plain is not counted.
func (a *Answer) Changes() (all Changes) {
	for _, p := range a.Parts {
		if p.State == Empty {
			continue
		}
		for _, b := range p.Blocks {
			var w paster
			b.paste(&w)
			all.Add(w.changes)
		}
	}
	return all
}

// Add adds what another text has.
func (c *Changes) Add(other Changes) {
	for kind, n := range other {
		c[kind] += n
	}
}

// isSpace is JavaScript's \s, and U+0085, which other programs take for a line
// end.
func isSpace(r rune) bool {
	switch {
	case r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xA0 || r == 0x1680,
		r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xFEFF:
		return true
	}
	return false
}

// plainForm gives what forms accept for a character that they mangle, and what
// kind that is; one that is kept has no other form.
func plainForm(r rune) (string, Change) {
	switch r {
	case '‘', '’', '‚', '‛':
		return "'", CurlyQuote
	case '“', '”', '„', '‟':
		return `"`, CurlyQuote
	case '′':
		return "'", Prime
	case '″':
		return `"`, Prime
	case '‐', '‑':
		return "-", Hyphen
	case '‒', '–', '—', '―':
		return "-", Dash
	case '−':
		return "-", Minus
	case '•', '‣', '▪', '●', '◦', 0xF0A7, 0xF0B7, 0xF0D8: // the last are bullets of Word's symbol fonts
		return "-", Bullet
	case '…':
		return "...", Ellipsis
	case 0x200B, 0x2060, 0x61C:
		return "", Invisible
	}
	if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
		return "", Invisible
	}
	return "", Kept
}
