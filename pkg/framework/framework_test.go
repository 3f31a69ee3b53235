package framework

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"merit/frameworks"
	"merit/pkg/source"
)

// methods are the ids that the built-in frameworks may name.
var methods = []string{"star", "public-narrative"}

func catalog(t testing.TB, more ...fs.FS) *Catalog {
	t.Helper()
	c := NewCatalog(methods)
	if err := c.Add(frameworks.Files, ""); err != nil {
		t.Fatal(err)
	}
	for _, files := range more {
		if err := c.Add(files, "mine"); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func find(t testing.TB, id string) *Framework {
	t.Helper()
	f, err := catalog(t).Find(id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// counts gives, for each competency, how many indicators it has at a level.
func counts(f *Framework, level string, of func(*Competency, string) []*Indicator) (n []int) {
	for _, c := range f.Competencies {
		n = append(n, len(of(c, level)))
	}
	return n
}

// What the built-in frameworks must hold, counted in their sources.
func TestBuiltIn(t *testing.T) {
	tests := []struct {
		id, level string
		positive  []int // by competency
	}{
		{"civil-service-2012", "3", []int{5, 6, 6, 6}},
		{"core-areas", "", []int{30, 23, 38, 46, 0, 0, 0}},
		{"core-areas", "1", []int{4, 5, 3, 5, 0, 0, 0}},
		{"core-areas", "2", []int{4, 3, 8, 8, 0, 0, 0}},
		{"core-areas", "3", []int{4, 4, 5, 8, 0, 0, 0}},
		{"core-areas", "4", []int{4, 3, 6, 9, 0, 0, 0}},
		{"core-areas", "5", []int{4, 2, 6, 7, 0, 0, 0}},
		{"core-areas", "6", []int{5, 3, 5, 4, 0, 0, 0}},
		{"core-areas", "7", []int{5, 3, 5, 5, 0, 0, 0}},
		{"policing-cvf", "", []int{2, 3, 2, 2, 2, 3, 4}},
		{"blaenau-gwent-manager", "", []int{6, 4, 7, 6, 5, 5, 6, 5, 4, 7}},
		{"public-value", "", []int{3, 4, 7, 7, 3, 4}},
	}
	for _, tt := range tests {
		if got := counts(find(t, tt.id), tt.level, (*Competency).Positive); !slices.Equal(got, tt.positive) {
			t.Errorf("%s at level %q has %v indicators, want %v", tt.id, tt.level, got, tt.positive)
		}
	}
	if got := counts(find(t, "blaenau-gwent-manager"), "", (*Competency).Negative); !slices.Equal(got, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) {
		t.Errorf("blaenau-gwent-manager has %v negative indicators", got)
	}
}

// Each built-in framework says whose words it holds and under what licence.
func TestBuiltInSayWhose(t *testing.T) {
	for _, id := range catalog(t).Names() {
		f := find(t, id)
		if f.Title == "" || f.Publisher == "" || f.Source == "" || f.Licence == "" || f.Wording == "" || f.Method == "" || f.Answer == "" || f.Limit == 0 || f.Path != "" {
			t.Errorf("%s leaves something out: %+v", id, f)
		}
		if len(f.Asked()) == 0 {
			t.Errorf("%s asks for nothing", id)
		}
	}
}

// The words are the sources' own but for the damage that is mended.
func TestBuiltInMended(t *testing.T) {
	for _, id := range catalog(t).Names() {
		for _, c := range find(t, id).Competencies {
			texts := []string{c.Title, c.Description}
			for _, i := range c.Indicators {
				texts = append(texts, i.Text)
			}
			for _, text := range texts {
				for _, damage := range []string{"bene ts", " exible", "â€", "\ufffd", "  ", "LEVEL"} {
					if strings.Contains(text, damage) {
						t.Errorf("%s: %q holds %q", id, text, damage)
					}
				}
			}
		}
	}
}

func TestSuccessProfiles(t *testing.T) {
	f := find(t, "success-profiles")
	if len(f.Competencies) != 9 || len(f.Levels) != 6 || f.Limit != 250 || f.Answer != PerCompetency || f.Wording != Summary {
		t.Errorf("%d behaviours, %d levels, %d words per %s, %s", len(f.Competencies), len(f.Levels), f.Limit, f.Answer, f.Wording)
	}
	for _, level := range f.Levels {
		if len(level.Grades) == 0 || slices.Contains(counts(f, level.ID, (*Competency).Positive), 0) {
			t.Errorf("level %s has no grade, or a behaviour without indicators", level.ID)
		}
	}
}

// In the source, Developing Self & Others has the same words at levels 2 and 3.
func TestSameWordsAtTwoLevels(t *testing.T) {
	f := find(t, "core-areas")
	c := f.Competency("Developing self and others")
	two, three := c.Positive("2"), c.Positive("3")
	for i := range two {
		if two[i].Text != three[i].Text {
			t.Errorf("%q and %q", two[i].Text, three[i].Text)
		}
		if f.Indicator(two[i].Text, "2", nil) != two[i] || f.Indicator(two[i].Text, "3", nil) != three[i] || len(f.IndicatorsOf(two[i].Text)) != 2 {
			t.Errorf("%q is not told apart by its level", two[i].Text)
		}
	}
}

func TestLevel(t *testing.T) {
	f := find(t, "success-profiles")
	for name, want := range map[string]string{"3": "3", "level 3": "3", "HEO": "3", "grade 7": "4", "deputy director": "5", "9": "", "": ""} {
		got := ""
		if level := f.Level(name); level != nil {
			got = level.ID
		}
		if got != want {
			t.Errorf("level %q is %q, want %q", name, got, want)
		}
	}
}

// A group that asks for nothing is listed, and its competencies ask for nothing.
func TestAsks(t *testing.T) {
	for id, want := range map[string]int{"policing-cvf": 6, "public-value": 4, "core-areas": 7, "civil-service-2012": 4} {
		if got := len(find(t, id).Asked()); got != want {
			t.Errorf("%s asks for %d, want %d", id, got, want)
		}
	}
}

// A competency is found by its id, title and aliases, however they are typed.
func TestCompetency(t *testing.T) {
	for _, id := range catalog(t).Names() {
		f := find(t, id)
		for _, c := range f.Competencies {
			for _, name := range append([]string{c.ID, c.Title}, c.Aliases...) {
				for _, typed := range []string{name, strings.ToUpper(name), " " + name + ":", strings.ReplaceAll(name, "&", "and"), strings.ReplaceAll(name, " and ", " & "), strings.ReplaceAll(name, " ", "\u00a0 ")} {
					if got := f.Competency(typed); got != c {
						t.Errorf("%s: %q is %v, want %s", id, typed, got, c.ID)
					}
				}
			}
		}
		for _, name := range []string{"", "and", "Lion taming"} {
			if c := f.Competency(name); c != nil {
				t.Errorf("%s: %q is %s", id, name, c.ID)
			}
		}
	}
}

// An indicator is found through everything that copying and typing do to its
// words.
func TestIndicatorIsFound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	damages := []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		strings.NewReplacer("'", "’", "’", "'", `"`, "“").Replace,
		strings.NewReplacer("ffi", " ", "ffl", " ", "ff", " ", "fi", " ", "fl", " ").Replace,
		strings.NewReplacer("ffi", "\ufb03", "ffl", "\ufb04", "fi", "\ufb01", "fl", "\ufb02").Replace,
		strings.NewReplacer(" ", "  ", "/", " / ").Replace,
		strings.NewReplacer(" ", "\n", "-", "\u2011").Replace,
		strings.NewReplacer(",", "", ";", "").Replace,
		func(s string) string { return "“" + s + ".”" },
		func(s string) string { return slip1(random, s) },
	}
	for _, id := range catalog(t).Names() {
		f := find(t, id)
		for _, c := range f.Competencies {
			for _, want := range c.Indicators {
				for n, damage := range damages {
					if text := damage(want.Text); f.Indicator(text, want.Level, c) != want {
						t.Errorf("%s: damage %d: %q is %v", id, n, text, f.Indicator(text, want.Level, c))
					}
				}
			}
		}
	}
}

// slip1 makes a typing error for every twenty letters, each in a word of six
// letters or more of its own, and never in the first letter.
func slip1(random *rand.Rand, text string) string {
	words, slips := strings.Fields(text), len(strings.Join(Words(text), ""))/20
	for _, i := range random.Perm(len(words)) {
		word := []rune(words[i])
		if slips == 0 {
			break
		}
		if len(word) < 6 || strings.ContainsFunc(words[i], func(r rune) bool { return r < 'a' || r > 'z' }) || negations[words[i]] {
			continue
		}
		slips--
		at := 1 + random.IntN(len(word)-2)
		switch random.IntN(4) {
		case 0:
			word = slices.Delete(word, at, at+1)
		case 1:
			word = slices.Insert(word, at, 'x')
		case 2:
			word[at] = 'x'
		default:
			word[at], word[at+1] = word[at+1], word[at]
		}
		words[i] = string(word)
	}
	return strings.Join(words, " ")
}

// No indicator is taken for another, nor a competency for another.
func TestIndicatorsAreToldApart(t *testing.T) {
	for _, id := range catalog(t).Names() {
		f := find(t, id)
		var all []*Indicator
		for _, c := range f.Competencies {
			all = append(all, c.Indicators...)
			for _, d := range f.Competencies {
				if c != d && Same(c.Title, d.Title) {
					t.Errorf("%s: %q is taken for %q", id, c.Title, d.Title)
				}
			}
		}
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.Level == b.Level && a.Text != b.Text && Same(a.Text, b.Text) {
					t.Errorf("%s: %q is taken for %q", id, a.Text, b.Text)
				}
			}
		}
	}
}

