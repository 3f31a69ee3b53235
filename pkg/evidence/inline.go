package evidence

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// runs flattens a node's inline children.
func (f *flattener) runs(n ast.Node) []Run {
	f.scratch = f.scratch[:0]
	f.inline(n, 0, "")
	size, from := len(f.scratch), len(f.store)
	if cap(f.store)-from < size {
		f.store, from = make([]Run, 0, max(size, 64)), 0
	}
	f.store = append(f.store, f.scratch...)
	return f.store[from : from+size : from+size]
}

func (f *flattener) inline(parent ast.Node, style Style, link string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			f.textRun(n, style, link)
		case *ast.CodeSpan:
			f.inline(n, style|Code, link)
		case *ast.Emphasis:
			emphasis := Italic
			if n.Level > 1 {
				emphasis = Bold
			}
			f.inline(n, style|emphasis, link)
		case *ast.Link:
			f.inline(n, style|Linked, string(n.Destination))
		case *ast.Image:
			f.inline(n, style|Image, link)
		case *ast.AutoLink:
			address := string(n.URL(f.bytes))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
				address = "mailto:" + address
			}
			start := max(n.Pos()+1, 0)
			f.raw(start, start+len(n.Label(f.bytes)), style|Linked, address)
		case *ast.RawHTML:
			end, known := tagEnd(string(n.Segments.Value(f.bytes)))
			switch {
			case !known:
				f.noTag(n, style, link)
			case end != 0:
				f.scratch = append(f.scratch, lineEnd(end, f.place(max(n.Pos(), 0))))
			}
		case *extast.TaskCheckBox:
		default:
			f.inline(n, style, link)
		}
	}
}

// raw adds the text from start to end as it stands, in runs that nothing is cut
// out of.
func (f *flattener) raw(start, end int, style Style, link string) {
	for start < end {
		stop := f.uncut(start, end)
		f.scratch = append(f.scratch, Run{f.text[start:stop], style, link, f.place(start)})
		start = stop
	}
}

// noTag adds what looks like a tag and is text: <name of client>.
func (f *flattener) noTag(n *ast.RawHTML, style Style, link string) {
	for i := range n.Segments.Len() {
		line := n.Segments.At(i)
		end := line.Start + len(strings.TrimRight(f.text[line.Start:line.Stop], "\n"))
		f.raw(line.Start, end, style, link)
		if end < line.Stop {
			f.scratch = append(f.scratch, lineEnd(SoftEnd|style, f.place(end)))
		}
	}
}

func (f *flattener) textRun(n *ast.Text, style Style, link string) {
	start, stop := n.Segment.Start, n.Segment.Stop
	for start < stop {
		end := f.uncut(start, stop)
		f.literal(start, end, style, link, n.IsRaw())
		start = end
	}
	switch {
	case n.HardLineBreak():
		f.scratch = append(f.scratch, lineEnd(HardEnd|style, f.place(stop)))
	case n.SoftLineBreak():
		f.scratch = append(f.scratch, lineEnd(SoftEnd|style, f.place(stop)))
	}
}

// literal adds the text from start to end, resolving backslashes and entities;
// each of these is a run of its own, so that every run's text stands in the file
// as it is.
func (f *flattener) literal(start, end int, style Style, link string, raw bool) {
	add := func(text string, at int) {
		if text != "" {
			f.scratch = append(f.scratch, Run{text, style, link, f.place(at)})
		}
	}
	words := f.text[start:end]
	if style&Code != 0 {
		words = strings.ReplaceAll(words, "\n", " ")
	}
	raw = raw || strings.IndexByte(words, '\\') < 0 && strings.IndexByte(words, '&') < 0
	for i := 0; !raw && style&Code == 0 && i < len(words); i++ {
		if words[i] != '\\' && words[i] != '&' {
			continue
		}
		if text, size := resolve(words[i:]); size > 0 {
			add(words[:i], start)
			add(text, start+i)
			start, words, i = start+i+size, words[i+size:], -1
		}
	}
	add(words, start)
}

// resolve reads the backslash escape or the entity that opens text: what it
// stands for, and its size, 0 when it is neither.
func resolve(text string) (string, int) {
	if text[0] == '\\' {
		if len(text) > 1 && util.IsPunct(text[1]) {
			return text[1:2], 2
		}
		return "", 0
	}
	end := strings.IndexByte(text[:min(len(text), 40)], ';') + 1
	if end == 0 {
		return "", 0
	}
	entity := []byte(text[:end])
	if decoded := string(util.ResolveEntityNames(util.ResolveNumericReferences(entity))); decoded != text[:end] {
		return decoded, end
	}
	return "", 0
}

func lineEnd(style Style, start int) Run {
	if style&HardEnd != 0 {
		return Run{Text: "\n", Style: style, Start: start}
	}
	return Run{Text: " ", Style: style, Start: start}
}

// isAttribute says whether an element has an attribute without a value.
func isAttribute(element, attribute string) bool {
	switch attribute {
	case "hidden", "open", "async", "defer", "controls", "muted", "loop", "autoplay":
		return true
	case "required", "readonly", "multiple", "selected", "checked", "disabled", "value":
		return element == "input" || element == "select" || element == "textarea" || element == "option" || element == "button"
	}
	return false
}

// tagEnd says what a raw HTML tag is to the text: <br> and the tags of blocks
// end a line, others are nothing. What is no tag of HTML is not known.
// Source: https://html.spec.whatwg.org/multipage/indices.html#elements-3
func tagEnd(tag string) (end Style, known bool) {
	name := strings.ToLower(strings.TrimLeft(tag, "</"))
	if i := strings.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' }); i >= 0 {
		name = name[:i]
	}
	rest := strings.Trim(strings.TrimLeft(tag, "</")[len(name):], " \t\n/>")
	if name != "" && !strings.Contains(rest, "=") && slices.ContainsFunc(strings.Fields(rest), func(word string) bool { return !isAttribute(name, word) }) {
		return 0, false // costs of 5<b and c>d
	}
	switch name {
	case "br", "p", "div", "li", "tr", "ul", "ol", "table", "section", "article", "details", "summary", "blockquote", "pre", "hr",
		"h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "dl", "header", "footer", "main", "figure", "figcaption", "script", "style", "body", "head", "html", "title":
		return HardEnd, true
	case "td", "th", "option":
		return SoftEnd, true
	case "a", "abbr", "acronym", "address", "area", "aside", "audio", "b", "base", "bdi", "bdo", "big", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
		"data", "datalist", "del", "dfn", "dialog", "em", "embed", "fieldset", "font", "form", "frame", "frameset", "hgroup", "i", "iframe", "img", "input", "ins", "kbd", "label",
		"legend", "link", "map", "mark", "math", "menu", "meta", "meter", "nav", "nobr", "noscript", "object", "optgroup", "output", "param", "path", "picture", "progress", "q",
		"rp", "rt", "ruby", "s", "samp", "search", "select", "slot", "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "tbody", "template", "textarea", "tfoot",
		"thead", "time", "track", "tt", "u", "var", "video", "wbr":
		return 0, true
	}
	return 0, name == "" // a declaration or an instruction
}
