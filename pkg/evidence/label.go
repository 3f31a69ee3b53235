package evidence

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"merit/pkg/source"
)

// A label is a part's name as somebody may have written it, in the form in
// which labels are compared.
type label struct {
	names []string // more than one for "Situation and Task"
	near  bool     // names[0] was found through a slip
	bare  bool     // no sign parts it from its text
	parts []int    // which of the file's method's parts they are

	written source.Text
}

// parts gives the indexes of the parts a label names, or nil when it is none of
// the method's.
func (m *Method) parts(l label) []int {
	found := make([]int, 0, 2)
	for _, name := range l.names {
		i := m.index(name, l.near)
		if i < 0 {
			return nil
		}
		if !slices.Contains(found, i) { // Result/Outcome
			found = append(found, i)
		}
	}
	return found
}

func (m *Method) index(name string, near bool) int {
	for i, part := range m.Parts {
		if strings.EqualFold(part.Name, name) || near && misspelt(name, part.Name) {
			return i
		}
		for _, alias := range part.Aliases {
			if strings.EqualFold(alias, name) || near && misspelt(name, alias) {
				return i
			}
		}
	}
	return -1
}

// misspelt says whether written is a near miss of a label of six letters or
// more.
func misspelt(written, label string) bool {
	n := utf8.RuneCountInString(label)
	if n < 6 || strings.Contains(label, " ") || len(written) < 4 || written[0]|0x20 != label[0]|0x20 || otherWord(written) || !source.ASCII(written) { // Situación
		return false
	}
	slips := 1 + n/9
	return source.Distance(written, label, slips+1) <= slips
}

// otherWord says whether a near miss is a word of its own, so no slip.
func otherWord(written string) bool {
	switch strings.ToLower(written) {
	case "auction", "auctions", "content", "contents", "contest", "contexts", "leaning", "leading", "acting", "station", "objection", "objections", "rejection", "saturation", "outcomes", "resulting":
		return true
	case "accion", "aktion", "aktionen", "contexte", "contexto", "objectif", "objetivo", "problema", "problemas", "reflexion", "situacion", "situazione", "situatie", "situatsioon": // of other languages
		return true
	}
	return false
}

// longestLabel is how many bytes a label has at the most.
const longestLabel = 60

// labelOf reads text as a part's label: "Situation", "S:", "2. Task",
// "Action (150 words)", "S – Situation", "Situation and Task". ok is false when
// no method has it.
func labelOf(text string) (l label, ok bool) {
	if len(text) > longestLabel {
		return l, false
	}
	text = trimLabel(unnumbered(strings.TrimSpace(text)))
	if step, name, ok := strings.Cut(text, ": "); ok && isStep(step) {
		text = trimLabel(name)
	}
	if open := strings.IndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		text = trimLabel(text[:open])
	}
	if text == "" {
		return l, false
	}
	if known(text) {
		return label{names: []string{text}}, true
	}
	// "S – Situation", "S: Situation": the letter says nothing new.
	if first, size := utf8.DecodeRuneInString(text); len(text) > size {
		if rest := trimLabel(text[size:]); rest != "" && unicode.ToLower(rune(rest[0])) == unicode.ToLower(first) && !isLetter(text[size:]) && known(rest) {
			return label{names: []string{rest}}, true
		}
	}
	if strings.ContainsAny(text, "/&+,") || strings.Contains(text, " and ") {
		return joint(text)
	}
	if !strings.Contains(text, " ") {
		for _, m := range Methods {
			if m.index(text, true) >= 0 {
				return label{names: []string{text}, near: true}, true
			}
		}
	}
	return l, false
}

// isStep says whether text numbers a part or names the method: "Step 2", "STAR".
func isStep(text string) bool {
	word, number, _ := strings.Cut(text, " ")
	switch strings.ToLower(word) {
	case "step", "part", "section":
		return len(number) == 1
	}
	return number == "" && MethodNamed(strings.ToLower(word)) != nil
}

// joint reads a label that names several parts: "Situation and Task".
func joint(text string) (l label, ok bool) {
	l.names = strings.FieldsFunc(strings.ReplaceAll(text, " and ", "/"), func(r rune) bool { return strings.ContainsRune("/&+,", r) })
	for i := range l.names {
		if l.names[i] = trimLabel(l.names[i]); !known(l.names[i]) {
			return label{}, false
		}
	}
	return l, len(l.names) > 1
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// trimLabel takes numbering, colons, dashes and ornaments off a label.
func trimLabel(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '(' && r != ')' })
}

// known says whether any method has this label, rightly spelt.
func known(text string) bool { return labels().has(text) }

