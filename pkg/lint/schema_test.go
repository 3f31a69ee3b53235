package lint

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"
	"gopkg.in/yaml.v3"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

const schemaFile = "settings.schema.json"

type object = map[string]any

// schema describes .merit.yaml for editors, from the same lists that read it.
func schema() object {
	text := func(doc string) object { return object{"type": "string", "description": doc} }
	list := func(doc string) object {
		return object{"type": "array", "items": object{"type": "string"}, "description": doc}
	}
	severity := object{"enum": []any{"error", "warning", "note", off}}
	rules := object{}
	for _, r := range Rules {
		keys := object{severityKey: severity}
		for _, t := range r.Thresholds {
			keys[t.Name] = object{"type": "integer", "minimum": 0, "default": t.Default, "description": t.Doc}
		}
		rules[r.Name] = object{
			"description": r.Summary,
			"default":     r.Severity.String(),
			"oneOf":       []any{severity, object{"type": "object", "properties": keys, "additionalProperties": false}},
		}
	}
	byRule := object{"type": "object", "properties": rules, "additionalProperties": false}
	var countings []any
	for _, name := range evidence.CountingNames() {
		countings = append(countings, name)
	}
	limit := object{
		"description": "limit of an answer: a number of words, 1500characters, or a mapping",
		"oneOf": []any{
			object{"type": "integer", "minimum": 1},
			object{"type": "string", "pattern": "^[1-9][0-9]* ?(" + strings.Join(evidence.CountingNames(), "|") + ")?$"},
			object{"type": "object", "additionalProperties": false, "properties": object{
				"max": object{"type": "integer", "minimum": 1}, "min": object{"type": "integer", "minimum": 0}, "count": object{"enum": countings}}},
		},
	}
	return object{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"title":                "merit settings (.merit.yaml)",
		"type":                 "object",
		"additionalProperties": false,
		"properties": object{
			"framework":  text("id of the framework of files that name none"),
			"level":      object{"type": []any{"string", "integer"}, "description": "level of files that name none"},
			"answer":     object{"enum": []any{framework.PerCompetency, framework.PerIndicator}, "description": "what one answer covers"},
			"limit":      limit,
			"frameworks": text("folder of your own frameworks, from this file's folder"),
			"files":      list("globs of Markdown files that are evidence though they do not say so"),
			"ignore":     list("globs of Markdown files that are not linted"),
			"acronyms":   list("acronyms that need no expansion"),
			"private":    list("words that must not appear"),
			"rules":      byRule,
			"overrides": object{"type": "array", "description": "what holds for some files only; later ones win", "items": object{
				"type": "object", "additionalProperties": false,
				"properties": object{"files": list("globs, from this file's folder"), "rules": byRule}}},
		},
	}
}

// TestSchema keeps the published schema what the program reads; UPDATE=1 writes
// it.
func TestSchema(t *testing.T) {
	want, err := json.MarshalIndent(schema(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(schemaFile, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(schemaFile); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%s is not what the program reads (%v): UPDATE=1 go test ./pkg/lint", schemaFile, err)
	}
}

// TestSchemaAgrees holds the schema against the reader.
func TestSchemaAgrees(t *testing.T) {
	loaded, err := gojsonschema.NewSchema(gojsonschema.NewGoLoader(schema()))
	if err != nil {
		t.Fatal(err)
	}
	for text, right := range map[string]bool{
		"limit: 250\n":                                        true,
		"limit: 1500characters\nlevel: 3\n":                   true,
		"limit: {max: 250, min: 100, count: bytes}\n":         true,
		"rules: {near-limit: off, form: warning}\n":           true,
		"rules: {near-limit: {percent: 95}}\n":                true,
		"overrides: [{files: [a/**], rules: {form: note}}]\n": true,
		"answer: indicator\nprivate: [Ada]\n":                 true,
		"limt: 250\n":                                         false,
		"limit: many\n":                                       false,
		"limit: {max: 250, count: wrods}\n":                   false,
		"rules: {near-limt: off}\n":                           false,
		"rules: {near-limit: fatal}\n":                        false,
		"rules: {near-limit: {words: 3}}\n":                   false,
		"rules: {near-limit: {percent: many}}\n":              false,
		"answer: paragraph\n":                                 false,
		"files: notes.md\n":                                   false,
		"overrides: [{file: [a]}]\n":                          false,
	} {
		file, err := source.ReadFrom(".merit.yaml", strings.NewReader(text), source.Data)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := ParseSettings(file)
		if (len(problems) == 0) != right {
			t.Errorf("%q is read with %v", text, problems)
		}
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		result, err := loaded.Validate(gojsonschema.NewGoLoader(value))
		if err != nil || result.Valid() != right {
			t.Errorf("the schema says of %q: %v %v", text, result, err)
		}
	}
}
