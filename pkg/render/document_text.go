package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"merit/pkg/evidence"
)

// writeText writes each answer as a block: what it answers, its count, and the
// text as it is pasted.
func writeText(w io.Writer, doc *Document, _ Look) error {
	out := bufio.NewWriter(w)
	first := true
	for _, e := range doc.Entries {
		if e.Answer == nil {
			continue
		}
		if !first {
			fmt.Fprintf(out, "\n%s\n\n", strings.Repeat("-", 60))
		}
		first = false
		for _, heading := range []string{e.CompetencyText, e.IndicatorText} {
			if heading != "" {
				fmt.Fprintln(out, Safe(Mask(heading, doc.Private)))
			}
		}
		fmt.Fprintf(out, "(%s)\n", CountOf(e))
		if text := AnswerText(doc, e.Answer); text != "" {
			fmt.Fprintf(out, "\n%s\n", text)
		}
		if doc.Counts {
			fmt.Fprintf(out, "\n(%s)\n", Counts(e.Answer.Text(doc.Labels)))
		}
	}
	return out.Flush()
}

// AnswerText is one answer's text alone, ready for the clipboard.
func AnswerText(doc *Document, answer *evidence.Answer) string {
	return Mask(answer.Text(doc.Labels), doc.Private)
}

// CountOf says how long an answer is: "212 of 250 words".
func CountOf(e *evidence.Entry) string {
	return fmt.Sprintf("%d of %d %s", e.Count, e.Limit.Max, unitOf(e.Limit))
}
