package main

import (
	"errors"

	"github.com/spf13/cobra"

	"merit/pkg/render"
)

func (a *app) status() *cobra.Command {
	var r reading
	var format string
	cmd := &cobra.Command{
		Use:   "status [PATH ...]",
		Short: "Show what is covered, in how many words",
		Long: `Show what evidence files cover: a row for each answer, with its words against
the limit and how far it has come. Paths are as for merit lint.`,
		Example: `  merit status evidence.md
  merit status --format json applications/`,
		RunE: func(_ *cobra.Command, args []string) error { return a.runStatus(args, &r, format) },
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	complete(cmd, "format", render.FormatNames(render.Statuses))
	return cmd
}

func (a *app) runStatus(paths []string, r *reading, format string) error {
	write, err := render.Named(render.Statuses, format)
	if err != nil {
		return err
	}
	if err := r.settle(a); err != nil {
		return err
	}
	files, troubles, passed := a.readAll(paths, r)
	if len(files) == 0 && len(troubles) == 0 {
		a.passedOver(passed)
		return hint(errors.New("no evidence file"), "name a file, or start one with merit new")
	}
	status := render.Status{Errors: troubles}
	for _, file := range files {
		status.Documents = append(status.Documents, r.document(file))
	}
	if err := write.Write(a.out, &status, a.look()); err != nil {
		return err
	}
	a.passedOver(passed)
	if len(status.Errors) > 0 {
		return errTold
	}
	return nil
}
