package lint

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestJudgedFiles measures all rules together on the whole files in
// testdata/judged, which were written and judged by what the rules are to find,
// without a look at how they do. Behind each stands what is to be said of it, a
// line and a rule at a time; what has a "?" a coach may say or not.
func TestJudgedFiles(t *testing.T) {
	archives, err := filepath.Glob("testdata/judged/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no judged files", err)
	}
	scores := map[string]*score{}
	for _, rule := range Rules {
		scores[rule.Name] = &score{}
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			text, judged := archive.Files[i], strings.Fields(string(archive.Files[i+1].Data))
			where := strings.TrimSuffix(filepath.Base(path), ".txtar") + "/" + text.Name
			for _, f := range Check(parse(t, string(text.Data)), Rules, Options{Today: today}) {
				line, found := fmt.Sprint(f.Line), false
				for n := 0; n+1 < len(judged) && !found; n += 2 {
					if found = strings.TrimPrefix(judged[n], "?") == line && judged[n+1] == f.Rule.Name; !found {
						continue
					}
					if judged[n] == line {
						scores[f.Rule.Name].right++
					}
					judged = slices.Delete(judged, n, n+2)
				}
				if !found {
					scores[f.Rule.Name].wrong++
					t.Logf("%s:%d: wrong: %s [%s]", where, f.Line, f.Message, f.Rule.Name)
				}
			}
			for n := 0; n+1 < len(judged); n += 2 {
				if !strings.HasPrefix(judged[n], "?") {
					scores[judged[n+1]].missed++
					t.Logf("%s:%s: missed [%s]", where, judged[n], judged[n+1])
				}
			}
		}
	}
	measured(t, scores)
}