// labels are the names and aliases of all parts.
var labels = sync.OnceValue(func() foldSet {
	all := foldSet{}
	for _, m := range Methods {
		for _, part := range m.Parts {
			for _, name := range append([]string{part.Name}, part.Aliases...) {
				if !all.has(name) {
					all.add(name)
				}
			}
		}
	}
	return all
})

// findLabel sets label, and for content rest, when the piece says a part's name
// or opens with one.
func (p *piece) findLabel() {
	runs := p.block.Runs
	if len(runs) == 0 {
		return
	}
	whole := plain(opening(runs))
	if p.kind != content {
		if l, ok := labelOf(whole); ok {
			p.setLabel(l, whole, nil)
			return
		}
	} else if style := runs[0].Style & (Bold | Italic); style != 0 && p.findStyled(style) {
		return
	}
	if p.findPlain(whole) {
		return
	}
	// A paragraph that is a part's full name.
	if p.kind == content && (p.join == apart || p.starts) && len(whole) > 3 && len(whole) < 30 && whole[0] >= 'A' && whole[0] <= 'Z' && ownName(whole) != "" {
		l, _ := labelOf(whole)
		p.setLabel(l, whole, nil)
	}
}

// findStyled finds a label in bold or italics: **Situation:** text, **S** — text;
// in bold also a part's full name before a sentence, **Situation** It was late,
// which counts only in company; see dropBare.
func (p *piece) findStyled(style Style) bool {
	runs := p.block.Runs
	n := 0
	for n < len(runs) && runs[n].Style&style != 0 {
		n++
	}
	name, after := plain(opening(runs[:n])), plain(opening(runs[n:]))
	l, ok := labelOf(name)
	if !ok {
		return false
	}
	if isLetter(after) && len(name) == 1 { // **S**ituation: text
		return false
	}
	sign := len(separator(after))
	closed := strings.TrimSpace(name)
	if sign == 0 && strings.TrimSpace(after) != "" && lengthNote(after) == 0 && !strings.HasSuffix(closed, ":") && !strings.HasSuffix(closed, ".") && !strings.HasSuffix(closed, wideColon) && !strings.HasSuffix(closed, "–") && !strings.HasSuffix(closed, "—") {
		if l.bare = style&Bold != 0 && ownName(closed) != "" && isSpace(firstRune(after)) && begins(strings.TrimSpace(after)); !l.bare {
			return true
		}
	}
	p.setLabel(l, name, skipRuns(runs[n:], sign))
	return true
}

// begins says whether a sentence begins with text.
func begins(text string) bool {
	r := firstRune(text)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '£'
}

// findPlain finds a label in plain text: Situation: text, Situation – text. A
// dash needs a name of more than a letter before it, and within a paragraph a
// name needs a capital, since prose may break anywhere.
func (p *piece) findPlain(whole string) bool {
	end, size := strings.IndexByte(whole[:min(len(whole), longestLabel)], ':'), 1
	if wide := strings.Index(whole[:min(len(whole), longestLabel)], wideColon); wide > 0 && (end < 0 || wide < end) {
		end, size = wide, len(wideColon)
	}
	if dash, sign := indexDash(whole); dash > 1 && (end < 0 || dash < end) {
		end, size = dash, len(sign)
	}
	if end <= 0 || end > 40 || strings.ContainsRune("\"“'‘", firstRune(whole)) || strings.HasPrefix(whole[end:], "://") || strings.HasPrefix(whole[end:], "::") {
		return false
	}
	colon := whole[end] == ':' || strings.HasPrefix(whole[end:], wideColon)
	if figure := strings.IndexAny(whole[:end], "0123456789"); figure >= 0 && strings.IndexFunc(whole, unicode.IsLetter) > figure && !numbered(whole) { // £40,000 result: it came
		return false
	}
	if end < 3 && colon && (!startsUpper(whole) || end == 2) { // a letter that may be a word
		return false
	}
	l, ok := labelOf(whole[:end])
	if !ok || !colon && (l.near || len(whole[:end]) < 3) || p.join == soft && !startsUpper(strings.TrimLeft(whole, "•·–—-*_ 0123456789.()")) {
		return false
	}
	p.setLabel(l, whole[:end], skipRuns(p.block.Runs, end+size+unclosed(whole[:end], whole[end+size:])))
	return true
}

// unclosed gives how far the marks reach that were meant to close a label's bold or
// italics, and are text to Markdown: **Situation:**It was late.
func unclosed(name, after string) int {
	marks := name[:len(name)-len(strings.TrimLeft(name, "*_"))]
	rest := strings.TrimLeft(after, " \u00a0")
	if marks == "" || !strings.HasPrefix(rest, marks) {
		return 0
	}
	return len(after) - len(rest) + len(marks)
}

