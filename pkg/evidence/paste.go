package evidence

import (
	"cmp"
	"slices"
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
	switch {
	case b.text != "":
	case b.asIs() && pasteable(b.Runs[0].Text):
		b.text, b.plain = b.Runs[0].Text, true
	default:
		b.text = b.paste(&paster{})
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
	b.paste(&paster{places: &places})
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

// paste writes the block's text with w, which is new. Its places, when asked for,
// are of what is trimmed off the end too.
func (b *Block) paste(w *paster) string {
	runs := b.Runs
	if len(runs) == 0 || b.Kind == Subheading {
		return ""
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
	start := true    // nothing but blanks on this line so far
	command := false // the sharps here open one
	for i := range len(text) {
		if text[i] == '#' && (i == 0 || text[i-1] != '#') {
			rest := strings.TrimLeft(text[i:], "#")
			command = strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "vso[") || strings.HasPrefix(rest, "teamcity[")
		}
		if start && strings.HasPrefix(text[i:], "::") || command && strings.HasPrefix(text[i:], "##") {
			w.changes[Command]++
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
	out     strings.Builder
	places  *[]stretch // when asked for, receives where the text stands in the file
	changes Changes
	indent  string // at the start of each line but the first
	code    bool   // runs of spaces stay
	last    byte
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
