package evidence

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"merit/pkg/framework"
	"merit/pkg/source"
)

func BenchmarkParse(b *testing.B) {
	file, err := source.Read("../../examples/by-competency.md", source.Markdown)
	if err != nil {
		b.Fatal(err)
	}
	find := catalog(b).Find
	known, err := find("civil-service-2012")
	if err != nil {
		b.Fatal(err)
	}
	// What the Markdown parser alone takes is the measure of the others.
	b.Run("goldmark", func(b *testing.B) {
		b.SetBytes(int64(len(file.Text)))
		b.ReportAllocs()
		for b.Loop() {
			markdown().Parse(text.NewReader([]byte(file.Text)))
		}
	})
	_, body, _ := file.FrontMatter()
	bare, err := source.ReadFrom("x.md", strings.NewReader(file.Text[body:]), source.Markdown)
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name    string
		file    *source.File
		options Options
	}{
		{"without framework", bare, Options{}},
		{"with framework", bare, Options{Framework: known, Level: "3"}},
		{"with front matter", file, Options{Find: func(string) (*framework.Framework, error) { return known, nil }}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(file.Text)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(bench.file, bench.options)
			}
		})
	}
}

func BenchmarkScaffold(b *testing.B) {
	f := find(b, "civil-service-2012")
	choice := Choice{Level: "3", Competencies: f.Asked(), Method: Methods[0], Unit: framework.PerIndicator, Limit: Limit{Max: 250}}
	b.ReportAllocs()
	for b.Loop() {
		Scaffold(f, choice)
	}
}
