package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"
	"github.com/yuin/goldmark"
	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A lintedFile is what a format is given of one file.
type lintedFile struct {
	file     *source.File
	findings []lint.Finding
	private  []string
}

// The rules of the tests, so that a better sentence in a real one changes no golden.
var (
	testError = &lint.Rule{Name: "test-error", Summary: "what a form would refuse", Severity: lint.Error,
		Doc: "Why it matters, with `code`\nand {braces}.\n\nWhat to do.",
		Examples: []lint.Example{{Source: "# Right\n\n```\nfine\n```\n"}, {Source: "# Wrong\n\nTODO\n", Want: []string{"3:1: TODO: write it", "3:2: and more"}},
			{Source: "second", Want: []string{"never shown"}}}}
	testWarning = &lint.Rule{Name: "test-warning", Summary: "what a marker would mark down", Severity: lint.Warning, Doc: strings.Repeat("A long reason. ", 90)}
	testNote    = &lint.Rule{Name: "test-note", Summary: "advice", Severity: lint.Note, Doc: "Advice."}
)

// hostile are texts that mean something to a terminal, a runner or a parser.
var hostile = []string{
	"\x1b[31mred\x1b[0m \x07\u009b2J",
	"\u202Eesrever\u202C \u2066\u200F",
	"::error::forged", " \u00a0::warning file=x::forged", "a\n::add-mask::x\r\n::error::y",
	"##[error]forged", "x ##[command]y", "##vso[task.complete]", "##teamcity[x]",
	"100%0A::error::x %25 %0D",
	"]]>", "</file></testsuite><!--", `"><error severity="error"/>`, "&amp; &#10; &#x1b;",
	"{0} {1} }{", `[x](javascript:y) \[x\](y) ![i](http://e.test/i.png)`,
	"\u2028::error::x\u2029", "a | b | <img src=x> <b>", "https://e.test www.e.test @ada #1 :tada: $x$",
	"\ufffe\uffff\ufffd", `"quoted \" words", "more"`,
}

// finding finds rule at the first occurrence of at.
func finding(f *source.File, rule *lint.Rule, at, message string) lint.Finding {
	start := max(strings.Index(f.Text, at), 0)
	return findingAt(f, rule, source.Span{Start: start, End: start + len(at)}, message)
}

func findingAt(f *source.File, rule *lint.Rule, at source.Span, message string) lint.Finding {
	found := lint.Finding{Path: f.Path, Span: at, Rule: rule, Severity: rule.Severity, Message: message}
	found.Line, found.Column = f.Position(at.Start)
	found.EndLine, found.EndColumn = f.Position(at.End)
	return found
}

