// Package lint says what is wrong with an evidence file.
//
// Each rule is a value in a file of its own ([Rules] lists them) that holds its
// documentation and its examples; the examples are its tests. [Check] runs the
// rules over one file. A rule does no input or output and knows no clock.
package lint

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"merit/pkg/evidence"
	"merit/pkg/framework"
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
	// Thresholds are the numbers in the rule that settings may change.
	Thresholds []Threshold
	Examples   []Example // one at least that is wrong, one at least that is right
	Check      func(*Pass)
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
	Edits              []Edit // that mend it for certain; most findings have none
}

// An Edit puts a text in the place of another.
type Edit struct {
	Span source.Span
	Text string
}

// A Pass is all that a rule may see: one file, and a way to report.
type Pass struct {
	*evidence.File
	Entries []*evidence.Entry // what the file answers and what it lacks
	Today   time.Time
	Ignored *Ignores

	asked    []*framework.Competency // that the front matter lists, in no order
	listed   map[string]bool         // the same in a file without a framework
	looked   int                     // how often the nearest name was looked for
	read     bool                    // whether proses are made
	own      map[string]bool         // the framework's acronyms
	options  Options
	cursor   source.Cursor
	rule     *Rule
	severity Severity           // that holds for the rule
	tales    []Story            // see stories
	repeats  []*evidence.Answer // that tell a story again
	room
}

// Options are what holds beside the file.
type Options struct {
	Today    time.Time // until which waivers hold
	Settings *Settings // nil for none
	Path     string    // the file's, from the folder of the settings
}

// Threshold gives the number that holds for one of the rule's thresholds.
func (p *Pass) Threshold(name string) int {
	n, _ := p.options.Settings.Threshold(p.rule, name, p.options.Path)
	return n
}

// Report adds a finding of the rule's severity.
func (p *Pass) Report(at source.Span, format string, args ...any) {
	p.ReportAs(p.rule.Severity, at, format, args...)
}

// ReportAs adds a finding of a lesser severity. Settings that name another
// severity for the rule bound it.
func (p *Pass) ReportAs(severity Severity, at source.Span, format string, args ...any) {
	if severity == p.rule.Severity || severity > p.severity {
		severity = p.severity
	}
	for at.End < len(p.Text) && !utf8.RuneStart(p.Text[at.End]) {
		at.End++ // of a character that is pasted as another
	}
	f := Finding{Path: p.Path, Span: at, Rule: p.rule, Severity: severity, Message: fmt.Sprintf(format, args...)}
	f.Line, f.Column, f.EndLine, f.EndColumn = p.cursor.Positions(at)
	p.findings = append(p.findings, f)
}

// edit adds an edit to the finding that was reported last.
func (p *Pass) edit(at source.Span, text string) {
	f := &p.findings[len(p.findings)-1]
	f.Edits = append(f.Edits, Edit{at, text})
}

// Check runs rules over a file and gives what they find, by place and rule.
// Rules that the settings turn off do not run.
func Check(file *evidence.File, rules []*Rule, options Options) []Finding {
	findings, _ := Examine(file, rules, options)
	return findings
}

// Examine is [Check] for a file among others of its folder: it gives the file's
// stories too, for a [Folder].
func Examine(file *evidence.File, rules []*Rule, options Options) ([]Finding, []Story) {
	return new(Examiner).Examine(file, rules, options)
}

// An Examiner examines one file after another and keeps the room that it takes.
// It is for one goroutine.
type Examiner struct{ room room }

// room is what a [Pass] fills anew for each file.
type room struct {
	findings []Finding
	proses   []prose
	blocks   []passage
	words    []word
	hashes   []uint32
}

// Examine is what [Examine] is.
func (x *Examiner) Examine(file *evidence.File, rules []*Rule, options Options) ([]Finding, []Story) {
	p := &Pass{File: file, Entries: file.Coverage(options.Today), Today: options.Today, options: options, cursor: source.Cursor{File: file.File}, room: x.room}
	p.findings = p.findings[:0]
	rules = options.running(rules)
	p.Ignored = newIgnores(file, rules)
	p.ask()
	for _, rule := range rules {
		p.rule = rule
		p.severity, _ = options.Settings.Severity(rule, options.Path)
		before := len(p.findings)
		rule.Check(p)
		p.findings = append(p.findings[:before], p.Ignored.filter(p.findings[before:])...)
	}
	findings := slices.Clone(p.findings)
	Sort(findings)
	stories := p.forFolder(rules)
	x.room = p.room
	return findings, stories
}

// running drops the rules that the settings turn off.
func (o Options) running(rules []*Rule) []*Rule {
	if o.Settings == nil {
		return rules
	}
	var on []*Rule
	for _, rule := range rules {
		if severity, _ := o.Settings.Severity(rule, o.Path); severity != 0 {
			on = append(on, rule)
		}
	}
	return on
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
