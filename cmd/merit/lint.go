package main

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
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
	cmd.Flags().BoolVar(&flags.fix, "fix", false, "mend what is certain: misspelt labels, double words, lost letters of an indicator")
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

func (a *app) runLint(paths []string, r *reading, flags lintFlags) error {
	writes, err := render.FindingFormatNamed(flags.format)
	if err != nil {
		return err
	}
	failing := -1
	for i, name := range failures {
		if name == flags.failOn {
			failing = i
		}
	}
	if failing < 0 {
		return choice("severity", flags.failOn, failures)
	}
	if err := r.settle(a); err != nil {
		return err
	}
	files := func(yield func(input) bool) { inputs(paths, yield) }
	if flags.since != "" {
		found, err := changed(flags.since, paths)
		if err != nil {
			return err
		}
		files = slices.Values(found)
	}

	baseline, err := openBaseline(flags.baseline, flags.accept)
	if err != nil {
		return err
	}
	look := a.look()
	if flags.format == "github" {
		summary, err := jobSummary()
		if err != nil {
			return err
		}
		if summary != nil {
			defer summary.Close()
			look.Summary = summary
		}
	}
	writer := writes.New(a.out, look)
	var sum render.Summary
	passed, failed := 0, false
	stories := folders{}
	progress := a.progress()
	for result := range a.checkAll(files, r) {
		progress.step()
		switch {
		case errors.Is(result.err, errNotEvidence):
			passed++
			continue
		case result.err != nil:
			progress.clear()
			a.say(result.err)
			sum.Troubles = append(sum.Troubles, trouble(result.input, result.err))
			continue
		}
		if flags.fix || flags.diff {
			changed, err := a.mend(result.file, result.findings, flags.diff)
			if err != nil {
				a.say(err)
				sum.Troubles = append(sum.Troubles, trouble(result.input, err))
			}
			if changed {
				result = a.check(result.input, r)
			}
		}
		if repeats := stories.add(result); len(repeats) > 0 {
			result.findings = append(result.findings, repeats...)
			lint.Sort(result.findings)
		}
		result.findings = baseline.filter(result.file, result.findings)
		sum.Add(result.findings)
		for _, f := range result.findings {
			failed = failed || failing > 0 && int(f.Severity) >= failing
		}
		if len(result.findings) > 0 {
			progress.clear()
		}
		if flags.diff {
			continue
		}
		if err := writer.File(result.file.File.File, result.findings, result.file.private()); err != nil {
			return fmt.Errorf("writing findings: %w", err)
		}
	}
	progress.clear()
	if !flags.diff {
		if err := writer.Close(sum); err != nil {
			return fmt.Errorf("writing findings: %w", err)
		}
	}
	if err := baseline.close(a); err != nil {
		return err
	}
	a.passedOver(passed)
	if sum.Files == 0 && len(sum.Troubles) == 0 && flags.since == "" {
		return hint(errors.New("no evidence file to lint"), "name a file, or start one with merit new")
	}
	if sum.Files > 0 || flags.since != "" && len(sum.Troubles) == 0 {
		a.tell("%s", render.SummaryLine(sum))
	}
	switch {
	case len(sum.Troubles) > 0:
		return errTold
	case failed:
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

// A checked file is what lint has to say of an input.
type checked struct {
	input    input
	file     *opened
	findings []lint.Finding
	stories  []lint.Story
	err      error
}

// checkAll reads and checks the inputs on all cores and yields them in their
// order, a few ahead at the most.
func (a *app) checkAll(files iter.Seq[input], r *reading) iter.Seq[checked] {
	return func(yield func(checked) bool) {
		type job struct {
			input input
			done  chan checked
		}
		workers := runtime.GOMAXPROCS(0)
		jobs, queue := make(chan job), make(chan job, 4*workers)
		stop := make(chan struct{})
		for range workers {
			go func() {
				for j := range jobs {
					j.done <- a.check(j.input, r)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(jobs)
			files(func(in input) bool {
				j := job{in, make(chan checked, 1)}
				select {
				case queue <- j:
				case <-stop:
					return false
				}
				jobs <- j
				return true
			})
		}()
		defer close(stop)
		for j := range queue {
			if !yield(<-j.done) {
				return
			}
		}
	}
}

func (a *app) check(in input, r *reading) checked {
	file, err := a.read(in, r)
	if err != nil {
		return checked{input: in, err: err}
	}
	findings, stories := lint.Examine(file.File, lint.Rules, file.settings.checks(r, in))
	return checked{in, file, findings, stories, nil}
}

// folders compares the stories of the files in each folder, as long as the walk
// may come back to it.
type folders map[string]*lint.Folder

func (f folders) add(result checked) []lint.Finding {
	dir := filepath.Dir(result.input.path)
	for open := range f {
		if open != dir && open != "." && !strings.HasPrefix(dir, open+string(filepath.Separator)) {
			delete(f, open)
		}
	}
	if f[dir] == nil {
		f[dir] = lint.NewFolder()
	}
	return f[dir].Add(result.stories)
}