func TestSame(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Making effective decisions", "making  effective\ndecisions.", true},
		{"Policy & people", "Policy and people", true},
		{"own and team’s work", "own and team's work", true},
		{"delivers benefits to users", "delivers bene ts to users", true},
		{"the challenges of difficult changes", "the challenges of dif cult changes", true},
		{"the challenges of difficult changes", "the challenges of di cult changes", true},
		{"more flexible ways of working", "more  exible ways of working", true},
		{"gives junior staff in the area a chance", "gives junior sta  in the area a chance", true},
		{"an evidence/ data source", "an evidence/data source", true},
		{"Deal with conflict promptly and calmly", "Deal with conflict prompty and calmly", true},
		{"Élan et équipe", "ÉLAN ET ÉQUIPE", true},
		{"cafe\u0301 work", "café work", true},

		{"Do blame others for their mistakes", "Do not blame others for their mistakes", false},
		{"They cannot delay the whole work", "They can delay the whole work", false},
		{"is now willing to share with everybody", "is not willing to share with everybody", false},
		{"uses internal sources of all kinds", "uses external sources of all kinds", false},
		{"accepts the advice of all the colleagues", "excepts the advice of all the colleagues", false},
		{"manages 25 people in several teams", "manages 35 people in several teams", false},
		{"Level 2 knowledge of the subject", "Level 3 knowledge of the subject", false},
		{"works on the plan for the whole team", "works in the plan for the whole team", false},
		{"has a clear view of the affected", "has a clear view of the unaffected", false},
		{"shows effective use of resources", "shows ineffective use of resources", false},
		{"short", "shirt", false},
		{"", "", true},
		{"", "something", false},
	}
	for _, tt := range tests {
		if got := Same(tt.a, tt.b); got != tt.want {
			t.Errorf("Same(%q, %q) is %v", tt.a, tt.b, got)
		}
		if got := Same(tt.b, tt.a); got != tt.want {
			t.Errorf("Same(%q, %q) is %v", tt.b, tt.a, got)
		}
	}
}

