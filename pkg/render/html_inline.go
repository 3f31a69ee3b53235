package render

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"merit/pkg/evidence"
)

// A mark is an inline element: its tags, and what is said inside them.
type mark struct{ open, close string }

var (
	boldMark   = mark{"<strong>", "</strong>"}
	italicMark = mark{"<em>", "</em>"}
	codeMark   = mark{"<code>", "</code>"}
	imageMark  = mark{`<em class="image">[image: `, "]</em>"}
)

// inline writes runs, whose texts and tags are given, keeping open from one to
// the next what both are in.
func (p *prose) inline(runs []evidence.Run, texts []string, tags []tag, after string) {
	var open []mark
	shut := func(n int) {
		for ; len(open) > n; open = open[:len(open)-1] {
			p.put(open[len(open)-1].close)
		}
	}
	for i, r := range runs {
		var want []mark
		if len(tags) > 0 {
			if tags[i].before != "" {
				shut(0)
				open = nil
				p.put(tags[i].before)
			}
			want = slices.Clone(tags[i].marks)
		}
		want = append(want, p.marks(r, texts[i])...)
		same := 0
		for same < len(want) && same < len(open) && want[same] == open[same] {
			same++
		}
		shut(same)
		for _, m := range want[same:] {
			p.put(m.open)
		}
		open = want
		text := html.EscapeString(texts[i])
		if r.Style&evidence.CellEnd != 0 {
			text = "\u2003"
		}
		p.put(strings.ReplaceAll(text, "\n", "<br>\n"))
	}
	shut(0)
	p.put(after)
}

// marks gives the elements that a run stands in, the outermost first.
func (p *prose) marks(r evidence.Run, text string) (marks []mark) {
	if href := p.address(r); href != "" {
		class := ""
		if text == r.Link || "mailto:"+text == r.Link {
			class = ` class="bare"` // not to be spelled out again in print
		}
		marks = append(marks, mark{fmt.Sprintf(`<a href="%s"%s>`, href, class), "</a>"})
	}
	for _, m := range []struct {
		style evidence.Style
		mark  mark
	}{{evidence.Bold, boldMark}, {evidence.Italic, italicMark}, {evidence.Image, imageMark}, {evidence.Code, codeMark}} {
		if r.Style&m.style != 0 {
			marks = append(marks, m.mark)
		}
	}
	return marks
}
