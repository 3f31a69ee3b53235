package evidence

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var today = time.Date(2026, 11, 21, 18, 30, 0, 0, time.UTC)

// coverages are files with what they cover: a line an entry, as competency,
// indicator, state, count and limit.
var coverages = []struct {
	name, text, want string
}{
	{
		name: "per indicator, with missing ones behind their competency's answers",
		text: "---\nframework: kit\nlimit: {max: 100, min: 50}\n---\n## Teamwork\n### Share what you know with others\nI did.\n## Delivering at pace\nI did it all.\n",
		want: `
Teamwork | Share what you know with others | evidenced | 2 of 100 words, front matter
Working together | Settle conflict early, calmly and in the open | missing | 0 of 100 words, front matter
Working together | Do not blame colleagues for mistakes | missing | 0 of 100 words, front matter
Delivering at pace |  | evidenced | 4 of 100 words, front matter
Changing and improving | Simplify procedures to the benefit of their flexible users | missing | 0 of 100 words, front matter
Changing and improving | Take managed risks and assess their impact | missing | 0 of 100 words, front matter
`,
	},
	{
		name: "per competency, with what the advert asks for",
		text: "---\nframework: kit\nanswer: competency\ncompetencies: [team, Delivering at pace]\nlimits: {Teamwork: 500, pace: 1500 characters}\n---\n## Working together\n- [x] Share what you know with others\n- [ ] Do not blame colleagues for mistakes\n",
		want: `
Working together |  | claimed | 0 of 500 words, front matter
  share claimed
  blame empty
Delivering at pace |  | missing | 0 of 1500 characters, front matter
`,
	},
	{
		name: "a competency that is headed twice lacks its indicators once",
		text: "---\nframework: kit\nanswer: indicator\ncompetencies: [team]\n---\n## Teamwork\n### Share what you know with others\nx\n## Teamwork\n### Settle conflict early, calmly and in the open\n",
		want: `
Teamwork | Share what you know with others | evidenced | 1 of 250 words, merit's default
Teamwork | Settle conflict early, calmly and in the open | empty | 0 of 250 words, merit's default
Working together | Do not blame colleagues for mistakes | missing | 0 of 250 words, merit's default
`,
	},
	{
		name: "waivers: by id, by text, without a reason, on their last day and after it",
		text: `---
framework: kit
answer: indicator
competencies: [team, change, pace]
waive:
  - {indicator: share, reason: not asked}
  - {indicator: "settle conflict early calmly and in the open", reason: not asked, until: 2026-11-21}
  - {indicator: blame, reason: not asked, until: 2026-11-20}
  - {competency: Delivering at pace, reason: not asked}
  - {indicator: simplify}
  - {indicator: risks, reason: not asked}
---
## Changing and improving
### Take managed risks and assess their impact
I took some.
`,
		want: `
Changing and improving | Take managed risks and assess their impact | evidenced | 3 of 250 words, merit's default
Changing and improving | Simplify procedures to the benefit of their flexible users | missing | 0 of 250 words, merit's default
Working together | Share what you know with others | waived | 0 of 250 words, merit's default
Working together | Settle conflict early, calmly and in the open | waived | 0 of 250 words, merit's default
Working together | Do not blame colleagues for mistakes | missing | 0 of 250 words, merit's default
Delivering at pace |  | waived | 0 of 250 words, merit's default
`,
	},
	{
		name: "without a framework",
		text: "---\nlimits: {leading: 100}\nwaive: [{competency: Leading, reason: later}]\n---\n## Leading\n\n## Other\n\nI did <b>it</b> & more.\n",
		want: `
Leading |  | waived | 0 of 100 words, front matter
Other |  | evidenced | 5 of 250 words, merit's default
`,
	},
	{
		name: "the same words at two levels, read at every level",
		text: "---\nframework: core-areas\nanswer: indicator\ncompetencies: [innovation-and-transformation]\nlimit: 30bytes\n---\n## Developing self and others\n### Understands their impact on team performance.\nI do & “did”.\n",
		want: `
Developing self and others | Understands their impact on team performance. | evidenced | 13 of 30 bytes, front matter
… 44 missing
Innovation & Transformation |  | missing | 0 of 30 bytes, front matter
`,
	},
}

