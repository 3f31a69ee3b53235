package evidence

import (
	"strings"
	"unicode/utf8"

	"merit/pkg/source"
)

// Text is the answer as it is pasted into a form: straight quotes, plain dashes
// and spaces, no Markdown. Parts that are empty are left out. With labels, each
// part is headed by its name.
func (a *Answer) Text(labels bool) string {
	var b strings.Builder
	for _, p := range a.Parts {
		p.write(&b, labels)
	}
	return b.String()
}

// Text is the part alone, as it is pasted.
func (p *Part) Text() string {
	var b strings.Builder
	p.write(&b, false)
	return b.String()
}

func (p *Part) write(b *strings.Builder, labels bool) {
	if p.State == Empty {
		return
	}
	label := ""
	if labels && len(p.Names) > 0 {
		label = p.Name() + ": "
	}
	for _, block := range p.Blocks {
		text := block.Text()
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
			if !block.Tight || label != "" {
				b.WriteString("\n")
			}
		}
		if label != "" && (block.Mark != "" || block.Kind != Paragraph) {
			label = strings.TrimSpace(label) + "\n"
		}
		b.WriteString(label)
		b.WriteString(text)
		label = ""
	}
}

// Text is the block as it is pasted, its list mark and indentation included.
func (b *Block) Text() string {
	if b.text == "" {
		b.text = b.paste(&paster{})
	}
	return b.text
}

// Place gives the place in the file of the bytes from start to end of the
// block's Text.
func (b *Block) Place(start, end int) source.Span {
	places := make([]int, 0, len(b.Text())+8)
	b.paste(&paster{places: &places})
	if start >= len(places) {
		return b.Span
	}
	end = min(max(end, start+1), len(places))
	// The last byte's place may be that of a longer rune that was replaced.
	return source.Span{Start: places[start], End: max(places[end-1]+1, places[start]+1)}
}

// paste writes the block's text with w, which is new.
func (b *Block) paste(w *paster) string {
	runs := b.Runs
	if len(runs) == 0 || b.Kind == Subheading {
		return ""
	}
	if len(runs) == 1 && b.Depth == 0 && b.Mark == "" && w.places == nil && pasteable(runs[0].Text) {
		return runs[0].Text
	}
	w.code = b.Kind == Preformatted
	size := 0
	for _, r := range runs {
		size += len(r.Text)
	}
	w.out.Grow(size + 2*b.Depth + 8)
	if indent := strings.Repeat("  ", max(b.Depth-1, 0)); b.Mark != "" {
		w.literal(indent+b.Mark+" ", b.Span.Start)
		w.indent = indent + "  "
	} else if b.Depth > 0 {
		w.indent = indent + "  "
		w.literal(w.indent, b.Span.Start)
	}
	for _, r := range runs {
		w.run(r)
	}
	return strings.TrimRight(w.inert(), " \t\n")
}

// pasteable says whether text needs no change to be pasted.
func pasteable(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f {
			return false
		}
	}
	return text != "" && text[0] != ' ' && text[len(text)-1] != ' ' && !strings.Contains(text, "  ") && !commanding(text)
}

// commanding says whether text may hold what a CI runner takes for a command:
// "::" at the start of a line, "##[" and its like anywhere.
func commanding(text string) bool {
	return strings.Contains(text, "::") || strings.Contains(text, "##")
}

// inert gives what was pasted with one colon and one sharp where a runner would
// see a command, so that a log of it is only a log.
func (w *paster) inert() string {
	text := w.out.String()
	if !commanding(text) {
		return text
	}
	var b strings.Builder
	var places []int
	start := true // nothing but blanks on this line so far
	for i := range len(text) {
		rest := strings.TrimLeft(text[i:], "#")
		command := strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "vso[") || strings.HasPrefix(rest, "teamcity[")
		if start && strings.HasPrefix(text[i:], "::") || command && strings.HasPrefix(text[i:], "##") {
			w.changes[Command]++
			continue
		}
		b.WriteByte(text[i])
		if w.places != nil {
			places = append(places, (*w.places)[i])
		}
		start = text[i] == '\n' || start && (text[i] == ' ' || text[i] == '\t')
	}
	if w.places != nil {
		*w.places = places
	}
	return b.String()
}

// A paster collects pasted text.
type paster struct {
	out     strings.Builder
	places  *[]int // when asked for, receives the offset in the file of each byte
	changes Changes
	indent  string // at the start of each line but the first
	code    bool   // runs of spaces stay
	last    byte
}

func (w *paster) literal(text string, start int) {
	if text == "" {
		return
	}
	w.out.WriteString(text)
	w.last = text[len(text)-1]
	if w.places != nil {
		for range len(text) {
			*w.places = append(*w.places, start)
		}
	}
}

func (w *paster) run(r Run) {
	if r.Style&CellEnd != 0 {
		w.literal("\t", r.Start)
		return
	}
	for i := 0; i < len(r.Text); {
		if n := w.stretch(r.Text[i:]); n > 0 {
			w.same(r.Text[i:i+n], r.Start+i)
			i += n
			continue
		}
		c, size := utf8.DecodeRuneInString(r.Text[i:])
		switch at := r.Start + i; {
		case c == '\n':
			w.literal("\n"+w.indent, at)
		case isSpace(c):
			if c >= utf8.RuneSelf {
				w.changes[UnusualSpace]++
			}
			if w.code || w.last != ' ' && w.last != '\n' && w.last != '\t' {
				w.literal(" ", at)
			}
		default:
			text, change := plainForm(c)
			if change == Kept {
				text = r.Text[i : i+size]
			}
			w.changes[change]++
			w.literal(text, at)
		}
		i += size
	}
}

// stretch gives the length of the text that opens with nothing to change: plain
// characters, with single spaces between them.
func (w *paster) stretch(text string) int {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || text[i-1] == ' ') {
			return i
		}
	}
	return len(text)
}

// same writes text as it stands in the file from start on.
func (w *paster) same(text string, start int) {
	w.out.WriteString(text)
	w.last = text[len(text)-1]
	if w.places != nil {
		for i := range len(text) {
			*w.places = append(*w.places, start+i)
		}
	}
}
