package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestPreviewAnswers asks as browsers, strangers and foreign pages would, in
// their own words.
func TestPreviewAnswers(t *testing.T) {
	p := startPreview(t, "", previewFlags{})
	host := p.host()
	_, port, _ := net.SplitHostPort(host)
	own, root := "Host: "+host, p.root()
	for _, tt := range []struct {
		request string
		headers []string
		status  int
	}{
		{"GET " + root, []string{own}, 200},
		{"HEAD " + root, []string{own}, 200},
		{"HEAD " + root + "events", []string{own}, 200},
		{"GET " + root + "reload.js", []string{own}, 200},
		{"GET " + root, []string{"Host: localhost:" + port}, 200},
		{"GET " + root, []string{"Host: [::1]:" + port}, 200},
		{"GET " + root, []string{own, "Sec-Fetch-Site: none"}, 200},
		{"GET " + root + "events", []string{own, "Sec-Fetch-Site: same-origin", "Origin: http://" + host}, 200},

		// Names that lead here, but are not this machine's own.
		{"GET " + root, []string{"Host: evil.test:" + port}, 403},
		{"GET " + root, []string{"Host: evil.test"}, 403},
		{"GET " + root, []string{"Host: 127.0.0.1"}, 403},
		{"GET " + root, []string{"Host: localhost"}, 403},
		{"GET " + root, []string{"Host: localhost.:" + port}, 403},
		{"GET " + root, []string{"Host: LOCALHOST:" + port}, 403},
		{"GET " + root, []string{"Host: 127.0.0.1:1"}, 403},
		{"GET " + root, []string{"Host: 127.1:" + port}, 403},
		{"GET " + root, []string{"Host: 0.0.0.0:" + port}, 403},
		{"GET " + root, []string{"Host: 127.0.0.1:" + port + ".evil.test"}, 403},
		{"GET " + root, []string{"Host: "}, 403},
		{"GET " + root, []string{own, own}, 400},
		{"GET " + root, nil, 400},
		{"GET http://evil.test" + root, []string{own}, 403},
		{"GET http://" + host + root, []string{own}, 404},
		{"GET " + root + "reload.js", []string{"Host: evil.test:" + port}, 403},
		{"GET " + root + "events", []string{"Host: evil.test:" + port}, 403},

		// Pages of another origin.
		{"GET " + root, []string{own, "Origin: http://evil.test"}, 403},
		{"GET " + root, []string{own, "Origin: null"}, 403},
		{"GET " + root, []string{own, "Origin: http://localhost:" + port}, 403},
		{"GET " + root, []string{own, "Origin: https://" + host}, 403},
		{"GET " + root, []string{own, "Origin: http://" + host, "Origin: http://evil.test"}, 403},
		{"GET " + root + "events", []string{own, "Origin: http://127.0.0.1:1"}, 403},
		{"GET " + root + "events", []string{own, "Sec-Fetch-Site: cross-site"}, 403},
		{"GET " + root, []string{own, "Sec-Fetch-Site: same-site"}, 403},
		{"GET " + root + "reload.js", []string{own, "Sec-Fetch-Site: cross-site"}, 403},

		// Methods that change something.
		{"POST " + root, []string{own, "Content-Length: 0"}, 405},
		{"PUT " + root + "evidence.md", []string{own, "Content-Length: 0"}, 405},
		{"DELETE " + root, []string{own}, 405},
		{"OPTIONS " + root, []string{own}, 405},
		{"OPTIONS *", []string{own}, 404},
		{"TRACE " + root, []string{own}, 405},
		{"PROPFIND " + root, []string{own}, 405},
		{"POST " + root, []string{"Host: evil.test", "Content-Length: 0"}, 403},

		// Whoever does not know the address, and guesses.
		{"GET /", []string{own}, 404},
		{"HEAD /", []string{own}, 404},
		{"POST /", []string{own, "Content-Length: 0"}, 404},
		{"GET /reload.js", []string{own}, 404},
		{"GET /events", []string{own}, 404},
		{"GET " + strings.TrimSuffix(root, "/"), []string{own}, 404},
		{"GET " + root[:len(root)-2] + "/", []string{own}, 404},
		{"GET " + strings.ToLower(root), []string{own}, 404},
		{"GET /" + strings.Repeat("A", len(root)-2) + "/events", []string{own}, 404},
		{"GET /x/.." + root, []string{own}, 404},
		{"GET /%" + fmt.Sprintf("%x", root[1]) + root[2:], []string{own}, 404},

		// Files, by every way in.
		{"GET " + root + "evidence.md", []string{own}, 404},
		{"GET " + root + "../evidence.md", []string{own}, 404},
		{"GET " + root + "%2e%2e/evidence.md", []string{own}, 404},
		{"GET " + root + "..%5cevidence.md", []string{own}, 404},
		{"GET " + root + "/", []string{own}, 404},
		{"GET " + root + "/evil.test/", []string{own}, 404},
		{"GET " + root + "./", []string{own}, 404},
		{"GET " + root + "?raw", []string{own}, 404},
		{"GET " + root + ";", []string{own}, 404},
		{"GET " + root + "%00", []string{own}, 404},
		{"GET " + root + "reload%2ejs", []string{own}, 404},
		{"GET " + root + "events/", []string{own}, 404},
		{"GET " + root + "favicon.ico", []string{own}, 404},
		{"GET evidence.md", []string{own}, 400},
		{"GET " + root, []string{own, "X: " + strings.Repeat("x", 1<<16)}, 431},
	} {
		name := tt.request + " " + strings.Join(tt.headers, " ")
		name = name[:min(len(name), 100)]
		response := p.ask(tt.request, tt.headers)
		if response.StatusCode != tt.status {
			t.Errorf("%s: %s", name, response.Status)
		}
		if tt.status == 400 || tt.status == 431 { // which net/http sends, of nothing
			continue
		}
		for header, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cache-Control":                "no-store",
			"Access-Control-Allow-Origin":  "",
		} {
			if got := response.Header.Get(header); got != want {
				t.Errorf("%s: %s is %q", name, header, got)
			}
		}
	}
}

