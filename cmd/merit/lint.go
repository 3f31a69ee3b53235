package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/lint"
	"merit/pkg/render"
)

func (a *app) lint() *cobra.Command {
	var r reading
	var flags lintFlags
	cmd := &cobra.Command{
		Use:   "lint [PATH ...]",
		Short: "Say what is wrong with evidence files, with places",
		Long: `Say what is wrong with evidence files. A path is a file, a folder, or - for
standard input; none is the current folder. In a folder, a Markdown file is
evidence when its front matter has one of merit's keys.

Exit codes: 0 nothing at or above the failing severity, 1 findings, 2 merit
could not do what was asked.`,
		Example: `  merit lint evidence.md
  merit lint --fail-on warning applications/
  merit lint --framework civil-service-2012 --level 3 notes.md`,
		RunE: func(_ *cobra.Command, args []string) error { return a.runLint(args, &r, flags) },
	}
	r.bind(a, cmd)
	cmd.Flags().StringVar(&flags.format, "format", "text", strings.Join(render.FindingFormatNames(), ", "))
	cmd.Flags().StringVar(&flags.failOn, "fail-on", "error", "least severity that fails: error, warning, note or never")
	cmd.Flags().StringVar(&flags.since, "since", "", "only what has changed since this git revision")
	cmd.Flags().StringVar(&flags.baseline, "baseline", "", "file of accepted findings, which are not told again")
	cmd.Flags().BoolVar(&flags.accept, "accept", false, "accept all of today's findings in the baseline")
	cmd.Flags().BoolVar(&flags.fix, "fix", false, "mend what is certain: labels misspelt or not in the file's style, double words, lost letters of an indicator")
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "show what --fix would change, and change nothing")
	complete(cmd, "format", render.FindingFormatNames())
	complete(cmd, "fail-on", failures)
	return cmd
}

// failures are the choices of --fail-on, the strictest last.
var failures = []string{"never", "note", "warning", "error"}

// lintFlags are what lint was asked for.
type lintFlags struct {
	format, failOn, since, baseline string
	accept, fix, diff               bool
}

// A linting is one run of lint.
type linting struct {
	*app
	*reading
	lintFlags
	failing  lint.Severity // the least that fails; 0 is none
	baseline *baseliner
	writer   render.FindingWriter
	progress *progress
	stories  folders

	sum    render.Summary
	passed int // files found that are no evidence
	failed bool
}

func (a *app) runLint(paths []string, r *reading, flags lintFlags) error {
	l := &linting{app: a, reading: r, lintFlags: flags, stories: folders{}}
	done, err := l.open()
	if err != nil {
		return err
	}
	defer done()
	files, err := l.files(paths)
	if err != nil {
		return err
	}
	l.progress = a.progress()
	for result := range a.checkAll(files, r) {
		l.progress.step()
		if err := l.take(result); err != nil {
			return err
		}
	}
	l.progress.clear()
	return l.close()
}

// open settles the flags and starts the report; done ends what it opened.
func (l *linting) open() (done func(), err error) {
	done = func() {}
	writes, err := render.FindingFormatNamed(l.format)
	if err != nil {
		return done, err
	}
	failing := slices.Index(failures, l.failOn)
	if failing < 0 {
		return done, choice("severity", l.failOn, failures)
	}
	l.failing = lint.Severity(failing)
	if err := l.settle(l.app); err != nil {
		return done, err
	}
	if l.baseline, err = openBaseline(l.lintFlags.baseline, l.accept); err != nil {
		return done, err
	}
	look := l.look()
	look.Repository = inRepository()
	if l.format == "github" {
		summary, err := jobSummary()
		if err != nil {
			return done, err
		}
		if summary != nil {
			done = func() { summary.Close() }
			look.Summary = summary
		}
	}
	l.writer = writes.New(l.out, look)
	return done, nil
}

// files gives the inputs: those the paths name, or of these what has changed.
func (l *linting) files(paths []string) (iter.Seq[input], error) {
	if l.since == "" {
		return func(yield func(input) bool) { inputs(paths, yield) }, nil
	}
	found, err := changed(l.since, paths)
	return slices.Values(found), err
}

// take reports what was found in one file.
func (l *linting) take(result checked) error {
	switch {
	case errors.Is(result.err, errNotEvidence):
		l.passed++
		return nil
	case result.err != nil:
		l.trouble(result.input, result.err)
		return nil
	}
	if l.fix || l.diff {
		changed, err := l.mend(result.input, result.file, l.baseline.left(result.file, result.findings), l.diff)
		if err != nil {
			l.trouble(result.input, err)
		}
		if changed {
			result = l.check(result.input, l.reading, new(lint.Examiner))
		}
	}
	findings := l.baseline.filter(result.file, l.stories.with(result))
	l.sum.Add(findings)
	for _, f := range findings {
		l.failed = l.failed || l.failing > 0 && f.Severity >= l.failing
	}
	if l.diff {
		return nil
	}
	if len(findings) > 0 {
		l.progress.clear()
	}
	if err := l.writer.File(result.file.File.File, findings, result.file.private()); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}

// trouble tells why a file was not linted.
func (l *linting) trouble(in input, err error) {
	l.progress.clear()
	l.say(err)
	l.sum.Troubles = append(l.sum.Troubles, trouble(in, err))
}

// close ends the report and says what the run came to.
func (l *linting) close() error {
	if !l.diff {
		if err := l.writer.Close(l.sum); err != nil {
			return fmt.Errorf("writing findings: %w", err)
		}
	}
	if err := l.baseline.close(l.app); err != nil {
		return err
	}
	l.passedOver(l.passed)
	troubled := len(l.sum.Troubles) > 0
	if l.sum.Files == 0 && !troubled && l.since == "" {
		return hint(errors.New("no evidence file to lint"), "name a file, or start one with merit new")
	}
	if l.sum.Files > 0 || !troubled {
		l.tell("%s", render.SummaryLine(l.sum))
	}
	switch {
	case troubled:
		return errTold
	case l.failed:
		return errFindings
	}
	return nil
}

// passedOver says how many Markdown files were found to be no evidence.
func (a *app) passedOver(n int) {
	if n == 1 {
		a.tell("passed over 1 other Markdown file, which does not say that it is evidence")
	} else if n > 1 {
		a.tell("passed over %d other Markdown files, which do not say that they are evidence", n)
	}
}
