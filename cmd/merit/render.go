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
	"merit/pkg/render"
	"merit/pkg/source"
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
or a block of plain text for each box of the application form.`,
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
	if flags.output == "" || flags.output == "-" {
		if _, err := a.out.Write(out.Bytes()); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		return nil
	}
	if err := mayReplace(flags.output, path); err != nil {
		return err
	}
	return replace(flags.output, out.Bytes())
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

// mayReplace refuses to write over the input or over evidence.
func mayReplace(output, in string) error {
	there, err := os.Stat(output)
	if err != nil {
		return nil // replace says what is wrong, if anything is
	}
	if read, err := os.Stat(in); err == nil && os.SameFile(there, read) {
		return hint(fmt.Errorf("%s is the file that is rendered, and is left as it is", output), "choose another name with -o FILE")
	}
	markdown := strings.EqualFold(filepath.Ext(output), ".md") || strings.EqualFold(filepath.Ext(output), ".markdown")
	if file, _ := source.ReadIf(output, source.Markdown, evidence.Claims); file != nil || markdown {
		return hint(fmt.Errorf("%s may hold evidence, and is left as it is", output), "choose another name with -o FILE")
	}
	return nil
}

// replace writes a file whole, or leaves what is there as it was.
func replace(path string, data []byte) (err error) {
	mode := os.FileMode(0)
	if info, err := os.Lstat(path); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("writing %s: not a regular file", path)
		}
		mode = info.Mode().Perm()
	}
	temporary := fmt.Sprintf("%s.%d.tmp", path, os.Getpid())
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	stop := removeOnSignal(temporary)
	defer stop()
	_, err = file.Write(data)
	if mode != 0 {
		err = errors.Join(err, file.Chmod(mode))
	}
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		os.Remove(temporary)
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}
