package lint

import (
	"math/bits"
	"slices"
	"strings"
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
	period    // a part of a year, beside the seasons and the months
	month     // of the year
	gap       // a placeholder
	shortened // an abbreviation that a full stop belongs to
	loud      // no acronym, though it is written in capitals
	doubled   // may stand twice
	subject   // may be another subject than I, or bring one
	phrasal   // a verb that a particle may follow, and then the same word again
	particle  // such as in, on, up
)

// prose gives the answers that hold text, as words.
func (p *Pass) prose() []prose {
	if p.read {
		return p.proses
	}
	p.read = true
	p.proses, p.blocks, p.words = p.proses[:0], p.blocks[:0], slices.Grow(p.words[:0], len(p.Text)/5)
	p.passages(p.addPassage)
	for i := range p.proses {
		t := &p.proses[i]
		odd := slices.ContainsFunc(t.blocks, func(s passage) bool { return s.odd })
		t.english = mostlyEnglish(t.words) && !(odd && dense(t.Answer))
	}
	return p.proses
}

// addPassage adds a block to the prose of its entry, which is the last if it has
// any.
func (p *Pass) addPassage(e *evidence.Entry, part *evidence.Part, b *evidence.Block) {
	if n := len(p.proses); n == 0 || p.proses[n-1].Entry != e {
		p.proses = append(p.proses, prose{Entry: e})
	}
	t := &p.proses[len(p.proses)-1]
	s := passage{part: part, block: b, text: b.Text()}
	from := len(p.words)
	p.words, s.odd = split(p.words, s.text)
	s.words = p.words[from:]
	s.look()
	p.blocks = append(p.blocks, s)
	// The answer's words and blocks are the end of all there are so far.
	t.words = p.words[from-len(t.words):]
	t.blocks = p.blocks[len(p.blocks)-len(t.blocks)-1:]
	t.kinds |= s.kinds
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
	if s.lastShown() >= 0 {
		s.show()
	}
	for i := range s.words {
		s.kinds |= s.words[i].kinds
	}
}

const showing = evidence.Code | evidence.Linked | evidence.Image

// lastShown gives the last run that is code, a link or an image, or -1.
func (s *passage) lastShown() int {
	last := len(s.block.Runs) - 1
	for last >= 0 && s.block.Runs[last].Style&showing == 0 {
		last--
	}
	return last
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
	for _, r := range s.block.Runs[:s.lastShown()+1] {
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
			if r.Style&showing != 0 {
				w.kinds |= shown
			}
			i++
		}
		before = after
	}
}

// letters counts the letters and figures of a text.
func letters(text string) (n int) {
	for ; len(text) >= 8; text = text[8:] {
		bytes := source.EightOf(text)
		if !bytes.ASCII() {
			break
		}
		n += bits.OnesCount64(uint64(bytes.Within('a', 'z') | bytes.Within('A', 'Z') | bytes.Within('0', '9')))
	}
	for i := range len(text) {
		switch b := byteKinds[text[i]]; {
		case b == isOdd:
			return n + oddLetters(text[i:])
		case b != 0:
			n++
		}
	}
	return n
}

func oddLetters(text string) (n int) {
	for _, r := range text {
		if r < utf8.RuneSelf && byteKinds[r] != 0 || r >= utf8.RuneSelf && wordly(r) {
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
