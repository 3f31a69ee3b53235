package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe makes text from a file, a path or an error fit to be shown: one line,
// every control character and every sign that reverses the writing direction as
// a visible escape, and nothing that a CI runner takes for a command.
func Safe(text string) string {
	if printable(text) {
		return inert(text)
	}
	return inert(escaped(text, ' '))
}

// SafeDiff is [Safe] for a line of a diff, of which nothing else may change that
// programs need: its tabs, and the CR that ends it.
func SafeDiff(line string) string {
	body, ended := strings.CutSuffix(line, "\r")
	body = inert(escaped(body, '\t'))
	if ended {
		body += "\r"
	}
	return body
}

// escaped writes what is hidden as an escape, and a tab as it is told.
func escaped(text string, tab byte) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t':
			b.WriteByte(tab)
		case r == '\n':
			b.WriteByte(' ')
		case hidden(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// printable says whether text is printable ASCII.
func printable(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// hidden says whether a rune acts on a terminal or a reader instead of being
// seen.
func hidden(r rune) bool {
	return unicode.IsControl(r) || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x061C || r == 0x200E || r == 0x200F
}

// runnerCommands open what CI runners obey anywhere in a line (GitHub, Azure,
// TeamCity).
var runnerCommands = [...]string{"##[", "##vso[", "##teamcity["}

// inert breaks what a CI runner reads as a command: "::" at the start of a line,
// after any white space (GitHub), and [runnerCommands].
func inert(line string) string {
	body := strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == 0xFEFF || r == 0x200B })
	if strings.HasPrefix(body, "::") {
		line = line[:len(line)-len(body)] + ": :" + body[2:]
	}
	if !strings.Contains(line, "##") {
		return line
	}
	for _, command := range runnerCommands {
		line = strings.ReplaceAll(line, command, "# "+command[1:])
	}
	return line
}

// Mask replaces the letters of private words by blocks, so that what is shown
// keeps its words and shows none of theirs. Case does not matter; only whole
// words are masked.
func Mask(text string, private []string) string {
	for _, word := range private {
		text = maskWord(text, []rune(strings.Join(strings.Fields(word), " ")))
	}
	return text
}

func maskWord(text string, word []rune) string {
	if len(word) == 0 {
		return text
	}
	runes := []rune(text)
	found := false
	for i := 0; i < len(runes); i++ {
		end := matchAt(runes, i, word)
		if end < 0 || i > 0 && wordly(runes[i-1]) && wordly(runes[i]) || end < len(runes) && wordly(runes[end]) && wordly(runes[end-1]) {
			continue
		}
		found = true
		for ; i < end; i++ {
			if !unicode.IsSpace(runes[i]) {
				runes[i] = '█'
			}
		}
	}
	if !found {
		return text
	}
	return string(runes)
}

// matchAt gives where word ends when it stands at i, or -1; a space in it
// matches any white space.
func matchAt(runes []rune, i int, word []rune) int {
	for _, w := range word {
		if w == ' ' {
			start := i
			for i < len(runes) && unicode.IsSpace(runes[i]) {
				i++
			}
			if i == start {
				return -1
			}
			continue
		}
		if i >= len(runes) || fold(runes[i]) != fold(w) {
			return -1
		}
		i++
	}
	return i
}

// fold makes letters that differ in case alike, and apostrophes of any make.
func fold(r rune) rune {
	if r == '’' || r == '‘' || r == 'ʼ' {
		return '\''
	}
	return unicode.ToLower(r)
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
