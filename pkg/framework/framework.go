// Package framework holds competency frameworks: what a panel looks for, as
// competencies with indicators, at levels.
//
// A framework is a YAML file whose name is its id. [Catalog.Find] decodes one
// when it is asked for; [Parse] checks it and reports every mistake at once.
package framework

import (
	"fmt"
	"slices"
	"strings"

	"merit/pkg/source"
)

// A Framework is one framework file.
type Framework struct {
	source.Place
	index

	ID   string // the file's name without its ending
	Path string // where it was read; "" when it is built in

	Title        string        `yaml:"title"`
	Publisher    string        `yaml:"publisher"`
	Year         int           `yaml:"year"`
	Source       string        `yaml:"source"`  // where the text comes from
	Licence      string        `yaml:"licence"` // of the text, "not stated" included
	Copyright    string        `yaml:"copyright"`
	Wording      string        `yaml:"wording"` // [Verbatim] or [Summary]
	Notes        []string      `yaml:"notes"`
	Method       string        `yaml:"method"`     // the usual method's id
	Answer       string        `yaml:"answer"`     // what one answer covers: [PerCompetency] or [PerIndicator]
	Limit        int           `yaml:"limit"`      // usual words of one answer; the application decides
	Cumulative   bool          `yaml:"cumulative"` // a level includes those it builds on
	Levels       []*Level      `yaml:"levels"`
	Groups       []*Group      `yaml:"groups"`
	Competencies []*Competency `yaml:"competencies"`
}

// What a framework's wording can be, and what one answer can cover.
const (
	Verbatim = "verbatim"
	Summary  = "summary" // the words are this project's own

	PerCompetency = "competency"
	PerIndicator  = "indicator"
)

// A Level is a grade of difficulty. Follows names the level it builds on where
// that is not the one before it, so that levels may branch.
type Level struct {
	source.Place
	ID      string   `yaml:"id"`
	Title   string   `yaml:"title"`
	Grades  []string `yaml:"grades"`
	Follows string   `yaml:"follows"`
}

// A Group holds competencies together. One that does not ask is listed, but is
// never scaffolded and never missing.
type Group struct {
	source.Place
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	Asks  *bool  `yaml:"asks"` // nil is true
}

// A Competency is what one answer usually speaks of.
type Competency struct {
	source.Place
	ID          string       `yaml:"id"`
	Title       string       `yaml:"title"`
	Aliases     []string     `yaml:"aliases"`
	Group       string       `yaml:"group"`
	Attribute   string       `yaml:"attribute"`
	Description string       `yaml:"description"`
	Indicators  []*Indicator `yaml:"indicators"`

	Asks bool `yaml:"-"` // false when its group asks for nothing
}

// An Indicator is a sentence that a marker looks for. A negative one completes
// its stem ("A manager does not …") and asks for no evidence.
type Indicator struct {
	source.Place
	ID       string `yaml:"id"`
	Level    string `yaml:"level"` // "" in a framework without levels
	Text     string `yaml:"text"`
	Negative bool   `yaml:"negative"`
	Stem     string `yaml:"stem"`
	Replaces string `yaml:"replaces"` // the id of the indicator it took the place of
}

// Positive gives the competency's positive indicators at a level; at every level when
// level is "".
func (c *Competency) Positive(level string) []*Indicator {
	return c.filter(level, false)
}

// Negative gives its negative indicators at a level, or at every level.
func (c *Competency) Negative(level string) []*Indicator {
	return c.filter(level, true)
}

func (c *Competency) filter(level string, negative bool) (found []*Indicator) {
	for _, indicator := range c.Indicators {
		if indicator.Negative == negative && (level == "" || indicator.Level == "" || indicator.Level == level) {
			found = append(found, indicator)
		}
	}
	return found
}

// Level finds a level by its id, its title or one of its grades, whatever their
// case.
func (f *Framework) Level(name string) *Level {
	for _, level := range f.Levels {
		if strings.EqualFold(level.ID, name) || strings.EqualFold(level.Title, name) {
			return level
		}
	}
	for _, level := range f.Levels {
		for _, grade := range level.Grades {
			if strings.EqualFold(grade, name) {
				return level
			}
		}
	}
	return nil
}

// LevelNames gives the ids of the levels, in order.
func (f *Framework) LevelNames() (names []string) {
	for _, level := range f.Levels {
		names = append(names, level.ID)
	}
	return names
}

// CompetencyNames gives the ids of the competencies, in order.
func (f *Framework) CompetencyNames() (names []string) {
	for _, competency := range f.Competencies {
		names = append(names, competency.ID)
	}
	return names
}

