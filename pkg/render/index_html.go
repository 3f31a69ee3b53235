package render

import (
	"html/template"
	"io"
	"net/url"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/lint"
)

// Links are where a page of a site leads.
type Links struct {
	Index          string // the address of the site's index
	Previous, Next *Link
}

// A Link leads to another page.
type Link struct{ Href, Title string }

// An Index is the page that leads to those of several files.
type Index struct {
	files []indexFile
	count map[evidence.State]int
	sum   struct{ asked, words, over int }
}

// mostMatrices is how many files an index shows the matrices of. A longer one
// would be no overview.
const mostMatrices = 200

// An indexFile is what the index shows of a file.
type indexFile struct {
	Href, Title, Path, About string
	Written, Asked           int
	Words                    string
	States                   []pageState
	Matrix                   *pageMatrix
}

// Address gives the address of a page from its path inside the site.
func Address(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "./" + strings.Join(parts, "/") // or a colon would make a scheme
}

// Title gives what the document's page is called.
func (d *Document) Title() string { return newPage(d).Title }

// Add lists a document whose page is at a path inside the site, and which was
// read from a path that people know.
func (i *Index) Add(path, from string, doc *Document) {
	p := newPage(doc)
	file := indexFile{Href: Address(path), Title: p.Title, Written: p.Written, Asked: p.Asked, Words: p.Words, States: p.States, Matrix: p.Matrix}
	if !Secret(from, doc.Private) {
		file.Path = visible(strings.ToValidUTF8(from, "\ufffd"))
	}
	if doc.File.Framework != nil {
		file.About = Mask(visible(describe(doc.File)), doc.Private)
	}
	if file.Matrix != nil {
		file.Matrix.lead(file.Href)
	}
	i.files = append(i.files, file)
	switch n := len(i.files); {
	case n == mostMatrices+1:
		for j := range i.files {
			i.files[j].Matrix = nil
		}
	case n > mostMatrices:
		i.files[n-1].Matrix = nil
	}
	if i.count == nil {
		i.count = map[evidence.State]int{}
	}
	i.sum.asked += p.Asked
	for _, e := range doc.Entries {
		i.count[e.State]++
		i.sum.words += wordsOf(e)
		if e.Count > e.Limit.Max {
			i.sum.over++
		}
	}
}

// HTML writes the index as one page.
func (i *Index) HTML(w io.Writer) error {
	layout, err := pageTemplate()
	if err != nil {
		return err
	}
	return writePage(w, layout, "index", struct {
		CSS            template.CSS
		Count          string
		Written, Asked int
		Words          string
		States         []pageState
		Files          []indexFile
	}{template.CSS(pageCSS), lint.Plural(len(i.files), "file"), i.count[evidence.Evidenced], i.sum.asked, thousands(i.sum.words), statesOf(i.count, i.sum.over), i.files}, 2*len(pageCSS))
}
