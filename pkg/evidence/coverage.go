package evidence

import (
	"slices"
	"strconv"
	"strings"
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
	// Beside is a competency that the framework has and that the file neither
	// heads nor lists, so that nobody is known to ask for it.
	Beside bool
}

// An IndicatorState is an indicator of an answer's checklist.
type IndicatorState struct {
	ID    string // "" when the framework lacks it
	Text  string
	State State
}

// DefaultLimit is the UK Civil Service's usual box.
const DefaultLimit = 250

// Where a limit comes from that nobody has set for the file.
const (
	ByDefault   = "merit's default"
	ByFramework = "framework"
)

// LimitOf gives the limit that holds for a competency's answers and where it
// comes from. Where the file is read for a [Profile], only limits in its way of
// counting hold; without one, the limit has no number.
func (f *File) LimitOf(s *Section) (Limit, string) {
	usual, profile := 0, f.options.Profile
	if f.Framework != nil {
		usual = f.Framework.Limit
	}
	if profile == nil {
		profile = &Profile{}
	}
	for _, rung := range [...]struct {
		limit Limit
		name  string
	}{
		{f.options.Limit, "flag"},
		{f.boxOf(s), "front matter"},
		{f.Meta.Limit, "front matter"},
		{Limit{Max: profile.Max, Count: profile.Counting}, "profile " + profile.Name},
		{f.options.SettingsLimit, "settings"},
		{Limit{Max: usual}, ByFramework},
		{Limit{Max: DefaultLimit}, ByDefault},
	} {
		limit := rung.limit
		limit.Count = CountingNamed(limit.Count).Name
		if limit.Max > 0 && (f.options.Profile == nil || limit.Count == profile.Counting) {
			return limit, rung.name
		}
	}
	return Limit{Count: profile.Counting}, ""
}

// boxOf gives the limit of the section's competency alone, or none.
func (f *File) boxOf(s *Section) (own Limit) {
	name := ""
	if len(f.boxes) > 0 && s.Competency == nil {
		name = key(s.Title.Value)
	}
	for _, b := range f.boxes {
		if s.Competency != nil && b.competency == s.Competency || name != "" && b.name == name {
			own = b.Limit
		}
	}
	return own
}