// Asked gives the competencies that ask for answers.
func (f *Framework) Asked() (asked []*Competency) {
	for _, competency := range f.Competencies {
		if competency.Asks {
			asked = append(asked, competency)
		}
	}
	return asked
}

// Parse decodes and checks a framework file whose methods may be those named.
// The framework is nil when there is any problem.
func Parse(id string, file *source.File, methods []string) (*Framework, []source.Problem) {
	f := &Framework{ID: id, Path: file.Path}
	decoded := source.YAML(file, source.Span{Start: 0, End: len(file.Text)}, f, false)
	c := checker{problems: slices.Concat(file.Problems, decoded)}
	if len(decoded) == 0 || f.Competencies != nil {
		c.framework(f, methods)
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	return f, nil
}

// A checker collects what is wrong with a framework that decoded.
type checker struct{ problems []source.Problem }

func (c *checker) report(at source.Span, format string, args ...any) {
	c.problems = append(c.problems, source.Problem{Span: at, Message: fmt.Sprintf(format, args...)})
}

// need reports an empty value.
func (c *checker) need(value string, at *source.Place, key, of string) {
	if strings.TrimSpace(value) == "" {
		c.report(at.At(key), "%s without %s", of, key)
	}
}

// oneOf reports a value that is not among the known ones; empty is known.
func (c *checker) oneOf(value string, at source.Span, what string, known []string) {
	if value == "" {
		return
	}
	for _, k := range known {
		if k == value {
			return
		}
	}
	hint := "there are " + strings.Join(known, ", ")
	if len(known) == 0 {
		hint = "the file declares none"
	}
	if nearest := source.Nearest(value, known); nearest != "" {
		hint = fmt.Sprintf("did you mean %q?", nearest)
	}
	c.report(at, "no %s %q: %s", what, value, hint)
}

// unique reports an id that is missing, badly formed or taken.
func (c *checker) unique(taken map[string]bool, id string, at *source.Place, of string) {
	switch {
	case strings.TrimSpace(id) == "":
		c.report(at.At("id"), "%s without id", of)
	case strings.ContainsAny(id, " \t\n/\\\"'`<>&:,[]{}#"):
		c.report(at.At("id"), "id %q holds more than letters, figures and hyphens", id)
	case taken[id]:
		c.report(at.At("id"), "id %q is taken: ids are unique in their file", id)
	}
	taken[id] = true
}

func (c *checker) framework(f *Framework, methods []string) {
	c.need(f.Title, &f.Place, "title", "framework")
	c.need(f.Source, &f.Place, "source", "framework")
	c.need(f.Licence, &f.Place, "licence", "framework")
	c.need(f.Wording, &f.Place, "wording", "framework")
	c.oneOf(f.Wording, f.At("wording"), "wording", []string{Verbatim, Summary})
	c.oneOf(f.Answer, f.At("answer"), "answer", []string{PerCompetency, PerIndicator})
	c.oneOf(f.Method, f.At("method"), "method", methods)
	if f.Limit < 0 {
		c.report(f.At("limit"), "limit is below nought")
	}
	taken := map[string]bool{}
	for _, level := range f.Levels {
		c.unique(taken, level.ID, &level.Place, "level")
		c.need(level.Title, &level.Place, "title", "level")
		c.oneOf(level.Follows, level.At("follows"), "level", f.LevelNames())
	}
	groups, asks := []string{}, map[string]bool{"": true}
	taken = map[string]bool{}
	for _, group := range f.Groups {
		c.unique(taken, group.ID, &group.Place, "group")
		c.need(group.Title, &group.Place, "title", "group")
		groups = append(groups, group.ID)
		asks[group.ID] = group.Asks == nil || *group.Asks
	}
	if len(f.Competencies) == 0 {
		c.report(f.At("competencies"), "framework without competencies")
	}
	competencies, indicators := map[string]bool{}, map[string]bool{}
	for _, competency := range f.Competencies {
		c.unique(competencies, competency.ID, &competency.Place, "competency")
		c.need(competency.Title, &competency.Place, "title", "competency")
		c.oneOf(competency.Group, competency.At("group"), "group", groups)
		competency.Asks = asks[competency.Group]
		for _, indicator := range competency.Indicators {
			c.unique(indicators, indicator.ID, &indicator.Place, "indicator")
			c.need(indicator.Text, &indicator.Place, "text", "indicator")
			c.oneOf(indicator.Level, indicator.At("level"), "level", f.LevelNames())
			if len(f.Levels) > 0 && indicator.Level == "" {
				c.report(indicator.At("id"), "indicator without level")
			}
			if indicator.Negative {
				c.need(indicator.Stem, &indicator.Place, "stem", "negative indicator")
			}
		}
	}
}
