package render

import (
	"io"
	"testing"

	"merit/pkg/evidence"
)

// BenchmarkDocuments writes the examples in every format, and as a review.
func BenchmarkDocuments(b *testing.B) {
	for name, text := range examplePages(b) {
		doc, err := readPage(name, text, evidence.Options{})
		if err != nil {
			b.Fatal(err)
		}
		bench := func(format string, write func() error) {
			b.Run(format+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if err := write(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		for _, format := range Documents {
			bench(format.Name, func() error { return format.Write(io.Discard, doc, Look{}) })
		}
		review := *doc
		review.Review = true
		bench("review", func() error { return HTML(io.Discard, &review) })
	}
}
