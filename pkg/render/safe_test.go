package render

import "testing"

func TestSafeDiff(t *testing.T) {
	for line, want := range map[string]string{
		"-a\tb":                      "-a\tb",
		"-a\tb\r":                    "-a\tb\r",
		"+a\rb\r":                    `+a\x0db` + "\r",
		"+\x1b[2J\u202eb\u2066":      `+\x1b[2J\u202eb\u2066`,
		" \t::set-output name=a::b":  " \t: :set-output name=a::b",
		"+\t##[group]":               "+\t# #[group]",
		"+caf\u00e9\xff\x00\x85\x7f": `+café\xff\x00\x85\x7f`,
	} {
		if got := SafeDiff(line); got != want {
			t.Errorf("SafeDiff(%q) = %q, want %q", line, got, want)
		}
	}
}
