package evidence

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/source"
)

// Text is the block as it is pasted, its list mark and indentation included.
func (b *Block) Text() string {
	switch {
	case b.text != "":
	case b.asIs() && pasteable(b.Runs[0].Text):
		b.text, b.plain = b.Runs[0].Text, true
	default:
		b.text = b.paste(nil)
	}
	return b.text
}

// asIs says whether the block may be pasted as it stands in the file.
func (b *Block) asIs() bool {
	return len(b.Runs) == 1 && b.Depth == 0 && b.Mark == "" && b.Kind != Subheading
}

// words counts the words of the block's Text.
func (b *Block) words() int {
	text := b.Text()
	if b.plain {
		return strings.Count(text, " ") + 1
	}
	return CountWords(text)
}

// Place gives the place in the file of the bytes from start to end of the
// block's Text.
func (b *Block) Place(start, end int) source.Span {
	if b.places == nil {
		b.places = b.findPlaces()
	}
	size := b.places[len(b.places)-1].from
	if start >= size {
		return b.Span
	}
	end = min(max(end, start+1), size)
	first := placeIn(b.places, start)
	// The last byte's place may be that of a longer rune that was replaced.
	return source.Span{Start: first, End: max(placeIn(b.places, end-1), first) + 1}
}

// A stretch is pasted text that stands in one piece in the file. It ends where
// the next begins; the last, which is empty, ends the text.
type stretch struct {
	from  int  // in the pasted text
	place int  // in the file
	same  bool // byte for byte; otherwise all of it is for what stands at the place
}

// findPlaces pastes the block once more: few blocks are asked for a place, but
// those that are may be asked for many.
func (b *Block) findPlaces() []stretch {
	if text := b.Text(); b.plain {
		return []stretch{{0, b.Runs[0].Start, true}, {from: len(text)}}
	}
	places := make([]stretch, 0, 2*len(b.Runs)+4)
	b.paste(&places)
	if len(places) == 0 {
		places = append(places, stretch{})
	}
	return places
}

// placeIn gives the place in the file of a byte of pasted text.
func placeIn(places []stretch, at int) int {
	i, found := slices.BinarySearchFunc(places, at, func(s stretch, at int) int { return cmp.Compare(s.from, at) })
	if !found {
		i--
	}
	if s := places[i]; s.same {
		return s.place + at - s.from
	}
	return places[i].place
}

// paste writes the block's text; places, when asked for, receives where it
// stands in the file, what is trimmed off its end included.
func (b *Block) paste(places *[]stretch) string {
	runs := b.Runs
	if len(runs) == 0 || b.Kind == Subheading {
		return ""
	}
	w := paster{places: places, code: b.Kind == Preformatted}
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
	n := len(text)
	return n > 0 && text[n-1] != ' ' && plainStretch(text) == n && !commanding(text)
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
	w.note(0, false)
	if !commanding(text) {
		return text
	}
	kept := paster{}
	if w.places != nil {
		kept.places = new([]stretch)
	}
	start := true // nothing but blanks on this line so far
	for i := range len(text) {
		rest := strings.TrimLeft(text[i:], "#")
		command := strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "vso[") || strings.HasPrefix(rest, "teamcity[")
		if start && strings.HasPrefix(text[i:], "::") || command && strings.HasPrefix(text[i:], "##") {
			continue
		}
		if w.places != nil {
			kept.note(placeIn(*w.places, i), false)
		}
		kept.out.WriteByte(text[i])
		start = text[i] == '\n' || start && (text[i] == ' ' || text[i] == '\t')
	}
	kept.note(0, false)
	if w.places != nil {
		*w.places = *kept.places
	}
	return kept.out.String()
}

// A paster collects pasted text.
type paster struct {
	out    strings.Builder
	places *[]stretch
	indent string // at the start of each line but the first
	code   bool   // runs of spaces stay
	last   byte
}

// note keeps where in the file the text to come stands.
func (w *paster) note(place int, same bool) {
	if w.places != nil {
		*w.places = append(*w.places, stretch{w.out.Len(), place, same})
	}
}

func (w *paster) literal(text string, start int) {
	if text == "" {
		return
	}
	w.note(start, false)
	w.out.WriteString(text)
	w.last = text[len(text)-1]
}

func (w *paster) run(r Run) {
	if r.Style&CellEnd != 0 {
		w.literal("\t", r.Start)
		return
	}
	for i := 0; i < len(r.Text); {
		if n := plainStretch(r.Text[i:]); n > 0 {
			w.same(r.Text[i:i+n], r.Start+i)
			i += n
			continue
		}
		c, size := utf8.DecodeRuneInString(r.Text[i:])
		switch at := r.Start + i; {
		case c == '\n':
			w.literal("\n"+w.indent, at)
		case isSpace(c):
			if w.code || w.last != ' ' && w.last != '\n' && w.last != '\t' {
				w.literal(" ", at)
			}
		default:
			w.literal(plainForm(c, r.Text[i:i+size]), at)
		}
		i += size
	}
}

// plainStretch gives the length of the text that opens with nothing to change:
// plain characters, with single spaces between them.
func plainStretch(text string) int {
	i, before := 0, byte(' ')
	for ; i+8 <= len(text); i += 8 {
		bytes := source.EightOf(text[i:])
		spaces := bytes.Within(' ', ' ')
		if !bytes.ASCII() || !bytes.Within(' ', '~').All() || spaces.Pairs() != 0 || before == ' ' && text[i] == ' ' {
			break
		}
		before = text[i+7]
	}
	for ; i < len(text); i++ {
		c := text[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return i
		}
		before = c
	}
	return len(text)
}

// same writes text as it stands in the file from start on.
func (w *paster) same(text string, start int) {
	w.note(start, true)
	w.out.WriteString(text)
	w.last = text[len(text)-1]
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

// plainForm gives what forms accept for a character: the same, but for
// typographic quotes, dashes, bullets and ellipses, and for what nobody sees.
func plainForm(r rune, same string) string {
	switch r {
	case '‘', '’', '‚', '‛', '′':
		return "'"
	case '“', '”', '„', '‟', '″':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−', '•', '‣', '▪', '●', '◦', 0xF0A7, 0xF0B7, 0xF0D8: // the last are bullets of Word's symbol fonts
		return "-"
	case '…':
		return "..."
	case 0x200B, 0x2060, 0x61C:
		return ""
	}
	if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
		return ""
	}
	return same
}
