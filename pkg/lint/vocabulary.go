package lint

import (
	"strings"
	"sync"
)

// vocabularies are the words that rules look for, in lower case.
var vocabularies = []struct {
	kind  kind
	words string
}{
	// The short words that English cannot do without. Those that other
	// languages share are not among them: Welsh is full of "a" and "i", German
	// of "in", "an" and "so", Danish of "at" and "for".
	{common, `the and of to that it with was had this my from by they were which their not but have our your when what who
		been more out into could would how each then them than these we us are be has about after she his where why both`},
	{saysI, `i me my mine myself i'm i've i'll i'd`},
	{saysWe, `we us our ours ourselves we're we've we'll we'd`},
	{measure, `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
		nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
		billion dozen dozens score zero nil half halved halves halving third thirds quarter quarters fifth fifths tenth tenths double
		doubled doubles doubling treble trebled triple tripled tripling quadrupled twofold threefold twice thrice both
		every none nobody unanimous unanimously weekly daily monthly yearly overnight percent`},
	{leading, `i i'm i've my proven`},
	{adverb, `also then therefore often always mainly mostly actively personally partly regularly frequently closely directly
		heavily fully fortunately really usually previously subsequently consequently initially still recently currently solely
		jointly ultimately truly strongly honestly generally successfully`},
	{dating, `in during until till to and or early late mid spring summer autumn winter year fy`},
	{period, `start beginning middle end half course whole all most`},
	{dating | month, `january february march april may june july august september october november december
		jan feb mar apr jun jul aug sept sep oct nov dec`},
	{gap, `todo tbc tbd lorem xxx xxxx xxxxx xxxxxx`},
	{suspect, `born dob birth d`},
	{shortened, `mr mrs ms dr prof st no vs approx fig rev hon sgt messrs ie eg cf`},
	// Words that are written in capitals to be heard.
	{loud, `not no all and or but only very must never always yes do did now the this that any each every more most less best
		own one two three new we you they he she it is was are were be on in at to of for by as an if so my our me what who how
		why when will can may shall should stop start before after both none from with had has have out up down off over
		again also just even true false action result task answer note part page total plan team best good bad key big end
		day first last next left right real whole extra same such then there here open closed`},
	{doubled, `had that her you very many really so far much more no ha bye now there blah hear knock`},
	{subject, `we you he she it they who whom whose which that this there when where while as`},
	{phrasal, `log logs logged logging sign signs signed signing check checks checked checking come comes came coming go goes went going
		hand hands handed handing phase phased phasing call called calling carry carries carried carrying move moved moving opt opted opting
		join joined settle settled hold held turn turned break broke put stay stayed live lived get got take took taken pass passed keep kept
		fit fitted tune tuned drop dropped dial dialled`},
	{particle, `in on up out off over down through`},
}

// A lexicon knows the kinds of words by their folds: a table of 2048 slots, far
// from full, that the first bits of a fold lead into.
type lexicon [1 << lexiconBits]lexeme

const lexiconBits = 11

type lexeme struct {
	fold  uint32
	kinds kind // 0 where the slot is free
}

var vocabulary = sync.OnceValue(func() *lexicon {
	l := new(lexicon)
	for _, v := range vocabularies {
		for text := range strings.FieldsSeq(v.words) {
			fold := foldOfWord(text)
			i := fold >> (64 - lexiconBits)
			for l[i].kinds != 0 && l[i].fold != uint32(fold) {
				i = (i + 1) % uint64(len(l))
			}
			l[i].fold = uint32(fold)
			l[i].kinds |= v.kind
		}
	}
	return l
})

// kinds gives what the vocabulary knows of a word.
func (l *lexicon) kinds(fold uint64) kind {
	for i := fold >> (64 - lexiconBits); ; i = (i + 1) % uint64(len(l)) {
		if slot := &l[i]; slot.fold == uint32(fold) || slot.kinds == 0 {
			return slot.kinds
		}
	}
}

// kindsOf gives what the vocabulary knows of one word.
func kindsOf(text string) kind { return vocabulary().kinds(foldOfWord(text)) }

func foldOfWord(text string) uint64 {
	s := splitter{text: text}
	s.word(0)
	return s.fold
}

// foldOf gives the fold of one word.
func foldOf(text string) uint32 { return uint32(foldOfWord(text)) }

// folds gives the folds of a phrase's words.
func folds(phrase string) (all []uint32) {
	for text := range strings.FieldsSeq(phrase) {
		all = append(all, foldOf(text))
	}
	return all
}

// wordsOf gives the words of a text alone.
func wordsOf(text string) []word {
	words, _ := split(nil, text)
	return words
}
