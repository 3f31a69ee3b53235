package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"merit/pkg/evidence"
	"merit/pkg/render"
)

// A box is an answer's text and the file it goes into.
type box struct {
	name   string
	text   []byte
	answer *evidence.Answer
}

// boxes writes each answer's text into a file of its own.
func (r *rendering) boxes() error {
	boxes, empty := r.pack()
	if len(boxes) == 0 {
		return hint(fmt.Errorf("%s: no answer has text yet", r.doc.File.Path), "merit status %s", typed(r.path))
	}
	if err := os.MkdirAll(r.split, 0o777); err != nil {
		return fmt.Errorf("making the folder %w", about(r.split, err))
	}
	for _, b := range boxes { // all of them, before any is written
		if err := r.mayReplace(filepath.Join(r.split, b.name)); err != nil {
			return hint(err, "choose another folder with --split DIR")
		}
	}
	current := 0
	var written []*evidence.Answer
	for _, b := range boxes {
		path := filepath.Join(r.split, b.name)
		written = append(written, b.answer)
		if holds(path, b.text) {
			current++
			continue
		}
		did := "wrote"
		if _, err := os.Lstat(path); err == nil {
			did = "replaced another text in" // of older evidence, or by hand
		}
		if err := replace(path, b.text); err != nil {
			return err
		}
		r.tell("%s %s, %s", did, filepath.ToSlash(path), r.lengthOf(b.answer))
		r.tellCounts(b.answer)
	}
	if current > 0 {
		r.tell("%d of %d files were there already", current, len(boxes))
	}
	for _, answer := range empty {
		r.tell("%s, so no file", r.untold(answer))
	}
	r.tellStale(boxes)
	r.tellMasked(r.doc, written, nil)
	r.tellChanges(written...)
	return nil
}

// pack gives the answers that have text with the names of their files, and those
// that have none. An answer's number is its place among all, so that it stays
// when another is written.
func (r *rendering) pack() (boxes []box, empty []*evidence.Answer) {
	answers := r.doc.File.Answers
	width := max(2, len(fmt.Sprint(len(answers))))
	for i, answer := range answers {
		text := render.AnswerText(r.doc, answer)
		if text == "" {
			empty = append(empty, answer)
			continue
		}
		name := fmt.Sprintf("%0*d-%s.txt", width, i+1, fileName(render.Mask(answer.Heading.Value, r.doc.Private)))
		boxes = append(boxes, box{name, []byte(text + "\n"), answer})
	}
	return boxes, empty
}

// fileName makes a part of a file's name that every system takes: small letters
// and figures of ASCII, with hyphens between words, and no longer than that a
// deep folder can bear it.
func fileName(title string) string {
	const most = 60
	var name []byte
	for _, r := range norm.NFKD.String(strings.ToLower(title)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			name = append(name, byte(r))
		case unicode.IsMark(r) || r == '\'' || r == '’':
		case len(name) > 0 && name[len(name)-1] != '-':
			name = append(name, '-')
		}
		if len(name) > most {
			name = name[:most]
			if end := bytes.LastIndexByte(name, '-'); end > 0 {
				name = name[:end]
			}
			break
		}
	}
	return cmp.Or(strings.Trim(string(name), "-"), "answer")
}

// holds says whether a file is there with these bytes in it.
func holds(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(path)
	return err == nil && bytes.Equal(old, data)
}

// lengthOf says how long an answer is: "212 of 250 words".
func (r *rendering) lengthOf(answer *evidence.Answer) string {
	for _, e := range r.doc.Entries {
		if e.Answer == answer {
			return render.CountOf(e)
		}
	}
	return ""
}

// tellStale names files of an earlier run that are none of this one's, whose
// text somebody might paste.
func (r *rendering) tellStale(boxes []box) {
	entries, err := os.ReadDir(r.split)
	if err != nil {
		r.say(errors.Join(errors.New("looking for files of an earlier run"), err))
		return
	}
	fresh := map[string]bool{}
	for _, b := range boxes {
		fresh[b.name] = true
	}
	ours := regexp.MustCompile(`^[0-9]{2,}-[a-z0-9-]+\.txt$`)
	for _, entry := range entries {
		if ours.MatchString(entry.Name()) && !fresh[entry.Name()] {
			r.tell("%s is of no answer now, and is left as it is", filepath.ToSlash(filepath.Join(r.split, entry.Name())))
		}
	}
}
