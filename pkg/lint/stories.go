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
	first map[uint32]int32 // the first kept story that has a shingle
}

// NewFolder gives a Folder that no file has been added to.
func NewFolder() *Folder { return &Folder{first: map[uint32]int32{}} }

// A Story is what is kept of an answer: enough to know it again when it is told
// in other words here and there, and not enough to read it.
type Story struct {
	sample
	about   string // the competency, in the form in which titles are compared
	title   string // the competency's title, where it is the framework's
	finding Finding
	silent  bool // the file wants nothing said of it
	told    bool // the file itself tells it twice
}

// keptStories and keptShingles bound what a Folder and a Story hold.
const (
	keptStories  = 4096
	keptShingles = 256
)

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
			found.Message = fmt.Sprintf("tells the same story as %s in %s, line %d (%d %% of its runs of five words): choose another example for one of them",
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
	for _, h := range s.low {
		if _, taken := f.first[h]; !taken {
			f.first[h] = n
		}
	}
}

// nearest gives the story of those before that s repeats, or nil: the one that
// shares most of its lowest shingles, if it shares enough of all.
func (f *Folder) nearest(s *Story, before int) (found *Story, percent int) {
	type candidate struct {
		story  int32
		shared int
	}
	var candidates []candidate
	for _, h := range s.low {
		i, ok := f.first[h]
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
	if 3*s.likely(&other.sample) < 2*s.least {
		return nil, 0
	}
	if percent = s.shares(&other.sample); percent < s.least {
		return nil, 0
	}
	return other, percent
}

// Sort puts the findings of a file in order.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Rule.Name, b.Rule.Name))
	})
}

// A sample is a text's shingles, hashes of five words in a row. Of a long text
// those whose last bits are nought are kept, as many bits as are needed to come
// down to keptShingles, so that two samples can be held against each other by
// the coarser of their masks.
type sample struct {
	hashes []uint32
	mask   uint32
	sorted bool     // hashes are, each once
	low    []uint32 // the lowest of them, by which others are found
	least  int      // per cent that make it the same story
	answer *evidence.Answer
}

// lowest is how many shingles of a story are looked up.
const lowest = 24

const shingle = 5 // words

// hash gives the hash of five words in a row.
func hash(w []word) uint64 {
	_ = w[shingle-1]
	h := mix(uint64(w[0].fold)<<32|uint64(w[1].fold), uint64(w[2].fold)<<32|uint64(w[3].fold))
	return mix(h, uint64(w[4].fold))
}

func newSample(words []word) (s sample) {
	n := len(words) - shingle + 1
	s.hashes = make([]uint32, 0, n)
	for i := range n {
		s.hashes = append(s.hashes, uint32(hash(words[i:i+shingle])>>32))
	}
	for len(s.hashes) > keptShingles {
		s.mask = s.mask<<1 | 1
		s.hashes = slices.DeleteFunc(s.hashes, func(h uint32) bool { return h&s.mask != 0 })
	}
	// Hashes are spread evenly, so that this bound lets through half as many again as
	// are wanted, which are soon sorted.
	bound := uint64(1) << 32
	if len(s.hashes) > 2*lowest {
		bound = bound / uint64(len(s.hashes)) * lowest * 3 / 2
	}
	s.low = make([]uint32, 0, 3*lowest)
	for _, h := range s.hashes {
		if uint64(h) < bound {
			s.low = append(s.low, h)
		}
	}
	slices.Sort(s.low)
	s.low = slices.Compact(s.low)
	s.low = s.low[:min(len(s.low), lowest):min(len(s.low), lowest)]
	return s
}

// sort makes the sample ready to be compared.
func (s *sample) sort() {
	if !s.sorted {
		slices.Sort(s.hashes)
		s.hashes, s.sorted = slices.Compact(s.hashes), true
	}
}

// likely guesses what shares would say, by the lowest shingles alone, as far up as
// both samples know all of theirs.
func (s *sample) likely(other *sample) int {
	bound := min(s.low[len(s.low)-1], other.low[len(other.low)-1])
	a, b, both, i := 0, 0, 0, 0
	for _, h := range s.low {
		if h <= bound {
			a++
		}
	}
	for _, h := range other.low {
		if h > bound {
			break
		}
		b++
		for i < a && s.low[i] < h {
			i++
		}
		if i < a && s.low[i] == h {
			both++
		}
	}
	return both * 100 / max(1, min(a, b))
}

// shares gives how many per cent of the shorter text's shingles are the other's
// too.
func (s *sample) shares(other *sample) int {
	s.sort()
	other.sort()
	mask := s.mask | other.mask
	a, b, both, i := 0, 0, 0, 0
	for _, h := range s.hashes {
		if h&mask == 0 {
			a++
		}
	}
	for _, h := range other.hashes {
		if h&mask != 0 {
			continue
		}
		b++
		for i < len(s.hashes) && s.hashes[i] < h {
			i++
		}
		if i < len(s.hashes) && s.hashes[i] == h {
			both++
		}
	}
	if a == 0 || b == 0 {
		return 0
	}
	return both * 100 / min(a, b)
}

// stories gives the answers that are long enough to be compared.
func (p *Pass) stories() []Story {
	if p.tales != nil {
		return p.tales
	}
	fewest, least := max(p.Threshold("words"), shingle), max(1, p.Threshold("per-cent"))
	for i := range p.prose() {
		t := &p.proses[i]
		if len(t.words) < fewest {
			continue
		}
		s := Story{sample: newSample(t.words), about: same(t.CompetencyText)}
		s.least, s.answer = least, t.Answer
		if t.Competency != nil {
			s.title, s.about = t.Competency.Title, same(t.Competency.Title)
		}
		p.tales = append(p.tales, s)
	}
	return p.tales
}
