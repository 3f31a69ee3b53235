package render

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A findingsJUnit writes a test suite for each file and a test case for each
// finding. JUnit knows passed and failed, nothing between, and what fails turns
// a build red; so only an error fails, as merit itself by default fails on
// nothing less, and a warning or a note is a case that passed and has something
// to say. A file without findings is one case that passed, since reports without
// cases are taken for a broken build. The suite alone has a file attribute: the
// schema by which Jenkins' xUnit plugin refuses reports (junit-10.xsd) knows none
// of a case.
type findingsJUnit struct{ xmlWriter }

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string      `xml:"name,attr"`
	Class   string      `xml:"classname,attr"`
	Failure *junitFault `xml:"failure"`
	Error   *junitFault `xml:"error"`
	Out     string      `xml:"system-out,omitempty"`
}

type junitFault struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func newFindingsJUnit(w io.Writer, _ Look) FindingWriter {
	return &findingsJUnit{newXMLWriter(w, `<testsuites name="merit">`)}
}

func (j *findingsJUnit) File(file *source.File, findings []lint.Finding, private []string) error {
	path := Safe(tidyPath(file.Path))
	suite := junitSuite{Name: path, File: path, Tests: max(1, len(findings))}
	for _, f := range findings {
		message := hide(f.Message, private)
		// GitLab drops a case of the same name as another, so a name holds the place.
		c := junitCase{Name: Safe(fmt.Sprintf("%s at %d:%d: %s", f.Rule.Name, f.Line, f.Column, message)), Class: path}
		if f.Severity == lint.Error {
			suite.Failures++
			c.Failure = &junitFault{Safe(message), f.Rule.Name, findingLine(f, private)}
		} else {
			c.Out = findingLine(f, private)
		}
		suite.Cases = append(suite.Cases, c)
	}
	if len(findings) == 0 {
		suite.Cases = []junitCase{{Name: "nothing to say", Class: path}}
	}
	return j.element(suite)
}

func (j *findingsJUnit) Close(s Summary) error {
	for _, t := range s.Troubles {
		path, message := Safe(tidyPath(t.Path)), Safe(t.Message)
		err := j.element(junitSuite{Name: path, File: path, Tests: 1, Errors: 1,
			Cases: []junitCase{{Name: unread, Class: path, Error: &junitFault{message, unread, message}}}})
		if err != nil {
			return err
		}
	}
	return j.close("</testsuites>")
}

// findingLine is a finding in one line, as the text format has it.
func findingLine(f lint.Finding, private []string) string {
	return Safe(fmt.Sprintf("%s:%d:%d: %s: %s [%s]", f.Path, f.Line, f.Column, f.Severity, hide(f.Message, private), f.Rule.Name))
}

// An xmlWriter writes a document an element of its root at a time. What it is
// given has been through Safe; what XML 1.0 forbids besides becomes U+FFFD.
type xmlWriter struct{ out *bufio.Writer }

func newXMLWriter(w io.Writer, root string) xmlWriter {
	x := xmlWriter{bufio.NewWriter(w)}
	x.out.WriteString(xml.Header + root + "\n")
	return x
}

func (x xmlWriter) element(value any) error {
	data, err := xml.MarshalIndent(value, "  ", "  ")
	if err != nil {
		return err
	}
	x.out.Write(data)
	x.out.WriteByte('\n')
	return nil
}

func (x xmlWriter) close(root string) error {
	x.out.WriteString(root + "\n")
	return x.out.Flush()
}
