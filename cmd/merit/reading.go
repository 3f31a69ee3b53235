package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/render"
	"merit/pkg/source"
)

// A reading is how evidence files are read in one run: the flags that lint,
// status and render share.
type reading struct {
	frameworkID, levelName, limitValue, profileName, todayValue, stdinName string

	framework *framework.Framework // nil without the flag
	level     string
	limit     evidence.Limit
	profile   *evidence.Profile // nil without the flag
	today     time.Time
}

// bind adds the shared flags to a command.
func (r *reading) bind(a *app, cmd *cobra.Command) {
	r.bindNamed(a, cmd)
	r.bindStdin(cmd)
}

// bindNamed adds the shared flags of a command that reads no standard input.
func (r *reading) bindNamed(a *app, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&r.frameworkID, "framework", "", "framework of files that name none")
	flags.StringVar(&r.levelName, "level", "", "level of files that name none")
	flags.StringVar(&r.limitValue, "limit", "", "limit of an answer: 250, 1500characters, 4000bytes, 4000escaped")
	flags.StringVar(&r.profileName, "for", "", "the form the answers are for, which says how they are counted: "+strings.Join(evidence.ProfileNames(), ", "))
	flags.StringVar(&r.todayValue, "today", "", "the day on which waivers are judged, as 2027-03-31")
	completeWith(cmd, "framework", a.completeFrameworks)
	complete(cmd, "for", profileChoices())
	completeWith(cmd, "level", a.completeOf((*framework.Framework).LevelNames))
}

// bindStdin adds the flag of every command that reads files.
func (r *reading) bindStdin(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.stdinName, "stdin-filename", "<stdin>", "what standard input is called")
}

// settle checks the flags.
func (r *reading) settle(a *app) (err error) {
	if err := r.settleLimit(); err != nil {
		return err
	}
	if r.frameworkID != "" {
		if r.framework, err = a.framework(r.frameworkID); err != nil {
			return err
		}
		if r.level, err = level(r.framework, r.levelName); err != nil {
			return err
		}
	} else if r.levelName != "" {
		return hint(errors.New("--level says nothing without --framework"), "add --framework ID; merit list shows them")
	}
	now := time.Now()
	r.today = time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	if r.todayValue != "" {
		if r.today, err = evidence.Date(r.todayValue); err != nil {
			return fmt.Errorf("--today %w", err)
		}
	}
	return nil
}

// settleLimit settles the limit and the form it is for, which counts in one way
// only.
func (r *reading) settleLimit() (err error) {
	if r.limit, err = limit(r.limitValue); err != nil {
		return err
	}
	if r.profileName == "" {
		return nil
	}
	if r.profile = evidence.ProfileNamed(r.profileName); r.profile == nil {
		return choice("form", r.profileName, evidence.ProfileNames())
	}
	if r.limit.Count == "" {
		r.limit.Count = r.profile.Counting
	}
	if r.limit.Count != r.profile.Counting {
		return hint(fmt.Errorf("--limit counts %s, and %s counts %s", r.limit.Count, r.profile.Name, r.profile.Counting), "--limit %d%s", r.limit.Max, r.profile.Counting)
	}
	return nil
}

// limited refuses a file with an answer of which nobody says how long it may be
// where it is to be pasted.
func (r *reading) limited(f *evidence.File) error {
	if r.profile == nil {
		return nil
	}
	answers := f.Answers
	if len(answers) == 0 {
		answers = []*evidence.Answer{{Section: &evidence.Section{}}} // that is still to be written
	}
	for _, answer := range answers {
		if limit, _ := f.LimitOf(answer.Section); limit.Max == 0 {
			line, _ := f.Position(answer.Heading.Span.Start)
			return hint(fmt.Errorf("%s:%d: no limit that counts %s, as --for %s does", f.Path, line, limit.Count, r.profile.Name),
				"--limit 4000%s, or limit: 4000%s in the front matter", limit.Count, limit.Count)
		}
	}
	return nil
}

// profileChoices are the forms, as shells show them.
func profileChoices() (choices []string) {
	for _, p := range evidence.Profiles {
		choices = append(choices, cobra.CompletionWithDesc(p.Name, p.Doc))
	}
	return choices
}

// An opened file is evidence and what holds for it.
type opened struct {
	*evidence.File
	settings *settled
}

// document makes a file ready to be rendered.
func (r *reading) document(f *opened) *render.Document {
	return &render.Document{File: f.File, Entries: f.Coverage(r.today), Private: f.private()}
}

// private gives the words that must not be shown.
func (f *opened) private() []string {
	words := slices.Clone(f.settings.Private)
	for _, w := range f.Meta.Private {
		words = append(words, w.Value)
	}
	return words
}

// trouble says why an input was not read.
func trouble(in input, err error) render.Trouble {
	path := in.path
	var refused *source.Error
	if errors.As(err, &refused) {
		path = refused.Path
	}
	return render.Trouble{Path: path, Message: err.Error()}
}
