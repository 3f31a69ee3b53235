package lint

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/source"
)

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
	square bool // a square bracket that opens,
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
		s.stop, s.square, s.mark, s.space, s.line = false, false, false, false, false
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
	case '[':
		s.square, s.mark = true, true
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
	i, h, v, n, seen := s.plain(i)
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

// plain reads the ASCII that the word at i opens with, eight bytes at once: where it
// ends, or fewer are left; the hash of its eights; the n bytes behind them; and what
// was seen.
func (s *splitter) plain(i int) (next int, h, v uint64, n int, seen uint16) {
	for i+8 <= len(s.text) {
		bytes := source.EightOf(s.text[i:])
		if !bytes.ASCII() {
			break
		}
		folded := bytes | 0x2020202020202020 // figures stay what they are
		letters, figures := folded.Within('a', 'z'), bytes.Within('0', '9')
		size := (letters | figures).Leading()
		own := source.Eight(1)<<(8*size) - 1
		if letters&own&(bytes<<2) != 0 {
			seen |= isLower
		}
		if letters&own&^(bytes<<2) != 0 {
			seen |= isUpper
		}
		if figures&own != 0 {
			seen |= isFigure
		}
		i += size
		fold := bits.ReverseBytes64(uint64(folded))
		if size < 8 {
			return i, h, fold >> (64 - 8*size), size, seen
		}
		h = mix(h, fold)
	}
	return i, h, 0, 0, seen
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
	case s.stop && (s.square || w.kinds&(capital|figures) != 0) && s.ends(before, w):
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
		return before.fold == foldNo && next.kinds&figures == 0
	}
	return true
}
