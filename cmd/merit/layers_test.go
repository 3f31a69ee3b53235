package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestLayers is the picture of the house: each package imports only those named
// beside it, and a library from outside only where it is named.
func TestLayers(t *testing.T) {
	layers := map[string][]string{
		"merit/frameworks":    {},
		"merit/pkg/source":    {"gopkg.in/yaml.v3"},
		"merit/pkg/framework": {"merit/pkg/source", "golang.org/x/text/unicode/norm"},
		"merit/pkg/evidence":  {"merit/pkg/source", "merit/pkg/framework", "github.com/yuin/goldmark/..."},
		"merit/pkg/lint":      {"merit/pkg/source", "merit/pkg/framework", "merit/pkg/evidence", "github.com/bmatcuk/doublestar/v4", "github.com/clipperhouse/uax29/v2/..."},
		"merit/pkg/render": {"merit/pkg/source", "merit/pkg/framework", "merit/pkg/evidence", "merit/pkg/lint",
			"github.com/charmbracelet/lipgloss", "github.com/charmbracelet/x/ansi", "github.com/muesli/termenv", "golang.org/x/text/unicode/bidi"},
		"merit/cmd/merit": {"merit/frameworks", "merit/pkg/source", "merit/pkg/framework", "merit/pkg/evidence", "merit/pkg/lint", "merit/pkg/render",
			"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/mattn/go-isatty", "github.com/go-git/go-git/v5/plumbing/format/gitignore", "github.com/aymanbagabas/go-udiff", "github.com/fsnotify/fsnotify", "golang.org/x/text/unicode/norm"},
	}
	list := exec.Command("go", "list", "-json=ImportPath,Imports", "merit/...")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		allowed, known := layers[p.ImportPath]
		if !known {
			t.Errorf("%s has no place in the house: name it here, or fold it into a neighbour", p.ImportPath)
		}
		for _, i := range p.Imports {
			standard := !strings.Contains(strings.SplitN(i, "/", 2)[0], ".") && !strings.HasPrefix(i, "merit/")
			within := slices.ContainsFunc(allowed, func(a string) bool {
				prefix, all := strings.CutSuffix(a, "/...")
				return i == prefix || all && strings.HasPrefix(i, prefix+"/")
			})
			if !standard && !within {
				t.Errorf("%s imports %s", p.ImportPath, i)
			}
			if p.ImportPath != "merit/cmd/merit" && p.ImportPath != "merit/pkg/source" && (i == "os" || i == "os/exec" || i == "net/http") {
				t.Errorf("%s imports %s: only the command touches the system", p.ImportPath, i)
			}
		}
	}
}