func readTest(t testing.TB, path, text string) *source.File {
	t.Helper()
	f, err := source.ReadFrom(path, strings.NewReader(text), source.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sharedFindings is the one set of findings that every format writes.
func sharedFindings(t testing.TB) ([]lintedFile, Summary) {
	clean := lintedFile{file: readTest(t, "evidence/clean.md", "## Delivering at pace\n\nI did it.\n")}

	draft := lintedFile{private: []string{"Ada Example"},
		file: readTest(t, "./evidence/my draft.md", "# Ada Example\r\n\r\n## Pace\r\n\r\n🎈 é TODO here\r\n\r\nThe one\r\nand the next.\r\n")}
	draft.findings = []lint.Finding{
		finding(draft.file, testNote, "# Ada Example", `"Ada  Example" and ADA EXAMPLE: take the name out`),
		finding(draft.file, testWarning, "## Pace", `no "one indicator": add it`),
		finding(draft.file, testWarning, "## Pace", `no "another indicator": add it`),
		finding(draft.file, testError, "TODO", "TODO: write it"),
		finding(draft.file, testError, "here", "15 words, 3 over the limit"),
		finding(draft.file, testError, "The one\nand the next.", "of two lines"),
	}

	var text strings.Builder
	for _, h := range hostile {
		text.WriteString("## " + strings.Map(oneLine, h) + "\n\n")
	}
	evil := lintedFile{file: readTest(t, "a\nb/::error::\x1b[31m\u202E%0A]]></file>{0}[x](y),#&##[error]\xff.md", text.String())}
	for i, h := range hostile {
		rule := []*lint.Rule{testError, testWarning, testNote}[i%3]
		evil.findings = append(evil.findings, finding(evil.file, rule, strings.Map(oneLine, h), h))
	}

	away := lintedFile{file: readTest(t, "/home/ada/it's.md", "## ::error::x\n\n ##[error]y\n")}
	for _, message := range []string{"the same", "the same", "the other"} {
		away.findings = append(away.findings, finding(away.file, testWarning, "error", message))
	}
	away.findings = append(away.findings, findingAt(away.file, testError, source.Span{Start: len(away.file.Text), End: len(away.file.Text)}, "at the very end"))

	files := []lintedFile{clean, draft, evil, away}
	var sum Summary
	for _, f := range files {
		sum.Add(f.findings)
	}
	sum.Troubles = []Trouble{
		{"gone.md", "gone.md: no such file or directory"},
		{"::error::\x1b[31m.md", "::error::\x1b[31m.md:3: too\nmuch ##[error] {0} ]]> [x](y)"},
	}
	return files, sum
}

func oneLine(r rune) rune {
	if r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

// writeFindings writes files as a run of lint does, and gives the job summary too.
func writeFindings(t testing.TB, format FindingFormat, files []lintedFile, sum Summary) (output, summary string) {
	t.Helper()
	var out, job bytes.Buffer
	w := format.New(&out, Look{Version: "v1.2.3", Summary: &job})
	for _, f := range files {
		if err := w.File(f.file, f.findings, f.private); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(sum); err != nil {
		t.Fatal(err)
	}
	return out.String(), job.String()
}

func TestFindings(t *testing.T) {
	files, sum := sharedFindings(t)
	for _, format := range Findings {
		t.Run(format.Name, func(t *testing.T) {
			check := findingChecks[format.Name]
			if check == nil {
				t.Fatal("no check that it can be read back: write one in findingChecks")
			}
			output, summary := writeFindings(t, format, files, sum)
			golden(t, "findings."+format.Name, output)
			if summary != "" {
				golden(t, "findings."+format.Name+".summary", summary)
			}
			check(t, output, files, sum)
			checkQuiet(t, format.Name, output)
			if format.Name == "sarif" { // once: it takes too long for the fuzzer
				checkSchema(t, output)
			}
			if again, _ := writeFindings(t, format, files, sum); again != output {
				t.Error("a second run writes something else")
			}
			for _, private := range []string{"Ada", "ADA", "Example\"", "EXAMPLE:"} {
				if strings.Contains(output+summary, private) {
					t.Errorf("shows the private word %q", private)
				}
			}
		})
		t.Run(format.Name+"/nothing", func(t *testing.T) {
			output, _ := writeFindings(t, format, nil, Summary{})
			findingChecks[format.Name](t, output, nil, Summary{})
			if format.Name == "sarif" {
				checkSchema(t, output)
			}
			output, _ = writeFindings(t, format, files[:1], Summary{Files: 1})
			findingChecks[format.Name](t, output, files[:1], Summary{Files: 1})
		})
		t.Run(format.Name+"/full disk", func(t *testing.T) {
			w := format.New(fullDisk{}, Look{})
			err := error(nil)
			for _, f := range files {
				err = errors.Join(err, w.File(f.file, f.findings, f.private))
			}
			if errors.Join(err, w.Close(sum)) == nil {
				t.Error("says nothing when it cannot write")
			}
		})
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// golden compares with a file in testdata, or with UPDATE=1 rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is another now; UPDATE=1 rewrites it, then read the diff. Got:\n%s", path, got)
	}
}

// checkQuiet looks for what acts on a terminal, a reader or a runner. GitHub's
// own format may give commands, which its check counts.
func checkQuiet(t *testing.T, format, output string) {
	t.Helper()
	if i := strings.IndexFunc(output, func(r rune) bool { return r != '\n' && hidden(r) }); i >= 0 {
		t.Errorf("writes a sign that acts instead of being seen: %q", output[i:min(len(output), i+20)])
	}
	for line := range strings.SplitSeq(output, "\n") {
		command, ok := runnerCommand(line)
		if ok && (format != "github" || !slices.Contains([]string{"error", "warning", "notice"}, command.name)) {
			t.Errorf("a runner obeys %q", line)
		}
	}
}

// A workflowCommand is what GitHub's runner makes of a line.
type workflowCommand struct {
	name, data string
	properties map[string]string
}

// runnerCommand reads a line as actions/runner's ActionCommand does, but takes
// every name for one that is known.
func runnerCommand(line string) (workflowCommand, bool) {
	unescape := func(text string, escapes ...string) string {
		for _, e := range append(escapes, "%0D\r", "%0A\n", "%25%") {
			text = strings.ReplaceAll(text, e[:3], e[3:])
		}
		return text
	}
	if rest, ok := strings.CutPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::"); ok {
		info, data, ended := strings.Cut(rest, "::")
		name, properties, _ := strings.Cut(info, " ")
		c := workflowCommand{name, unescape(data), map[string]string{}}
		for property := range strings.SplitSeq(strings.TrimSpace(properties), ",") {
			if key, value, ok := strings.Cut(property, "="); ok {
				c.properties[key] = unescape(value, "%3A:", "%2C,")
			}
		}
		return c, ended
	}
	_, rest, ok := strings.Cut(line, "##[")
	return workflowCommand{name: rest}, ok
}

// findingChecks reads each format back, by a reader of its kind, and compares
// what it says with what was found.
var findingChecks = map[string]func(*testing.T, string, []lintedFile, Summary){
	"text":       checkText,
	"json":       checkJSON,
	"sarif":      checkSARIF,
	"github":     checkGitHub,
	"gitlab":     checkGitLab,
	"junit":      checkJUnit,
	"checkstyle": checkCheckstyle,
}

// each gives the findings of all files, in their order.
func each(files []lintedFile) (all []lint.Finding, messages []string) {
	for _, file := range files {
		for _, f := range file.findings {
			all = append(all, f)
			messages = append(messages, Safe(hide(f.Message, file.private)))
		}
	}
	return all, messages
}

func checkText(t *testing.T, output string, files []lintedFile, _ Summary) {
	all, messages := each(files)
	lines := strings.Split(output, "\n")
	for i, f := range all {
		want := Safe(fmt.Sprintf("%s:%d:%d: %s: ", f.Path, f.Line, f.Column, f.Severity)) + messages[i] + " [" + f.Rule.Name + "]"
		if !slices.Contains(lines, want) {
			t.Errorf("no line %q", want)
		}
	}
}

func checkJSON(t *testing.T, output string, files []lintedFile, sum Summary) {
	var log struct {
		Version  int
		Findings []jsonFinding
		Summary  Summary
		Errors   []Trouble
	}
	strictJSON(t, output, &log)
	if all, _ := each(files); len(log.Findings) != len(all) || len(log.Errors) != len(sum.Troubles) {
		t.Errorf("%d findings and %d errors", len(log.Findings), len(log.Errors))
	}
}

// strictJSON reads one document that has no keys but those of value.
func strictJSON(t *testing.T, output string, value any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(output))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(value); err != nil {
		t.Fatal(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		t.Fatalf("something behind the document: %v", err)
	}
}

func checkSARIF(t *testing.T, output string, files []lintedFile, sum Summary) {
	var log sarif.Report
	strictJSON(t, output, &log)
	run := log.Runs[0]
	all, messages := each(files)
	if len(run.Results) != len(all) {
		t.Fatalf("%d results, want %d", len(run.Results), len(all))
	}
	if run.Results == nil || run.Tool.Driver.Rules == nil {
		t.Error("GitHub refuses a log without results or rules")
	}
	prints := map[string]bool{}
	for i, r := range run.Results {
		f := all[i]
		if got := readSARIFText(t, *r.Message.Text); got != messages[i] {
			t.Errorf("the message reads %q, want %q", got, messages[i])
		}
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; *r.RuleID != f.Rule.Name || *rule.ID != f.Rule.Name || r.Level != f.Severity.String() {
			t.Errorf("%s %s is of rule %s", r.Level, *r.RuleID, *rule.ID)
		}
		place := r.Locations[0].PhysicalLocation
		if region := place.Region; *region.StartLine != f.Line || *region.EndLine != f.EndLine {
			t.Errorf("lines %d to %d, want %d to %d", *region.StartLine, *region.EndLine, f.Line, f.EndLine)
		}
		print := *place.ArtifactLocation.URI + r.PartialFingerprints["merit/v1"]
		if prints[print] {
			t.Errorf("two results have the fingerprint %s", print)
		}
		prints[print] = true
	}
	for _, rule := range run.Tool.Driver.Rules {
		if *rule.ShortDescription.Text == "" || *rule.FullDescription.Text == "" || *rule.Help.Text == "" || len(*rule.FullDescription.Text) > 1026 {
			t.Errorf("GitHub refuses the rule %s", *rule.ID)
		}
	}
	invocation := run.Invocations[0]
	if *invocation.ExecutionSuccessful != (len(sum.Troubles) == 0) || len(invocation.ToolExecutionNotifications) != len(sum.Troubles) {
		t.Errorf("%d troubles, successful %v", len(invocation.ToolExecutionNotifications), *invocation.ExecutionSuccessful)
	}
}

// readSARIFText reads a message as §3.11.5 and §3.11.6 have it.
func readSARIFText(t *testing.T, text string) string {
	t.Helper()
	escaped := strings.Contains(text, `\](`)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{' || c == '}':
			if i++; i == len(text) || text[i] != c {
				t.Errorf("a placeholder in %q", text)
			}
		case c == '\\' && escaped:
			i++
		case c == ']' && strings.HasPrefix(text[i:], "]("):
			t.Errorf("a link in %q", text)
		}
		b.WriteByte(text[min(i, len(text)-1)])
	}
	return b.String()
}

// sarifSchema is the official schema, which go-sarif holds as a constant of its
// own and checks its own structs with; a log that is none of its making has to
// be checked as it is written.
var sarifSchema = sync.OnceValue(func() *gojsonschema.Schema {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		panic(fmt.Sprint("go list: ", err))
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(out)), "schema.go"), nil, 0)
	if err != nil {
		panic(err)
	}
	text, err := strconv.Unquote(file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value)
	if err != nil {
		panic(err)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(text))
	if err != nil {
		panic(err)
	}
	return schema
})

