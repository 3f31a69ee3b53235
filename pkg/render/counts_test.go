package render

import "testing"

func TestCounts(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "0 words · 0 characters · 0 bytes · 0 escaped bytes",
		"I":                             "1 word · 1 character · 1 byte · 1 escaped byte",
		"R&D - at £5.\n- and/or 1)":     "7 words · 24 characters · 25 bytes · 30 escaped bytes",
		"It was late--by a week of m².": "7 words · 29 characters · 30 bytes · 30 escaped bytes\nLibreOffice counts 10 words: it parts them at two hyphens and beside signs such as ²",
	} {
		if got := Counts(text); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}
