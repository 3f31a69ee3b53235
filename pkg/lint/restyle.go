package lint

import (
	"slices"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// A labelStyle is how a file writes the labels of its parts.
type labelStyle struct {
	mark  string // before it: "- ", "#### "
	open  string // emphasis before it: "**"
	close string // behind it: ":**", "**:", "** —"
	short bool   // it is a letter
	gap   string // and then, before the text: " " on the same line, else line ends; "" is any
}

// A labelPlace is a label as it is written at the start of a line.
type labelPlace struct {
	labelStyle
	written string
	name    string      // the part's, where it is written as a letter
	span    source.Span // from the mark to what is behind it, the gap too
}

// matches says whether a label is in a style; one that no paragraph follows is in
// it wherever its text begins.
func (s labelStyle) matches(style labelStyle) bool {
	return s.mark == style.mark && s.open == style.open && s.close == style.close && s.short == style.short && (s.gap == style.gap || s.gap == "")
}

const (
	fewestLabels = 3  // that make a style
	mostRestyled = 64 // of which each is tried alone
)

// restyle writes the labels of parts that are written another way than nearly all
// the others in the file's own style, where that leaves every answer as it is. It
// gives the text, and how many labels are written anew.
func restyle(file *evidence.File) (text string, n int) {
	for range 4 { // what one label allows may allow another
		text, changes := settle(file, stray(file))
		again, err := file.Again(text)
		if changes == 0 || err != nil {
			break
		}
		file, n = again, n+changes
	}
	return file.Text, n
}

// settle makes those edits that leave the answers as they are, all at once or one
// by one.
func settle(file *evidence.File, edits []Edit) (text string, n int) {
	if text := apply(file.Text, edits); len(edits) > 0 && leaves(file, text) {
		return text, len(edits)
	}
	text = file.Text
	if len(edits) > mostRestyled {
		return text, 0
	}
	for _, e := range slices.Backward(edits) { // so that the places before it hold
		if tried := apply(text, []Edit{e}); leaves(file, tried) {
			text = tried
			n++
		}
	}
	return text, n
}

// stray gives the edits that bring the labels of a file into its style; none when
// fewer than three in four have one.
func stray(file *evidence.File) (edits []Edit) {
	var places []labelPlace
	total := 0
	for _, a := range file.Answers {
		for _, part := range a.Labelled() {
			total++
			if place, ok := placeOf(file, part); ok {
				places = append(places, place)
			}
		}
	}
	style, alike := dominant(places)
	if alike < fewestLabels || alike*4 < total*3 || alike == len(places) {
		return nil
	}
	for _, p := range places {
		if !p.matches(style) && (p.mark == style.mark || !amongItems(file.Text, places, p)) {
			if e := p.in(style); file.Text[e.Span.Start:e.Span.End] != e.Text {
				edits = append(edits, e)
			}
		}
	}
	return edits
}

// amongItems says whether a label opens an item of a list whose item right before
// or right behind it has none, so that it cannot be taken out of the list.
func amongItems(text string, places []labelPlace, p labelPlace) bool {
	if !strings.ContainsAny(p.mark, "-*+") {
		return false
	}
	start := strings.LastIndexByte(text[:p.span.Start], '\n') + 1
	end := start + strings.IndexByte(text[start:]+"\n", '\n') + 1
	before := strings.LastIndexByte(text[:max(0, start-1)], '\n') + 1
	return before < start && otherItem(text[before:start], before, places) || end < len(text) && otherItem(text[end:], end, places)
}

// otherItem says whether the line that begins a text, at a place in the file, is
// an item of a list without a label.
func otherItem(text string, at int, places []labelPlace) bool {
	line, _, _ := strings.Cut(text, "\n")
	bare := strings.TrimLeft(line, " \t")
	item := len(bare) > 1 && strings.IndexByte("-*+", bare[0]) >= 0 && bare[1] == ' '
	return item && !slices.ContainsFunc(places, func(p labelPlace) bool { return p.span.Start >= at && p.span.Start < at+len(line) })
}

// dominant gives the style that most labels are in, and how many are.
func dominant(places []labelPlace) (style labelStyle, most int) {
	seen := map[labelStyle]bool{}
	for _, candidate := range places {
		if candidate.gap == "" || seen[candidate.labelStyle] {
			continue
		}
		seen[candidate.labelStyle] = true
		n := 0
		for _, p := range places {
			if p.matches(candidate.labelStyle) {
				n++
			}
		}
		if n > most {
			style, most = candidate.labelStyle, n
		}
	}
	return style, most
}

// in gives the edit that writes the label in a style. A name never becomes a
// letter.
func (p labelPlace) in(style labelStyle) Edit {
	name, gap := p.name, p.gap
	if style.short {
		name = p.written
	}
	if gap != "" && (style.gap == " " || gap == " " || len(gap) < len(style.gap)) {
		gap = style.gap
	}
	return Edit{p.span, style.mark + style.open + name + style.close + gap}
}

// placeOf reads how a part's label is written; ok is false where more than a
// label stands before the text.
func placeOf(file *evidence.File, part *evidence.Part) (p labelPlace, ok bool) {
	at := part.Label.Span
	start := strings.LastIndexByte(file.Text[:at.Start], '\n') + 1
	if p.mark, p.open, ok = leadOf(file.Text[start:at.Start]); !ok || file.Text[at.Start:at.End] != part.Label.Value || part.Misspelt {
		return p, false
	}
	p.written, p.name = part.Label.Value, part.Label.Value
	if p.short = len(p.name) == 1 && len(part.Names) == 1; p.short {
		p.name = part.Names[0]
	}
	rest := file.Text[at.End:]
	if p.close, ok = closing(rest, p.open); !ok {
		return p, false
	}
	rest = rest[len(p.close):]
	text := strings.TrimLeft(rest, " \t\n")
	gap := rest[:len(rest)-len(text)]
	p.span = source.Span{Start: at.Start - len(p.mark) - len(p.open), End: at.End + len(p.close)}
	switch lines := strings.Count(gap, "\n"); {
	case len(part.Blocks) == 0 || !flows(part.Blocks[0], text):
		return p, true
	case lines == 0:
		p.gap = " "
	default:
		p.gap = strings.Repeat("\n", min(lines, 2))
	}
	p.span.End += len(gap)
	return p, true
}

// leadOf splits what stands on a line before a label: the mark of a heading or
// of a list's item, and emphasis.
func leadOf(lead string) (mark, open string, ok bool) {
	lead = strings.TrimLeft(lead, " \t")
	mark = strings.TrimRight(lead, "*_")
	open = lead[len(mark):]
	sign := strings.TrimRight(mark, " ")
	heading := sign != "" && len(sign) <= 6 && strings.Trim(sign, "#") == ""
	item := sign == "-" || sign == "*" || sign == "+"
	emphasis := open == "" || len(open) <= 3 && strings.Trim(open, open[:1]) == ""
	return mark, open, emphasis && (mark == "" || sign != mark && (heading || item))
}

// closing gives what closes a label: the end of its emphasis, and a colon or a
// dash.
func closing(rest, open string) (string, bool) {
	for _, sign := range []string{":" + open, open + ":", open} {
		after, ok := strings.CutPrefix(rest, sign)
		if !ok {
			continue
		}
		for _, dash := range []string{" —", " –", " -"} {
			if sign == open && strings.HasPrefix(after, dash+" ") {
				return sign + dash, true
			}
		}
		if after == "" || after[0] == '\n' || sign != "" && (after[0] == ' ' || after[0] == '\t') {
			return sign, true
		}
	}
	return "", false
}

// flows says whether the text behind a label is a paragraph's.
func flows(b *evidence.Block, text string) bool {
	return b.Kind == evidence.Paragraph && b.Mark == "" && b.Quote == 0 && text != "" && !strings.HasPrefix(text, "<!--") && !strings.HasPrefix(text, "{")
}

// leaves says whether another text of a file reads as the file does: the same
// answers and parts, with the same text and the same counts.
func leaves(file *evidence.File, text string) bool {
	other, err := file.Again(text)
	return err == nil && file.Method == other.Method && file.Unit == other.Unit && file.Title.Value == other.Title.Value &&
		len(file.Problems) == len(other.Problems) && len(file.Comments) == len(other.Comments) && len(file.Directives) == len(other.Directives) &&
		slices.EqualFunc(file.Sections, other.Sections, sameSection) && slices.EqualFunc(file.Answers, other.Answers, sameAnswer)
}

func sameSection(a, b *evidence.Section) bool {
	return a.Title.Value == b.Title.Value && (a.Competency == nil) == (b.Competency == nil) && a.Uncounted == b.Uncounted && len(a.Checklist) == len(b.Checklist)
}

func sameAnswer(a, b *evidence.Answer) bool {
	return a.Heading.Value == b.Heading.Value && (a.Indicator == nil) == (b.Indicator == nil) && a.State == b.State && a.Words == b.Words &&
		a.Text(false) == b.Text(false) && slices.EqualFunc(a.Parts, b.Parts, samePart)
}

func samePart(a, b *evidence.Part) bool {
	return slices.Equal(a.Names, b.Names) && a.Story == b.Story && a.State == b.State && a.Words == b.Words && a.Text() == b.Text()
}
