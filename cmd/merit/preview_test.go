package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what takes a moment.
const patience = 20 * time.Second

// A previewRun is a preview that a test looks at.
type previewRun struct {
	*testing.T
	path string // of the evidence
	url  string
	talk *talk
	end  func() error // ends the preview and gives what it came to
}

// A talk is standard error, which a test reads while it is written.
type talk struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (t *talk) Write(p []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.text.Write(p)
}

func (t *talk) String() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.text.String()
}

// story is evidence with one answer that holds the words.
func story(words string) string {
	return "---\nlimit: {max: 250, min: 5}\n---\n\n## Working together\n\nI ran a lunch for twelve people: " + words + ".\n"
}

// startPreview shows the file, or one of the story "first words" where there is
// none.
func startPreview(t *testing.T, path string, flags previewFlags) *previewRun {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "evidence.md")
		write(t, path, story("first words"))
	}
	p := &previewRun{T: t, path: path, talk: &talk{}}
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		a := &app{in: strings.NewReader(""), out: in, errOut: p.talk, told: map[error]bool{}}
		err := a.runPreview(ctx, path, &reading{}, flags)
		in.CloseWithError(io.EOF)
		ended <- err
	}()
	p.end = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return fmt.Errorf("the preview does not end")
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the preview does not start: %v", p.end())
	}
	p.url = strings.TrimSuffix(line, "\n")
	t.Cleanup(func() {
		if err := p.end(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// host and root are the two parts of the page's address.
func (p *previewRun) host() string { return p.address().Host }
func (p *previewRun) root() string { return p.address().Path }

func (p *previewRun) address() *url.URL {
	p.Helper()
	address, err := url.Parse(p.url)
	if err != nil {
		p.Fatal(err)
	}
	return address
}

// get gives the answer to a request for a path.
func (p *previewRun) get(path string) (status int, header http.Header, body string) {
	p.Helper()
	response, err := http.Get(p.url + strings.TrimPrefix(path, "/"))
	if err != nil {
		p.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		p.Fatal(err)
	}
	return response.StatusCode, response.Header, string(content)
}

// An eventStream gives the news of a preview.
type eventStream struct {
	*testing.T
	news  chan string
	close func()
}

// listen opens a stream of events.
func (p *previewRun) listen() *eventStream {
	p.Helper()
	response, err := http.Get(p.url + "events")
	if err != nil {
		p.Fatal(err)
	}
	if kind := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || kind != "text/event-stream" {
		p.Fatalf("the stream is %s, %s", response.Status, kind)
	}
	s := &eventStream{p.T, make(chan string, 100), func() { response.Body.Close() }}
	p.Cleanup(s.close)
	go func() {
		defer close(s.news)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			var why string
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &why) == nil {
				s.news <- why
			}
		}
	}()
	return s
}

// next waits for news that holds the text.
func (s *eventStream) next(text string) {
	s.Helper()
	late := time.After(patience)
	for {
		select {
		case why, open := <-s.news:
			if !open {
				s.Fatal("the stream has ended")
			}
			if text == "" && why == "" || text != "" && strings.Contains(why, text) {
				return
			}
		case <-late:
			s.Fatalf("no news of %q", text)
		}
	}
}

// shows waits until the page holds the words.
func (p *previewRun) shows(words string) {
	p.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		if _, _, page := p.get("/"); strings.Contains(page, words) {
			return
		}
	}
	p.Fatalf("the page does not show %q; merit says\n%s", words, p.talk)
}

// says waits until standard error holds the words.
func (p *previewRun) says(words string) {
	p.Helper()
	for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(p.talk.String(), words) {
			return
		}
	}
	p.Fatalf("merit does not say %q, but\n%s", words, p.talk)
}

// TestPreviewFollows saves a file in the ways that editors do, and in ways that
// they should not.
func TestPreviewFollows(t *testing.T) {
	p := startPreview(t, "", previewFlags{plain: true})
	p.says("watching " + p.path + "; Ctrl-C ends the preview\n1 file: 1 note\n")
	stream := p.listen()
	stream.next("")

	write(t, p.path, story("second words"))
	stream.next("")
	p.shows("second words")

	beside := p.path + ".tmp"
	write(t, beside, story("third words"))
	if err := os.Rename(beside, p.path); err != nil {
		t.Fatal(err)
	}
	stream.next("")
	p.shows("third words")

	if err := os.Remove(p.path); err != nil {
		t.Fatal(err)
	}
	stream.next("no such file or directory")
	p.shows("third words")
	p.says("merit: " + p.path + ": no such file or directory\n")
	write(t, p.path, story("fourth words"))
	stream.next("")
	p.shows("fourth words")

	write(t, p.path, "## Working together\n\ncaf\xe9\n")
	stream.next(":3:4: bytes that are not UTF-8")
	p.shows("fourth words")
	write(t, p.path, story("fifth TODO words"))
	stream.next("")
	p.shows("fifth TODO words")
	p.says("1 file: 1 error, 1 note\n")

	folder := filepath.Dir(p.path)
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	stream.next("no such file or directory")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"sixth words", "seventh words"} { // the new folder is watched too
		write(t, p.path, story(words))
		stream.next("")
		p.shows(words)
	}
	if got := strings.Count(p.talk.String(), "no such file"); got != 2 {
		t.Errorf("the same trouble is told %d times:\n%s", got, p.talk)
	}
}

// TestPreviewSettings changes what holds for a file.
func TestPreviewSettings(t *testing.T) {
	folder := t.TempDir()
	settings := filepath.Join(folder, settingsName)
	path := filepath.Join(folder, "drafts", "evidence.md")
	if err := os.Mkdir(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, settings, "limit: 300\n")
	write(t, path, "## Working together\n\nI met Ada Example.\n")
	p := startPreview(t, path, previewFlags{plain: true})
	p.shows("of 300 words")
	write(t, settings, "limit: 400\nprivate: [Ada Example]\n")
	p.shows("of 400 words")
	p.shows("I met ███ ███████.")
	stream := p.listen()
	write(t, settings, "limit: 400\nprivte: [Ada Example]\n")
	stream.next(`did you mean "private"`)
	p.shows("I met ███ ███████.")
	write(t, settings, "limit: 500\n")
	p.shows("of 500 words")
	nearer := filepath.Join(filepath.Dir(path), settingsName)
	write(t, nearer, "limit: 600\n")
	write(t, path, "## Working together\n\nI met Ada Example again.\n")
	p.shows("of 600 words")

	p = startPreview(t, path, previewFlags{plain: true}) // under the nearer settings
	if err := os.Remove(nearer); err != nil {
		t.Fatal(err)
	}
	p.shows("of 500 words")
	write(t, settings, "limit: 700\n")
	p.shows("of 700 words")
}

// TestPreviewEnding ends a preview that is looked at, asked slowly and not asked
// at all, and looks for what it leaves behind.
func TestPreviewEnding(t *testing.T) {
	http.DefaultClient.CloseIdleConnections()
	before := runtime.NumGoroutine()
	p := startPreview(t, "", previewFlags{plain: true})
	stream := p.listen()
	stream.next("")
	for _, half := range []string{"", "GET / HTTP/1.1\r\n"} {
		conn, err := net.Dial("tcp", p.host())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprint(conn, half)
	}
	if err := p.end(); err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", p.host()); err == nil {
		t.Error("the preview still listens")
	}
	for range stream.news { // until it is closed
	}
	http.DefaultClient.CloseIdleConnections()
	for late := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(late) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}
