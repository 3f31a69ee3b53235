// Package render turns values into bytes: evidence files into documents, and
// findings, coverage and frameworks into reports for people and programs.
//
// Each format is a value in a list; there is one list a kind of value. Text that
// came from a file reaches a person, a terminal or a log through [Safe] alone.
package render

import (
	"fmt"
	"io"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
	"merit/pkg/source"
)

// A Format is a named way to write a value.
type Format[T any] struct {
	Name  string
	Doc   string // one line, without a full stop
	Write func(w io.Writer, value T, look Look) error
}

// A Look says how a report may look, and what it may say of its surroundings.
type Look struct {
	Colour  bool
	Width   int       // columns, 0 for 80
	Version string    // merit's own, where it is known
	Summary io.Writer // for the summary of a GitHub job, nil where there is none
	// Repository gives a path as the repository names it, for services that look
	// the file up there; nil leaves it as it is given.
	Repository func(path string) string
}

// path is a path as a repository names it, without "./" before it.
func (l Look) path(name string) string {
	if l.Repository != nil {
		name = l.Repository(name)
	}
	return tidyPath(name)
}

// A Document is an evidence file to be rendered, with what holds for it.
type Document struct {
	File    *evidence.File
	Entries []*evidence.Entry // File.Coverage(today)
	Private []string          // words that are masked wherever they stand
	Labels  bool              // keep the parts' labels in text
	Counts  bool              // say under each text how long it is in every way of counting
	Live    bool              // the page loads the preview's reload script, and nothing else

	// Review shows the page to a coach: with the findings and the comments
	// beside the words they speak of, and what the framework looks for.
	Review   bool
	Findings []lint.Finding

	Links *Links // of a page among others, nil for one by itself
}

// Documents are the formats of an evidence file.
var Documents = []Format[*Document]{
	{"html", "one self-contained page, to read, print or send to a coach", func(w io.Writer, doc *Document, _ Look) error { return HTML(w, doc) }},
	{"text", "a block of plain text for each box of the form", writeText},
	{"docx", "a Word document, for a coach to comment in", writeDocx},
}

// A Status is what the files of one run cover.
type Status struct {
	Documents []*Document
	Errors    []Trouble
}

// Statuses are the formats of coverage.
var Statuses = []Format[*Status]{
	{"text", "a table for people", writeStatusText},
	{"json", "for programs", writeStatusJSON},
}

// A Review is what coaches said in the files of one run.
type Review struct {
	Documents []*Document // whose entries are not asked for
	Errors    []Trouble
}

// Reviews are the formats of what coaches said.
var Reviews = []Format[*Review]{
	{"text", "a line for each remark and edit", writeReviewText},
	{"json", "for programs", writeReviewJSON},
}

// A Trouble is a file that could not be read, and why.
type Trouble struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

// A Selection is what a reader asked to see of a framework.
type Selection struct {
	Framework    *framework.Framework
	Level        string
	Competencies []*framework.Competency
	Search       string // only indicators that hold these words
}

// Selections are the formats of one framework.
var Selections = []Format[*Selection]{
	{"text", "for people", writeSelectionText},
	{"json", "for programs", writeSelectionJSON},
}

// A Shelf is all frameworks there are.
type Shelf struct {
	Frameworks []*framework.Framework
	Errors     []Trouble
}

// Shelves are the formats of the list of frameworks.
var Shelves = []Format[*Shelf]{
	{"text", "for people", writeShelfText},
	{"json", "for programs", writeShelfJSON},
}

// Named finds a format; its error names those there are.
func Named[T any](formats []Format[T], name string) (Format[T], error) {
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format[T]{}, unknownFormat(name, FormatNames(formats))
}

// FormatNames gives the names of formats, in order.
func FormatNames[T any](formats []Format[T]) []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

func unknownFormat(name string, known []string) error {
	if nearest := source.Nearest(name, known); nearest != "" {
		return fmt.Errorf("no format %q: did you mean %q?", name, nearest)
	}
	return fmt.Errorf("no format %q: there are %s", name, strings.Join(known, ", "))
}
