package evidence

import (
	"strings"
	"unicode/utf16"
)

// A Counting is a way in which forms count an answer. All count the text as it
// is pasted.
type Counting struct {
	Name  string
	Doc   string
	Count func(text string) int
}

// Countings are the ways of counting merit knows.
var Countings = []*Counting{
	{"words", "runs of anything but white space, as GOV.UK's forms and wc -w count", CountWords},
	{"characters", "UTF-16 units, as a browser counts the text of a field", countUTF16},
	{"bytes", "bytes of UTF-8, a line end being one", func(text string) int { return len(text) }},
	{"escaped", "bytes after HTML escaping, a line end being two, as one Scottish jobs site counts", countEscaped},
}

// CountingNamed finds a way of counting, or nil; "" is words.
func CountingNamed(name string) *Counting {
	for _, c := range Countings {
		if c.Name == name || name == "" {
			return c
		}
	}
	return nil
}

// CountingNames gives the names of the ways of counting.
func CountingNames() (names []string) {
	for _, c := range Countings {
		names = append(names, c.Name)
	}
	return names
}

// CountWords counts the runs of anything but white space in pasted text, whose
// white space is all plain.
func CountWords(text string) (n int) {
	before := uint8(1) // a space
	for i := range len(text) {
		space := plainSpace[text[i]]
		n += int(before &^ space)
		before = space
	}
	return n
}

var plainSpace = [256]uint8{' ': 1, '\n': 1, '\t': 1}

func countUTF16(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// countEscaped follows help.myjobscotland.gov.uk, "Issues with character count".
func countEscaped(text string) (n int) {
	for i := range len(text) {
		switch text[i] {
		case '&':
			n += len("&amp;")
		case '<', '>':
			n += len("&lt;")
		case '"', '\'':
			n += len("&quot;")
		case '\n':
			n += 2
		default:
			n++
		}
	}
	return n
}

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
