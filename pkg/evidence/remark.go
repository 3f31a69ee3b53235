package evidence

import (
	"slices"
	"strings"
	"unicode"

	"merit/pkg/source"
)

// comment reads the comment that opens at i.
func (c *cutter) comment(i int) int {
	from := i + len("<!--")
	for _, empty := range []string{">", "->"} {
		if strings.HasPrefix(c.source[from:], empty) {
			return c.scrap(i, from+len(empty))
		}
	}
	end := c.find("-->", from)
	if end < 0 {
		c.unclosed(i, from, "a comment", "-->")
		return c.scrap(i, from)
	}
	said := c.source[from:end]
	end += len("-->")
	coach := c.remark(said, source.Span{Start: c.base + i, End: c.base + end})
	if !coach && c.purpose != toRead {
		c.passed = end
		return end
	}
	return c.leaveOut(i, end)
}

// unclosed reports the first opener of its kind, from i on, that nothing closes.
func (c *cutter) unclosed(i, end int, what, closer string) {
	if !c.told[closer] {
		c.told[closer] = true
		c.problems = append(c.problems, source.Problem{Span: source.Span{Start: c.base + i, End: c.base + end},
			Message: what + " that nothing closes: add " + closer})
	}
}

// scrap is the start of a comment that is none.
func (c *cutter) scrap(i, end int) int {
	if c.purpose == toRead {
		c.cut(i, end)
	}
	c.passed = end
	return end
}

// leaveOut cuts a comment; text behind one that opens its line starts where the
// comment did.
func (c *cutter) leaveOut(i, end int) int {
	if blankLine(c.opens, c.source[c.copied:i]) {
		for end < len(c.source) && (c.source[end] == ' ' || c.source[end] == '\t') {
			end++
		}
	}
	c.cut(i, end)
	return end
}

// blankLine says whether nothing but blanks and quote marks stands on the line
// on which text ends; before says whether that holds of what is before text.
func blankLine(before bool, text string) bool {
	if end := strings.LastIndexByte(text, '\n'); end >= 0 {
		before, text = true, text[end+1:]
	}
	return before && strings.Trim(text, " \t>") == ""
}

// remark keeps a comment that is addressed, to merit or from a coach, and says
// whether it is a coach's.
func (c *cutter) remark(text string, span source.Span) bool {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "merit:"); ok {
		verb, rest, _ := strings.Cut(rest, " ")
		rule, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if verb == "ignore" || verb == "ignore-file" {
			c.directives = append(c.directives, Directive{verb == "ignore-file", rule, strings.TrimSpace(reason), span})
			return false
		}
		c.problems = append(c.problems, source.Problem{Span: span, Message: "merit knows ignore and ignore-file here: write merit:ignore RULE reason"})
		return false
	}
	name, said, ok := strings.Cut(text, ":")
	if !ok || !speaker(name) || said != "" && !strings.ContainsRune(" \t\n", rune(said[0])) {
		return false
	}
	c.comments = append(c.comments, Comment{Name: strings.TrimSpace(name), Text: strings.TrimSpace(said), Span: span})
	return true
}

// speaker says whether a name before a comment's colon is a person's or a
// role's: one to three words that open with a capital or are a coach's role, and
// no word with which writers open notes to themselves.
func speaker(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 1 || len(words) > 3 || strings.ContainsAny(name, "<>{}[]/\\") || known(strings.TrimSpace(name)) {
		return false
	}
	coach := slices.ContainsFunc(words, isRole)
	switch words[0] {
	case "first", "second", "third", "final", "last", "new", "old", "older":
		return coach
	case "merit", "note", "notes", "nb", "n.b.", "ps", "p.s.", "source", "sources", "todo", "to", "fixme", "wip", "see", "cf",
		"draft", "version", "original", "previous", "earlier",
		"idea", "ideas", "reminder", "remember", "maybe", "perhaps", "option", "alternative", "alternatives", "alternatively", "alt", "or", "also",
		"opening", "ending", "intro", "cut", "spare", "unused", "leftover", "keep", "check", "ask", "add", "use", "mention", "example", "story", "stories",
		"question", "questions", "q", "word", "words", "limit", "ref", "reference", "link", "links", "date", "deadline", "tip", "plan", "aim", "figures",
		scaffoldDescription, "not", scaffoldPrompt: // scaffoldNegative is "not this"
		return false
	}
	return coach || !unicode.IsLower(firstRune(strings.TrimSpace(name))) && !strings.ContainsAny(name, "0123456789")
}

// isRole says whether a word is what a coach may be.
func isRole(word string) bool {
	switch word {
	case "coach", "reviewer", "reader", "mentor", "manager", "editor", "assessor", "adviser", "advisor", "tutor", "teacher", "marker", "proofreader", "recruiter",
		"panel", "boss", "supervisor", "sponsor", "buddy", "colleague", "friend", "peer", "hr":
		return true
	}
	return false
}
