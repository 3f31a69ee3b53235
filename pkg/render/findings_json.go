package render

import (
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

// A findingsJSON writes one document: the findings, and behind them their sums.
type findingsJSON struct{ jsonList }

func newFindingsJSON(w io.Writer, _ Look) FindingWriter {
	return &findingsJSON{newJSONList(w, "{\n  \"version\": 1,\n  \"findings\": ", "    ")}
}

func (j *findingsJSON) File(_ *source.File, findings []lint.Finding, private []string) error {
	for _, f := range findings {
		err := j.item(jsonFinding{f.Path, f.Line, f.Column, f.EndLine, f.EndColumn, f.Rule.Name, f.Severity.String(),
			hide(f.Message, private), f.Rule.Summary})
		if err != nil {
			return err
		}
	}
	return nil
}

func (j *findingsJSON) Close(s Summary) error {
	summary, err := marshal(s, "  ")
	if err != nil {
		return err
	}
	errors, err := marshal(troubles(s.Troubles), "  ")
	if err != nil {
		return err
	}
	return j.end(",\n  \"summary\": " + string(summary) + ",\n  \"errors\": " + string(errors) + "\n}")
}
