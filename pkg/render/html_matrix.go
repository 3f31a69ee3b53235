package render

import (
	"fmt"
	"html/template"
	"strings"

	"merit/pkg/evidence"
)

// A pageMatrix is where the file stands at a glance: a row for each competency.
type pageMatrix struct {
	Name   string // of the landmark that it is, "" where it is none
	Rows   []pageRow
	Parts  []pageShare // what the colours in the plots are
	Legend []pageCell  // what the cells are
}

// A pageRow is a competency: a plot of its one answer's words by part against
// the limit, a cell for each of its indicators, or both.
type pageRow struct {
	Title, Href string // no Href where the file has no such heading
	State       pageState
	Count       string
	Plot        []pageShare
	Drawing     template.HTML // of the plot
	Cells       []pageCell
}

// A pageCell is an indicator.
type pageCell struct {
	Href, Mark string // no Href where there is nothing to lead to
	Text       string
	State      pageState
}

// matrix draws the sections that the page has.
func (b *pageBuilder) matrix(p *page) *pageMatrix {
	if len(p.Sections) == 0 {
		return nil
	}
	m := &pageMatrix{Name: "Where it stands"}
	widest := widestPlot(p.Sections)
	for _, s := range p.Sections {
		row := pageRow{Title: s.Title, Href: "#" + s.ID}
		if s.Own() {
			row.plot(s.Answers[0], widest)
		} else {
			row.answers(s.Answers, len(s.Missing))
		}
		row.missing(s.Missing)
		m.Rows = append(m.Rows, row)
	}
	for _, a := range p.Absent {
		row := pageRow{Title: a.Title, State: a.State}
		if len(a.Missing) > 1 {
			row.missing(a.Missing)
		}
		m.Rows = append(m.Rows, row)
	}
	m.explain()
	return m
}

// widestPlot gives the largest count of the answers that are plotted, as a
// multiple of its limit, and at least 1.
func widestPlot(sections []*pageSection) float64 {
	widest := 1.0
	for _, s := range sections {
		if s.Own() {
			widest = max(widest, fraction(s.Answers[0].entry))
		}
	}
	return widest
}

// fraction is an answer's count as a part of its limit.
func fraction(e *evidence.Entry) float64 {
	return float64(e.Count) / float64(max(e.Limit.Max, 1))
}

// plot draws an answer's parts, one behind the other, as wide as it is long.
func (r *pageRow) plot(a *pageAnswer, widest float64) {
	r.State, r.Count = a.States[len(a.States)-1], a.Count
	shares := a.shares
	if len(shares) == 0 && a.entry.Count > 0 {
		shares = []partShare{{words: 1}}
	}
	r.Plot = drawn(shares, 100*fraction(a.entry)/widest)
	r.Drawing = drawPlot(r.Plot, tenths(100/widest))
	for _, check := range a.Checklist {
		r.Cells = append(r.Cells, pageCell{Href: "#" + a.ID, Mark: marks[check.State.Class], Text: check.Text, State: check.State})
	}
}

// marks are what stands in a cell that has no count.
var marks = map[string]string{
	string(evidence.Evidenced): "✓",
	string(evidence.Claimed):   "?",
	string(evidence.Notes):     "…",
	string(evidence.Empty):     "–",
	string(evidence.Missing):   "×",
	string(evidence.Waived):    "/",
}

// answers gives each answer its cell; the file lacks as many more as missing.
func (r *pageRow) answers(answers []*pageAnswer, missing int) {
	written, words := 0, 0
	for _, a := range answers {
		cell := pageCell{Href: "#" + a.ID, Mark: marks[string(a.entry.State)], Text: a.Heading, State: a.States[len(a.States)-1]}
		if a.entry.State == evidence.Evidenced {
			written++
			cell.Mark = a.Short.Text
		}
		if cell.State.Class == "over" {
			cell.Mark = "+" + thousands(a.entry.Count-a.entry.Limit.Max)
		}
		words += wordsOf(a.entry)
		r.Cells = append(r.Cells, cell)
	}
	if words > 0 {
		r.Count = manyWords(words)
	}
	all := len(answers) + missing
	r.State = pageState{string(evidence.Empty), fmt.Sprintf("%d of %d", written, all)}
	if written == all && all > 0 {
		r.State.Class = string(evidence.Evidenced)
	}
}

// missing gives each indicator that the file lacks its cell.
func (r *pageRow) missing(missing []pageMissing) {
	for _, m := range missing {
		r.Cells = append(r.Cells, pageCell{Mark: marks[m.State.Class], Text: m.Text, State: m.State})
	}
}

// lead makes the matrix, which is one among others, lead to the page at an
// address.
func (m *pageMatrix) lead(href string) {
	m.Name = ""
	for i := range m.Rows {
		row := &m.Rows[i]
		if row.Href != "" {
			row.Href = href + row.Href
		}
		for j := range row.Cells {
			if cell := &row.Cells[j]; cell.Href != "" {
				cell.Href = href + cell.Href
			}
		}
	}
}

// explain makes the legends of what was drawn.
func (m *pageMatrix) explain() {
	parts, cells := map[string]bool{}, map[pageState]bool{}
	for _, row := range m.Rows {
		for _, share := range row.Plot {
			if share.Name != "" && !parts[share.Name] {
				parts[share.Name] = true
				m.Parts = append(m.Parts, share)
			}
		}
		for _, cell := range row.Cells {
			legend := pageCell{Mark: cell.Mark, State: pageState{cell.State.Class, strings.ToLower(cell.State.Text)}}
			switch legend.State.Class {
			case "over":
				legend.State.Text = "words over the limit"
			case string(evidence.Evidenced):
				if cell.Mark != marks[cell.State.Class] {
					legend.State.Text = "words written"
				}
			}
			if !cells[legend.State] {
				cells[legend.State] = true
				m.Legend = append(m.Legend, legend)
			}
		}
	}
}
