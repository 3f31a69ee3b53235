package source

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// What a YAML document may hold. The library's own decoding into structs takes
// time quadratic in the keys of a mapping, so decoding goes through its nodes,
// which are linear, and these limits.
const (
	maxNodes = 20_000
	maxNest  = 20
	maxKeys  = 500 // in one mapping
)

// What merit does not read, told by the library or by check.
const (
	anchorMessage = "an anchor or alias (& or *): write the value out, or quote it"
	tagMessage    = "a tag (!): write the plain value, or quote it"
	excessMessage = "more YAML than people write: at most 20,000 values, 20 levels, and 500 keys in one mapping"
)

// A Scalar is a struct that may also be written as a single value.
type Scalar interface {
	// SetScalar takes the value as it is written; a refusal says what to
	// write instead.
	SetScalar(value string) error
}

// YAML decodes the YAML at span of f into v, a pointer to a struct whose fields
// carry `yaml:"key"` tags: strings, whole numbers, booleans, [Text], structs,
// and slices, string-keyed maps and pointers of these. It decodes what it can
// and returns every mistake with its place: unknown and double keys, wrong
// types, what merit does not read (aliases, several documents). A document that
// other tools share (shared) may hold keys of theirs: only a key that is nearly
// one of v's is then a mistake.
func YAML(f *File, span Span, v any, shared bool) []Problem {
	first, _ := f.Position(span.Start)
	d := &decoder{file: f, first: first, shared: shared}
	// The library ends lines at these too, which would shift every place.
	text := f.Text[span.Start:span.End]
	if strings.ContainsAny(text, "\u0085\u2028\u2029") {
		text = strings.NewReplacer("\u0085", " ", "\u2028", " ", "\u2029", " ").Replace(text)
	}
	if i := strings.Index("\n"+text, "\n%TAG"); i >= 0 { // a thousand take the library a second
		return []Problem{{f.LineSpan(span.Start + i), "a tag directive (%TAG): remove it"}}
	}
	reader := yaml.NewDecoder(strings.NewReader(text))
	var document, more yaml.Node
	switch err := reader.Decode(&document); {
	case err == io.EOF: // nothing, or only comments
		return nil
	case err != nil:
		return []Problem{d.syntax(text, err)}
	}
	root := document.Content[0]
	if d.check(root, 0); len(d.problems) > 0 {
		return d.problems
	}
	d.decode(root, reflect.ValueOf(v).Elem(), "the document")
	if err := reader.Decode(&more); err == nil {
		d.report(&more, "a second document: only the first is read")
	} else if err != io.EOF {
		d.problems = append(d.problems, d.syntax(text, err))
	}
	return d.problems
}

// A Place, embedded in a struct that [YAML] decodes, remembers where it and its
// values were written.
type Place struct {
	self   Span
	values map[string]Span
}

func (p *Place) setPlace(place *Place) { *p = *place }

// At gives the place of the value of a key, or of the whole where it has none.
func (p *Place) At(key string) Span {
	if span, ok := p.values[key]; ok {
		return span
	}
	return p.self
}

type decoder struct {
	file     *File
	first    int // the line of the file on which the YAML starts
	shared   bool
	nodes    int
	problems []Problem

	// The place that was found last: a line may be the whole file, and should
	// not be walked from its start for each of its nodes.
	line, column, offset, end int
}

// span gives the place of a node: its value on its first line.
func (d *decoder) span(n *yaml.Node) Span {
	start := d.find(d.first+n.Line-1, n.Column)
	if plain := n.Kind == yaml.ScalarNode && n.Style == 0; plain && strings.HasPrefix(d.file.Text[start:], n.Value) && n.Value != "" {
		return Span{start, start + len(n.Value)}
	}
	return Span{start, max(start, d.end)}
}

// find gives the offset of a place, and leaves the end of its line in d.end.
func (d *decoder) find(line, column int) int {
	if line != d.line || column < d.column {
		d.line, d.column, d.offset = line, 1, d.file.Offset(line, 1)
		d.end = d.file.LineSpan(d.offset).End
	}
	for ; d.column < column && d.offset < len(d.file.Text) && d.file.Text[d.offset] != '\n'; d.column++ {
		_, size := utf8.DecodeRuneInString(d.file.Text[d.offset:])
		d.offset += size
	}
	return d.offset
}

func (d *decoder) report(n *yaml.Node, format string, args ...any) {
	d.problems = append(d.problems, Problem{d.span(n), fmt.Sprintf(format, args...)})
}

