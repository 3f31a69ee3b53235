package main

import (
	"errors"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"merit/frameworks"
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/source"
)

// A library finds frameworks and decodes each once. It is safe for use by many
// files at once.
type library struct {
	catalog *framework.Catalog

	mutex sync.Mutex
	known map[string]decoded
}

type decoded struct {
	framework *framework.Framework
	err       error
}

// newLibrary holds the built-in frameworks and those of the folders, of which
// later ones win.
func newLibrary(folders ...string) (*library, error) {
	l := &library{catalog: framework.NewCatalog(evidence.MethodIDs()), known: map[string]decoded{}}
	if err := l.catalog.Add(frameworks.Files, ""); err != nil {
		return nil, err
	}
	for _, folder := range folders {
		if folder == "" {
			continue
		}
		if err := l.catalog.Add(source.Dir(folder), folder); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// find gives the framework with an id.
func (l *library) find(id string) (*framework.Framework, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	known, ok := l.known[id]
	if !ok {
		known.framework, known.err = l.catalog.Find(id)
		l.known[id] = known
	}
	return known.framework, known.err
}

// library is the one for the working folder.
func (a *app) library() (*library, error) {
	settled := a.settings(".")
	return settled.library, settled.err
}

// framework finds a framework for the working folder.
func (a *app) framework(id string) (*framework.Framework, error) {
	l, err := a.library()
	if err != nil {
		return nil, err
	}
	return l.find(id)
}

// level finds a framework's level by its id, title or grade; "" is none.
func level(f *framework.Framework, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if found := f.Level(name); found != nil {
		return found.ID, nil
	}
	if len(f.Levels) == 0 {
		return "", fmt.Errorf("%s has no levels: leave out --level", f.ID)
	}
	var names []string
	for _, l := range f.Levels {
		names = append(append(names, l.ID, l.Title), l.Grades...)
	}
	if len(source.Likely(name, names)) == 0 {
		names = f.LevelNames()
	}
	return "", choice("level", name, names)
}

// competencies finds competencies by id or title; no name is all of them.
func competencies(f *framework.Framework, names []string, all []*framework.Competency) ([]*framework.Competency, error) {
	if len(names) == 0 {
		return all, nil
	}
	var found []*framework.Competency
	for _, name := range names {
		c := f.Competency(name)
		if c == nil {
			return nil, choice("competency", name, f.CompetencyNames())
		}
		found = append(found, c)
	}
	return found, nil
}

// completeFrameworks completes a framework's id.
func (a *app) completeFrameworks(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	l, err := a.library()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return l.catalog.Names(), cobra.ShellCompDirectiveNoFileComp
}

// completeOf completes from what a framework has: that of the first argument,
// or of --framework.
func (a *app) completeOf(names func(*framework.Framework) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		id := ""
		if flag := cmd.Flags().Lookup("framework"); flag != nil {
			id = flag.Value.String()
		} else if len(args) > 0 {
			id = args[0]
		}
		f, err := a.framework(id)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(f), cobra.ShellCompDirectiveNoFileComp
	}
}

// complete completes a flag from a fixed list.
func complete(cmd *cobra.Command, flag string, names []string) {
	completeWith(cmd, flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return names, cobra.ShellCompDirectiveNoFileComp
	})
}

func completeWith(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(errors.Join(errors.New("completion for a flag that is not there"), err))
	}
}
