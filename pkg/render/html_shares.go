package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"merit/pkg/evidence"
)

// A partShare is the words that one part of an answer has.
type partShare struct {
	name   string
	colour int
	words  int
}

// partShares gives the words by part of an answer, in the order in which the
// parts first come, where two at least are labelled.
func partShares(method *evidence.Method, a *evidence.Answer) (shares []partShare) {
	if len(a.Labelled()) < 2 || a.Words == 0 {
		return nil
	}
	known := map[string]int{}
	for _, p := range a.Parts {
		name := p.Name()
		if name == "" {
			name = "No label"
		}
		i, ok := known[name]
		if !ok {
			if p.Words == 0 {
				continue
			}
			i = len(shares)
			known[name] = i
			shares = append(shares, partShare{name: name, colour: colourOf(method, p.Names)})
		}
		shares[i].words += p.Words
	}
	return shares
}

// usualShares gives the method's own split, where a source gives one.
func usualShares(method *evidence.Method) (shares []partShare) {
	for i, percent := range method.Usual {
		name := method.Parts[i].Name
		shares = append(shares, partShare{name, colourOf(method, []string{name}), percent})
	}
	return shares
}

// colourOf gives a part the same colour in every answer: its place in the
// method, from 1; 0 is for text without a label.
func colourOf(method *evidence.Method, names []string) int {
	for i := range method.Parts {
		if len(names) > 0 && names[0] == method.Parts[i].Name {
			return i + 1
		}
	}
	return 0
}

// drawn places shares side by side in a bar of a length in per cent.
func drawn(shares []partShare, length float64) []pageShare {
	total, before := 0, 0
	for _, s := range shares {
		total += s.words
	}
	bar := make([]pageShare, len(shares))
	for i, s := range shares {
		bar[i] = pageShare{
			Name:    s.name,
			Colour:  s.colour,
			Percent: percent(s.words, total),
			Start:   tenths(length * float64(before) / float64(total)),
			Width:   tenths(length * float64(s.words) / float64(total)),
		}
		before += s.words
	}
	return bar
}

// besideUsual tells each share what is usual.
func besideUsual(shares, usual []pageShare) {
	for i := range shares {
		for _, u := range usual {
			if u.Name == shares[i].Name {
				shares[i].Usual = u.Percent
			}
		}
	}
}

// openBar opens a drawing that is 100 wide and 10 high.
const openBar = `<svg class="%s" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="%s">`

// Drawing plots the count against its limit.
func (b *pageBar) Drawing() template.HTML {
	var out strings.Builder
	fmt.Fprintf(&out, openBar+`<rect class="track" width="100" height="10"/><rect class="within" width="%s" height="10"/>`, "bar", b.Percent+" % of the limit", b.Within)
	if b.Over != "" {
		fmt.Fprintf(&out, `<rect class="over" x="%s" width="%s" height="10"/>`, b.Within, b.Over)
	}
	out.WriteString("</svg>")
	return template.HTML(out.String())
}

// SharesDrawing plots the words by part above the usual split, with both in
// words below.
func (a *pageAnswer) SharesDrawing() template.HTML {
	if len(a.Shares) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n<div class=\"shares\">\n"+openBar, "bar", "Share of words by part")
	drawParts(&out, a.Shares, 0, 10)
	out.WriteString("</svg>\n")
	if len(a.Usual) > 0 {
		fmt.Fprintf(&out, openBar, "bar usual", "The usual share of words by part")
		drawParts(&out, a.Usual, 0, 10)
		out.WriteString("</svg>\n")
	}
	out.WriteString("<ul>\n")
	for _, s := range a.Shares {
		fmt.Fprintf(&out, `<li class="part-%d">%s %s %%`, s.Colour, html.EscapeString(s.Name), s.Percent)
		if s.Usual != "" {
			fmt.Fprintf(&out, " <span>usually %s %%</span>", s.Usual)
		}
		out.WriteString("</li>\n")
	}
	out.WriteString("</ul>\n</div>")
	return template.HTML(out.String())
}

// drawParts draws shares side by side, so far from the top and so high.
func drawParts(out *strings.Builder, shares []pageShare, top, height int) {
	for _, s := range shares {
		fmt.Fprintf(out, `<rect class="part-%d" x="%s" y="%d" width="%s" height="%d"/>`, s.Colour, s.Start, top, s.Width, height)
	}
}

// drawPlot draws an answer's parts on a track that is as long as the limit.
func drawPlot(shares []pageShare, limit string) template.HTML {
	if len(shares) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n"+`<svg class="plot" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="%s" height="10"/>`, limit)
	drawParts(&out, shares, 1, 8)
	fmt.Fprintf(&out, `<rect class="limit" x="%s" width=".4" height="10"/></svg>`, limit)
	return template.HTML(out.String())
}
