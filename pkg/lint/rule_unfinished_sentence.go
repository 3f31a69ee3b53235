package lint

import (
	"strings"

	"merit/pkg/evidence"
)

var unfinishedSentence = &Rule{
	Name:     "unfinished-sentence",
	Summary:  "an answer that stops without an end",
	Severity: Warning,
	Doc: `An answer whose last paragraph stops without a full stop or another end
mark has most often been cut: by a copy that missed the end, by a form
that took only what fitted, or by an evening that was over. The custom
is everyone's; no law asks for it.

Finish the sentence, or add the full stop. Closing quotation marks and
brackets are looked through, the end marks are those of any script, and
a last list item, a table and code need none. The rule keeps silent on
text that is not mostly English, and sees the last paragraph only.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nThe timetable was late. I rang the printers to ask what they needed. We found\n",
			Want:   []string{`3:73: stops at "We found" without an end: finish the sentence, or add a full stop`},
		},
		{
			Source: "## Delivering at pace\n\nThe timetable was late. I rang the printers, who called this \"the best idea of the year.\"\n\n- two days early\n",
		},
		{
			Source: "## Delivering at pace\n\nThe timetable was late. I rang the printers (and then rang them again).\n",
		},
	},
	Check: func(p *Pass) {
		for _, t := range p.prose() {
			if t.State != evidence.Evidenced || !t.english {
				continue
			}
			b := lastBlock(t.Answer)
			if b == nil || b.Kind != evidence.Paragraph || b.Depth > 0 {
				continue
			}
			if text := b.Text(); !evidence.EndsSentence(text) {
				stop := lastWords(text, 1)
				p.Report(b.Place(stop, len(text)), "stops at %q without an end: finish the sentence, or add a full stop", short(text[lastWords(text, 2):]))
			}
		}
	},
}

// lastBlock gives the last block of an answer that is no placeholder.
func lastBlock(a *evidence.Answer) *evidence.Block {
	for i := len(a.Parts) - 1; i >= 0; i-- {
		for j := len(a.Parts[i].Blocks) - 1; j >= 0; j-- {
			if b := a.Parts[i].Blocks[j]; !b.Empty() {
				return b
			}
		}
	}
	return nil
}

// lastWords gives the offset at which the last n words of a text start.
func lastWords(text string, n int) int {
	start := len(text)
	for ; n > 0 && start > 0; n-- {
		start = 1 + strings.LastIndexAny(text[:max(start-1, 0)], " \n\t")
	}
	return start
}
