package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"merit/pkg/evidence"
)

func reviewOf(t *testing.T, text string, private ...string) *Review {
	file := evidence.Parse(readTest(t, "x.md", text), evidence.Options{})
	return &Review{Documents: []*Document{{File: file, Private: private}}}
}

// Every format of a review shows no private word, not even the half of one that
// is cut off, and one line for each remark, whatever is in it.
func TestReviews(t *testing.T) {
	long := strings.Repeat("word ", 58) + "and Ada Example"
	hostileText := "## Pace\n\n{--" + long + "--} {++" + long + "++}\n"
	for _, h := range hostile {
		hostileText += "\n{>>" + strings.ReplaceAll(h, "\n\n", "\n") + "<<} <!-- coach: " + strings.ReplaceAll(h, "-->", "") + " -->\n"
	}
	review := reviewOf(t, hostileText, "Ada Example")
	for _, format := range Reviews {
		var out bytes.Buffer
		if err := format.Write(&out, review, Look{}); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); strings.Contains(text, "Ada") || strings.Contains(text, "\x1b") || strings.Contains(text, "##[") || strings.Contains(text, "\n::") {
			t.Errorf("%s:\n%s", format.Name, text)
		}
		if format.Name == "json" && !json.Valid(out.Bytes()) {
			t.Errorf("no JSON:\n%s", out.String())
		}
		if n := strings.Count(out.String(), "\n"); format.Name == "text" && n != len(review.Documents[0].File.Comments) {
			t.Errorf("%d lines for %d comments", n, len(review.Documents[0].File.Comments))
		}
	}
}

// The places of a review are those of the file.
func TestReviewPlaces(t *testing.T) {
	file := reviewOf(t, "---\nlimit: 9\n---\n\n## é {>>a\nb<<} {==x {--y--}\nz==}{~~ü~>\n~~} <!-- coach: c -->\n").Documents[0].File
	for _, c := range said(file) {
		line, column := file.Position(c.Span.Start)
		endLine, endColumn := file.Position(c.Span.End)
		if c.line != line || c.column != column || c.endLine != endLine || c.endColumn != endColumn {
			t.Errorf("%q is said to be from %d:%d to %d:%d", c.Text, c.line, c.column, c.endLine, c.endColumn)
		}
	}
}
