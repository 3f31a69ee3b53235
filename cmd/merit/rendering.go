package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/render"
	"merit/pkg/source"
)

// A rendering is one run of render.
type rendering struct {
	*app
	renderFlags
	path   string
	format render.Format[*render.Document]
	copies bool // the Markdown itself, once its edits are settled
	doc    *render.Document

	labelled map[string]bool // the answers as --labels gives them, once asked for
}

func (a *app) runRender(path string, r *reading, flags renderFlags) error {
	asked, err := flags.asked()
	if err != nil {
		return err
	}
	format, err := render.Named(render.Documents, cmp.Or(asked, render.Documents[0].Name))
	if err != nil {
		return err
	}
	if err := flags.conflict(); err != nil {
		return err
	}
	if format.Name == "docx" {
		if err := a.onTerminal(path, flags); err != nil {
			return err
		}
	}
	if err := r.settle(a); err != nil {
		return err
	}
	file, err := a.read(input{path: path, named: true}, r)
	if err != nil {
		return err
	}
	if err := unreadable(file); err != nil {
		return err
	}
	original := file
	if flags.settles() {
		if file, err = r.edited(original, flags.accept); err != nil {
			return err
		}
	}
	doc := r.document(file)
	doc.Labels, doc.Counts = flags.labels, flags.counts
	if flags.review {
		doc.Review, doc.Findings = true, lint.Check(file.File, lint.Rules, file.settings.checks(r, input{path: path}))
	}
	if err := (&rendering{app: a, renderFlags: flags, path: path, format: format, copies: flags.settles() && asked == "", doc: doc}).run(original.File.File); err != nil {
		return err
	}
	if flags.settles() {
		a.tell("%s", settlement(path, original.Comments, flags.accept))
	}
	return nil
}

// unreadable says what of a file cannot be shown as it is: bytes that are no
// text would be pasted as something else.
func unreadable(file *opened) error {
	if bad := file.File.File.Problems; len(bad) > 0 {
		line, column := file.Position(bad[0].Span.Start)
		return fmt.Errorf("%s:%d:%d: %s", file.Path, line, column, bad[0].Message)
	}
	return nil
}

// run renders what was asked for of a file, which was read from the original.
func (r *rendering) run(original *source.File) error {
	switch {
	case r.split != "":
		return r.boxes()
	case r.answer != "":
		return r.one()
	case r.copies:
		return r.deliver(r.copied(r.path, original, r.doc.File.Text))
	}
	return r.whole()
}

// whole renders all of the file.
func (r *rendering) whole() error {
	var out bytes.Buffer
	if err := r.format.Write(&out, r.doc, render.Look{}); err != nil {
		return fmt.Errorf("rendering %s: %w", r.doc.File.Path, err)
	}
	if err := r.deliver(out.Bytes()); err != nil {
		return err
	}
	text := r.format.Name == "text"
	r.tellMasked(r.doc, r.doc.File.Answers, r.doc.Headings(!text))
	if text {
		r.tellChanges(r.doc.File.Answers...)
		if len(r.doc.File.Answers) == 0 {
			r.tell("no answer in %s", r.doc.File.Path)
		}
	}
	return nil
}

// one renders one answer's text alone.
func (r *rendering) one() error {
	answer, err := r.answerNamed(r.answer)
	if err != nil {
		return err
	}
	text := render.AnswerText(r.doc, answer)
	if text == "" {
		return hint(errors.New(r.untold(answer)), "merit status %s", typed(r.path))
	}
	if err := r.deliver([]byte(text + "\n")); err != nil {
		return err
	}
	r.tellMasked(r.doc, []*evidence.Answer{answer}, nil)
	r.tellChanges(answer)
	r.tellCounts(answer)
	return nil
}

// untold says of an answer that there is nothing to paste.
func (r *rendering) untold(answer *evidence.Answer) string {
	line, _ := r.doc.File.Position(answer.Heading.Span.Start)
	return fmt.Sprintf("%s:%d: %s: no text yet", r.doc.File.Path, line, r.nameOf(answer))
}

// nameOf gives an answer's heading, as it may be shown.
func (r *rendering) nameOf(answer *evidence.Answer) string {
	return cmp.Or(strings.TrimSpace(render.Mask(answer.Heading.Value, r.doc.Private)), "(the whole file)")
}

// tellChanges says what is pasted otherwise than it is written.
func (r *rendering) tellChanges(answers ...*evidence.Answer) {
	var all evidence.Changes
	for _, answer := range answers {
		all.Add(answer.Changes())
	}
	if list := all.Replaced(); list != "" {
		r.tell("replaced: %s (characters that forms mangle)", list)
	}
	if list := all.Dropped(); list != "" {
		r.tell("dropped: %s", list)
	}
}

// tellMasked says how many private words are not shown, and where they stand: a
// word that is another's name may be one of the answer's own.
func (a *app) tellMasked(doc *render.Document, answers []*evidence.Answer, headings []source.Text) {
	words, lines := doc.Masked(answers, headings)
	if words == 0 {
		return
	}
	const most = 5
	var places []string
	for _, line := range lines[:min(most, len(lines))] {
		places = append(places, fmt.Sprintf("%s:%d", doc.File.Path, line))
	}
	if more := len(lines) - most; more > 0 {
		places = append(places, lint.Plural(more, "more line"))
	}
	a.tell("masked %s: %s", lint.Plural(words, "private word"), strings.Join(places, ", "))
}

// tellCounts says how long an answer is, where that has no place beside it.
func (r *rendering) tellCounts(answer *evidence.Answer) {
	if !r.counts {
		return
	}
	for line := range strings.SplitSeq(render.Counts(answer.Text(r.labels)), "\n") {
		r.tell("%s", line)
	}
}

// answerNamed finds the one answer that a name means.
func (r *rendering) answerNamed(name string) (*evidence.Answer, error) {
	file := r.doc.File
	found, what := file.AnswersNamed(name), "several answers match"
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		found, what = file.Answers, "no answer matches"
	}
	var names []string
	for _, answer := range found {
		line, _ := file.Position(answer.Heading.Span.Start)
		names = append(names, fmt.Sprintf("%d  %s", line, r.nameOf(answer)))
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s %q: the file has no answer", what, name)
	}
	return nil, hint(fmt.Errorf("%s %q; by line:\n%s", what, name, strings.Join(names, "\n")), "--answer takes a line number too")
}
