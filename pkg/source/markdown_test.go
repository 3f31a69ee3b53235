package source_test

import (
	"errors"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// maxParseMemory is what reading an accepted file may take: far above what is
// measured, so that only a flood fails. What hangs, the test's own time ends.
const maxParseMemory = 700 << 20

func read(text string) (*source.File, error) {
	return source.ReadFrom("x.md", strings.NewReader(text), source.Markdown)
}

func parse(file *source.File) { evidence.Parse(file, evidence.Options{}) }

// TestShapes writes each shape as large as it is accepted, and parses that.
func TestShapes(t *testing.T) {
	if raceDetector {
		t.Skip("slow, and one goroutine races with nobody")
	}
	for _, s := range shapes() {
		t.Run(s.name, func(t *testing.T) {
			n, refusal := largest(s)
			var refused *source.Error
			if !errors.As(refusal, &refused) || refused.Path != "x.md" {
				t.Fatalf("refused with %v, which is no *source.Error", refusal)
			}
			if tooLarge := strings.Contains(refusal.Error(), "larger than 2 MiB"); refused.Line == 0 && !tooLarge {
				t.Errorf("%v: names no line", refusal)
			}
			file, err := read(s.write(n))
			if err != nil {
				t.Fatalf("n = %d: %v", n, err)
			}
			memory := cost(func() { parse(file) })
			if memory > maxParseMemory {
				t.Errorf("n = %d: %d bytes take %d MiB", n, len(file.Text), memory>>20)
			}
			t.Logf("n = %d: %d bytes take %d MiB; next: %v", n, len(file.Text), memory>>20, refusal)
		})
	}
}

// largest finds nearly the largest n for which a shape is accepted, by doubling
// and halving, and why more is refused.
func largest(s shape) (n int, refusal error) {
	refused := func(n int) bool {
		_, err := read(s.write(n))
		if err != nil {
			refusal = err
		}
		return err != nil
	}
	for n = 1; !refused(2 * n); {
		n *= 2
	}
	for step := n / 2; step > n/64; step /= 2 {
		if !refused(n + step) {
			n += step
		}
	}
	return n, refusal
}

// cost runs f and gives the most memory it took.
func cost(f func()) (memory uint64) {
	debug.FreeOSMemory()
	done := make(chan bool)
	go func() {
		f()
		close(done)
	}()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return max(memory, inUse())
		case <-tick.C:
			memory = max(memory, inUse())
		}
	}
}

func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}