func checkSchema(t *testing.T, output string) {
	t.Helper()
	result, err := sarifSchema().Validate(gojsonschema.NewStringLoader(output))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range result.Errors() {
		t.Error(problem)
	}
}

func checkGitHub(t *testing.T, output string, files []lintedFile, sum Summary) {
	all, messages := each(files)
	var want [3][]workflowCommand
	for _, trouble := range sum.Troubles {
		want[0] = append(want[0], workflowCommand{"error", Safe(trouble.Message), map[string]string{"file": Safe(tidyPath(trouble.Path)), "title": unread}})
	}
	for i, f := range all {
		kind := map[lint.Severity]int{lint.Error: 0, lint.Warning: 1, lint.Note: 2}[f.Severity]
		properties := map[string]string{"file": Safe(tidyPath(f.Path)), "title": f.Rule.Name, "line": fmt.Sprint(f.Line), "endLine": fmt.Sprint(f.EndLine)}
		if f.Line == f.EndLine {
			properties["col"], properties["endColumn"] = fmt.Sprint(f.Column), fmt.Sprint(f.EndColumn)
		}
		want[kind] = append(want[kind], workflowCommand{[]string{"error", "warning", "notice"}[kind], messages[i], properties})
	}
	var commands, kept []workflowCommand
	plain := 0
	for _, kind := range want {
		kept = append(kept, kind[:min(len(kind), githubCommands)]...)
		plain += max(0, len(kind)-githubCommands)
	}
	for line := range strings.Lines(output) {
		if c, ok := runnerCommand(strings.TrimSuffix(line, "\n")); ok {
			commands = append(commands, c)
		} else {
			plain--
		}
	}
	if !slices.EqualFunc(commands, kept, func(a, b workflowCommand) bool {
		return a.name == b.name && a.data == b.data && maps.Equal(a.properties, b.properties)
	}) {
		t.Errorf("the runner obeys\n%q\nwant\n%q", commands, kept)
	}
	if plain != 0 {
		t.Errorf("%d lines of the log too few", plain)
	}
}

