package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// deliver writes what was made of an input: to standard output, or whole to a
// file that may be replaced.
func (r *rendering) deliver(data []byte) error {
	if r.output == "" || r.output == "-" {
		return r.print(data)
	}
	if err := r.mayReplace(r.output); err != nil {
		return hint(err, "choose another name with -o FILE")
	}
	return replace(r.output, data)
}

// print writes to standard output.
func (a *app) print(data []byte) error {
	if _, err := a.out.Write(data); err != nil {
		return fmt.Errorf("writing to %w", about("standard output", err))
	}
	return nil
}

// mayReplace refuses to write over the input, over evidence, over what is no
// regular file, and, unless it is forced, over labelled text that is not merit's
// or a Word document.
func (r *rendering) mayReplace(output string) error {
	there, err := os.Stat(output)
	if err != nil {
		return nil // replace says what is wrong, if anything is
	}
	if read, err := os.Stat(r.path); err == nil && os.SameFile(there, read) {
		return fmt.Errorf("%s is the file that is rendered, and is left as it is", output)
	}
	markdown := strings.EqualFold(filepath.Ext(output), ".md") || strings.EqualFold(filepath.Ext(output), ".markdown")
	if file, _ := source.ReadIf(output, source.Markdown, evidence.Claims); file != nil || markdown {
		return fmt.Errorf("%s may hold evidence, and is left as it is", output)
	}
	if !r.force && r.isEvidence(output) {
		return fmt.Errorf("%s may hold evidence, and is left as it is: --force replaces it", output)
	}
	if isWord(output) && !r.force {
		return fmt.Errorf("%s is there already, and a coach may have written in it: --force replaces it", output)
	}
	_, err = replaceable(output)
	return err
}

// What tells text that merit wrote from evidence: what is pasted has no Markdown,
// and render --to text writes a count under each heading.
var (
	markdownLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^ {0,3}(#{1,6}[ \t]|\*\*|__)`) })
	countLine    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\([0-9]+ of [0-9]+ [a-z ]+\)$`) })
)

// isEvidence says whether a file holds the labelled parts of an answer and is not
// merit's own. Text of one answer has labels only where they were asked for.
func (r *rendering) isEvidence(path string) bool {
	file, err := source.Read(path, source.Markdown)
	if err != nil || isPage([]byte(file.Text)) {
		return false
	}
	if !markdownLine().MatchString(file.Text) && (r.labels || countLine().MatchString(file.Text)) {
		return false
	}
	if r.labelled == nil {
		r.labelled = map[string]bool{}
		for _, a := range r.doc.File.Answers {
			r.labelled[strings.TrimSpace(a.Text(true))] = true
		}
	}
	return !r.labelled[strings.TrimSpace(file.Text)] && slices.ContainsFunc(evidence.Parse(file, evidence.Options{}).Answers, func(a *evidence.Answer) bool { return len(a.Labelled()) > 0 })
}

// isWord says whether a file is named as a Word document.
func isWord(path string) bool { return strings.EqualFold(filepath.Ext(path), ".docx") }

// replaceable gives the mode of the file that is there, 0 where there is none, or
// says why no other may take its place.
func replaceable(path string) (fs.FileMode, error) {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return 0, nil // writing says what is wrong, if anything is
	case info.IsDir():
		return 0, fmt.Errorf("%s is a folder", path)
	case info.Mode()&fs.ModeSymlink != 0:
		err := fmt.Errorf("%s is a link, and is left as it is", path)
		if to, broken := filepath.EvalSymlinks(path); broken == nil {
			err = hint(err, "%s is where it leads", typed(to))
		}
		return 0, err
	case !info.Mode().IsRegular():
		return 0, fmt.Errorf("%s is no regular file, and is left as it is", path)
	case info.Mode().Perm()&0o222 == 0:
		return 0, hint(fmt.Errorf("%s is read-only, and is left as it is", path), "chmod u+w %s", typed(path))
	}
	return info.Mode().Perm(), nil
}

// replace writes a file whole, or leaves what is there as it was.
func replace(path string, data []byte) error {
	mode, err := replaceable(path)
	if err != nil {
		return err
	}
	temporary := fmt.Sprintf("%s.%d.tmp", path, os.Getpid())
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return unwritten(path, err)
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
		return unwritten(path, err)
	}
	return nil
}

// unwritten says why a file could not be written.
func unwritten(path string, err error) error {
	err = fmt.Errorf("writing %w", about(path, err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return hint(err, "mkdir -p %s", typed(filepath.Dir(path)))
	case errors.Is(err, fs.ErrPermission):
		return hint(err, "ls -ld %s shows who may write there", typed(filepath.Dir(path)))
	}
	return err
}

// about gives an error of the system as one about a file that the user knows, by
// the name by which they know it.
func about(path string, err error) error {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		err = one.Err
	case errors.As(err, &two):
		err = two.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
