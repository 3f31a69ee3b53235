package render

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"merit/pkg/lint"
	"merit/pkg/source"
)

// A findingsSARIF writes a SARIF 2.1.0 log: the results as they come, and behind
// them the rules they named.
//
// The log holds what GitHub's code scanning reads. Columns are UTF-16 units, as
// in CodeQL's logs: columnKind is not among what GitHub reads, and the viewer of
// VS Code takes every column for UTF-16 whatever the log says. Messages are
// plain text, in which SARIF reads {0} as a placeholder and [a](b) as a link.
type findingsSARIF struct {
	jsonList
	look  Look
	rules []*lint.Rule // that have results, in the order of their first
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	PartialFingerprints sarifFingerprints `json:"partialFingerprints"`
}

type sarifFingerprints struct {
	LineHash string `json:"primaryLocationLineHash,omitempty"`
	Merit    string `json:"merit/v1"`
}

type sarifLocation struct {
	PhysicalLocation sarifPlace `json:"physicalLocation"`
}

type sarifPlace struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	Version         string      `json:"version,omitempty"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID                   string             `json:"id"`
	ShortDescription     sarifText          `json:"shortDescription"`
	FullDescription      sarifText          `json:"fullDescription"`
	Help                 sarifText          `json:"help"`
	DefaultConfiguration sarifConfiguration `json:"defaultConfiguration"`
	Properties           sarifProperties    `json:"properties"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifProperties struct {
	Tags      []string `json:"tags"`
	Precision string   `json:"precision"`
	Severity  string   `json:"problem.severity"`
}

func newFindingsSARIF(w io.Writer, look Look) FindingWriter {
	return &findingsSARIF{look: look, jsonList: newJSONList(w, `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "utf16CodeUnits",
      "automationDetails": {
        "id": "merit/"
      },
      "results": `, "        ")}
}

func (s *findingsSARIF) File(file *source.File, findings []lint.Finding, private []string) error {
	if len(findings) == 0 {
		return nil
	}
	var hashes []lineHash
	if len(file.Problems) == 0 { // where bytes could not be decoded, GitHub's action hashes others than merit has
		hashes = lineHashes(file.Text)
	}
	var prints fingerprints
	columns := utf16Lines{file: file}
	for _, f := range findings {
		result := sarifResult{
			RuleID: f.Rule.Name, RuleIndex: s.index(f.Rule), Level: f.Severity.String(),
			Message:   sarifText{Text: sarifMessage(hide(f.Message, private))},
			Locations: []sarifLocation{{sarifPlace{sarifArtifact{fileURI(s.look.path(f.Path))}, columns.region(f)}}},
		}
		result.PartialFingerprints.Merit = prints.of(f, "", file, private)
		if 0 < f.Line && f.Line <= len(hashes) {
			result.PartialFingerprints.LineHash = hashes[f.Line-1].String()
		}
		if err := s.item(result); err != nil {
			return err
		}
	}
	return nil
}

// index gives a rule's place among the rules that are written at the end.
func (s *findingsSARIF) index(rule *lint.Rule) int {
	at := slices.Index(s.rules, rule)
	if at < 0 {
		at = len(s.rules)
		s.rules = append(s.rules, rule)
	}
	return at
}

func (s *findingsSARIF) Close(sum Summary) error {
	run := sarifInvocation{ExecutionSuccessful: len(sum.Troubles) == 0, Notifications: []sarifNotification{}}
	for _, t := range sum.Troubles {
		run.Notifications = append(run.Notifications, sarifNotification{"error", sarifText{Text: sarifMessage(t.Message)},
			[]sarifLocation{{sarifPlace{ArtifactLocation: sarifArtifact{fileURI(s.look.path(t.Path))}}}}})
	}
	driver := sarifDriver{Name: "merit", Rules: []sarifRule{}}
	if number, ok := strings.CutPrefix(s.look.Version, "v"); ok {
		driver.SemanticVersion = number
	} else {
		driver.Version = s.look.Version
	}
	for _, rule := range s.rules {
		driver.Rules = append(driver.Rules, sarifRuleOf(rule))
	}
	invocations, err := marshal([]sarifInvocation{run}, "      ")
	if err != nil {
		return err
	}
	tool, err := marshal(sarifTool{driver}, "      ")
	if err != nil {
		return err
	}
	return s.end(",\n      \"invocations\": " + string(invocations) + ",\n      \"tool\": " + string(tool) + "\n    }\n  ]\n}")
}