func TestCoverage(t *testing.T) {
	for _, tt := range coverages {
		t.Run(tt.name, func(t *testing.T) {
			got := covered(read(t, tt.text, Options{}).Coverage(today))
			if want := strings.TrimPrefix(tt.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// covered writes entries, many missing ones in a row as their number.
func covered(entries []*Entry) string {
	var b strings.Builder
	missing := 0
	for i, e := range entries {
		if e.State == Missing && len(entries) > 20 && i+1 < len(entries) {
			missing++
			continue
		}
		if missing > 0 {
			fmt.Fprintf(&b, "… %d missing\n", missing)
			missing = 0
		}
		fmt.Fprintf(&b, "%s | %s | %s | %d of %d %s, %s\n", e.CompetencyText, e.IndicatorText, e.State, e.Count, e.Limit.Max, e.Limit.Count, e.LimitFrom)
		for _, i := range e.Indicators {
			fmt.Fprintf(&b, "  %s %s\n", i.ID, i.State)
		}
	}
	return b.String()
}

// A flag's limit beats the file's, the file's the settings', these merit's.
func TestLimitFrom(t *testing.T) {
	own := "---\nlimit: 300\n---\n"
	tests := []struct {
		text    string
		options Options
		want    string
	}{
		{"## A\n", Options{}, "250 words merit's default"},
		{"## A\n", Options{SettingsLimit: Limit{Max: 200}}, "200 words settings"},
		{own + "## A\n", Options{SettingsLimit: Limit{Max: 200}}, "300 words front matter"},
		{own + "## A\n", Options{Limit: Limit{Max: 4000, Count: "bytes"}}, "4000 bytes flag"},
		{"---\nframework: civil-service-2012\n---\n## A\n", Options{}, "250 words framework"},

		// A form beats the settings and the framework, not what the file says in
		// its way of counting.
		{"---\nframework: civil-service-2012\n---\n## A\n", Options{Profile: ProfileNamed("nhs-jobs"), SettingsLimit: Limit{Max: 200}}, "1500 words profile nhs-jobs"},
		{own + "## A\n", Options{Profile: ProfileNamed("nhs-jobs")}, "300 words front matter"},
		{own + "## A\n", Options{Profile: ProfileNamed("nhs-jobs"), Limit: Limit{Max: 900}}, "900 words flag"},
		{"---\nlimit: 4000escaped\n---\n## A\n", Options{Profile: ProfileNamed("nhs-jobs")}, "1500 words profile nhs-jobs"},
		{"---\nlimit: 4000escaped\n---\n## A\n", Options{Profile: ProfileNamed("myjobscotland")}, "4000 escaped front matter"},
		{own + "## A\n", Options{Profile: ProfileNamed("govuk")}, "300 words front matter"},
		{"## A\n", Options{Profile: ProfileNamed("govuk"), SettingsLimit: Limit{Max: 200}}, "200 words settings"},
		{"## A\n", Options{Profile: ProfileNamed("words")}, "250 words merit's default"},
		{own + "## A\n", Options{Profile: ProfileNamed("myjobscotland"), SettingsLimit: Limit{Max: 200}}, "0 escaped "},
	}
	for _, tt := range tests {
		f := read(t, tt.text, tt.options)
		limit, from := f.LimitOf(&Section{})
		if got := fmt.Sprint(limit.Max, " ", limit.Count, " ", from); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// What a form's box holds is told in its own way of counting.
func TestProfiles(t *testing.T) {
	known := map[string]bool{}
	for _, p := range Profiles {
		if known[p.Name] || p.Name == "" || strings.Trim(p.Name, "abcdefghijklmnopqrstuvwxyz-") != "" || ProfileNamed(p.Name) != p {
			t.Errorf("%q is no name, or not the only one", p.Name)
		}
		known[p.Name] = true
		if CountingNamed(p.Counting) == nil || p.Counting == "" || p.Max < 0 {
			t.Errorf("%s counts %d %q", p.Name, p.Max, p.Counting)
		}
		if p.Doc == "" || strings.HasSuffix(p.Doc, ".") || strings.Contains(p.Doc, "\n") || (p.Source == "") != (p.Name == p.Counting) {
			t.Errorf("%s is %q, from %q", p.Name, p.Doc, p.Source)
		}
	}
	for _, name := range CountingNames() {
		if !known[name] {
			t.Errorf("%s is a way of counting that nobody can ask for", name)
		}
	}
	if ProfileNamed("") != nil {
		t.Error("no name is no form")
	}
}

func TestParseLimit(t *testing.T) {
	for value, want := range map[string]string{
		"250": "250 ", "1500characters": "1500 characters", " 4000 bytes ": "4000 bytes", "4000escaped": "4000 escaped", "250words": "250 words",
		"": "error", "0": "error", "-5": "error", "many": "error", "250 lines": "error", "2.5": "error", "99999999999999999999": "error",
	} {
		got := "error"
		if limit, err := ParseLimit(value); err == nil {
			got = fmt.Sprint(limit.Max, " ", limit.Count)
		}
		if got != want {
			t.Errorf("limit %q is %s, want %s", value, got, want)
		}
	}
}

// The other ways of counting, on a text in which they differ.
func TestCountings(t *testing.T) {
	text := "a – b\nl'été & 👍"
	for name, want := range map[string]int{"words": 6, "characters": 16, "bytes": 22, "escaped": 32} {
		if got := CountingNamed(name).Count(text); got != want {
			t.Errorf("%d %s, want %d", got, name, want)
		}
	}
	if CountingNamed("").Name != "words" || CountingNamed("lines") != nil {
		t.Error("no name is words, an unknown one is none")
	}
}

func TestClaims(t *testing.T) {
	for text, want := range map[string]bool{
		"---\nframework: x\n---\n":          true,
		"---\ntitle: x\n\"limit\": 5\n":     true,
		"---\nframwork: x\n":                true,
		"---  \nmethod : [\n":               true,
		"---\ntitle: x\n---\nanswer: x\n":   false,
		"---\ntheme:\n  limit: 3\n---\n":    false,
		"framework: x\n":                    false,
		"# Title\n---\nframework: x\n---\n": false,
		"":                                  false,
		"---":                               false,
	} {
		if got := Claims(text); got != want {
			t.Errorf("Claims(%q) is %v", text, got)
		}
	}
}
