package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hostilePage has what would run, load or break out if it could, and words that
// are wider than any screen.
const hostilePage = `---
private: [Ada Example]
---

# Of Ada Example </title><script>document.title = "XSS"</script>

## <img src=/stolen.png onerror="document.title='XSS'"> Leading

**Situation:** <script>document.title = "XSS"</script> [x](javascript:document.title='XSS') ![x](/pixel.png) <svg onload="document.title='XSS'">.

**Action:** I met Ada Example and ` + "`" + `wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww` + "`" + `.

    wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww in code

| Column | Column | Column | Column | Column | Column | Column | Column | Column |
|--------|--------|--------|--------|--------|--------|--------|--------|--------|
| wwwwwwwwwwwww | wwwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwwwww | wwwwwwwwwww | w | w | w |

> https://example.org/wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww

## Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww

1. <form action="/stolen"><button formaction="javascript:alert(1)">I did.</button></form>
   - I did that.
     - I did the other.

- سألت كل عيادة (both)
  1. ما الذي تحتاجه؟ TODO

> قال المدير: أحسنت. {>>لماذا؟<<}
`

// TestBrowser looks at rendered pages in a real browser. Set SHOTS to a folder
// to keep what it saw; after a failure it is kept in any case.
func TestBrowser(t *testing.T) {
	browser := openBrowser(t)
	hostile := filepath.Join(t.TempDir(), "hostile.md")
	if err := os.WriteFile(hostile, []byte(hostilePage), 0o666); err != nil {
		t.Fatal(err)
	}
	competencies := []string{"Seeing the big picture", "Collaborating and partnering", "Changing and improving", "Making effective decisions"}
	for _, tt := range []struct {
		name     string
		args     []string
		title    string
		headings []string
		shown    []string
	}{
		{"by-competency", []string{"../../examples/by-competency.md"}, "Application for Higher Executive Officer, Attendance Policy", competencies,
			[]string{"Within two terms the school taught 63 per cent of day-case pupils", "of 250 words", "Evidenced"}},
		{"by-indicator", []string{"../../examples/by-indicator.md"}, "Application for Senior Executive Officer, Digital Skills", []string{competencies[0], competencies[3]},
			[]string{"Average page weight over the twelve sites fell by 46 per cent"}},
		{"draft", []string{"../../examples/draft.md"}, "Application for Higher Executive Officer, Schools Liaison", competencies,
			[]string{"over the limit", "Nothing here yet."}},
		{"raw-material", []string{"../../examples/raw-material.md", "--framework", "civil-service-2012", "--level", "3"}, "", competencies,
			[]string{"Pupils who came to lessons in a wheelchair or a bed", "Empty"}},
		{"reviewed", []string{"../../examples/reviewed.md", "--review"}, "Application for Higher Executive Officer, Patient Transport", competencies[1:3],
			[]string{"To talk through", "What the framework looks for at Level 3", "offered two fixed mornings", "This is where the answer should begin."}},
		{"hostile-review", []string{hostile, "--review"}, `Of ███ ███████ document.title = "XSS"`, nil, []string{"To talk through"}},
		{"hostile", []string{hostile}, `Of ███ ███████ document.title = "XSS"`, nil,
			[]string{"███ ███████", "I did that."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out, errOut bytes.Buffer
			if code := run(append([]string{"render"}, tt.args...), strings.NewReader(""), &out, &errOut); code != 0 {
				t.Fatalf("render exits %d: %s", code, errOut.String())
			}
			p := openPage(t, browser, out.String())
			p.holds(tt.title, tt.headings, tt.shown)
			p.serves()
		})
	}
}

// TestBrowserSite looks at the pages of a folder.
func TestBrowserSite(t *testing.T) {
	browser := openBrowser(t)
	folder := t.TempDir()
	var out, errOut bytes.Buffer
	if code := run([]string{"render", "../../examples", "-o", folder, "--review"}, strings.NewReader(""), &out, &errOut); code != 0 {
		t.Fatalf("render exits %d: %s", code, errOut.String())
	}
	index, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	p := openPage(t, browser, string(index))
	p.holds("Evidence", nil, []string{"4 files", "21 of 21", "Application for Higher Executive Officer, Patient Transport"})
	p.serves()
	if links := evaluate[[]string](p, "[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))"); len(links) < 20 {
		t.Errorf("the index has only %q", links)
	} else {
		for _, link := range links {
			file, id, _ := strings.Cut(strings.TrimPrefix(link, "./"), "#")
			page, err := os.ReadFile(filepath.Join(folder, file))
			if err != nil || id != "" && !bytes.Contains(page, []byte(`id="`+id+`"`)) {
				t.Errorf("the index leads to %s: %v", link, err)
			}
		}
	}
}

// openBrowser starts Chromium. Without one the test is skipped, but not in CI.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("short")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no chromium to look at the pages with")
		}
		t.Skip("no chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return ctx
}

// A browserPage is a page that is open in a tab.
type browserPage struct {
	*testing.T
	tab context.Context
	url string

	mu       sync.Mutex
	console  []string // what the console says
	asked    []string // what the page asks for
	received []string // what the server is asked for
}

