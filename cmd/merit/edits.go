package main

import (
	"fmt"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/lint"
	"merit/pkg/source"
)

// edited is a file with a coach's edits taken or left, and no mark of theirs.
func (r *reading) edited(f *opened, accept bool) (*opened, error) {
	file, err := source.ReadFrom(f.Path, strings.NewReader(f.Settle(accept)), source.Markdown)
	if err != nil {
		return nil, fmt.Errorf("once its edits are settled: %w", err)
	}
	return r.parse(file, f.settings)
}

// settlement says what became of a coach's marks: "accepted 3 edits; left
// out 2 remarks, …".
func settlement(path string, comments []evidence.Comment, accept bool) string {
	if len(comments) == 0 {
		return "no edit and no remark of a coach in " + path
	}
	kinds := map[evidence.CommentKind]int{}
	for _, c := range comments {
		kinds[c.Kind]++
	}
	verb := "rejected"
	if accept {
		verb = "accepted"
	}
	edits := kinds[evidence.Insertion] + kinds[evidence.Deletion] + kinds[evidence.Substitute]
	said := fmt.Sprintf("%s %s", verb, lint.Plural(edits, "edit"))
	var out []string
	for _, kind := range []evidence.CommentKind{evidence.Remark, evidence.Highlight} {
		if n := kinds[kind]; n > 0 {
			out = append(out, lint.Plural(n, kind.String()))
		}
	}
	if len(out) > 0 {
		said += fmt.Sprintf("; left out %s, which merit review %s lists", strings.Join(out, " and "), typed(path))
	}
	return said
}

// copied gives a new text of a file in the file's spelling, or in plain UTF-8
// where that cannot be told, as of standard input, which has been read.
func (a *app) copied(path string, file *source.File, text string) []byte {
	if path == "-" {
		return []byte(text)
	}
	as, err := spellingOf(file)
	if err != nil {
		a.tell("%v: the copy is UTF-8 with plain line ends", err)
		return []byte(text)
	}
	return []byte(as.spell(text))
}