func sarifRuleOf(rule *lint.Rule) sarifRule {
	severity := rule.Severity.String()
	if rule.Severity == lint.Note {
		severity = "recommendation"
	}
	why, _, _ := strings.Cut(strings.TrimSpace(rule.Doc), "\n\n")
	text, markdown := ruleHelp(rule)
	return sarifRule{
		ID:                   rule.Name,
		ShortDescription:     sarifText{Text: atMost(rule.Summary, 1024)},
		FullDescription:      sarifText{Text: atMost(strings.Join(strings.Fields(why), " "), 1024)},
		Help:                 sarifText{text, markdown},
		DefaultConfiguration: sarifConfiguration{rule.Severity.String()},
		Properties:           sarifProperties{[]string{"competency-evidence"}, "high", severity},
	}
}

// ruleHelp is what merit explain says of a rule, as text and as Markdown.
func ruleHelp(rule *lint.Rule) (text, markdown string) {
	doc := strings.TrimSpace(rule.Doc)
	text, markdown = doc+"\n", doc+"\n"
	for _, title := range []string{"Wrong", "Right"} {
		i := slices.IndexFunc(rule.Examples, func(e lint.Example) bool { return (title == "Wrong") == (len(e.Want) > 0) })
		if i < 0 {
			continue
		}
		example := rule.Examples[i]
		code := "\n    " + strings.ReplaceAll(strings.TrimSpace(example.Source), "\n", "\n    ") + "\n"
		if len(example.Want) > 0 {
			code += "\n    -> " + strings.Join(example.Want, "\n    -> ") + "\n"
		}
		text += "\n" + title + ":\n" + code
		markdown += "\n### " + title + "\n" + code
	}
	return text, markdown
}

func atMost(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return text
}

// sarifMessage makes plain text of SARIF: braces doubled, and a link that is
// none escaped. Brackets elsewhere stay, since not every viewer unescapes them.
func sarifMessage(text string) string {
	text = strings.NewReplacer("{", "{{", "}", "}}").Replace(Safe(text))
	if strings.Contains(text, "](") {
		text = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text)
	}
	return text
}

// A utf16Lines turns columns in code points into columns in UTF-16 units. It
// keeps the line that it was asked for last: there are often several findings in
// one.
type utf16Lines struct {
	file   *source.File
	number int
	line   string
	plain  bool // the line is ASCII, whose columns are the same
}

func (u *utf16Lines) region(f lint.Finding) *sarifRegion {
	return &sarifRegion{f.Line, u.column(f.Line, f.Column), f.EndLine, u.column(f.EndLine, f.EndColumn)}
}

func (u *utf16Lines) column(number, column int) int {
	if number != u.number {
		u.number, u.line = number, u.file.Line(number)
		u.plain = printable(u.line)
	}
	if u.plain {
		return min(column, len(u.line)+1)
	}
	units, points := 1, 1
	for _, r := range u.line {
		if points == column {
			break
		}
		points++
		units += utf16.RuneLen(r)
	}
	return units
}

// tidyPath is a path as a repository names it, without "./" before it.
func tidyPath(name string) string { return path.Clean(name) }

// fileURI gives the address of a file: relative where the path is, and with
// every byte that could mean something else percent-encoded.
func fileURI(name string) string {
	name = tidyPath(name)
	root := ""
	switch {
	case strings.HasPrefix(name, "/"):
		root = "file://"
	case len(name) > 2 && name[1:3] == ":/":
		root, name = "file:///"+name[:2], name[2:]
	}
	var b strings.Builder
	b.WriteString(root)
	for i := range len(name) {
		if c := name[i]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("/-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// A lineHash is how GitHub's code scanning knows a line again after it moved.
type lineHash struct {
	sum uint64
	nth int // among the lines of the same hash
}

func (h lineHash) String() string { return fmt.Sprintf("%x:%d", h.sum, h.nth) }

// lineHashes hashes every line exactly as codeql-action's fingerprints.ts does,
// whose action warns of any other hash: a rolling hash of the hundred UTF-16
// units from the line's start, blanks left out and 65535 at the end of the file.
func lineHashes(text string) []lineHash {
	const window, base, end = 100, 37, 65535
	power := uint64(1)
	for range window {
		power *= base
	}
	hashes := make([]lineHash, strings.Count(text, "\n")+1)
	seen := make(map[uint64]int, len(hashes))
	var units [window]uint64
	var starts [window]int // the line that starts at a unit, counted from 1
	sum, at, line, fresh := uint64(0), 0, 0, true
	push := func(unit uint64) {
		if started := starts[at]; started > 0 {
			seen[sum]++
			hashes[started-1] = lineHash{sum, seen[sum]}
			starts[at] = 0
		}
		if fresh {
			line++
			starts[at] = line
		}
		fresh = unit == '\n'
		sum = base*sum + unit - power*units[at]
		units[at] = unit
		at = (at + 1) % window
	}
	for _, r := range text {
		switch {
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			push(uint64(high))
			push(uint64(low))
		case r != ' ' && r != '\t':
			push(uint64(r))
		}
	}
	push(end)
	for range window {
		push(0)
	}
	return hashes
}
