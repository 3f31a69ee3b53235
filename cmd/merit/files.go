package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/render"
	"merit/pkg/source"
)

// An input is a file to read, in the order in which they are given and found.
type input struct {
	path  string
	named bool  // by the user, so evidence whatever it holds
	err   error // why nothing is to be read
}

// errNotEvidence says that a file found in a folder is none of merit's business.
var errNotEvidence = errors.New("not evidence")

// inputs walks the paths and calls yield for each file, once, as long as it gives
// true; no path is the current folder.
func inputs(paths []string, yield func(input) bool) {
	switch len(paths) {
	case 0:
		paths = []string{"."}
	case 1:
	default:
		yield = once(paths, yield)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path != "-" && err == nil && info.IsDir():
			if !walk(path, yield) {
				return
			}
		case !yield(input{path: path, named: true}):
			return
		}
	}
}

// once passes each file on once, where it comes first, and as named if it is
// anywhere.
func once(paths []string, yield func(input) bool) func(input) bool {
	place := func(path string) string {
		if absolute, err := filepath.Abs(path); err == nil && path != "-" {
			return absolute
		}
		return path
	}
	named, seen := map[string]bool{}, map[string]bool{}
	for _, path := range paths {
		named[place(path)] = true
	}
	return func(in input) bool {
		at := place(in.path)
		if in.err == nil && seen[at] {
			return true
		}
		seen[at], in.named = true, in.named || named[at]
		return yield(in)
	}
}

// walk finds the Markdown files below a folder that git would not ignore. It
// follows no links.
func walk(root string, yield func(input) bool) bool {
	ignored := newIgnored(root)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if !yield(input{path: path, err: about(path, err)}) {
				return fs.SkipAll
			}
			return nil
		case entry.IsDir():
			if path != root && (strings.HasPrefix(entry.Name(), ".") || ignored.match(path, true)) {
				return fs.SkipDir
			}
			ignored.add(path)
		case strings.EqualFold(filepath.Ext(path), ".md") && entry.Type().IsRegular() && !ignored.match(path, false):
			if !yield(input{path: path}) {
				return fs.SkipAll
			}
		}
		return nil
	})
	return err == nil
}

// ignored matches paths against the .gitignore files above them.
type ignored struct {
	base     string // the folder that holds .git, or the folder walked
	patterns []gitignore.Pattern
	matcher  gitignore.Matcher
}

func newIgnored(root string) *ignored {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return &ignored{base: root}
	}
	i := &ignored{base: absolute}
	var above []string
	for dir := absolute; ; dir = filepath.Dir(dir) {
		if dir != absolute {
			above = append(above, dir)
		}
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			i.base = dir
			break
		}
		if dir == filepath.Dir(dir) {
			return i // no repository: only the folder's own rules hold
		}
	}
	for n := len(above) - 1; n >= 0; n-- {
		i.add(above[n])
	}
	return i
}

// add reads a folder's .gitignore.
func (i *ignored) add(dir string) {
	file, err := source.Read(filepath.Join(dir, ".gitignore"), source.Data)
	if err != nil {
		return
	}
	domain := i.split(dir)
	for line := range strings.SplitSeq(file.Text, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			i.patterns = append(i.patterns, gitignore.ParsePattern(line, domain))
		}
	}
	i.matcher = gitignore.NewMatcher(i.patterns)
}

func (i *ignored) match(path string, dir bool) bool {
	return i.matcher != nil && i.matcher.Match(i.split(path), dir)
}

// split gives a path's elements below the base.
func (i *ignored) split(path string) []string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	relative, err := filepath.Rel(i.base, absolute)
	if err != nil || relative == "." {
		return nil
	}
	return strings.Split(filepath.ToSlash(relative), "/")
}

// inRepository gives paths as the repository around the working folder names
// them, or is nil where there is none. A path of a file elsewhere stays.
func inRepository() func(string) string {
	folder, err := os.Getwd()
	if err != nil {
		return nil
	}
	for root := folder; ; root = filepath.Dir(root) {
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			return func(name string) string {
				absolute := filepath.FromSlash(name)
				if !filepath.IsAbs(absolute) {
					absolute = filepath.Join(folder, absolute)
				}
				inside, err := filepath.Rel(root, absolute)
				if err != nil || !filepath.IsLocal(inside) || strings.HasPrefix(name, "<") {
					return name
				}
				return filepath.ToSlash(inside)
			}
		}
		if root == filepath.Dir(root) {
			return nil
		}
	}
}

// unread adds to why a file could not be read what to type.
func unread(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return hint(err, "ls -ld %s shows who may read it", typed(path))
	case errors.Is(err, fs.ErrNotExist):
		dir, name := filepath.Split(path)
		entries, _ := os.ReadDir(cmp.Or(dir, "."))
		var names []string
		for _, entry := range entries {
			if ending := strings.ToLower(filepath.Ext(entry.Name())); !entry.IsDir() && entry.Name() != name && (ending == ".md" || ending == ".txt") {
				names = append(names, entry.Name())
			}
		}
		if nearest := source.Nearest(name, names); nearest != "" {
			return hint(err, "did you mean %s?", typed(dir+nearest))
		}
	}
	return err
}

// read reads an input as evidence.
func (a *app) read(in input, r *reading) (*opened, error) {
	if in.err != nil {
		return nil, unread(in.path, in.err)
	}
	folder := "."
	if in.path != "-" {
		folder = filepath.Dir(in.path)
	}
	settings := a.settings(folder)
	if settings.err != nil {
		return nil, settings.err
	}
	var file *source.File
	var err error
	switch {
	case in.path == "-":
		file, err = source.ReadFrom(r.stdinName, a.in, source.Markdown)
	case in.named:
		file, err = source.Read(in.path, source.Markdown)
	default:
		file, err = settings.readIf(in.path)
	}
	if err != nil {
		return nil, unread(in.path, err)
	}
	return r.parse(file, settings)
}

// readAll reads what the paths name, tells what could not be read, and counts the
// files that are no evidence.
func (a *app) readAll(paths []string, r *reading) (files []*opened, troubles []render.Trouble, passed int) {
	inputs(paths, func(in input) bool {
		file, err := a.read(in, r)
		switch {
		case errors.Is(err, errNotEvidence):
			passed++
		case err != nil:
			a.say(err)
			troubles = append(troubles, trouble(in, err))
		default:
			files = append(files, file)
		}
		return true
	})
	return files, troubles, passed
}

// parse reads a file as evidence for which settings hold.
func (r *reading) parse(file *source.File, settings *settled) (*opened, error) {
	parsed := evidence.Parse(file, settings.options(r))
	if parsed.Broken != nil {
		return nil, fmt.Errorf("%s: its framework %q cannot be used:\n%w", file.Path, parsed.Meta.Framework.Value, parsed.Broken)
	}
	if err := r.limited(parsed); err != nil {
		return nil, err
	}
	return &opened{parsed, settings}, nil
}

// readIf reads a file found in a folder, if it is evidence: by its own front
// matter, or because the settings say so.
func (s *settled) readIf(path string) (*source.File, error) {
	wanted := evidence.Claims
	if len(s.Files)+len(s.Ignore) > 0 {
		relative := s.relative(path)
		if lint.Matches(s.Ignore, relative) {
			return nil, errNotEvidence
		}
		if lint.Matches(s.Files, relative) {
			wanted = func(string) bool { return true }
		}
	}
	file, err := source.ReadIf(path, source.Markdown, wanted)
	if file == nil && err == nil {
		err = errNotEvidence
	}
	return file, err
}
