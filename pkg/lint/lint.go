// Package lint says what is wrong with an evidence file.
//
// Each rule is a value in a file of its own ([Rules] lists them) that holds its
// documentation and its examples; the examples are its tests. [Check] runs the
// rules over one file. A rule does no input or output and knows no clock.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// A Severity says how much a finding weighs.
type Severity int

const (
	Note    Severity = iota + 1 // advice
	Warning                     // a marker would mark it down
	Error                       // a form or a marker would refuse it
)

// String gives the severity as it is printed and written in settings.
func (s Severity) String() string {
	return [...]string{"never", "note", "warning", "error"}[s]
}

// A Rule finds one kind of fault.
type Rule struct {
	Name     string // kebab-case; printed, so never changed
	Summary  string // what it finds, in one line without a full stop
	Doc      string // Markdown: why it matters, where that comes from, what to do, what it cannot see
	Severity Severity
	Examples []Example // one at least that is wrong, one at least that is right
	Check    func(*Pass)
}

// An Example is an evidence file and what the rule finds in it.
type Example struct {
	Source string
	Want   []string // "line:column: message"; none when the file is right
}

// A Finding is a fault at a place. Lines and columns are from 1, columns count
// code points, and the end is one past the last.
type Finding struct {
	Path               string
	Line, Column       int
	EndLine, EndColumn int
	Span               source.Span
	Rule               *Rule
	Severity           Severity
	Message            string
}

// A Pass is all that a rule may see: one file, and a way to report.
type Pass struct {
	*evidence.File
	Entries []*evidence.Entry // what the file answers and what it lacks
	Today   time.Time
	Ignored *Ignores

	rule     *Rule
	findings []Finding
}

// Report adds a finding of the rule's own severity.
func (p *Pass) Report(at source.Span, format string, args ...any) {
	p.ReportAs(p.rule.Severity, at, format, args...)
}

// ReportAs adds a finding of another severity.
func (p *Pass) ReportAs(severity Severity, at source.Span, format string, args ...any) {
	f := Finding{Path: p.Path, Span: at, Rule: p.rule, Severity: severity, Message: fmt.Sprintf(format, args...)}
	f.Line, f.Column = p.Position(at.Start)
	f.EndLine, f.EndColumn = p.Position(max(at.Start, at.End))
	p.findings = append(p.findings, f)
}

// Check runs rules over a file and gives what they find, by place and rule.
// Waivers hold until today.
func Check(file *evidence.File, rules []*Rule, today time.Time) []Finding {
	p := &Pass{File: file, Entries: file.Coverage(today), Today: today}
	p.Ignored = newIgnores(file, rules)
	for _, rule := range rules {
		p.rule = rule
		before := len(p.findings)
		rule.Check(p)
		p.findings = append(p.findings[:before], p.Ignored.filter(p.findings[before:])...)
	}
	slices.SortStableFunc(p.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Rule.Name, b.Rule.Name))
	})
	return p.findings
}

// Named finds a rule, or nil.
func Named(name string) *Rule {
	for _, r := range Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Names gives the names of the rules, in the order of the documentation.
func Names() []string {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = r.Name
	}
	return names
}
