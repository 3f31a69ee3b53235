package render

import (
	"io"

	"merit/pkg/framework"
)

type jsonShelf struct {
	Version    int             `json:"version"`
	Frameworks []jsonFramework `json:"frameworks"`
	Errors     []Trouble       `json:"errors"`
}

type jsonFramework struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Wording   string `json:"wording"`
	Licence   string `json:"licence"`
	Path      string `json:"path"` // "" when it is built in
}

func writeShelfJSON(w io.Writer, shelf *Shelf, _ Look) error {
	document := jsonShelf{Version: version, Frameworks: []jsonFramework{}, Errors: troubles(shelf.Errors)}
	for _, f := range shelf.Frameworks {
		document.Frameworks = append(document.Frameworks, jsonFramework{f.ID, f.Title, f.Publisher, f.Wording, f.Licence, f.Path})
	}
	return writeJSON(w, document)
}

type jsonSelection struct {
	Version      int              `json:"version"`
	ID           string           `json:"id"`
	Title        string           `json:"title"`
	Publisher    string           `json:"publisher"`
	Year         int              `json:"year"`
	Source       string           `json:"source"`
	Copyright    string           `json:"copyright"`
	Path         string           `json:"path"`
	Levels       []jsonLevel      `json:"levels"`
	Cumulative   bool             `json:"cumulative"`
	Licence      string           `json:"licence"`
	Wording      string           `json:"wording"`
	Notes        []string         `json:"notes"`
	Method       string           `json:"method"`
	Answer       string           `json:"answer"`
	Limit        int              `json:"limit"`
	Competencies []jsonCompetency `json:"competencies"`
	Errors       []Trouble        `json:"errors"`
}

type jsonLevel struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Grades []string `json:"grades"`
}

type jsonCompetency struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Aliases     []string        `json:"aliases"`
	Group       string          `json:"group"`
	Attribute   string          `json:"attribute"`
	Description string          `json:"description"`
	Asks        bool            `json:"asks"`
	Indicators  []jsonIndicator `json:"indicators"`
}

type jsonIndicator struct {
	ID       string `json:"id"`
	Level    string `json:"level"`
	Text     string `json:"text"`
	Negative bool   `json:"negative"`
	Stem     string `json:"stem"`
	Replaces string `json:"replaces"`
}

func writeSelectionJSON(w io.Writer, s *Selection, _ Look) error {
	f := s.Framework
	document := jsonSelection{Version: version, ID: f.ID, Title: f.Title, Publisher: f.Publisher, Year: f.Year, Source: f.Source, Copyright: f.Copyright,
		Path: f.Path, Levels: []jsonLevel{}, Cumulative: f.Cumulative, Licence: f.Licence, Wording: f.Wording, Notes: list(f.Notes),
		Method: f.Method, Answer: f.Answer, Limit: f.Limit, Competencies: []jsonCompetency{}, Errors: []Trouble{}}
	for _, l := range f.Levels {
		document.Levels = append(document.Levels, jsonLevel{l.ID, l.Title, list(l.Grades)})
	}
	for _, c := range s.Competencies {
		indicators := []jsonIndicator{}
		for _, i := range s.indicators(c) {
			indicators = append(indicators, jsonIndicator{i.ID, i.Level, i.Text, i.Negative, i.Stem, i.Replaces})
		}
		if len(indicators) == 0 && s.Search != "" {
			continue
		}
		document.Competencies = append(document.Competencies, jsonCompetency{c.ID, c.Title, list(c.Aliases), c.Group, c.Attribute, c.Description, c.Asks, indicators})
	}
	return writeJSON(w, document)
}

// list gives a list that JSON writes as [] when it is empty.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// indicators gives the selected indicators of a competency, negative ones last.
func (s *Selection) indicators(c *framework.Competency) (selected []*framework.Indicator) {
	for _, i := range append(c.Positive(s.Level), c.Negative(s.Level)...) {
		if s.holds(i) {
			selected = append(selected, i)
		}
	}
	return selected
}
