package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"merit/pkg/lint"
	"merit/pkg/render"
	"merit/pkg/source"
)

// mend applies what is certain in a file's findings: to the file, or with diff
// as a diff on standard output. It says whether the file was changed.
func (a *app) mend(in input, f *opened, findings []lint.Finding, diff bool) (changed bool, err error) {
	mended, changes := lint.Mended(f.File, findings)
	if changes == 0 {
		return false, nil
	}
	if diff {
		return false, a.writeDiff(f, mended)
	}
	if in.path == "-" {
		return false, hint(errors.New("standard input cannot be mended in place"), "--diff shows what would change")
	}
	if err := rewrite(f.File.File, mended); err != nil {
		return false, err
	}
	a.tell("mended %s: %s", f.Path, lint.Plural(changes, "change"))
	return true, nil
}

// writeDiff shows a new text of a file as git apply takes it: in the file's spelling,
// but for lone CRs, which end no line of a diff.
func (a *app) writeDiff(f *opened, text string) error {
	old, name := f.Text, path.Clean(f.Path)
	if as, err := spellingOf(f.File.File); err == nil && as.end != "\r" {
		old, text = as.spell(old), as.spell(text)
	}
	private := f.private()
	for line := range strings.SplitSeq(strings.TrimSuffix(udiff.Unified("a/"+name, "b/"+name, old, text), "\n"), "\n") {
		if _, err := fmt.Fprintln(a.out, render.SafeDiff(render.Mask(line, private))); err != nil {
			return fmt.Errorf("writing the diff: %w", err)
		}
	}
	return nil
}

// rewrite puts a new text into a file, spelt as the file is; where that cannot
// be, it leaves the file as it is.
func rewrite(file *source.File, text string) error {
	as, err := spellingOf(file)
	if err != nil {
		return fmt.Errorf("%w, and is left as it is", err)
	}
	return replace(file.Path, []byte(as.spell(text)))
}

// A spelling is how a file spells its text.
type spelling struct {
	marks string // byte order marks before it
	end   string // of a line
}

func (s spelling) spell(text string) string {
	return s.marks + strings.ReplaceAll(text, "\n", s.end)
}

// spellingOf gives how a file that was read spells its text, or says why that
// cannot be told.
func spellingOf(file *source.File) (spelling, error) {
	old, err := os.ReadFile(file.Path)
	if err != nil {
		return spelling{}, about(file.Path, err)
	}
	raw := string(old)
	marks := raw[:len(raw)-len(strings.TrimLeft(raw, "\ufeff"))]
	for _, end := range []string{"\n", "\r\n", "\r"} {
		if as := (spelling{marks, end}); as.spell(file.Text) == raw {
			return as, nil
		}
	}
	again, err := source.ReadFrom(file.Path, bytes.NewReader(old), source.Markdown)
	switch {
	case err != nil || again.Text != file.Text:
		return spelling{}, hint(fmt.Errorf("%s has changed since it was read", file.Path), "type the command again")
	case !utf8.Valid(old) || len(again.Problems) > 0:
		return spelling{}, hint(fmt.Errorf("%s is no UTF-8 text", file.Path), "save it as UTF-8")
	}
	return spelling{}, hint(fmt.Errorf("%s mixes line ends", file.Path), "save it with line ends of one kind")
}
