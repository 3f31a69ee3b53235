package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/render"
	"merit/pkg/source"
)

// renderFlags are what render was asked for.
type renderFlags struct {
	to, output, answer, split string
	labels, counts            bool
	accept, reject            bool // a coach's edits
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
what was replaced is said on standard error.

With --accept or --reject a coach's edits are taken or left first. Without --to
that gives the Markdown file itself, without the coach's marks: a copy, in which
private words are not masked, since it is as much yours as the file.`,
		Example: `  merit render evidence.md -o evidence.html
  merit render evidence.md --to text --counts
  merit render evidence.md --answer "delivering at pace"
  merit render evidence.md --split boxes
  merit render evidence.md --accept -o accepted.md`,
		Args: exactly(1, "one file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error { return a.runRender(args[0], &r, flags) },
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&flags.to, "to", "", "format: "+strings.Join(render.FormatNames(render.Documents), ", ")+"; html unless what is asked for is text")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "file to write instead of standard output")
	cmd.Flags().StringVar(&flags.answer, "answer", "", "one answer alone, as text: its id, heading, the start of it, or a line number")
	cmd.Flags().StringVar(&flags.split, "split", "", "folder to write a file of text into for each answer that has any")
	cmd.Flags().BoolVar(&flags.labels, "labels", false, "keep the parts' labels in the text")
	cmd.Flags().BoolVar(&flags.counts, "counts", false, "say how long each text is in every way of counting")
	cmd.Flags().BoolVar(&flags.accept, "accept", false, "take a coach's edits")
	cmd.Flags().BoolVar(&flags.reject, "reject", false, "leave a coach's edits")
	complete(cmd, "to", render.FormatNames(render.Documents))
	return cmd
}

// format settles what is rendered: what is asked for by name, else text where
// another flag asks for it.
func (f renderFlags) format() (render.Format[*render.Document], error) {
	to := first(f.to, render.Documents[0].Name)
	for _, flag := range []struct {
		name  string
		given bool
	}{{"--answer", f.answer != ""}, {"--split", f.split != ""}, {"--counts", f.counts}} {
		if !flag.given {
			continue
		}
		if f.to != "" && f.to != "text" {
			return render.Format[*render.Document]{}, hint(fmt.Errorf("%s speaks of text, not of %s", flag.name, f.to), "leave out --to %s", f.to)
		}
		to = "text"
	}
	return render.Named(render.Documents, to)
}

// settles says whether a coach's edits are to be taken or left.
func (f renderFlags) settles() bool { return f.accept || f.reject }

// conflict says which flags speak against each other.
func (f renderFlags) conflict() error {
	switch {
	case f.accept && f.reject:
		return hint(errors.New("--accept takes the edits, --reject leaves them"), "leave out one of them")
	case f.split != "" && f.answer != "":
		return hint(errors.New("--split writes every answer, --answer one"), "leave out one of them")
	case f.split != "" && f.output != "":
		return hint(errors.New("--split writes many files, -o one"), "leave out -o %s", f.output)
	}
	return nil
}

// A rendering is one run of render.
type rendering struct {
	*app
	renderFlags
	path   string
	format render.Format[*render.Document]
	doc    *render.Document
}

func (a *app) runRender(path string, r *reading, flags renderFlags) error {
	format, err := flags.format()
	if err != nil {
		return err
	}
	if err := flags.conflict(); err != nil {
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
	original := file
	if flags.settles() {
		if file, err = r.edited(original, flags.accept); err != nil {
			return err
		}
	}
	doc := r.document(file)
	doc.Labels, doc.Counts = flags.labels, flags.counts
	if err := (&rendering{a, flags, path, format, doc}).run(original.File.File); err != nil {
		return err
	}
	if flags.settles() {
		a.tell("%s", settlement(path, original.Comments, flags.accept))
	}
	return nil
}

// run renders what was asked for of a file, which was read from the original.
func (r *rendering) run(original *source.File) error {
	switch {
	case r.split != "":
		return r.boxes()
	case r.answer != "":
		return r.one()
	case r.settles() && r.to == "" && !r.counts:
		return r.deliver(r.output, r.path, r.copied(r.path, original, r.doc.File.Text))
	}
	return r.whole()
}

// whole renders all of the file.
func (r *rendering) whole() error {
	var out bytes.Buffer
	if err := r.format.Write(&out, r.doc, render.Look{}); err != nil {
		return fmt.Errorf("rendering %s: %w", r.doc.File.Path, err)
	}
	if err := r.deliver(r.output, r.path, out.Bytes()); err != nil {
		return err
	}
	if r.format.Name == "text" {
		r.tellChanges(r.doc.File.Answers...)
	}
	return nil
}

// one renders one answer's text alone.
func (r *rendering) one() error {
	answer, err := r.answerNamed(r.answer)
	if err != nil {
		return err
	}
	text := render.AnswerText(r.doc, answer)
	if text == "" {
		return hint(errors.New(r.untold(answer)), "merit status %s", r.path)
	}
	if err := r.deliver(r.output, r.path, []byte(text+"\n")); err != nil {
		return err
	}
	r.tellChanges(answer)
	r.tellCounts(answer)
	return nil
}

// untold says of an answer that there is nothing to paste.
func (r *rendering) untold(answer *evidence.Answer) string {
	line, _ := r.doc.File.Position(answer.Heading.Span.Start)
	name := strings.TrimSpace(render.Mask(answer.Heading.Value, r.doc.Private))
	if name == "" {
		name = "the answer"
	}
	return fmt.Sprintf("%s:%d: %s: no text yet", r.doc.File.Path, line, name)
}

// tellChanges says what is pasted otherwise than it is written.
func (r *rendering) tellChanges(answers ...*evidence.Answer) {
	var all evidence.Changes
	for _, answer := range answers {
		all.Add(answer.Changes())
	}
	if list := all.Replaced(); list != "" {
		r.tell("replaced: %s (characters that forms mangle)", list)
	}
	if list := all.Dropped(); list != "" {
		r.tell("dropped: %s", list)
	}
}

// tellCounts says how long an answer is, where that has no place beside it.
func (r *rendering) tellCounts(answer *evidence.Answer) {
	if !r.counts {
		return
	}
	for line := range strings.SplitSeq(render.Counts(answer.Text(r.labels)), "\n") {
		r.tell("%s", line)
	}
}

// answerNamed finds the one answer that a name means.
func (r *rendering) answerNamed(name string) (*evidence.Answer, error) {
	file := r.doc.File
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
		names = append(names, fmt.Sprintf("%d  %s", line, render.Mask(answer.Heading.Value, r.doc.Private)))
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
