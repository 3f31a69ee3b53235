package evidence

import (
	"strings"
)

// A Method is a way to structure an answer: its parts in order.
type Method struct {
	ID    string
	Name  string
	Parts []PartKind
	// Shares are the least and the most percentages of an answer's words that
	// a source gives for parts.
	Shares []Share
	// Usual is each part's percentage in a source's own split, in the order of
	// Parts; none where no source gives one.
	Usual []int
}

// A PartKind is one part of a method. Aliases are other labels people give it,
// its letter among them; Prompt is what a scaffold asks there.
type PartKind struct {
	Name    string
	Aliases []string
	Prompt  string
}

// A Share bounds the words of some parts together, in per cent of the answer;
// 0 is no bound.
type Share struct {
	Parts       []string
	Least, Most int
}

var (
	situation = PartKind{"Situation", []string{"S", "Situations", "The situation", "My situation"}, "Where and when was this, and what was going on? One or two sentences."}
	task      = PartKind{"Task", []string{"T", "Tasks", "The task", "My task", "My tasks", "Your task"}, "What had to be done, and what was asked of you? Brief."}
	action    = PartKind{"Action", []string{"A", "Actions", "Action taken", "Actions taken", "My action", "My actions", "The action", "The actions", "Your actions", "What I did", "Action I took", "Actions I took", "Steps I took", "Steps taken"}, "What did you do, how, and why that way? Most of the words go here: say I, not we."}
	result    = PartKind{"Result", []string{"R", "Results", "The result", "The results", "My result", "My results", "Your results", "Result achieved", "Results achieved", "Outcome", "Outcomes", "The outcome", "The outcomes"}, "What came of it? Give figures where you can."}
	challenge = PartKind{"Challenge", []string{"C", "Challenges", "The challenge"}, "What was the problem, and why did it matter?"}
)

// starUsual is the one official split that was found, 25, 25, 150 and 50 of 250
// words (operational-research.gov.uk, "Hints and tips").
var starUsual = []int{10, 10, 60, 20}

// starShares leave room around it.
var starShares = []Share{
	{Parts: []string{"Situation", "Task"}, Most: 30},
	{Parts: []string{"Action"}, Least: 50},
	{Parts: []string{"Result"}, Least: 15},
}

// Methods are the methods merit knows. A file that names none has the first
// whose parts cover the labels it uses.
var Methods = []*Method{
	{
		ID: "star", Name: "STAR",
		Parts:  []PartKind{situation, task, action, result},
		Shares: starShares,
		Usual:  starUsual,
	},
	{
		ID: "starr", Name: "STARR",
		Parts: []PartKind{situation, task, action, result,
			{"Reflection", []string{"Reflections", "My reflection"}, "Looking back, what would you do the same or differently?"}},
		Shares: starShares,
	},
	{
		ID: "star-l", Name: "STAR-L",
		Parts: []PartKind{situation, task, action, result,
			{"Learning", []string{"L", "Learnings", "Lesson", "Lessons", "Lessons learned", "What I learned"}, "What did you learn, and where have you used it since?"}},
		Shares: starShares,
	},
	{
		ID: "car", Name: "CAR",
		Parts: []PartKind{
			{"Context", []string{"C", "The context", "Challenge", "Challenges", "The challenge"}, "Where and when was this, and what made it hard? One or two sentences."},
			action, result},
	},
	{
		ID: "ccar", Name: "CCAR",
		Parts: []PartKind{challenge,
			{"Context", []string{"The context"}, "Who was involved, and in what surroundings?"},
			action, result},
	},
	{
		ID: "soar", Name: "SOAR",
		Parts: []PartKind{situation,
			{"Objective", []string{"O", "Objectives", "The objective", "Obstacle", "Obstacles"}, "What were you to achieve?"},
			action, result},
	},
	{
		ID: "par", Name: "PAR",
		Parts: []PartKind{
			{"Problem", []string{"P", "Problems", "The problem"}, "What was wrong, and for whom? One or two sentences."},
			action, result},
	},
	{
		// After Marshall Ganz: a call to leadership, shared values, and
		// strategy and action.
		ID: "public-narrative", Name: "Public narrative",
		Parts: []PartKind{
			{"Self", []string{"Story of self"}, "What called you to this?"},
			{"Us", []string{"Story of us"}, "What do you and those you speak for share?"},
			{"Now", []string{"Story of now"}, "What must be done now, and how?"}},
	},
}

// MethodNamed finds a method by its id or name, whatever the case, or nil.
func MethodNamed(name string) *Method {
	for _, m := range Methods {
		if strings.EqualFold(m.ID, name) || strings.EqualFold(m.Name, name) {
			return m
		}
	}
	return nil
}

// MethodIDs gives the ids of the methods.
func MethodIDs() []string {
	ids := make([]string, len(Methods))
	for i, m := range Methods {
		ids[i] = m.ID
	}
	return ids
}

// Part finds a part by its name, or nil.
func (m *Method) Part(name string) *PartKind {
	for i := range m.Parts {
		if m.Parts[i].Name == name {
			return &m.Parts[i]
		}
	}
	return nil
}

// methodFor gives the first method whose parts cover the labels, two of them at
// least if it is not STAR. When none does, it is the first that knows most of
// them, if it knows more than a chance letter or two, else STAR.
func methodFor(labels []label) *Method {
	best, most := Methods[0], 2
	for _, m := range Methods {
		if used := m.covers(labels); used > 1 || used > 0 && m == Methods[0] {
			return m
		}
		known := 0
		for _, l := range labels {
			if m.parts(l) != nil {
				known++
			}
		}
		if known > most {
			best, most = m, known
		}
	}
	return best
}

// covers counts the parts of the method that labels use; it is 0 when one is
// none of the method's, or when two that are parts of their own elsewhere
// ("Challenge" and "Context") would fall together.
func (m *Method) covers(labels []label) int {
	used := map[int]string{}
	for _, l := range labels {
		found := m.parts(l)
		if found == nil {
			return 0
		}
		for i, part := range found {
			own := ownName(l.names[i])
			if used[part] != "" && own != "" && used[part] != own {
				return 0
			}
			if own != "" || used[part] == "" {
				used[part] = own
			}
		}
	}
	return len(used)
}

// ownName gives the part, in any method, that text is the name of, or "".
func ownName(text string) string {
	for _, m := range Methods {
		for _, part := range m.Parts {
			if strings.EqualFold(part.Name, text) {
				return part.Name
			}
		}
	}
	return ""
}
