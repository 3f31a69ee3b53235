package source

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestCursor asks for places forwards, backwards and on other lines, and wants
// those that a search from the start gives.
func TestCursor(t *testing.T) {
	file, err := ReadFrom("a.md", strings.NewReader("one\n\ntwo – “three” four\nünf\u00a0six\n"), Markdown)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	c := Cursor{File: file}
	for range 2000 {
		at := random.IntN(len(file.Text)+4) - 2
		line, column := c.Position(at)
		if wantLine, wantColumn := file.Position(at); line != wantLine || column != wantColumn {
			t.Fatalf("offset %d is at %d:%d, not %d:%d", at, line, column, wantLine, wantColumn)
		}
	}
}
