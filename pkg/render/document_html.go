package render

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"merit/pkg/evidence"
	"merit/pkg/framework"
)

// largestPage is how many bytes a page may have.
const largestPage = 32 << 20

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed index.html
var indexHTML string

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	pages, err := template.New("page").Parse(pageHTML)
	if err == nil {
		_, err = pages.New("index").Parse(indexHTML)
	}
	return pages, err
})

// HTML writes an evidence file as one page that needs no other: no request, no
// author, no script but that of a live page. What the applicant wrote is written
// by [prose]; all else goes through the template.
func HTML(w io.Writer, doc *Document) error {
	layout, err := pageTemplate()
	if err != nil {
		return err
	}
	p := newPage(doc)
	if err := p.writeProse(doc.Private); err != nil {
		return err
	}
	return writePage(w, layout, "page", p, 3*len(doc.File.Text)+2*len(pageCSS))
}

// writePage writes what a template makes of a page, which is about size bytes, if
// it is not too large.
func writePage(w io.Writer, layout *template.Template, name string, page any, size int) error {
	out := bounded{most: largestPage}
	out.Grow(size)
	if err := layout.ExecuteTemplate(&out, name, page); err != nil {
		return err
	}
	_, err := w.Write(inertPage(out.Bytes()))
	return err
}

// inertPage writes as entities what a CI runner would take for a command in the
// log of a page.
func inertPage(page []byte) []byte {
	if bytes.Contains(page, []byte("##")) {
		for _, command := range runnerCommands {
			page = bytes.ReplaceAll(page, []byte(command), []byte("#&#35;"+command[2:]))
		}
	}
	if !bytes.Contains(page, []byte("::")) {
		return page
	}
	lines := bytes.SplitAfter(page, []byte("\n"))
	for i, line := range lines {
		body := bytes.TrimLeftFunc(line, unicode.IsSpace)
		if bytes.HasPrefix(body, []byte("::")) {
			lines[i] = slices.Concat(line[:len(line)-len(body)], []byte("&#58;"), body[1:])
		}
	}
	return bytes.Join(lines, nil)
}

// A bounded buffer takes no more than so many bytes.
type bounded struct {
	bytes.Buffer
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		return 0, errLargePage
	}
	return b.Buffer.Write(p)
}

// A pageBuilder makes a page of a document.
type pageBuilder struct {
	doc      *Document
	taken    map[string]bool // ids
	numbered map[string]int  // how far the numbers go behind a name

	differ bool            // the answers have different limits
	usual  []pageShare     // the method's split
	noted  map[any][]*note // by section, answer and part
}

// text makes text from the file fit to be shown.
func (b *pageBuilder) text(text string) string {
	return seen(text, b.doc.Private)
}

// seen is text from a file as everybody may see it.
func seen(text string, private []string) string {
	return Mask(visible(strings.ToValidUTF8(text, "\ufffd")), private)
}

// id gives the first of several names that says anything, made unique.
func (b *pageBuilder) id(names ...string) string {
	name := ""
	for i := 0; name == "" && i < len(names); i++ {
		name = slug(strings.ReplaceAll(b.text(names[i]), "█", ""))
	}
	id, n := name, max(b.numbered[name], 1)
	for ; b.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", name, n+1)
	}
	b.numbered[name], b.taken[id] = n, true
	return "m-" + id
}

// newPage makes what there is to show of a document.
func newPage(doc *Document) *page {
	b := &pageBuilder{doc: doc, taken: map[string]bool{"content": true, "contents": true, "absent": true}, numbered: map[string]int{}}
	file := doc.File
	p := &page{pageHead: pageHead{Title: b.text(file.Title.Value), CSS: template.CSS(pageCSS), Live: doc.Live}, Links: doc.Links, Path: b.text(path.Base(file.Path))}
	if file.Path == "" || strings.HasPrefix(file.Path, "<") || Secret(p.Path, doc.Private) {
		p.Path = ""
	}
	if strings.TrimSpace(p.Title) == "" {
		p.Title = p.Path
	}
	if p.Title == "" {
		p.Title = "Evidence"
	}
	b.facts(p)
	var sum tally
	sum.add(doc.Entries)
	p.pageTotals = sum.totals()
	b.usual = drawn(usualShares(file.Method), 100)
	notes := b.notes()
	b.place(notes)
	b.sections(p)
	p.Review = b.review(p, notes)
	p.Matrix = b.matrix(p)
	return p
}

