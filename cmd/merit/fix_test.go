package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestApply lets git apply what --diff shows, to files that are spelt in every
// usual way: that must be what --fix does.
func TestApply(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	plain := "## Working\ttogether\n\n**Sitation:**\tThe the clinics\tkept two diaries.\n\nTwo people had had a spare one.\n"
	for name, text := range map[string]string{
		"plain.md":     plain,
		"two words.md": plain,
		"dos.md":       strings.ReplaceAll(plain, "\n", "\r\n"),
		"marked.md":    "\ufeff" + plain,
		"twice.md":     "\ufeff\ufeff" + strings.ReplaceAll(plain, "\n", "\r\n"),
		"endless.md":   strings.TrimSuffix(plain, "\n"),
		"above.md":     "A line.\r\n\r\n" + strings.ReplaceAll(plain, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, name)
			write(t, path, text)
			code, diff, talk := merit(t, dir, "lint", "--fail-on", "never", "--diff", "./"+name)
			if code != exitClean || diff == "" {
				t.Fatalf("lint --diff exits %d:\n%s%s", code, diff, talk)
			}
			cmd := exec.Command("git", "-c", "core.autocrlf=false", "apply", "-")
			cmd.Dir, cmd.Stdin = dir, strings.NewReader(diff)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("git apply: %v\n%s\n%q", err, out, diff)
			}
			applied, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, text)
			if code, _, talk := merit(t, dir, "lint", "--fail-on", "never", "--fix", name); code != exitClean || !strings.Contains(talk, "mended") {
				t.Fatalf("lint --fix exits %d:\n%s", code, talk)
			}
			if mended, err := os.ReadFile(path); err != nil || string(mended) != string(applied) {
				t.Errorf("--fix gives %q, the diff %q, %v", mended, applied, err)
			}
		})
	}
}

// TestUnspelt mends no file whose spelling cannot be told, and says why.
func TestUnspelt(t *testing.T) {
	var wide strings.Builder
	for _, unit := range utf16.Encode([]rune("\ufeff**Sitation:** The the clinics.\n")) {
		wide.WriteString(string([]byte{byte(unit), byte(unit >> 8)}))
	}
	for text, want := range map[string]string{
		"The the clinics\r\nkept two.\n": "merit: a.md mixes line ends, and is left as it is\nmerit: hint: save it with line ends of one kind\n",
		"The the clinics\xff.\n":         "merit: a.md is no UTF-8 text, and is left as it is\nmerit: hint: save it as UTF-8\n",
		wide.String():                    "merit: a.md is no UTF-8 text, and is left as it is\nmerit: hint: save it as UTF-8\n",
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a.md"), text)
		if code, _, talk := merit(t, dir, "lint", "--fail-on", "never", "--fix", "a.md"); code != exitTrouble || !strings.Contains(talk, want) {
			t.Errorf("%q: lint --fix exits %d and says %q", text, code, talk)
		}
		if left, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(left) != text {
			t.Errorf("%q became %q, %v", text, left, err)
		}
	}
}
