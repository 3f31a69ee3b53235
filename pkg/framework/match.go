package framework

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"merit/pkg/source"
)

// People copy a framework's words out of PDFs and web pages and type them
// again. Matching sees through what that does to them (quotes, case, spacing,
// punctuation, line breaks, lost ligatures, small slips), and never through a
// difference in meaning.

// An index finds a framework's competencies and indicators by their words. It
// is made when the first text is matched.
type index struct {
	once         sync.Once
	competencies map[string]*Competency
	indicators   map[string][]*Indicator
	competencyOf map[*Indicator]*Competency
	descriptions map[*Competency][]string
	phrases      []phrase // one for each key above, in the framework's order
}

type phrase struct {
	words      []string
	letters    int
	competency *Competency
	indicator  *Indicator
}

func (f *Framework) indexed() *index {
	f.once.Do(func() {
		f.competencies = map[string]*Competency{}
		f.indicators = map[string][]*Indicator{}
		f.competencyOf = map[*Indicator]*Competency{}
		f.descriptions = map[*Competency][]string{}
		for _, competency := range f.Competencies {
			f.descriptions[competency] = Words(competency.Description)
			for _, title := range append([]string{competency.Title, competency.ID}, competency.Aliases...) {
				words := Words(title)
				key := strings.Join(words, "")
				if f.competencies[key] == nil {
					f.competencies[key] = competency
					f.phrases = append(f.phrases, phrase{words, len(key), competency, nil})
				}
			}
			for _, indicator := range competency.Indicators {
				f.competencyOf[indicator] = competency
				words := Words(indicator.Text)
				key := strings.Join(words, "")
				if f.indicators[key] == nil {
					f.phrases = append(f.phrases, phrase{words, len(key), nil, indicator})
				}
				f.addIndicator(key, indicator)
				for _, lost := range ligatures {
					f.addIndicator(without(lost, words), indicator)
				}
				f.addIndicator(strings.Join(Words(indicator.ID), ""), indicator)
			}
		}
	})
	return &f.index
}

func (x *index) addIndicator(key string, indicator *Indicator) {
	if known := x.indicators[key]; len(known) == 0 || known[len(known)-1] != indicator {
		x.indicators[key] = append(known, indicator)
	}
}

// Competency finds a competency by its id, its title or an alias, or nil.
func (f *Framework) Competency(text string) *Competency {
	words := Words(text)
	x := f.indexed()
	if c := x.competencies[strings.Join(words, "")]; c != nil {
		return c
	}
	for _, p := range x.phrases {
		if p.competency != nil && p.near(words) {
			return p.competency
		}
	}
	return nil
}

// CompetencyOf gives the competency an indicator belongs to.
func (f *Framework) CompetencyOf(indicator *Indicator) *Competency {
	return f.indexed().competencyOf[indicator]
}

// Indicator finds an indicator by its id or its text, or nil. Where several
// competencies or levels share a text, the one at this level and within this
// competency (which may be nil) comes first.
func (f *Framework) Indicator(text, level string, within *Competency) *Indicator {
	var best *Indicator
	score := -1
	for _, indicator := range f.IndicatorsOf(text) {
		s := 0
		if level == "" || indicator.Level == level {
			s += 2
		}
		if within != nil && f.competencyOf[indicator] == within {
			s++
		}
		if s > score {
			best, score = indicator, s
		}
	}
	return best
}

// IndicatorsOf gives the indicators that an id or a text stands for: more than
// one where competencies or levels share the text.
func (f *Framework) IndicatorsOf(text string) []*Indicator {
	words := Words(text)
	key := strings.Join(words, "")
	x := f.indexed()
	if found := x.indicators[key]; found != nil {
		return found
	}
	if len(key) >= 20 {
		for _, lost := range ligatures {
			if found := x.indicators[without(lost, words)]; found != nil {
				return found
			}
		}
	}
	for _, p := range x.phrases {
		if p.indicator != nil && p.near(words) {
			return x.indicators[strings.Join(p.words, "")]
		}
	}
	return nil
}

// NearestCompetency gives the title that text is most like, or "".
func (f *Framework) NearestCompetency(text string) string {
	var titles []string
	for _, c := range f.Competencies {
		titles = append(append(titles, c.Title), c.Aliases...)
	}
	if nearest := source.Nearest(text, titles); nearest != "" {
		return nearest
	}
	if p := f.mostShared(text, func(p phrase) bool { return p.competency != nil }); p != nil {
		return p.competency.Title
	}
	return ""
}

