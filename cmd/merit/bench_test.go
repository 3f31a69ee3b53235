package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkLint lints a folder of a hundred files, as a process would but for
// starting.
func BenchmarkLint(b *testing.B) {
	text, err := os.ReadFile("../../examples/by-indicator.md")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for i := range 100 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.md", i)), text, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(100 * len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"lint", "--fail-on", "never", dir}, nil, io.Discard, io.Discard); code != exitClean {
			b.Fatal("exits", code)
		}
	}
}
