package evidence

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// finish settles the answer's states and words once all its text is there.
func (a *Answer) finish() {
	var all tally
	for _, p := range a.Parts {
		all.add(p.finish())
		a.Words += p.Words
	}
	a.State = all.state()
}

func (p *Part) finish() tally {
	var t tally
	for _, b := range p.Blocks {
		t.block(b)
	}
	if p.State = t.state(); p.State != Empty {
		for _, b := range p.Blocks {
			p.Words += b.words()
		}
	}
	return t
}

// A tally counts blocks that hold more than a placeholder.
type tally struct {
	prose int // no items of a list, or items that end as sentences do
	items int
	short int // items under eight words
}

func (t *tally) block(b *Block) {
	if b.Empty() {
		return
	}
	if b.Mark == "" {
		t.prose++
		return
	}
	text := plain(b.Runs)
	if EndsSentence(text) {
		t.prose++
		return
	}
	t.items++
	if len(strings.Fields(text)) < 8 {
		t.short++
	}
}

func (t *tally) add(other tally) {
	t.prose += other.prose
	t.items += other.items
	t.short += other.short
}

// state says whether the blocks are evidence, notes or nothing.
func (t tally) state() State {
	switch {
	case t.prose == 0 && t.items == 0:
		return Empty
	case t.prose == 0 && t.short*2 > t.items:
		return Notes
	}
	return Evidenced
}

// Empty says whether the block is nothing but a placeholder.
func (b *Block) Empty() bool { return b.Kind == Subheading || emptyRuns(b.Runs) }

// longest is how many bytes a placeholder has at the most.
const longest = 200

func emptyRuns(runs []Run) bool {
	said, size := false, 0
	for _, r := range runs {
		size += len(r.Text)
		said = said || r.Style&Linked == 0 && strings.TrimSpace(r.Text) != "" || r.Link != ""
	}
	switch {
	case !said: // nothing, or links that lead nowhere
		return true
	case size > longest && strings.IndexFunc(runs[0].Text, unicode.IsLetter) >= 0:
		return false
	}
	return emptyText(plain(runs))
}

// emptyText says whether text is a placeholder and nothing else.
func emptyText(text string) bool {
	if len(text) > 40 && ('a' <= text[0]|0x20 && text[0]|0x20 <= 'z') && !isReminder(text) && !isFiller(text) {
		return isPrompt(text) // most texts, at once
	}
	text = strings.TrimFunc(text, func(r rune) bool {
		_, change := plainForm(r)
		return isSpace(r) || r == '_' || r == '*' || r == '|' || change == Invisible
	})
	if strings.Trim(text, "-–—….‐‑‒―•= \t\n") == "" {
		return true
	}
	if len(text) > longest {
		return false
	}
	if enclosed(text, '[', ']') || enclosed(text, '<', '>') && !says(text[1:], "I") {
		return true
	}
	if strings.HasPrefix(text, "{{") && strings.Index(text, "}}") == len(text)-2 { // of a template
		return true
	}
	if isPrompt(text) || isReminder(text) || isFiller(text) {
		return true
	}
	low := strings.ToLower(strings.Trim(text, ".:!?… ()\"'‘’“”"))
	switch strings.ReplaceAll(low, ".", "") {
	case "", "tbc", "tbd", "todo", "to do", "to-do", "n/a", "na", "none", "nil", "xxx", "xxxx", "xx", "tba", "wip", "to be completed", "to be confirmed", "to be done", "to be added",
		"to follow", "not applicable", "not yet", "pending", "placeholder", "work in progress", "to be written", "as above", "same as above", "see above", "see below", "ditto", "answer", "\\":
		return true
	case "insert here", "insert text here", "insert answer here", "click or tap here to enter text", "click here to enter text", "enter text", "enter text here", "enter your answer", "enter your answer here",
		"type here", "type text here", "type your answer here", "write here", "write your answer here", "your answer", "your answer here", "your text here", "answer here", "text here":
		return true
	}
	return isLimit(low, text[0] == '(')
}

// enclosed says whether text is one bracket and what stands in it.
func enclosed(text string, open, close byte) bool {
	return text[0] == open && strings.IndexByte(text, close) == len(strings.TrimRight(text, ".:"))-1
}

// isLimit says whether text, perhaps in brackets, is about its own length: "max. 250
// words", "word count: 0", "(250 words)".
func isLimit(low string, brackets bool) bool {
	if !strings.Contains(low, "word") && !strings.Contains(low, "character") ||
		!brackets && !strings.Contains(low, "max") && !strings.Contains(low, "limit") && !strings.Contains(low, "count") {
		return false
	}
	for field := range strings.FieldsSeq(low) {
		switch field = strings.Trim(field, ".:()"); field {
		case "word", "words", "character", "characters", "count", "limit", "max", "maximum", "min", "minimum", "up", "to", "about", "of":
		default:
			if strings.Trim(field, "0123456789/–-,") != "" {
				return false
			}
		}
	}
	return true
}

// isFiller says whether text is what printers fill a page with.
func isFiller(text string) bool {
	const filler = "lorem ipsum"
	return len(text) >= len(filler) && strings.EqualFold(text[:len(filler)], filler)
}

// isReminder says whether text is a note to oneself: "TODO: the outcome".
func isReminder(text string) bool {
	for _, word := range []string{"TODO", "TBC", "TBD", "XXX", "N/A", "n/a"} {
		if rest, ok := strings.CutPrefix(text, word); ok && rest != "" && strings.ContainsRune(": -–—(", firstRune(rest)) && len(strings.Fields(rest)) <= 12 && !strings.Contains(rest, ". ") {
			return true
		}
	}
	return false
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isPrompt says whether text is a scaffold's prompt.
func isPrompt(text string) bool { return prompts().has(strings.TrimSpace(text)) }

var prompts = sync.OnceValue(func() foldSet {
	all := foldSet{}
	for _, m := range Methods {
		for _, p := range m.Parts {
			all.add(p.Prompt)
		}
	}
	return all
})

// A foldSet holds plain English texts whatever their case, by their length.
type foldSet map[int][]string

func (s foldSet) add(text string) { s[len(text)] = append(s[len(text)], text) }

func (s foldSet) has(text string) bool {
	for _, known := range s[len(text)] {
		if strings.EqualFold(known, text) {
			return true
		}
	}
	return false
}

// EndsSentence says whether text ends in an end mark of any script, looking
// through closing quotes and brackets.
func EndsSentence(text string) bool {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		switch {
		case unicode.Is(unicode.STerm, r) || r == '…' || r == '⸮':
			return true
		case unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || r == '"' || r == '\'' || r == '*' || r == '_':
			text = text[:len(text)-size]
		default:
			return false
		}
	}
	return false
}
