package render

import (
	"fmt"
	"strconv"
	"strings"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
)

// sections lists what the file heads, and what its framework asks for beside
// that.
func (b *pageBuilder) sections(p *page) {
	answers := map[*evidence.Answer]*evidence.Entry{}
	missing := map[*framework.Competency][]*evidence.Entry{}
	var order []*framework.Competency
	for _, e := range b.doc.Entries {
		switch {
		case e.Answer != nil:
			answers[e.Answer] = e
		default:
			if missing[e.Competency] == nil {
				order = append(order, e.Competency)
			}
			missing[e.Competency] = append(missing[e.Competency], e)
		}
	}
	last := map[*framework.Competency]*pageSection{}
	for _, s := range b.doc.File.Sections {
		section := b.section(s, answers)
		p.Sections = append(p.Sections, section)
		if s.Competency != nil {
			last[s.Competency] = section
		}
	}
	for _, c := range order {
		if c == nil {
			continue
		}
		if last[c] == nil {
			p.Absent = append(p.Absent, b.absent(c, missing[c]))
			continue
		}
		for _, e := range missing[c] {
			last[c].Missing = append(last[c].Missing, b.missing(e))
		}
	}
}

// absent is a competency that the file does not head.
func (b *pageBuilder) absent(c *framework.Competency, missing []*evidence.Entry) *pageAbsent {
	absent := &pageAbsent{Title: b.text(c.Title), State: stateMark(missing[0].State)}
	for _, e := range missing {
		absent.Missing = append(absent.Missing, b.missing(e))
	}
	if len(missing) > 1 {
		absent.Count = lint.Plural(len(missing), "indicator")
	}
	return absent
}

func (b *pageBuilder) missing(e *evidence.Entry) pageMissing {
	return pageMissing{b.text(e.IndicatorText), stateMark(e.State)}
}

func (b *pageBuilder) section(s *evidence.Section, answers map[*evidence.Answer]*evidence.Entry) *pageSection {
	section := &pageSection{Title: b.text(s.Title.Value)}
	id := s.Title.Value
	if s.Competency != nil {
		id = s.Competency.ID
		if section.Title == "" {
			section.Title = b.text(s.Competency.Title)
		}
	}
	if strings.TrimSpace(section.Title) == "" {
		section.Title = "Answer"
		if len(s.Answers) > 1 {
			section.Title = "Answers"
		}
	}
	section.ID = b.id(id, s.Title.Value, "answer")
	if s.Uncounted > 0 {
		section.Uncounted = lint.Plural(s.Uncounted, "word") + " before the first indicator count for no answer and are not shown."
	}
	section.Notes, section.Looks = b.noted[s], b.looks(s.Competency)
	for _, a := range s.Answers {
		e := answers[a]
		if e == nil {
			e = &evidence.Entry{Answer: a, State: a.State, Count: a.Words, Limit: evidence.Limit{Max: evidence.DefaultLimit}}
		}
		section.Answers = append(section.Answers, b.answer(e, section))
	}
	return section
}

func (b *pageBuilder) answer(e *evidence.Entry, section *pageSection) *pageAnswer {
	a := e.Answer
	answer := &pageAnswer{entry: e, ID: section.ID, Heading: b.text(e.IndicatorText), Count: longCount(e), Labelled: len(a.Labelled()) > 0}
	level := 3
	if answer.Heading != "" || len(a.Section.Answers) > 1 {
		id := ""
		if a.Indicator != nil {
			id = a.Indicator.ID
		}
		if answer.Heading == "" {
			answer.Heading = "Answer"
		}
		answer.ID = b.id(id, e.IndicatorText, "answer")
		level = 4
	}
	answer.Line, _ = b.doc.File.Position(a.Heading.Span.Start)
	answer.States = []pageState{stateMark(e.State)}
	answer.Short = pageState{string(e.State), strings.ToLower(string(e.State))}
	if e.State == evidence.Evidenced {
		answer.Short.Text = thousands(e.Count)
	}
	if empty := emptyParts(e); empty > 0 {
		answer.States = []pageState{{string(evidence.Notes), lint.Plural(empty, "part") + " empty"}}
	}
	if over := e.Count - e.Limit.Max; over > 0 {
		answer.States = append(answer.States, pageState{"over", thousands(over) + " over the limit"})
		answer.Short = pageState{"over", thousands(over) + " over"}
	}
	if b.differ && e.LimitFrom != "" {
		answer.Count += " (" + e.LimitFrom + ")"
	}
	answer.Bar = barOf(e)
	answer.shares = partShares(b.doc.File.Method, a)
	answer.Shares = drawn(answer.shares, 100)
	answer.Usual = b.usual
	besideUsual(answer.Shares, answer.Usual)
	for _, check := range e.Indicators {
		answer.Checklist = append(answer.Checklist, pageMissing{b.text(check.Text), checkMark(check.State)})
	}
	answer.Notes = b.noted[a]
	b.parts(answer, a, level)
	return answer
}