func checkGitLab(t *testing.T, output string, files []lintedFile, sum Summary) {
	var entries []gitlabEntry
	strictJSON(t, output, &entries)
	all, messages := each(files)
	if len(entries) != len(all)+len(sum.Troubles) || entries == nil {
		t.Fatalf("%d entries, want %d", len(entries), len(all)+len(sum.Troubles))
	}
	prints := map[string]bool{}
	for i, e := range entries {
		if len(e.Fingerprint) != 64 || prints[e.Fingerprint] || strings.HasPrefix(e.Location.Path, "./") || e.Location.Path == "" || e.Location.Lines.Begin < 1 ||
			!slices.Contains([]string{"info", "minor", "major", "critical"}, e.Severity) {
			t.Errorf("GitLab drops %+v", e)
		}
		prints[e.Fingerprint] = true
		if i < len(all) && (e.Description != messages[i] || e.CheckName != all[i].Rule.Name) {
			t.Errorf("%+v, want %q", e, messages[i])
		}
	}
}

// An element is one of a format in XML: its attributes, those that it must have
// first, and the elements it may hold.
type element struct {
	must, may string
	holds     string
	text      bool
}

var (
	junitElements = map[string]element{
		"testsuites": {must: "name", holds: "testsuite"},
		"testsuite":  {must: "name file tests failures errors", holds: "testcase"},
		"testcase":   {must: "name classname", holds: "failure error system-out"},
		"failure":    {must: "message type", text: true},
		"error":      {must: "message type", text: true},
		"system-out": {text: true},
	}
	checkstyleElements = map[string]element{
		"checkstyle": {must: "version", holds: "file"},
		"file":       {must: "name", holds: "error"},
		"error":      {must: "line severity message source", may: "column"},
	}
)

