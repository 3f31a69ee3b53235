package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// A prose is an answer as the rules of judgement read it: the words of its text
// as it is pasted, block by block. It is made once for all rules.
type prose struct {
	*evidence.Entry
	words   []word
	blocks  []passage
	kinds   kind // of all its words together
	english bool
}

// A passage is a block of an answer.
type passage struct {
	part  *evidence.Part
	block *evidence.Block
	text  string
	words []word
	kinds kind
	odd   bool // it holds characters beyond ASCII
}

// A word is a run of letters and figures, with the apostrophes inside it; the
// 's of "team's" does not belong to it.
type word struct {
	start, end int32 // in the passage's text
	kinds      kind
	fold       uint32 // the same for words that differ in case alone
}

// A kind is a set of what a word is. The first say how it is written, the others
// are in the vocabulary.
type kind uint32

const (
	spaced  kind = 1 << iota // only spaces stand between it and the word before
	tied                     // no white space does
	opening                  // it opens a sentence, for certain
	quoted                   // it stands in quotation marks or in a quote
	shown                    // it is code, or a link's or an image's text
	capital                  // its first letter is one
	upper                    // all its letters are capitals
	lower                    // some are not
	figures                  // it has figures
	owner                    // 's follows
	suspect                  // it may be part of an identifying detail

	common    // marks English; see mostlyEnglish
	saysI     // I, my
	saysWe    // we, our
	measure   // a number, or what says how much or how often
	leading   // opens a weak phrase
	adverb    // may stand behind the I of a weak phrase
	dating    // a year may follow
	gap       // a placeholder
	shortened // an abbreviation that a full stop belongs to
	loud      // no acronym, though it is written in capitals
	doubled   // may stand twice
)

// prose gives the answers that hold text, as words.
func (p *Pass) prose() []prose {
	if p.read {
		return p.proses
	}
	p.read = true
	size, blocks := 0, 0
	p.passages(func(_ *evidence.Entry, _ *evidence.Part, b *evidence.Block) {
		size += len(b.Text())
		blocks++
	})
	words, passages := make([]word, 0, size/5+blocks), make([]passage, 0, blocks)
	p.passages(func(e *evidence.Entry, part *evidence.Part, b *evidence.Block) {
		if n := len(p.proses); n == 0 || p.proses[n-1].Entry != e {
			p.proses = append(p.proses, prose{Entry: e, words: words[len(words):], blocks: passages[len(passages):]})
		}
		from := len(words)
		s := passage{part: part, block: b, text: b.Text()}
		words, s.odd = split(words, s.text)
		s.words = words[from:]
		s.look()
		t := &p.proses[len(p.proses)-1]
		t.kinds |= s.kinds
		// The answer's words and blocks are the end of all there are so far.
		passages = append(passages, s)
		t.words, t.blocks = words[len(words)-len(t.words)-len(s.words):], passages[len(passages)-len(t.blocks)-1:]
	})
	for i := range p.proses {
		p.proses[i].english = mostlyEnglish(p.proses[i].words)
	}
	return p.proses
}

// passages calls f with each block that is more than an empty part's.
func (p *Pass) passages(f func(*evidence.Entry, *evidence.Part, *evidence.Block)) {
	for _, e := range p.Entries {
		if !written(e) {
			continue
		}
		for _, part := range e.Answer.Parts {
			if part.State == evidence.Empty {
				continue
			}
			for _, b := range part.Blocks {
				if len(b.Runs) > 0 {
					f(e, part, b)
				}
			}
		}
	}
}

// look settles what the passage's words are beyond their text.
func (s *passage) look() {
	if s.block.Quote > 0 {
		for i := range s.words {
			s.words[i].kinds |= quoted
		}
	}
	for _, r := range s.block.Runs {
		if r.Style&(evidence.Code|evidence.Linked|evidence.Image) != 0 {
			s.show()
			break
		}
	}
	for i := range s.words {
		s.kinds |= s.words[i].kinds
	}
}

