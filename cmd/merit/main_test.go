package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestTyped says how paths stand in a hint, and that a shell reads them so.
func TestTyped(t *testing.T) {
	sh, _ := exec.LookPath("sh")
	for path, want := range map[string]string{
		"-":                "-",
		"evidence.md":      "evidence.md",
		"drafts/é-1.md":    "drafts/é-1.md",
		"two words.md":     `"two words.md"`,
		"it's.md":          `"it's.md"`,
		"a&b;c.md":         `"a&b;c.md"`,
		"*.md":             `"*.md"`,
		"$HOME.md":         `'$HOME.md'`,
		"`it's` \"q\"!.md": "'`it'\\''s` \"q\"!.md'",
		"-dash.md":         "./-dash.md",
		"-two words.md":    `"./-two words.md"`,
	} {
		if got := typed(path); got != want {
			t.Errorf("%s is typed %s, not %s", path, got, want)
		}
		if sh == "" {
			continue
		}
		out, err := exec.Command(sh, "-c", "printf %s "+typed(path)).Output()
		if err != nil || filepath.Clean(string(out)) != path {
			t.Errorf("a shell reads %s as %s: %v", typed(path), out, err)
		}
	}
	if got := typed("a b", "c"); got != `"a b" c` {
		t.Errorf("two paths are typed %s", got)
	}
}
