package evidence

import (
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
)

// A builder makes sections, answers and parts of a file's pieces.
type builder struct {
	*File
	pieces []piece
	roles  []role
	found  map[int]match // what the framework has for a piece

	section *Section
	answer  *Answer
	part    *Part
	shift   int // how much a list's blocks move out because its label is dropped
	indent  int // the depth of the item that label opened
}

// A match is what the framework has for a heading.
type match struct {
	competency *framework.Competency
	indicator  *framework.Indicator
}

func (b *builder) build(unit string) {
	b.settleMethod()
	b.roles = make([]role, len(b.pieces))
	b.found = map[int]match{}
	for i := range b.pieces {
		b.firstRole(i)
	}
	b.findTitle()
	b.findGroups()
	b.rank()
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
	var labels []label
	for i := range b.pieces {
		if l := b.pieces[i].label; l != nil {
			labels = append(labels, *l)
		}
	}
	b.Method = methodFor(labels)
}

// firstRole says of a heading or bold line whether it is a part or in the
// framework; otherwise it is competency until rank looks at its depth.
func (b *builder) firstRole(i int) {
	p := &b.pieces[i]
	if p.label != nil && b.Method.parts(*p.label) == nil {
		p.label = nil
	}
	switch {
	case p.kind == content:
		return
	case p.label != nil:
		b.roles[i] = part
		return
	}
	text := plain(p.block.Runs)
	if m := b.match(text, p.row); m.competency != nil && !p.row {
		b.found[i], b.roles[i] = m, competency
	} else if m.indicator != nil {
		b.found[i], b.roles[i] = m, indicator
	} else if strings.TrimSpace(text) == "" || p.loose {
		b.roles[i] = none
	} else {
		b.roles[i] = competency
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
	if bare := strings.TrimLeft(text, "0123456789.) \t"); bare != text {
		tries = append(tries, bare)
	}
	if open := strings.LastIndexByte(text, '('); open > 0 {
		tries = append(tries, text[:open])
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
	return match{}
}

// findTitle finds the only "#" that is neither a part nor in the framework, if a
// heading that is no part follows it.
func (b *builder) findTitle() {
	at, count := -1, 0
	for i, p := range b.pieces {
		if p.kind == heading && p.level == 1 {
			at = i
			count++
		}
	}
	if count != 1 || b.roles[at] != competency || b.found[at].competency != nil {
		return
	}
	for i := at + 1; i < len(b.pieces); i++ {
		if b.pieces[i].kind == heading && b.roles[i] != part && b.roles[i] != none {
			b.roles[at] = title
			b.Title = b.textOf(at)
			return
		}
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

// settleUnit says what one answer covers: the front matter, else the settings,
// else the file's own shape, per indicator where a heading under a competency
// matches the framework's or two of them head text.
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
			continue
		}
		if b.found[i].indicator != nil {
			b.Unit = framework.PerIndicator
			return
		}
		if b.headsText(i) {
			texts++
		}
	}
	if texts > 1 {
		b.Unit = framework.PerIndicator
	}
}

// headsText says whether text stands under a heading, before the next that is no
// part.
func (b *builder) headsText(i int) bool {
	for j := i + 1; j < len(b.pieces) && !b.structural(j); j++ {
		runs := b.pieces[j].block.Runs
		if b.pieces[j].label != nil {
			runs = b.pieces[j].rest
		}
		if b.roles[j] != part && !emptyRuns(runs) {
			return true
		}
	}
	return false
}

// nestStories makes story titles of headings inside an answer. Where answers are
// per indicator, a heading under one that heads text is inside it, and one that
// heads none stands over those under it.
func (b *builder) nestStories() {
	open := -1
	for i, p := range b.pieces {
		switch {
		case b.roles[i] == competency:
			open = -1
		case b.roles[i] != indicator:
		case b.Unit == framework.PerCompetency:
			b.roles[i] = story
			if p.kind == boldLine && !p.row && b.found[i].indicator == nil && EndsSentence(plain(p.block.Runs)) {
				b.roles[i] = none // a sentence in bold
			}
		case open >= 0 && b.pieces[open].level < p.level && b.found[i].indicator == nil && b.headsText(open):
			b.roles[i] = story
		default:
			if open >= 0 && b.pieces[open].level < p.level && b.found[open].indicator == nil && !b.headsText(open) {
				b.roles[open] = group
			}
			open = i
		}
	}
}

func (b *builder) textOf(i int) source.Text {
	return source.Text{Value: strings.TrimSpace(plain(b.pieces[i].block.Runs)), Span: b.pieces[i].block.Span}
}

// assemble walks the pieces once more and fills sections, answers and parts.
func (b *builder) assemble() {
	for i := range b.pieces {
		switch b.roles[i] {
		case title, group:
			b.section, b.answer, b.part = nil, nil, nil
		case competency:
			b.openSection(b.textOf(i), b.found[i].competency)
			if b.Unit == framework.PerCompetency || !b.hasIndicators(i) {
				b.openAnswer(b.textOf(i), nil)
			}
		case indicator:
			found := b.found[i].indicator
			b.sectionFor(found)
			b.openAnswer(b.textOf(i), found)
		case story:
			b.openStory(i)
		case part:
			b.openPart(i)
		default:
			b.content(i)
		}
	}
	for i, a := range b.Answers {
		a.Extent.End = len(b.Text)
		if i+1 < len(b.Answers) {
			a.Extent.End = max(b.Answers[i+1].Extent.Start, a.Extent.Start)
		}
	}
}

// hasIndicators says whether an indicator is headed before the next competency.
func (b *builder) hasIndicators(i int) bool {
	for j := i + 1; j < len(b.pieces) && b.roles[j] != competency; j++ {
		if b.roles[j] == indicator {
			return true
		}
	}
	return false
}

func (b *builder) openSection(title source.Text, found *framework.Competency) {
	b.section = &Section{Title: title, Competency: found}
	b.Sections = append(b.Sections, b.section)
	b.answer, b.part = nil, nil
}

// sectionFor opens a section for an indicator that stands under no competency,
// or under another than the framework's.
func (b *builder) sectionFor(found *framework.Indicator) {
	var home *framework.Competency
	if found != nil {
		home = b.Framework.CompetencyOf(found)
	}
	switch {
	case b.section == nil && home != nil:
		b.openSection(source.Text{Value: home.Title}, home)
	case b.section == nil:
		b.openSection(source.Text{}, nil)
	case home != nil && b.section.Competency == nil && b.section.Title.Value == "":
		b.section.Competency = home
	case home != nil && b.section.Competency != home && b.section.Title.Span == (source.Span{}):
		b.openSection(source.Text{Value: home.Title}, home)
	}
}

func (b *builder) openAnswer(heading source.Text, found *framework.Indicator) {
	if found != nil && b.section.Competency != nil && b.Framework.CompetencyOf(found) != b.section.Competency {
		// The same words may belong to this competency too.
		if here := b.Framework.Indicator(found.Text, b.Level, b.section.Competency); here != nil {
			found = here
		}
	}
	b.answer = &Answer{Section: b.section, Heading: heading, Indicator: found, Extent: heading.Span}
	b.Answers = append(b.Answers, b.answer)
	b.section.Answers = append(b.section.Answers, b.answer)
	b.part = nil
}

func (b *builder) openStory(i int) {
	b.needAnswer(i)
	if b.answer == nil {
		return
	}
	b.part = &Part{Story: b.textOf(i).Value}
	b.answer.Parts = append(b.answer.Parts, b.part)
}

// needAnswer opens an answer for text that stands under no heading: in a file
// without any, or where a label says that the text is an answer.
func (b *builder) needAnswer(i int) {
	if b.answer != nil || b.section != nil && b.Unit == framework.PerIndicator && len(b.section.Answers) == 0 && b.section.Title.Value != "" && b.pieces[i].label == nil {
		return
	}
	if b.section == nil {
		if b.pieces[i].label == nil && b.headed() {
			return
		}
		b.openSection(source.Text{Span: source.Span{Start: b.pieces[i].block.Span.Start, End: b.pieces[i].block.Span.Start}}, nil)
	}
	b.openAnswer(b.section.Title, nil)
	if b.answer.Heading.Value == "" {
		b.answer.Heading.Span, b.answer.Extent = b.pieces[i].block.Span, b.pieces[i].block.Span
	}
}

// headed says whether the file has any competency or indicator.
func (b *builder) headed() bool {
	for i := range b.pieces {
		if b.roles[i] == competency || b.roles[i] == indicator {
			return true
		}
	}
	return false
}

// openPart begins a part; text behind its label is the part's first.
func (b *builder) openPart(i int) {
	b.needAnswer(i)
	if b.answer == nil {
		return
	}
	p := &b.pieces[i]
	b.part = &Part{Label: p.label.written, Misspelt: p.label.near}
	for _, n := range b.Method.parts(*p.label) {
		b.part.Names = append(b.part.Names, b.Method.Parts[n].Name)
	}
	b.answer.Parts = append(b.answer.Parts, b.part)
	b.shift, b.indent = 0, 0
	if p.block.Depth > 0 && p.block.Mark != "" {
		b.shift, b.indent = 1, p.block.Depth
	}
	rest := p.rest
	if len(rest) > 0 {
		block := p.block
		block.Runs, block.Mark, block.Span = rest, "", runSpan(rest)
		block.Depth = max(0, block.Depth-b.shift)
		b.part.Blocks = append(b.part.Blocks, &block)
	}
}

// content adds a block to the part that is open, unless it is no evidence.
func (b *builder) content(i int) {
	p := &b.pieces[i]
	if p.label != nil {
		b.openPart(i)
		return
	}
	if b.checklist(p) || b.quotation(p) {
		return
	}
	b.needAnswer(i)
	if b.answer == nil {
		if b.section != nil && !emptyRuns(p.block.Runs) {
			b.section.Uncounted += CountWords(p.block.Text())
		}
		return
	}
	if b.part == nil {
		b.part = &Part{}
		b.answer.Parts = append(b.answer.Parts, b.part)
	}
	block := p.block
	if b.shift > 0 {
		if block.Depth < b.indent || block.Depth == b.indent && block.Mark != "" {
			b.shift, b.indent = 0, 0
		}
		block.Depth = max(0, block.Depth-b.shift)
	}
	if blocks := b.part.Blocks; p.join != apart && len(blocks) > 0 {
		last := blocks[len(blocks)-1]
		end := Run{Text: " ", Style: SoftEnd, Start: last.Span.End}
		if p.join == hard {
			end = Run{Text: "\n", Style: HardEnd, Start: last.Span.End}
		}
		last.Runs = append(append(append([]Run(nil), last.Runs...), end), block.Runs...)
		last.Span.End = max(last.Span.End, block.Span.End)
		return
	}
	if p.join != apart {
		block.Tight = true
	}
	b.part.Blocks = append(b.part.Blocks, &block)
}

// checklist takes an item of a list right under a competency that is one of its
// indicators, ticked or listed.
func (b *builder) checklist(p *piece) bool {
	if p.block.Mark == "" || b.section == nil || b.section.Title.Value == "" || b.part != nil ||
		b.answer != nil && b.answer.Indicator == nil && len(b.section.Answers) > 1 || b.answer != nil && len(b.answer.Parts) > 0 ||
		b.answer != nil && b.Unit == framework.PerIndicator && len(b.section.Answers) > 0 && b.answer.Heading.Span != b.section.Title.Span {
		return false
	}
	text := strings.TrimSpace(plain(p.block.Runs))
	var found *framework.Indicator
	if b.Framework != nil {
		found = b.Framework.Indicator(text, b.Level, b.section.Competency)
	}
	if p.tick == noTick && found == nil || text == "" {
		return false
	}
	b.section.Checklist = append(b.section.Checklist, Check{
		Text:      source.Text{Value: text, Span: p.block.Span},
		Indicator: found,
		Ticked:    p.tick != unticked,
	})
	return true
}

// quotation says whether a block only repeats what is asked: the competency's
// description, the indicator, or a prompt.
func (b *builder) quotation(p *piece) bool {
	text := p.block.Text()
	if b.section != nil && b.section.Competency != nil && (p.block.Quote > 0 || b.answer == nil || len(b.answer.Parts) == 0) && b.Framework.Describes(b.section.Competency, text) {
		return true
	}
	if len(text) < 200 && isPrompt(text) {
		return true
	}
	first := b.part == nil || len(b.part.Blocks) == 0
	if b.answer == nil || len(text) > 600 || !first && p.block.Quote == 0 {
		return false
	}
	if b.Framework != nil && p.block.Mark == "" && b.Framework.Indicator(text, b.Level, b.section.Competency) != nil {
		return true
	}
	return framework.Same(text, b.answer.Heading.Value)
}
