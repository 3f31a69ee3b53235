package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// A note is a finding or a coach's mark, shown beside the words it speaks of.
type note struct {
	span   source.Span
	at     int    // where its reference stands
	Class  string // error, warning or note; comment or edit
	Who    string
	Text   string
	rule   string
	insert string // the words that an edit adds
	struck bool   // the words that it speaks of would go
	ID     string
	ref    string // the id of its reference in the text
	number int    // of that reference; 0 where there is none
}

// openComment is the rule that finds comments, which a review shows themselves.
const openComment = "open-comment"

// notes gives what a review shows, by place.
func (b *pageBuilder) notes() (notes []*note) {
	if !b.doc.Review {
		return nil
	}
	for _, f := range b.doc.Findings {
		if f.Rule.Name != openComment {
			notes = append(notes, &note{span: f.Span, at: f.Span.End, Class: f.Severity.String(), Who: sentence(f.Severity.String()), Text: sentence(b.text(f.Message)), rule: f.Rule.Name})
		}
	}
	for _, c := range said(b.doc.File) {
		n := b.comment(c.Comment)
		n.span.Start = c.about
		notes = append(notes, n)
	}
	slices.SortStableFunc(notes, func(a, b *note) int { return a.span.Start - b.span.Start })
	for i, n := range notes {
		n.ID, n.ref = b.id(fmt.Sprintf("note-%d", i+1)), b.id(fmt.Sprintf("words-%d", i+1))
	}
	return notes
}

// comment says what a coach's mark asks for.
func (b *pageBuilder) comment(c evidence.Comment) *note {
	n := &note{span: c.Span, at: c.Span.End, Class: "comment", Who: b.text(c.Name)}
	said, words := b.line(c.Text), b.line(c.Words)
	switch c.Kind {
	case evidence.Remark:
		n.Text, n.at = said, c.Span.Start
	case evidence.Highlight:
		n.Text = "Look at “" + words + "”."
	default:
		n.Class, n.Who = "edit", "Edit"
		n.struck = c.Kind != evidence.Insertion
	}
	switch c.Kind {
	case evidence.Insertion:
		n.Text, n.insert, n.at = "Adds “"+said+"”.", b.added(c), c.Span.Start
	case evidence.Deletion:
		n.Text = "Drops “" + words + "”."
	case evidence.Substitute:
		n.Text, n.insert = "Puts “"+said+"” for “"+words+"”.", b.added(c)
	}
	if n.Who == "" {
		n.Who = "Comment"
	}
	return n
}

// line is text from the file in one line.
func (b *pageBuilder) line(text string) string {
	return strings.Join(strings.Fields(b.text(text)), " ")
}

// added is what an edit adds, with a space at its ends where it has any.
func (b *pageBuilder) added(c evidence.Comment) string {
	mark := b.doc.File.Text[c.Span.Start:c.Span.End]
	text := mark[len("{++") : len(mark)-len("++}")]
	if c.Kind == evidence.Substitute {
		_, text, _ = strings.Cut(text, "~>")
	}
	line := b.line(text)
	if strings.TrimLeftFunc(text, unicode.IsSpace) != text {
		line = " " + line
	}
	if strings.TrimRightFunc(text, unicode.IsSpace) != text {
		line += " "
	}
	return line
}

// sentence begins with a capital.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Markup is the note as a paragraph.
func (n *note) Markup() template.HTML {
	var out strings.Builder
	fmt.Fprintf(&out, `<p class="remark %s" id="%s">`, n.Class, n.ID)
	if n.number > 0 {
		fmt.Fprintf(&out, `<a class="number" href="#%s" aria-label="To the words of %d">%d</a> `, n.ref, n.number, n.number)
	}
	fmt.Fprintf(&out, "<strong>%s</strong> <bdi>%s</bdi>", html.EscapeString(n.Who), html.EscapeString(n.Text))
	if n.rule != "" {
		fmt.Fprintf(&out, ` <span class="rule">%s</span>`, html.EscapeString(n.rule))
	}
	out.WriteString("</p>")
	return template.HTML(out.String())
}

