package lint

import (
	"slices"
	"strings"

	"merit/pkg/framework"
)

var unexpandedAcronym = &Rule{
	Name:     "unexpanded-acronym",
	Summary:  "capitals that are not spelt out at or before their first use",
	Severity: Note,
	Doc: `Write in plain language and "don't assume we are technical experts"
(operational-research.gov.uk, "Hints and tips"): a marker from another
department reads your letters without your office around them. Each
answer has a box of its own, so each must spell them out again. Found
are two to six capitals, figures after them allowed, that the answer
does not expand at or before their first use: "integrated care board
(ICB)", "ICB (integrated care board)" or the words themselves earlier.

Write it out once, use other words, or list it under acronyms: in
.merit.yaml. Known without that are common ones (UK, NHS, PDF, VAT),
the framework's own, units, Roman numerals and words shouted in
capitals; which are common is custom. The rule keeps silent on text that
is not mostly English, and cannot see mixed ones such as DfE.`,
	Examples: []Example{
		{
			Source: "## Delivering at pace\n\nI asked the ICB for the figures, and the ICB (the integrated care board) sent them to us.\n",
			Want:   []string{`3:13: "ICB" is not spelt out: write what it stands for at its first use`},
		},
		{
			Source: "## Delivering at pace\n\nI checked the MDS2s with the team's SLT, and the SLT's chair thanked me.\n",
			Want: []string{
				`3:15: "MDS2" is not spelt out: write what it stands for at its first use`,
				`3:37: "SLT" is not spelt out: write what it stands for at its first use`,
			},
		},
		{
			Source: "## Delivering at pace\n\nI asked the integrated care board (ICB) for the PDFs and the UK figures. The ICB's chair, SLT (senior leadership team) and `JSON` said it was NOT in Phase II, in LS1 4AP or at 5 PM in the US.\n",
		},
		{
			Source: "## Delivering at pace\n\nI tried a terminal server (XTSP.org) on my own, and the XTSP held.\n",
		},
		{
			Source: "## Delivering at pace\n\nThe senior leadership team met, and I wrote to the SLT about the A&E plan, the M25 and page A4.\n",
		},
	},
	Check: func(p *Pass) {
		for i := range p.prose() {
			if t := &p.proses[i]; t.english && t.kinds&upper != 0 {
				p.acronyms(t)
			}
		}
	},
}

// acronyms reports the acronyms of an answer that it does not spell out.
func (p *Pass) acronyms(t *prose) {
	var seen []string
	for b := range t.blocks {
		s := &t.blocks[b]
		if s.kinds&(upper|figures) == 0 {
			continue
		}
		left := enough
		for i := range s.words {
			name := s.acronym(i)
			if name == "" || slices.Contains(seen, name) || len(seen) > 100 {
				continue
			}
			if p.understood(name) || s.expanded(i, name) {
				seen = append(seen, name)
				continue
			}
			if seen = append(seen, name); t.spelt(s, i, name) || left == 0 {
				continue
			}
			left--
			p.Report(s.block.Place(int(s.words[i].start), int(s.words[i].start)+len(name)), "%q is not spelt out: write what it stands for at its first use", name)
		}
	}
}

// acronym gives the acronym that stands at i, without the s of several, or "".
func (s *passage) acronym(i int) string {
	w := s.words[i]
	if w.kinds&capital == 0 || w.kinds&(shown|loud|common|gap) != 0 || w.end-w.start < 2 || w.end-w.start > 9 {
		return ""
	}
	text := strings.TrimSuffix(s.word(i), "s")
	capitals := 0
	for capitals < len(text) && text[capitals] >= 'A' && text[capitals] <= 'Z' {
		capitals++
	}
	rest := strings.TrimLeft(text[capitals:], "0123456789")
	if capitals < 2 || capitals > 6 || rest != "" || len(text)-capitals > 2 || strings.Trim(text, "IVX") == "" || s.cried(i) || s.code(i) && !s.bracketed(i) {
		return ""
	}
	if capitals < 3 && len(text) > capitals && postcodeAreas[text[:capitals]] {
		return ""
	}
	numbered := func(i int) bool { return i < len(s.words) && s.words[i].kinds&(spaced|figures) == spaced|figures }
	if numbered(i+1) && (len(text) == 2 || numbered(i+2)) { // part AB 1234, batch ABC 0612 07
		return ""
	}
	return text
}

// cried says whether the capitals at i stand among words in capitals, so that
// they tell nothing.
func (s *passage) cried(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.words) {
			if k := s.words[j]; k.kinds&upper != 0 && k.kinds&figures == 0 && (k.end-k.start > 6 || k.end-k.start > 1 && k.kinds&loud != 0) {
				return true
			}
		}
	}
	return false
}

// code says whether the word at i is part of a name of another kind: of a file,
// an address, a reference.
func (s *passage) code(i int) bool {
	w := s.words[i]
	if w.start > 0 && strings.IndexByte("@_\\#$.", s.text[w.start-1]) >= 0 && w.kinds&tied != 0 {
		return true
	}
	if int(w.end)+1 < len(s.text) {
		switch after, next := s.text[w.end], byteKinds[s.text[w.end+1]]; after {
		case '@', '_', '\\':
			return true
		case '.', ':':
			return next&(isLower|isUpper|isFigure) != 0
		case '-', '/':
			return next&isFigure != 0
		}
	}
	return false
}

