package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// changed asks git which Markdown files below the paths differ from a revision
// or are new. It is the one place where merit starts a program.
func changed(revision string, paths []string) ([]input, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	differ, err := git(append([]string{"diff", "--name-only", "-z", "--diff-filter=d", "--relative", "--no-ext-diff", "--end-of-options", revision, "--"}, paths...)...)
	if err != nil {
		return nil, err
	}
	untracked, err := git(append([]string{"ls-files", "-z", "--others", "--exclude-standard", "--"}, paths...)...)
	if err != nil {
		return nil, err
	}
	names := slices.Concat(differ, untracked)
	slices.Sort(names)
	var found []input
	for _, name := range slices.Compact(names) {
		if info, err := os.Lstat(name); strings.EqualFold(filepath.Ext(name), ".md") && (err != nil || info.Mode().IsRegular()) {
			found = append(found, input{path: filepath.FromSlash(name)})
		}
	}
	return found, nil
}

// git runs git for its list of names, and lets it change nothing.
func git(args ...string) ([]string, error) {
	cmd := exec.Command("git", append([]string{"-c", "core.fsmonitor=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var talk bytes.Buffer
	cmd.Stderr = &talk
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		why, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(talk.String()), "fatal: "), "\n")
		if strings.Contains(why, "Not a git repository") {
			why = "not a git repository" // without git's advice, which is for git diff
		}
		err := fmt.Errorf("asking git what has changed: %s", why)
		if strings.HasPrefix(why, "bad revision") {
			return nil, hint(err, "git log --oneline --all shows those there are, git fetch --unshallow those a shallow clone lacks")
		}
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("asking git what has changed: %w", err)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 }), nil
}
