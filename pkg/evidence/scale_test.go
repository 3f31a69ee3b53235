package evidence

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"merit/pkg/source"
)

// shapes are texts that a careless reader takes quadratic time over.
var shapes = []struct {
	name string
	text func(n int) string
}{
	{"one paragraph of many lines", func(n int) string { return "## T\n\n" + strings.Repeat("a line of text\n", n) }},
	{"many paragraphs before a heading", func(n int) string { return strings.Repeat("text\n\n", n) + "## Teamwork\n" }},
	{"headings without text", func(n int) string { return strings.Repeat("## Teamwork\n### Share what you know\n#### x\n", n/3) }},
	{"placeholders and headings", func(n int) string {
		return "# T\n## A\n### B\n" + strings.Repeat("- \n", n/2) + strings.Repeat("#### C\n", n/2)
	}},
	{"unknown ticks", func(n int) string {
		var b strings.Builder
		b.WriteString("---\nanswer: indicator\n---\n## Teamwork\n\n")
		for i := range n {
			fmt.Fprintf(&b, "- [x] item %d of the list\n", i)
		}
		return b.String()
	}},
	{"comments on one line", func(n int) string { return "## T\n\n" + strings.Repeat("a<!-- coach: b --> ", min(n, 6000)) }},
	{"openers of comments", func(n int) string { return "## T\n\n" + strings.Repeat("<!--\n\n", n) }},
	{"CriticMarkup in CriticMarkup", func(n int) string {
		return "## T\n\n" + strings.Repeat("{--", n) + "--}" + strings.Repeat("{==\n\n", n)
	}},
	{"substitutions without an arrow", func(n int) string { return "## T\n\n" + strings.Repeat("{~~a\n\n", n) + "~~}" }},
	{"labels", func(n int) string { return "## T\n\n" + strings.Repeat("**Action:** a\n\n", n) }},
	{"labels on one line", func(n int) string { return "## T\n\n" + strings.Repeat("**Action:** a ", min(n, 4000)) }},
	{"competencies of the framework", func(n int) string { return strings.Repeat("## Working together\n\ntext\n\n", n/2) }},
	{"indicators of the framework", func(n int) string {
		return "## Working together\n\n" + strings.Repeat("### Share what you know with others\n\ntext\n\n", n/2)
	}},
	{"waivers", func(n int) string {
		return "---\nframework: kit\nwaive:\n" + strings.Repeat("  - {indicator: share, reason: x}\n", min(n, 1000)) + "---\n" + strings.Repeat("## Working together\n\n### Share what you know with others\n\n", n/2)
	}},
	{"one long line", func(n int) string { return "## T\n\n" + strings.Repeat("word ", n*3) }},
}

// Eight times the text takes about eight times the time, whatever its shape.
func TestTimeGrowsWithTheText(t *testing.T) {
	known, find := find(t, "kit"), catalog(t).Find
	const n = 2000
	for _, shape := range shapes {
		took := func(n int) time.Duration {
			file, err := source.ReadFrom("x.md", strings.NewReader(shape.text(n)), source.Markdown)
			if err != nil {
				return 0 // refused, which costs nothing
			}
			start := time.Now()
			f := Parse(file, Options{Find: find, Framework: known})
			f.Coverage(time.Time{})
			for _, a := range f.Answers {
				a.Text(true)
			}
			return time.Since(start)
		}
		once, more := time.Hour, time.Hour
		for try := 0; try < 8 && (try < 2 || more > 24*once+500*time.Millisecond); try++ { // a machine may be busy for a while
			once, more = min(once, took(n)), min(more, took(8*n))
		}
		if more > 24*once+500*time.Millisecond { // a square is 64 times
			t.Errorf("%s: %v, and eight times the text %v", shape.name, once, more)
		}
	}
}