// Every mistake in a framework file is told at once, with its place.
func TestParseProblems(t *testing.T) {
	const broken = `title: ""
soruce: here
wording: mine
licence: none
method: starr
limit: many
levels:
  - {id: "1", title: One}
  - {id: "1"}
  - {id: "3", title: Three, follows: "9"}
groups: [{id: g}]
competencies:
  - id: a b
    title: A
    group: h
    indicators:
      - {id: x, level: "2", text: something}
      - {id: x, level: "1", text: " "}
      - {id: y, text: without level}
      - {id: z, level: "1", text: is late, negative: true}
      - {id: w, level: "1", text: fine, replaces: nobody, negative: perhaps}
  - title: Nameless
  - id: untitled
`
	got := problems(t, broken)
	want := []string{
		`2:1 unknown key "soruce"`,
		`6:8 "limit" is no whole number`,
		`21:69 "negative" is neither true nor false`,
		`1:8 framework without title`,
		`1:1 framework without source`,
		`3:10 no wording "mine"`,
		`5:9 no method "starr"`,
		`9:10 id "1" is taken`,
		`9:5 level without title`,
		`10:38 no level "9"`,
		`11:10 group without title`,
		`13:9 id "a b" holds more than letters, figures and hyphens`,
		`15:12 no group "h"`,
		`17:24 no level "2"`,
		`18:14 id "x" is taken`,
		`18:35 indicator without text`,
		`19:14 indicator without level`,
		`20:9 negative indicator without stem`,
		`22:5 competency without id`,
		`23:5 competency without title`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for text, want := range map[string]string{
		"title: x\nsource: x\nlicence: x\nwording: summary\nlimit: -1\n": "5:8 limit is below nought",
		"- a\n": "1:1 the document is no mapping",
		"":      "1:1 framework without title",
	} {
		if got := problems(t, text); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q, want %q first", text, got, want)
		}
	}
}

