package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"merit/pkg/lint"
	"merit/pkg/render"
	"merit/pkg/source"
)

// A baseliner holds back accepted findings, or accepts all that are found.
type baseliner struct {
	path   string // "" without a baseline
	accept bool
	*lint.Baseline
}

// openBaseline reads the baseline of --baseline, which with --accept may be
// missing; a file that is none is never written over.
func openBaseline(path string, accept bool) (*baseliner, error) {
	b := &baseliner{path: path, accept: accept, Baseline: lint.NewBaseline()}
	switch {
	case path == "" && accept:
		return nil, hint(errors.New("--accept says nothing without --baseline"), "add --baseline FILE")
	case path == "":
		return b, nil
	}
	file, err := source.Read(path, source.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist) && accept:
		return b, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, hint(err, "make it with --accept")
	case err != nil:
		return nil, err
	}
	if b.Baseline, err = lint.ParseBaseline([]byte(file.Text)); err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	return b, nil
}

// filter gives the findings that are told.
func (b *baseliner) filter(f *opened, findings []lint.Finding) []lint.Finding {
	if b.path == "" {
		return findings
	}
	path := b.relative(f.Path)
	if !b.accept {
		return b.Filter(f.File.File, path, findings)
	}
	private := f.private()
	b.Accept(f.File.File, path, findings, func(message string) string { return render.Mask(message, private) })
	return nil
}

// left gives the findings that may be mended: an accepted one is to stay.
func (b *baseliner) left(f *opened, findings []lint.Finding) []lint.Finding {
	if b.path == "" || b.accept {
		return findings
	}
	return b.Left(f.File.File, b.relative(f.Path), findings)
}

// relative gives a file's path from the baseline's folder, so that it does not
// matter where merit is run.
func (b *baseliner) relative(path string) string {
	dir, err := filepath.Abs(filepath.Dir(b.path))
	if err != nil {
		return path
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if relative, err := filepath.Rel(dir, absolute); err == nil {
		return filepath.ToSlash(relative)
	}
	return filepath.ToSlash(path)
}

// missing says whether the file of a path in the baseline is no longer there;
// standard input never is.
func (b *baseliner) missing(path string) bool {
	if strings.HasPrefix(path, "<") {
		return false
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(b.path), filepath.FromSlash(path))
	}
	_, err := os.Stat(path)
	return err != nil && !errors.Is(err, fs.ErrPermission)
}

// close writes what was accepted, and says what is gone.
func (b *baseliner) close(a *app) error {
	switch {
	case b.path == "":
		return nil
	case b.accept:
		accepted, kept := b.Settle(b.missing)
		data, err := b.Bytes()
		if err != nil {
			return fmt.Errorf("writing the baseline: %w", err)
		}
		if err := replace(b.path, data); err != nil {
			return err
		}
		said := fmt.Sprintf("accepted %s in %s", lint.Plural(accepted, "finding"), b.path)
		if kept > 0 {
			said += fmt.Sprintf(", and kept %d of files that were not linted", kept)
		}
		a.tell("%s", said)
		return nil
	}
	if gone := b.Gone(b.missing); gone > 0 {
		a.tell("%s gone: --accept drops what is gone from %s", lint.Plural(gone, "accepted finding"), b.path)
	}
	return nil
}
