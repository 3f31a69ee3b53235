package render

import (
	"fmt"
	"slices"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
)

// A pageReview is what a coach can talk through: what was found, answer by
// answer, without what is only advice.
type pageReview struct {
	Counts string
	Empty  string  // what the matrix says already
	Notes  []*note // about the file as a whole
	Groups []pageTalk
}

// A pageTalk is what there is to say of an answer.
type pageTalk struct {
	ID, Title string
	Notes     []*note
}

// pageLooks is what the framework looks for in a competency.
type pageLooks struct {
	Title    string
	Positive []string
	Negative []pageNegative
}

// A pageNegative is indicators that complete one stem.
type pageNegative struct {
	Stem  string
	Texts []string
}

// An anchor is where something of the page begins in the file.
type anchor struct {
	start int
	what  any // a section, an answer or a part
}

// place gives each note to the section, answer or part in which it begins; nil
// is the file itself.
func (b *pageBuilder) place(notes []*note) {
	b.noted = map[any][]*note{}
	anchors := anchorsOf(b.doc.File)
	var here any
	for _, n := range notes {
		for len(anchors) > 0 && anchors[0].start <= n.span.Start {
			here, anchors = anchors[0].what, anchors[1:]
		}
		b.noted[here] = append(b.noted[here], n)
	}
}

// anchorsOf lists what the file has, by place.
func anchorsOf(file *evidence.File) (anchors []anchor) {
	for _, s := range file.Sections {
		if s.Title.Span.End > 0 {
			anchors = append(anchors, anchor{s.Title.Span.Start, s})
		}
		for _, a := range s.Answers {
			anchors = append(anchors, anchor{a.Heading.Span.Start, a})
			for _, p := range a.Parts {
				switch {
				case p.Label.Span.End > 0:
					anchors = append(anchors, anchor{p.Label.Span.Start, p})
				case len(p.Blocks) > 0:
					anchors = append(anchors, anchor{p.Blocks[0].Span.Start, p})
				}
			}
		}
	}
	slices.SortStableFunc(anchors, func(a, b anchor) int { return a.start - b.start })
	return anchors
}

// review sums up the notes.
func (b *pageBuilder) review(p *page, notes []*note) *pageReview {
	if !b.doc.Review {
		return nil
	}
	r := &pageReview{Counts: countNotes(notes), Notes: b.noted[nil]}
	empty := 0
	for _, n := range notes {
		if n.empty() {
			empty++
		}
	}
	switch empty {
	case 0:
	case 1:
		r.Empty = "1 answer with nothing in it, as marked above."
	default:
		r.Empty = lint.Plural(empty, "answer") + " with nothing in them, as marked above."
	}
	for _, section := range p.Sections {
		r.talk(section.ID, section.Title, section.Notes)
		for _, a := range section.Answers {
			title := a.Heading
			if section.Own() {
				title = section.Title
			}
			r.talk(a.ID, title, b.notedIn(a.entry.Answer))
		}
	}
	return r
}

// talk lists what there is to say of an answer, if there is anything.
func (r *pageReview) talk(id, title string, notes []*note) {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n *note) bool { return n.Class == "note" || n.empty() })
	if len(notes) > 0 {
		r.Groups = append(r.Groups, pageTalk{id, title, notes})
	}
}

// empty says whether the note is that there is nothing in an answer.
func (n *note) empty() bool { return n.rule == "empty-indicator" || n.rule == "empty-answer" }

// notedIn gives the notes on an answer and its parts.
func (b *pageBuilder) notedIn(a *evidence.Answer) []*note {
	notes := slices.Clone(b.noted[a])
	for _, part := range a.Parts {
		notes = append(notes, b.noted[part]...)
	}
	return notes
}

// countNotes says how many notes there are of each kind.
func countNotes(notes []*note) string {
	count := map[string]int{}
	for _, n := range notes {
		count[n.Class]++
	}
	var all []counted
	for _, class := range []string{"error", "warning", "note", "comment", "edit"} {
		all = append(all, counted{count[class], class})
	}
	return countsOf(all, "Nothing was found") + "."
}

// looks gives what the framework looks for in a competency.
func (b *pageBuilder) looks(c *framework.Competency) *pageLooks {
	if !b.doc.Review || c == nil {
		return nil
	}
	file := b.doc.File
	looks := &pageLooks{Title: "What the framework looks for"}
	if level := file.Framework.Level(file.Level); level != nil {
		looks.Title += " at " + b.text(level.Title)
	}
	for _, i := range c.Positive(file.Level) {
		looks.Positive = append(looks.Positive, b.indicator(i))
	}
	for _, i := range c.Negative(file.Level) {
		if n := len(looks.Negative); n == 0 || looks.Negative[n-1].Stem != b.text(i.Stem) {
			looks.Negative = append(looks.Negative, pageNegative{Stem: b.text(i.Stem)})
		}
		last := &looks.Negative[len(looks.Negative)-1]
		last.Texts = append(last.Texts, b.indicator(i))
	}
	if len(looks.Positive)+len(looks.Negative) == 0 {
		return nil
	}
	return looks
}

// indicator is an indicator's text, with its level where the file names none.
func (b *pageBuilder) indicator(i *framework.Indicator) string {
	text := b.text(i.Text)
	if level := b.doc.File.Framework.Level(i.Level); b.doc.File.Level == "" && level != nil && len(b.doc.File.Framework.Levels) > 1 {
		text += fmt.Sprintf(" (%s)", b.text(level.Title))
	}
	return text
}
