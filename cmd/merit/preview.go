package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/spf13/cobra"

	"merit/pkg/lint"
	"merit/pkg/render"
)

// previewFlags are what preview was asked for.
type previewFlags struct {
	port  uint16
	plain bool
}

func (a *app) preview() *cobra.Command {
	var r reading
	var flags previewFlags
	cmd := &cobra.Command{
		Use:   "preview FILE",
		Short: "Show a file as a page that follows each save",
		Long: `Show an evidence file as a page in your browser, which follows each save, with
findings and comments beside the words as merit render --review has them. merit
prints the page's address and serves it until Ctrl-C, on this machine alone. The
address is new each time and cannot be guessed: who has it can read the page.
merit writes no file and starts no browser.

The file and the nearest .merit.yaml are watched. A framework of your own is read
again with the next save of either.`,
		Example: `  merit preview evidence.md
  merit preview evidence.md --plain
  merit preview evidence.md --port 8080`,
		Args: exactly(1, "one file"),
		RunE: func(_ *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.runPreview(ctx, args[0], &r, flags)
		},
	}
	r.bindNamed(a, cmd)
	cmd.Flags().Uint16Var(&flags.port, "port", 0, "`number` of the page's port, 0 for one that is free")
	cmd.Flags().BoolVar(&flags.plain, "plain", false, "show the page without findings and comments")
	complete(cmd, "port", nil)
	return cmd
}

// runPreview shows the page until the context ends.
func (a *app) runPreview(ctx context.Context, path string, r *reading, flags previewFlags) error {
	if err := mayPreview(path); err != nil {
		return err
	}
	watch, err := newWatch()
	if err != nil {
		return err
	}
	defer watch.events.Close()
	p := &preview{app: a, reading: r, path: path, review: !flags.plain, watch: watch}
	first, err := p.look()
	if err != nil {
		return err
	}
	listener, err := listen(flags.port)
	if err != nil {
		return err
	}
	defer listener.Close()
	server := newPreviewServer(newShowing(first.page), listener.Addr().(*net.TCPAddr))
	if err := a.print(fmt.Appendf(nil, "http://%s%s\n", listener.Addr(), server.root)); err != nil {
		return err
	}
	return p.run(ctx, listener, server, first)
}

func mayPreview(path string) error {
	if path == "-" {
		return hint(errors.New("standard input cannot be watched"), "merit render - -o evidence.html makes a page of it")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return hint(fmt.Errorf("%s is a folder, and a preview shows one file", path), "merit status %s lists those it holds", typed(path))
	}
	return nil
}

// listen opens the one socket that merit ever opens. No other machine reaches
// it.
func listen(port uint16) (net.Listener, error) {
	listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(int(port))))
	switch {
	case err != nil && port != 0:
		return nil, hint(fmt.Errorf("port %d is taken, or not yours to open", port), "leave out --port for one that is free")
	case err != nil:
		return nil, fmt.Errorf("opening the page's address: %w", err)
	}
	return listener, nil
}

// A preview is a page that follows its file.
type preview struct {
	*app
	reading *reading
	path    string
	review  bool
	watch   *watch
	told    string // last, of findings or trouble
}

// A view is a page, and what lint says of its file in one line.
type view struct {
	page    []byte
	summary string
}

// run serves the page and looks at the file until the context ends or the page
// can be served no longer.
func (p *preview) run(ctx context.Context, listener net.Listener, server *previewServer, first view) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		defer cancel()
		ended <- server.serve(ctx, listener)
	}()
	p.tell("watching %s; Ctrl-C ends the preview", p.watched())
	p.report(first, nil)
	p.watch.each(ctx, func() (well bool) {
		v, err := p.look()
		p.report(v, err)
		if err != nil {
			server.trouble(err.Error())
		} else {
			server.turn(v.page)
		}
		return err == nil
	})
	return <-ended
}

// look makes the page of the file as it is now. The file is followed before it
// is read, so that no change falls between.
func (p *preview) look() (v view, err error) {
	now := p.again()
	followed := p.watch.follow(now.holding(p.path))
	doc, err := p.document(now)
	if err == nil {
		err = followed
	}
	if err != nil {
		return v, err
	}
	var page bytes.Buffer
	if err := render.HTML(&page, doc); err != nil {
		return v, fmt.Errorf("rendering %s: %w", p.path, err)
	}
	var sum render.Summary
	sum.Add(doc.Findings)
	return view{page.Bytes(), render.SummaryLine(sum)}, nil
}

// again gives a run of its own, which knows nothing of settings and frameworks
// as they were.
func (a *app) again() *app {
	return &app{in: a.in, out: a.out, errOut: a.errOut, frameworksDir: a.frameworksDir, told: map[error]bool{}}
}

// document reads and checks the file in one run.
func (p *preview) document(now *app) (*render.Document, error) {
	if err := p.reading.settle(now); err != nil {
		return nil, err
	}
	result := now.check(input{path: p.path, named: true}, p.reading, new(lint.Examiner))
	if result.err != nil {
		return nil, result.err
	}
	if err := unreadable(result.file); err != nil {
		return nil, err
	}
	doc := p.reading.document(result.file)
	doc.Live, doc.Review, doc.Findings = true, p.review, result.findings
	return doc, nil
}

// holding gives the paths of all files that a page may depend on: the evidence,
// what it is a link to, and the settings, though there may be none yet.
func (a *app) holding(path string) []string {
	paths := []string{path}
	if target, err := filepath.EvalSymlinks(path); err == nil && target != path {
		paths = append(paths, target)
	}
	folder := filepath.Dir(path)
	if settings := a.settings(folder); settings.dir != "" {
		folder = settings.dir
	}
	return append(paths, filepath.Join(folder, settingsName))
}

// watched names what is watched.
func (p *preview) watched() string {
	if settings := p.again().settings(filepath.Dir(p.path)); settings.Path != "" {
		return p.path + " and " + settings.Path
	}
	return p.path
}

// report tells what came of a look, unless that was told last.
func (p *preview) report(v view, err error) {
	news := v.summary
	if err != nil {
		news = err.Error()
	}
	if news == p.told {
		return
	}
	p.told = news
	if err != nil {
		p.again().say(err)
	} else {
		p.tell("%s", news)
	}
}
