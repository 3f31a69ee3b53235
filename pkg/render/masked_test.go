package render

import (
	"slices"
	"strings"
	"testing"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

func TestMasked(t *testing.T) {
	const text = `# Of May

## With Ada

May
Ada Example's books, may *Ada-Jane*.

## Other

- In May
- mayor
`
	file, err := source.ReadFrom("a.md", strings.NewReader(text), source.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	doc := &Document{File: evidence.Parse(file, evidence.Options{}), Private: []string{"Ada Example", "may", "Ada"}}
	for _, tt := range []struct {
		answers  []*evidence.Answer
		headings []source.Text
		words    int
		lines    []int
	}{
		{doc.File.Answers, doc.Headings(true), 8, []int{1, 3, 5, 6, 10}},
		{doc.File.Answers, doc.Headings(false), 7, []int{3, 5, 6, 10}},
		{doc.File.Answers, nil, 6, []int{5, 6, 10}},
		{doc.File.Answers[1:], nil, 1, []int{10}},
	} {
		if words, lines := doc.Masked(tt.answers, tt.headings); words != tt.words || !slices.Equal(lines, tt.lines) {
			t.Errorf("masks %d words on the lines %v, not %d on %v", words, lines, tt.words, tt.lines)
		}
	}
	if at := maskedAt("a\xff May, \u2588 may", doc.Private); !slices.Equal(at, []int{3, 12}) {
		t.Errorf("masks at %v", at)
	}
}
