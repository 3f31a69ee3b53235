package lint

import (
	"cmp"
	"slices"
	"sort"

	"merit/pkg/evidence"
	"merit/pkg/source"
)

// Ignores are a file's comments that silence a rule:
// <!-- merit:ignore RULE reason --> for the next block, or for the whole answer
// when it stands right under its heading, and merit:ignore-file for the file.
type Ignores struct {
	all   []*Ignore            // as they stand in the file
	of    map[string][]*Ignore // a rule's with a reason, by where they begin
	rules []*Rule              // that run
	known []string             // the names of all rules, run or not
}

// An Ignore is one such comment and what it silenced.
type Ignore struct {
	evidence.Directive
	scope source.Span
	reach int // the furthest end of this and of those before it in Ignores.of
	used  bool
}

func newIgnores(file *evidence.File, rules []*Rule) *Ignores {
	ignores := &Ignores{rules: rules}
	if len(file.Directives) == 0 {
		return ignores
	}
	ignores.known = Names()
	ignores.of = map[string][]*Ignore{}
	scopes := newScopes(file)
	for _, d := range file.Directives {
		i := &Ignore{Directive: d, scope: scopes.of(d)}
		ignores.all = append(ignores.all, i)
		if d.Reason != "" {
			ignores.of[d.Rule] = append(ignores.of[d.Rule], i)
		}
	}
	for _, of := range ignores.of {
		slices.SortStableFunc(of, func(a, b *Ignore) int { return cmp.Compare(a.scope.Start, b.scope.Start) })
		reach := 0
		for _, i := range of {
			reach = max(reach, i.scope.End)
			i.reach = reach
		}
	}
	return ignores
}

// scopes know what a comment at any place silences.
type scopes struct {
	end     int
	answers []*evidence.Answer // headed ones; each ends before the next begins
	checks  []*evidence.Answer // those that are only in a checklist
	blocks  []source.Span      // by where they end
}

func newScopes(file *evidence.File) *scopes {
	s := &scopes{end: len(file.Text) + 1}
	for _, a := range file.Answers {
		if a.Check != nil {
			s.checks = append(s.checks, a)
			continue
		}
		s.answers = append(s.answers, a)
		for _, part := range a.Parts {
			for _, b := range part.Blocks {
				s.blocks = append(s.blocks, b.Span)
			}
		}
	}
	for _, answers := range [][]*evidence.Answer{s.answers, s.checks} {
		slices.SortStableFunc(answers, func(a, b *evidence.Answer) int { return cmp.Compare(a.Extent.Start, b.Extent.Start) })
	}
	slices.SortStableFunc(s.blocks, func(a, b source.Span) int { return cmp.Compare(a.End, b.End) })
	return s
}

// of gives what a comment silences.
func (s *scopes) of(d evidence.Directive) source.Span {
	if d.WholeFile {
		return source.Span{Start: 0, End: s.end}
	}
	at := d.Span.Start
	for _, answers := range [][]*evidence.Answer{s.answers, s.checks} {
		if a := around(answers, at); a != nil {
			if first := firstBlock(a); first == nil || at < first.Span.Start {
				return a.Extent
			}
		}
	}
	scope := source.Span{Start: at, End: d.Span.End}
	if i := sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].End > at }); i < len(s.blocks) {
		scope.End = max(scope.End, s.blocks[i].End)
	}
	return scope
}

// around gives the answer that an offset stands in, or nil.
func around(answers []*evidence.Answer, offset int) *evidence.Answer {
	i := sort.Search(len(answers), func(i int) bool { return answers[i].Extent.Start > offset }) - 1
	if i < 0 || answers[i].Extent.End <= offset {
		return nil
	}
	return answers[i]
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
	if len(ignores.all) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		i := ignores.silencing(f)
		if i != nil {
			i.used = true
		}
		return i != nil
	})
}

// silencing gives the comment that silences a finding: the last to begin before
// it.
func (ignores *Ignores) silencing(f Finding) *Ignore {
	of := ignores.of[f.Rule.Name]
	at := f.Span.Start
	for i := sort.Search(len(of), func(i int) bool { return of[i].scope.Start > at }) - 1; i >= 0 && of[i].reach > at; i-- {
		if of[i].scope.End > at {
			return of[i]
		}
	}
	return nil
}