// checkXML holds a document against a table of its elements, and gives the
// elements in their order.
func checkXML(t *testing.T, output, root string, elements map[string]element) (found []xml.StartElement) {
	t.Helper()
	open := []string{""}
	decoder := xml.NewDecoder(strings.NewReader(output))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if parent == "" && name != root || parent != "" && !slices.Contains(strings.Fields(elements[parent].holds), name) {
				t.Errorf("<%s> in <%s>", name, parent)
			}
			must, may := strings.Fields(elements[name].must), strings.Fields(elements[name].may)
			for _, a := range token.Attr {
				if i := slices.Index(must, a.Name.Local); i >= 0 {
					must = slices.Delete(must, i, i+1)
				} else if !slices.Contains(may, a.Name.Local) {
					t.Errorf("<%s %s=%q>", name, a.Name.Local, a.Value)
				}
			}
			if len(must) > 0 {
				t.Errorf("<%s> without %v", name, must)
			}
			open = append(open, name)
			found = append(found, token.Copy())
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if strings.TrimSpace(string(token)) != "" && !elements[parent].text {
				t.Errorf("%q in <%s>", token, parent)
			}
		case xml.Comment, xml.Directive:
			t.Errorf("%v", token)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// legal is text as XML 1.0 can hold it.
func legal(text string) string {
	return strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(text)
}

func checkJUnit(t *testing.T, output string, files []lintedFile, sum Summary) {
	all, messages := each(files)
	var failures, errors, cases, sums []string
	for _, e := range checkXML(t, output, "testsuites", junitElements) {
		switch e.Name.Local {
		case "testsuite":
			sums = append(sums, attribute(e, "tests")+" "+attribute(e, "failures")+" "+attribute(e, "errors"))
		case "failure":
			failures = append(failures, attribute(e, "message"))
		case "error":
			errors = append(errors, attribute(e, "message"))
		case "testcase":
			cases = append(cases, attribute(e, "name"))
		}
	}
	var wantFailures, wantErrors, wantSums []string
	wantCases := len(all) + len(sum.Troubles)
	for i, f := range all {
		if f.Severity == lint.Error {
			wantFailures = append(wantFailures, legal(messages[i]))
		}
	}
	for _, f := range files {
		var of Summary
		of.Add(f.findings)
		wantSums = append(wantSums, fmt.Sprintf("%d %d 0", max(1, len(f.findings)), of.Errors))
		if len(f.findings) == 0 {
			wantCases++
		}
	}
	for _, trouble := range sum.Troubles {
		wantErrors = append(wantErrors, legal(Safe(trouble.Message)))
		wantSums = append(wantSums, "1 0 1")
	}
	if !slices.Equal(failures, wantFailures) || !slices.Equal(errors, wantErrors) || !slices.Equal(sums, wantSums) || len(cases) != wantCases {
		t.Errorf("failures %q, errors %q, suites %q, %d cases", failures, errors, sums, len(cases))
	}
}

func checkCheckstyle(t *testing.T, output string, files []lintedFile, sum Summary) {
	all, messages := each(files)
	var got, want []string
	for _, e := range checkXML(t, output, "checkstyle", checkstyleElements) {
		switch e.Name.Local {
		case "file":
			got = append(got, attribute(e, "name"))
		case "error":
			got = append(got, attribute(e, "line")+":"+attribute(e, "column")+": "+attribute(e, "severity")+": "+attribute(e, "message")+" "+attribute(e, "source"))
		}
	}
	next := 0
	for _, file := range files {
		want = append(want, legal(Safe(tidyPath(file.file.Path))))
		for range file.findings {
			f := all[next]
			severity := map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Note: "info"}[f.Severity]
			want = append(want, fmt.Sprintf("%d:%d: %s: %s merit.%s", f.Line, f.Column, severity, legal(messages[next]), f.Rule.Name))
			next++
		}
	}
	for _, trouble := range sum.Troubles {
		want = append(want, legal(Safe(tidyPath(trouble.Path))), "1:: error: "+legal(Safe(trouble.Message))+" merit."+unread)
	}
	if !slices.Equal(got, want) {
		t.Errorf("reads as\n%q\nwant\n%q", got, want)
	}
}

