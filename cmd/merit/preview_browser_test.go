package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// save puts the file in place whole, so that no page shows it half-written.
func (p *previewRun) save(text string) {
	p.Helper()
	if err := replace(p.path, []byte(text)); err != nil {
		p.Fatal(err)
	}
}

// until waits until an expression is true.
func (p *browserPage) until(expression string) {
	p.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		if evaluate[bool](p, expression) {
			return
		}
	}
	p.Fatalf("never: %s\nthe page is %s", expression, evaluate[string](p, "document.documentElement.innerText"))
}

// untilShown waits until the page holds the words.
func (p *browserPage) untilShown(words string) {
	p.Helper()
	p.until(fmt.Sprintf("document.body.innerText.includes(%q)", words))
}

// TestPreviewBrowser reads in a real browser while the file is edited.
func TestPreviewBrowser(t *testing.T) {
	browser := openBrowser(t)
	text, err := os.ReadFile("../../examples/draft.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, flags := range map[string]previewFlags{"plain": {plain: true}, "review": {}} {
		t.Run(name, func(t *testing.T) {
			p := startPreview(t, "", flags)
			page := &browserPage{T: t}
			page.open(browser, p.url)
			page.untilShown("first words")
			p.save(string(text))
			page.untilShown("In June 2025")
			if got := evaluate[bool](page, "document.body.innerText.includes('over the limit of 250')"); got == flags.plain {
				t.Errorf("findings beside the words: %v", got)
			}
			keepsPlace(p, page, string(text))
			keepsPage(p, page, string(text))
			staysInert(p, page)
			page.own()
			staysClosed(p, browser)
			if err := p.end(); err != nil {
				t.Fatal(err)
			}
			page.until(notice + ".textContent.includes('does not answer')")
		})
	}
}

const notice = "document.querySelector('.preview-notice')"

// keepsPlace changes what stands above the reader and says whether the reader's
// place, focus and selection stay, and what the reader has closed.
func keepsPlace(p *previewRun, page *browserPage, text string) {
	evaluate[bool](page, `(document.querySelector('details')?.removeAttribute('open'), true)`)
	evaluate[bool](page, `(document.querySelector('nav a[href="#m-changing-and-improving"]').focus(), true)`)
	evaluate[bool](page, `(document.getElementById('m-changing-and-improving').scrollIntoView(), true)`)
	evaluate[bool](page, `(getSelection().selectAllChildren(document.getElementById('m-changing-and-improving')), true)`)
	const place = `Math.round(document.getElementById('m-changing-and-improving').getBoundingClientRect().top)`
	const hold = `document.activeElement.hash + ' ' + getSelection() + ' ' + location.hash + ' ' + document.querySelector('details')?.open`
	before, held := evaluate[int](page, place), evaluate[string](page, hold)
	for _, edit := range []struct{ old, new, shown string }{
		{"In June 2025", "In the wet June of 2025", "wet June"},
		{"**Task:** I wanted the school", "One more paragraph.\n\nAnd another one.\n\n**Task:** I wanted the school", "One more paragraph."},
		{"## Collaborating and partnering", "## Delivering at pace\n\n**Result:** A whole answer came in.\n\n## Collaborating and partnering", "A whole answer came in."},
		{"## Delivering at pace\n\n**Result:** A whole answer came in.\n\n## Collaborating and partnering", "## Collaborating and partnering\n\nAnd it went again.", "And it went again."},
		{"# Application for Higher", "# Another application for Higher", "Another application"},
	} {
		text = strings.Replace(text, edit.old, edit.new, 1)
		p.save(text)
		page.untilShown(edit.shown)
		if now := evaluate[int](page, place); now < before-2 || now > before+2 {
			p.Errorf("after %q the reader's place moves from %d to %d", edit.shown, before, now)
		}
		if now := evaluate[string](page, hold); now != held {
			p.Errorf("after %q the reader holds %q, not %q", edit.shown, now, held)
		}
	}
	if title := evaluate[string](page, "document.title"); !strings.HasPrefix(title, "Another application") {
		p.Errorf("the title stays %q", title)
	}
	p.save("## Leading\n\nAll else is gone.\n")
	page.untilShown("All else is gone.")
	if now := evaluate[string](page, "document.querySelector('main').innerText"); strings.Contains(now, "paragraph") {
		p.Errorf("what was taken out stays: %s", now)
	}
}

// keepsPage takes the file away.
func keepsPage(p *previewRun, page *browserPage, text string) {
	p.save(text)
	page.untilShown("In June 2025")
	if err := os.Remove(p.path); err != nil {
		p.Fatal(err)
	}
	page.until(notice + ".textContent.includes('no such file or directory')")
	page.untilShown("In June 2025")
	page.shoot("trouble")
	p.save(strings.Replace(text, "In June 2025", "In July 2025", 1))
	page.untilShown("In July 2025")
	page.until(notice + ".textContent === '' && " + notice + ".offsetHeight === 0")
}

// staysInert puts what would run into the file.
func staysInert(p *previewRun, page *browserPage) {
	p.save(hostilePage)
	page.untilShown("I did that.")
	if got := evaluate[string](page, "document.title"); got != `Of ███ ███████ document.title = "XSS"` {
		p.Errorf("the title is %q", got)
	}
	if got := evaluate[int](page, "document.scripts.length"); got != 1 {
		p.Errorf("%d scripts", got)
	}
	if got := evaluate[int](page, "document.querySelectorAll('main img, main form, main [onload], main [onerror]').length"); got != 0 {
		p.Errorf("%d elements that act", got)
	}
}

// own says whether the page asked for nothing but what the preview serves, and
// gave the console nothing to say.
func (p *browserPage) own() {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.console) > 0 {
		p.Errorf("the console says %q", p.console)
	}
	slices.Sort(p.asked)
	if asked := slices.Compact(p.asked); !slices.Equal(asked, []string{p.url, p.url + "events", p.url + "reload.js"}) {
		p.Errorf("the page asked for %q", asked)
	}
}

// staysClosed tries to look in from pages of other origins: another port of this
// machine, and another name of it.
func staysClosed(p *previewRun, browser context.Context) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><title>foreign</title><script>
			const got = [];
			const tell = (what) => [() => got.push(what + " open"), () => got.push(what + " closed")];
			fetch(%[1]q).then(...tell("fetch"));
			const events = new EventSource(%[1]q + "events");
			[events.onmessage, events.onerror] = tell("events");
			const script = document.createElement("script");
			script.src = %[1]q + "reload.js";
			[script.onload, script.onerror] = tell("script");
			document.head.append(script);
		</script>`, p.url)
	}))
	defer server.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost"} {
		page := &browserPage{T: p.T}
		page.open(browser, "http://"+host+":"+port+"/")
		page.until("got.length >= 3")
		if got := evaluate[string](page, "got.sort().join()"); got != "events closed,fetch closed,script closed" {
			p.Errorf("to a page at %s: %s", host, got)
		}
	}
}