// NearestIndicator gives the indicator whose words text shares most, or nil
// when that is less than half of them.
func (f *Framework) NearestIndicator(text, level string) *Indicator {
	p := f.mostShared(text, func(p phrase) bool {
		return p.indicator != nil && (level == "" || p.indicator.Level == level)
	})
	if p == nil {
		return nil
	}
	return p.indicator
}

func (f *Framework) mostShared(text string, eligible func(phrase) bool) *phrase {
	words := map[string]bool{}
	for _, w := range Words(text) {
		words[w] = true
	}
	var best *phrase
	most := 0.5
	for i, p := range f.indexed().phrases {
		if !eligible(p) || len(p.words) == 0 {
			continue
		}
		shared := 0
		for _, w := range p.words {
			if words[w] {
				shared++
			}
		}
		if s := 2 * float64(shared) / float64(len(p.words)+len(words)); s > most {
			best, most = &f.indexed().phrases[i], s
		}
	}
	return best
}

// Same says whether two texts are the same words, through everything that
// copying does to them.
func Same(a, b string) bool {
	if len(a) > 2*len(b)+40 || len(b) > 2*len(a)+40 {
		return false // most texts, at once
	}
	x, y := Words(a), Words(b)
	s, t := strings.Join(x, ""), strings.Join(y, "")
	return s == t ||
		max(len(s), len(t)) >= 20 && alikeWithout(x, y) ||
		phrase{words: y, letters: min(len(s), len(t))}.near(x)
}

// Damaged says whether a copy of a text has lost the letters that a PDF prints
// as one sign, and nothing else.
func Damaged(copied, text string) bool {
	x, y := Words(copied), Words(text)
	return strings.Join(x, "") != strings.Join(y, "") && alikeWithout(x, y)
}

// Words gives a text's words in the form in which they are compared: lower
// case, letters and figures only, "&" as "and".
func Words(text string) []string {
	if !source.ASCII(text) {
		text = norm.NFKC.String(text)
	}
	words := make([]byte, 0, len(text)+8)
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			words = utf8.AppendRune(words, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘' || r == '\u200b' || r == '\u00ad':
		case r == '&':
			words = append(words, " and "...)
		default:
			words = append(words, ' ')
		}
	}
	return strings.Fields(string(words))
}

// ligatures are the letters that a PDF prints as one sign, which copying loses:
// "benefits" becomes "bene ts", "difficult" becomes "di cult" or "dif cult".
var ligatures = [][]string{{"ffi", "ffl", "ff", "fi", "fl"}, {"fi", "fl"}}

// alikeWithout says whether words are the same but for ligatures.
func alikeWithout(x, y []string) bool {
	return slices.ContainsFunc(ligatures, func(lost []string) bool { return without(lost, x) == without(lost, y) })
}

// without joins words without some letters in a row.
func without(lost []string, words []string) string {
	var b strings.Builder
	for _, word := range words {
		for _, letters := range lost {
			word = strings.ReplaceAll(word, letters, "")
		}
		b.WriteString(word)
	}
	return b.String()
}

// near says whether words are those of the phrase but for small slips: at most
// one letter in twenty, one in a word, none in its first letter, in a number or
// in a negation.
func (p phrase) near(words []string) bool {
	if len(words) != len(p.words) {
		return false
	}
	slips := p.letters / 20
	for i, want := range p.words {
		got := words[i]
		if got == want {
			continue
		}
		if slips--; slips < 0 || !slip(got, want) {
			return false
		}
	}
	return true
}

func slip(got, want string) bool {
	switch {
	case got[0] != want[0], negations[got], negations[want], strings.ContainsAny(got+want, "0123456789"):
		return false
	case len(want) < 4 && shortWords[got]:
		return false
	}
	return source.Distance(got, want, 2) < 2
}

// negations and shortWords are words that no slip may make or unmake.
var (
	negations  = wordSet("no not never nor neither none nothing nobody without cannot non dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt hasnt havent")
	shortWords = wordSet("a i am an and any are as at be but by can did do few for get go had has he her him his how if in is it its let may me my new now of off on one or our out own put say see she so the to too two up us use was way we who why you")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// Describes says whether text is a competency's own description, or at least
// five words of it in a row.
func (f *Framework) Describes(c *Competency, text string) bool {
	if c.Description == "" || len(text) > 2*len(c.Description) {
		return false
	}
	words, description := Words(text), f.indexed().descriptions[c]
	return len(words) >= 5 && (strings.Contains(strings.Join(description, ""), strings.Join(words, "")) ||
		slices.ContainsFunc(ligatures, func(lost []string) bool { return strings.Contains(without(lost, description), without(lost, words)) }))
}
