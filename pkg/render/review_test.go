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

// Marks that hold each other are listed in less than their file's square.
func TestReviewOfNestedMarks(t *testing.T) {
	review := reviewOf(t, "## Pace\n\n"+strings.Repeat("{==", 2000)+strings.Repeat("word ", 20000)+"==}\n")
	for _, format := range Reviews {
		var out bytes.Buffer
		if err := format.Write(&out, review, Look{}); err != nil {
			t.Fatal(err)
		}
		if out.Len() > 2000*600 {
			t.Errorf("%s has %d bytes", format.Name, out.Len())
		}
	}
}
