package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/render"
)

// renderFlags are what render was asked for.
type renderFlags struct {
	to, output, answer    string
	labels, review, force bool
}

func (a *app) render() *cobra.Command {
	var r reading
	var flags renderFlags
	cmd := &cobra.Command{
		Use:   "render FILE",
		Short: "Render a file as a page, a Word document, or text for the form",
		Long: `Render an evidence file: a self-contained HTML page to read, print or send,
a block of plain text for each box of the application form, or a Word document
for a coach to comment in. A document that is there already is replaced only
with --force. Several files, or the evidence in a folder, become a folder of
pages with an index.`,
		Example: `  merit render evidence.md -o evidence.html
  merit render evidence.md --review -o review.html
  merit render evidence.md -o evidence.docx
  merit render applications/ -o site/
  merit render evidence.md --to text
  merit render evidence.md --to text --answer "delivering at pace"`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || folder(args[0]) {
				return a.runSite(args, &r, flags)
			}
			return a.runRender(args[0], &r, flags)
		},
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&flags.to, "to", "", strings.Join(render.FormatNames(render.Documents), ", ")+" (default: docx for -o FILE.docx, else html)")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "file to write instead of standard output")
	cmd.Flags().StringVar(&flags.answer, "answer", "", "one answer alone, as text: its id, heading, the start of it, or a line number")
	cmd.Flags().BoolVar(&flags.labels, "labels", false, "keep the parts' labels in the text")
	cmd.Flags().BoolVar(&flags.review, "review", false, "a page for a coach: findings and comments beside the words, and what the framework looks for")
	cmd.Flags().BoolVar(&flags.force, "force", false, "replace a Word document, though a coach may have written in it")
	complete(cmd, "to", render.FormatNames(render.Documents))
	return cmd
}

// someFiles asks for a file at least.
func someFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return hint(errors.New("merit render takes one file, or - for standard input, or a folder"), "%s --help", cmd.CommandPath())
	}
	return nil
}

func folder(path string) bool {
	info, err := os.Stat(path)
	return path != "-" && err == nil && info.IsDir()
}

func (a *app) runRender(path string, r *reading, flags renderFlags) error {
	write, err := a.documentFormat(path, flags)
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
	if err := unreadable(file); err != nil {
		return err
	}
	doc := r.document(file)
	doc.Labels = flags.labels
	if flags.review {
		if write.Name != "html" || flags.answer != "" {
			return hint(errors.New("--review is a page"), "merit render %s --review -o review.html", path)
		}
		doc.Review, doc.Findings = true, lint.Check(file.File, lint.Rules, file.settings.checks(r, input{path: path}))
	}
	var out bytes.Buffer
	if flags.answer != "" {
		answer, err := a.answerNamed(file.File, flags.answer)
		if err != nil {
			return err
		}
		if text := render.AnswerText(doc, answer); text != "" {
			fmt.Fprintln(&out, text)
		}
	} else if err := write.Write(&out, doc, render.Look{}); err != nil {
		return fmt.Errorf("rendering %s: %w", file.Path, err)
	}
	return a.deliver(flags.output, path, out.Bytes(), flags.force)
}

// documentFormat settles how a file is rendered.
func (a *app) documentFormat(path string, flags renderFlags) (render.Format[*render.Document], error) {
	name := flags.to
	switch {
	case name == "" && isWord(flags.output):
		name = "docx"
	case name == "":
		name = "html"
	}
	format, err := render.Named(render.Documents, name)
	if err != nil || name != "docx" {
		return format, err
	}
	switch {
	case flags.answer != "":
		err = hint(errors.New("--answer gives one answer as text, not as a Word document"), "--to text --answer %q", flags.answer)
	case (flags.output == "" || flags.output == "-") && terminal(a.out):
		file := "evidence"
		if path != "-" {
			file = strings.TrimSuffix(path, filepath.Ext(path))
		}
		err = hint(errors.New("a Word document is nothing to read on a terminal"), "add -o %s.docx", file)
	}
	return format, err
}

// unreadable says what of a file cannot be shown as it is: bytes that are no
// text would be pasted as something else.
func unreadable(file *opened) error {
	if bad := file.File.File.Problems; len(bad) > 0 {
		line, column := file.Position(bad[0].Span.Start)
		return fmt.Errorf("%s:%d:%d: %s", file.Path, line, column, bad[0].Message)
	}
	return nil
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
