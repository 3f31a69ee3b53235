package render

import (
	"strings"
	"testing"
)

// TestLeftward says which way each rune of a paragraph runs: "<" from right to
// left. The letters of the examples are Hebrew and Arabic.
func TestLeftward(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"12, 3.":                        ">>>>>>",
		"I did.":                        ">>>>>>",
		"אב גד.":                        "<<<<<<",
		"אב ab.":                        "<<<>><",
		"אב (ab) גד":                    "<<<<>><<<<",
		"ab אב גד.":                     ">>><<<<<>",
		"ab (אב)":                       ">>>>" + "<<>",
		"אב 12 גד":                      "<<<<<<<<",
		"אב 12, 5%":                     "<<<<<<<<<",
		"אב ab 12% גד":                  "<<<>>>>>><<<",
		"ab 12 אב":                      ">>>>>><<",
		"ab אב 12 cd":                   ">>><<<<<>>>",
		"ab אב, ab":                     ">>><<>>>>",
		"ab ١٢ cd":                      ">>><<>>>",
		"كان عليّ ab":                   "<<<<<<<<<>>",
		"אב\nab":                        "<<<>>",
		"«אב»":                          "<<<<",
		"👩\u200d👧 אב":                   "<<<<<<",
		"\u200fab":                      "<>>",
		"a\u200c\u0301 \u05d0":          ">>>><",
		strings.Repeat("א", 3) + "\xff": "<<<<",
	} {
		var got strings.Builder
		left := leftward(text)
		for i := range text {
			if left[i] {
				got.WriteByte('<')
			} else {
				got.WriteByte('>')
			}
		}
		if got.String() != want {
			t.Errorf("%q runs %s, not %s", text, got.String(), want)
		}
	}
}

// TestDirection says what of a page and of a Word document is turned over, and
// that nothing is where all runs from left to right.
func TestDirection(t *testing.T) {
	for markdown, want := range map[string]struct{ page, document string }{
		"I said אב.": {"<p>I said אב.</p>", `<w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">I said </w:t></w:r>` +
			`<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">אב</w:t></w:r><w:r><w:t xml:space="preserve">.</w:t></w:r>`},
		"אב **ab** *c*.": {`<p dir="rtl">אב <strong>ab</strong> <em>c</em>.</p>`, `<w:pStyle w:val="Normal"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">אב </w:t></w:r>` +
			`<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">ab</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">c</w:t></w:r>` +
			`<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">.</w:t></w:r>`},
		"[**אב**](https://example.org) ab": {`<p dir="rtl"><a href="https://example.org"><strong>אב</strong></a> ab</p>`,
			`<w:hyperlink r:id="link1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/><w:rtl/></w:rPr><w:t xml:space="preserve">אב</w:t></w:r></w:hyperlink><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>`},
		"2. אב":                    {`<ol start="2" dir="rtl"><li><p dir="rtl">אב</p>`, `</w:numPr><w:bidi/></w:pPr>`},
		"- ab\n- אב":               {"<ul><li><p>ab</p>\n</li>\n<li><p dir=\"rtl\">אב</p>", `</w:numPr><w:bidi/></w:pPr>`},
		"> אב\n> ab":               {`<blockquote dir="rtl">`, `<w:bidi/><w:ind w:left="454"/></w:pPr>`},
		"|אב|ab|\n|-|-|\n|1|2|":    {`tabindex="0" dir="rtl"><table>`, `<w:tblStyle w:val="TableGrid"/><w:bidiVisual/><w:tblW`},
		"Code:\n\n    אב":          {`<pre tabindex="0" dir="rtl">`, `<w:pStyle w:val="SourceCode"/><w:bidi/>`},
		"*![אב](a.png)* ab":        {`<p dir="rtl"><em>`, `<w:i/><w:iCs/><w:rtl/>`},
		"12 אב <!-- coach: ab -->": {`<p dir="rtl">12 אב`, `<w:bidi/>`},
	} {
		text := "## Leading\n\n" + markdown + "\n"
		page := pageOf(t, "a.md", text)
		checkPage(t, page)
		if !strings.Contains(page, want.page) {
			t.Errorf("%s: no %s in the page\n%s", markdown, want.page, page)
		}
		doc, data := docxOf(t, "a.md", text)
		openDocx(t, data).checkAnswers(t, doc.File)
		d := &docx{prose: prose{most: largestPage, hrefs: map[string]string{}}, links: map[string]string{}}
		d.page(newPage(doc))
		if !strings.Contains(d.Body(), want.document) {
			t.Errorf("%s: no %s in the document\n%s", markdown, want.document, d.Body())
		}
	}
	for name, doc := range exampleDocs(t) {
		d := &docx{prose: prose{most: largestPage, hrefs: map[string]string{}}, links: map[string]string{}}
		d.page(newPage(doc))
		if strings.Contains(d.Body(), "bidi") || strings.Contains(d.Body(), "rtl") || strings.Contains(written(t, doc), `dir="rtl"`) {
			t.Errorf("%s is turned over", name)
		}
	}
}
