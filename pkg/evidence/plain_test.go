package evidence

import "testing"

// What is pasted otherwise than it is written is counted by kind, whatever else
// becomes of it; plain text is not counted.
func TestChanges(t *testing.T) {
	for _, tt := range []struct{ text, pasted, replaced, dropped string }{
		{"Plain - text, it's \"plain\"...", `Plain - text, it's "plain"...`, "", ""},
		{"“It’s” – one—two…", `"It's" - one-two...`, "3 curly quotes, 2 dashes, 1 ellipsis", ""},
		{"a…b…", "a...b...", "2 ellipses", ""},
		{"5′ 6″ x‐y −3", `5' 6" x-y -3`, "2 primes, 1 special hyphen, 1 minus sign", ""},
		{"I said &ldquo;so&rdquo; &ndash; at&nbsp;once", `I said "so" - at once`, "2 curly quotes, 1 dash, 1 unusual space", ""},
		{"a\u00a0\u2009b", "a b", "2 unusual spaces", ""},
		{"\uf0b7 one\n• two", "- one - two", "2 bullets", ""},
		{"a\u200bb\x07c \u202bd\u202c", "abc d", "", "4 invisible characters"},
		{"::error::x ##[y]", ":error::x #[y]", "", "2 signs of a CI command"},
		{"* one – two\n* three", "- one - two\n- three", "1 dash", ""}, // a list's mark is Markdown
		{"| a – b | c |\n|---|---|\n| “d” | e… |", "a - b\tc\n\"d\"\te...", "2 curly quotes, 1 dash, 1 ellipsis", ""},
		{"**Result:** – TBC", "", "", ""}, // nothing is pasted
		{"**Situation:** It’s.\n\n**Result:** That’s it.", "It's.\n\nThat's it.", "2 curly quotes", ""},
	} {
		a := read(t, "## Pace\n\n"+tt.text+"\n", Options{}).Answers[0]
		changes := a.Changes()
		if a.Text(false) != tt.pasted || changes.Replaced() != tt.replaced || changes.Dropped() != tt.dropped {
			t.Errorf("%q is pasted as %q, replaced %q, dropped %q", tt.text, a.Text(false), changes.Replaced(), changes.Dropped())
		}
	}
}
