package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// version is the version of every JSON document: within it fields are added,
// never changed.
const version = 1

// writeJSON writes one document, indented.
func writeJSON(w io.Writer, value any) error {
	data, err := marshal(value, "")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// A jsonList writes the items of a list as they come, so that its memory does not
// grow with them.
type jsonList struct {
	out    *bufio.Writer
	indent string // of the items
	some   bool   // items are written
}

// newJSONList writes what stands before the list, and opens it.
func newJSONList(w io.Writer, before, indent string) jsonList {
	l := jsonList{out: bufio.NewWriter(w), indent: indent}
	l.out.WriteString(before + "[")
	return l
}

func (l *jsonList) item(value any) error {
	data, err := marshal(value, l.indent)
	if err != nil {
		return err
	}
	if l.some {
		l.out.WriteByte(',')
	}
	l.some = true
	l.out.WriteString("\n" + l.indent)
	l.out.Write(data)
	return nil
}

// end closes the list and writes what stands after it.
func (l *jsonList) end(after string) error {
	if l.some {
		l.out.WriteString("\n" + strings.TrimPrefix(l.indent, "  "))
	}
	l.out.WriteString("]" + after + "\n")
	return l.out.Flush()
}

// marshal encodes a value and escapes what a terminal or a CI runner would act
// on, which JSON itself lets through.
func marshal(value any, prefix string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, "  ")
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	data := bytes.TrimRight(b.Bytes(), "\n")
	if !bytes.ContainsFunc(data, hiddenJSON) && !bytes.Contains(data, []byte("##")) {
		return data, nil
	}
	var out bytes.Buffer
	for _, r := range string(bytes.ReplaceAll(data, []byte("##"), []byte(`#\u0023`))) {
		if hiddenJSON(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes(), nil
}

func hiddenJSON(r rune) bool { return r != '\n' && hidden(r) }
