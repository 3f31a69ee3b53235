package lint

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"merit/pkg/evidence"
)

// A Folder finds stories that answer two competencies in different files of one
// folder. [Examine] gives a file's stories beside its findings:
//
//	folder := lint.NewFolder()                                  // one for each directory of the walk
//	findings, stories := lint.Examine(file, lint.Rules, options) // on any core
//	findings = append(findings, folder.Add(stories)...)          // in the order of the walk
//
// Add wants the files one after another, in the order of the walk, and at once
// gives what a file repeats of those before it, so that nothing has to wait for
// the last one; [Sort] puts the findings of a file in order. What is kept of an
// answer is at most 256 hashes of 4 bytes and its place, and no more than 4,096
// answers of a folder are kept: later ones are held against these alone.
type Folder struct {
	kept  []Story
	first map[uint32]int32 // the first kept story that has a key
}

// NewFolder gives a Folder that no file has been added to.
func NewFolder() *Folder { return &Folder{first: map[uint32]int32{}} }

// A Story is what is kept of an answer: enough to know it again when it is told
// in other words here and there, and not enough to read it.
type Story struct {
	sample
	least   int    // per cent of telling words that make it the same story
	about   string // the competency, in the form in which titles are compared
	title   string // the competency's title, where it is the framework's
	finding Finding
	silent  bool // the file wants nothing said of it
	told    bool // the file itself tells it twice
	answer  *evidence.Answer
}

// keptStories bounds a Folder.
const keptStories = 4096

// forFolder gives the file's stories once its own rules have run; none when the
// rule is off.
func (p *Pass) forFolder(rules []*Rule) []Story {
	if !slices.Contains(rules, repeatedStory) {
		return nil
	}
	p.rule = repeatedStory
	p.severity, _ = p.options.Settings.Severity(repeatedStory, p.options.Path)
	stories := p.stories()
	for i := range stories {
		s := &stories[i]
		p.findings = p.findings[:0]
		p.Report(p.place(s.answer), "")
		s.finding = p.findings[0]
		s.silent = len(p.Ignored.filter(p.findings)) == 0
		s.told, s.answer = slices.Contains(p.repeats, s.answer), nil
	}
	return stories
}

// Add takes in the stories of a folder's next file and gives what they repeat
// of the files before.
func (f *Folder) Add(stories []Story) (findings []Finding) {
	before := len(f.kept)
	for i := range stories {
		s := &stories[i]
		if s.silent || s.told || s.about == "" {
			continue
		}
		if other, percent := f.nearest(s, before); other != nil {
			found := s.finding
			what := "an answer"
			if other.title != "" {
				what = fmt.Sprintf("%q", other.title)
			}
			found.Message = fmt.Sprintf("tells the same story as %s in %s, line %d (%d %% of the telling words): choose another example for one of them",
				what, path.Base(other.finding.Path), other.finding.Line, percent)
			findings = append(findings, found)
		}
	}
	for i := range stories {
		if len(f.kept) == keptStories {
			break
		}
		f.keep(&stories[i])
	}
	return findings
}

// keep adds a story to those that later ones are held against.
func (f *Folder) keep(s *Story) {
	n := int32(len(f.kept))
	f.kept = append(f.kept, *s)
	for key := range s.keys {
		if _, taken := f.first[key]; !taken {
			f.first[key] = n
		}
	}
}

// nearest gives the story of those before that s repeats, or nil: the one that
// shares most of its keys, if it shares enough of its words.
func (f *Folder) nearest(s *Story, before int) (found *Story, percent int) {
	type candidate struct {
		story  int32
		shared int
	}
	candidates := make([]candidate, 0, lowest)
	for key := range s.keys {
		i, ok := f.first[key]
		if !ok || int(i) >= before || f.kept[i].about == s.about || f.kept[i].about == "" {
			continue
		}
		at := slices.IndexFunc(candidates, func(c candidate) bool { return c.story == i })
		if at < 0 {
			candidates = append(candidates, candidate{i, 0})
			at = len(candidates) - 1
		}
		candidates[at].shared++
	}
	if len(candidates) == 0 {
		return nil, 0
	}
	best := slices.MaxFunc(candidates, func(a, b candidate) int { return a.shared - b.shared })
	other := &f.kept[best.story]
	if percent = s.shared(other); percent == 0 {
		return nil, 0
	}
	return other, percent
}

// keys gives what a story is looked up by: the lowest of the telling words two by
// two, since one alone is in too many stories.
func (s *Story) keys(yield func(uint32) bool) {
	low := s.low()
	for i := 1; i < len(low); i++ {
		if !yield(uint32(mix(uint64(low[i-1]), uint64(low[i])) >> 32)) {
			return
		}
	}
}

// shared gives how many per cent of the telling words of the shorter text stand
// in both, or 0 where that is not enough to make them the same story. A short text
// has most of its words in common with any very long one, so that where one is
// over twice as long it takes more.
func (s *Story) shared(other *Story) int {
	few, many := min(s.size(), other.size()), max(s.size(), other.size())
	if few < fewestTelling {
		return 0
	}
	least := s.least
	if 2*few < many {
		least = (least + 100) / 2
	}
	if 3*s.likely(&other.sample) < 2*least {
		return 0
	}
	percent := s.shares(&other.sample)
	if percent < least {
		return 0
	}
	return percent
}

// fewestTelling is how many telling words a text needs to be known by them.
const fewestTelling = 10

// Sort puts the findings of a file in order.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Rule.Name, b.Rule.Name))
	})
}

// stories gives the answers that are long enough to be compared.
func (p *Pass) stories() []Story {
	if p.tales != nil {
		return p.tales
	}
	fewest, least := p.Threshold("words"), max(1, p.Threshold("percent"))
	last, key := "", "" // of one competency there are often several
	p.tales = make([]Story, 0, len(p.prose()))
	for i := range p.proses {
		t := &p.proses[i]
		if len(t.words) < fewest {
			continue
		}
		s := Story{sample: newSample(t.words, &p.hashes), least: least, answer: t.Answer}
		about := t.CompetencyText
		if t.Competency != nil {
			s.title, about = t.Competency.Title, t.Competency.Title
		}
		if about != last {
			last, key = about, same(about)
		}
		s.about = key
		p.tales = append(p.tales, s)
	}
	return p.tales
}
