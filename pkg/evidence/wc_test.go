package evidence

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// oddTexts hold what people paste: other scripts, joined emoji, spaces of all
// widths, signs that nobody sees.
var oddTexts = []string{
	"a b\tc\nd",
	"em — dash - and–joined",
	"no\u00a0break thin\u2009space narrow\u202fspace ideographic\u3000space",
	"zero\u200bwidth word\u2060joiner soft\u00adhyphen",
	"combining e\u0301 cafe\u0301 \u0301 alone",
	"family 👨\u200d👩\u200d👧 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 tick ✅ heart ❤\ufe0f",
	"积压很多。 我安排了会议。",
	"مرحبا \u202bبالعالم\u202c \u200f!",
	"Sefyllfa: Roedd gennym ôl-groniad.",
	"\uf0b7 a bullet from Word \uf0a7 and another",
	"private\ue000use, unassigned\u0378sign", // alone they are words in a browser, but not to wc
	"replacement \ufffd sign",
	"line\u2028separator paragraph\u2029separator next\u0085line",
	"mongolian\u180evowel separator, hair\u200aspace, figure\u2007space",
	"variation 1\ufe0f\u20e3 tag \U000e0001 \u200d \u200e",
	"control \x01 bell \x07 delete \x7f escape \x1b[31m",
	"byte\ufeffmark",
	"£2,300 50% 3/4 and/or e-mail 1) (i) … ...",
	"hangul \u3164 filler, braille \u2800 blank",
}

// What merit counts is what wc -w counts in the text it pastes.
func TestWordsAreThoseOfWc(t *testing.T) {
	wc, err := exec.LookPath("wc")
	if err != nil {
		t.Skip("no wc here")
	}
	texts := append([]string(nil), oddTexts...)
	for _, tt := range readings {
		texts = append(texts, tt.text)
	}
	for _, name := range []string{"by-competency", "by-indicator", "draft", "raw-material"} {
		raw, err := os.ReadFile("../../examples/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(raw))
	}
	for _, text := range texts {
		for _, a := range read(t, text, Options{}).Answers {
			checkWords(t, a)
			if got := countWith(t, wc, a.Text(false)); got != a.Words {
				t.Errorf("%d words, %d by wc -w, in %q", a.Words, got, a.Text(false))
			}
		}
	}
}

func countWith(t *testing.T, wc, text string) int {
	t.Helper()
	cmd := exec.Command(wc, "-w")
	cmd.Env = []string{"LC_ALL=C.UTF-8"}
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