// lengthNote gives the size of a note on its length that text opens with:
// "(30 words): ", 0 for none.
func lengthNote(text string) int {
	rest := strings.TrimLeft(text, " \t\u00a0")
	end := strings.IndexByte(rest[:min(len(rest), longestLabel)], ')')
	if end < 0 || rest[0] != '(' || !isLimit(strings.ToLower(rest[1:end]), true) {
		return 0
	}
	return len(text) - len(rest) + end + 1 + len(separator(rest[end+1:]))
}

// numbered says whether text opens with the number of an item: "2.", "(1)", "#3".
func numbered(text string) bool {
	digits := strings.TrimLeft(text, "(# ")
	rest := strings.TrimLeft(digits, "0123456789")
	return len(digits)-len(rest) <= 2 && strings.ContainsAny(rest[:min(1, len(rest))], ".) -–—")
}

// wideColon is the colon of Chinese and Japanese keyboards.
const wideColon = "："

// indexDash finds the first dash that stands between spaces.
func indexDash(text string) (int, string) {
	first, sign := -1, ""
	text = text[:min(len(text), 50)]
	if strings.IndexByte(text, '-') < 0 && strings.IndexByte(text, "–"[0]) < 0 {
		return first, sign // most texts, at once
	}
	for _, dash := range []string{" – ", " — ", " - ", "\u00a0– ", "\u00a0— ", "\u00a0- "} {
		if i := strings.Index(text, dash); i >= 0 && (first < 0 || i < first) {
			first, sign = i, dash
		}
	}
	return first, sign
}

func startsUpper(text string) bool { return unicode.IsUpper(firstRune(text)) }

// setLabel keeps a label, as it is written at the start of the piece, and the
// text behind it.
func (p *piece) setLabel(l label, written string, rest []Run) {
	name := trimLabel(written)
	start := p.block.Runs[0].Start + strings.Index(written, name)
	l.written = source.Text{Value: name, Span: source.Span{Start: start, End: start + len(name)}}
	rest = trimRuns(rest)
	if len(rest) > 0 && rest[0].Text[0] == '(' {
		text := plain(opening(rest))
		if n := lengthNote(text); n > 0 && (n == len(text) || startsUpper(strings.TrimLeft(text[n:], " "))) {
			rest = trimRuns(skipRuns(rest, n))
		}
	}
	p.label, p.rest = &l, rest
}

// separator gives the sign that parts a bold label from its text.
func separator(text string) string {
	trimmed := strings.TrimLeft(text, " \t\u00a0")
	for _, sign := range []string{":", wideColon, "—", "–", "- ", "-\t"} {
		if strings.HasPrefix(trimmed, sign) {
			return text[:len(text)-len(trimmed)+len(sign)]
		}
	}
	return ""
}

// dropReplies takes the label off an "A:" that answers a "Q:" right before it,
// which is no Action.
func (b *builder) dropReplies() {
	for i := 1; i < len(b.pieces); i++ {
		p, before := &b.pieces[i], &b.pieces[i-1]
		if p.label != nil && len(p.label.names) == 1 && strings.EqualFold(p.label.names[0], "a") && isQuestion(plain(opening(before.block.Runs))) {
			p.label, p.rest = nil, nil
			if p.kind == boldLine {
				p.kind = content
			}
		}
	}
}

// dropBare takes away the labels that no sign parts from their text, unless three
// parts have one: a sentence may begin with a bold name too.
func (b *builder) dropBare() {
	var names []string
	for i := range b.pieces {
		if l := b.pieces[i].label; l != nil && l.bare && !slices.Contains(names, strings.ToLower(l.names[0])) {
			names = append(names, strings.ToLower(l.names[0]))
		}
	}
	if len(names) > 2 {
		return
	}
	for i := range b.pieces {
		if p := &b.pieces[i]; p.label != nil && p.label.bare {
			p.label, p.rest = nil, nil
		}
	}
}

// isQuestion says whether text opens with "Q:", "Q1." or their like.
func isQuestion(text string) bool {
	text = trimLabel(text)
	if text == "" || text[0]|0x20 != 'q' {
		return false
	}
	text = strings.TrimLeft(text[1:], "0123456789 *_")
	return text == "" || strings.ContainsRune(":.)：–—-", firstRune(text))
}

func opensWithLabel(runs []Run) bool {
	runs = trimRuns(opening(runs))
	if len(runs) == 0 || runs[0].Style&(Bold|Italic) == 0 {
		return false
	}
	p := piece{block: Block{Runs: runs}}
	p.findLabel()
	return p.label != nil && !p.label.bare
}

// opening gives as many runs as a label can take up.
func opening(runs []Run) []Run {
	for i, size := 0, 0; i < len(runs); i++ {
		if size += len(runs[i].Text); size > 2*longestLabel {
			return runs[:i+1]
		}
	}
	return runs
}
