package main

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"
)

// TestForbidden is for those who test as root, who may read and write all.
func TestForbidden(t *testing.T) {
	denied := &fs.PathError{Op: "open", Path: "a/b.md", Err: syscall.EACCES}
	for want, err := range map[string]error{
		"ls -ld a shows who may write there":  unwritten("a/b.md", denied),
		"ls -ld a/b.md shows who may read it": unread("a/b.md", denied),
	} {
		var got hinted
		if !errors.As(err, &got) || got.hint != want {
			t.Errorf("%v: hint %q, not %q", err, got.hint, want)
		}
	}
}
