package lint

import (
	"fmt"
	"strings"
	"testing"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// styled gives an answer whose labels are written as format has it, and then one
// whose last label is written another way.
func styled(format, stray string) string {
	var b strings.Builder
	for _, title := range []string{"Leadership", "Pace"} {
		fmt.Fprintf(&b, "## %s\n\n", title)
		for _, part := range [][2]string{{"Situation", "It was *late*."}, {"Task", "I had a week."}, {"Action", "I rang **them** twice."}} {
			fmt.Fprintf(&b, format+"%s\n\n", part[0], part[1])
		}
		if title == "Leadership" {
			fmt.Fprintf(&b, format+"It came.\n\n", "Result")
		}
	}
	return b.String() + stray + "\n"
}

var (
	labelFormats = []string{"**%s:** ", "**%s**: ", "%s: ", "#### %s\n\n", "**%s**\n\n", "- **%s** — ", "_%s:_ ", "### **%s**\n\n"}
	strayLabels  = []string{
		"**Result:** It came.", "**Result**: It came.", "Result: It came.", "Result – It came.", "R: It came.", "**R:** It came.", "- **R** — It came.\n  And it stayed.",
		"#### Result\n\nIt came.", "## Result\n\nIt came.", "**Result**\n\nIt came.", "*Result:* It came.", "Result\n\nIt came.",
		"**Result**\nIt came.", "**Result:**\n\n- It came.\n- It stayed.", "**Result:** TBC", "**Result:**", "Outcome: It **came**.", "**Reslut:** It came.", "**Result (50 words):** It came.",
		"**Result:** <!-- coach: when? --> It came.", "**Result:** {++It ++}came.", "> **Result:** It came.", "| Part | Text |\n|---|---|\n| Result | It came. |\n| Task | It had. |",
		"**Result:** It came. **Learning:** I asked.", "- One.\n- **Result:** It came.\n- Two.", "1. Result: It came.", "   Result: It came.", "Result: - It came.", "Result: # It came.",
	}
)

// read gives all that a mend of labels must leave as it is.
func readAs(file *evidence.File) string {
	var b strings.Builder
	for _, a := range file.Answers {
		fmt.Fprintf(&b, "%s %s %d %q\n", a.Heading.Value, a.State, a.Words, a.Text(false))
		for _, part := range a.Parts {
			fmt.Fprintf(&b, "  %s %s %s %d %q\n", part.Story, part.Name(), part.State, part.Words, part.Text())
		}
	}
	return b.String()
}

// checkMended checks what holds of every mend: the answers say what they said,
// and there is no more to mend. Where it takes out words that stand twice, the
// first of it does not hold.
func checkMended(t *testing.T, file *evidence.File) (text string) {
	t.Helper()
	text, n := Mended(file, Check(file, Rules, Options{Today: today}))
	again, err := file.Again(text)
	if err != nil {
		t.Fatalf("%q becomes %q, which cannot be read: %v", file.Text, text, err)
	}
	if got, want := readAs(again), readAs(file); got != want && len(Check(file, []*Rule{doubleWord}, Options{Today: today})) == 0 && len(Mends(file, nil)) == 0 {
		t.Errorf("%q becomes %q:\ngot\n%s\nwant\n%s", file.Text, text, got, want)
	}
	if more, m := Mended(again, Check(again, Rules, Options{Today: today})); m > 0 || more != text || n == 0 && text != file.Text {
		t.Errorf("%q becomes %q, and then %q", file.Text, text, more)
	}
	return text
}

// TestRestyle writes each stray label in each style.
func TestRestyle(t *testing.T) {
	for _, format := range labelFormats {
		for _, stray := range strayLabels {
			checkMended(t, parse(t, styled(format, stray)))
		}
		for _, stray := range strayLabels[:12] {
			want := styled(format, fmt.Sprintf(format, "Result")+"It came.")
			if strings.Contains(stray, "stayed") {
				continue
			}
			if got := checkMended(t, parse(t, styled(format, stray))); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%q in %q: got %q", stray, format, got[strings.LastIndex(got, "twice.")+6:])
			}
		}
	}
	for _, text := range []string{
		"## Leadership\n\n**Situation:** It was late.\n\n**Task:** I had a week.\n\nAction: I rang them.\n",                                                           // too few
		"## Leadership\n\n**Situation:** It was late.\n\n**Task:** I had a week.\n\n**Action:** I rang them.\n\nResult: It came.\n\nReflection: I would ask first.\n", // no style
	} {
		if got := checkMended(t, parse(t, text)); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	for _, j := range judgedAnswers {
		checkMended(t, parse(t, j.text))
	}
}

// FuzzMended mends whatever can be read.
func FuzzMended(f *testing.F) {
	for _, format := range labelFormats {
		for _, stray := range strayLabels {
			f.Add(styled(format, stray))
		}
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.ReadFrom("evidence.md", strings.NewReader(text), source.Markdown)
		if err != nil || len(file.Problems) > 0 { // which are gone when it is read again
			return
		}
		checkMended(t, evidence.Parse(file, evidence.Options{Find: find}))
	})
}
