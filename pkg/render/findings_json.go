package render

import (
	"bufio"
	"io"

	"merit/pkg/lint"
	"merit/pkg/source"
)

type jsonFinding struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Rule      string `json:"rule"`
	Severity  string `json:"severity"`
	Message   string `json:"message"`
	Help      string `json:"help"`
}

// A findingsJSON writes the document as it goes, so that its memory does not
// grow with the files.
type findingsJSON struct {
	out   *bufio.Writer
	after string // what stands before the next finding
}

func newFindingsJSON(w io.Writer, _ Look) FindingWriter {
	return &findingsJSON{bufio.NewWriter(w), "{\n  \"version\": 1,\n  \"findings\": [\n    "}
}

func (j *findingsJSON) File(_ *source.File, findings []lint.Finding, private []string) error {
	for _, f := range findings {
		data, err := marshal(jsonFinding{f.Path, f.Line, f.Column, f.EndLine, f.EndColumn, f.Rule.Name, f.Severity.String(),
			hide(f.Message, private), f.Rule.Summary}, "    ")
		if err != nil {
			return err
		}
		j.out.WriteString(j.after)
		j.out.Write(data)
		j.after = ",\n    "
	}
	return nil
}

func (j *findingsJSON) Close(s Summary) error {
	if j.after != ",\n    " {
		j.out.WriteString("{\n  \"version\": 1,\n  \"findings\": [")
	} else {
		j.out.WriteString("\n  ")
	}
	troubles := s.Troubles
	if troubles == nil {
		troubles = []Trouble{}
	}
	summary, err := marshal(s, "  ")
	if err != nil {
		return err
	}
	errors, err := marshal(troubles, "  ")
	if err != nil {
		return err
	}
	j.out.WriteString("],\n  \"summary\": " + string(summary) + ",\n  \"errors\": " + string(errors) + "\n}\n")
	return j.out.Flush()
}
