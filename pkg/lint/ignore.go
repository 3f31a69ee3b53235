package lint

import (
	"slices"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// Ignores are a file's comments that silence a rule:
// <!-- merit:ignore RULE reason --> for the next block, or for the whole answer
// when it stands right under its heading, and merit:ignore-file for the file.
type Ignores struct {
	all []*Ignore
	ran map[string]bool
	// known are the names of all rules, run or not.
	known []string
}

// An Ignore is one such comment and what it silenced.
type Ignore struct {
	evidence.Directive
	scope source.Span
	used  bool
}

func newIgnores(file *evidence.File, rules []*Rule) *Ignores {
	ignores := &Ignores{ran: map[string]bool{}, known: Names()}
	for _, r := range rules {
		ignores.ran[r.Name] = true
	}
	for _, d := range file.Directives {
		ignores.all = append(ignores.all, &Ignore{Directive: d, scope: scopeOf(file, d)})
	}
	return ignores
}

// scopeOf gives what a comment silences.
func scopeOf(file *evidence.File, d evidence.Directive) source.Span {
	if d.WholeFile {
		return source.Span{Start: 0, End: len(file.Text) + 1}
	}
	scope := source.Span{Start: d.Span.Start, End: d.Span.End}
	for _, a := range file.Answers {
		if d.Span.Start < a.Extent.Start || d.Span.Start >= a.Extent.End {
			continue
		}
		if first := firstBlock(a); first == nil || d.Span.Start < first.Span.Start {
			return a.Extent
		}
	}
	for _, a := range file.Answers {
		for _, part := range a.Parts {
			for _, b := range part.Blocks {
				if b.Span.End > d.Span.Start {
					return source.Span{Start: d.Span.Start, End: max(b.Span.End, scope.End)}
				}
			}
		}
	}
	return scope
}

func firstBlock(a *evidence.Answer) *evidence.Block {
	for _, part := range a.Parts {
		if len(part.Blocks) > 0 {
			return part.Blocks[0]
		}
	}
	return nil
}

// filter drops the findings that are silenced.
func (ignores *Ignores) filter(findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool {
		for _, i := range ignores.all {
			if i.Rule == f.Rule.Name && i.Reason != "" && i.scope.Start <= f.Span.Start && f.Span.Start < i.scope.End {
				i.used = true
				return true
			}
		}
		return false
	})
}
