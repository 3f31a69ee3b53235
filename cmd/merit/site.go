package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"merit/pkg/lint"
	"merit/pkg/render"
)

// indexName is the page that leads to the others.
const indexName = "index.html"

// A site is a folder of pages, one for each evidence file, and their index.
type site struct {
	*app
	*reading
	folder string
	review bool

	index    render.Index
	examiner lint.Examiner
	stories  folders
	taken    map[string]bool // names of pages, in lower case
	// held is the page that waits to know the one behind it.
	held     *sitePage
	previous *sitePage

	written, same, passed int
	troubled              bool
	stuck                 bool // nothing can be written there
}

// A sitePage is a file's page inside the site.
type sitePage struct {
	name  string // its path, with slashes
	title string
	doc   *render.Document
}

// runSite renders several files, or those of folders.
func (a *app) runSite(paths []string, r *reading, flags renderFlags) error {
	if flags.to != "" && flags.to != "html" || flags.answer != "" || flags.split != "" || flags.counts || flags.settles() {
		return hint(errors.New("several files become pages"), "merit render %s -o SITE, or name one file", typed(paths...))
	}
	if flags.output == "" || flags.output == "-" {
		err := errors.New("several files need a folder for their pages")
		if len(paths) == 1 {
			err = fmt.Errorf("%s: is a folder, and needs one for its pages", paths[0])
		}
		return hint(err, "merit render %s -o SITE", typed(paths...))
	}
	if err := r.settle(a); err != nil {
		return err
	}
	s := &site{app: a, reading: r, folder: flags.output, review: flags.review, stories: folders{}, taken: map[string]bool{indexName: true}}
	for _, root := range paths {
		inputs([]string{root}, func(in input) bool { return s.take(root, in) })
	}
	return s.close()
}

// take adds a file's page to the site.
func (s *site) take(root string, in input) bool {
	result := checked{input: in}
	if s.review {
		result = s.check(in, s.reading, &s.examiner)
	} else {
		result.file, result.err = s.read(in, s.reading)
	}
	if result.err == nil {
		result.err = unreadable(result.file)
	}
	switch {
	case errors.Is(result.err, errNotEvidence):
		s.passed++
	case result.err != nil:
		s.trouble(result.err)
	default:
		doc := s.document(result.file)
		if s.review {
			doc.Review, doc.Findings = true, s.stories.with(result)
		}
		s.add(doc, below(root, in.path))
		s.tellMasked(doc, doc.File.Answers, doc.Headings(true))
	}
	return !s.stuck
}

func (s *site) trouble(err error) {
	s.say(err)
	s.troubled = true
}

// add lists a page and writes the one before it, which now knows what follows.
func (s *site) add(doc *render.Document, from string) {
	p := &sitePage{name: s.name(from, doc), doc: doc}
	p.title = s.index.Add(p.name, from, doc)
	s.flush(p)
	s.held = p
}

// flush writes the page that is held; next is the one behind it, or nil.
func (s *site) flush(next *sitePage) {
	p := s.held
	if p == nil {
		return
	}
	up := strings.Repeat("../", strings.Count(p.name, "/"))
	link := func(to *sitePage) *render.Link {
		if to == nil {
			return nil
		}
		return &render.Link{Href: up + render.Address(to.name), Title: to.title}
	}
	p.doc.Links = &render.Links{Index: up + indexName, Previous: link(s.previous), Next: link(next)}
	var page bytes.Buffer
	if err := render.HTML(&page, p.doc); err != nil {
		s.trouble(fmt.Errorf("rendering %s: %w", p.doc.File.Path, err))
	} else {
		s.write(p.name, page.Bytes())
	}
	p.doc = nil
	s.previous = p
}

// below gives a file's path below the folder that was named, with slashes: where
// that folder stands is nobody's business.
func below(root, file string) string {
	relative, err := filepath.Rel(root, file)
	if err != nil || relative == "." || !filepath.IsLocal(relative) {
		relative = filepath.Base(file)
	}
	return filepath.ToSlash(relative)
}

// name gives a file's page a name of its own: the file's, unless that would tell
// a private word.
func (s *site) name(from string, doc *render.Document) string {
	name := strings.TrimSuffix(from, path.Ext(from))
	if render.Secret(name, doc.Private) {
		name = path.Join(path.Dir(name), "evidence")
		if render.Secret(name, doc.Private) {
			name = "evidence"
		}
	}
	unique := name + ".html"
	for n := 2; s.taken[strings.ToLower(unique)]; n++ {
		unique = fmt.Sprintf("%s-%d.html", name, n)
	}
	s.taken[strings.ToLower(unique)] = true
	return unique
}

// write writes a page of the site where it has changed, and says whether it is
// there now. It replaces nothing that merit has not made, and where one page
// cannot be written, no other is tried.
func (s *site) write(name string, page []byte) bool {
	to := filepath.Join(s.folder, filepath.FromSlash(name))
	switch {
	case s.stuck:
		return false
	case holds(to, page):
		s.same++
		return true
	case foreign(to):
		s.trouble(hint(fmt.Errorf("%s is no page of merit's, and is left as it is", to), "choose another folder with -o SITE"))
		return false
	}
	err := os.MkdirAll(filepath.Dir(to), 0o777)
	if err != nil {
		err = fmt.Errorf("making the folder %w", about(filepath.Dir(to), err))
	} else {
		err = replace(to, page)
	}
	if err != nil {
		s.trouble(err)
		s.stuck = true
		return false
	}
	s.written++
	return true
}

// foreign says whether a file is there that merit has not made.
func foreign(path string) bool {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return false // replace says what is wrong, if anything is
	}
	old, err := os.ReadFile(path)
	return err == nil && !isPage(old)
}

// isPage says whether a file's text is a page that merit made.
func isPage(text []byte) bool {
	return bytes.Contains(text, []byte(`<meta name="generator" content="merit">`))
}

// close writes the index, and says what the run came to.
func (s *site) close() error {
	none := s.held == nil
	s.flush(nil)
	s.passedOver(s.passed)
	switch {
	case none && s.troubled:
		return errTold
	case none:
		return hint(errors.New("no evidence file"), "name a file, or start one with merit new")
	}
	var page bytes.Buffer
	if err := s.index.HTML(&page); err != nil {
		return fmt.Errorf("rendering the index: %w", err)
	}
	indexed := s.write(indexName, page.Bytes())
	said := lint.Plural(s.written, "page") + " written"
	if s.same > 0 {
		said += fmt.Sprintf(", %d as they were", s.same)
	}
	if indexed {
		said += ": " + filepath.Join(s.folder, indexName)
	}
	s.tell("%s", said)
	if s.troubled {
		return errTold
	}
	return nil
}
