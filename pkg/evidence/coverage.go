package evidence

import (
	"time"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// An Entry is one answer that the file gives or its framework asks for, with
// what has come of it.
type Entry struct {
	Answer         *Answer               // nil when it is missing
	Competency     *framework.Competency // nil when the framework lacks it
	Indicator      *framework.Indicator  // likewise, and per competency
	CompetencyText string                // as the file has it, or for a missing one the framework
	IndicatorText  string                // "" per competency
	State          State
	Limit          Limit
	LimitFrom      string // where the limit comes from
	Count          int    // in the limit's own way of counting
	Indicators     []IndicatorState
}

// An IndicatorState is an indicator of an answer's checklist.
type IndicatorState struct {
	ID    string // "" when the framework lacks it
	Text  string
	State State
}

// DefaultLimit is the UK Civil Service's usual box.
const DefaultLimit = 250

// LimitOf gives the limit that holds for a competency's answers and where it
// comes from.
func (f *File) LimitOf(s *Section) (Limit, string) {
	limit, from := Limit{Max: DefaultLimit}, "merit's default"
	if f.Framework != nil && f.Framework.Limit > 0 {
		limit, from = Limit{Max: f.Framework.Limit}, "framework"
	}
	if f.options.SettingsLimit.Max > 0 {
		limit, from = f.options.SettingsLimit, "settings"
	}
	if f.Meta.Limit.Max > 0 {
		limit, from = f.Meta.Limit, "front matter"
	}
	for name, own := range f.Meta.Limits {
		if own.Max > 0 && s.named(f.Framework, name) {
			limit, from = own, "front matter"
		}
	}
	if f.options.Limit.Max > 0 {
		limit, from = f.options.Limit, "flag"
	}
	if limit.Count == "" {
		limit.Count = Countings[0].Name
	}
	return limit, from
}

// named says whether name is the section's competency, by id or title.
func (s *Section) named(f *framework.Framework, name string) bool {
	if f != nil && s.Competency != nil {
		return f.Competency(name) == s.Competency
	}
	return framework.Same(s.Title.Value, name)
}

// Asked gives the competencies that the file must answer for: those its front
// matter lists, else all that ask. listed says which it is.
func (f *File) Asked() (asked []*framework.Competency, listed bool) {
	if f.Framework == nil {
		return nil, false
	}
	for _, name := range f.Meta.Competencies {
		if c := f.Framework.Competency(name.Value); c != nil {
			asked = append(asked, c)
		}
	}
	if len(f.Meta.Competencies) > 0 {
		return asked, true
	}
	return f.Framework.Asked(), false
}

// Coverage lists what the file answers, in its order, and what its framework
// asks for beside that: the missing indicators of a competency behind its
// answers, missing competencies at the end. Waivers hold until today.
func (f *File) Coverage(today time.Time) []*Entry {
	var entries []*Entry
	for _, s := range f.Sections {
		for _, a := range s.Answers {
			entries = append(entries, f.entry(a))
		}
		entries = append(entries, f.missingIn(s)...)
	}
	asked, _ := f.Asked()
	for _, c := range asked {
		if !f.heads(c) {
			entries = append(entries, f.missingOf(c)...)
		}
	}
	for _, e := range entries {
		if e.State != Evidenced && f.waived(e, today) {
			e.State = Waived
		}
	}
	return entries
}

func (f *File) entry(a *Answer) *Entry {
	e := &Entry{Answer: a, Competency: a.Section.Competency, Indicator: a.Indicator, CompetencyText: a.Section.Title.Value, State: a.State}
	if f.Unit == framework.PerIndicator && a.Heading.Span != a.Section.Title.Span {
		e.IndicatorText = a.Heading.Value
	}
	if e.CompetencyText == "" && e.Competency != nil {
		e.CompetencyText = e.Competency.Title
	}
	e.Limit, e.LimitFrom = f.LimitOf(a.Section)
	e.Count = a.Words
	if e.Limit.Count != Countings[0].Name {
		e.Count = CountingNamed(e.Limit.Count).Count(a.Text(false))
	}
	if f.Unit == framework.PerCompetency {
		for _, check := range a.Section.Checklist {
			state := IndicatorState{Text: check.Text.Value, State: Empty}
			if check.Indicator != nil {
				state.ID = check.Indicator.ID
			}
			if check.Ticked {
				state.State = Claimed
				if a.State == Evidenced {
					state.State = Evidenced
				}
			}
			e.Indicators = append(e.Indicators, state)
		}
	}
	return e
}

// missingIn gives the indicators that a competency's section lacks.
func (f *File) missingIn(s *Section) (missing []*Entry) {
	if f.Unit != framework.PerIndicator || s.Competency == nil || !s.Competency.Asks || len(s.Answers) == 1 && s.Answers[0].Heading.Span == s.Title.Span {
		return nil
	}
	for i, other := range f.Sections { // once, behind its last section
		if other.Competency == s.Competency && other != s && i > indexOf(f.Sections, s) {
			return nil
		}
	}
	has := map[*framework.Indicator]bool{}
	for _, a := range f.Answers {
		has[a.Indicator] = true
	}
	for _, i := range s.Competency.Positive(f.Level) {
		if !has[i] {
			missing = append(missing, f.absent(s.Competency, i))
		}
	}
	return missing
}

func indexOf(sections []*Section, s *Section) int {
	for i := range sections {
		if sections[i] == s {
			return i
		}
	}
	return -1
}

// missingOf gives what the file lacks of a competency that it does not head.
func (f *File) missingOf(c *framework.Competency) (missing []*Entry) {
	if f.Unit == framework.PerIndicator {
		for _, i := range c.Positive(f.Level) {
			missing = append(missing, f.absent(c, i))
		}
	}
	if len(missing) == 0 {
		missing = append(missing, f.absent(c, nil))
	}
	return missing
}

func (f *File) absent(c *framework.Competency, i *framework.Indicator) *Entry {
	e := &Entry{Competency: c, Indicator: i, CompetencyText: c.Title, State: Missing}
	if i != nil {
		e.IndicatorText = i.Text
	}
	e.Limit, e.LimitFrom = f.LimitOf(&Section{Title: source.Text{Value: c.Title}, Competency: c})
	return e
}

func (f *File) heads(c *framework.Competency) bool {
	for _, s := range f.Sections {
		if s.Competency == c {
			return true
		}
	}
	return false
}

func (f *File) waived(e *Entry, today time.Time) bool {
	for i := range f.Meta.Waive {
		if w := &f.Meta.Waive[i]; w.Holds(today) && f.concerns(w, e) {
			return true
		}
	}
	return false
}

// Holds says whether the waiver has a reason and has not ended before today.
func (w *Waiver) Holds(today time.Time) bool {
	if w.Reason.Value == "" {
		return false
	}
	if w.Until.Value == "" {
		return true
	}
	until, err := Date(w.Until.Value)
	return err == nil && !today.After(until.AddDate(0, 0, 1).Add(-1))
}

// concerns says whether a waiver speaks of an entry.
func (f *File) concerns(w *Waiver, e *Entry) bool {
	if name := w.Indicator.Value; name != "" {
		if f.Framework != nil && e.Indicator != nil {
			return f.Framework.Indicator(name, e.Indicator.Level, e.Competency) == e.Indicator
		}
		return e.IndicatorText != "" && framework.Same(e.IndicatorText, name)
	}
	if name := w.Competency.Value; name != "" {
		if f.Framework != nil && e.Competency != nil {
			return f.Framework.Competency(name) == e.Competency
		}
		return framework.Same(e.CompetencyText, name)
	}
	return false
}

// Waives gives the waivers that speak of nothing the framework, or without one
// the file, has.
func (f *File) Waives(w *Waiver, entries []*Entry) bool {
	for _, e := range entries {
		if f.concerns(w, e) {
			return true
		}
	}
	if f.Framework == nil {
		return false
	}
	return w.Indicator.Value != "" && f.Framework.Indicator(w.Indicator.Value, f.Level, nil) != nil ||
		w.Indicator.Value == "" && f.Framework.Competency(w.Competency.Value) != nil
}

// claim settles checklists: an item with no answer of its own becomes one where
// answers are per indicator, and an empty answer that is ticked is claimed.
func (f *File) claim() {
	for _, s := range f.Sections {
		ticked := false
		for i := range s.Checklist {
			check := &s.Checklist[i]
			ticked = ticked || check.Ticked
			if f.Unit == framework.PerIndicator {
				s.claim(check)
			}
		}
		if f.Unit == framework.PerCompetency && ticked {
			for _, a := range s.Answers {
				a.claimed()
			}
		}
	}
	f.Answers = f.Answers[:0]
	for _, s := range f.Sections {
		f.Answers = append(f.Answers, s.Answers...)
	}
}

func (s *Section) claim(check *Check) {
	for _, a := range s.Answers {
		if a.Indicator != nil && a.Indicator == check.Indicator || framework.Same(a.Heading.Value, check.Text.Value) {
			if check.Ticked {
				a.claimed()
			}
			return
		}
	}
	a := &Answer{Section: s, Heading: check.Text, Indicator: check.Indicator, Check: check, Extent: check.Text.Span, State: Empty}
	if check.Ticked {
		a.State = Claimed
	}
	s.Answers = append(s.Answers, a)
}

func (a *Answer) claimed() {
	if a.State == Empty {
		a.State = Claimed
	}
}
