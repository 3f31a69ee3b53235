package evidence

import (
	"slices"
	"strings"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// assemble walks the pieces once more and fills sections, answers and parts.
func (b *builder) assemble() {
	for i := range b.pieces {
		switch b.roles[i] {
		case title, group:
			b.answer, b.part = nil, nil
			if b.pieces[i].level <= b.level { // not one that stands under the competency
				b.section = nil
			}
		case competency:
			b.level = b.pieces[i].level
			b.openSection(b.textOf(i), b.found[i].competency)
			if b.Unit == framework.PerCompetency || !b.hasIndicators(i) {
				b.openAnswer(b.textOf(i), nil)
			}
		case indicator:
			found := b.found[i].indicator
			b.sectionFor(found)
			b.openAnswer(b.textOf(i), found)
			b.outdent(i)
			if p := &b.pieces[i]; p.tick != noTick {
				b.section.Checklist = append(b.section.Checklist, Check{Text: b.textOf(i), Indicator: b.answer.Indicator, Ticked: p.tick == ticked})
			}
		case story:
			b.openStory(i)
		case part:
			b.openPart(i)
		case inner:
			block := b.pieces[i].block
			block.Kind = Subheading
			if b.part != nil {
				b.part.Blocks = append(b.part.Blocks, &block)
			}
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
	if found != nil {
		found = b.next(found, b.answered)
	}
	b.answer = &Answer{Section: b.section, Heading: heading, Indicator: found, Extent: heading.Span}
	b.Answers = append(b.Answers, b.answer)
	b.section.Answers = append(b.section.Answers, b.answer)
	b.part = nil
}

// next gives the indicator, of those that share the words of found, that this
// heading is: within its competency, and the second where they stand twice.
func (b *builder) next(found *framework.Indicator, taken map[*framework.Indicator]bool) *framework.Indicator {
	if here := b.Framework.Indicator(found.Text, b.Level, b.section.Competency); here != nil {
		found = here
	}
	if taken[found] {
		for _, other := range b.Framework.IndicatorsOf(found.Text) {
			if !taken[other] && (b.Level == "" || other.Level == b.Level) && b.Framework.CompetencyOf(other) == b.Framework.CompetencyOf(found) {
				found = other
				break
			}
		}
	}
	taken[found] = true
	return found
}

func (b *builder) openStory(i int) {
	b.needAnswer(i)
	if b.answer == nil {
		return
	}
	b.part = &Part{Story: b.textOf(i).Value}
	b.answer.Parts = append(b.answer.Parts, b.part)
	b.outdent(i)
}

// outdent moves what follows inside a list's item out by one when the item
// opens with a heading or a label, which is not pasted.
func (b *builder) outdent(i int) {
	b.shift, b.indent = 0, 0
	if block := &b.pieces[i].block; block.Depth > 0 && (block.Mark != "" || b.pieces[i].join != apart) {
		b.shift, b.indent = 1, block.Depth
	}
}

// needAnswer opens an answer for text that stands under no heading: in a file
// without any, or where a label says that the text is an answer.
func (b *builder) needAnswer(i int) {
	p := &b.pieces[i]
	switch {
	case b.answer != nil:
		return
	case b.section == nil && b.headed && !b.lettered && p.isLetter():
		return
	case p.label != nil: // a part belongs to an answer, wherever it stands
	case b.section == nil && b.headed: // before the first heading
		return
	case b.section != nil && b.Unit == framework.PerIndicator && b.section.Title.Value != "": // before the first indicator
		return
	}
	if b.section == nil {
		start := p.block.Span.Start
		b.openSection(source.Text{Span: source.Span{Start: start, End: start}}, nil)
	}
	b.openAnswer(b.section.Title, nil)
	if b.answer.Heading.Value == "" {
		b.answer.Heading.Span, b.answer.Extent = p.block.Span, p.block.Span
	}
}

// isLetter says whether a piece opens with a plain letter as its label: "T: 0161".
func (p *piece) isLetter() bool {
	return p.kind == content && p.label != nil && len(p.label.names[0]) == 1 && p.block.Runs[0].Style&(Bold|Italic) == 0
}

// openPart begins a part; text behind its label is the part's first.
func (b *builder) openPart(i int) {
	p := &b.pieces[i]
	if b.needAnswer(i); b.answer == nil {
		b.outside(p)
		return
	}
	b.part = &Part{Label: p.label.written, Misspelt: p.label.near, Names: make([]string, len(p.label.parts))}
	for i, n := range p.label.parts {
		b.part.Names[i] = b.Method.Parts[n].Name
	}
	b.answer.Parts = append(b.answer.Parts, b.part)
	b.outdent(i)
	if len(p.rest) > 0 {
		block := &p.block
		block.Runs, block.Mark, block.Span = slices.Clip(p.rest), "", runSpan(p.rest)
		block.Depth = max(0, block.Depth-b.shift)
		b.part.Blocks = append(b.part.Blocks, block)
		b.last = i
	}
}

// content adds a block to the part that is open, unless it is no evidence.
func (b *builder) content(i int) {
	p := &b.pieces[i]
	if p.label != nil {
		b.openPart(i)
		return
	}
	if b.checklist(p) || b.quotation(i) {
		return
	}
	b.needAnswer(i)
	if b.answer == nil {
		b.outside(p)
		return
	}
	if b.part == nil {
		b.part = &Part{}
		b.answer.Parts = append(b.answer.Parts, b.part)
	}
	joins := p.join != apart && b.last == i-1
	b.last = i
	if n := len(b.part.Blocks); n > 0 && joins {
		b.part.Blocks[n-1].extend(p)
		return
	}
	block := &p.block
	block.Tight = block.Tight || p.join != apart
	if b.shift > 0 {
		if block.Depth < b.indent || block.Depth == b.indent && block.Mark != "" {
			b.shift, b.indent = 0, 0
		}
		block.Depth = max(0, block.Depth-b.shift)
	}
	b.part.Blocks = append(b.part.Blocks, block)
}

// outside notes text that counts for nothing.
func (b *builder) outside(p *piece) {
	switch text := plain(p.block.Runs); {
	case b.section != nil && !emptyRuns(p.block.Runs):
		b.section.Uncounted += p.block.words()
	case b.section == nil && EndsSentence(text) && firstPerson(text):
		b.Outside = append(b.Outside, source.Text{Value: text, Span: p.block.Span})
	}
}

// extend adds the next line of the same paragraph.
func (b *Block) extend(next *piece) {
	end := Run{Text: " ", Style: SoftEnd, Start: b.Span.End}
	if next.join == hard {
		end = Run{Text: "\n", Style: HardEnd, Start: b.Span.End}
	}
	b.Runs = append(append(b.Runs, end), next.block.Runs...)
	b.Span.End = max(b.Span.End, next.block.Span.End)
}

// checklist takes an item of a list right under a competency that is one of its
// indicators, ticked or listed.
func (b *builder) checklist(p *piece) bool {
	if p.block.Mark == "" || b.section == nil || b.section.Title.Value == "" || b.part != nil ||
		b.answer != nil && (b.answer.Heading.Span != b.section.Title.Span || len(b.answer.Parts) > 0) {
		return false
	}
	text := strings.TrimSpace(plain(p.block.Runs))
	var found *framework.Indicator
	if b.Framework != nil {
		found = b.Framework.Indicator(text, b.Level, b.section.Competency)
	}
	if found == nil && (p.tick == noTick || p.tick == ticked && EndsSentence(text) && firstPerson(text)) || text == "" {
		return false
	}
	if found != nil {
		found = b.next(found, b.listed)
	}
	b.section.Checklist = append(b.section.Checklist, Check{
		Text:      source.Text{Value: text, Span: p.block.Span},
		Indicator: found,
		Ticked:    p.tick != unticked,
	})
	return true
}

// quotation says whether a block only repeats what is asked, as a paragraph or
// a line of one.
func (b *builder) quotation(i int) bool {
	if i < b.quoted {
		return true
	}
	p := &b.pieces[i]
	line := plain(p.block.Runs)
	if p.join == apart {
		lines, end := []string{line}, b.lines(i)
		for _, next := range b.pieces[i+1 : end] {
			lines = append(lines, plain(next.block.Runs))
		}
		if end > i+1 && b.repeats(p, strings.Join(lines, " ")) {
			b.quoted = end
			return true
		}
	}
	return b.repeats(p, line)
}

// repeats says whether text that stands at a piece is the competency's
// description, the indicator, or a prompt.
func (b *builder) repeats(p *piece, text string) bool {
	if b.section != nil && b.section.Competency != nil && (p.block.Quote > 0 || b.answer == nil || len(b.answer.Parts) == 0) && b.Framework.Describes(b.section.Competency, text) {
		return true
	}
	if len(text) < longest && isPrompt(text) {
		return true
	}
	first := b.part == nil || len(b.part.Blocks) == 0
	if b.answer == nil || len(text) > 600 || !first && p.block.Quote == 0 {
		return false
	}
	if b.Framework != nil && p.block.Mark == "" && b.Framework.Indicator(text, b.Level, b.section.Competency) != nil {
		return true
	}
	return framework.Same(text, b.answer.Heading.Value) || b.section.Competency != nil && framework.Same(text, b.section.Competency.Title)
}
