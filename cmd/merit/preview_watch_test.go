package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// TestWatch sees a change by its event alone, which leaves size and time as they
// were, and by size and time alone, where no event comes.
func TestWatch(t *testing.T) {
	for name, tt := range map[string]struct {
		events bool
		change func(path string) error
	}{
		"event": {true, func(path string) error { return os.Chmod(path, 0o600) }},
		"stamp": {false, func(path string) error { return os.WriteFile(path, []byte("two words"), 0o666) }},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.events && runtime.GOOS == "windows" {
				t.Skip("tells no change of mode")
			}
			path := filepath.Join(t.TempDir(), "evidence.md")
			write(t, path, "words")
			w, err := newWatch()
			if err != nil {
				t.Fatal(err)
			}
			defer w.events.Close()
			w.paths, w.seen = []string{path}, stamps([]string{path})
			if tt.events {
				if err := w.follow(w.paths); err != nil {
					t.Fatal(err)
				}
			}
			if err := tt.change(path); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			looked := false
			w.each(ctx, func() bool {
				looked = true
				cancel()
				return true
			})
			if !looked {
				t.Error("the change is not seen")
			}
		})
	}
}

// TestPreviewLink follows what a link leads to.
func TestPreviewLink(t *testing.T) {
	target := filepath.Join(t.TempDir(), "target.md")
	write(t, target, story("first words"))
	link := filepath.Join(t.TempDir(), "evidence.md")
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	p := startPreview(t, link, previewFlags{})
	write(t, target, story("second words"))
	p.shows("second words")
}

// TestPreviewUnrest writes without an end: the page follows all the same.
func TestPreviewUnrest(t *testing.T) {
	p := startPreview(t, "", previewFlags{})
	rest := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-rest:
				return
			case <-time.After(saveSettles / 5):
				os.WriteFile(p.path, []byte(story(fmt.Sprintf("restless words, %d", n))), 0o666)
			}
		}
	})
	p.shows("restless words")
	close(rest)
	writing.Wait()
	write(t, p.path, story("last words"))
	p.shows("last words")
}
