package render

import (
	"html"
	"html/template"

	"merit/pkg/evidence"
)

// phrases are what a page and a Word document say in the same words.
type phrases struct{}

func (phrases) NothingYet() string { return "Nothing here yet." }
func (phrases) NoAnswer() string   { return "There is no answer in this file yet." }
func (phrases) NotHere() string    { return "Not in this file" }
func (phrases) AlsoHas() string    { return "The framework also has:" }

// MadeBy says where it all comes from; the path may be "".
func (phrases) MadeBy(path string) string {
	if path != "" {
		path = " from " + path
	}
	return "Made by merit" + path + ". Words are counted as they are pasted into a form."
}

// A pageHead is what stands in the head of any page.
type pageHead struct {
	phrases
	Title string
	CSS   template.CSS
	Live  bool
}

// A page is what the template shows. Its text is masked and visible.
type page struct {
	pageHead
	Links *Links
	Facts []pageFact
	pageTotals
	Matrix   *pageMatrix
	Review   *pageReview
	Sections []*pageSection
	Absent   []*pageAbsent
	Path     string
	Credit   string // whose words the framework's are
}

// pageTotals are how far one file or several have come.
type pageTotals struct {
	Written string // how many answers are evidenced
	Asked   string
	Words   string
	States  []pageState // what the others are
}

type pageFact struct{ Name, Value string }

// A pageState says how far an answer has come, in words and, by its class, in
// colour.
type pageState struct{ Class, Text string }

// Mark is the state where there is room for it, Brief where there is little.
func (s pageState) Mark() template.HTML  { return s.span("state") }
func (s pageState) Brief() template.HTML { return s.span("short") }

func (s pageState) span(kind string) template.HTML {
	return template.HTML(`<span class="` + kind + " " + html.EscapeString(s.Class) + `">` + html.EscapeString(s.Text) + "</span>")
}

// A pageSection is a competency. Where it is an answer itself, that is its only
// one and has no heading of its own.
type pageSection struct {
	ID, Title string
	Uncounted string
	Notes     []*note
	Looks     *pageLooks
	Answers   []*pageAnswer
	Missing   []pageMissing
}

// Own says whether the competency is an answer itself.
func (s *pageSection) Own() bool { return len(s.Answers) == 1 && s.Answers[0].Heading == "" }

// A pageAbsent is a competency that the file does not head.
type pageAbsent struct {
	Title, Count string
	State        pageState
	Missing      []pageMissing
}

// Name names it with the number of its indicators.
func (a *pageAbsent) Name() string {
	name := a.Title
	if a.Count != "" {
		name += " (" + a.Count + ")"
	}
	if a.State.Class == string(evidence.Waived) {
		name += ", waived"
	}
	return name
}

type pageMissing struct {
	Text  string
	State pageState
}

type pageAnswer struct {
	entry     *evidence.Entry
	ID        string
	Heading   string // "" where the competency's is the answer's
	Line      int
	States    []pageState
	Count     string    // "217 of 250 words"
	Short     pageState // for the contents
	Bar       *pageBar
	shares    []partShare
	Shares    []pageShare // the same, drawn
	Usual     []pageShare // the method's, where a source gives them
	Checklist []pageMissing
	Notes     []*note
	Labelled  bool
	Parts     []pagePart
	Prose     template.HTML // the parts, as a page has them
}

// A pageBar plots a count against its limit, in percent of the longer one.
type pageBar struct {
	Percent      string // of the limit
	Within, Over string // Over is "" within the limit
}

// A pageShare is a part's place in the bar that plots the words by part.
type pageShare struct {
	Name         string
	Colour       int
	Percent      string
	Usual        string // per cent, "" where no source gives any
	Start, Width string
}

// A pagePart is a labelled part of an answer, or text without a label.
type pagePart struct {
	Part  *evidence.Part
	Story *pageLabel // that begins here
	Label *pageLabel
	Empty bool
	Notes []*note
}

// A pageLabel is a heading inside an answer.
type pageLabel struct {
	Level       int // 3 to 5
	Text, Words string
}
