package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

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
a last list item, a table, code, a quote, a link, an emoji, a line such
as **Budget:** £300 and lines that all end without a mark need none. The
rule keeps silent on text that is not mostly English, and sees the last
paragraph only.`,
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
		{
			Source: "## The till\n\nI moved it, and they were glad of it 🎉\n\n## The van\n\nI sold it to the school.\n\n[Back to the top](#top)\n\n## The sign\n\nI drew it and had it made.\n\n**Time:** two weeks in the spring\n",
		},
		{
			Source: "| Indicator | Evidence |\n|---|---|\n| Share what you know | I ran a lunch for the twelve of them in the hall |\n",
		},
		{
			Source: "## The till\n\nI moved it, and this is what they said of it:\n\n> We have never had one that was so near to the door\n\n## The van\n\nI sold it to the school\\\nand with it the trailer\\\nand the spare wheel\n",
		},
	},
	Check: func(p *Pass) {
		for _, t := range p.prose() {
			if t.State != evidence.Evidenced || !t.english {
				continue
			}
			b := lastBlock(t.Answer)
			if b == nil || b.Kind != evidence.Paragraph || b.Depth > 0 || b.Quote > 0 || inRow(p, t.Answer, b) || noSentence(b) {
				continue
			}
			if text := b.Text(); !evidence.EndsSentence(text) && !endsInEmoji(text) {
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

// inRow says whether a block is a table's cell, beside the one that heads it.
func inRow(p *Pass, a *evidence.Answer, b *evidence.Block) bool {
	from := a.Heading.Span.End
	return a.Heading.Value != "" && from < b.Span.Start && !strings.Contains(p.Text[from:b.Span.Start], "\n")
}

// noSentence says whether a block's last line is a link, an image, or opens with
// words in bold and a colon, as "**Budget:** £300" does; or whether the block is
// several lines of which none ends as a sentence does.
func noSentence(b *evidence.Block) bool {
	line, open := b.Runs, false
	for i, r := range b.Runs {
		if r.Style&evidence.HardEnd != 0 {
			open = open || i > 0 && !evidence.EndsSentence(b.Runs[i-1].Text)
			line = b.Runs[i+1:]
		}
	}
	if len(line) == 0 {
		return false
	}
	linked := !slices.ContainsFunc(line, func(r evidence.Run) bool {
		return r.Style&(evidence.Linked|evidence.Image) == 0 && strings.TrimSpace(r.Text) != ""
	})
	lead := line[0].Style&evidence.Bold != 0 && (strings.HasSuffix(strings.TrimSpace(line[0].Text), ":") || len(line) > 1 && strings.HasPrefix(line[1].Text, ":"))
	return linked || lead || open
}

func endsInEmoji(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\ufe0f "))
	return emoji(r)
}

// lastWords gives the offset at which the last n words of a text start.
func lastWords(text string, n int) int {
	start := len(text)
	for ; n > 0 && start > 0; n-- {
		start = 1 + strings.LastIndexAny(text[:max(start-1, 0)], " \n\t")
	}
	return start
}
