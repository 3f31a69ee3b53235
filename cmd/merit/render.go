package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/render"
)

// renderFlags are what render was asked for.
type renderFlags struct {
	to, output, answer, split     string
	labels, counts, review, force bool
	accept, reject                bool // a coach's edits
}

func (a *app) render() *cobra.Command {
	var r reading
	var flags renderFlags
	cmd := &cobra.Command{
		Use:   "render PATH ...",
		Short: "Render a file as a page, a Word document, or text for the form",
		Long: `Render an evidence file: a self-contained HTML page to read, print or send,
a block of plain text for each box of the application form, or a Word document
for a coach to comment in: the ending of -o FILE or --to says which. A document
that is there already is replaced only with --force. Several files, or the
evidence in a folder, become a folder of pages with an index.

In text, curly quotes, long dashes and their like become plain ones, since forms
mangle them; what was replaced is said on standard error.

With --accept or --reject a coach's edits are taken or left first. Without --to
that gives the Markdown file itself, without the coach's marks: a copy, in which
private words are not masked, since it is as much yours as the file.`,
		Example: `  merit render evidence.md -o evidence.html
  merit render evidence.md --review -o review.html
  merit render evidence.md -o evidence.docx
  merit render applications/ -o site/
  merit render evidence.md --to text --counts
  merit render evidence.md --answer "delivering at pace"
  merit render evidence.md --split boxes
  merit render evidence.md --accept -o accepted.md`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || folder(args[0]) {
				return a.runSite(args, &r, flags)
			}
			return a.runRender(args[0], &r, flags)
		},
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&flags.to, "to", "", "format: "+strings.Join(render.FormatNames(render.Documents), ", ")+" (default what -o ends in or the other flags ask for, else html)")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "file to write instead of standard output")
	cmd.Flags().StringVar(&flags.answer, "answer", "", "one answer alone, as text: its id, heading, the start of it, or a line number")
	cmd.Flags().StringVar(&flags.split, "split", "", "folder to write a file of text into for each answer that has any")
	cmd.Flags().BoolVar(&flags.labels, "labels", false, "keep the parts' labels in the text")
	cmd.Flags().BoolVar(&flags.counts, "counts", false, "say how long each text is in every way of counting")
	cmd.Flags().BoolVar(&flags.review, "review", false, "a page for a coach: findings and comments beside the words, and what the framework looks for")
	cmd.Flags().BoolVar(&flags.accept, "accept", false, "take a coach's edits")
	cmd.Flags().BoolVar(&flags.reject, "reject", false, "leave a coach's edits")
	cmd.Flags().BoolVar(&flags.force, "force", false, "replace a Word document, though a coach may have written in it, or text that has labels")
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

// endings are those of files and the formats that they tell, a format's usual one
// first.
var endings = [...]struct{ ending, format string }{{".html", "html"}, {".htm", "html"}, {".txt", "text"}, {".docx", "docx"}}

// ended gives the format that the ending of the output's name tells, or "".
func (f renderFlags) ended() string {
	for _, e := range endings {
		if strings.EqualFold(e.ending, filepath.Ext(f.output)) {
			return e.format
		}
	}
	return ""
}

// named gives the output's name as that of another format.
func (f renderFlags) named(format string) string {
	dir, name := filepath.Split(f.output)
	name = cmp.Or(strings.TrimSuffix(name, filepath.Ext(name)), "evidence")
	for _, e := range endings {
		if e.format == format {
			return typed(dir + name + e.ending)
		}
	}
	return typed(dir + name)
}

// asked gives the format that is asked for by name, by the ending of the file's
// name or by other flags, or "".
func (f renderFlags) asked() (string, error) {
	to := cmp.Or(f.to, f.ended())
	for _, flag := range []struct {
		name, asks string
		given      bool
	}{{"--answer", "text", f.answer != ""}, {"--split", "text", f.split != ""}, {"--counts", "text", f.counts}, {"--review", "html", f.review}} {
		if !flag.given {
			continue
		}
		if to != "" && to != flag.asks {
			err := fmt.Errorf("%s speaks of %s, not of %s", flag.name, flag.asks, to)
			switch {
			case f.to != "":
				return "", hint(err, "leave out --to %s", f.to)
			case f.ended() == to:
				return "", hint(err, "-o %s", f.named(flag.asks))
			}
			return "", hint(err, "leave out %s", flag.name)
		}
		to = flag.asks
	}
	if ending := strings.ToLower(filepath.Ext(f.output)); to == "" && !f.settles() && len(ending) > 1 {
		likely := "html"
		if f.labels {
			likely = "text"
		}
		return "", hint(fmt.Errorf("merit renders no %s file: there are %s", ending, strings.Join(render.FormatNames(render.Documents), ", ")), "-o %s", f.named(likely))
	}
	return to, nil
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
		return hint(errors.New("--split writes many files, -o one"), "leave out -o %s", typed(f.output))
	}
	return nil
}

// onTerminal refuses to write a Word document where people read.
func (a *app) onTerminal(path string, flags renderFlags) error {
	if flags.output != "" && flags.output != "-" || !terminal(a.out) {
		return nil
	}
	file := "evidence"
	if path != "-" {
		file = strings.TrimSuffix(path, filepath.Ext(path))
	}
	return hint(errors.New("a Word document is nothing to read on a terminal"), "add -o %s", typed(file+".docx"))
}
