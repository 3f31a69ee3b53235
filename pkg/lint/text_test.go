package lint

import (
	"fmt"
	"strings"
	"testing"
)

func TestPlaceholder(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"I wrote a to-do list and a TODO list, a TODO-list too.", ""},
		{"I kept todo items.", ""},
		{"I said \"TODO\" to `TBC` and `[insert]`.", ""},
		{"The plan [sic] was his [the director's] own.", ""},
		{"I asked ... and asked again…", ""},
		{"See [the date](https://example.org) and [name-blind] and [dated] and [names] there.", ""},
		{"A TODOIST, an XXXL, an XX and a METBC.", ""},
		{"None.", ""},
		{"Lorem and ipsum.", ""},
		{"TODO—ask Ben.\n\nAnd more text here.", `error "TODO—ask Ben."`},
		{"I trained (TODO) people.", `error "TODO"`},
		{"It cost £XXX and xxxx more.", `error "XXX"; error "xxxx"`},
		{"It is tbc.", `error "tbc"`},
		{"Then Lorem ipsum dolor.", `error "Lorem ipsum"`},
		{"I met [ Insert name ] there.", `error "[ Insert name ]"`},
		{"I met \\[your manager] there.", `error "\[your manager]"`},
		{"I met [placeholder], [number] and [add more].", `error "[placeholder]"; error "[number]"; error "[add more]"`},
		{"I met [name of school] and [number removed].", `note "[name of school]"; note "[number removed]"`},
		{"I met [name].", `error "[name]"`},
		{"I met them.\n\n…\n\nThen I left.", `error "…"`},
		{"I met them.\n\n- ...\n- Then I left.", `error "..."`},
		{"I met them.\n\n- to be confirmed\n- Then I left.", `error "to be confirmed"`},
		{"| a | b |\n|---|---|\n| I met them. | TBC |", `error "TBC"`},
		{"I **TO**DO said **TBC**.", `error "TO**DO"; error "TBC"`},
	} {
		file := parse(t, "## Leadership\n\nI led. "+tt.text+"\n")
		if strings.HasPrefix(tt.text, "TODO—") || strings.HasPrefix(tt.text, "|") || tt.text == "None." {
			file = parse(t, "## Leadership\n\nI led.\n\n"+tt.text+"\n")
		}
		var got []string
		for _, f := range Check(file, []*Rule{placeholder}, Options{Today: today}) {
			got = append(got, fmt.Sprintf("%s \"%s\"", f.Severity, file.Text[f.Span.Start:f.Span.End]))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, tt := range []struct{ most, near, least int }{
		{250, 245, 175}, {255, 249, 179}, {1, 0, 1}, {10, 9, 7}, {1500, 1470, 1050}, {99, 97, 70},
	} {
		if got := share(tt.most, 98); got != tt.near {
			t.Errorf("98 %% of %d is %d, want %d", tt.most, got, tt.near)
		}
		if got := least(tt.most, 70); got != tt.least {
			t.Errorf("least(%d) = %d, want %d", tt.most, got, tt.least)
		}
	}
	const largest = int(^uint(0) >> 1)
	if share(largest, 98) < 0 || least(largest, 70) < 0 {
		t.Error("a limit overflows")
	}
}

func TestShort(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"  one \n two\t":            "one two",
		strings.Repeat("x", 60):     strings.Repeat("x", 60),
		strings.Repeat("é", 61):     strings.Repeat("é", 60) + "…",
		strings.Repeat("ab ", 9):    "ab ab ab ab ab ab ab ab ab",
		strings.Repeat("four ", 20): "four four four four four four four four four four four four…",
	} {
		if got := short(text); got != want {
			t.Errorf("short(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestMostlyEnglish(t *testing.T) {
	for _, text := range []string{
		example(t, "by-competency.md"), "We found", "I rang the printers.",
		"A touring theatre company asked the web studio in April 2026 whether it should sell tickets through its own website or through an agency. The season's brochure was going to print in a fortnight.",
	} {
		if !mostlyEnglish(wordsOf(text)) {
			t.Errorf("taken for another language: %.60q", text)
		}
	}
	for _, text := range []string{
		"", "2026 - 27", "需要改进的地方很多",
		"Roeddwn yn gweithio i'r cyngor ac roedd y tîm wedi bod heb reolwr am chwe mis. Gofynnwyd i mi arwain y prosiect a chyflwyno adroddiad i'r bwrdd.",
		"Ich habe das Team geleitet und was so wichtig war, in drei Monaten den Plan erstellt. Wir haben die Kosten um zwanzig Prozent gesenkt.",
		"Toen ik bij de gemeente werkte, was het team niet in staat om de cijfers op tijd te leveren. We hebben een plan gemaakt met de directeur of zijn assistent.",
		"J'ai dirigé l'équipe pendant trois mois et nous avons réduit les coûts de vingt pour cent. On a présenté le plan au conseil, qui l'a adopté.",
		"Jeg var leder for et team på fem, og vi fandt at kommunen havde brug for en plan for at nå målet.",
		"Dirigí un equipo de cinco personas y reduje los costes a la mitad en tres meses.",
	} {
		if mostlyEnglish(wordsOf(text)) {
			t.Errorf("taken for English: %.60q", text)
		}
	}
}
