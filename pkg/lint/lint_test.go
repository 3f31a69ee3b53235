package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"merit/frameworks"
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// today is the day of every test run.
var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

func parse(t testing.TB, text string) *evidence.File {
	t.Helper()
	catalog := framework.NewCatalog(evidence.MethodIDs())
	if err := catalog.Add(frameworks.Files, ""); err != nil {
		t.Fatal(err)
	}
	file, err := source.ReadFrom("evidence.md", strings.NewReader(text), source.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	return evidence.Parse(file, evidence.Options{Find: catalog.Find})
}

// TestExamples runs each rule over its own examples.
func TestExamples(t *testing.T) {
	for _, rule := range Rules {
		for i, example := range rule.Examples {
			t.Run(fmt.Sprintf("%s/%d", rule.Name, i), func(t *testing.T) {
				var got []string
				for _, f := range Check(parse(t, example.Source), Rules, today) {
					if f.Rule == rule {
						got = append(got, fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message))
					}
				}
				if !slices.Equal(got, example.Want) {
					t.Errorf("in\n%s\ngot  %q\nwant %q", example.Source, got, example.Want)
				}
			})
		}
	}
}
