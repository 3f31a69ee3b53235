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

	left   map[known]int   // how often each may still be found
	looked map[string]bool // the paths of the files that were looked at
	at     map[known]int   // where each that is accepted now stands in fresh
	fresh  []Accepted
}

// known is what makes an accepted finding that of a file.
type known struct{ path, print string }

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

// NewBaseline makes a baseline in which nothing is accepted.
func NewBaseline() *Baseline {
	return &Baseline{left: map[known]int{}, looked: map[string]bool{}, at: map[known]int{}}
}

// ParseBaseline reads a baseline file.
func ParseBaseline(data []byte) (*Baseline, error) {
	b := NewBaseline()
	if err := json.Unmarshal(data, b); err != nil {
		return nil, errors.New("is no baseline: make one with --accept")
	}
	if b.Version != 1 {
		return nil, fmt.Errorf("is a baseline of version %d, which this merit does not know", b.Version)
	}
	for _, a := range b.Accepted {
		b.left[known{a.Path, a.Fingerprint}] += a.Count
	}
	return b, nil
}

// Filter drops the findings that were accepted. The path is how the baseline
// calls the file.
func (b *Baseline) Filter(file *source.File, path string, findings []Finding) []Finding {
	b.looked[path] = true
	return slices.DeleteFunc(findings, func(f Finding) bool {
		finding := known{path, Fingerprint(file, path, f)}
		if b.left[finding] == 0 {
			return false
		}
		b.left[finding]--
		return true
	})
}

// Left gives the findings that Filter would leave, and takes none for found.
func (b *Baseline) Left(file *source.File, path string, findings []Finding) (left []Finding) {
	found := map[string]int{}
	for _, f := range findings {
		fingerprint := Fingerprint(file, path, f)
		if found[fingerprint]++; found[fingerprint] > b.left[known{path, fingerprint}] {
			left = append(left, f)
		}
	}
	return left
}

// Gone counts the accepted findings that were not found again: of the files that
// were looked at, and of those that are no longer there.
func (b *Baseline) Gone(missing func(path string) bool) (n int) {
	for finding, left := range b.left {
		if left > 0 && (b.looked[finding.path] || missing(finding.path)) {
			n += left
		}
	}
	return n
}

// Accept takes a file's findings, whose messages mask hides what must not be
// shown, for those that were accepted of it before.
func (b *Baseline) Accept(file *source.File, path string, findings []Finding, mask func(string) string) {
	b.looked[path] = true
	for _, f := range findings {
		finding := known{path, Fingerprint(file, path, f)}
		if i, again := b.at[finding]; again {
			b.fresh[i].Count++
			continue
		}
		b.at[finding] = len(b.fresh)
		b.fresh = append(b.fresh, Accepted{path, f.Rule.Name, mask(f.Message), 1, finding.print})
	}
}

// Settle puts what was accepted now in the place of what was accepted before, but
// for that of files that were not looked at and are not missing. It counts both.
func (b *Baseline) Settle(missing func(path string) bool) (accepted, kept int) {
	b.Accepted = slices.DeleteFunc(b.Accepted, func(a Accepted) bool { return b.looked[a.Path] || missing(a.Path) })
	kept, accepted = total(b.Accepted), total(b.fresh)
	b.Accepted = append(b.Accepted, b.fresh...)
	slices.SortStableFunc(b.Accepted, func(x, y Accepted) int { return strings.Compare(x.Path, y.Path) })
	return accepted, kept
}

func total(all []Accepted) (n int) {
	for _, a := range all {
		n += a.Count
	}
	return n
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
