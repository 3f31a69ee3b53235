package lint

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
)

var repeatedOpening = &Rule{
	Name:     "repeated-opening",
	Summary:  "several answers that open with the same words",
	Severity: Note,
	Doc: `A panel reads the answers one after another, and the same opening makes
them look alike, which is one of the things that has been taken for
generated text (a poster in r/TheCivilService, dismissed for "likely
AI"). Found are three or more answers in a file that share their first
four words. Both numbers are custom.

Begin some of them with what was particular: the place, the month, what
went wrong. The rule looks at the words alone, and only at the first of
each answer; openings with a colon in them ("Duration: 3 months") and
notes are left alone.`,
	Thresholds: []Threshold{
		{"words", "words at the start that must be the same", 4},
		{"answers", "answers that must share them", 3},
	},
	Examples: []Example{
		{
			Source: "## Leadership\n\nWhen I joined the depot, I rang the printers.\n\n## Delivering at pace\n\nWhen I joined the museum, I drew a map.\n\n## Working together\n\nWhen I joined the school, I ran a lunch.\n",
			Want:   []string{`3:1: 3 answers open with "When I joined the", also on lines 7 and 11: begin some of them otherwise`},
		},
		{
			Source: "## Leadership\n\nWhen I joined the depot, I rang the printers.\n\n## Delivering at pace\n\nWhen I joined the museum, I drew a map.\n\n## Working together\n\nWhen I left the school, I ran a lunch.\n",
		},
		{
			Source: "## The till\n\n**Role:** shop manager, 2024\n\nI moved it.\n\n## The van\n\n**Role:** shop manager, 2024\n\nI sold it.\n\n## The sign\n\n**Role:** shop manager, 2024\n\nI drew it.\n",
		},
	},
	Check: func(p *Pass) {
		n, least := max(1, p.Threshold("words")), max(2, p.Threshold("answers"))
		if len(p.prose()) < least {
			return
		}
		opened := make(map[uint64][]*passage, len(p.proses))
		var order []uint64
		for i := range p.proses {
			t := &p.proses[i]
			s := &t.blocks[0]
			if t.State != evidence.Evidenced || len(s.words) < n || strings.ContainsRune(s.said(0, n-1), ':') {
				continue
			}
			var h uint64
			for _, w := range s.words[:n] {
				h = mix(h, uint64(w.fold))
			}
			if opened[h] == nil {
				order = append(order, h)
			}
			opened[h] = append(opened[h], s)
		}
		for _, h := range order {
			if all := opened[h]; len(all) >= least {
				p.Report(all[0].place(0, n-1), "%d answers open with %q, also on %s: begin some of them otherwise", len(all), short(all[0].said(0, n-1)), p.lines(all[1:]))
			}
		}
	},
}

// lines names the lines of blocks, the first few of them.
func (p *Pass) lines(blocks []*passage) string {
	const most = 5
	var lines []string
	for _, s := range blocks[:min(most, len(blocks))] {
		line, _ := p.Position(s.block.Span.Start)
		lines = append(lines, fmt.Sprint(line))
	}
	if len(blocks) > most {
		return "lines " + series(append(lines, "others"), "and")
	}
	return "lines " + series(lines, "and")
}
