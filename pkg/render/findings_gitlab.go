package render

import (
	"crypto/sha256"
	"fmt"
	"io"
	"regexp"
	"strings"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// unread names, among the rules of a report, a file that could not be read.
const unread = "unread-file"

// A findingsGitLab writes a code quality report: one array, an entry a finding.
type findingsGitLab struct {
	look Look
	jsonList
}

type gitlabEntry struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func newFindingsGitLab(w io.Writer, look Look) FindingWriter {
	return &findingsGitLab{look, newJSONList(w, "", "  ")}
}

func (g *findingsGitLab) File(file *source.File, findings []lint.Finding, private []string) error {
	var prints fingerprints
	for _, f := range findings {
		path, severity := g.look.path(f.Path), [...]string{"info", "info", "minor", "major"}[f.Severity]
		entry := gitlabEntry{Safe(hide(f.Message, private)), f.Rule.Name, prints.of(f, path, file, private), severity,
			gitlabLocation{Safe(path), gitlabLines{f.Line}}}
		if err := g.item(entry); err != nil {
			return err
		}
	}
	return nil
}

func (g *findingsGitLab) Close(s Summary) error {
	var prints fingerprints
	for _, t := range s.Troubles {
		path := g.look.path(t.Path)
		entry := gitlabEntry{Safe(t.Message), unread, prints.sum(unread, path, t.Message), "critical", gitlabLocation{Safe(path), gitlabLines{1}}}
		if err := g.item(entry); err != nil {
			return err
		}
	}
	return g.end("")
}

// fingerprints name the findings of one file, each by a name of its own that
// stays when lines are put in above it and when a count in its message changes:
// by its rule, its line's text, and the words the message quotes (of what is
// missing the line says nothing). The line's text stands in it as a digest, made
// once for all findings of the line.
type fingerprints struct {
	given  map[[sha256.Size]byte]int // names, so far
	number int                       // of the line that was asked for last
	line   string                    // its digest
}

var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

func (p *fingerprints) of(f lint.Finding, path string, file *source.File, private []string) string {
	if f.Line != p.number {
		p.number, p.line = f.Line, fmt.Sprintf("%x", digest(hide(file.Line(f.Line), private)))
	}
	parts := []string{f.Rule.Name, path, p.line}
	return p.sum(append(parts, quotation.FindAllString(hide(f.Message, private), -1)...)...)
}

func (p *fingerprints) sum(parts ...string) string {
	key := digest(parts...)
	if p.given == nil {
		p.given = map[[sha256.Size]byte]int{}
	}
	p.given[key]++
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(key[:], "%d", p.given[key])))
}

// digest sums up texts, whatever their white space.
func digest(parts ...string) [sha256.Size]byte {
	for i, part := range parts {
		parts[i] = strings.Join(strings.Fields(part), " ")
	}
	return sha256.Sum256([]byte(strings.Join(parts, "\x00")))
}