// A tag is what notes do to a run: what stands before it, and how it is marked.
type tag struct {
	before string
	marks  []mark
}

var struckMark = mark{"<del>", "</del>"}

// annotate splits runs where notes begin and end, tags each piece, and gives
// what stands behind the last. It orders the notes as they are referred to.
func (p *prose) annotate(runs []evidence.Run, notes []*note) (pieces []evidence.Run, tags []tag, after string) {
	pieces = split(runs, notes)
	tags = make([]tag, len(pieces))
	byEnd := slices.SortedStableFunc(slices.Values(notes), func(a, b *note) int { return a.at - b.at })
	begun := 0
	var open []*note
	for i, r := range pieces {
		if i > 0 && r.Style&pieces[i-1].Style&evidence.Image != 0 { // an image is one thing
			tags[i].marks = tags[i-1].marks
			continue
		}
		for ; r.Text != "" && len(byEnd) > 0 && byEnd[0].at <= r.Start; byEnd = byEnd[1:] {
			if i > 0 || byEnd[0].rule == "" { // a finding that ends before the text speaks of its label
				tags[i].before += p.reference(byEnd[0])
			}
		}
		for ; begun < len(notes) && notes[begun].span.Start <= r.Start; begun++ {
			open = append(open, notes[begun])
		}
		open = slices.DeleteFunc(open, func(n *note) bool { return n.span.End <= r.Start })
		tags[i].marks = marksOf(open)
	}
	for _, n := range byEnd {
		after += p.reference(n)
	}
	slices.SortStableFunc(notes, func(a, b *note) int { return a.number - b.number })
	return pieces, tags, after
}

// marksOf gives the elements for words that notes speak of, in the colour of the
// one that weighs most.
func marksOf(notes []*note) (marks []mark) {
	worst := ""
	for _, n := range notes {
		if worst == "" || weight(n.Class) > weight(worst) {
			worst = n.Class
		}
		if n.struck && len(marks) == 0 {
			marks = append(marks, struckMark)
		}
	}
	if worst != "" {
		marks = append(marks, mark{`<mark class="` + worst + `">`, "</mark>"})
	}
	return marks
}

// weight orders the classes of notes by how much they weigh.
func weight(class string) int {
	return slices.Index([]string{"note", "comment", "edit", "warning", "error"}, class)
}

// reference leads from the text to a note, behind the words that it would add.
func (p *prose) reference(n *note) string {
	p.references++
	n.number = p.references
	text := fmt.Sprintf(`<a class="ref %s" id="%s" href="#%s" aria-label="%s %d">%d</a>`, n.Class, n.ref, n.ID, html.EscapeString(n.Who), n.number, n.number)
	if n.insert != "" {
		text = "<ins>" + html.EscapeString(n.insert) + "</ins>" + text
	}
	return text
}

// split cuts runs wherever a note begins or ends.
func split(runs []evidence.Run, notes []*note) (pieces []evidence.Run) {
	var places []int
	for _, n := range notes {
		places = append(places, n.span.Start, n.at, n.span.End)
	}
	slices.Sort(places)
	for _, r := range runs {
		for ; len(places) > 0 && places[0] < r.Start+len(r.Text); places = places[1:] {
			at := places[0] - r.Start
			for at > 0 && at < len(r.Text) && !utf8.RuneStart(r.Text[at]) {
				at++
			}
			if at > 0 && at < len(r.Text) && r.Style&evidence.Image == 0 {
				head := r
				head.Text = r.Text[:at]
				pieces = append(pieces, head)
				r.Text, r.Start = r.Text[at:], r.Start+at
			}
		}
		pieces = append(pieces, r)
	}
	return pieces
}
