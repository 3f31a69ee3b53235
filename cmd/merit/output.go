package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// deliver writes what was made of an input: to standard output, or whole to a
// file that may be replaced.
func (a *app) deliver(output, in string, data []byte, force bool) error {
	if output == "" || output == "-" {
		return a.print(data)
	}
	if err := mayReplace(output, in, force); err != nil {
		return hint(err, "choose another name with -o FILE")
	}
	return replace(output, data)
}

// print writes to standard output.
func (a *app) print(data []byte) error {
	if _, err := a.out.Write(data); err != nil {
		return fmt.Errorf("writing to %w", about("standard output", err))
	}
	return nil
}

// mayReplace refuses to write over the input, over evidence, over what is no
// regular file, and, unless it is forced, over a Word document.
func mayReplace(output, in string, force bool) error {
	there, err := os.Stat(output)
	if err != nil {
		return nil // replace says what is wrong, if anything is
	}
	if read, err := os.Stat(in); err == nil && os.SameFile(there, read) {
		return fmt.Errorf("%s is the file that is rendered, and is left as it is", output)
	}
	markdown := strings.EqualFold(filepath.Ext(output), ".md") || strings.EqualFold(filepath.Ext(output), ".markdown")
	if file, _ := source.ReadIf(output, source.Markdown, evidence.Claims); file != nil || markdown {
		return fmt.Errorf("%s may hold evidence, and is left as it is", output)
	}
	if isWord(output) && !force {
		return fmt.Errorf("%s is there already, and a coach may have written in it: --force replaces it", output)
	}
	_, err = replaceable(output)
	return err
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
		return 0, fmt.Errorf("%s is a link, and is left as it is", path)
	case !info.Mode().IsRegular():
		return 0, fmt.Errorf("%s is no regular file, and is left as it is", path)
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
	if errors.Is(err, fs.ErrNotExist) {
		return hint(err, "mkdir -p %s", typed(filepath.Dir(path)))
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