// ask sends a request as it is written and gives the head of the answer.
func (p *previewRun) ask(request string, headers []string) *http.Response {
	p.Helper()
	conn, err := net.Dial("tcp", p.host())
	if err != nil {
		p.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	fmt.Fprintf(conn, "%s HTTP/1.1\r\n%s\r\n\r\n", request, strings.Join(append(headers, "Connection: close"), "\r\n"))
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		p.Fatalf("%s: %v", request, err)
	}
	return response
}

// TestPreviewStreams opens more streams than are given, and closes one.
func TestPreviewStreams(t *testing.T) {
	p := startPreview(t, "", previewFlags{})
	var streams []*eventStream
	for range mostStreams {
		s := p.listen()
		s.next("")
		streams = append(streams, s)
	}
	if status, _, _ := p.get("/events"); status != http.StatusServiceUnavailable {
		t.Errorf("one stream too many is %d", status)
	}
	write(t, p.path, story("second words"))
	for _, s := range streams {
		s.next("")
	}
	streams[0].close()
	for late := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(p.url + "events")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			break
		}
		if time.Now().After(late) {
			t.Fatal("a stream that was closed is still counted")
		}
	}
}

// TestPreviewLoopback looks for a way in from another machine.
func TestPreviewLoopback(t *testing.T) {
	p := startPreview(t, "", previewFlags{})
	host, port, err := net.SplitHostPort(p.host())
	if err != nil || host != "127.0.0.1" || !regexp.MustCompile(`^http://127\.0\.0\.1:`+port+`/[A-Z2-7]{26,}/$`).MatchString(p.url) {
		t.Fatalf("the page is at %s: %v", p.url, err)
	}
	if again := startPreview(t, "", previewFlags{}); again.root() == p.root() {
		t.Errorf("two pages are at %s", p.root())
	}
	if code, _, said := merit(t, filepath.Dir(p.path), "preview", "evidence.md", "--port", port); code != exitTrouble || !strings.Contains(said, port) {
		t.Errorf("a second preview at port %s exits %d: %s", port, code, said)
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		network, ok := address.(*net.IPNet)
		if !ok || network.IP.Equal(net.IPv4(127, 0, 0, 1)) || network.IP.IsLinkLocalUnicast() {
			continue
		}
		if conn, err := net.DialTimeout("tcp", net.JoinHostPort(network.IP.String(), port), time.Second); err == nil {
			conn.Close()
			t.Errorf("the page is at %s too", network.IP)
		}
	}
}
