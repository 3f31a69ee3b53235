package render

import (
	"io"

	"merit/pkg/evidence"
)

type jsonStatus struct {
	Version int        `json:"version"`
	Files   []jsonFile `json:"files"`
	Errors  []Trouble  `json:"errors"`
}

type jsonFile struct {
	Path      string       `json:"path"`
	Framework string       `json:"framework"`
	Level     string       `json:"level"`
	Answers   []jsonAnswer `json:"answers"`
}

type jsonAnswer struct {
	CompetencyID string               `json:"competencyId"`
	Competency   string               `json:"competency"`
	IndicatorID  string               `json:"indicatorId"`
	Indicator    string               `json:"indicator"`
	Line         int                  `json:"line"` // 0 when it is missing
	State        evidence.State       `json:"state"`
	Words        int                  `json:"words"`
	Count        int                  `json:"count"`
	Counting     string               `json:"counting"`
	Limit        int                  `json:"limit"`
	LimitFrom    string               `json:"limitFrom"`
	Parts        []jsonPart           `json:"parts"`
	Indicators   []jsonIndicatorState `json:"indicators"`
}

type jsonPart struct {
	Name  string `json:"name"`
	Words int    `json:"words"`
}

type jsonIndicatorState struct {
	ID    string         `json:"id"`
	Text  string         `json:"text"`
	State evidence.State `json:"state"`
}

func writeStatusJSON(w io.Writer, status *Status, _ Look) error {
	document := jsonStatus{Version: version, Files: []jsonFile{}, Errors: troubles(status.Errors)}
	for _, doc := range status.Documents {
		file := jsonFile{Path: doc.File.Path, Level: doc.File.Level, Answers: []jsonAnswer{}}
		if doc.File.Framework != nil {
			file.Framework = doc.File.Framework.ID
		}
		for _, e := range doc.Entries {
			file.Answers = append(file.Answers, answerJSON(doc, e))
		}
		document.Files = append(document.Files, file)
	}
	return writeJSON(w, document)
}

func troubles(all []Trouble) []Trouble {
	if all == nil {
		return []Trouble{}
	}
	return all
}

func answerJSON(doc *Document, e *evidence.Entry) jsonAnswer {
	a := jsonAnswer{
		Competency: Mask(e.CompetencyText, doc.Private),
		Indicator:  Mask(e.IndicatorText, doc.Private),
		State:      e.State,
		Words:      wordsOf(e),
		Count:      e.Count,
		Counting:   e.Limit.Count,
		Limit:      e.Limit.Max,
		LimitFrom:  e.LimitFrom,
		Parts:      []jsonPart{},
		Indicators: []jsonIndicatorState{},
	}
	if e.Competency != nil {
		a.CompetencyID = e.Competency.ID
	}
	if e.Indicator != nil {
		a.IndicatorID = e.Indicator.ID
	}
	if e.Answer != nil {
		a.Line, _ = doc.File.Position(e.Answer.Heading.Span.Start)
		for _, p := range e.Answer.Labelled() {
			a.Parts = append(a.Parts, jsonPart{p.Name(), p.Words})
		}
	}
	for _, i := range e.Indicators {
		a.Indicators = append(a.Indicators, jsonIndicatorState{i.ID, Mask(i.Text, doc.Private), i.State})
	}
	return a
}
