package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"merit/pkg/evidence"
)

// A wordFile is a document as a word processor reads it.
type wordFile struct {
	parts map[string]*xmlElement
	lines []wordLine
}

// A wordLine is a paragraph, or a table's row.
type wordLine struct {
	style, mark, text string
}

// An xmlElement is an element of a part, without its namespace.
type xmlElement struct {
	name     string
	attr     map[string]string
	children []*xmlElement
	text     string
}

// all gives the elements of a name, in order.
func (e *xmlElement) all(name string) (found []*xmlElement) {
	if e.name == name {
		found = append(found, e)
	}
	for _, child := range e.children {
		found = append(found, child.all(name)...)
	}
	return found
}

// val is the value of the first element of a name.
func (e *xmlElement) val(name string) string {
	if found := e.all(name); len(found) > 0 {
		return found[0].attr["val"]
	}
	return ""
}

// parseXML reads a part and refuses what no part of ours has: other
// instructions than the first, and document types.
func parseXML(data []byte) (*xmlElement, error) {
	root := &xmlElement{}
	open := []*xmlElement{root}
	for decoder := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &xmlElement{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			parent.children = append(parent.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			parent.text += string(token)
		case xml.Directive:
			return nil, errors.New("a document type")
		case xml.ProcInst:
			if token.Target != "xml" {
				return nil, errors.New("an instruction")
			}
		}
	}
	if len(root.children) != 1 {
		return nil, errors.New("not one element")
	}
	return root.children[0], nil
}

// openDocx reads a document, and says what it has that no document may have.
func openDocx(t testing.TB, data []byte) *wordFile {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	w := &wordFile{parts: map[string]*xmlElement{}}
	for i, file := range archive.File {
		if (i == 0) != (file.Name == "[Content_Types].xml") || w.parts[file.Name] != nil {
			t.Errorf("part %d is %s", i, file.Name)
		}
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if w.parts[file.Name], err = parseXML(text); err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
	}
	w.checkTypes(t)
	w.checkRelationships(t)
	w.checkBody(t)
	w.read(t)
	return w
}

func (w *wordFile) checkTypes(t testing.TB) {
	t.Helper()
	types := map[string]string{}
	for _, e := range w.parts["[Content_Types].xml"].all("Override") {
		types[strings.TrimPrefix(e.attr["PartName"], "/")] = e.attr["ContentType"]
	}
	for name := range w.parts {
		if types[name] == "" && path.Ext(name) != ".rels" && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
		delete(types, name)
	}
	for name := range types {
		t.Errorf("there is no %s", name)
	}
	for _, e := range w.parts["docProps/core.xml"].children {
		if e.name != "title" && e.name != "language" {
			t.Errorf("the properties tell the %s: %q", e.name, e.text)
		}
	}
}

var safeTarget = regexp.MustCompile(`^(https?://[A-Za-z0-9._-]+(:[0-9]*)?([/?#]|$)|https?://[^/]*@|mailto:[^@]+@)[\x21-\x7e]*$`)

// checkRelationships checks that all that is named is there, and that nothing
// leads outside but the links of readers.
func (w *wordFile) checkRelationships(t testing.TB) {
	t.Helper()
	used := map[string]bool{}
	for _, e := range append(w.parts["word/document.xml"].all("hyperlink"), w.parts["word/document.xml"].all("footerReference")...) {
		used[e.attr["id"]] = true
	}
	ids := map[string]bool{}
	for from, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		for _, e := range w.parts[from].all("Relationship") {
			id, target, link := e.attr["Id"], e.attr["Target"], strings.HasSuffix(e.attr["Type"], "/hyperlink")
			if ids[id] = true; link != (e.attr["TargetMode"] == "External") || link && !used[id] {
				t.Errorf("a relationship %v", e.attr)
			}
			if link && !safeTarget.MatchString(target) {
				t.Errorf("a link to %q", target)
			}
			if !link && w.parts[path.Join(folder, target)] == nil {
				t.Errorf("there is no %s, which %s names", target, from)
			}
		}
	}
	for id := range used {
		if !ids[id] {
			t.Errorf("%s leads nowhere", id)
		}
	}
}

// wordElements are all that the body of a document may hold: no field, object,
// picture, bookmark, comment or change, and nothing that loads.
var wordElements = strings.Fields(`document body p pPr pStyle keepNext numPr ilvl numId ind spacing r rPr rStyle b bCs i iCs t br tab hyperlink
	bidi rtl tbl tblPr tblStyle bidiVisual tblW tblInd tblLook tblGrid gridCol tr trPr cantSplit tblHeader tc sectPr footerReference pgSz pgMar`)

// wordOrder is the order in which the schema has the properties that ours have.
var wordOrder = map[string][]string{
	"pPr":   strings.Fields("pStyle keepNext numPr bidi spacing ind"),
	"rPr":   strings.Fields("rStyle b bCs i iCs rtl"),
	"tblPr": strings.Fields("tblStyle bidiVisual tblW tblInd tblLook"),
}