func stateMark(s evidence.State) pageState { return pageState{string(s), stateWords[s]} }

// checkMark tells the state of a line of a checklist.
func checkMark(s evidence.State) pageState {
	mark := stateMark(s)
	switch s {
	case evidence.Empty:
		mark.Text = "Not claimed"
	case evidence.Claimed:
		mark.Text = "Claimed"
	}
	return mark
}

// longCount is "217 of 250 words", or "1,402 of 1,500 characters, 243 words".
func longCount(e *evidence.Entry) string {
	least := ""
	if e.Limit.Min > 0 {
		least = thousands(e.Limit.Min) + " to "
	}
	text := fmt.Sprintf("%s of %s%s %s", thousands(e.Count), least, thousands(e.Limit.Max), unitOf(e.Limit))
	if unitOf(e.Limit) != "words" {
		text += ", " + lint.Plural(wordsOf(e), "word")
	}
	return text
}

func unitOf(l evidence.Limit) string {
	switch l.Count {
	case "":
		return "words"
	case "escaped":
		return "escaped bytes"
	}
	return l.Count
}

func barOf(e *evidence.Entry) *pageBar {
	if e.Count == 0 {
		return nil
	}
	most := max(e.Limit.Max, 1)
	bar := &pageBar{Percent: percent(e.Count, most), Within: tenths(100 * float64(e.Count) / float64(most))}
	if e.Count > most {
		within := 100 * float64(most) / float64(e.Count)
		bar.Within, bar.Over = tenths(within), tenths(100-within)
	}
	return bar
}

// parts lists an answer's parts; headings inside it start at a level.
func (b *pageBuilder) parts(answer *pageAnswer, a *evidence.Answer, level int) {
	below := level
	for _, p := range a.Parts {
		if p.Story != "" {
			below = level + 1
		}
	}
	for _, p := range a.Parts {
		if len(p.Names) == 0 && p.State == evidence.Empty && p.Story == "" && !worded(p) {
			answer.Notes = append(answer.Notes, b.noted[p]...)
			continue
		}
		part := pagePart{Part: p, Notes: b.noted[p]}
		if p.Story != "" {
			part.Story = &pageLabel{Level: level, Text: b.text(p.Story)}
		}
		if name := p.Name(); name != "" {
			part.Label = &pageLabel{Level: below, Text: name}
			if part.Empty = p.State == evidence.Empty; !part.Empty {
				part.Label.Words = lint.Plural(p.Words, "word")
			}
		}
		answer.Parts = append(answer.Parts, part)
	}
}

// worded says whether a part holds any letter or figure, rather than a dash.
func worded(p *evidence.Part) bool {
	for _, block := range p.Blocks {
		if strings.ContainsFunc(block.Text(), wordly) {
			return true
		}
	}
	return false
}

// thousands writes a number as people read it: 1,204.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// manyWords writes how many words there are: 1,204 words.
func manyWords(n int) string {
	return thousands(n) + strings.TrimPrefix(lint.Plural(n, "word"), strconv.Itoa(n))
}

func percent(n, of int) string { return thousands(int(100*float64(n)/float64(of) + 0.5)) }

func tenths(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }
