package lint

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"merit/pkg/evidence"
)

// A Folder finds stories that answer two competencies in different files of one
// folder. It is used beside [Check], which sees one file:
//
//	folder := lint.NewFolder()            // one for each directory of the walk
//	stories := lint.Stories(file, options) // with the file, on any core
//	findings = append(findings, folder.Add(stories)...)
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

// Stories gives what a [Folder] needs to know of a file.
func Stories(file *evidence.File, options Options) []Story {
	severity, _ := options.Settings.Severity(repeatedStory, options.Path)
	if severity == 0 {
		return nil
	}
	p := &Pass{File: file, Entries: file.Coverage(options.Today), Today: options.Today, options: options, rule: repeatedStory, severity: severity}
	ignores := newIgnores(file, []*Rule{repeatedStory})
	var all []Story
	p.stories(func(s Story, earlier *Story, _ int) {
		p.findings = p.findings[:0]
		p.Report(p.place(s.answer), "")
		s.finding = p.findings[0]
		s.silent = len(ignores.filter(p.findings)) == 0
		s.told, s.answer = earlier != nil, nil
		all = append(all, s)
	})
	return all
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
	for _, s := range stories {
		if len(f.kept) == keptStories {
			break
		}
		n := int32(len(f.kept))
		f.kept = append(f.kept, s)
		for _, h := range s.hashes {
			if _, taken := f.first[h]; !taken {
				f.first[h] = n
			}
		}
	}
	return findings
}

// nearest gives the story before a file's own that a story repeats, or nil.
func (f *Folder) nearest(s *Story, before int) (found *Story, percent int) {
	shared := map[int32]int{}
	for _, h := range s.hashes {
		if i, ok := f.first[h]; ok && int(i) < before && f.kept[i].about != s.about && f.kept[i].about != "" {
			shared[i]++
		}
	}
	for _, i := range likeliest(shared) {
		if percent = s.shares(f.kept[i].sample); percent >= s.least {
			return &f.kept[i], percent
		}
	}
	return nil, 0
}

// likeliest gives the stories that share most, the first few of them.
func likeliest(shared map[int32]int) []int32 {
	var all []int32
	for i := range shared {
		all = append(all, i)
	}
	slices.SortFunc(all, func(a, b int32) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return all[:min(len(all), 3)]
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
	hashes []uint32 // sorted, each once
	mask   uint32
	least  int // per cent that make it the same story
	answer *evidence.Answer
}

const shingle = 5 // words

// hash gives the hash of five words in a row.
func hash(w []word) uint64 {
	_ = w[shingle-1]
	h := mix(uint64(w[0].fold)<<32|uint64(w[1].fold), uint64(w[2].fold)<<32|uint64(w[3].fold))
	return mix(h, uint64(w[4].fold))
}

func newSample(words []word) (s sample) {
	s.hashes = make([]uint32, 0, len(words))
	for i := shingle; i <= len(words); i++ {
		s.hashes = append(s.hashes, uint32(hash(words[i-shingle:i])>>32))
	}
	slices.Sort(s.hashes)
	s.hashes = slices.Compact(s.hashes)
	for len(s.hashes) > keptShingles {
		s.mask = s.mask<<1 | 1
		s.hashes = slices.DeleteFunc(s.hashes, func(h uint32) bool { return h&s.mask != 0 })
	}
	s.hashes = slices.Clip(s.hashes)
	return s
}

// shares gives how many per cent of the shorter text's shingles are the other's
// too.
func (s sample) shares(other sample) int {
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

// stories calls f with each story that is long enough, and with the earliest one
// for another competency that it repeats, if any.
func (p *Pass) stories(f func(s Story, earlier *Story, percent int)) {
	folder, own := NewFolder(), 0
	for i := range p.prose() {
		t := &p.proses[i]
		if len(t.words) < max(p.Threshold("words"), shingle) {
			continue
		}
		s := Story{sample: newSample(t.words), about: same(t.CompetencyText)}
		s.least, s.answer = max(1, p.Threshold("per-cent")), t.Answer
		if t.Competency != nil {
			s.title, s.about = t.Competency.Title, same(t.Competency.Title)
		}
		earlier, percent := folder.nearest(&s, own)
		f(s, earlier, percent)
		if own < keptStories {
			for _, h := range s.hashes {
				if _, taken := folder.first[h]; !taken {
					folder.first[h] = int32(own)
				}
			}
			folder.kept = append(folder.kept, s)
			own++
		}
	}
}

// alike says whether any answer may repeat another: whether enough of its
// shingles, by a few bits of each, stand before. It costs a fraction of looking
// which they are.
func (p *Pass) alike() bool {
	size := 0
	for i := range p.prose() {
		size += len(p.proses[i].words)
	}
	bits := 64
	for bits < 16*size {
		bits *= 2
	}
	seen := make([]uint64, bits/64)
	least := p.Threshold("per-cent")
	for i := range p.proses {
		words := p.proses[i].words
		known := 0
		for j := shingle; j <= len(words); j++ {
			h := hash(words[j-shingle : j])
			slot := &seen[h>>32&uint64(len(seen)-1)]
			known += int(*slot >> (h >> 26 & 63) & 1)
			*slot |= 1 << (h >> 26 & 63)
		}
		if n := len(words) - shingle + 1; i > 0 && n > 0 && known*100 >= n*least/2 && known > 0 {
			return true
		}
	}
	return false
}