// show marks the words that are code, a link or an image. Pasting changes no
// letter and no figure, so that counting them leads from the runs to the words.
func (s *passage) show() {
	mark := 0
	if s.block.Mark != "" {
		mark = strings.Index(s.text, s.block.Mark) + len(s.block.Mark)
	}
	i, seen, at := 0, 0, mark // the next word; the letters before at
	before := 0
	for _, r := range s.block.Runs {
		if r.Style&evidence.CellEnd != 0 {
			continue
		}
		after := before + letters(r.Text)
		for i < len(s.words) {
			w := &s.words[i]
			if int(w.start) < mark {
				i++
				continue
			}
			if at < int(w.start) {
				seen += letters(s.text[at:w.start])
				at = int(w.start)
			}
			if seen >= after {
				break
			}
			if r.Style&(evidence.Code|evidence.Linked|evidence.Image) != 0 {
				w.kinds |= shown
			}
			i++
		}
		before = after
	}
}

func letters(text string) (n int) {
	for i, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			if wordly(r) {
				n++
			}
		case byteKinds[text[i]] != 0:
			n++
		}
	}
	return n
}

// place gives the place in the file of the words from i to j.
func (s *passage) place(i, j int) source.Span {
	return s.block.Place(int(s.words[i].start), int(s.words[j].end))
}

// said gives the text of the words from i to j.
func (s *passage) said(i, j int) string { return s.text[s.words[i].start:s.words[j].end] }

func (s *passage) word(i int) string { return s.text[s.words[i].start:s.words[i].end] }

// enough is how often one rule speaks of one block: to find a place costs as
// much as the block, and nobody reads more.
const enough = 20

// Bytes by what they are to a word: the byte in lower case, and above it its
// kinds; 0 parts words, and only what is beyond ASCII is seen.
const (
	isLower  = 1 << 8
	isUpper  = 1 << 9
	isFigure = 1 << 10
	isOdd    = 1 << 11
)

var byteKinds = func() (kinds [256]uint16) {
	for c := range kinds {
		switch {
		case c >= 'a' && c <= 'z':
			kinds[c] = isLower | uint16(c)
		case c >= 'A' && c <= 'Z':
			kinds[c] = isUpper | uint16(c|0x20)
		case c >= '0' && c <= '9':
			kinds[c] = isFigure | uint16(c)
		case c >= utf8.RuneSelf:
			kinds[c] = isOdd
		}
	}
	return kinds
}()

const prime = 0x9E3779B97F4A7C15

func mix(h, v uint64) uint64 {
	h = (h ^ v) * prime
	return h ^ h>>29
}

// A splitter splits a text into words.
type splitter struct {
	text   string
	odd    bool
	seen   uint16 // the kinds of the word's bytes
	fold   uint64
	stop   bool // what stands before the word: an end mark,
	mark   bool // something but white space,
	space  bool // a space,
	line   bool // a line end or a tab
	quote  bool // a quotation that is open
	single int  // where a quotation in single marks ends
}

// split adds the words of a text, and says whether it is more than ASCII.
func split(words []word, text string) (_ []word, odd bool) {
	s := splitter{text: text, line: true}
	known := vocabulary()
	first := len(words)
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			s.space = true
			i++
			continue
		}
		if b := byteKinds[text[i]]; b == 0 || b == isOdd && !s.letter(i) {
			i = s.between(i)
			continue
		}
		words = append(words, word{start: int32(i)})
		w := &words[len(words)-1]
		i, w.end = s.word(i)
		w.fold = uint32(s.fold)
		if s.seen == isLower && !s.quote && s.single == 0 {
			w.kinds = lower | known.kinds(s.fold)
		} else {
			if s.seen&isFigure == 0 {
				w.kinds = known.kinds(s.fold)
			}
			w.kinds |= s.written(*w)
		}
		if len(words)-1 > first {
			s.follow(w, &words[len(words)-2])
		} else {
			w.kinds |= opening
		}
		s.stop, s.mark, s.space, s.line = false, false, false, false
		if i > int(w.end) {
			w.kinds |= owner
		}
	}
	return words, s.odd
}