func openPage(t *testing.T, browser context.Context, page string) *browserPage {
	t.Helper()
	p := &browserPage{T: t}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.received = append(p.received, r.URL.Path)
		p.mu.Unlock()
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	p.open(browser, server.URL+"/")
	return p
}

// open opens an address in a tab of its own.
func (p *browserPage) open(browser context.Context, url string) {
	p.Helper()
	tab, cancel := chromedp.NewContext(browser)
	p.Cleanup(cancel)
	p.tab, p.url = tab, url
	if err := chromedp.Listen(tab, p.listen); err != nil {
		p.Fatal(err)
	}
	p.do(chromedp.EmulateViewport(1280, 800), chromedp.Navigate(p.url))
}

func (p *browserPage) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		p.console = append(p.console, fmt.Sprint(e.Type))
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		p.console = append(p.console, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		p.asked = append(p.asked, e.Request.URL)
	}
}

func (p *browserPage) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.tab, steps...); err != nil {
		p.Fatal(err)
	}
}

func evaluate[V any](p *browserPage, expression string) V {
	p.Helper()
	value, err := chromedp.Run(p.tab, chromedp.Evaluate[V](expression))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

// holds says whether the page has a title, headings in this order, and text that
// can be seen.
func (p *browserPage) holds(title string, headings, shown []string) {
	p.Helper()
	if got := evaluate[string](p, "document.title"); title != "" && got != title || got == "" {
		p.Errorf("title %q", got)
	}
	if got := evaluate[[]string](p, "[...document.querySelectorAll('h1')].map(h => h.innerText)"); len(got) != 1 || title != "" && got[0] != title {
		p.Errorf("h1 %q", got)
	}
	if got := evaluate[[]string](p, "[...document.querySelectorAll('h2')].map(h => h.innerText)"); headings != nil && !slices.Equal(got, headings) {
		p.Errorf("h2 %q", got)
	}
	text := evaluate[string](p, "document.body.innerText")
	for _, want := range shown {
		if !strings.Contains(text, want) {
			p.Errorf("%q is not shown", want)
		}
	}
	if bad := evaluate[[]string](p, `(() => { let last = 0, bad = [];
		for (const h of document.querySelectorAll('h1,h2,h3,h4,h5')) { const n = +h.tagName[1]; if (n > last + 1) bad.push(h.innerText); last = n }
		for (const a of document.querySelectorAll('nav a')) if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) bad.push(a.hash);
		return bad })()`); len(bad) > 0 {
		p.Errorf("headings that skip a level, or links to nowhere: %q", bad)
	}
}

// serves says whether a page can be read on every screen and on paper, in light
// and in dark, without a mouse and without sight, and by itself.
func (p *browserPage) serves() {
	p.Helper()
	p.fits()
	p.darkens()
	p.zooms()
	p.keyboard()
	p.prints()
	p.quiet()
	p.accessible()
}

// fits says whether a page can be read without scrolling sideways, on a phone
// and enlarged, and on a desk.
func (p *browserPage) fits() {
	p.Helper()
	for _, width := range []int64{320, 360, 768, 1280} {
		p.do(chromedp.EmulateViewport(width, 800))
		if over := evaluate[int](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
			p.Errorf("at %d pixels the page is %d too wide: %q", width, over, evaluate[[]string](p,
				`[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, pre')).map(e => e.tagName + '.' + e.className).slice(0, 5)`))
		}
		p.shoot(fmt.Sprintf("%d-light", width))
	}
	if evaluate[string](p, "getComputedStyle(document.querySelector('nav') ?? document.createElement('i')).position || 'sticky'") != "sticky" {
		p.Error("the contents do not stay in view on a desk")
	}
}

// darkens says whether the page is dark where dark pages are wanted, and whether
// its text can be read in either.
func (p *browserPage) darkens() {
	p.Helper()
	var papers []string
	for _, scheme := range []string{"light", "dark"} {
		p.media("", scheme)
		papers = append(papers, evaluate[string](p, "getComputedStyle(document.body).backgroundColor"))
		if faint := evaluate[[]string](p, faintText); len(faint) > 0 {
			p.Errorf("%s: too faint to read: %q", scheme, faint)
		}
		if scheme == "dark" {
			p.shoot("1280-dark")
			p.do(chromedp.EmulateViewport(360, 800))
			p.shoot("360-dark")
			p.do(chromedp.EmulateViewport(1280, 800))
		}
	}
	if papers[0] == papers[1] {
		p.Errorf("the page is %s, dark or not", papers[0])
	}
	p.media("", "")
}

// faintText lists the elements whose own text has less contrast than WCAG's AA
// asks for.
const faintText = `(() => {
	const rgb = c => c.match(/[\d.]+/g).map(Number);
	const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
	const paper = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((rgb(c)[3] ?? 1) > 0) return c } return 'rgb(255, 255, 255)' };
	return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).filter(e => {
		const [a, b] = [light(getComputedStyle(e).color), light(paper(e))].sort((x, y) => y - x);
		return (a + .05) / (b + .05) < 4.5;
	}).map(e => e.tagName + '.' + e.className + ': ' + e.innerText).slice(0, 5);
})()`

// zooms says whether the page can be read on a desk at four times its size,
// which is what a narrow window with large type comes to.
func (p *browserPage) zooms() {
	p.Helper()
	if _, err := chromedp.Call(p.tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 200, DeviceScaleFactor: 4}); err != nil {
		p.Fatal(err)
	}
	if over := evaluate[int](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
		p.Errorf("at 400 %% the page is %d pixels too wide", over)
	}
	p.do(chromedp.EmulateViewport(1280, 800))
}

