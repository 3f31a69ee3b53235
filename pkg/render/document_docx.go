package render

import (
	"archive/zip"
	"embed"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"text/template"
	"time"

	"merit/pkg/evidence"
)

// docxParts is a Word document as it lies in its archive. Each part is a
// template of what differs from one document to the next.
//
//go:embed all:docx
var docxParts embed.FS

// writeDocx writes an evidence file as a Word document (Office Open XML,
// ECMA-376, transitional) that says what the page says. What the applicant wrote
// is in styles of its own, apart from what merit says. There is no author in it,
// no date and no field but the page's number, and the same file gives the same
// bytes.
func writeDocx(w io.Writer, doc *Document, _ Look) error {
	d := &docx{prose: prose{private: doc.Private, most: largestPage, hrefs: map[string]string{}}, links: map[string]string{}}
	d.page(newPage(doc))
	if d.prose.err != nil {
		return d.prose.err
	}
	return d.pack(w)
}

// A docx writes the body of a Word document and gathers what its other parts
// hold. The names that the parts know are exported; their text is escaped.
type docx struct {
	phrases
	Title string
	Links []docxLink
	Lists []docxList // the numbered ones

	prose     prose             // takes the body; masks words and clears addresses
	links     map[string]string // the ids of targets
	open      []openList        // the lists that are open, the outermost first
	aside     bool              // what is written counts for nothing
	paragraph docxParagraph
}

// A docxLink is where links lead.
type docxLink struct{ ID, Target string }

// Body is what was written so far.
func (d *docx) Body() string { return d.prose.out.String() }

// pack writes all parts as an archive.
func (d *docx) pack(w io.Writer) error {
	archive := zip.NewWriter(w)
	err := fs.WalkDir(docxParts, "docx", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := docxParts.ReadFile(path)
		if err != nil {
			return err
		}
		part, err := template.New(path).Parse(string(text))
		if err != nil {
			return err
		}
		file, err := archive.CreateHeader(&zip.FileHeader{
			Name:     strings.TrimPrefix(path, "docx/"),
			Method:   zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC), // the first that an archive can name
		})
		if err != nil {
			return err
		}
		return part.Execute(file, d)
	})
	if err != nil {
		return err
	}
	return archive.Close()
}

func (d *docx) page(p *page) {
	d.Title = xmlText(strings.Join(strings.Fields(p.Title), " "))
	d.say("Title", p.Title)
	for _, fact := range p.Facts {
		d.start("Fact", "", "")
		d.run("<w:b/><w:bCs/>", fact.Name+": ")
		d.run("", fact.Value)
		d.end()
	}
	d.start("Note", "", "")
	d.run("", p.Written+" of "+p.Asked+" answers written · "+p.Words+" words")
	d.states(" · ", p.States)
	d.end()
	for _, section := range p.Sections {
		d.section(section)
	}
	if len(p.Absent) > 0 {
		d.say("Heading1", d.NotHere())
		d.say("Note", d.AlsoHas())
		for _, a := range p.Absent {
			d.point(a.Name())
		}
	}
	if len(p.Sections) == 0 {
		d.say("Note", d.NoAnswer())
	}
	d.credit(p)
}

func (d *docx) section(s *pageSection) {
	d.say("Heading1", s.Title)
	if s.Uncounted != "" {
		d.say("Note", s.Uncounted)
	}
	for _, answer := range s.Answers {
		if answer.Heading != "" {
			d.say("Heading2", answer.Heading)
		}
		d.answer(answer)
	}
	if len(s.Missing) > 0 {
		d.say("Note", d.NotHere()+":")
	}
	for _, missing := range s.Missing {
		d.point(missing.Text, missing.State)
	}
}

func (d *docx) answer(a *pageAnswer) {
	d.count(a)
	for _, check := range a.Checklist {
		d.point(check.Text, check.State)
	}
	for _, part := range a.Parts {
		for _, label := range []*pageLabel{part.Story, part.Label} {
			if label != nil {
				d.say("Heading"+strconv.Itoa(label.Level-1), label.Text) // the title is none of Word's headings
			}
		}
		d.aside = part.Part.State == evidence.Empty
		d.blocks(part.Part.Blocks)
		d.aside = false
		if part.Empty {
			d.say("Note", d.NothingYet())
		}
	}
}

// count is the line on how far an answer has come.
func (d *docx) count(a *pageAnswer) {
	d.start("Count", "", "")
	d.states("", a.States)
	if a.Bar != nil {
		d.run("", " · "+a.Count)
	}
	for i, share := range a.Shares {
		before := ", "
		if i == 0 {
			before = " · "
		}
		d.run("", before+share.Name+" "+share.Percent+"\u00a0%")
	}
	d.end()
}

// states names states, with something before the first.
func (d *docx) states(before string, states []pageState) {
	for _, s := range states {
		d.run("", before)
		style := "Open"
		switch s.Class {
		case string(evidence.Evidenced):
			style = "Good"
		case string(evidence.Waived):
			style = "Aside"
		}
		d.run(runStyle(style), s.Text)
		before = " · "
	}
}

// point is a line of a list that merit makes.
func (d *docx) point(text string, states ...pageState) {
	d.start("Note", numbered(0, bullets), "")
	d.run("", text)
	d.states(" · ", states)
	d.end()
}

// credit says where it all comes from.
func (d *docx) credit(p *page) {
	d.start("Note", "<w:keepNext/>", `<w:spacing w:before="480"/>`)
	d.run("", d.MadeBy(p.Path))
	d.end()
	if p.Credit != "" {
		d.say("Note", p.Credit)
	}
}

// say writes a paragraph in one style.
func (d *docx) say(style, text string) {
	d.start(style, "", "")
	d.run("", text)
	d.end()
}

func (d *docx) put(markup string) { d.prose.put(markup) }

func runStyle(id string) string { return `<w:rStyle w:val="` + id + `"/>` }
