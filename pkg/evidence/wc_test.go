package evidence

import (
	"os"
	"os/exec"
	"regexp"
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
	for _, text := range countedTexts(t) {
		for _, a := range read(t, text, Options{}).Answers {
			checkWords(t, a)
			if got := countWith(t, wc, a.Text(false)); got != a.Words {
				t.Errorf("%d words, %d by wc -w, in %q", a.Words, got, a.Text(false))
			}
		}
	}
}

// countedTexts are the odd texts, the tests' and the examples.
func countedTexts(t *testing.T) []string {
	t.Helper()
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
	return texts
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

// writerTexts are what Writer and a form may count otherwise, with Writer's
// count as 7.4 gave it.
var writerTexts = []struct {
	text  string
	words int
}{
	{"a - b", 3}, {"a -- b", 3}, {"- item", 2}, {"1) first", 2}, {"(i) x", 2}, {"...", 1}, {"a & b", 3}, {"50 % x", 3},
	{"and/or", 1}, {"well-known fact", 2}, {"https://example.org/a-b?c=d x", 2}, {"ada@example.org", 1}, {"£2,300", 1}, {"1.23", 1}, {"C++", 1}, {"5° x", 2},
	{"a-b", 1}, {"a--b", 2}, {"a---b c", 3}, {"a--", 1}, {"--a", 2}, {"-a b", 2}, {"a--b--c", 3}, {"a-b--", 1}, {"a-b--c", 2}, {"(--a)", 2}, {"'--'", 2}, {"---", 1},
	{"x²", 2}, {"x²y", 3}, {"m².", 3}, {"2½ x", 3}, {"½", 1}, {"a-²", 2}, {"²-a", 2}, {"①a", 2}, {"Ⅷ x", 2}, {"a☃b", 1},
	{"❤\ufe0f x", 2}, {"👨\u200d👩\u200d👧 x", 2}, {"e\u0301 x", 2}, {"a\u00adb", 1}, {"a\u200eb", 1}, {"\u200e", 1}, {"a\ufffdb", 1}, {"\ue000a b", 3},
	{"积压很多 x", 5}, {"カタカナ x", 5}, {"ひらがな", 4}, {"한국어 단어", 5}, {"１２", 2}, {"、x", 2}, {"مرحبا بالعالم", 2}, {"α-β", 1},
}

func TestLibreOfficeCounts(t *testing.T) {
	for _, tt := range writerTexts {
		if got := LibreOffice.Count(tt.text); got != tt.words {
			t.Errorf("%q has %d words, %d in Writer", tt.text, got, tt.words)
		}
	}
}

// What merit says that LibreOffice counts is what it counts, of every text at
// once: Writer is slow to start.
func TestWordsOfLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	var paragraphs []string
	for _, tt := range writerTexts {
		paragraphs = append(paragraphs, tt.text)
	}
	for _, text := range countedTexts(t) {
		for _, a := range read(t, text, Options{}).Answers {
			paragraphs = append(paragraphs, a.Text(false))
		}
	}
	dir := t.TempDir()
	text := strings.Join(paragraphs, "\n\n")
	if err := os.WriteFile(dir+"/x.txt", []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "fodt", "--outdir", dir, dir+"/x.txt")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	document, err := os.ReadFile(dir + "/x.fodt")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`meta:word-count="(\d+)"`).FindSubmatch(document)
	if want := strconv.Itoa(LibreOffice.Count(text)); said == nil || string(said[1]) != want {
		t.Errorf("Writer counts %s words, merit says that it counts %s", said, want)
	}
}
