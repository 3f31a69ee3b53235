//go:build linux

package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const evidenceFile = "---\nlimit: 250\n---\n\n## Working together\n\nI ran a lunch for twelve people, and two projects came of it.\n"

// TestOddFiles names and walks over what is no regular file.
func TestOddFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), evidenceFile)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("loop.md", filepath.Join(dir, "loop.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "again")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o777); err != nil {
		t.Fatal(err)
	}
	if code, out, talk := merit(t, dir, "lint", "--fail-on", "never"); code != exitClean || !strings.Contains(talk, "1 file: ") {
		t.Errorf("a folder with odd files exits %d\n%s%s", code, out, talk)
	}
	for path, want := range map[string]string{
		"pipe.md":   "pipe.md: not a regular file",
		"/dev/zero": "/dev/zero: not a regular file",
		"loop.md":   "loop.md: too many levels of symbolic links",
	} {
		if code, _, talk := merit(t, dir, "lint", path); code != exitTrouble || !strings.Contains(talk, want) {
			t.Errorf("lint %s exits %d and says %q, not %q", path, code, talk, want)
		}
	}
}

// TestFullDisk writes where nothing can be written.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), evidenceFile)
	executable, _ := exec.LookPath("merit")
	for _, args := range [][]string{{"list"}, {"list", "core-areas"}, {"lint", "--format", "json", "a.md"}, {"status", "a.md"}, {"review", "--format", "json", "a.md"}, {"render", "a.md"}, {"render", "a.md", "--accept"}, {"render", "--to", "docx", "a.md"}, {"preview", "a.md"}, {"new", "civil-service-2012", "-o", "-"}, {"explain"}} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		cmd := exec.Command(executable, args...)
		cmd.Dir, cmd.Stdout = dir, full
		cmd.Run()
		full.Close()
		if code := cmd.ProcessState.ExitCode(); code != exitTrouble {
			t.Errorf("merit %v onto a full disk exits %d", args, code)
		}
	}
}

// TestReplace looks at what replacing a file leaves behind.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	write(t, filepath.Join(dir, "a.md"), evidenceFile)
	write(t, page, "old")
	if err := os.Chmod(page, 0o640); err != nil {
		t.Fatal(err)
	}
	if code, _, talk := merit(t, dir, "render", "a.md", "-o", "page.html"); code != exitClean {
		t.Fatalf("render exits %d: %s", code, talk)
	}
	info, err := os.Stat(page)
	if err != nil || info.Mode().Perm() != 0o640 || info.Size() < 100 {
		t.Errorf("the page is %v, %v", info, err)
	}
	// A hard link to the input is the input.
	if err := os.Link(filepath.Join(dir, "a.md"), filepath.Join(dir, "b.html")); err != nil {
		t.Fatal(err)
	}
	if code, _, talk := merit(t, dir, "render", "a.md", "-o", "b.html"); code != exitTrouble || !strings.Contains(talk, "left as it is") {
		t.Errorf("rendering onto a link to the input exits %d: %s", code, talk)
	}
	// A link is not followed, nor replaced.
	if err := os.Symlink("a.md", filepath.Join(dir, "c.html")); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := merit(t, dir, "render", "a.md", "-o", "c.html"); code != exitTrouble {
		t.Errorf("rendering onto a symbolic link exits %d", code)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.tmp"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "a.md")); string(data) != evidenceFile {
		t.Errorf("the input is now %q", data)
	}
}

// TestNoSocket runs merit where it can open no socket, if strace is there.
func TestNoSocket(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), evidenceFile)
	executable, _ := exec.LookPath("merit")
	for _, args := range [][]string{{"lint", "a.md"}, {"status", "a.md"}, {"review", "a.md"}, {"render", "a.md"}, {"render", "a.md", "--split", "boxes"}, {"render", "--to", "docx", "a.md"}, {"list"}} {
		cmd := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=network,execve", executable}, args...)...)
		cmd.Dir = dir
		var log bytes.Buffer
		cmd.Stderr = &log
		cmd.Run()
		if strings.Contains(log.String(), "socket(") || strings.Count(log.String(), "execve(") > 1 {
			t.Errorf("merit %v:\n%s", args, log.String())
		}
	}
}

// TestPreviewSignal ends the program as a terminal and a service manager do,
// while somebody looks.
func TestPreviewSignal(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), evidenceFile)
	executable, _ := exec.LookPath("merit")
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := exec.Command(executable, "preview", "a.md")
		cmd.Dir = dir
		var talk bytes.Buffer
		cmd.Stderr = &talk
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		stuck := time.AfterFunc(patience, func() { cmd.Process.Kill() })
		lines := bufio.NewReader(out)
		url, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("%v: %s", err, talk.String())
		}
		stream, err := http.Get(strings.TrimSpace(url) + "events")
		if err != nil {
			t.Fatal(err)
		}
		defer stream.Body.Close()
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		more, _ := io.ReadAll(lines)
		cmd.Wait()
		if !stuck.Stop() || cmd.ProcessState.ExitCode() != exitClean || len(more) > 0 {
			t.Errorf("after %v: %v, %q\n%s", signal, cmd.ProcessState, more, talk.String())
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
