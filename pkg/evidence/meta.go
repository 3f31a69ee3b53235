package evidence

import (
	"errors"
	"fmt"
	"maps"
	"slices"
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
	f.settleFramework(options)
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
	if m.Date.Value != "" {
		if _, err := Date(m.Date.Value); err != nil {
			f.problem(m.Date.Span, "date "+err.Error())
		}
	}
	f.checkLimit(&m.Limit)
	for _, asked := range m.Competencies {
		f.checkCompetency(asked)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Limits)) {
		own := box{Limit: m.Limits[name], name: key(name)}
		f.checkLimit(&own.Limit)
		f.checkCompetency(source.Text{Value: name, Span: m.At("limits")})
		if own.Count == "" {
			own.Count = m.Limit.Count
		}
		if f.Framework != nil {
			own.competency = f.Framework.Competency(name)
		}
		f.boxes = append(f.boxes, own)
	}
}

// A box is a competency's own limit.
type box struct {
	Limit
	competency *framework.Competency // nil when the framework lacks it
	name       string                // in the form in which titles are compared
}

// checkLimit reports what is wrong with a limit, which then counts words.
func (f *File) checkLimit(limit *Limit) {
	if limit.Count != "" && CountingNamed(limit.Count) == nil {
		f.problem(limit.At("count"), unknown("counting", limit.Count, CountingNames()))
		limit.Count = ""
	}
	if limit.Max < 0 || limit.Min < 0 || limit.Max > 0 && limit.Min > limit.Max {
		f.problem(limit.At("min"), "limit with a min that is over its max, or below nought")
	}
}

func (f *File) checkCompetency(name source.Text) {
	if f.Framework != nil && f.Framework.Competency(name.Value) == nil {
		f.problem(name.Span, unknown("competency", name.Value, f.Framework.CompetencyNames()))
	}
}

func (f *File) settleFramework(options Options) {
	f.Framework = options.Framework
	name := f.Meta.Framework
	if name.Value == "" || options.Find == nil {
		return
	}
	f.Framework = nil
	found, err := options.Find(name.Value)
	switch {
	case err == nil:
		f.Framework = found
	case errors.Is(err, framework.ErrUnknown):
		f.problem(name.Span, err.Error())
	default:
		f.Broken = err
	}
}

func (f *File) settleLevel(options Options) {
	level, span := f.Meta.Level.Value, f.Meta.Level.Span
	if level == "" && (options.Framework == nil || f.Framework != nil && options.Framework.ID == f.Framework.ID) {
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

// Claims says whether the start of a Markdown file says that it is evidence: its
// front matter has one of merit's keys, or a near miss of framework. The front
// matter need not be readable.
func Claims(start string) bool {
	first, rest, _ := strings.Cut(start, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return false
	}
	for line := range strings.SplitSeq(rest, "\n") {
		if end := strings.TrimRight(line, " \t"); end == "---" || end == "..." {
			return false
		}
		key, _, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") { // no key, or one of another's
			continue
		}
		switch key = strings.Trim(key, " \"'"); {
		case slices.Contains([]string{"framework", "method", "answer", "limit"}, key), len(key) > 5 && source.Distance(key, "framework", 3) < 3:
			return true
		}
	}
	return false
}