// TestGitHubSummary reads the job summary as Markdown: a table, every finding a
// row, and nothing in it that is more than text.
func TestGitHubSummary(t *testing.T) {
	files, sum := sharedFindings(t)
	format, _ := FindingFormatNamed("github")
	_, summary := writeFindings(t, format, files, sum)
	rows, cells := 0, []string{}
	text := []byte(summary)
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(text))
	gast.Walk(root, func(n gast.Node, entering bool) (gast.WalkStatus, error) {
		if !entering {
			return gast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.TableRow:
			rows++
		case *east.TableCell:
			cells = append(cells, cellText(n, text))
		case *gast.Document, *gast.Heading, *gast.Text, *gast.String, *east.Table, *east.TableHeader:
		default:
			t.Errorf("%s in the summary: %q", n.Kind(), cellText(n, text))
		}
		return gast.WalkContinue, nil
	})
	all, messages := each(files)
	if want := len(all) + len(sum.Troubles); rows != want || len(cells) != 4*(want+1) {
		t.Errorf("%d rows of %d cells, want %d", rows, len(cells), want)
	}
	for _, message := range messages {
		if !slices.Contains(cells, strings.Trim(message, " ")) {
			t.Errorf("no cell %q in %q", message, cells)
		}
	}
}

func cellText(n gast.Node, text []byte) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if leaf, ok := child.(*gast.Text); ok {
			b.Write(util.UnescapePunctuations(leaf.Value(text)))
		}
	}
	return b.String()
}

func TestGitHubLimits(t *testing.T) {
	file := readTest(t, "many.md", "## Pace\n")
	many := lintedFile{file: file}
	for i := range 30_000 {
		rule := testNote
		if i > 29_000 {
			rule = testError
		}
		many.findings = append(many.findings, finding(file, rule, "Pace", fmt.Sprintf("finding %d", i)))
	}
	var sum Summary
	sum.Add(many.findings)
	format, _ := FindingFormatNamed("github")
	output, summary := writeFindings(t, format, []lintedFile{many}, sum)
	checkGitHub(t, output, []lintedFile{many}, sum)
	if len(summary) >= 1<<20 || len(summary) < 900<<10 {
		t.Errorf("a summary of %d bytes", len(summary))
	}
	if !strings.Contains(summary, "finding 29999") || strings.Index(summary, "finding 29999") > strings.Index(summary, "finding 0 ") {
		t.Error("the worst do not stand first")
	}
	rows := strings.Count(summary, "\n| ") - 2
	if want := fmt.Sprintf("full: %d more in the log", len(many.findings)-rows); !strings.Contains(summary, want) {
		t.Errorf("no %q", want)
	}
}

