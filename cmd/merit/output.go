package main

import (
	"errors"
	"fmt"
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
		if _, err := a.out.Write(data); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		return nil
	}
	if err := mayReplace(output, in, force); err != nil {
		return hint(err, "choose another name with -o FILE")
	}
	return replace(output, data)
}

// mayReplace refuses to write over the input, over evidence, and, unless it is
// forced, over a Word document.
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
	return nil
}

// isWord says whether a file is named as a Word document.
func isWord(path string) bool { return strings.EqualFold(filepath.Ext(path), ".docx") }

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
