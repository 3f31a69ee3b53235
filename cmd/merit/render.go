package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/render"
)

// renderFlags are what render was asked for.
type renderFlags struct {
	to, output, answer string
	labels             bool
}

func (a *app) render() *cobra.Command {
	var r reading
	var flags renderFlags
	cmd := &cobra.Command{
		Use:   "render FILE",
		Short: "Render a file as a page, or as text for the form",
		Long: `Render an evidence file: a self-contained HTML page to read, print or send,
or a block of plain text for each box of the application form. In text, curly
quotes, long dashes and their like become plain ones, since forms mangle them;
what was replaced is said on standard error.`,
		Example: `  merit render evidence.md -o evidence.html
  merit render evidence.md --to text
  merit render evidence.md --to text --answer "delivering at pace"`,
		Args: exactly(1, "one file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error { return a.runRender(args[0], &r, flags) },
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&flags.to, "to", "html", strings.Join(render.FormatNames(render.Documents), " or "))
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "file to write instead of standard output")
	cmd.Flags().StringVar(&flags.answer, "answer", "", "one answer alone, as text: its id, heading, the start of it, or a line number")
	cmd.Flags().BoolVar(&flags.labels, "labels", false, "keep the parts' labels in the text")
	complete(cmd, "to", render.FormatNames(render.Documents))
	return cmd
}

func (a *app) runRender(path string, r *reading, flags renderFlags) error {
	write, err := render.Named(render.Documents, flags.to)
	if err != nil {
		return err
	}
	if err := r.settle(a); err != nil {
		return err
	}
	file, err := a.read(input{path: path, named: true}, r)
	if err != nil {
		return err
	}
	if bad := file.File.File.Problems; len(bad) > 0 {
		line, column := file.Position(bad[0].Span.Start)
		return fmt.Errorf("%s:%d:%d: %s", file.Path, line, column, bad[0].Message)
	}
	doc := r.document(file)
	doc.Labels = flags.labels
	var out bytes.Buffer
	pasted := file.Answers
	if flags.answer != "" {
		answer, err := a.answerNamed(file.File, flags.answer)
		if err != nil {
			return err
		}
		pasted = []*evidence.Answer{answer}
		if text := render.AnswerText(doc, answer); text != "" {
			fmt.Fprintln(&out, text)
		}
	} else if err := write.Write(&out, doc, render.Look{}); err != nil {
		return fmt.Errorf("rendering %s: %w", file.Path, err)
	}
	if err := a.deliver(flags.output, path, out.Bytes()); err != nil {
		return err
	}
	if flags.to == "text" || flags.answer != "" {
		a.tellChanges(pasted)
	}
	return nil
}

// tellChanges says what is pasted otherwise than it is written.
func (a *app) tellChanges(answers []*evidence.Answer) {
	var all evidence.Changes
	for _, answer := range answers {
		all.Add(answer.Changes())
	}
	if list := all.Replaced(); list != "" {
		a.tell("replaced: %s (characters that forms mangle)", list)
	}
	if list := all.Dropped(); list != "" {
		a.tell("dropped: %s", list)
	}
}

// answerNamed finds the one answer that a name means.
func (a *app) answerNamed(file *evidence.File, name string) (*evidence.Answer, error) {
	found := file.AnswersNamed(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		found = file.Answers
	}
	var names []string
	for _, answer := range found {
		line, _ := file.Position(answer.Heading.Span.Start)
		names = append(names, fmt.Sprintf("%d  %s", line, answer.Heading.Value))
	}
	what := "several answers match"
	if len(file.AnswersNamed(name)) == 0 {
		what = "no answer matches"
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s %q: the file has no answer", what, name)
	}
	return nil, hint(fmt.Errorf("%s %q; by line:\n%s", what, name, strings.Join(names, "\n")), "--answer takes a line number too")
}
