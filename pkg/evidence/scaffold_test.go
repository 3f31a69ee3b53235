package evidence

import (
	"slices"
	"testing"
	"time"

	"merit/pkg/framework"
)

// For every framework, level, unit and method a scaffold is read as what it was
// made for, and empty everywhere.
func TestScaffoldReadsBack(t *testing.T) {
	c := catalog(t)
	for _, id := range c.Names() {
		f := find(t, id)
		for _, level := range append(f.LevelNames(), "") {
			for _, method := range Methods {
				for _, unit := range []string{framework.PerCompetency, framework.PerIndicator} {
					choice := Choice{Level: level, Competencies: f.Asked(), Method: method, Unit: unit, Limit: Limit{Max: 250}}
					t.Run(id+"/"+level+"/"+method.ID+"/"+unit, func(t *testing.T) { readBack(t, f, choice) })
				}
			}
		}
	}
}

// One competency, and another way of counting, are read back too.
func TestScaffoldChoices(t *testing.T) {
	f := find(t, "core-areas")
	for _, c := range f.Competencies {
		readBack(t, f, Choice{Level: "2", Competencies: []*framework.Competency{c}, Method: MethodNamed("car"), Unit: framework.PerIndicator, Limit: Limit{Max: 1500, Count: "characters"}})
	}
}

func readBack(t *testing.T, f *framework.Framework, choice Choice) {
	t.Helper()
	text := string(Scaffold(f, choice))
	// The framework of the choice itself, so that pointers can be compared.
	options := Options{Find: func(string) (*framework.Framework, error) { return f, nil }}
	file := read(t, text, options)
	if again := read(t, text, options); dump(file) != dump(again) {
		t.Errorf("read twice:\n%s\n%s", dump(file), dump(again))
	}
	if len(file.Problems) > 0 || file.Level != choice.Level || file.Method != choice.Method || file.Unit != choice.Unit {
		t.Fatalf("not what was chosen:\n%s", dump(file))
	}
	if limit := file.Meta.Limit; limit.Max != choice.Limit.Max || limit.Count != choice.Limit.Count {
		t.Errorf("limit %d %s", limit.Max, limit.Count)
	}
	if file.Title.Value != "Evidence: "+f.Title || len(file.Sections) != len(choice.Competencies) {
		t.Fatalf("titles:\n%s", dump(file))
	}
	for i, s := range file.Sections {
		checkSection(t, s, choice.Competencies[i], choice)
	}
	for _, e := range file.Coverage(time.Time{}) {
		if e.State != Empty || e.Count != 0 {
			t.Errorf("%s %q is %s", e.CompetencyText, e.IndicatorText, e.State)
		}
	}
}

// checkSection checks that a section is the competency with all its indicators,
// as answers or as a checklist, and that each answer has the method's parts.
func checkSection(t *testing.T, s *Section, c *framework.Competency, choice Choice) {
	t.Helper()
	if s.Competency != c || s.Title.Value != c.Title || s.Uncounted > 0 {
		t.Errorf("%q is read as %q", c.Title, s.Title.Value)
	}
	want := c.Positive(choice.Level)
	var got []*framework.Indicator
	for _, check := range s.Checklist {
		got = append(got, check.Indicator)
	}
	for _, a := range s.Answers {
		if a.Indicator != nil {
			got = append(got, a.Indicator)
		}
		var parts []string
		for _, p := range a.Parts {
			parts = append(parts, p.Name())
		}
		if !slices.EqualFunc(parts, choice.Method.Parts, func(name string, kind PartKind) bool { return name == kind.Name }) {
			t.Errorf("%q has the parts %q", a.Heading.Value, parts)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q has %d indicators of %d, or others", c.Title, len(got), len(want))
	}
}
