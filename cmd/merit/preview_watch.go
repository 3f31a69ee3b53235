package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How a watch waits: until a save is over, but not for ever where saves never
// end; and at leisure for what no event tells, as on some network drives.
const (
	saveSettles  = 50 * time.Millisecond
	saveAtMost   = 400 * time.Millisecond
	lookUnbidden = time.Second
)

// A watch tells when one of a few files may have changed. It watches their
// folders, since many editors save a file by putting another in its place.
type watch struct {
	events *fsnotify.Watcher
	paths  []string
	seen   string // the files' sizes and times when they were last looked at
}

func newWatch() (*watch, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching: %w", err)
	}
	return &watch{events: events}, nil
}

// follow sets the files to watch. Under its name a folder may be another than it
// was, so it is added each time.
func (w *watch) follow(paths []string) error {
	w.paths, w.seen = paths, stamps(paths)
	for _, path := range paths {
		if err := w.events.Add(filepath.Dir(path)); err != nil {
			return fmt.Errorf("watching %s: %w", filepath.Dir(path), err)
		}
	}
	return nil
}

// each calls look after each change until the context ends, and, while look
// gives false, every now and then.
func (w *watch) each(ctx context.Context, look func() (well bool)) {
	unbidden := time.NewTicker(lookUnbidden)
	defer unbidden.Stop()
	var settled, atMost <-chan time.Time // nil where no save is awaited
	for well := true; ; {
		changed := false
		select {
		case <-ctx.Done():
			return
		case event := <-w.events.Events:
			changed = w.concerns(event.Name)
		case <-w.events.Errors: // events were lost, and stamps will tell
		case <-unbidden.C:
			changed = atMost == nil && (!well || stamps(w.paths) != w.seen)
		case <-settled:
			settled = nil
			if !w.emptied() {
				well, atMost = look(), nil
			}
		case <-atMost:
			well, settled, atMost = look(), nil, nil
		}
		if changed {
			settled = time.After(saveSettles)
		}
		if changed && atMost == nil {
			atMost = time.After(saveAtMost)
		}
	}
}

// emptied says whether the first of the files is empty, as many programs make a
// file right before they write it anew.
func (w *watch) emptied() bool {
	info, err := os.Stat(w.paths[0])
	return err == nil && info.Size() == 0
}

// concerns compares names alone: folders are named in more than one way.
func (w *watch) concerns(path string) bool {
	return slices.ContainsFunc(w.paths, func(p string) bool { return strings.EqualFold(filepath.Base(p), filepath.Base(path)) })
}

// stamps gives what changes when a file does.
func stamps(paths []string) string {
	var b strings.Builder
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprint(&b, info.Size(), info.ModTime().UnixNano())
		}
		b.WriteByte('\n')
	}
	return b.String()
}
