package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"merit/frameworks"
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
)

// TestReadme runs the console blocks of README.md and makes its tables again.
// UPDATE=1 rewrites it.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(old)
	text = regexp.MustCompile("(?s)```console\n\\$ ([^\n]*)\n.*?```").ReplaceAllStringFunc(text, func(block string) string {
		command, _, _ := strings.Cut(strings.TrimPrefix(block, "```console\n$ "), "\n")
		return "```console\n$ " + command + "\n" + console(t, command) + "```"
	})
	text = between(text, "rules", ruleTable())
	text = between(text, "forms", formTable())
	text = between(text, "frameworks", frameworkTable(t))
	if text == string(old) {
		return
	}
	if os.Getenv("UPDATE") == "" {
		t.Fatal("README.md is not what the program says: UPDATE=1 go test ./cmd/merit")
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// console runs a command as a reader of the README would, and gives what it
// prints.
func console(t *testing.T, command string) string {
	dir := t.TempDir()
	if err := copyFolder("../../examples", dir+"/examples"); err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(command, -1)
	for i := range words {
		words[i] = strings.Trim(words[i], `"`)
	}
	var both bytes.Buffer
	executable, err := exec.LookPath("merit") // which TestMain puts on the PATH
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(executable, words[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &both, &both
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() == exitTrouble {
		t.Errorf("%s: %v\n%s", command, err, both.String())
	}
	return both.String()
}

// between replaces what stands between a pair of comments.
func between(text, name, content string) string {
	start, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, _ := strings.Cut(text, start)
	_, after, _ := strings.Cut(rest, end)
	return before + start + content + end + after
}

func ruleTable() string {
	var b strings.Builder
	b.WriteString("\n| rule | severity | finds |\n| --- | --- | --- |\n")
	for _, r := range lint.Rules {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Name, r.Severity, r.Summary)
	}
	return b.String() + "\n"
}

func formTable() string {
	var b strings.Builder
	b.WriteString("\n| `--for` | counts | limit | what is known |\n| --- | --- | --- | --- |\n")
	for _, p := range evidence.Profiles {
		limit := ""
		if p.Max > 0 {
			limit = fmt.Sprint(p.Max)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", p.Name, p.Counting, limit, p.Doc)
	}
	return b.String() + "\n"
}

func frameworkTable(t *testing.T) string {
	catalog := framework.NewCatalog(evidence.MethodIDs())
	if err := catalog.Add(frameworks.Files, ""); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("\n| id | what it is | licence of its wording |\n| --- | --- | --- |\n")
	for _, id := range catalog.Names() {
		f, err := catalog.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", id, f.Title, f.Licence)
	}
	return b.String() + "\n"
}
