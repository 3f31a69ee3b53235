package evidence

import (
	"slices"
	"strings"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// A role is what a heading, or a line that is wholly bold, turns out to be.
type role uint8

const (
	none       role = iota // not a heading after all
	title                  // of the file
	part                   // of an answer
	competency             //
	indicator              //
	story                  // the title of a story inside an answer
	group                  // a heading over competencies or indicators
	inner                  // a heading inside a part
)

// A builder makes sections, answers and parts of a file's pieces.
type builder struct {
	*File
	pieces []piece
	roles  []role
	found  map[int]match // what the framework has for a piece

	heads  []bool // whether text stands under a heading, by piece
	headed bool   // the file has a competency or an indicator

	lettered bool // labels of one letter stand before the first of them

	headedBy *framework.Competency // the last that was found in a heading

	answered, listed map[*framework.Indicator]bool // what has been headed, and listed

	section *Section
	level   int // of the section's heading
	answer  *Answer
	part    *Part
	last    int // the piece that was added last
	quoted  int // the pieces before this one that repeat what is asked are known
	shift   int // how much a list's blocks move out because its label is dropped
	indent  int // the depth of the item that label opened
}

// A match is what the framework has for a heading.
type match struct {
	competency *framework.Competency
	indicator  *framework.Indicator
}

func (b *builder) build(unit string) {
	b.dropReplies()
	b.dropBare()
	b.settleMethod()
	b.joinItems()
	b.roles = make([]role, len(b.pieces))
	b.found = map[int]match{}
	b.answered, b.listed = map[*framework.Indicator]bool{}, map[*framework.Indicator]bool{}
	for i := range b.pieces {
		b.firstRole(i)
	}
	b.keepSentences()
	b.findListed()
	b.findTitle()
	b.findGroups()
	b.rank()
	b.keepInParts()
	b.findText()
	b.findLetters()
	b.settleUnit(unit)
	b.nestStories()
	b.assemble()
}

// settleMethod takes the method whose parts cover the labels, when the file
// names none.
func (b *builder) settleMethod() {
	if b.Method != nil {
		return
	}
	var labels []label // each once
	for i := range b.pieces {
		l := b.pieces[i].label
		if l != nil && !slices.ContainsFunc(labels, func(known label) bool { return slices.Equal(known.names, l.names) }) {
			labels = append(labels, *l)
		}
	}
	b.Method = methodFor(labels)
}

// joinItems makes one piece of a list's item that an editor broke into lines, if
// it is an indicator or is ticked off as one.
func (b *builder) joinItems() {
	kept := b.pieces[:0]
	for i := 0; i < len(b.pieces); i++ {
		p := b.pieces[i]
		if p.block.Mark != "" && p.kind == content && p.label == nil {
			whole, end := p.block, b.lines(i)
			for j := i + 1; j < end; j++ {
				whole.extend(&b.pieces[j])
			}
			if end > i+1 && (b.isIndicator(whole) || p.tick != noTick && !b.isIndicator(p.block)) {
				p.block, i = whole, end-1
			}
		}
		kept = append(kept, p)
	}
	b.pieces = kept
}

// lines gives the end of the lines of a paragraph that follow the one at i
// and are neither labels nor bold.
func (b *builder) lines(i int) int {
	end := i + 1
	for end < len(b.pieces) && b.pieces[end].join != apart && b.pieces[end].kind == content && b.pieces[end].label == nil {
		end++
	}
	return end
}

func (b *builder) isIndicator(block Block) bool {
	return b.Framework != nil && b.Framework.Indicator(plain(block.Runs), b.Level, nil) != nil
}

// firstRole says of a heading or bold line whether it is a part or in the
// framework; otherwise it is competency until rank looks at its depth.
func (b *builder) firstRole(i int) {
	p := &b.pieces[i]
	if p.label != nil {
		if p.label.parts = b.Method.parts(*p.label); p.label.parts == nil {
			p.label = nil
		}
	}
	switch {
	case p.kind == content:
		if c := b.titled(i); c != nil {
			b.found[i], b.roles[i], b.headedBy, p.level = match{competency: c}, competency, c, boldLevel
		}
		return
	case p.label != nil:
		b.roles[i] = part
		return
	}
	text := plain(p.block.Runs)
	if m := b.match(text, p.row); m.competency != nil && !(p.row && m.competency == b.headedBy) {
		b.found[i], b.roles[i], b.headedBy = m, competency, m.competency
	} else if m.indicator != nil {
		b.found[i], b.roles[i] = m, indicator
	} else if strings.TrimSpace(text) == "" || p.loose {
		b.roles[i] = none
	} else {
		b.roles[i] = competency
	}
}

// titled gives the competency whose title a plain line is right above a part, as
// in text that has lost its headings, or nil.
func (b *builder) titled(i int) *framework.Competency {
	p := &b.pieces[i]
	if b.Framework == nil || p.label != nil || p.join != apart || p.block.Depth > 0 || p.block.Quote > 0 || i+1 == len(b.pieces) || b.pieces[i+1].label == nil || len(p.block.Runs) != 1 {
		return nil
	}
	text := p.block.Runs[0].Text
	found := b.Framework.Competency(text)
	if found == nil || found == b.headedBy || !slices.Equal(framework.Words(text), framework.Words(found.Title)) {
		return nil
	}
	return found
}

// findListed finds the lists whose items are the framework's indicators, with
// what the applicant wrote inside the items. A list of indicators with nothing
// in them is a checklist.
func (b *builder) findListed() {
	if b.Framework == nil {
		return
	}
	var listed []int
	written := false // inside an item that is an indicator
	for i := range b.pieces {
		p := &b.pieces[i]
		if p.block.Depth == 0 {
			b.headListed(listed, written)
			listed, written = listed[:0], false
			continue
		}
		if p.kind == content && p.label == nil && p.block.Mark != "" {
			if found := b.Framework.Indicator(plain(p.block.Runs), b.Level, nil); found != nil {
				listed, b.found[i] = append(listed, i), match{indicator: found}
				continue
			}
		}
		if n := len(listed); n > 0 {
			written = written || p.block.Mark == "" || p.block.Depth > b.pieces[listed[n-1]].block.Depth
		}
	}
	b.headListed(listed, written)
}

func (b *builder) headListed(listed []int, written bool) {
	for _, i := range listed {
		if !written {
			delete(b.found, i)
			continue
		}
		b.roles[i], b.pieces[i].level = indicator, boldLevel
	}
}

// match looks for a heading in the framework, also behind a number, before
// brackets, and on either side of a colon or dash. A table's row is an indicator
// before it is anything else.
func (b *builder) match(text string, row bool) match {
	if b.Framework == nil {
		return match{}
	}
	tries := []string{text}
	if bare := unnumbered(text); bare != text {
		text, tries = bare, append(tries, bare)
	}
	if open := strings.LastIndexAny(text, "(["); open > 0 {
		text, tries = text[:open], append(tries, text[:open])
	}
	for _, sign := range []string{": ", " – ", " — ", " - "} {
		if before, after, ok := strings.Cut(text, sign); ok {
			tries = append(tries, before, after)
		}
	}
	for _, try := range tries {
		if !row {
			if c := b.Framework.Competency(try); c != nil {
				return match{competency: c}
			}
		}
		if i := b.Framework.Indicator(try, b.Level, nil); i != nil {
			return match{indicator: i}
		}
	}
	if row {
		return match{competency: b.Framework.Competency(text)}
	}
	return match{}
}

// unnumbered takes "2.", "1.3", "(a)" or "b)" off the start of a heading.
func unnumbered(text string) string {
	mark, rest, _ := strings.Cut(text, " ")
	bare := strings.Trim(mark, "0123456789.()")
	if bare == "" || len(bare) == 1 && strings.ContainsAny(mark, ".)") { // not Q1
		return strings.TrimSpace(rest)
	}
	return text
}

// findTitle finds the only "#", if it is the first heading and neither a part
// nor in the framework, and a heading that is no part follows it.
func (b *builder) findTitle() {
	at, ones, after := -1, 0, false
	level := boldLevel // of the part that is open
	for i, p := range b.pieces {
		if p.kind != heading || b.roles[i] == none {
			continue
		}
		if p.level == 1 {
			ones++
		}
		switch {
		case at < 0:
			at = i
		case b.roles[i] == part:
			level = p.level
		case p.level <= level: // not one inside the part
			after, level = true, boldLevel
		}
	}
	if ones == 1 && after && b.pieces[at].level == 1 && b.roles[at] == competency && b.found[at].competency == nil {
		b.roles[at], b.Title = title, b.textOf(at)
	}
}

// structural says whether a piece heads something other than a part.
func (b *builder) structural(i int) bool {
	return b.roles[i] == competency || b.roles[i] == indicator || b.roles[i] == story || b.roles[i] == group
}

// findGroups finds the headings that stand over the framework's competencies.
func (b *builder) findGroups() {
	var open []int
	for i, p := range b.pieces {
		if !b.structural(i) {
			continue
		}
		for len(open) > 0 && b.pieces[open[len(open)-1]].level >= p.level {
			open = open[:len(open)-1]
		}
		if b.found[i].competency != nil {
			for _, j := range open {
				b.roles[j] = group
			}
			open = open[:0]
		} else if b.found[i].indicator == nil {
			open = append(open, i)
		}
	}
}

// rank makes the shallowest headings competencies and deeper ones indicators,
// where the framework does not say.
func (b *builder) rank() {
	shallowest := boldLevel
	for i, p := range b.pieces {
		if b.roles[i] == competency && !p.row {
			shallowest = min(shallowest, p.level)
		}
	}
	for i, p := range b.pieces {
		if b.roles[i] == competency && b.found[i].competency == nil && (p.level > shallowest || p.row) {
			b.roles[i] = indicator
		}
	}
}

// keepInParts leaves a heading that stands deeper than that of the part it is in
// where it is: inside the part.
func (b *builder) keepInParts() {
	level := boldLevel // of the part that is open
	for i, p := range b.pieces {
		switch {
		case p.kind != heading:
			if b.structural(i) || p.label != nil {
				level = boldLevel
			}
		case b.roles[i] == part:
			level = p.level
		case p.level > level && b.roles[i] == indicator && b.found[i].indicator == nil:
			b.roles[i] = inner
		default:
			level = boldLevel
		}
	}
}

// settleUnit says what one answer covers: the front matter, else the settings,
// else the file's own shape, per indicator where a heading under a competency
// matches the framework's, a table has one in each row, or two of them head text.
func (b *builder) settleUnit(unit string) {
	if b.Unit == "" {
		b.Unit = unit
	}
	if b.Unit != "" {
		return
	}
	b.Unit = framework.PerCompetency
	texts := 0
	for i := range b.pieces {
		if b.roles[i] != indicator {
			if b.roles[i] == competency && b.Framework != nil { // a question above each answer is no indicator
				texts = 0
			}
			continue
		}
		if b.found[i].indicator != nil || b.pieces[i].row {
			b.Unit = framework.PerIndicator
			return
		}
		if b.heads[i] {
			texts++
		}
		if texts > 1 {
			b.Unit = framework.PerIndicator
			return
		}
	}
}

// findText says of each heading whether text stands under it, before the next
// that is no part.
func (b *builder) findText() {
	b.heads = make([]bool, len(b.pieces))
	text := false
	for i := len(b.pieces) - 1; i >= 0; i-- {
		if b.structural(i) {
			b.heads[i], text = text, false
			b.headed = b.headed || b.roles[i] == competency || b.roles[i] == indicator
			continue
		}
		runs := b.pieces[i].block.Runs
		if b.pieces[i].label != nil {
			runs = b.pieces[i].rest
		}
		text = text || b.roles[i] != part && !emptyRuns(runs)
	}
}

// findLetters sees whether an answer in letters, "S: … T: …", stands in front of the
// first heading, which a telephone number ("T: 0161") does not make.
func (b *builder) findLetters() {
	var letters []string
	for i := range b.pieces {
		if b.structural(i) {
			break
		}
		if p := &b.pieces[i]; p.label != nil && len(p.label.names[0]) == 1 && !slices.Contains(letters, strings.ToLower(p.label.names[0])) {
			letters = append(letters, strings.ToLower(p.label.names[0]))
		}
	}
	b.lettered = len(letters) > 2 && slices.Contains(letters, strings.ToLower(b.Method.Parts[0].Name[:1]))
}

// nestStories makes story titles of headings inside an answer. Where answers are
// per indicator, a heading under one that heads text is inside it, and one that
// heads none stands over those under it.
func (b *builder) nestStories() {
	own := b.ownSentences()
	open := -1
	for i, p := range b.pieces {
		switch {
		case b.roles[i] == competency:
			open = -1
		case b.roles[i] != indicator:
		case b.Unit == framework.PerCompetency:
			b.roles[i] = story
			if b.boldSentence(i) && (i == 0 || b.roles[i-1] != competency || !asks(plain(p.block.Runs))) {
				b.roles[i] = none // and not what is asked
			}
		case open >= 0 && b.pieces[open].kind == heading && own[i]:
			b.roles[i] = none
		case open >= 0 && b.pieces[open].level < p.level && b.found[i].indicator == nil && b.heads[open]:
			b.roles[i] = story
		default:
			if open >= 0 && b.pieces[open].level < p.level && b.found[open].indicator == nil && !b.heads[open] {
				b.roles[open] = group
			}
			open = i
		}
	}
}

func (b *builder) textOf(i int) source.Text {
	return source.Text{Value: strings.TrimSpace(plain(b.pieces[i].block.Runs)), Span: b.pieces[i].block.Span}
}
