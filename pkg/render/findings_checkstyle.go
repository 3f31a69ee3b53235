package render

import (
	"encoding/xml"
	"io"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A findingsCheckstyle writes a file element for each file, clean ones too, as
// checkstyle itself does.
type findingsCheckstyle struct{ xmlWriter }

type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func newFindingsCheckstyle(w io.Writer, _ Look) FindingWriter {
	return &findingsCheckstyle{newXMLWriter(w, `<checkstyle version="5.0">`)}
}

func (c *findingsCheckstyle) File(file *source.File, findings []lint.Finding, private []string) error {
	element := checkstyleFile{Name: Safe(tidyPath(file.Path))}
	for _, f := range findings {
		severity := f.Severity.String()
		if f.Severity == lint.Note {
			severity = "info"
		}
		element.Errors = append(element.Errors, checkstyleError{f.Line, f.Column, severity, Safe(hide(f.Message, private)), "merit." + f.Rule.Name})
	}
	return c.element(element)
}

func (c *findingsCheckstyle) Close(s Summary) error {
	for _, t := range s.Troubles {
		problem := checkstyleError{Line: 1, Severity: "error", Message: Safe(t.Message), Source: "merit." + unread}
		if err := c.element(checkstyleFile{Name: Safe(tidyPath(t.Path)), Errors: []checkstyleError{problem}}); err != nil {
			return err
		}
	}
	return c.close("</checkstyle>")
}