// accessible asks axe, in light and in dark, on a phone and on a desk. AXE is the
// path of its axe.min.js.
func (p *browserPage) accessible() {
	p.Helper()
	path := os.Getenv("AXE")
	if path == "" {
		if os.Getenv("CI") != "" {
			p.Error("no axe to look at the pages with: set AXE to its axe.min.js")
		}
		return
	}
	script, err := os.ReadFile(path)
	if err != nil {
		p.Fatal(err)
	}
	if got := evaluate[string](p, string(script)+"; typeof axe.run"); got != "function" {
		p.Fatalf("axe.run is a %s", got)
	}
	for _, scheme := range []string{"light", "dark"} {
		p.media("", scheme)
		for _, width := range []int64{360, 1280} {
			p.do(chromedp.EmulateViewport(width, 800))
			found, err := chromedp.Run(p.tab, chromedp.Evaluate[[]string](axeFindings, chromedp.EvalAwaitPromise))
			if err != nil {
				p.Fatal(err)
			}
			if len(found) > 0 {
				p.Errorf("%s, %d pixels: axe finds %s", scheme, width, strings.Join(found, "\n"))
			}
		}
	}
	p.media("", "")
}

// axeFindings lists what axe finds wrong, with the first elements.
const axeFindings = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v =>
	v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary).join("; ")))`

func (p *browserPage) media(media, scheme string) {
	p.Helper()
	_, err := chromedp.Call(p.tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err != nil {
		p.Fatal(err)
	}
}

// keyboard says whether the first stop is the link past the contents, can be
// seen there, and leads to the evidence.
func (p *browserPage) keyboard() {
	p.Helper()
	p.do(chromedp.KeyEvent(kb.Tab))
	const first = "(e => e.className + ' ' + e.hash + ' ' + (e.getBoundingClientRect().left >= 0) + ' ' + getComputedStyle(e).outlineStyle)(document.activeElement)"
	if got := evaluate[string](p, first); got != "skip #m-content true solid" {
		p.Errorf("the first stop is %q", got)
	}
	p.do(chromedp.KeyEvent(kb.Enter))
	if got := evaluate[string](p, "document.activeElement.tagName"); got != "MAIN" {
		p.Errorf("the skip link leads to %s", got)
	}
}

// prints says whether the page becomes a PDF, black on white and without its
// contents.
func (p *browserPage) prints() {
	p.Helper()
	p.media("print", "dark")
	if got := evaluate[string](p, "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor + (getComputedStyle(document.querySelector('nav') ?? document.querySelector('.skip')).display)"); got != "rgb(0, 0, 0)rgb(255, 255, 255)none" {
		p.Errorf("printed as %s", got)
	}
	if whole := evaluate[bool](p, "[...document.querySelectorAll('article')].every(a => getComputedStyle(a).breakInside === 'avoid')"); !whole {
		p.Error("an answer may be cut by the end of a page")
	}
	pdf, err := chromedp.Run(p.tab, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf, []byte("%%EOF")) {
		p.Errorf("no PDF: %v", err)
	}
	p.keep("print.pdf", pdf)
	p.media("", "")
}

// quiet says whether the page asked for nothing but itself, and gave the console
// nothing to say.
func (p *browserPage) quiet() {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.console) > 0 {
		p.Errorf("the console says %q", p.console)
	}
	if !slices.Equal(p.asked, []string{p.url}) || !slices.Equal(p.received, []string{"/"}) {
		p.Errorf("the page asked for %q, the server for %q", p.asked, p.received)
	}
}

// shoot keeps a picture of the page, if pictures are kept.
func (p *browserPage) shoot(name string) {
	p.Helper()
	if os.Getenv("SHOTS") == "" && !p.Failed() {
		return
	}
	shot, err := chromedp.Run(p.tab, chromedp.FullScreenshot(100))
	if err != nil {
		p.Fatal(err)
	}
	p.keep(name+".png", shot)
}

func (p *browserPage) keep(name string, content []byte) {
	p.Helper()
	folder := os.Getenv("SHOTS")
	if folder == "" {
		if !p.Failed() {
			return
		}
		folder = filepath.Join(os.TempDir(), "merit-browser") // t.TempDir would be gone when it is needed
	}
	path := filepath.Join(folder, filepath.Base(p.Name())+"-"+name)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o666); err != nil {
		p.Fatal(err)
	}
	if os.Getenv("SHOTS") == "" {
		p.Logf("kept %s", path)
	}
}