// check refuses what merit does not read, before anything is decoded.
func (d *decoder) check(n *yaml.Node, depth int) {
	d.nodes++
	switch {
	case len(d.problems) > 0:
		return
	case d.nodes > maxNodes || depth > maxNest || n.Kind == yaml.MappingNode && len(n.Content)/2 > maxKeys:
		d.report(n, excessMessage)
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.report(n, anchorMessage)
	case n.Style&yaml.TaggedStyle != 0:
		d.report(n, tagMessage)
	}
	for _, child := range n.Content {
		d.check(child, depth+1)
	}
}

// decode sets v from n; what says what v is, for messages.
func (d *decoder) decode(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if scalar, ok := v.Addr().Interface().(Scalar); ok && n.Kind == yaml.ScalarNode {
		if err := scalar.SetScalar(n.Value); err != nil {
			d.report(n, "%s %v", what, err)
		}
		return
	}
	if text, ok := v.Addr().Interface().(*Text); ok {
		if d.want(n, yaml.ScalarNode, what) {
			*text = Text{n.Value, d.span(n)}
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		if d.want(n, yaml.ScalarNode, what) {
			v.SetString(n.Value)
		}
	case reflect.Int:
		number, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.report(n, "%s is no whole number", what)
			return
		}
		v.SetInt(int64(number))
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			d.report(n, "%s is neither true nor false", what)
			return
		}
		v.SetBool(n.Value[0]|0x20 == 't')
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem(), what)
	case reflect.Slice:
		d.slice(n, v, what)
	case reflect.Map:
		d.stringMap(n, v, what)
	case reflect.Struct:
		d.structure(n, v, what)
	default:
		panic("source.YAML: unsupported type " + v.Type().String())
	}
}

// want reports a node that is not of the kind that is wanted.
func (d *decoder) want(n *yaml.Node, kind yaml.Kind, what string) bool {
	switch {
	case n.Kind == kind:
		return true
	case kind == yaml.ScalarNode:
		d.report(n, "%s is no text: write one value", what)
	case kind == yaml.SequenceNode:
		d.report(n, "%s is no list: write [a, b], or a line with - for each", what)
	default:
		d.report(n, "%s is no mapping: write lines of key: value", what)
	}
	return false
}

func (d *decoder) slice(n *yaml.Node, v reflect.Value, what string) {
	if !d.want(n, yaml.SequenceNode, what) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, child := range n.Content {
		d.decode(child, v.Index(i), "an entry of "+what)
	}
}

func (d *decoder) stringMap(n *yaml.Node, v reflect.Value, what string) {
	if !d.want(n, yaml.MappingNode, what) {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	d.pairs(n, func(key, value *yaml.Node) {
		entry := reflect.New(v.Type().Elem()).Elem()
		d.decode(value, entry, quote(key.Value))
		v.SetMapIndex(reflect.ValueOf(key.Value), entry)
	})
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, what string) {
	if !d.want(n, yaml.MappingNode, what) {
		return
	}
	var keys []string
	fields := map[string]int{}
	for i := range v.NumField() {
		if key := v.Type().Field(i).Tag.Get("yaml"); key != "" {
			keys, fields[key] = append(keys, key), i
		}
	}
	place := &Place{self: d.span(n), values: map[string]Span{}}
	if placed, ok := v.Addr().Interface().(interface{ setPlace(*Place) }); ok {
		placed.setPlace(place)
	}
	d.pairs(n, func(key, value *yaml.Node) {
		if i, ok := fields[key.Value]; ok {
			place.values[key.Value] = d.span(value)
			d.decode(value, v.Field(i), quote(key.Value))
			return
		}
		nearest := Nearest(key.Value, keys)
		switch {
		case nearest != "" && (!d.shared || Distance(key.Value, nearest, 3) < 3 && len(key.Value) > 4):
			d.report(key, "unknown key %s: did you mean %s?", quote(key.Value), quote(nearest))
		case !d.shared:
			d.report(key, "unknown key %s: there are %s", quote(key.Value), strings.Join(keys, ", "))
		}
	})
}

// pairs calls f for each key of a mapping and reports the ones written twice.
func (d *decoder) pairs(n *yaml.Node, f func(key, value *yaml.Node)) {
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.report(key, "a key that is no text")
		case seen[key.Value]:
			d.report(key, "%s is written twice: keep one", quote(key.Value))
		default:
			seen[key.Value] = true
			f(key, n.Content[i+1])
		}
	}
}

// quote quotes a key, cut to what a message can bear.
func quote(key string) string {
	if runes := []rune(key); len(runes) > 40 {
		key = string(runes[:40]) + "…"
	}
	return strconv.Quote(key)
}
