package lint

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// Settings are a .merit.yaml: what holds for the evidence files below its
// folder, where they do not say it themselves.
type Settings struct {
	source.Place
	Path string // of the settings file; "" where there is none

	Framework  source.Text        `yaml:"framework"`  // for files that name none
	Level      source.Text        `yaml:"level"`      // likewise
	Answer     source.Text        `yaml:"answer"`     // what one answer covers
	Limit      evidence.Limit     `yaml:"limit"`      // of an answer
	Frameworks source.Text        `yaml:"frameworks"` // a folder of one's own frameworks
	Files      []source.Text      `yaml:"files"`      // globs of files that are evidence though they do not say so
	Ignore     []source.Text      `yaml:"ignore"`     // globs of files that are not
	Acronyms   []string           `yaml:"acronyms"`   // that need no expansion
	Private    []string           `yaml:"private"`    // words that must not appear
	Rules      map[string]Setting `yaml:"rules"`
	Overrides  []Override         `yaml:"overrides"` // later ones win
}

// An Override holds for some files only.
type Override struct {
	Files []source.Text      `yaml:"files"` // globs, from the settings' folder
	Rules map[string]Setting `yaml:"rules"`
}

// A Setting is a rule's severity, or off; as a mapping it may set the rule's
// thresholds too.
type Setting map[string]source.Text

// SetScalar reads a severity alone.
func (s *Setting) SetScalar(value string) error {
	if value != off && severityNamed(value) == 0 {
		return fmt.Errorf("has %s", noSeverity(value))
	}
	*s = Setting{severityKey: {Value: value}}
	return nil
}

const (
	off         = "off"
	severityKey = "severity"
)

func severityNamed(name string) Severity {
	for s := Note; s <= Error; s++ {
		if s.String() == name {
			return s
		}
	}
	return 0
}

// noSeverity says that a name is none of a severity.
func noSeverity(name string) string {
	known := []string{Error.String(), Warning.String(), Note.String(), off}
	if nearest := source.Nearest(name, known); nearest != "" {
		return fmt.Sprintf("no severity %q: did you mean %q?", name, nearest)
	}
	return fmt.Sprintf("no severity %q: there are %s", name, strings.Join(known, ", "))
}

// ParseSettings reads a settings file and gives every mistake in it.
func ParseSettings(file *source.File) (*Settings, []source.Problem) {
	s := &Settings{Path: file.Path}
	problems := append(file.Problems, source.YAML(file, source.Span{Start: 0, End: len(file.Text)}, s, false)...)
	report := func(at source.Span, format string, args ...any) {
		problems = append(problems, source.Problem{Span: at, Message: fmt.Sprintf(format, args...)})
	}
	if a := s.Answer; a.Value != "" && a.Value != framework.PerCompetency && a.Value != framework.PerIndicator {
		report(a.Span, "no answer %q: there are competency, indicator", a.Value)
	}
	if c := s.Limit.Count; c != "" && evidence.CountingNamed(c) == nil {
		report(s.Limit.At("count"), "no counting %q: there are %s", c, strings.Join(evidence.CountingNames(), ", "))
	}
	globs := slices.Concat(s.Files, s.Ignore)
	s.checkRules(s.Rules, s.At("rules"), report)
	for _, o := range s.Overrides {
		globs = append(globs, o.Files...)
		s.checkRules(o.Rules, s.At("overrides"), report)
	}
	for _, glob := range globs {
		if !doublestar.ValidatePattern(glob.Value) {
			report(glob.Span, "%q is no glob: write it as drafts/**/*.md", glob.Value)
		}
	}
	return s, problems
}

func (s *Settings) checkRules(rules map[string]Setting, at source.Span, report func(source.Span, string, ...any)) {
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		rule := Named(name)
		if rule == nil {
			hint := "merit explain lists them"
			if nearest := source.Nearest(name, Names()); nearest != "" {
				hint = fmt.Sprintf("did you mean %q?", nearest)
			}
			report(at, "no rule %q: %s", name, hint)
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(rules[name])) {
			value := rules[name][key]
			if key == severityKey {
				if value.Value != off && severityNamed(value.Value) == 0 {
					report(value.Span, "%s", noSeverity(value.Value))
				}
				continue
			}
			if rule.threshold(key) == nil {
				report(value.Span, "%s has no threshold %q: there are %s", name, key, strings.Join(append(rule.thresholdNames(), severityKey), ", "))
			} else if n, err := strconv.Atoi(value.Value); err != nil || n < 0 {
				report(value.Span, "%s of %s is no whole number", key, name)
			}
		}
	}
}

// A Threshold is a number in a rule that settings may change.
type Threshold struct {
	Name    string // kebab-case
	Doc     string // what it is, with its unit
	Default int
}

func (r *Rule) threshold(name string) *Threshold {
	for i := range r.Thresholds {
		if r.Thresholds[i].Name == name {
			return &r.Thresholds[i]
		}
	}
	return nil
}

func (r *Rule) thresholdNames() (names []string) {
	for _, t := range r.Thresholds {
		names = append(names, t.Name)
	}
	return names
}

// Severity gives the severity that holds for a rule in a file, 0 where it is
// off, and where that comes from. The path is from the settings' folder.
func (s *Settings) Severity(rule *Rule, path string) (Severity, string) {
	severity, from := rule.Severity, "merit's default"
	s.each(rule, path, func(setting Setting, where string) {
		if value, ok := setting[severityKey]; ok {
			severity, from = severityNamed(value.Value), where
		}
	})
	return severity, from
}

// Threshold gives the number that holds for a rule's threshold in a file, and
// where that comes from.
func (s *Settings) Threshold(rule *Rule, name, path string) (int, string) {
	value, from := rule.threshold(name).Default, "merit's default"
	s.each(rule, path, func(setting Setting, where string) {
		if text, ok := setting[name]; ok {
			if n, err := strconv.Atoi(text.Value); err == nil {
				value, from = n, where
			}
		}
	})
	return value, from
}

// each calls f for the settings of a rule that hold for a file, the ones that
// win last.
func (s *Settings) each(rule *Rule, path string, f func(setting Setting, where string)) {
	if s == nil {
		return
	}
	if setting, ok := s.Rules[rule.Name]; ok {
		f(setting, s.Path)
	}
	for _, o := range s.Overrides {
		if setting, ok := o.Rules[rule.Name]; ok && Matches(o.Files, path) {
			f(setting, s.Path+", overrides")
		}
	}
}

// Matches says whether a path, from the settings' folder and with "/", matches
// any of the globs.
func Matches(globs []source.Text, path string) bool {
	for _, glob := range globs {
		if doublestar.MatchUnvalidated(glob.Value, path) {
			return true
		}
	}
	return false
}
