package evidence

import (
	"fmt"
	"slices"
	"strings"

	"merit/pkg/framework"
)

// The names that a scaffold's own comments bear.
const (
	scaffoldDescription = "description"
	scaffoldNegative    = "not this"
	scaffoldPrompt      = "prompt"
)

// A Choice is what a scaffold is made for.
type Choice struct {
	Level        string // an id; "" is every level
	Competencies []*framework.Competency
	Method       *Method
	Unit         string
	Limit        Limit
}

// Scaffold starts an evidence file. What it writes parses back to the same
// competencies, indicators and parts, every one of them empty.
func Scaffold(f *framework.Framework, choice Choice) []byte {
	w := &scaffolder{Framework: f, Choice: choice}
	w.frontMatter()
	w.line("# Evidence: %s", escape(f.Title))
	for _, c := range choice.Competencies {
		w.competency(c)
	}
	return []byte(w.String())
}

type scaffolder struct {
	strings.Builder
	*framework.Framework
	Choice
}

func (w *scaffolder) line(format string, args ...any) {
	fmt.Fprintf(&w.Builder, format+"\n\n", args...)
}

func (w *scaffolder) frontMatter() {
	fmt.Fprintf(w, "---\nframework: %s\n", scalar(w.ID))
	if w.Choice.Level != "" {
		fmt.Fprintf(w, "level: %s\n", scalar(w.Choice.Level))
	}
	fmt.Fprintf(w, "method: %s\nanswer: %s\n", w.Choice.Method.ID, w.Unit)
	limit := fmt.Sprint(w.Choice.Limit.Max)
	if count := w.Choice.Limit.Count; count != "" && count != Countings[0].Name {
		limit = fmt.Sprintf("{max: %d, count: %s}", w.Choice.Limit.Max, count)
	}
	fmt.Fprintf(w, "limit: %s\n", limit)
	if asked := w.Asked(); !slices.Equal(asked, w.Choice.Competencies) {
		ids := make([]string, len(w.Choice.Competencies))
		for i, c := range w.Choice.Competencies {
			ids[i] = scalar(c.ID)
		}
		fmt.Fprintf(w, "competencies: [%s]\n", strings.Join(ids, ", "))
	}
	w.line("---")
}

func (w *scaffolder) competency(c *framework.Competency) {
	w.line("## %s", escape(c.Title))
	if c.Description != "" {
		w.comment(scaffoldDescription, c.Description)
	}
	for _, i := range c.Negative(w.Choice.Level) {
		w.comment(scaffoldNegative, i.Stem+" "+i.Text)
	}
	indicators := c.Positive(w.Choice.Level)
	switch {
	case len(indicators) == 0:
		w.parts()
	case w.Unit == framework.PerIndicator:
		for _, i := range indicators {
			w.line("### %s", escape(i.Text))
			w.parts()
		}
	default:
		for _, i := range indicators {
			fmt.Fprintf(w, "- [ ] %s\n", escape(i.Text))
		}
		w.WriteString("\n")
		w.parts()
	}
}

// parts writes the method's labels as people write them.
func (w *scaffolder) parts() {
	for _, p := range w.Choice.Method.Parts {
		w.line("**%s:** <!-- %s -->", p.Name, p.Prompt)
	}
}

func (w *scaffolder) comment(name, text string) {
	w.line("<!-- %s: %s -->", name, strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "--", "- -"))
}

// scalar writes an id as YAML, in quotes where YAML could take it for anything
// but text or a whole number.
func scalar(id string) string {
	const letters, figures = "abcdefghijklmnopqrstuvwxyz", "0123456789"
	number := len(id) < 10 && strings.Trim(id, figures) == ""
	name := strings.Trim(id, letters+figures+"-") == "" && strings.IndexAny(id, letters) == 0
	if id != "" && (number || name) && !slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, id) {
		return id
	}
	return "'" + strings.ReplaceAll(id, "'", "''") + "'"
}

// escape writes text so that Markdown reads it as it is.
func escape(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	for i, r := range text {
		rest := text[i+len(string(r)):]
		switch {
		case strings.ContainsRune("\\`*_[]<{", r), r == '&' && rest != "" && rest[0] != ' ', r == '#' && strings.Trim(rest, "# ") == "":
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
