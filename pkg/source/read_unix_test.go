//go:build unix

package source_test

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"merit/pkg/source"
)

func TestReadNeverWaits(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo.md")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	_, err := source.Read(fifo, source.Markdown)
	expectRefusal(t, fifo, err, "not a regular file")

	socket := filepath.Join(dir, "s.md")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip(err)
	}
	defer listener.Close()
	_, err = source.Read(socket, source.Markdown)
	expectRefusal(t, socket, err, "")

	_, err = source.Read("/dev/zero", source.Markdown)
	expectRefusal(t, "/dev/zero", err, "not a regular file")
}

func TestReadUnreadable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.md")
	if err := os.WriteFile(path, nil, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := source.Read(path, source.Markdown); os.Getuid() != 0 {
		expectRefusal(t, path, err, "permission denied")
	}
}
