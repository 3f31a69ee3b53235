package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// What a preview takes from those who ask. One writer looks at one page: a few
// tabs are plenty.
const (
	mostStreams   = 16
	mostHeader    = 8 << 10
	slowestAsking = 10 * time.Second
	slowestTaking = 30 * time.Second
	longestIdle   = time.Minute
	longestEnding = time.Second / 2
)

//go:embed preview.js
var reloadScript []byte

// A showing is what a preview shows now. Many may look at it at once.
type showing struct {
	mutex sync.Mutex
	page  []byte
	why   string        // the page is not the file as it is; "" where it is
	next  chan struct{} // closed when this changes
}

func newShowing(page []byte) *showing { return &showing{page: page, next: make(chan struct{})} }

// now gives what is shown until next is closed.
func (s *showing) now() (page []byte, why string, next <-chan struct{}) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.page, s.why, s.next
}

// turn shows another page.
func (s *showing) turn(page []byte) { s.set(page, "") }

// trouble keeps the page and says why it is not the file as it is.
func (s *showing) trouble(why string) {
	page, _, _ := s.now()
	s.set(page, why)
}

func (s *showing) set(page []byte, why string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if bytes.Equal(page, s.page) && why == s.why {
		return
	}
	s.page, s.why = page, why
	close(s.next)
	s.next = make(chan struct{})
}

// A previewServer hands out a page, its script and the news of it, and nothing
// else, to those who may ask.
type previewServer struct {
	*showing
	root    string   // where all of it is; it cannot be guessed, and others on this machine may not know it
	hosts   []string // by which the server may be called
	streams chan struct{}
}

func newPreviewServer(s *showing, address *net.TCPAddr) *previewServer {
	server := &previewServer{showing: s, root: "/" + rand.Text() + "/", streams: make(chan struct{}, mostStreams)}
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		server.hosts = append(server.hosts, fmt.Sprintf("%s:%d", name, address.Port))
		if address.Port == 80 { // which browsers leave out
			server.hosts = append(server.hosts, name)
		}
	}
	return server
}

// serve answers until the context ends, and then ends every answer.
func (s *previewServer) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:                      s,
		DisableGeneralOptionsHandler: true,
		ReadTimeout:                  slowestAsking,
		WriteTimeout:                 slowestTaking,
		IdleTimeout:                  longestIdle,
		MaxHeaderBytes:               mostHeader,
		ErrorLog:                     log.New(io.Discard, "", 0), // what strangers send is no news to the writer
		BaseContext:                  func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("serving the page: %w", err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestEnding)
	defer cancel()
	if server.Shutdown(ending) != nil {
		server.Close()
	}
	<-served
	return nil
}

// ServeHTTP looks at the target as it was sent, so that there is nothing to
// decode, to clean or to hide in.
func (s *previewServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	name, found := s.below(r.RequestURI)
	switch {
	case !s.mayAsk(r):
		http.Error(w, "merit preview is not open to other pages: type its address into the browser", http.StatusForbidden)
	case !found:
		http.Error(w, "nothing is here: open the whole address that merit preview printed", http.StatusNotFound)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "merit preview changes nothing", http.StatusMethodNotAllowed)
	case name == "":
		page, _, _ := s.now()
		give(w, "text/html; charset=utf-8", page)
	case name == "reload.js":
		give(w, "text/javascript; charset=utf-8", reloadScript)
	case name == "events":
		s.stream(w, r)
	default:
		http.Error(w, "merit preview serves one page and no other file", http.StatusNotFound)
	}
}

// below gives what a target names below the root. How long that takes tells
// nobody how much of the root was guessed.
func (s *previewServer) below(target string) (name string, found bool) {
	n := min(len(target), len(s.root))
	return target[n:], subtle.ConstantTimeCompare([]byte(target[:n]), []byte(s.root)) == 1
}

// mayAsk refuses whoever called the server by a name of their own, which a
// foreign page can make lead to this machine, and every page of another origin.
func (s *previewServer) mayAsk(r *http.Request) bool {
	allowed := func(header string, values ...string) bool {
		return !slices.ContainsFunc(r.Header.Values(header), func(v string) bool { return !slices.Contains(values, v) })
	}
	return slices.Contains(s.hosts, r.Host) && allowed("Origin", "http://"+r.Host) && allowed("Sec-Fetch-Site", "none", "same-origin")
}

// protect tells browsers to load nothing from elsewhere, to let no other page
// look in, and to keep nothing.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

func give(w http.ResponseWriter, kind string, content []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.Write(content)
}

// stream sends an event at once and with each change: why the page is not the
// file as it is, or "" where it is, as JSON. Whoever takes them slowly gets the latest.
func (s *previewServer) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "too many pages look at this preview", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	if control.SetReadDeadline(time.Time{}) != nil { // the stream lasts as long as the page
		return
	}
	fmt.Fprint(w, "retry: 1000\n\n")
	for {
		_, why, next := s.now()
		if sendEvent(w, control, why) != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}

func sendEvent(w io.Writer, control *http.ResponseController, text string) error {
	data, err := json.Marshal(text)
	if err != nil {
		return err
	}
	_, failed := fmt.Fprintf(w, "data: %s\n\n", data)
	return errors.Join(control.SetWriteDeadline(time.Now().Add(slowestTaking)), failed, control.Flush())
}
