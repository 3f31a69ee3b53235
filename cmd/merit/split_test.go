package main

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzFileName makes of any title a name that every system takes, and the same
// again of that name.
func FuzzFileName(f *testing.F) {
	for _, title := range []string{"Seeing the big picture", "../../etc/passwd", "CON", "I’d ask: why?", "â ﬁ Ⅷ ½ K", "领导", "", "-", strings.Repeat("a", 200), strings.Repeat("word ", 50), "a\x00b\xff", "…"} {
		f.Add(title)
	}
	ours := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, title string) {
		name := fileName(title)
		if !ours.MatchString(name) || len(name) > 60 || fileName(name) != name {
			t.Errorf("%q is named %q, which is named %q", title, name, fileName(name))
		}
	})
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Seeing the Big Picture":    "seeing-the-big-picture",
		"I’d ask – why?":            "id-ask-why",
		"Cyfathrebu â phobl":        "cyfathrebu-a-phobl",
		"领导":                        "answer",
		strings.Repeat("word ", 20): "word-word-word-word-word-word-word-word-word-word-word-word",
		strings.Repeat("a", 100):    strings.Repeat("a", 60),
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q is named %q, not %q", title, got, want)
		}
	}
}
