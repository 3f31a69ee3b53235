package main

import (
	"iter"
	"path/filepath"
	"runtime"
	"strings"

	"merit/pkg/lint"
)

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
				var examiner lint.Examiner
				for j := range jobs {
					j.done <- a.check(j.input, r, &examiner)
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

func (a *app) check(in input, r *reading, examiner *lint.Examiner) checked {
	file, err := a.read(in, r)
	if err != nil {
		return checked{input: in, err: err}
	}
	findings, stories := examiner.Examine(file.File, lint.Rules, file.settings.checks(r, in))
	return checked{in, file, findings, stories, nil}
}

// folders compares the stories of the files in each folder, as long as the walk
// may come back to it.
type folders map[string]*lint.Folder

// with gives a file's findings and what it repeats of the files before.
func (f folders) with(result checked) []lint.Finding {
	repeats := f.add(result)
	if len(repeats) == 0 {
		return result.findings
	}
	findings := append(result.findings, repeats...)
	lint.Sort(findings)
	return findings
}

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
