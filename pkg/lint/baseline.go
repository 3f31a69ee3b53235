package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"merit/pkg/framework"
	"merit/pkg/source"
)

// A Baseline is a file of findings that were accepted: they are no longer told,
// however the text moves, until what they speak of changes.
type Baseline struct {
	Version  int        `json:"version"`
	Accepted []Accepted `json:"accepted"`

	left map[string]int // how often each may still be found
	at   map[string]int // where each stands in Accepted
}

// Accepted is one finding, or several of the same kind on the same text.
type Accepted struct {
	Path        string `json:"path"`
	Rule        string `json:"rule"`
	About       string `json:"about"` // the message, for people
	Count       int    `json:"count"`
	Fingerprint string `json:"fingerprint"`
}

// Fingerprint names a finding by its rule, its file and the text it speaks of,
// not by its line. Figures in the message do not count, since they change with
// every word.
func Fingerprint(file *source.File, path string, f Finding) string {
	message := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, f.Message)
	start, end := min(f.Span.Start, len(file.Text)), min(max(f.Span.Start, f.Span.End), len(file.Text))
	about := strings.Join(framework.Words(file.Text[start:end]), " ")
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule.Name, path, about, message}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// ParseBaseline reads a baseline file.
func ParseBaseline(data []byte) (*Baseline, error) {
	b := &Baseline{left: map[string]int{}}
	if err := json.Unmarshal(data, b); err != nil {
		return nil, errors.New("is no baseline: make one with --accept")
	}
	if b.Version != 1 {
		return nil, fmt.Errorf("is a baseline of version %d, which this merit does not know", b.Version)
	}
	for _, a := range b.Accepted {
		b.left[a.Fingerprint] += a.Count
	}
	return b, nil
}

// Filter drops the findings that were accepted. The path is how the baseline
// calls the file.
func (b *Baseline) Filter(file *source.File, path string, findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool {
		print := Fingerprint(file, path, f)
		if b.left[print] == 0 {
			return false
		}
		b.left[print]--
		return true
	})
}

// Left gives the findings that Filter would leave, and takes none for found.
func (b *Baseline) Left(file *source.File, path string, findings []Finding) (left []Finding) {
	found := map[string]int{}
	for _, f := range findings {
		print := Fingerprint(file, path, f)
		if found[print]++; found[print] > b.left[print] {
			left = append(left, f)
		}
	}
	return left
}

// Gone counts the accepted findings that were not found again.
func (b *Baseline) Gone() (n int) {
	for _, left := range b.left {
		n += left
	}
	return n
}

// Accept adds findings, whose messages mask hides what must not be shown.
func (b *Baseline) Accept(file *source.File, path string, findings []Finding, mask func(string) string) {
	if b.at == nil {
		b.at = map[string]int{}
	}
	for _, f := range findings {
		print := Fingerprint(file, path, f)
		if i, known := b.at[print]; known {
			b.Accepted[i].Count++
			continue
		}
		b.at[print] = len(b.Accepted)
		b.Accepted = append(b.Accepted, Accepted{path, f.Rule.Name, mask(f.Message), 1, print})
	}
}

// Bytes gives the baseline as it is written.
func (b *Baseline) Bytes() ([]byte, error) {
	b.Version = 1
	if b.Accepted == nil {
		b.Accepted = []Accepted{}
	}
	data, err := json.MarshalIndent(b, "", "  ")
	return append(data, '\n'), err
}

// Total counts the accepted findings.
func (b *Baseline) Total() (n int) {
	for _, a := range b.Accepted {
		n += a.Count
	}
	return n
}
