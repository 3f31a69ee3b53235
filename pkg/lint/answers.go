package lint

import (
	"cmp"
	"slices"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// written says whether an entry is an answer that holds text, notes included.
func written(e *evidence.Entry) bool {
	return e.Answer != nil && (e.State == evidence.Evidenced || e.State == evidence.Notes)
}

// bare says whether nothing tells that the file's text is meant for a form: no
// framework of its own, no limit, no key of merit's, no label. It may be a brag document or
// a page of notes, and what holds for all of its headings is told once.
func (p *Pass) bare() bool {
	_, from := p.LimitOf(&evidence.Section{})
	m := &p.Meta
	return (from == evidence.ByDefault || from == evidence.ByFramework) && (p.Framework == nil || p.foreign()) &&
		m.Framework.Value == "" && m.Method.Value == "" && m.Answer.Value == "" && len(m.Competencies) == 0 &&
		!slices.ContainsFunc(p.Answers, labelled)
}

// foreign says whether the file heads nothing that its framework has, as a brag
// document does that is held against one. What no heading matches is told once.
func (p *Pass) foreign() bool {
	return !slices.ContainsFunc(p.Sections, func(s *evidence.Section) bool { return s.Competency != nil }) &&
		!slices.ContainsFunc(p.Answers, func(a *evidence.Answer) bool { return a.Indicator != nil })
}

// asIn says how many others a finding that is told once speaks of.
func asIn(others int, noun string) string {
	if others == 0 {
		return ""
	}
	return ", as in " + Plural(others, "other "+noun)
}

// place is where a finding about a whole answer stands: its heading, or where it
// has none the line it starts on.
func (p *Pass) place(a *evidence.Answer) source.Span {
	if a.Heading.Value == "" {
		return p.LineSpan(a.Heading.Span.Start)
	}
	return a.Heading.Span
}

// top is where a finding about the whole file stands: its title, or its start.
func (p *Pass) top() source.Span { return p.Title.Span }

// asks says whether anybody waits for what the entry answers: its competency is
// listed in the front matter or, where that lists none, asks for evidence.
// Negative indicators never do.
func (p *Pass) asks(e *evidence.Entry) bool {
	switch {
	case e.Indicator != nil && e.Indicator.Negative:
		return false
	case len(p.Meta.Competencies) == 0:
		return e.Competency == nil || e.Competency.Asks
	case p.Framework != nil:
		return e.Competency != nil && slices.Contains(p.asked, e.Competency)
	}
	return p.listed[same(e.CompetencyText)]
}

// same gives a title in the form in which a file without a framework compares
// titles.
func same(title string) string { return strings.Join(framework.Words(title), "") }

// ask settles what the front matter asks for, if it lists anything.
func (p *Pass) ask() {
	if len(p.Meta.Competencies) == 0 {
		return
	}
	if p.Framework != nil {
		p.asked, _ = p.Asked()
		slices.SortFunc(p.asked, func(a, b *framework.Competency) int { return cmp.Compare(a.ID, b.ID) })
		p.asked = slices.Compact(p.asked)
		return
	}
	p.listed = map[string]bool{}
	for _, name := range p.Meta.Competencies {
		p.listed[same(name.Value)] = true
	}
}

// nearest gives what f finds to be nearest to a name. Looking costs a little, so
// it is not done for more names than a person gets wrong.
func (p *Pass) nearest(f func() string) string {
	if p.looked++; p.looked > 500 {
		return ""
	}
	return f()
}

// heading gives the section that heads a competency, or nil.
func (p *Pass) heading(c *framework.Competency) *evidence.Section {
	for _, s := range p.Sections {
		if s.Competency == c {
			return s
		}
	}
	return nil
}

// absent calls f once for each competency that the framework asks for, the file
// does not head, and no waiver covers.
func (p *Pass) absent(f func(*framework.Competency)) {
	var seen []*framework.Competency
	for _, e := range p.Entries {
		if e.State != evidence.Missing || e.Competency == nil || slices.Contains(seen, e.Competency) {
			continue
		}
		if seen = append(seen, e.Competency); p.heading(e.Competency) == nil {
			f(e.Competency)
		}
	}
}

// rounds calls f with the parts of each round of an answer, labelled or not: a
// story's title begins one, and so does the method's first part when it comes
// again.
func (p *Pass) rounds(a *evidence.Answer, f func([]*evidence.Part)) {
	start, opened := 0, false
	for i, part := range a.Parts {
		first := slices.Contains(part.Names, p.Method.Parts[0].Name)
		if i > start && (part.Story != "" || first && opened) {
			f(a.Parts[start:i])
			start, opened = i, false
		}
		opened = opened || first
	}
	if start < len(a.Parts) {
		f(a.Parts[start:])
	}
}

// order gives a part's place in the method, from 0; -1 when it has none.
func (p *Pass) order(name string) int {
	return slices.IndexFunc(p.Method.Parts, func(k evidence.PartKind) bool { return k.Name == name })
}

// partNames gives the names of the method's parts, in order.
func (p *Pass) partNames() []string {
	names := make([]string, len(p.Method.Parts))
	for i, part := range p.Method.Parts {
		names[i] = part.Name
	}
	return names
}
