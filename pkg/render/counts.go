package render

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
)

// Counts says how long a text is in every way of counting, "212 words · 1,204
// characters · …", and on a second line what LibreOffice counts, if it differs.
func Counts(text string) string {
	var counts []string
	for _, c := range evidence.Countings {
		unit, n := unitOf(evidence.Limit{Count: c.Name}), c.Count(text)
		if n == 1 {
			unit = strings.TrimSuffix(unit, "s")
		}
		counts = append(counts, thousands(n)+" "+unit)
	}
	line := strings.Join(counts, " · ")
	if n := evidence.LibreOffice.Count(text); n != evidence.CountWords(text) {
		line += fmt.Sprintf("\nLibreOffice counts %s words: it parts them at two hyphens and beside signs such as ²", thousands(n))
	}
	return line
}
