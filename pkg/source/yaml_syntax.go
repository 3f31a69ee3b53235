package source

import (
	"fmt"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// syntax says what the library could not read, as a person would say it, and
// where.
func (d *decoder) syntax(text string, err error) Problem {
	line := failingLine(text, err)
	place := d.file.LineSpan(d.file.Offset(d.first+line, 1))
	written := d.file.Text[place.Start:place.End]
	message := plainly(err.Error(), written)
	if message == tabMessage {
		place.Start += max(strings.IndexByte(written, '\t'), 0)
	}
	return Problem{place, message}
}

// failingLine gives the line of text, from 0, at which reading it fails with
// err. The library names another line, or none; but it reads from the start, so
// that of all beginnings of the text those fail as the whole does that hold the
// mistake. Where something is not closed, that is the line which opens it.
func failingLine(text string, err error) int {
	if len(text) > maxFrontMatter { // a search would cost more than it tells
		var line int
		fmt.Sscanf(err.Error(), "yaml: line %d:", &line)
		return max(line-1, 0)
	}
	lines := strings.SplitAfter(text, "\n")
	ends := make([]int, len(lines))
	end := 0
	for i, line := range lines {
		end += len(line)
		ends[i] = end
	}
	failing := min(sort.Search(len(lines), func(i int) bool {
		return firstError(text[:ends[i]]).Error() == err.Error()
	}), len(lines)-1)
	for failing > 0 && strings.TrimSpace(lines[failing]) == "" { // the end was the mistake
		failing--
	}
	return failing
}

// firstError reads every document of a text; without a mistake it gives io.EOF.
func firstError(text string) error {
	reader := yaml.NewDecoder(strings.NewReader(text))
	for {
		var document yaml.Node
		if err := reader.Decode(&document); err != nil {
			return err
		}
	}
}

const (
	tabMessage    = "a tab: indent with spaces"
	escapeMessage = `a backslash (\) between double quotes: use single quotes`
)

// plainly turns the library's message about a line into a person's.
func plainly(message, line string) string {
	for _, known := range []struct{ part, message string }{
		{"tab character", tabMessage},
		{"mapping values are not allowed", `a colon in a value, or a key indented too far: quote the value, or line the key up`},
		{"expected ',' or ']'", "a list that nothing closes, or without a comma: write [a, b]"},
		{"expected ',' or '}'", "a mapping that nothing closes, or without a comma: write {a: b, c: d}"},
		{"expected key", "a line that is no key here: line it up with the keys above, or quote the value"},
		{"expected '-' indicator", "a line that is no entry of the list above: start it with - or line it up"},
		{"block sequence entries are not allowed", "a list in the middle of a line: put each - on a line of its own, or quote the value"},
		{"end of stream", "a quotation mark that nothing closes"},
		{"document indicator", "a quotation mark that nothing closes"},
		{"expected ':'", "a line without a colon: write key: value"},
		{"escape character", escapeMessage},
		{"hexdecimal", escapeMessage},
		{"control characters", "a control character: remove it"},
		{"anchor", anchorMessage},
		{"alphabetic or numeric", anchorMessage},
		{"tag", tagMessage},
		{"max depth", excessMessage},
		{"document start", "a line that belongs to nothing above it: line it up with the keys"},
		{"node content", "a value that is missing, or a bracket that nothing closes: quote the value, or close the bracket"},
		{"directive", "a directive (%): remove it, or quote the value"},
	} {
		if strings.Contains(message, known.part) {
			return known.message
		}
	}
	switch {
	case !strings.Contains(message, "cannot start any token"):
		return "YAML that cannot be read: quote the value, or line it up"
	case strings.Contains(line, "\t"):
		return tabMessage
	}
	return "a value that starts with a sign (@ ` %): quote it"
}
