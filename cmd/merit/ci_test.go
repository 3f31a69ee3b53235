package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// repository makes a git repository with a file of evidence that has a gap and
// a README that is none.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"README.md":        "# Read me\n\n## Install\n",
		"evidence/one.md":  "---\nlimit: 250\n---\n\n## Working together\n\nTBC\n",
		"evidence/good.md": "---\nlimit: {max: 20, min: 5}\n---\n\n## Working together\n\nI ran a lunch for twelve people.\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "first"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

func readYAML(t *testing.T, path string, v any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// TestAction runs the action's own steps as GitHub does, but for setting up Go.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				Uses, Shell, Run string
				Env              map[string]string
			}
		}
	}
	readYAML(t, "../../action.yml", &action)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir, temp := repository(t), t.TempDir()
	run := func(inputs map[string]string) (code int, out string) {
		for _, step := range action.Runs.Steps {
			if step.Run == "" {
				continue
			}
			cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+temp, "GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary.md"))
			for name, value := range step.Env {
				input := strings.TrimSuffix(strings.TrimPrefix(value, "${{ inputs."), " }}")
				declared, ok := action.Inputs[input]
				if !ok {
					t.Fatalf("%s takes the input %q, which is not declared", name, input)
				}
				text := declared.Default
				if given, ok := inputs[input]; ok {
					text = given
				}
				cmd.Env = append(cmd.Env, name+"="+text)
			}
			printed, err := cmd.CombinedOutput()
			out += string(printed)
			if err != nil {
				return cmd.ProcessState.ExitCode(), out
			}
		}
		return 0, out
	}
	code, out := run(nil)
	if code != exitFindings || !strings.Contains(out, "::error file=evidence/one.md,line=5") || strings.Contains(out, "README") {
		t.Errorf("the action exits %d:\n%s", code, out)
	}
	if summary, err := os.ReadFile(filepath.Join(temp, "summary.md")); err != nil || !strings.Contains(string(summary), "empty-answer") {
		t.Errorf("the job summary is %q, %v", summary, err)
	}
	if code, out := run(map[string]string{"paths": "evidence/good.md\n"}); code != exitClean {
		t.Errorf("with a clean file the action exits %d:\n%s", code, out)
	}
	if code, out := run(map[string]string{"since": "HEAD"}); code != exitClean {
		t.Errorf("with nothing changed the action exits %d:\n%s", code, out)
	}
	if code, _ := run(map[string]string{"format": "sarif", "output": "merit.sarif"}); code != exitFindings {
		t.Errorf("with an output the action exits %d", code)
	}
	if written, err := os.ReadFile(filepath.Join(dir, "merit.sarif")); err != nil || !strings.Contains(string(written), `"2.1.0"`) {
		t.Errorf("the output is %.80q, %v", written, err)
	}
	if code, out := run(map[string]string{"paths": "$(touch owned)\n; touch owned"}); code != exitTrouble {
		t.Errorf("with hostile paths the action exits %d:\n%s", code, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "owned")); err == nil {
		t.Error("an input was run")
	}
}

// TestReadmeCI holds what the README shows for CI to what there is to be used.
func TestReadmeCI(t *testing.T) {
	var action struct{ Inputs map[string]any }
	readYAML(t, "../../action.yml", &action)
	var hooks []struct{ ID string }
	readYAML(t, "../../.pre-commit-hooks.yaml", &hooks)
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var shown struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
			}
		}
		Repos []struct {
			Hooks []struct{ ID string }
		}
	}
	for _, block := range regexp.MustCompile("(?s)```yaml\n(# \\.[a-z].*?)```").FindAllSubmatch(readme, -1) {
		if err := yaml.Unmarshal(block[1], &shown); err != nil {
			t.Fatalf("%v\n%s", err, block[1])
		}
	}
	if steps := shown.Jobs["merit"].Steps; len(steps) != 2 || steps[0].With["fetch-depth"] != 0 {
		t.Errorf("the workflow is %v, and does not check out the history", shown.Jobs)
	} else {
		for name := range steps[1].With {
			if action.Inputs[name] == nil {
				t.Errorf("the workflow gives %q, which the action does not take", name)
			}
		}
	}
	if len(shown.Repos) != 1 || len(shown.Repos[0].Hooks) != 1 || len(hooks) != 1 || shown.Repos[0].Hooks[0].ID != hooks[0].ID {
		t.Errorf("pre-commit is shown %v of %v", shown.Repos, hooks)
	}
}

// TestHook runs the hook's entry where pre-commit runs it: at the top of the
// repository, without names of files.
func TestHook(t *testing.T) {
	var hooks []struct {
		ID            string
		Entry         string
		PassFilenames *bool `yaml:"pass_filenames"`
	}
	readYAML(t, "../../.pre-commit-hooks.yaml", &hooks)
	dir := repository(t)
	for _, hook := range hooks {
		if hook.PassFilenames == nil || *hook.PassFilenames {
			t.Errorf("the hook %s is given names, and would take a README for evidence", hook.ID)
		}
		words := strings.Fields(hook.Entry)
		if words[0] != "merit" {
			t.Fatalf("the hook %s starts %s", hook.ID, words[0])
		}
		if code, out, talk := merit(t, dir, words[1:]...); code != exitFindings || !strings.Contains(out, "evidence/one.md:5:1") || strings.Contains(out, "README") {
			t.Errorf("the hook %s exits %d:\n%s%s", hook.ID, code, out, talk)
		}
	}
}

// TestPreCommit installs the hook from this repository and runs it, as pre-commit
// does for whoever uses it.
func TestPreCommit(t *testing.T) {
	if _, err := exec.LookPath("pre-commit"); err != nil || testing.Short() {
		t.Skip("no pre-commit, or no time for it")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, ".git")); err != nil {
		t.Skip("no repository to install from")
	}
	modules, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pre-commit", "try-repo", root, "merit", "--all-files")
	cmd.Dir = repository(t)
	cmd.Env = append(os.Environ(), "PRE_COMMIT_HOME="+t.TempDir(), "GOMODCACHE="+strings.TrimSpace(string(modules)), "GOFLAGS=-buildvcs=false")
	out, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != exitFindings || !strings.Contains(string(out), "evidence/one.md:5:1: error") || strings.Contains(string(out), "README.md:") {
		t.Errorf("the hook exits %d:\n%s", code, out)
	}
}