func (w *wordFile) checkBody(t testing.TB) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range w.parts["word/styles.xml"].all("style") {
		known[e.attr["styleId"]] = true
	}
	for _, e := range w.parts["word/styles.xml"].all("basedOn") {
		if !known[e.attr["val"]] {
			t.Errorf("there is no style %s to base one on", e.attr["val"])
		}
	}
	var check func(e *xmlElement)
	check = func(e *xmlElement) {
		switch {
		case !slices.Contains(wordElements, e.name):
			t.Errorf("an element %s", e.name)
		case strings.HasSuffix(e.name, "Style") && !known[e.attr["val"]]:
			t.Errorf("there is no style %s", e.attr["val"])
		case e.name != "t" && strings.TrimSpace(e.text) != "":
			t.Errorf("text outside all runs: %q", e.text)
		case e.name == "tc" && len(e.all("p")) != 1:
			t.Error("a cell without its paragraph")
		case e.name == "tbl":
			for _, row := range e.all("tr") {
				if len(row.all("tc")) != len(e.all("gridCol")) {
					t.Errorf("a row of %d cells in a table of %d columns", len(row.all("tc")), len(e.all("gridCol")))
				}
			}
		}
		last := -1
		for _, child := range e.children {
			check(child)
			if order := wordOrder[e.name]; order != nil {
				if at := slices.Index(order, child.name); at > last {
					last = at
				} else {
					t.Errorf("a %s in an order that the schema does not have: %s", e.name, child.name)
				}
			}
		}
	}
	check(w.parts["word/document.xml"])
}

// read gives the lines of the body, their marks as they are shown.
func (w *wordFile) read(t testing.TB) {
	numbers := &numbering{root: w.parts["word/numbering.xml"], met: map[string]bool{}, word: map[string]int{}, libre: map[string]int{}}
	for _, e := range w.parts["word/document.xml"].all("body")[0].children {
		switch e.name {
		case "p":
			w.lines = append(w.lines, wordLine{e.val("pStyle"), numbers.mark(t, e), textOf(e)})
		case "tbl":
			for _, row := range e.all("tr") {
				line := wordLine{style: row.val("pStyle")}
				for i, cell := range row.all("tc") {
					if i > 0 {
						line.text += "\t"
					}
					line.text += textOf(cell)
				}
				w.lines = append(w.lines, line)
			}
		}
	}
}

// textOf is the text of an element but for what merit says in it.
func textOf(e *xmlElement) string {
	var b strings.Builder
	switch {
	case e.name == "r" && e.val("rStyle") == "Aside":
	case e.name == "t":
		b.WriteString(e.text)
	case e.name == "br":
		b.WriteByte('\n')
	case e.name == "tab":
		b.WriteByte('\t')
	}
	for _, child := range e.children {
		if e.name != "r" || e.val("rStyle") != "Aside" {
			b.WriteString(textOf(child))
		}
	}
	return b.String()
}

// numbering counts items in two ways: in Word all lists of a kind go on
// counting, until one starts anew (ECMA-376 part 1, 17.9); LibreOffice counts
// each list apart.
type numbering struct {
	root        *xmlElement
	met         map[string]bool
	word, libre map[string]int
}

func (n *numbering) mark(t testing.TB, p *xmlElement) string {
	id, level := p.val("numId"), p.val("ilvl")
	if id == "" {
		return ""
	}
	for _, num := range n.root.all("num") {
		if num.attr["numId"] != id {
			continue
		}
		kind := num.val("abstractNumId")
		text := n.root.all("abstractNum")[atoi(kind)].all("lvl")[atoi(level)].val("lvlText")
		if !strings.HasPrefix(text, "%") {
			return text
		}
		n.word[kind+"/"+level]++
		n.libre[id]++
		if !n.met[id] {
			n.met[id] = true
			if over := num.all("lvlOverride"); len(over) != 1 || over[0].attr["ilvl"] != level {
				t.Errorf("list %s does not start anew at level %s", id, level)
			}
			n.word[kind+"/"+level], n.libre[id] = atoi(num.val("startOverride")), atoi(num.val("startOverride"))
		}
		if n.word[kind+"/"+level] != n.libre[id] {
			t.Errorf("an item is %d in Word and %d in LibreOffice", n.word[kind+"/"+level], n.libre[id])
		}
		for deeper := atoi(level) + 1; deeper < 9; deeper++ {
			delete(n.word, kind+"/"+strconv.Itoa(deeper))
		}
		return strings.Replace(text, "%"+strconv.Itoa(atoi(level)+1), strconv.Itoa(n.libre[id]), 1)
	}
	t.Errorf("there is no list %s", id)
	return ""
}

func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// answers gives what the applicant wrote for each answer.
func (w *wordFile) answers() (answers []string) {
	for _, line := range w.lines {
		switch line.style {
		case "Count":
			answers = append(answers, "")
		case "Normal", "ListParagraph", "ListContinue", "Quote", "SourceCode", "TableText":
			answers[len(answers)-1] += strings.TrimSpace(line.mark+" "+line.text) + "\n"
		}
	}
	return answers
}

var colons, sharps = regexp.MustCompile(":+"), regexp.MustCompile("#+")

// pastedWords gives the words of text as a form would have them. Repeated colons
// and sharps are one: text that is pasted has none that a log could take for a
// command.
func pastedWords(text string) string {
	block := evidence.Block{Runs: []evidence.Run{{Text: text}}}
	text = strings.Join(strings.Fields(block.Text()), " ")
	text = colons.ReplaceAllString(sharps.ReplaceAllString(text, "#"), ":")
	return strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(text)
}

// checkAnswers checks that a document holds the words of each answer.
func (w *wordFile) checkAnswers(t testing.TB, file *evidence.File) {
	t.Helper()
	got, i := w.answers(), 0
	for _, section := range file.Sections {
		for _, answer := range section.Answers {
			if i >= len(got) {
				t.Errorf("%d answers only", i)
				return
			}
			if got, want := pastedWords(got[i]), pastedWords(answer.Text(false)); got != want {
				t.Errorf("the document has\n%q\nand the text\n%q", got, want)
			}
			i++
		}
	}
	if i != len(got) {
		t.Errorf("%d answers, not %d", len(got), i)
	}
}
