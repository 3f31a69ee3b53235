package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
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
