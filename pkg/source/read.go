package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf16"
	"unicode/utf8"
)

// A Kind of file says how much of it is read.
type Kind int

const (
	Markdown Kind = iota // evidence: at most 2 MiB, and [checkMarkdown]
	Data                 // a framework or settings in YAML: at most 1 MiB
)

func (k Kind) limit() int64 {
	if k == Markdown {
		return 2 << 20
	}
	return 1 << 20
}

// An Error says why a file was not read. Line is 0 when it is about the whole
// file.
type Error struct {
	Path string
	Line int
	Err  error
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Read reads a regular file. Every error is an [*Error].
func Read(path string, kind Kind) (*File, error) {
	return ReadIf(path, kind, nil)
}

// ReadIf reads a regular file whose text may be none of merit's business: when
// wanted refuses the start of it, the file is nil and nothing else is checked.
func ReadIf(path string, kind Kind, wanted func(start string) bool) (*File, error) {
	shown := filepath.ToSlash(path)
	file, size, err := openRegular(path)
	if err != nil {
		return nil, refuse(shown, err)
	}
	defer file.Close()
	// One byte more than there is, so that the end is seen without growing.
	raw := make([]byte, 0, min(size, kind.limit())+1)
	if wanted != nil {
		if raw, err = fill(raw, file, maxFrontMatter); err != nil {
			return nil, refuse(shown, err)
		}
		if !startsWith(raw, wanted) {
			return nil, nil
		}
	}
	if raw, err = fill(raw, file, kind.limit()+1); err != nil {
		return nil, refuse(shown, err)
	}
	return read(shown, raw, kind)
}

// startsWith says whether wanted takes the start of a file, decoded, up to the
// line that ends its front matter.
func startsWith(raw []byte, wanted func(start string) bool) bool {
	if bytes.HasPrefix(raw, []byte("---\n")) {
		if end := bytes.Index(raw, []byte("\n---\n")); end >= 0 && wanted(string(raw[:end+len("\n---\n")])) {
			return true
		}
	}
	text, err := decode("", raw)
	return err == nil && wanted(text.Text)
}

// ReadFrom reads a file from r, which path names.
func ReadFrom(path string, r io.Reader, kind Kind) (*File, error) {
	raw, err := fill(nil, r, kind.limit()+1)
	if err != nil {
		return nil, refuse(path, err)
	}
	return read(path, raw, kind)
}

// fill reads on until raw holds limit bytes or r ends.
func fill(raw []byte, r io.Reader, limit int64) ([]byte, error) {
	for int64(len(raw)) < limit {
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
		n, err := r.Read(raw[len(raw):min(int64(cap(raw)), limit)])
		raw = raw[:len(raw)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return raw, nil
}

// read decodes and checks what a file holds.
func read(path string, raw []byte, kind Kind) (*File, error) {
	file, err := decode(path, raw)
	if err == nil && int64(len(raw)) > kind.limit() {
		err = fmt.Errorf("larger than %d MiB: split it into several files", kind.limit()>>20)
	}
	if err == nil && kind == Markdown {
		err = checkMarkdown(file)
	}
	if err != nil {
		return nil, refuse(path, err)
	}
	return file, nil
}

// refuse wraps err with the path, which it then names once.
func refuse(path string, err error) error {
	var already *Error
	if errors.As(err, &already) {
		return err
	}
	var inner *fs.PathError
	if errors.As(err, &inner) {
		err = inner.Err
	}
	return &Error{Path: path, Err: err}
}

// openRegular opens a regular file without waiting for the writer of a pipe,
// and looks at what it has opened rather than at the name, which may change.
func openRegular(path string) (file *os.File, size int64, err error) {
	file, err = os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a regular file")
		if info.IsDir() {
			err = errors.New("is a folder")
		}
	}
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// Dir is a folder of files, each of which must be regular.
type Dir string

// Open implements [fs.FS].
func (d Dir) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, _, err := openRegular(filepath.Join(string(d), filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	return file, nil
}

// ReadDir implements [fs.ReadDirFS].
func (d Dir) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return os.ReadDir(filepath.Join(string(d), filepath.FromSlash(name)))
}

// decode turns bytes into text: UTF-8, or UTF-16 with a byte order mark as
// Notepad writes it. What cannot be decoded becomes U+FFFD and a Problem.
func decode(path string, raw []byte) (*File, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("is a Word document or another archive: save it as plain text (.md or .txt)")
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return nil, errors.New("is UTF-32: save it as UTF-8")
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return decodeUTF16(path, raw[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decodeUTF16(path, raw[2:], binary.BigEndian), nil
	}
	text := newlines(string(raw))
	valid := utf8.ValidString(text)
	if valid && strings.IndexByte(text, 0) < 0 {
		return newFile(path, text), nil
	}
	return mark(path, text), nil
}

func decodeUTF16(path string, raw []byte, order binary.ByteOrder) *File {
	units := make([]uint16, 0, len(raw)/2+1)
	for ; len(raw) > 1; raw = raw[2:] {
		units = append(units, order.Uint16(raw))
	}
	if len(raw) == 1 {
		units = append(units, 0xD800) // half a character, which decodes to U+FFFD
	}
	text := newlines(string(utf16.Decode(units)))
	if strings.ContainsAny(text, "\x00\uFFFD") {
		return mark(path, text)
	}
	return newFile(path, text)
}

// newlines turns CRLF and a lone CR into LF, behind the byte order marks: more
// than one where files that had one were joined or converted twice.
func newlines(text string) string {
	text = strings.TrimLeft(text, "\ufeff")
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// mark replaces each undecodable byte and each NUL by U+FFFD and reports the
// lines that hold any, at the first of them.
func mark(path, text string) *File {
	clean := strings.Map(func(r rune) rune {
		if r == 0 {
			return utf8.RuneError
		}
		return r
	}, text) // Map itself turns invalid bytes into U+FFFD
	f := newFile(path, clean)
	for _, start := range f.lines {
		line, _, _ := strings.Cut(clean[start:], "\n")
		if i := strings.Index(line, "\uFFFD"); i >= 0 {
			f.Problems = append(f.Problems, Problem{Span{start + i, start + i + len("\uFFFD")},
				"bytes that are not UTF-8 text: save the file as UTF-8 and mend the character"})
		}
	}
	return f
}
