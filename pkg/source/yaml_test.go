package source_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"merit/pkg/source"
)

type settings struct {
	source.Place
	Title  source.Text     `yaml:"title"`
	Name   string          `yaml:"name"`
	Limit  int             `yaml:"limit"`
	Asks   *bool           `yaml:"asks"`
	Levels []level         `yaml:"levels"`
	Tags   []string        `yaml:"tags"`
	Sizes  map[string]size `yaml:"sizes"`
	Size   size            `yaml:"size"`
}

type level struct {
	source.Place
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
}

// A size is a scalar or a mapping.
type size struct {
	Max int `yaml:"max"`
}

func (s *size) SetScalar(value string) error {
	if value != "big" {
		return errors.New("is no size: write big")
	}
	s.Max = 100
	return nil
}

// problems decodes a framework-like file and gives its problems as they are
// shown.
func problems(t testing.TB, text string, shared bool) (got []string, s settings) {
	t.Helper()
	file, err := source.ReadFrom("x.yaml", strings.NewReader(text), source.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range source.YAML(file, source.Span{End: len(file.Text)}, &s, shared) {
		got = append(got, show(file, p))
	}
	return got, s
}

func show(file *source.File, p source.Problem) string {
	line, column := file.Position(p.Span.Start)
	endLine, end := file.Position(p.Span.End)
	if endLine != line {
		return fmt.Sprintf("%d:%d-%d:%d: %s", line, column, endLine, end, p.Message)
	}
	return fmt.Sprintf("%d:%d-%d: %s", line, column, end, p.Message)
}

func TestYAMLProblems(t *testing.T) {
	const keys = "title, name, limit, asks, levels, tags, sizes, size"
	const excess = "more YAML than people write: at most 20,000 values, 20 levels, and 500 keys in one mapping"
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"\n\n", nil},
		{"# only a comment\n", nil},
		{"---\n", nil},
		{"~\n", nil},
		{"title:\nlimit: ~\nlevels: null\n", nil},
		{"title: a\r\nname: b\r\n", nil},
		{"title: |\n  a: b\n  c\nname: >-\n  d\n", nil},
		{"title: a # note\n", nil},

		// Keys.
		{"titel: a\n", []string{`1:1-6: unknown key "titel": did you mean "title"?`}},
		{"colour: a\n", []string{`1:1-7: unknown key "colour": there are ` + keys}},
		{"levels:\n  - id: a\n    titel: b\n  - {ident: c}\n", []string{
			`3:5-10: unknown key "titel": did you mean "title"?`, `4:6-11: unknown key "ident": there are id, title`}},
		{"title: a\nname: b\ntitle: c\n", []string{`3:1-6: "title" is written twice: keep one`}},
		{"sizes: {a: big, a: big}\n", []string{`1:17-18: "a" is written twice: keep one`}},
		{"[a]: b\n", []string{"1:1-7: a key that is no text"}},
		{"? a\n: b\n", []string{`1:3-4: unknown key "a": there are ` + keys}},
		{strings.Repeat("k", 50) + ": a\n", []string{`1:1-51: unknown key "` + strings.Repeat("k", 40) + `…": there are ` + keys}},
		{"\"a\\eb\": c\n", []string{`1:1-10: unknown key "a\x1bb": there are ` + keys}},
		{"<<: {title: a}\n", []string{`1:1-3: unknown key "<<": there are ` + keys}},

		// Types.
		{"title: [a]\n", []string{`1:8-11: "title" is no text: write one value`}},
		{"name: {a: b}\n", []string{`1:7-13: "name" is no text: write one value`}},
		{"limit: many\n", []string{`1:8-12: "limit" is no whole number`}},
		{"limit: 2.5\nasks: yes please\n", []string{`1:8-11: "limit" is no whole number`, `2:7-17: "asks" is neither true nor false`}},
		{"limit: 99999999999999999999\n", []string{`1:8-28: "limit" is no whole number`}},
		{"asks: \"true\"\n", []string{`1:7-13: "asks" is neither true nor false`}},
		{"levels: a\n", []string{`1:9-10: "levels" is no list: write [a, b], or a line with - for each`}},
		{"levels:\n  id: a\n", []string{`2:3-8: "levels" is no list: write [a, b], or a line with - for each`}},
		{"levels: [a]\n", []string{`1:10-11: an entry of "levels" is no mapping: write lines of key: value`}},
		{"tags: [a, [b], c]\n", []string{`1:11-18: an entry of "tags" is no text: write one value`}},
		{"sizes: [a]\n", []string{`1:8-11: "sizes" is no mapping: write lines of key: value`}},
		{"size: secret\nsizes: {a: [b]}\n", []string{`1:7-13: "size" is no size: write big`, `2:12-16: "a" is no mapping: write lines of key: value`}},
		{"- a\n", []string{"1:1-4: the document is no mapping: write lines of key: value"}},
		{"text\n", []string{"1:1-5: the document is no mapping: write lines of key: value"}},
		{"tïtle: a\nname: [é]\n", []string{`1:1-6: unknown key "tïtle": did you mean "title"?`, `2:7-10: "name" is no text: write one value`}},
		{"{name: é, limit: é}\n", []string{`1:18-19: "limit" is no whole number`}},
		{"name: a\u0085b\u2028c\nlimit: x\n", []string{`2:8-9: "limit" is no whole number`}},

		// What merit does not read.
		{"title: &a b\n", []string{"1:8-12: an anchor or alias (& or *): write the value out, or quote it"}},
		{"title: &a b\nname: *a\n", []string{"1:8-12: an anchor or alias (& or *): write the value out, or quote it"}},
		{"name: a\ntitle: *important*\n", []string{"2:1-19: an anchor or alias (& or *): write the value out, or quote it"}},
		{"title: !!str b\n", []string{"1:8-15: a tag (!): write the plain value, or quote it"}},
		{"title: !x b\n", []string{"1:8-12: a tag (!): write the plain value, or quote it"}},
		{"title: !x!y b\n", []string{"1:1-14: a tag (!): write the plain value, or quote it"}},
		{"%YAML 1.1\n---\ntitle: a\n", nil},
		{"%TAG !a! b:\n---\ntitle: a\n", []string{"1:1-12: a tag directive (%TAG): remove it"}},
		{"title: a\n---\nname: b\n", []string{"2:1-4: a second document: only the first is read"}},
		{"title: a\n...\nname: b\n", []string{"3:1-8: a line that belongs to nothing above it: line it up with the keys"}},
		{"title: a\n---\nname: [\n", []string{"3:1-8: a value that is missing, or a bracket that nothing closes: quote the value, or close the bracket"}},
		{strings.Repeat("[", 22) + strings.Repeat("]", 22), []string{"1:22-45: " + excess}},
		{strings.Repeat("[", 20_000), []string{"1:1-20001: " + excess}},
		{"tags:\n" + strings.Repeat(" - a\n", 20_000), []string{"19999:4-5: " + excess}},

		// Syntax: the line on which it goes wrong, or on which what is not closed opens.
		{"title: a\nname: [b\nlimit: 2\n", []string{"2:1-9: a list that nothing closes, or without a comma: write [a, b]"}},
		{"title: a\nsizes: {b: big\nlimit: 2\n", []string{"2:1-15: a mapping that nothing closes, or without a comma: write {a: b, c: d}"}},
		{"name: a\ntitle: b: c\n", []string{"2:1-12: a colon in a value, or a key indented too far: quote the value, or line the key up"}},
		{"name: a\n  title: b\n", []string{"2:3-11: a colon in a value, or a key indented too far: quote the value, or line the key up"}},
		{"- a\nb: c\n", []string{"2:1-5: a line that is no entry of the list above: start it with - or line it up"}},
		{"title: a\n\tname: b\n", []string{"2:2-9: a tab: indent with spaces"}},
		{"levels:\n  - id: a\n\ttitle: b\n", []string{"3:2-10: a tab: indent with spaces"}},
		{"title: a\nname: @b\n", []string{"2:1-9: a value that starts with a sign (@ ` %): quote it"}},
		{"title: a\nname: \"b\nlimit: 1\n", []string{"2:1-9: a quotation mark that nothing closes"}},
		{"title: a\nname: 'b\n", []string{"2:1-9: a quotation mark that nothing closes"}},
		{"title: a\nname b\nlimit: 1\n", []string{"2:1-7: a line without a colon: write key: value"}},
		{"title: a\nname: \"b\\z\"\n", []string{"2:1-12: a backslash (\\) between double quotes: use single quotes"}},
		{"title: a\nname: \"\\xzz\"\n", []string{"2:1-13: a backslash (\\) between double quotes: use single quotes"}},
		{"title: a\nname: - b\n", []string{"2:1-10: a list in the middle of a line: put each - on a line of its own, or quote the value"}},
		{"title: a\nname: \x01\n", []string{"2:1-8: a control character: remove it"}},
		{"title: a\n name: b\n", []string{"2:2-9: a colon in a value, or a key indented too far: quote the value, or line the key up"}},
		{"  title: a\nname: b\n", []string{"2:1-8: a line that belongs to nothing above it: line it up with the keys"}},
		{"title: 'a' b\n", []string{"1:1-13: a line that is no key here: line it up with the keys above, or quote the value"}},
		{"title: a\n}\n", []string{"2:1-2: a line that is no key here: line it up with the keys above, or quote the value"}},
	} {
		if got, _ := problems(t, tt.text, false); !slices.Equal(got, tt.want) {
			t.Errorf("%.60q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// A document that other tools share may hold their keys.
func TestYAMLShared(t *testing.T) {
	for text, want := range map[string][]string{
		"colour: a\ndraft: true\n":   nil,
		"titel: a\n":                 {`1:1-6: unknown key "titel": did you mean "title"?`},
		"tag: a\n":                   nil, // too short to tell
		"title: a\n---\nother: b\n":  {"2:1-4: a second document: only the first is read"},
		"mine: {title: a, title: b}": nil, // other tools' values are theirs
	} {
		if got, _ := problems(t, text, true); !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestYAMLValues(t *testing.T) {
	got, s := problems(t, "title: 'It’s'\nname: 3\nlimit: \"250\"\nasks: False\nlevels:\n- {id: a}\n- id: b\n  title: |\n    c\n    d\ntags: [1, true, ~]\nsizes: {x: big, y: {max: 3}}\nsize:\n  max: 7\n", false)
	if got != nil {
		t.Error(got)
	}
	asks := false
	want := settings{Title: source.Text{Value: "It’s", Span: source.Span{Start: 7, End: 15}}, Name: "3", Limit: 250, Asks: &asks,
		Levels: []level{{ID: "a"}, {ID: "b", Title: "c\nd\n"}}, Tags: []string{"1", "true", ""}, Sizes: map[string]size{"x": {100}, "y": {3}}, Size: size{7}}
	s.Place = source.Place{}
	for i := range s.Levels {
		s.Levels[i].Place = source.Place{}
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v\nwant %+v", s, want)
	}
}

// What is wrong in one place does not hide the rest.
func TestYAMLDecodesTheRest(t *testing.T) {
	got, s := problems(t, "limit: x\ntitle: [a]\nname: b\n", false)
	if len(got) != 2 || s.Name != "b" {
		t.Errorf("got %q and name %q", got, s.Name)
	}
}

func TestPlaceAt(t *testing.T) {
	file, _ := source.ReadFrom("x.yaml", strings.NewReader("name: a\nlevels:\n  - id: é\n    title: c\n"), source.Data)
	var s settings
	source.YAML(file, source.Span{End: len(file.Text)}, &s, false)
	for _, tt := range []struct {
		span source.Span
		want string
	}{
		{s.At("name"), "a"},
		{s.Levels[0].At("id"), "é"},
		{s.Levels[0].At("title"), "c"},
		{s.Levels[0].At("other"), "id: é"},
	} {
		if got := file.Text[tt.span.Start:tt.span.End]; got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// Places are those of the file, not of its front matter.
func TestYAMLFrontMatter(t *testing.T) {
	for text, want := range map[string]string{
		"---\nlimit: x\n---\n":                    `2:8-9: "limit" is no whole number`,
		"\ufeff---\r\nname: a\r\nlimit: x\r\n...": `3:8-9: "limit" is no whole number`,
		"---\ntitle: b: c\n---\n":                 "2:1-12: a colon in a value, or a key indented too far: quote the value, or line the key up",
		"---\nname: [\n\n---\nbody\n":             "2:1-8: a value that is missing, or a bracket that nothing closes: quote the value, or close the bracket",
	} {
		file, err := read(text)
		if err != nil {
			t.Fatal(err)
		}
		matter, _, _ := file.FrontMatter()
		var s settings
		got := source.YAML(file, matter, &s, true)
		if len(got) != 1 || show(file, got[0]) != want {
			t.Errorf("%q: got %v, want %s", text, got, want)
		}
	}
}

// TestYAMLShapes reads hostile files as large as they are let in.
func TestYAMLShapes(t *testing.T) {
	if raceDetector {
		t.Skip("slow, and one goroutine races with nobody")
	}
	stairs := func(format string) func(int) string {
		return func(size int) string {
			var b strings.Builder
			for i := 0; b.Len() < size-i-8; i++ {
				fmt.Fprintf(&b, format, strings.Repeat(" ", i))
			}
			return b.String()
		}
	}
	fill := func(format string) func(int) string {
		return func(size int) string {
			var b strings.Builder
			for i := 0; b.Len() < size-256; i++ {
				if strings.Contains(format, "%d") {
					fmt.Fprintf(&b, format, i)
				} else {
					b.WriteString(format)
				}
			}
			return b.String()
		}
	}
	for name, write := range map[string]func(int) string{
		"empty keys":         fill("?\n"),
		"equal keys":         fill("a: b\n"),
		"distinct keys":      fill("k%d: v\n"),
		"long keys":          fill(strings.Repeat("k", 200) + "%d: v\n"),
		"tag directives":     fill("%%TAG !t%d! tag:x,2000:\n"),
		"yaml directives":    fill("%YAML 1.1\n"),
		"deep flow lists":    fill("["),
		"deep flow mappings": fill("{a: "),
		"deep lists":         fill("- "),
		"deep keys":          fill("? "),
		"deep block":         stairs("%sk:\n"),
		"aliases":            func(size int) string { return "a: &a [x]\nb: [" + fill("*a,")(size-20) + "]\n" },
		"merges":             func(size int) string { return "a: &a {x: y}\n<<: [" + fill("*a,")(size-30) + "]\n" },
		"anchors":            fill("k%d: &a%d x\n"),
		"tags":               fill("- !x y\n"),
		"comments":           fill("# a\n"),
		"comments on values": fill("- a # b\n"),
		"blank lines":        fill("\n"),
		"spaces":             fill(" "),
		"tabs":               fill("\t"),
		"documents":          fill("---\n"),
		"documents of text":  fill("--- a\n"),
		"ends":               fill("...\n"),
		"one line of nodes":  func(size int) string { return "tags: [" + fill("a, ")(60_000) + fill(" ")(size-60_100) + "]\n" },
		"nodes far out":      func(size int) string { return "tags: [" + fill(" ")(size-60_100) + fill("a, ")(60_000) + "]\n" },
		"wrong nodes":        func(size int) string { return "levels: [" + fill(" ")(size-60_100) + fill("a, ")(57_000) + "]\n" },
		"open list":          func(size int) string { return "tags: [" + fill("a,\n")(size-20) },
		"open quote":         func(size int) string { return "tags: \"" + fill("a\n")(size-20) },
		"mistake at the end": func(size int) string { return "tags:\n" + fill(" - a\n")(size-20) + "b: c: d\n" },
		"escapes":            func(size int) string { return "name: \"" + fill(`\n`)(size-20) + "\"\n" },
		"one huge scalar":    func(size int) string { return "name: " + fill("x")(size-20) + "\n" },
		"one huge key":       func(size int) string { return fill("x")(size-20) + ": a\n" },
		"a block scalar":     func(size int) string { return "name: |\n" + fill(" a\n")(size-20) },
		"signs":              fill("@"),
		"quotes":             fill("'"),
		"colons":             fill("a: "),
		"indicators":         fill("- ? : "),
	} {
		for kind, size := range map[source.Kind]int{source.Markdown: 64 << 10, source.Data: 1 << 20} {
			file, err := source.ReadFrom("x", strings.NewReader(write(size)), source.Data)
			if err != nil {
				t.Fatal(err)
			}
			var s settings
			memory := cost(func() { source.YAML(file, source.Span{End: len(file.Text)}, &s, kind == source.Markdown) })
			if memory > maxParseMemory {
				t.Errorf("%s: %d bytes take %d MiB", name, len(file.Text), memory>>20)
			}
		}
	}
}

func FuzzYAML(f *testing.F) {
	for _, text := range []string{"", "title: a\n", "levels:\n- id: a\n  titel: b\n", "limit: x\nasks: 1\n", "a: b: c", "- a\nb: c", "name: [\n\n", "\"a\\",
		"title: &a b\nname: *a\n", "? [a]\n: b", "a: 1\na: 2", "--- |\n a\n--- b", "size: x\nsizes: {a: [b]}", "é: \u0085\u2028x\n", "title: \t@a\n", "%TAG ! a\n", "<<: a"} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, shared bool) {
		file, err := source.ReadFrom("x.yaml", strings.NewReader(text), source.Data)
		if err != nil {
			return
		}
		var s, again settings
		got := source.YAML(file, source.Span{End: len(file.Text)}, &s, shared)
		for _, p := range got {
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(file.Text) {
				t.Errorf("%v is outside the file", p)
			}
			if p.Message == "" || strings.ContainsAny(p.Message, "\n\x1b") {
				t.Errorf("%q is no message", p.Message)
			}
			message := p.Message // keys are quoted, and may be anything
			if before, after, ok := strings.Cut(message, `"`); ok {
				message = before + after[strings.LastIndex(after, `"`)+1:]
			}
			for _, goish := range []string{"reflect", "yaml:", "source.", "settings", "!!", "struct", "int ", "bool", "unmarshal", "did not find", "found"} {
				if strings.Contains(message, goish) {
					t.Errorf("%q speaks as the library does", p.Message)
				}
			}
		}
		if more := source.YAML(file, source.Span{End: len(file.Text)}, &again, shared); !reflect.DeepEqual(got, more) || !reflect.DeepEqual(s, again) {
			t.Errorf("reads differently a second time: %v, then %v", got, more)
		}
	})
}