// Asked gives the competencies that the file must answer for: those its front
// matter lists, else all that ask. listed says which it is.
func (f *File) Asked() (asked []*framework.Competency, listed bool) {
	if f.Framework == nil {
		return nil, false
	}
	for _, name := range f.Meta.Competencies {
		if c := f.Framework.Competency(name.Value); c != nil && !slices.Contains(asked, c) {
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
	has, last := map[*framework.Indicator]bool{}, map[*framework.Competency]*Section{}
	for _, a := range f.Answers {
		f.answers(a, has)
	}
	for _, s := range f.Sections {
		last[s.Competency] = s
	}
	for _, s := range f.Sections {
		for _, a := range s.Answers {
			entries = append(entries, f.entry(a))
		}
		if last[s.Competency] == s {
			entries = append(entries, f.missingIn(s, has)...)
		}
	}
	asked, listed := f.Asked()
	for _, c := range asked {
		if last[c] != nil {
			continue
		}
		for _, e := range f.missingOf(c) {
			e.Beside = !listed
			entries = append(entries, e)
		}
	}
	f.waive(entries, today)
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

// answers adds the indicators that an answer is for: its own, and at other
// levels those of the same competency in the same words.
func (f *File) answers(a *Answer, has map[*framework.Indicator]bool) {
	if a.Indicator == nil || has[a.Indicator] {
		return
	}
	for _, i := range f.Framework.IndicatorsOf(a.Indicator.Text) {
		if f.Framework.CompetencyOf(i) == f.Framework.CompetencyOf(a.Indicator) {
			has[i] = true
		}
	}
}

// missingIn gives the indicators that the file lacks of a competency it heads.
func (f *File) missingIn(s *Section, has map[*framework.Indicator]bool) (missing []*Entry) {
	if f.Unit != framework.PerIndicator || s.Competency == nil || !s.Competency.Asks || len(s.Answers) == 1 && s.Answers[0].Heading.Span == s.Title.Span {
		return nil
	}
	for _, i := range s.Competency.Positive(f.Level) {
		if !has[i] {
			missing = append(missing, f.absent(s.Competency, i))
		}
	}
	return missing
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

// waive marks what waivers that hold today speak of.
func (f *File) waive(entries []*Entry, today time.Time) {
	var holding []target
	for i := range f.Meta.Waive {
		if w := &f.Meta.Waive[i]; w.Holds(today) {
			holding = append(holding, f.target(w))
		}
	}
	for _, e := range entries {
		for i := 0; e.State != Evidenced && e.State != Waived && i < len(holding); i++ {
			if holding[i].is(e) {
				e.State = Waived
			}
		}
	}
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

// A target is what a waiver speaks of: what the framework has by that name, and
// for what it lacks the name in the form in which titles are compared.
type target struct {
	competency *framework.Competency
	indicators []*framework.Indicator // of several levels, where they share a text
	text       string
	indicator  bool
}

func (f *File) target(w *Waiver) target {
	name := w.Indicator.Value
	t := target{indicator: name != ""}
	if !t.indicator {
		name = w.Competency.Value
	}
	t.text = key(name)
	switch {
	case f.Framework == nil || t.text == "":
	case t.indicator:
		t.indicators = f.Framework.IndicatorsOf(name)
	default:
		t.competency = f.Framework.Competency(name)
	}
	return t
}

func (t target) is(e *Entry) bool {
	switch {
	case t.indicator && e.Indicator != nil:
		return slices.Contains(t.indicators, e.Indicator)
	case t.indicator:
		return t.text != "" && key(e.IndicatorText) == t.text
	case e.Competency != nil:
		return t.competency == e.Competency
	}
	return t.text != "" && key(e.CompetencyText) == t.text
}

// key is text in the form in which it is compared.
func key(text string) string { return strings.Join(framework.Words(text), " ") }

// Waives says whether a waiver speaks of anything the framework, or without one
// the file, has.
func (f *File) Waives(w *Waiver, entries []*Entry) bool {
	t := f.target(w)
	return t.competency != nil || len(t.indicators) > 0 || slices.ContainsFunc(entries, t.is)
}

// claim settles checklists: an item with no answer of its own becomes one where
// answers are per indicator, and an empty answer that is ticked is claimed.
func (f *File) claim() {
	for _, s := range f.Sections {
		if f.Unit == framework.PerIndicator {
			s.claim()
		} else if slices.ContainsFunc(s.Checklist, func(c Check) bool { return c.Ticked }) {
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

func (s *Section) claim() {
	if len(s.Checklist) == 0 {
		return
	}
	known, named := map[*framework.Indicator]*Answer{}, map[string]*Answer{}
	for _, a := range s.Answers {
		known[a.Indicator], named[key(a.Heading.Value)] = a, a
	}
	for i := range s.Checklist {
		check := &s.Checklist[i]
		a := named[key(check.Text.Value)]
		if check.Indicator != nil {
			a = known[check.Indicator]
		}
		if a == nil {
			a = &Answer{Section: s, Heading: check.Text, Indicator: check.Indicator, Check: check, Extent: check.Text.Span, State: Empty}
			s.Answers = append(s.Answers, a)
			known[a.Indicator], named[key(a.Heading.Value)] = a, a
		}
		if check.Ticked {
			a.claimed()
		}
	}
}

func (a *Answer) claimed() {
	if a.State == Empty {
		a.State = Claimed
	}
}

// AnswersNamed finds answers by an id, a heading, the beginning of a heading, or
// a line number; what matches better hides the rest.
func (f *File) AnswersNamed(name string) []*Answer {
	key := strings.Join(framework.Words(name), "")
	ways := []func(a *Answer) bool{
		func(a *Answer) bool { return a.Indicator != nil && a.Indicator.ID == name },
		func(a *Answer) bool { return a.Competency() != nil && a.Competency().ID == name },
		func(a *Answer) bool { return framework.Same(name, a.Heading.Value) },
		func(a *Answer) bool {
			return f.Framework != nil && a.Indicator == nil && a.Competency() != nil && f.Framework.Competency(name) == a.Competency()
		},
		func(a *Answer) bool { return framework.Same(name, a.Section.Title.Value) },
		func(a *Answer) bool {
			line, _ := f.Position(a.Heading.Span.Start)
			return strconv.Itoa(line) == name
		},
		func(a *Answer) bool {
			return key != "" && strings.HasPrefix(strings.Join(framework.Words(a.Heading.Value), ""), key)
		},
	}
	for _, way := range ways {
		var found []*Answer
		for _, a := range f.Answers {
			if way(a) {
				found = append(found, a)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
