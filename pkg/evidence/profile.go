package evidence

// A Profile is a form that answers are pasted into, or a bare way of counting,
// with what is known of it. Forms say little of how they count: Doc says so.
type Profile struct {
	Name     string
	Doc      string // one line, without a full stop
	Source   string // of what Doc says; "" for a bare way of counting
	Counting string // a [Counting]'s name
	Max      int    // of one answer, in that way of counting; 0 where each question says its own
}

// Profiles are the forms merit knows, the bare ways of counting last.
var Profiles = []*Profile{
	{
		Name: "civil-service-jobs", Counting: "words", Max: 250,
		Doc:    "Civil Service Jobs: 250 words are usual, the advert decides; how it counts is not published",
		Source: `the government HR hub's "Competency Based Application" (hrhub.tal.net)`,
	},
	{
		Name: "nhs-jobs", Counting: "words", Max: 1500,
		Doc:    "NHS Jobs: one text of supporting information, of 1,500 words as advisers have it; how it counts was not found",
		Source: "gethiredhealth.co.uk, which is not the NHS",
	},
	{
		Name: "teaching-vacancies", Counting: "words", Max: 1500,
		Doc:    "Teaching Vacancies (Department for Education): a personal statement of at most 1,500 words; how it counts was not found",
		Source: "the service's design history (tv-design-history.herokuapp.com)",
	},
	{
		Name: "myjobscotland", Counting: "escaped",
		Doc:    "myjobscotland: bytes of the stored text, in which & is five and a line end more than one; each question says how many, and once said 5 % too few",
		Source: `help.myjobscot.info, "Issues with character count"`,
	},
	{
		Name: "govuk", Counting: "words",
		Doc:    "a form made with GOV.UK's character count component, where it counts words; each question says how many",
		Source: "govuk-frontend, components/character-count/character-count.mjs",
	},
	{Name: "words", Counting: "words", Doc: "any form that counts runs of anything but white space"},
	{Name: "characters", Counting: "characters", Doc: "any form that counts UTF-16 units, as a browser does"},
	{Name: "bytes", Counting: "bytes", Doc: "any form that counts bytes of UTF-8"},
	{Name: "escaped", Counting: "escaped", Doc: "any form that counts bytes after HTML escaping"},
}

// ProfileNamed finds a profile, or nil.
func ProfileNamed(name string) *Profile {
	for _, p := range Profiles {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// ProfileNames gives the names of the profiles, in order.
func ProfileNames() (names []string) {
	for _, p := range Profiles {
		names = append(names, p.Name)
	}
	return names
}