// expanded says whether the acronym at i is spelt out right there: "phrase (X)",
// "X (phrase)", "X, or phrase".
func (s *passage) expanded(i int, name string) bool {
	w := s.words[i]
	after := strings.TrimLeft(s.text[min(len(s.text), int(w.start)+len(name)):], "'s")
	if s.bracketed(i) {
		return true
	}
	after = strings.TrimLeft(after, "\"' ")
	if strings.HasPrefix(after, "(") {
		words := wordsOf(after[1:min(len(after), 80)])
		return len(words) > 1 && words[0].kinds&figures == 0
	}
	for _, sign := range []string{", or ", "- the ", ", the ", ", which stands for ", "stands for "} {
		if strings.HasPrefix(after, sign) {
			return s.initials(i+1, min(len(s.words), i+14), name)
		}
	}
	return false
}

// bracketed says whether the word at i opens brackets behind a phrase.
func (s *passage) bracketed(i int) bool {
	return i > 0 && strings.HasSuffix(strings.TrimRight(s.text[:s.words[i].start], "\"' "), "(")
}

// spelt says whether the words that an acronym's letters begin stand before it
// in the answer.
func (t *prose) spelt(until *passage, i int, name string) bool {
	for b := range t.blocks {
		s := &t.blocks[b]
		if s == until {
			return s.initials(0, i, name)
		}
		if s.initials(0, len(s.words), name) {
			return true
		}
	}
	return false
}

// initials says whether words from one place to another begin with the letters
// of a name, small words between them left out. Two letters need capitals, since
// any two words may begin with them.
func (s *passage) initials(from, to int, name string) bool {
	letters := strings.TrimRight(name, "0123456789")
	first := letters[0] | 0x20
	for start := from; start < to; start++ {
		if s.text[s.words[start].start]|0x20 != first || len(letters) < 3 && s.words[start].kinds&capital == 0 {
			continue
		}
		n, i, skipped := 1, start+1, 0
		for ; n < len(letters) && i < to && s.words[i].kinds&(spaced|tied) != 0; i++ {
			w := s.words[i]
			switch {
			case s.text[w.start]|0x20 == letters[n]|0x20 && (len(letters) > 2 || w.kinds&capital != 0):
				n, skipped = n+1, 0
			case w.end-w.start <= 3 && w.kinds&(capital|figures) == 0 && skipped < 2: // of, and, the, for
				skipped++
			default:
				i = to
			}
		}
		if n == len(letters) && s.words[start].kinds&upper == 0 {
			return true
		}
	}
	return false
}

// understood says whether an acronym needs no expansion.
func (p *Pass) understood(name string) bool {
	if knownAcronyms[name] || knownAcronyms[strings.TrimRight(name, "0123456789")] {
		return true
	}
	if p.options.Settings != nil && slices.Contains(p.options.Settings.Acronyms, name) {
		return true
	}
	if p.Framework == nil {
		return false
	}
	if p.own == nil {
		p.own = ownAcronyms(p.Framework)
	}
	return p.own[name]
}

// ownAcronyms gives the words in capitals that a framework uses: a panel that
// marks by it knows them.
func ownAcronyms(f *framework.Framework) map[string]bool {
	own := map[string]bool{}
	add := func(text string) {
		for _, w := range wordsOf(text) {
			if w.kinds&upper != 0 {
				own[text[w.start:w.end]] = true
			}
		}
	}
	add(f.Title)
	for _, l := range f.Levels {
		add(l.Title)
		for _, grade := range l.Grades {
			add(grade)
		}
	}
	for _, c := range f.Competencies {
		add(c.Title)
		add(c.Description)
		for _, i := range c.Indicators {
			add(i.Text)
		}
	}
	return own
}

// knownAcronyms are those that a panel in the United Kingdom knows, units, and
// names that are no acronyms to their readers.
var knownAcronyms = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`
		UK GB US USA EU UN NATO UNESCO UNICEF BBC ITV BT NASA UAE NI ROI
		NHS GP MP MSP MS MEP PM HM HMRC DWP DVLA MOT MOD RAF RNLI RSPCA NSPCC AA RAC PC
		IT ICT AI HR PR PA CV ID FAQ PDF JPEG CD DVD TV USB URL WWW SMS PIN CCTV GPS WIFI QR ATM LED LCD
		VAT PAYE GDP GBP EUR USD ISA IBAN
		CEO CFO COO CTO MD VP VIP DIY PPE COVID HIV AIDS DNA
		GDPR KPI HQ OK PS NB RSVP ASAP AOB ETA RIP TLC SOS
		GCSE NVQ BTEC BA MA MBA MSC BSC PHD OBE MBE CBE STEM
		STAR SMART BAME LGBT LGBTQ
		AM PM GMT BST UTC AD BC BCE CE MON TUE WED THU FRI SAT SUN
		KB MB GB TB KM KG CM MM ML KW MW GW MPH KMH DB HZ CO CO2 H2O
		HEO SEO EO AO SCS`) {
		known[name] = true
	}
	return known
}()
