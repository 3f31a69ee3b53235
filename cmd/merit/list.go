package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"merit/pkg/framework"
	"merit/pkg/render"
)

func (a *app) list() *cobra.Command {
	var format, levelName, search string
	var names []string
	cmd := &cobra.Command{
		Use:   "list [FRAMEWORK]",
		Short: "List the frameworks, or what one looks for",
		Long:  "List the frameworks; or one framework's competencies, levels and indicators.",
		Example: `  merit list
  merit list civil-service-2012 --competency "making effective decisions"
  merit list success-profiles --level HEO --search team`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeFrameworks,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, flag := range []string{"level", "competency", "search"} {
					if cmd.Flags().Changed(flag) {
						return hint(fmt.Errorf("--%s speaks of one framework", flag), "merit list FRAMEWORK --%s …; merit list shows them", flag)
					}
				}
				return a.listAll(format)
			}
			return a.listOne(args[0], format, levelName, names, search)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().StringVar(&levelName, "level", "", "only this level: its id, title or a grade")
	cmd.Flags().StringArrayVar(&names, "competency", nil, "only this competency; may be given again")
	cmd.Flags().StringVar(&search, "search", "", "only indicators that hold these words")
	complete(cmd, "format", render.FormatNames(render.Selections))
	completeWith(cmd, "level", a.completeOf((*framework.Framework).LevelNames))
	completeWith(cmd, "competency", a.completeOf((*framework.Framework).CompetencyNames))
	return cmd
}

func (a *app) listAll(format string) error {
	write, err := render.Named(render.Shelves, format)
	if err != nil {
		return err
	}
	library, err := a.library()
	if err != nil {
		return err
	}
	shelf := &render.Shelf{}
	for _, id := range library.catalog.Names() {
		f, err := library.find(id)
		if err != nil {
			a.say(err)
			shelf.Errors = append(shelf.Errors, render.Trouble{Path: id + ".yaml", Message: err.Error()})
			continue
		}
		shelf.Frameworks = append(shelf.Frameworks, f)
	}
	if err := write.Write(a.out, shelf, a.look()); err != nil {
		return err
	}
	if len(shelf.Errors) > 0 {
		return errTold
	}
	return nil
}

func (a *app) listOne(id, format, levelName string, names []string, search string) error {
	write, err := render.Named(render.Selections, format)
	if err != nil {
		return err
	}
	f, err := a.framework(id)
	if err != nil {
		return err
	}
	selection := &render.Selection{Framework: f, Search: search}
	if selection.Level, err = level(f, levelName); err != nil {
		return err
	}
	if selection.Competencies, err = competencies(f, names, f.Competencies); err != nil {
		return err
	}
	if err := write.Write(a.out, selection, a.look()); err != nil {
		return err
	}
	if search != "" && selection.Empty() {
		a.tell("no indicator holds %q", search)
	}
	return nil
}
