package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A findingsGitHub writes the workflow commands that annotate a pull request.
//
// GitHub shows ten errors, ten warnings and ten notices of a step and drops the
// others, so the first ten of each are held back and written worst first; what
// is beyond them becomes plain lines of the log as it comes. The job summary,
// where there is one, has all of them in a table, worst first, as far as fits:
// GitHub refuses a summary over 1 MiB.
type findingsGitHub struct {
	out  *bufio.Writer
	look Look
	held [3][]githubFinding // errors, warnings, notices
	rows [3][]string        // of the summary
	size [3]int             // of the rows, in bytes
}

type githubFinding struct{ command, line string }

const (
	githubCommands = 10
	githubSummary  = 1000 << 10
)

func newFindingsGitHub(w io.Writer, look Look) FindingWriter {
	return &findingsGitHub{out: bufio.NewWriter(w), look: look}
}

func (g *findingsGitHub) File(_ *source.File, findings []lint.Finding, private []string) error {
	for _, f := range findings {
		kind := min(max(int(lint.Error-f.Severity), 0), 2)
		message := Safe(hide(f.Message, private))
		g.row(kind, fmt.Sprintf("%s:%d:%d", f.Path, f.Line, f.Column), f.Severity.String(), message, f.Rule.Name)
		held := githubFinding{githubCommand(kind, g.look.path(f.Path), f, message), findingLine(f, private)}
		if len(g.held[kind]) < githubCommands {
			g.held[kind] = append(g.held[kind], held)
		} else {
			g.out.WriteString(held.line + "\n")
		}
	}
	return nil
}

// githubCommand annotates a finding. GitHub takes no columns where a finding is
// of several lines.
func githubCommand(kind int, path string, f lint.Finding, message string) string {
	place := fmt.Sprintf("line=%d,endLine=%d", f.Line, f.EndLine)
	if f.Line == f.EndLine {
		place = fmt.Sprintf("line=%d,col=%d,endLine=%d,endColumn=%d", f.Line, f.Column, f.EndLine, f.EndColumn)
	}
	name := [...]string{"error", "warning", "notice"}[kind]
	return fmt.Sprintf("::%s file=%s,%s,title=%s::%s", name, githubProperty(path), place, githubProperty(f.Rule.Name), githubData(message))
}

// The escapes of workflow commands. What they are given has been through Safe:
// a message is one line, in the log too, where its escapes are undone.
var (
	githubEscapes         = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(text string) string     { return githubEscapes.Replace(text) }
func githubProperty(text string) string { return githubPropertyEscapes.Replace(Safe(text)) }

func (g *findingsGitHub) Close(s Summary) error {
	troubles := make([]githubFinding, 0, len(s.Troubles)+githubCommands)
	for _, t := range s.Troubles {
		message := Safe(t.Message)
		command := fmt.Sprintf("::error file=%s,title=%s::%s", githubProperty(g.look.path(t.Path)), unread, githubData(message))
		troubles = append(troubles, githubFinding{command, "error: " + message})
	}
	g.held[0] = append(troubles, g.held[0]...)
	for _, held := range g.held {
		for _, f := range held[min(len(held), githubCommands):] {
			g.out.WriteString(f.line + "\n")
		}
	}
	for _, held := range g.held {
		for _, f := range held[:min(len(held), githubCommands)] {
			g.out.WriteString(f.command + "\n")
		}
	}
	if err := g.out.Flush(); err != nil || g.look.Summary == nil {
		return err
	}
	return g.writeSummary(s)
}

// row keeps a row while its kind alone would fit the summary; what fits in the
// end is known only when the worse ones are.
func (g *findingsGitHub) row(kind int, cells ...string) {
	if g.look.Summary == nil || g.size[kind] > githubSummary {
		return
	}
	row := tableRow(cells...)
	g.size[kind] += len(row)
	g.rows[kind] = append(g.rows[kind], row)
}

func (g *findingsGitHub) writeSummary(s Summary) error {
	out := bufio.NewWriter(g.look.Summary)
	room, left := githubSummary, s.Errors+s.Warnings+s.Notes+len(s.Troubles)
	write := func(row string) {
		if room -= len(row); room >= 0 {
			left--
			out.WriteString(row)
		}
	}
	out.WriteString("### merit lint: " + SummaryLine(s) + "\n\n")
	if left > 0 {
		out.WriteString("| where | severity | what | rule |\n| --- | --- | --- | --- |\n")
	}
	for _, t := range s.Troubles {
		write(tableRow(t.Path, "error", t.Message, unread))
	}
	for _, rows := range g.rows {
		for _, row := range rows {
			write(row)
		}
	}
	if left > 0 {
		fmt.Fprintf(out, "\nThe summary is full: %d more in the log.\n", left)
	}
	return out.Flush()
}

// tableRow is a row of a Markdown table that shows its cells as they are.
func tableRow(cells ...string) string {
	var b strings.Builder
	for _, cell := range cells {
		b.WriteString("| ")
		for _, r := range Safe(cell) {
			if r < 0x80 && strings.ContainsRune("\\`*_[]<>&|~!$:@#.", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		b.WriteByte(' ')
	}
	return b.String() + "|\n"
}
