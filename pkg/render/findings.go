package render

import (
	"io"
	"strings"
	"unicode"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A FindingFormat is a named way to write findings while files are being
// linted.
type FindingFormat struct {
	Name string
	Doc  string // one line, without a full stop
	New  func(w io.Writer, look Look) FindingWriter
}

// A FindingWriter takes the findings of one file after the other, in the order
// of the files, and the sums at the end.
type FindingWriter interface {
	File(file *source.File, findings []lint.Finding, private []string) error
	Close(Summary) error
}

// A Summary is what a run of lint comes to.
type Summary struct {
	Files    int       `json:"files"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Notes    int       `json:"notes"`
	Troubles []Trouble `json:"-"`
}

// Add counts one file's findings.
func (s *Summary) Add(findings []lint.Finding) {
	s.Files++
	for _, f := range findings {
		switch f.Severity {
		case lint.Error:
			s.Errors++
		case lint.Warning:
			s.Warnings++
		default:
			s.Notes++
		}
	}
}

// Findings are the formats of findings.
var Findings = []FindingFormat{
	{"text", "path, line, column and message, with the line itself", newFindingsText},
	{"json", "for programs", newFindingsJSON},
	{"sarif", "SARIF 2.1.0, for GitHub code scanning and editors", newFindingsSARIF},
	{"github", "annotations of a GitHub workflow, the worst first", newFindingsGitHub},
	{"gitlab", "a GitLab code quality report", newFindingsGitLab},
	{"junit", "JUnit XML, a test suite for each file", newFindingsJUnit},
	{"checkstyle", "checkstyle XML", newFindingsCheckstyle},
}

// FindingFormatNamed finds a format; its error names those there are.
func FindingFormatNamed(name string) (FindingFormat, error) {
	for _, f := range Findings {
		if f.Name == name {
			return f, nil
		}
	}
	return FindingFormat{}, unknownFormat(name, FindingFormatNames())
}

// FindingFormatNames gives the names of the formats, in order.
func FindingFormatNames() []string {
	names := make([]string, len(Findings))
	for i, f := range Findings {
		names[i] = f.Name
	}
	return names
}

// hide masks private words and what identifies a person: a log of findings is
// read by more people than the file.
func hide(text string, private []string) string {
	text = Mask(text, private)
	details := lint.Sensitive(text)
	if len(details) == 0 {
		return text
	}
	var b strings.Builder
	end := 0
	for _, d := range details {
		b.WriteString(text[end:d.Start])
		for _, r := range text[d.Start:d.End] {
			if unicode.IsSpace(r) {
				b.WriteRune(r)
			} else {
				b.WriteRune('█')
			}
		}
		end = d.End
	}
	return b.String() + text[end:]
}