// TestOrdinary holds documents that are long, but that people write.
func TestOrdinary(t *testing.T) {
	sentence := "When the *supplier* failed, I called [the team](https://example.org/a) and we agreed (in writing) on `plan B`. "
	nested := func(indent string, marks ...string) string {
		var b strings.Builder
		for i := range 3000 {
			depth := i % 8
			fmt.Fprintf(&b, "%s%s item %d with a [link](https://example.org/%d)\n", strings.Repeat(indent, depth), marks[i%len(marks)], i, i)
		}
		return b.String()
	}
	rows := func(n int, row string) string { return strings.Repeat(row+"\n", n) }
	for name, text := range map[string]string{
		"1 MB of prose":               strings.Repeat(strings.Repeat(sentence, 5)+"\n\n", 1800),
		"1 MB of wrapped prose":       strings.Repeat(strings.Repeat("When the supplier failed, I called the team and we agreed on a plan.\n", 5)+"\n", 3000),
		"a paragraph of 40 KB":        strings.Repeat(sentence, 350),
		"2 MB of long paragraphs":     strings.Repeat(strings.Repeat(sentence, 15)+"\n\n", 1200),
		"a table of 300 links":        "| name | what |\n| --- | --- |\n" + rows(300, "| [name](https://example.org/name) | [docs](https://example.org/docs), *[code](https://example.org)* |"),
		"a table of 12 by 500":        "|a|b|c|d|e|f|g|h|i|j|k|l|\n" + strings.Repeat("|---", 12) + "|\n" + rows(500, "| `Get` |"+strings.Repeat(" text |", 9)+" `string` | [more](#more) |"),
		"lists 8 deep by 2 spaces":    nested("  ", "-"),
		"lists 8 deep by 4 spaces":    nested("    ", "-", "*"),
		"lists 8 deep by tabs":        nested("\t", "1.", "2."),
		"a change log":                rows(3000, "- Fixed the *first* thing ([#123](https://example.org/123)) by @someone (`abcdef`)"),
		"a change log of definitions": rows(500, "## [1.2.3]\n\n- Fixed it\n") + rows(500, "[1.2.3]: https://example.org/compare/v1.2.2...v1.2.3"),
		"a fence of 400 lines":        "```go\n" + rows(400, "\tif err := f(a[i], *b); err != nil { return nil, fmt.Errorf(\"%w\", err) }") + "```\n",
		"a fence of 3,000 lines":      "```json\n" + rows(3000, "      \"key\": [\"value\"],") + "```\n",
		"aligned output":              "```\n" + rows(400, strings.Repeat(" ", 60)+"- 12. value") + "```\n",
		"quoted letters":              rows(2000, "> > > Dear all,\n> > >\n> > reply"),
		"an image in the text":        "![logo][1]\n\n" + sentence + "\n\n[1]: data:image/png;base64," + strings.Repeat("QUJD", 100_000) + "\n",
		"Python in a fence":           "```python\n" + rows(800, "    total[i]: int = values[i]\n") + "```\n",
		"escaped bars":                "|type|\n|-|\n" + rows(500, "| `string \\| number \\| null` |"),
		"lines of signs":              rows(200, strings.Repeat("=", 79)+"\n"+strings.Repeat("-", 79)+"\n"+strings.Repeat("*", 79)+"\n\n"),
		"bold lines":                  rows(1000, "**I worked in a team**\nSituation: we were late."),
	} {
		file, err := read(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if memory := cost(func() { parse(file) }); memory > maxParseMemory {
			t.Errorf("%s: takes %d MiB", name, memory>>20)
		}
	}
}

func TestCheckMarkdownNamesTheLine(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"---\na: b\n---\n\n" + strings.Repeat("> ", 51) + "a\n", "x.md:5: lists or quotes nested deeper than people write: use fewer levels"},
		{"a\n\n" + strings.Repeat("*a_ ", 20_000) + "\n", "x.md:3: too many Markdown marks (* _ [ ] ( ) < ` ~) in one paragraph: add blank lines or remove marks"},
		{strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("b\n", 1000), "x.md:200: tables of more than 200000 cells: split them"},
		{strings.Repeat("a\n", 100_001), "x.md:100000: more than 100000 lines: split it into several files"},
		{"---\n" + strings.Repeat("a: b\n", 14_000) + "---\n", "x.md:1: front matter over 64 KiB: keep the evidence below it"},
		{strings.Repeat(`\|`, 10_001), `x.md:1: more than 10000 escaped bars (\|): remove some`},
		{"[a]: " + strings.Repeat("u", 1<<20) + "\n\n" + strings.Repeat("[a]\n\n", 300), "x.md:511: a long link address that is used too often: shorten it"},
		{strings.Repeat("a", 2<<20+1), "x.md: larger than 2 MiB: split it into several files"},
	} {
		if _, err := read(tt.text); err == nil || err.Error() != tt.want {
			t.Errorf("%.40q…: %v, want %s", tt.text, err, tt.want)
		}
	}
}

const prose = `When the *supplier* failed in March, I called [the team](https://example.org) together, and we agreed on plan B in
writing: two of us would keep the old system alive while the others moved the data, a region a night, to the new one.

- It worked: all **14 regions** had moved by the end of May, two weeks early.
- We learned to ask each supplier for its plan B before we sign.

`

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(prose, 4000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckMarkdown(b *testing.B) {
	text := strings.Repeat(prose, 4000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := source.CheckMarkdown(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPosition(b *testing.B) {
	file, err := read(strings.Repeat("It was late; we agreed on a plan – in writing.\n", 20_000))
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i += 7919 {
		file.Position(i % len(file.Text))
	}
}
