package evidence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// finish settles the answer's states and words once all its text is there.
func (a *Answer) finish() {
	var written []*Block
	for _, p := range a.Parts {
		p.finish()
		a.Words += p.Words
		if p.State != Empty {
			written = append(written, p.Blocks...)
		}
	}
	a.State = stateOf(written)
}

func (p *Part) finish() {
	p.State = stateOf(p.Blocks)
	if p.State == Empty {
		return
	}
	for _, b := range p.Blocks {
		p.Words += CountWords(b.Text())
	}
}

// stateOf says whether blocks are evidence, notes or nothing.
func stateOf(blocks []*Block) State {
	items, short, total := true, 0, 0
	for _, b := range blocks {
		if b.Empty() {
			continue
		}
		total++
		text := plain(b.Runs)
		if b.Mark == "" || EndsSentence(text) {
			items = false
		}
		if len(strings.Fields(text)) < 8 {
			short++
		}
	}
	switch {
	case total == 0:
		return Empty
	case items && short*2 > total:
		return Notes
	}
	return Evidenced
}

// Empty says whether the block is nothing but a placeholder.
func (b *Block) Empty() bool { return emptyRuns(b.Runs) }

func emptyRuns(runs []Run) bool {
	targets := false
	for _, r := range runs {
		if r.Style&Linked == 0 && strings.TrimSpace(r.Text) != "" || r.Link != "" {
			targets = true
			break
		}
	}
	if !targets { // nothing, or links that lead nowhere
		return true
	}
	if len(runs) == 1 && len(runs[0].Text) > 200 {
		return false
	}
	return emptyText(plain(runs))
}

// emptyText says whether text is a placeholder and nothing else.
func emptyText(text string) bool {
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '_' || r == '*' || r == '|' || r == 0x200B || r == 0xFEFF || r == 0x2060
	})
	if strings.Trim(text, "-–—….‐‑‒―• \t\n") == "" {
		return true
	}
	if len(text) > 200 {
		return false
	}
	if text[0] == '[' && strings.IndexByte(text, ']') == len(strings.TrimRight(text, ".:"))-1 {
		return true
	}
	if isPrompt(text) {
		return true
	}
	low := strings.ToLower(strings.TrimRight(text, ".:!?… "))
	switch low {
	case "tbc", "tbd", "todo", "to do", "to-do", "n/a", "n.a", "na", "none", "nil", "xxx", "xxxx", "xx", "tba", "to be completed", "to be confirmed", "to be done", "to be added",
		"to follow", "not applicable", "not yet", "pending", "placeholder", "insert here", "lorem ipsum":
		return true
	}
	// A note to oneself: "TODO: the outcome".
	for _, word := range []string{"TODO", "TBC", "TBD", "XXX"} {
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
func isPrompt(text string) bool {
	for _, m := range Methods {
		for _, p := range m.Parts {
			if strings.EqualFold(strings.TrimSpace(text), p.Prompt) {
				return true
			}
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
