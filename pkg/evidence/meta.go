package evidence

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// Meta is the front matter of an evidence file; every key is optional.
type Meta struct {
	source.Place
	Framework    source.Text      `yaml:"framework"`    // an id
	Level        source.Text      `yaml:"level"`        // an id, a title or a grade
	Method       source.Text      `yaml:"method"`       // an id
	Answer       source.Text      `yaml:"answer"`       // what one answer covers: competency or indicator
	Limit        Limit            `yaml:"limit"`        // of each answer
	Competencies []source.Text    `yaml:"competencies"` // what the advert asks for
	Limits       map[string]Limit `yaml:"limits"`       // by competency, where one box differs
	Date         source.Text      `yaml:"date"`         // the closing date, YYYY-MM-DD
	Private      []source.Text    `yaml:"private"`      // words that must not appear
	Waive        []Waiver         `yaml:"waive"`
}

// A Waiver leaves something out on purpose.
type Waiver struct {
	source.Place
	Indicator  source.Text `yaml:"indicator"`  // an id or the text
	Competency source.Text `yaml:"competency"` // likewise
	Reason     source.Text `yaml:"reason"`     // required
	Until      source.Text `yaml:"until"`      // YYYY-MM-DD, the last day on which it holds
}

// A Limit is how long an answer may be, in one way of counting.
type Limit struct {
	source.Place
	Max   int    `yaml:"max"`
	Min   int    `yaml:"min"`   // 0 is the usual share of Max
	Count string `yaml:"count"` // a [Counting]'s name; "" is words
}

// SetScalar reads "250", "1500characters", "4000 bytes".
func (l *Limit) SetScalar(value string) error {
	parsed, err := ParseLimit(value)
	l.Max, l.Count = parsed.Max, parsed.Count
	return err
}

// ParseLimit reads a limit as it is written in a flag: "250", "1500characters",
// "4000bytes", "4000escaped".
func ParseLimit(value string) (Limit, error) {
	digits := strings.TrimRight(strings.TrimSpace(value), "abcdefghijklmnopqrstuvwxyz ")
	unit := strings.TrimSpace(strings.TrimSpace(value)[len(digits):])
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 1:
		return Limit{}, errors.New("is no number of words: write 250, 1500characters, 4000bytes or 4000escaped")
	case unit != "" && CountingNamed(unit) == nil:
		return Limit{}, fmt.Errorf("counts in %q: there are %s", unit, strings.Join(CountingNames(), ", "))
	}
	return Limit{Max: n, Count: unit}, nil
}

// Date reads YYYY-MM-DD.
func Date(value string) (time.Time, error) {
	date, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return date, fmt.Errorf("%q is no date: write it as 2027-03-31", value)
	}
	return date, nil
}

// readMeta decodes the front matter and settles what holds for the file.
func (f *File) readMeta(matter source.Span, options Options) {
	m := &f.Meta
	if matter.End > matter.Start {
		f.Problems = append(f.Problems, source.YAML(f.File, matter, m, true)...)
	}
	f.Framework = options.Framework
	if m.Framework.Value != "" {
		f.Framework = nil
		found, err := options.Find(m.Framework.Value)
		switch {
		case err == nil:
			f.Framework = found
		case errors.Is(err, framework.ErrUnknown):
			f.problem(m.Framework.Span, err.Error())
		default:
			f.Broken = err
		}
	}
	f.settleLevel(options)
	if m.Method.Value != "" {
		if f.Method = MethodNamed(m.Method.Value); f.Method == nil {
			f.problem(m.Method.Span, unknown("method", m.Method.Value, MethodIDs()))
		}
	}
	switch m.Answer.Value {
	case "", framework.PerCompetency, framework.PerIndicator:
		f.Unit = m.Answer.Value
	default:
		f.problem(m.Answer.Span, unknown("answer", m.Answer.Value, []string{framework.PerCompetency, framework.PerIndicator}))
	}
	for _, date := range []source.Text{m.Date} {
		if date.Value != "" {
			if _, err := Date(date.Value); err != nil {
				f.problem(date.Span, "date "+err.Error())
			}
		}
	}
	for _, limit := range append([]Limit{m.Limit}, values(m.Limits)...) {
		if limit.Count != "" && CountingNamed(limit.Count) == nil {
			f.problem(limit.At("count"), unknown("counting", limit.Count, CountingNames()))
		}
		if limit.Max < 0 || limit.Min < 0 || limit.Max > 0 && limit.Min > limit.Max {
			f.problem(limit.At("min"), "limit with a min that is over its max, or below nought")
		}
	}
	if f.Framework != nil {
		for _, asked := range m.Competencies {
			f.checkCompetency(asked)
		}
		for name := range m.Limits {
			f.checkCompetency(source.Text{Value: name, Span: m.At("limits")})
		}
	}
}

func (f *File) checkCompetency(name source.Text) {
	if f.Framework.Competency(name.Value) == nil {
		f.problem(name.Span, unknown("competency", name.Value, f.Framework.CompetencyNames()))
	}
}

func (f *File) settleLevel(options Options) {
	level, span := f.Meta.Level.Value, f.Meta.Level.Span
	if level == "" {
		level = options.Level
	}
	if f.Framework == nil || level == "" {
		return
	}
	if found := f.Framework.Level(level); found != nil {
		f.Level = found.ID
	} else if f.Meta.Level.Value != "" {
		f.problem(span, unknown("level", level, f.Framework.LevelNames()))
	}
}

func values(limits map[string]Limit) (all []Limit) {
	for _, l := range limits {
		all = append(all, l)
	}
	return all
}

// unknown says that there is no such thing, and which is nearest or which there
// are.
func unknown(what, name string, known []string) string {
	if nearest := source.Nearest(name, known); nearest != "" {
		return fmt.Sprintf("no %s %q: did you mean %q?", what, name, nearest)
	}
	if len(known) == 0 {
		return fmt.Sprintf("no %s %q: there are none", what, name)
	}
	return fmt.Sprintf("no %s %q: there are %s", what, name, strings.Join(known, ", "))
}