// TestLineHashes has the vectors of codeql-action's fingerprints.test.ts.
func TestLineHashes(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", "c129715d7a2bc9a3:1"},
		{" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"},
		{" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1"},
		{" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", greetings},
		{" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", greetings},
		{" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", greetings},
		{" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", greetings},
		{strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 " +
			"a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1"},
		{"x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
			"e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1"},
	} {
		if got := fmt.Sprint(lineHashes(readTest(t, "x.md", tt.text).Text)); got != "["+tt.want+"]" {
			t.Errorf("%q: %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

const greetings = "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1"

// TestFingerprints: a finding keeps its name when lines are put in above it and
// when a number in its message changes, and only then.
func TestFingerprints(t *testing.T) {
	name := func(text, message string) string {
		f := readTest(t, "x.md", text)
		return new(fingerprints).of(finding(f, testError, "Pace", message), "x.md", f, nil)
	}
	before := name("## Pace\n", "15 words of 10")
	for _, tt := range []struct {
		text, message string
		same          bool
	}{
		{"A line.\n\n##  Pace\t\n", "15 words of 10", true},
		{"## Pace\n", "16 words of 10", true},
		{"## Pace and more\n", "15 words of 10", false},
		{"## Pace\n", `15 words of "ten"`, false},
	} {
		if got := name(tt.text, tt.message) == before; got != tt.same {
			t.Errorf("%q, %q: the same name: %v", tt.text, tt.message, got)
		}
	}
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"./a b/ü.md": "a%20b/%C3%BC.md", "a:b%20#?.md": "a%3Ab%2520%23%3F.md", "../x.md": "../x.md", "<stdin>": "%3Cstdin%3E",
		"/home/ada/x.md": "file:///home/ada/x.md", "C:/Users/x y.md": "file:///C:/Users/x%20y.md",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

func TestUTF16Column(t *testing.T) {
	for column, want := range map[int]int{1: 1, 2: 3, 3: 4, 5: 6, 6: 7, 99: 7} {
		if got := (&utf16Lines{number: 1, line: "🎈 é T"}).column(1, column); got != want {
			t.Errorf("column %d is %d, want %d", column, got, want)
		}
	}
}

// TestFindingsMemory: what a format keeps does not grow with the files.
func TestFindingsMemory(t *testing.T) {
	files, _ := sharedFindings(t)
	draft := files[1]
	for _, format := range Findings {
		w := format.New(io.Discard, Look{})
		kept := func(rounds int) int64 {
			for range rounds {
				if err := w.File(draft.file, draft.findings, draft.private); err != nil {
					t.Fatal(err)
				}
			}
			runtime.GC()
			runtime.GC() // what pools kept is gone after the second
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return int64(m.HeapAlloc)
		}
		before := kept(20)
		if grown := kept(500) - before; grown > 256<<10 {
			t.Errorf("%s keeps %d bytes more after 500 files", format.Name, grown)
		}
		runtime.KeepAlive(w)
	}
}

// FuzzFindings: no path, text or message makes a format write what a terminal,
// a runner or a parser takes for something else.
func FuzzFindings(f *testing.F) {
	for i, h := range hostile {
		f.Add("x.md", h, h, i, i+3)
		f.Add(h, "## Pace\n\n"+h, hostile[(i+1)%len(hostile)], 0, 4)
	}
	f.Fuzz(func(t *testing.T, path, text, message string, start, length int) {
		file, err := source.ReadFrom(path, strings.NewReader(text), source.Markdown)
		if err != nil || path == "" {
			t.Skip()
		}
		start = min(max(start, 0), len(file.Text))
		end := min(start+min(max(length, 0), len(file.Text)), len(file.Text))
		linted := lintedFile{file: file}
		for _, rule := range []*lint.Rule{testError, testWarning, testNote, testNote} {
			linted.findings = append(linted.findings, findingAt(file, rule, source.Span{Start: start, End: end}, message))
		}
		sum := Summary{Troubles: []Trouble{{path, message}}}
		sum.Add(linted.findings)
		for _, format := range Findings {
			output, summary := writeFindings(t, format, []lintedFile{linted}, sum)
			checkQuiet(t, format.Name, output)
			checkQuiet(t, format.Name, summary)
			findingChecks[format.Name](t, output, []lintedFile{linted}, sum)
			if rows := strings.Count(summary, "\n"); summary != "" && rows != 2+2+5 {
				t.Errorf("%d lines of summary: %q", rows, summary)
			}
		}
	})
}

func BenchmarkFindings(b *testing.B) {
	text := strings.Repeat("## Delivering at pace\n\n**Action:** I rang the printers and asked for the whole timetable again.\n\n", 120)
	linted := lintedFile{file: readTest(b, "evidence/draft.md", text), private: []string{"Ada Example"}}
	for i := range 12 {
		rule := []*lint.Rule{testError, testWarning, testNote}[i%3]
		at := source.Span{Start: i * len(text) / 12, End: i*len(text)/12 + 20}
		linted.findings = append(linted.findings, findingAt(linted.file, rule, at, fmt.Sprintf(`no evidence for "indicator %d": write it, or waive it with a reason`, i)))
	}
	for _, format := range Findings {
		b.Run(format.Name, func(b *testing.B) {
			w := format.New(io.Discard, Look{})
			b.ReportAllocs()
			for b.Loop() {
				if err := w.File(linted.file, linted.findings, linted.private); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