// letter says whether a character beyond ASCII belongs to a word.
func (s *splitter) letter(i int) bool {
	s.odd = true
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// between reads a character that parts words.
func (s *splitter) between(i int) int {
	switch s.text[i] {
	case ' ':
		s.space = true
	case '\n', '\t':
		s.line = true
	case '.', '!', '?':
		s.stop, s.mark = true, true
	case '"':
		s.mark = true
		s.quote = !s.quote && s.opens(i)
	case '\'':
		s.mark = true
		if i >= s.single && s.opens(i) {
			s.single = s.closing(i)
		}
	default:
		s.mark = true
		if s.text[i] >= utf8.RuneSelf {
			_, size := utf8.DecodeRuneInString(s.text[i:])
			return i + size
		}
	}
	return i + 1
}

// opens says whether the quotation mark at i opens a quotation.
func (s *splitter) opens(i int) bool {
	return (i == 0 || strings.IndexByte(" \n\t([\"'-/", s.text[i-1]) >= 0) && i+1 < len(s.text) && !blank(s.text[i+1])
}

// closing gives where the single quotation mark is that closes the one at i; i
// when that is an apostrophe.
func (s *splitter) closing(i int) int {
	rest := s.text[i+1 : min(len(s.text), i+400)]
	for j := 1; j < len(rest); j++ {
		if rest[j] == '\'' && !blank(rest[j-1]) && (j+1 == len(rest) || byteKinds[rest[j+1]] == 0) {
			return i + 1 + j
		}
	}
	return i
}

// word reads the word at i: where what belongs to it ends, and where it ends
// itself.
func (s *splitter) word(i int) (next int, end int32) {
	text := s.text
	var v, h uint64
	seen, n := uint16(0), 0
	for i < len(text) {
		b := byteKinds[text[i]]
		if b&^isOdd != 0 {
			seen |= b
			v = v<<8 | uint64(b&0xff)
			if n++; n == 8 {
				h, v, n = mix(h, v), 0, 0
			}
			i++
			continue
		}
		if b == isOdd {
			r, size := utf8.DecodeRuneInString(text[i:])
			if s.odd = true; unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				seen |= oddKind(r)
				h = mix(h, uint64(unicode.ToLower(r))<<32)
				i += size
				continue
			}
			if r != '’' {
				break
			}
		} else if text[i] != '\'' {
			break
		}
		size := 1
		if b == isOdd {
			size = len("’")
		}
		after := i + size
		if after == len(text) || byteKinds[text[after]]&(isLower|isUpper) == 0 {
			break
		}
		if text[after]|0x20 == 's' && (after+1 == len(text) || byteKinds[text[after+1]] == 0) {
			s.fold, s.seen = mix(h, v), seen&^0xff
			return after + 1, int32(i)
		}
		h = mix(h, uint64('\'')<<32)
		i = after
	}
	s.fold, s.seen = mix(h, v), seen&^0xff
	return i, int32(i)
}

func oddKind(r rune) uint16 {
	switch {
	case unicode.IsUpper(r):
		return isUpper
	case unicode.IsDigit(r):
		return isFigure
	}
	return isLower
}

// written says how a word is written.
func (s *splitter) written(w word) (k kind) {
	first := s.text[w.start]
	switch {
	case s.seen&isLower != 0:
		k = lower
	case s.seen&isUpper != 0:
		k = upper
	}
	if s.seen&isFigure != 0 {
		if k |= figures; first == '0' || s.seen&isUpper != 0 || w.end-w.start == 2 && first == '4' {
			k |= suspect
		}
	}
	if b := byteKinds[first]; b&isUpper != 0 {
		k |= capital
	} else if b == isOdd {
		if r, _ := utf8.DecodeRuneInString(s.text[w.start:]); unicode.IsUpper(r) {
			k |= capital
		}
	}
	if s.quote || int(w.start) < s.single {
		k |= quoted
	}
	return k
}

// follow settles how a word follows the one before.
func (s *splitter) follow(w, before *word) {
	switch {
	case s.line:
		w.kinds |= opening
	case !s.space:
		w.kinds |= tied
	case !s.mark:
		w.kinds |= spaced
		if w.kinds&figures != 0 && before.kinds&upper != 0 && before.end-before.start == 2 {
			w.kinds |= suspect // as in QQ 12 34 56 C
		}
	case s.stop && w.kinds&(capital|figures) != 0 && s.ends(before, w):
		w.kinds |= opening
	}
}

// ends says whether the mark behind a word can end its sentence.
func (s *splitter) ends(before, next *word) bool {
	length := before.end - before.start
	switch {
	case s.text[before.end] != '.':
		return true
	case length == 1: // an initial, unless another sentence begins for certain
		return next.kinds&(common|saysI|saysWe) != 0
	case before.kinds&shortened != 0:
		return length == 2 && before.kinds&(capital|lower) == capital|lower && s.text[before.start:before.end] == "No" && next.kinds&figures == 0
	}
	return true
}