// problems gives what is wrong with a framework, with line and column, without
// the hints.
func problems(t *testing.T, text string) (all []string) {
	t.Helper()
	file, err := source.ReadFrom("x.yaml", strings.NewReader(text), source.Data)
	if err != nil {
		t.Fatal(err)
	}
	f, found := Parse("x", file, methods)
	if f != nil && len(found) > 0 {
		t.Error("a framework in spite of problems")
	}
	for _, p := range found {
		line, column := file.Position(p.Span.Start)
		said, _, _ := strings.Cut(p.Message, ": ")
		all = append(all, fmt.Sprintf("%d:%d %s", line, column, said))
	}
	return all
}

func TestCatalog(t *testing.T) {
	mine := fstest.MapFS{
		"civil-service-2012.yaml": {Data: []byte("title: Mine\nsource: s\nlicence: l\nwording: summary\ncompetencies: [{id: a, title: A}]\n")},
		"broken.yaml":             {Data: []byte("title: [\n")},
		".hidden.yaml":            {Data: []byte("x")},
		"notes.md":                {Data: []byte("x")},
		"folder.yaml/x":           {Data: []byte("x")},
	}
	c := catalog(t, mine)
	if !slices.Contains(c.Names(), "broken") || slices.Contains(c.Names(), ".hidden") || slices.Contains(c.Names(), "folder") || !slices.IsSorted(c.Names()) {
		t.Errorf("names %v", c.Names())
	}
	if f, err := c.Find("civil-service-2012"); err != nil || f.Title != "Mine" || f.Path != "mine/civil-service-2012.yaml" {
		t.Errorf("one's own framework does not take the place of the built-in one: %v, %v", f, err)
	}
	var broken *source.Broken
	if _, err := c.Find("broken"); !errors.As(err, &broken) || !strings.HasPrefix(err.Error(), "mine/broken.yaml:") {
		t.Errorf("broken: %v", err)
	}
	if _, err := c.Find("civil-servise-2012"); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), `"civil-service-2012"`) {
		t.Errorf("unknown: %v", err)
	}
}

func TestNearest(t *testing.T) {
	f := find(t, "civil-service-2012")
	if got := f.NearestCompetency("Making efective decision"); got != "Making effective decisions" {
		t.Errorf("nearest competency %q", got)
	}
	if got := f.NearestCompetency("Underwater basket weaving"); got != "" {
		t.Errorf("nearest competency %q", got)
	}
	want := f.Competencies[0].Indicators[0]
	if got := f.NearestIndicator("Be alert to new issues and trends which might affect own work", "3"); got != want {
		t.Errorf("nearest indicator %v", got)
	}
	if got := f.NearestIndicator("Something else entirely", "3"); got != nil {
		t.Errorf("nearest indicator %v", got)
	}
}
