package evidence

import (
	"strings"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// A File is an evidence file that has been read.
type File struct {
	*source.File
	Meta      Meta
	Framework *framework.Framework // nil when the file names none
	Level     string               // "" reads the framework at all its levels
	Method    *Method
	Unit      string // what one answer covers: [framework.PerCompetency] or [framework.PerIndicator]
	Title     source.Text
	Sections  []*Section // what stands under each competency's heading
	Answers   []*Answer  // of all sections, in order
	// Outside are sentences that speak of their writer and count for nothing:
	// they stand under no competency.
	Outside []source.Text

	Comments   []Comment
	Directives []Directive
	Problems   []source.Problem // what could not be read as meant

	// Broken is why the framework that the file names could not be read,
	// though there is one: the framework is at fault, not the file.
	Broken error

	options Options
	boxes   []box // the front matter's limits by competency
}

// A Section is a competency's heading and the answers under it. A file without
// headings is one section without a title.
type Section struct {
	Title      source.Text
	Competency *framework.Competency // nil when the framework lacks it
	Answers    []*Answer
	Checklist  []Check
	// Uncounted is the number of words that count for nothing: they stand
	// before the first indicator, where answers are per indicator.
	Uncounted int
}

// A Check is an indicator in a checklist right under a competency.
type Check struct {
	Text      source.Text
	Indicator *framework.Indicator // nil when the framework lacks it
	Ticked    bool
}

// An Answer is what the applicant wrote for one competency or one indicator.
type Answer struct {
	Section   *Section
	Heading   source.Text          // the indicator, or the competency where answers are per competency
	Indicator *framework.Indicator // nil per competency, and when the framework lacks it
	Parts     []*Part              // text before any label is a part without a name
	Check     *Check               // an indicator that is only in a checklist
	Extent    source.Span          // from the heading to the next answer's

	State State
	Words int
}

// A Part is a labelled part of an answer, or text without a label.
type Part struct {
	Names    []string    // of the method's parts; two for "Situation and Task"; none without a label
	Label    source.Text // as it is written
	Misspelt bool
	Story    string // the title of the story that begins here
	Blocks   []*Block
	State    State // [Evidenced], [Notes] or [Empty]
	Words    int
}

// A State says how far an answer has come.
type State string

const (
	Evidenced State = "evidenced" // it has text
	Claimed   State = "claimed"   // ticked in a checklist or listed, with no text behind it
	Notes     State = "notes"     // bullet notes where sentences should be
	Empty     State = "empty"     // nothing but placeholders
	Missing   State = "missing"   // in the framework, not in the file
	Waived    State = "waived"    // left out on purpose, with a reason
)

// Competency is the competency an answer belongs to, or nil.
func (a *Answer) Competency() *framework.Competency { return a.Section.Competency }

// Labelled gives the answer's labelled parts.
func (a *Answer) Labelled() (labelled []*Part) {
	for _, p := range a.Parts {
		if len(p.Names) > 0 {
			labelled = append(labelled, p)
		}
	}
	return labelled
}

// Name is the part's name, or both names of a joint part.
func (p *Part) Name() string {
	name := ""
	for i, n := range p.Names {
		if i > 0 {
			name += " and "
		}
		name += n
	}
	return name
}

// Options say what holds for a file that does not say it itself.
type Options struct {
	// Find gives the framework with an id; an error that wraps
	// [framework.ErrUnknown] is the file's mistake, any other the framework's.
	Find      func(id string) (*framework.Framework, error)
	Framework *framework.Framework // for files that name none
	Level     string               // for files that name none
	Unit      string               // what one answer covers; "" asks the file's shape

	Limit         Limit // beats the file's own
	SettingsLimit Limit // for files that name none
	// Profile is the form that the answers are for; nil for none.
	Profile *Profile
}

// Parse reads an evidence file.
func Parse(file *source.File, options Options) *File {
	f := &File{File: file, options: options, Problems: append([]source.Problem(nil), file.Problems...)}
	matter, body, closed := file.FrontMatter()
	if !closed {
		f.problem(file.LineSpan(0), "front matter that nothing ends: add a line --- below it")
	}
	f.readMeta(matter, options)

	cut := cutComments(file, body)
	f.checkAgain(cut)
	b := &builder{File: f, pieces: flatten(cut)}
	f.Comments, f.Directives = cut.comments, cut.directives
	f.Problems = append(f.Problems, cut.problems...)
	b.build(options.Unit)
	for _, a := range f.Answers {
		a.finish()
	}
	f.claim()
	return f
}

// Again reads another text as the file was read.
func (f *File) Again(text string) (*File, error) {
	file, err := source.ReadFrom(f.Path, strings.NewReader(text), source.Markdown)
	if err != nil {
		return nil, err
	}
	return Parse(file, f.options), nil
}

// checkAgain refuses what comments hid when the file was read: without them, the
// rest may be more than the Markdown parser can bear.
func (f *File) checkAgain(c *cutting) {
	if len(c.cuts) == 0 {
		return
	}
	if offset, err := source.CheckMarkdown(c.text); err != nil {
		f.problem(f.LineSpan(c.place(offset)), err.Error())
		c.text = ""
	}
}

func (f *File) problem(span source.Span, message string) {
	f.Problems = append(f.Problems, source.Problem{Span: span, Message: message})
}
