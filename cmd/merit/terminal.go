package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/mattn/go-isatty"

	"merit/pkg/render"
)

// look settles how reports look: in colour where escapes are welcome.
func (a *app) look() render.Look {
	return render.Look{Colour: escapes(a.out), Version: version()}
}

// escapes says whether escapes may be written: to a terminal that knows them,
// whose owner does not ask for none.
func escapes(w io.Writer) bool {
	return terminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// jobSummary opens the page on which GitHub shows what a job has to say, or
// gives nil where there is none.
func jobSummary() (*os.File, error) {
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil, nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("writing the job summary: %w", err)
	}
	return file, nil
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}

// progress counts files on a terminal while nothing else is printed.
type progress struct {
	out   io.Writer // nil where nobody looks
	begun time.Time
	shown time.Time
	files int
}

func (a *app) progress() *progress {
	p := &progress{begun: time.Now()}
	if escapes(a.errOut) {
		p.out = a.errOut
	}
	return p
}

func (p *progress) step() {
	p.files++
	if p.out == nil || p.files%64 != 0 || time.Since(p.begun) < time.Second/2 || time.Since(p.shown) < time.Second/10 {
		return
	}
	p.shown = time.Now()
	fmt.Fprintf(p.out, "\r\x1b[K%d files", p.files)
}

func (p *progress) clear() {
	if !p.shown.IsZero() {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = time.Time{}
	}
}

// removeOnSignal removes a temporary file when the program is told to end while
// it is written.
func removeOnSignal(path string) (stop func()) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case <-signals:
			os.Remove(path)
			os.Exit(exitTrouble)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
