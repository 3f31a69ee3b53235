package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"merit/frameworks"
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// today is the day of every test run.
var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// finder finds the built-in frameworks and decodes each of them once.
func finder(t testing.TB) func(string) (*framework.Framework, error) {
	t.Helper()
	catalog := framework.NewCatalog(evidence.MethodIDs())
	if err := catalog.Add(frameworks.Files, ""); err != nil {
		t.Fatal(err)
	}
	found := map[string]*framework.Framework{}
	return func(id string) (*framework.Framework, error) {
		if f := found[id]; f != nil {
			return f, nil
		}
		f, err := catalog.Find(id)
		if err == nil {
			found[id] = f
		}
		return f, err
	}
}

func parse(t testing.TB, text string) *evidence.File {
	t.Helper()
	file, err := source.ReadFrom("evidence.md", strings.NewReader(text), source.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	return evidence.Parse(file, evidence.Options{Find: finder(t)})
}

// example reads one of the project's example files.
func example(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestExamples runs each rule over its own examples.
func TestExamples(t *testing.T) {
	for _, rule := range Rules {
		for i, example := range rule.Examples {
			t.Run(fmt.Sprintf("%s/%d", rule.Name, i), func(t *testing.T) {
				var got []string
				for _, f := range Check(parse(t, example.Source), Rules, Options{Today: today}) {
					if f.Rule == rule {
						got = append(got, fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message))
					}
				}
				if !slices.Equal(got, example.Want) {
					t.Errorf("in\n%s\ngot  %q\nwant %q", example.Source, got, example.Want)
				}
			})
		}
	}
}

// TestDeclarations checks what every rule says of itself.
func TestDeclarations(t *testing.T) {
	for i, r := range Rules {
		t.Run(r.Name, func(t *testing.T) {
			if Named(r.Name) != r {
				t.Error("the name is taken")
			}
			for _, problem := range declared(r) {
				t.Error(problem)
			}
			if _, err := os.Stat("rule_" + strings.ReplaceAll(r.Name, "-", "_") + ".go"); err != nil {
				t.Error(err)
			}
		})
		if r == ignore && i != len(Rules)-1 {
			t.Error("ignore does not run last")
		}
	}
	files, err := filepath.Glob("rule_*.go")
	if err != nil || len(files) != len(Rules) {
		t.Errorf("%d files of rules, %d rules listed (%v)", len(files), len(Rules), err)
	}
}

func declared(r *Rule) (problems []string) {
	check := func(ok bool, problem string) {
		if !ok {
			problems = append(problems, problem)
		}
	}
	check(r.Name != "" && strings.Trim(r.Name, "abcdefghijklmnopqrstuvwxyz-") == "" && strings.Trim(r.Name, "-") == r.Name, "the name is not in kebab-case")
	first, _ := utf8.DecodeRuneInString(r.Summary)
	check(unicode.IsLower(first), "the summary does not start in lower case")
	check(!strings.HasSuffix(r.Summary, ".") && !strings.Contains(r.Summary, "\n"), "the summary is no line without a full stop")
	check(strings.TrimSpace(r.Doc) != "", "no documentation")
	for line := range strings.SplitSeq(r.Doc, "\n") {
		check(utf8.RuneCountInString(line) <= 80, "a line over 80 columns: "+line)
	}
	check(r.Severity >= Note && r.Severity <= Error, "no severity")
	check(r.Check != nil, "no check")
	check(slices.ContainsFunc(r.Examples, func(e Example) bool { return len(e.Want) > 0 }), "no wrong example")
	check(slices.ContainsFunc(r.Examples, func(e Example) bool { return len(e.Want) == 0 }), "no right example")
	return problems
}

// found gives "line:column severity rule" of all findings of a severity or more.
func found(t testing.TB, text string, least Severity) (all []string) {
	t.Helper()
	for _, f := range Check(parse(t, text), Rules, Options{Today: today}) {
		if f.Severity >= least {
			all = append(all, fmt.Sprintf("%d:%d %s %s", f.Line, f.Column, f.Severity, f.Rule.Name))
		}
	}
	return all
}

func TestExampleFiles(t *testing.T) {
	for name, want := range map[string][]string{
		"by-competency.md": nil,
		"by-indicator.md":  nil,
		"draft.md": {
			"24:1 error over-limit", "26:3 warning part-balance", "30:13 warning we-not-i", "36:3 warning misspelt-label", "40:3 warning part-order",
			"40:91 error placeholder", "50:3 error empty-part", "56:3 error empty-part",
		},
	} {
		if got := found(t, example(t, name), Warning); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	rules := map[string]bool{}
	for _, f := range Check(parse(t, example(t, "raw-material.md")), Rules, Options{Today: today}) {
		rules[f.Rule.Name] = true
	}
	for _, want := range []string{"form", "empty-indicator", "unlabelled-answer", "under-limit", "unfinished-sentence"} {
		if !rules[want] {
			t.Errorf("raw-material.md: nothing from %s", want)
		}
	}
}

const (
	bigPicture = "---\nframework: civil-service-2012\nlevel: 3\nanswer: indicator\n"
	star       = "**Situation:** It was late.\n\n**Task:** I had a week.\n\n**Action:** I rang them.\n\n**Result:** It came.\n"
)

// TestInterplay looks at what all rules together say, notes left out.
func TestInterplay(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"an answer with nothing in any part is one finding", "## Leadership\n\n**Situation:** TBC\n\n**Task:** -\n\n**Action:**\n\n**Result:** [insert]\n\n## Pace\n\nIt is done here and now.\n",
			[]string{"1:1 error empty-answer", "11:1 warning under-limit"}},
		{"so is an indicator's", "## Leadership\n\n### Share\n\nI ran a lunch.\n\n### Listen\n\nI asked.\n\n### Settle\n\n**Situation:**\n\n**Result:** ...\n",
			[]string{"11:1 error empty-indicator"}},
		{"so is a file's", "# Title\n\n## Situation\n\n## Task\n", []string{"1:1 error empty-answer"}},
		{"a placeholder is a file without an answer", "TBC\n", []string{"1:1 error empty-answer"}},
		{"nothing is a file without an answer", "", []string{"1:1 error empty-answer"}},
		{"a heading that asks for nothing is a file without an answer", "---\nframework: public-value\n---\n\n## Strategic Triangle\n",
			[]string{"1:1 error empty-answer"}},
		{"a competency that is not listed is not asked for", "---\nframework: success-profiles\nlimit: 5\ncompetencies: [leadership]\n---\n\n## Leadership\n\nI led them all.\n\n## Delivering at Pace\n", nil},
		{"nor without a framework", "---\nlimit: 5\ncompetencies: [leadership]\n---\n\n## Leadership\n\nI led them all.\n\n## Delivering at Pace\n", nil},
		{"one that is listed twice is asked for once", "---\nframework: success-profiles\nlimit: 5\ncompetencies: [leadership, delivering-at-pace, leadership]\n---\n\n## Delivering at pace\n\nI led them all.\n",
			[]string{"1:1 error empty-answer"}},
		{"and so without a framework", "---\nlimit: 5\ncompetencies: [leadership, delivering-at-pace, Leadership]\n---\n\n## Delivering at pace\n\nI led them all.\n",
			[]string{"1:1 error empty-answer"}},
		{"what is listed and not headed is one finding, not one an indicator", bigPicture + "limit: 5\ncompetencies: [changing-and-improving]\n---\n\n# Title\n\n## Seeing the big picture\n\n### big-picture-emerging-issues\n\nI led them all.\n",
			[]string{"9:1 error empty-answer"}},
		{"a competency waived is not missed", "---\nframework: civil-service-2012\nlimit: 5\ncompetencies: [seeing-the-big-picture, making-effective-decisions]\nwaive:\n  - competency: making-effective-decisions\n    reason: in the other file\n---\n\n## Seeing the big picture\n\nI led them all.\n", nil},
		{"an indicator waived is neither empty nor missing", bigPicture + "limit: 5\ncompetencies: [changing-and-improving]\nwaive:\n  - competency: changing-and-improving\n    reason: not yet\n---\n\n## Changing and improving\n\n### changing-managed-risks\n\nTBC\n\n### changing-review-procedures\n\nI led them all.\n", nil},
		{"a waiver without a reason waives nothing", "---\nwaive:\n  - competency: Leadership\n---\n\n## Leadership\n", []string{"3:5 error waiver", "6:1 error empty-answer"}},
		{"nor does one past its date", "---\nwaive:\n  - competency: Leadership\n    reason: in March\n    until: 2026-11-20\n---\n\n## Leadership\n",
			[]string{"5:12 error waiver", "8:1 error empty-answer"}},
		{"a waiver that is no mapping is form's", "---\nlimit: 5\nwaive:\n  - Leadership\n---\n\n## Leadership\n\nI led them all.\n", []string{"4:5 error form"}},
		{"notes are reported alone", "## Leadership\n\n- led team\n- met Ben\n- wrote plan\n", []string{"1:1 warning notes-only"}},
		{"but a form refuses too many of them", "---\nlimit: 5\n---\n\n## Leadership\n\n- led team\n- met Ben\n- wrote plan\n",
			[]string{"5:1 warning notes-only", "5:1 error over-limit"}},
		{"a negative indicator asks for no evidence", "---\nframework: blaenau-gwent-manager\nlimit: 5\nanswer: indicator\ncompetencies: [leading-people]\nwaive:\n  - competency: leading-people\n    reason: just these\n---\n\n## Leading People\n\n### leading-sets-standard\n\nI led them all.\n\n### " + negative(t) + "\n", nil},
		{"a grade names a level", "---\nframework: civil-service-2012\nlevel: heo\nlimit: 5\nanswer: indicator\n---\n\n## Making effective decisions\n\n### decisions-scope-of-authority\n\nI led them all.\n",
			slices.Repeat([]string{"8:1 warning missing-indicator"}, 5)},
		{"without a level all levels are read", "---\nframework: core-areas\nlimit: 5\ncompetencies: [strategy-systems-and-culture]\nwaive:\n  - competency: strategy-systems-and-culture\n    reason: just these\n---\n\n## Strategy, systems and culture\n\n### strategy-1-seeks-feedback\n\nI led them all.\n\n### strategy-2-policy-changes\n\nI led them all.\n", nil},
		{"a level has its own indicators", "---\nframework: core-areas\nlevel: 2\nlimit: 5\nwaive:\n  - competency: strategy-systems-and-culture\n    reason: just these\n---\n\n## Strategy, systems and culture\n\n### strategy-1-seeks-feedback\n\nI led them all.\n",
			[]string{"12:1 error unknown-indicator"}},
		{"an item of a checklist is looked up", "---\nframework: civil-service-2012\nlimit: 5\nanswer: competency\ncompetencies: [changing-and-improving]\n---\n\n## Changing and improving\n\n- [x] Be prepared to take managed risk, ensuring these are planned and their impact assessed\n- [ ] Buy milk\n\nI led them all.\n",
			[]string{"11:7 warning unknown-indicator"}},
		{"stories are looked at one by one", "---\nanswer: competency\nlimit: 40\n---\n\n## Leadership\n\n### The bus\n\n" + star + "\n### The train\n\n" + star, []string{"6:1 warning under-limit"}},
		{"and say where they lack", "---\nanswer: competency\nlimit: 22\n---\n\n## Leadership\n\n### The bus\n\n" + star + "\n### The train\n\n**Result:** It came.\n\n**Action:** I rang them again.\n",
			[]string{"20:3 warning missing-part", "20:3 warning part-order"}},
		{"Welsh needs no English full stop", "---\nlimit: 20\n---\n\n## Arwain\n\nRoeddwn yn gweithio i'r cyngor ac roedd y tîm wedi bod heb reolwr am chwe mis\n", nil},
		{"a coach's comment is not the end", "---\nlimit: 6\n---\n\n## Leadership\n\nI led them to the <!-- coach: where? -->\n", []string{"7:15 warning unfinished-sentence"}},
		{"ignoring an answer", "---\nlimit: 5\n---\n\n## Leadership\n\n<!-- merit:ignore placeholder the coach knows -->\n\nI led TODO\n\npeople, XXX.\n\n## Pace\n\nI ran the TODO.\n",
			[]string{"15:11 error placeholder"}},
		{"nothing is said of waived text", "---\nlimit: 30\nwaive:\n  - competency: Leadership\n    reason: for later\n---\n\n## Leadership\n\n- TODO met Ben\n- wrote plan\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(t, tt.text, Warning); !slices.Equal(got, tt.want) {
				t.Errorf("in\n%s\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// negative gives the text of a negative indicator.
func negative(t testing.TB) string {
	f, err := finder(t)("blaenau-gwent-manager")
	if err != nil {
		t.Fatal(err)
	}
	return f.Competency("leading-people").Negative("")[0].Text
}

// TestLineEnds checks that a file says the same whatever ends its lines.
func TestLineEnds(t *testing.T) {
	for _, name := range []string{"draft.md", "raw-material.md"} {
		text := example(t, name)
		want := found(t, text, Note)
		for _, end := range []string{"\r\n", "\r"} {
			if got := found(t, strings.ReplaceAll(text, "\n", end), Note); !slices.Equal(got, want) {
				t.Errorf("%s with %q: got %q, want %q", name, end, got, want)
			}
		}
		if got := found(t, "\ufeff"+text, Note); !slices.Equal(got, want) {
			t.Errorf("%s with a byte order mark: got %q, want %q", name, got, want)
		}
	}
}
