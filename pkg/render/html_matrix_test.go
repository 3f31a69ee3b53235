package render

import (
	"strings"
	"testing"
)

// TestHTMLMatrix says what each row and cell of the matrix tells.
func TestHTMLMatrix(t *testing.T) {
	page := pageOf(t, "a.md", `---
framework: civil-service-2012
level: 3
limit: 4
competencies: [seeing-the-big-picture, changing-and-improving, making-effective-decisions]
waive: [{competency: making-effective-decisions, reason: not asked}]
---

## Seeing the big picture

### Be alert to emerging issues and trends which might impact or benefit own and team’s work

I was alert.

### Develop an understanding of own area’s strategy and how this contributes to Departmental priorities

I developed it as far as anyone could.

### Seek to understand how the services, activities and strategies in the area work together to create value for the customer/end user

TBC
`)
	checkPage(t, page)
	_, matrix, _ := strings.Cut(page, `<div class="matrix"`)
	matrix, _, _ = strings.Cut(matrix, "\n</div>\n")
	for _, want := range []string{
		`<a href="#m-seeing-the-big-picture">Seeing the big picture</a>`,
		`<span aria-hidden="true">3</span><span class="unseen">Be alert to emerging issues and trends which might impact or benefit own and team’s work: Evidenced</span></a>`,
		`<span aria-hidden="true">&#43;4</span><span class="unseen">Develop an understanding of own area’s strategy and how this contributes to Departmental priorities: 4 over the limit</span></a>`,
		`<span aria-hidden="true">–</span><span class="unseen">Seek to understand`,
		`<span aria-hidden="true">×</span><span class="unseen">Ensure own area/team activities are aligned to Departmental priorities: Missing</span></span>`,
		`11 words <span class="state empty">2 of 5</span>`,
		`<span class="name">Changing and improving</span>`,
		`<span class="state waived">Waived</span>`,
		`<span class="cell evidenced">3</span> words written`,
	} {
		if !strings.Contains(matrix, want) {
			t.Errorf("no %s in %s", want, matrix)
		}
	}
}

// TestHTMLLegend says that a checklist's cells are explained as its lines are.
func TestHTMLLegend(t *testing.T) {
	page := pageOf(t, "a.md", `---
framework: civil-service-2012
level: 3
answer: competency
---

## Seeing the big picture

- [x] Be alert to emerging issues and trends which might impact or benefit own and team’s work
- [ ] Develop an understanding of own area’s strategy and how this contributes to Departmental priorities

TBC
`)
	checkPage(t, page)
	for _, want := range []string{
		`<span class="state claimed">Claimed</span>`, `<span class="state empty">Not claimed</span>`,
		`<span class="cell claimed">?</span> claimed</li>`, `<span class="cell empty">–</span> not claimed</li>`,
	} {
		if strings.Count(page, want) != 1 {
			t.Errorf("not one %s in %s", want, page)
		}
	}
}

// TestHTMLPlot says how wide an answer's parts are drawn, and where the limit
// is: the longest answer fills the plot.
func TestHTMLPlot(t *testing.T) {
	page := pageOf(t, "a.md", "---\nlimit: 10\n---\n\n## One\n\n**Situation:** one two.\n\n**Action:** one two three.\n\n## Two\n\n"+strings.Repeat("word ", 20)+"\n\n## Three\n\nTBC\n")
	checkPage(t, page)
	for _, want := range []string{
		`<rect class="track" width="50.0" height="10"/><rect class="part-1" x="0.0" y="1" width="10.0" height="8"/><rect class="part-3" x="10.0" y="1" width="15.0" height="8"/>`,
		`<rect class="part-0" x="0.0" y="1" width="100.0" height="8"/>`,
		`<li class="part-1">Situation 40 % <span>usually 10 %</span></li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
}
