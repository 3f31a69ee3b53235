package framework

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"merit/pkg/source"
)

// A Catalog knows which frameworks there are and decodes one when it is asked
// for.
type Catalog struct {
	methods []string
	names   []string
	shelves map[string]shelf
}

// A shelf is where a framework's file stands.
type shelf struct {
	files fs.FS
	dir   string // "" for the built-in ones
}

// ErrUnknown is wrapped by Find when no framework has the id.
var ErrUnknown = errors.New("no such framework")

// NewCatalog makes an empty catalog whose frameworks may name these methods.
func NewCatalog(methods []string) *Catalog {
	return &Catalog{methods: methods, shelves: map[string]shelf{}}
}

// Add lists the *.yaml files at the top of files; one that has the id of an
// earlier one takes its place. dir is what people call the folder, "" for the
// built-in frameworks.
func (c *Catalog) Add(files fs.FS, dir string) error {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		var inner *fs.PathError
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return fmt.Errorf("reading frameworks: %s: %w", dir, err)
	}
	for _, entry := range entries {
		id, yaml := strings.CutSuffix(entry.Name(), ".yaml")
		if !yaml || id == "" || strings.HasPrefix(id, ".") || entry.IsDir() {
			continue
		}
		if _, known := c.shelves[id]; !known {
			c.names = append(c.names, id)
		}
		c.shelves[id] = shelf{files, dir}
	}
	sort.Strings(c.names)
	return nil
}

// Names gives the ids of all frameworks, sorted.
func (c *Catalog) Names() []string { return c.names }

// Find decodes the framework with an id. Its error wraps [ErrUnknown], or is a
// [*source.Broken] or a [*source.Error].
func (c *Catalog) Find(id string) (*Framework, error) {
	shelf, ok := c.shelves[id]
	if !ok {
		hint := "merit list shows those there are"
		if likely := source.Likely(id, c.names); len(likely) > 0 {
			hint = fmt.Sprintf(`did you mean "%s"?`, strings.Join(likely, `" or "`))
		}
		return nil, fmt.Errorf("%w %q: %s", ErrUnknown, id, hint)
	}
	name := id + ".yaml"
	reader, err := shelf.files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading framework %s: %w", id, err)
	}
	defer reader.Close()
	shown := name
	if shelf.dir != "" {
		shown = path.Join(shelf.dir, name)
	}
	file, err := source.ReadFrom(shown, reader, source.Data)
	if err != nil {
		return nil, err
	}
	framework, problems := Parse(id, file, c.methods)
	if len(problems) > 0 {
		return nil, &source.Broken{File: file, Problems: problems}
	}
	if shelf.dir == "" {
		framework.Path = ""
	}
	return framework, nil
}
