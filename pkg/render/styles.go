package render

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"merit/pkg/evidence"
	"merit/pkg/lint"
)

// styles colours reports for people. Without colour it leaves text as it is, and
// makes no style.
type styles struct{ renderer *lipgloss.Renderer }

func newStyles(w io.Writer, look Look) *styles {
	if !look.Colour {
		return &styles{}
	}
	return &styles{lipgloss.NewRenderer(w, termenv.WithProfile(termenv.ANSI), termenv.WithUnsafe())}
}

// The sixteen colours that every terminal has, and its owner has chosen.
const (
	red    = lipgloss.Color("1")
	green  = lipgloss.Color("2")
	yellow = lipgloss.Color("3")
	blue   = lipgloss.Color("4")
	cyan   = lipgloss.Color("6")
)

func (s *styles) paint(text string, how func(lipgloss.Style) lipgloss.Style) string {
	if s.renderer == nil || text == "" {
		return text
	}
	return how(s.renderer.NewStyle()).Render(text)
}

func (s *styles) colour(text string, c lipgloss.Color) string {
	return s.paint(text, func(l lipgloss.Style) lipgloss.Style { return l.Foreground(c) })
}

func (s *styles) bold(text string) string {
	return s.paint(text, func(l lipgloss.Style) lipgloss.Style { return l.Bold(true) })
}

func (s *styles) faint(text string) string {
	return s.paint(text, func(l lipgloss.Style) lipgloss.Style { return l.Faint(true) })
}

func (s *styles) place(text string) string { return s.bold(text) }

func (s *styles) severity(severity lint.Severity) string {
	return s.severityMark(severity, severity.String())
}

func (s *styles) severityMark(severity lint.Severity, text string) string {
	switch severity {
	case lint.Error:
		return s.colour(text, red)
	case lint.Warning:
		return s.colour(text, yellow)
	}
	return s.colour(text, blue)
}

// state colours text by how far an answer has come.
func (s *styles) state(e *evidence.Entry, text string) string {
	switch {
	case e.State == evidence.Evidenced && e.Count > e.Limit.Max:
		return s.colour(text, red)
	case e.State == evidence.Notes, emptyParts(e) > 0:
		return s.colour(text, yellow)
	case e.State == evidence.Evidenced:
		return s.colour(text, green)
	case e.State == evidence.Waived:
		return s.faint(text)
	}
	return s.colour(text, red)
}