// writeProse writes the parts of each answer as HTML.
func (p *page) writeProse(private []string) (err error) {
	room, references := largestPage, 0
	for _, section := range p.Sections {
		for _, answer := range section.Answers {
			prose := &prose{private: private, most: room, hrefs: map[string]string{}, references: references}
			for i := range answer.Parts {
				prose.part(&answer.Parts[i], answer.Labelled)
			}
			if prose.err != nil {
				return prose.err
			}
			answer.Prose = template.HTML(prose.out.String())
			room, references = room-len(answer.Prose), prose.references
		}
	}
	return nil
}

func (b *pageBuilder) facts(p *page) {
	file := b.doc.File
	add := func(name, value string) { p.Facts = append(p.Facts, pageFact{name, b.text(value)}) }
	if f := file.Framework; f != nil {
		add("Framework", f.Title)
		if level := f.Level(file.Level); level != nil {
			title := level.Title
			if len(level.Grades) > 0 {
				title += " (" + strings.Join(level.Grades, ", ") + ")"
			}
			add("Level", title)
		}
		p.Credit = b.text(fmt.Sprintf("Competencies and indicators: %s. %s. Licence: %s.", f.Title, strings.TrimRight(f.Copyright, "."), strings.TrimRight(f.Licence, ".")))
		if f.Wording == framework.Summary {
			p.Credit += " Their wording here is a summary, not the official text."
		}
	}
	if file.Method != nil {
		add("Method", file.Method.Name)
	}
	limit, from, ok := b.limit()
	b.differ = !ok
	if ok {
		add("Limit", fmt.Sprintf("%s %s an answer (%s)", thousands(limit.Max), unitOf(limit), from))
	}
	if date, err := evidence.Date(file.Meta.Date.Value); err == nil {
		add("Closing date", date.Format("2 January 2006"))
	}
}

// limit gives the limit of every answer, if they all have the same.
func (b *pageBuilder) limit() (limit evidence.Limit, from string, ok bool) {
	for i, e := range b.doc.Entries {
		if i > 0 && (e.Limit.Max != limit.Max || e.Limit.Count != limit.Count || e.LimitFrom != from) {
			return limit, from, false
		}
		limit, from = e.Limit, e.LimitFrom
	}
	return limit, from, len(b.doc.Entries) > 0
}

// A tally counts answers.
type tally struct {
	states                     map[evidence.State]int
	asked, words, over, partly int
}

func (t *tally) add(entries []*evidence.Entry) {
	if t.states == nil {
		t.states = map[evidence.State]int{}
	}
	t.asked += asked(entries)
	for _, e := range entries {
		t.states[e.State]++
		t.words += wordsOf(e)
		if e.Count > e.Limit.Max {
			t.over++
		}
		if emptyParts(e) > 0 {
			t.partly++
		}
	}
}

// totals says how many answers are over their limit, lack parts, or are not yet
// evidenced.
func (t *tally) totals() pageTotals {
	totals := pageTotals{Written: thousands(t.states[evidence.Evidenced]), Asked: thousands(t.asked), Words: thousands(t.words)}
	if t.over > 0 {
		totals.States = append(totals.States, pageState{"over", thousands(t.over) + " over the limit"})
	}
	if t.partly > 0 {
		totals.States = append(totals.States, pageState{string(evidence.Notes), thousands(t.partly) + " with empty parts"})
	}
	for _, s := range []evidence.State{evidence.Notes, evidence.Claimed, evidence.Empty, evidence.Missing, evidence.Waived} {
		if n := t.states[s]; n > 0 {
			totals.States = append(totals.States, pageState{string(s), thousands(n) + " " + strings.ToLower(stateWords[s])})
		}
	}
	return totals
}

var stateWords = map[evidence.State]string{
	evidence.Evidenced: "Evidenced",
	evidence.Claimed:   "Claimed, not written",
	evidence.Notes:     "Notes only",
	evidence.Empty:     "Empty",
	evidence.Missing:   "Missing",
	evidence.Waived:    "Waived",
}
