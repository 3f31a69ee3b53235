package render

import (
	"html/template"
	"io"
	"net/url"
	"strings"

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
	sum   tally
}

// mostMatrices is how many files an index shows the matrices of. A longer one
// would be no overview.
const mostMatrices = 200

// An indexFile is what the index shows of a file.
type indexFile struct {
	pageTotals
	Href, Title, Path, About string
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

// Add lists a document whose page is at a path inside the site, and which was
// read from a path that people know. It gives the page's title.
func (i *Index) Add(path, from string, doc *Document) (title string) {
	p := newPage(doc)
	file := indexFile{pageTotals: p.pageTotals, Href: Address(path), Title: p.Title}
	if !Secret(from, doc.Private) {
		file.Path = seen(from, nil)
	}
	if doc.File.Framework != nil {
		file.About = seen(describe(doc.File), doc.Private)
	}
	if p.Matrix != nil && len(i.files) < mostMatrices {
		file.Matrix = p.Matrix
		file.Matrix.lead(file.Href)
	}
	i.files = append(i.files, file)
	i.sum.add(doc.Entries)
	return p.Title
}

// HTML writes the index as one page.
func (i *Index) HTML(w io.Writer) error {
	layout, err := pageTemplate()
	if err != nil {
		return err
	}
	return writePage(w, layout, "index", struct {
		pageHead
		pageTotals
		Count    string
		Matrices bool
		Files    []indexFile
	}{pageHead{Title: "Evidence", CSS: template.CSS(pageCSS)}, i.sum.totals(), lint.Plural(len(i.files), "file"), len(i.files) <= mostMatrices, i.files}, 2*len(pageCSS))
}
