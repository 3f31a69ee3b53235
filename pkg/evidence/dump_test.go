package evidence

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"merit/frameworks"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// kit is a framework small enough to read beside a case.
const kit = `
title: Kit
source: invented
licence: none
wording: summary
groups: [{id: aims, title: Aims, asks: false}]
competencies:
  - id: team
    title: Working together
    aliases: [Teamwork, "Teams & partners"]
    description: Working together is about sharing what you know. Good colleagues ask before they need to.
    indicators:
      - {id: share, text: Share what you know with others}
      - {id: settle, text: "Settle conflict early, calmly and in the open"}
      - {id: blame, text: Do not blame colleagues for mistakes}
      - {id: never-late, text: Arrives late, negative: true, stem: A good colleague never}
  - id: change
    title: Changing and improving
    indicators:
      - {id: simplify, text: Simplify procedures to the benefit of their flexible users}
      - {id: risks, text: Take managed risks and assess their impact}
  - id: pace
    title: Delivering at pace
  - id: mission
    title: Our mission
    group: aims
`

// catalog holds the built-in frameworks and the kit.
func catalog(t testing.TB) *framework.Catalog {
	t.Helper()
	c := framework.NewCatalog(MethodIDs())
	if err := c.Add(frameworks.Files, ""); err != nil {
		t.Fatal(err)
	}
	if err := c.Add(fstest.MapFS{"kit.yaml": {Data: []byte(kit)}}, "test"); err != nil {
		t.Fatal(err)
	}
	return c
}

// find gives a framework that must be there.
func find(t testing.TB, id string) *framework.Framework {
	t.Helper()
	f, err := catalog(t).Find(id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// read parses text as the file x.md.
func read(t testing.TB, text string, options Options) *File {
	t.Helper()
	file, err := source.ReadFrom("x.md", strings.NewReader(text), source.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	if options.Find == nil {
		options.Find = catalog(t).Find
	}
	return Parse(file, options)
}

// dump writes a parsed file so that a case can be read at a glance: the method
// and what one answer covers, then a line for each section (§), item of a
// checklist ([x]), answer, part (with its text, line ends as ⏎ and tabs as ⇥),
// coach's comment (") and problem (!). "=id" is what the framework has for it.
func dump(f *File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s%s\n", f.Method.ID, f.Unit, quoted(f.Title.Value))
	for _, s := range f.Sections {
		fmt.Fprintf(&b, "§%s%s", quoted(s.Title.Value), competencyID(s.Competency))
		if s.Uncounted > 0 {
			fmt.Fprintf(&b, " uncounted %d", s.Uncounted)
		}
		b.WriteString("\n")
		for _, c := range s.Checklist {
			fmt.Fprintf(&b, "[%s]%s%s\n", map[bool]string{true: "x", false: " "}[c.Ticked], quoted(c.Text.Value), indicatorID(c.Indicator))
		}
		for _, a := range s.Answers {
			dumpAnswer(&b, f, a)
		}
	}
	for _, c := range f.Comments {
		line, column := f.Position(c.Span.Start)
		fmt.Fprintf(&b, "\" %d:%d %s%d %s\n", line, column, c.Name, c.Kind, c.Text)
	}
	for _, d := range f.Directives {
		line, column := f.Position(d.Span.Start)
		fmt.Fprintf(&b, "ignore %d:%d %s: %s\n", line, column, d.Rule, d.Reason)
	}
	for _, p := range f.Problems {
		line, column := f.Position(p.Span.Start)
		said, _, _ := strings.Cut(p.Message, ": ") // the hint behind it is the business of who gives it
		fmt.Fprintf(&b, "! %d:%d %s\n", line, column, said)
	}
	return b.String()
}

func dumpAnswer(b *strings.Builder, f *File, a *Answer) {
	line, _ := f.Position(a.Heading.Span.Start)
	fmt.Fprintf(b, "%d %s %d%s%s\n", line, a.State, a.Words, quoted(a.Heading.Value), indicatorID(a.Indicator))
	for _, p := range a.Parts {
		name := p.Name()
		if name == "" {
			name = "-"
		}
		if p.Misspelt {
			name += "~"
		}
		if p.State != Evidenced {
			name += " " + string(p.State)
		}
		if p.Story != "" {
			name += quoted(p.Story)
		}
		fmt.Fprintf(b, "  %s: %s\n", name, strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(p.Text()))
	}
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return " " + strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(text)
}

func competencyID(c *framework.Competency) string {
	if c == nil {
		return ""
	}
	return " =" + c.ID
}

func indicatorID(i *framework.Indicator) string {
	if i == nil {
		return ""
	}
	return " =" + i.ID
}
