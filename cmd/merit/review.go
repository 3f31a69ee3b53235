package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/render"
)

func (a *app) review() *cobra.Command {
	var r reading
	var format string
	cmd := &cobra.Command{
		Use:   "review [PATH ...]",
		Short: "List what coaches said, with places",
		Long: `List the coaches' remarks and edits that stand in evidence files: who speaks,
what they say, and of which words. Paths are as for merit lint.

Answer a remark in the text and delete it; take edits or leave them with
merit render FILE --accept or --reject.`,
		Example: `  merit review evidence.md
  merit review --format json applications/`,
		RunE: func(_ *cobra.Command, args []string) error { return a.runReview(args, &r, format) },
	}
	r.bindStdin(cmd)
	cmd.Flags().StringVar(&format, "format", "text", strings.Join(render.FormatNames(render.Reviews), " or "))
	complete(cmd, "format", render.FormatNames(render.Reviews))
	return cmd
}

func (a *app) runReview(paths []string, r *reading, format string) error {
	write, err := render.Named(render.Reviews, format)
	if err != nil {
		return err
	}
	files, troubles, passed := a.readAll(paths, r)
	if len(files) == 0 && len(troubles) == 0 {
		a.passedOver(passed)
		return hint(errors.New("no evidence file to review"), "name a file")
	}
	review := render.Review{Errors: troubles}
	for _, file := range files {
		review.Documents = append(review.Documents, &render.Document{File: file.File, Private: file.private()})
	}
	if err := write.Write(a.out, &review, a.look()); err != nil {
		return err
	}
	a.passedOver(passed)
	if len(files) > 0 {
		a.tell("%s", render.ReviewLine(&review))
	}
	if len(troubles) > 0 {
		return errTold
	}
	return nil
}
