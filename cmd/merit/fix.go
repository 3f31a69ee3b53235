package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

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
		private := f.private()
		for line := range strings.SplitSeq(strings.TrimSuffix(udiff.Unified("a/"+f.Path, "b/"+f.Path, f.Text, mended), "\n"), "\n") {
			if _, err := fmt.Fprintln(a.out, render.Safe(render.Mask(line, private))); err != nil {
				return false, fmt.Errorf("writing the diff: %w", err)
			}
		}
		return false, nil
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

// rewrite puts a new text into a file, spelt as the file is; where that cannot
// be, it leaves the file as it is.
func rewrite(file *source.File, text string) error {
	spell, err := spelling(file)
	if err != nil {
		return fmt.Errorf("mending: %w", err)
	}
	if spell == nil {
		return hint(errors.New(file.Path+" mixes line ends, is no UTF-8, or has changed, and is left as it is"), "save it as UTF-8 with line ends of one kind")
	}
	return replace(file.Path, spell(text))
}

// spelling gives how a file spells text: the line ends and the mark that it has;
// nil where these cannot be told.
func spelling(file *source.File) (func(text string) []byte, error) {
	old, err := os.ReadFile(file.Path)
	if err != nil {
		return nil, err
	}
	for _, mark := range []string{"", "\ufeff"} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			spell := func(text string) []byte { return []byte(mark + strings.ReplaceAll(text, "\n", end)) }
			if bytes.Equal(spell(file.Text), old) {
				return spell, nil
			}
		}
	}
	return nil, nil
}
