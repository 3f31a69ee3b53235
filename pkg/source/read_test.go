package source_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"merit/pkg/source"
)

func TestDecode(t *testing.T) {
	const mend = "bytes that are not UTF-8 text: save the file as UTF-8 and mend the character"
	for _, tt := range []struct {
		name, raw, want string
		problems        []string
	}{
		{"empty", "", "", nil},
		{"plain", "a – b\n", "a – b\n", nil},
		{"byte order mark", "\ufeffa\n", "a\n", nil},
		{"only a byte order mark", "\ufeff", "", nil},
		{"two byte order marks", "\ufeff\ufeff---\na", "---\na", nil},
		{"UTF-16 with two byte order marks", "\xfe\xff\xfe\xff\x00a", "a", nil},
		{"CRLF", "a\r\nb\r\n", "a\nb\n", nil},
		{"lone CR", "a\rb\r\rc", "a\nb\n\nc", nil},
		{"mixed line ends", "a\n\r\nb\r\r\nc\n\r", "a\n\nb\n\nc\n\n", nil},
		{"NUL", "a\x00b\n", "a\ufffdb\n", []string{"1:2-3: " + mend}},
		{"invalid bytes", "a\nb\xff\xfeb\xff\n\xe2\x82\n", "a\nb\ufffd\ufffdb\ufffd\n\ufffd\ufffd\n", []string{"2:2-3: " + mend, "3:1-2: " + mend}},
		{"Latin-1", "caf\xe9\r\n", "caf\ufffd\n", []string{"1:4-5: " + mend}},
		{"a replacement character that is meant", "a\ufffdb", "a\ufffdb", nil},
		{"a byte order mark inside", "a\ufeffb", "a\ufeffb", nil},
		{"UTF-16 LE", utf16Text(binary.LittleEndian, "a–\r\n😀"), "a–\n😀", nil},
		{"UTF-16 BE", utf16Text(binary.BigEndian, "a–\r\n😀"), "a–\n😀", nil},
		{"UTF-16 with an odd byte", utf16Text(binary.LittleEndian, "ab") + "c", "ab\ufffd", []string{"1:3-4: " + mend}},
		{"UTF-16 with a lone surrogate", "\xff\xfea\x00\x00\xd8b\x00", "a\ufffdb", []string{"1:2-3: " + mend}},
		{"UTF-16 with NUL", "\xfe\xff\x00a\x00\x00", "a\ufffd", []string{"1:2-3: " + mend}},
		{"only UTF-16's byte order mark", "\xff\xfe", "", nil},
	} {
		file, err := source.ReadFrom("x.md", strings.NewReader(tt.raw), source.Markdown)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var problems []string
		for _, p := range file.Problems {
			problems = append(problems, show(file, p))
		}
		if file.Text != tt.want || strings.Join(problems, "\n") != strings.Join(tt.problems, "\n") {
			t.Errorf("%s: got %q and %q, want %q and %q", tt.name, file.Text, problems, tt.want, tt.problems)
		}
	}
}

func utf16Text(order binary.AppendByteOrder, text string) string {
	raw := order.AppendUint16(nil, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = order.AppendUint16(raw, unit)
	}
	return string(raw)
}

func TestReadFromRefuses(t *testing.T) {
	for _, tt := range []struct {
		name, raw string
		kind      source.Kind
		want      string
	}{
		{"Word", "PK\x03\x04rest", source.Markdown, "x: is a Word document or another archive: save it as plain text (.md or .txt)"},
		{"a large Word document", "PK\x03\x04" + strings.Repeat("a", 3<<20), source.Markdown, "x: is a Word document or another archive: save it as plain text (.md or .txt)"},
		{"old Word", "\xd0\xcf\x11\xe0rest", source.Markdown, "x: is a Word document or another archive: save it as plain text (.md or .txt)"},
		{"UTF-32 LE", "\xff\xfe\x00\x00a\x00\x00\x00", source.Markdown, "x: is UTF-32: save it as UTF-8"},
		{"UTF-32 BE", "\x00\x00\xfe\xff\x00\x00\x00a", source.Markdown, "x: is UTF-32: save it as UTF-8"},
		{"large Markdown", strings.Repeat("a", 2<<20+1), source.Markdown, "x: larger than 2 MiB: split it into several files"},
		{"large data", strings.Repeat("a", 1<<20+1), source.Data, "x: larger than 1 MiB: split it into several files"},
	} {
		_, err := source.ReadFrom("x", strings.NewReader(tt.raw), tt.kind)
		var refused *source.Error
		if !errors.As(err, &refused) || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
	for kind, size := range map[source.Kind]int{source.Markdown: 2 << 20, source.Data: 1 << 20} {
		if _, err := source.ReadFrom("x", strings.NewReader(strings.Repeat("a", size)), kind); err != nil {
			t.Errorf("at the limit: %v", err)
		}
	}
}

// endless never ends, like a file that grows while it is read.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return copy(p, bytes.Repeat([]byte("a"), len(p))), nil
}

func TestReadFromEndless(t *testing.T) {
	var e endless
	if _, err := source.ReadFrom("x", &e, source.Markdown); err == nil || e.read > 8<<20 {
		t.Errorf("read %d bytes; %v", e.read, err)
	}
	broken := io.MultiReader(strings.NewReader("a"), iotestError{})
	if _, err := source.ReadFrom("x", broken, source.Markdown); err == nil || err.Error() != "x: disk on fire" {
		t.Errorf("got %v", err)
	}
}

type iotestError struct{}

func (iotestError) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }

func TestReadRegularFilesOnly(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(in("file.md"), []byte("a\n"), 0o600))
	must(os.Mkdir(in("folder.md"), 0o700))
	must(os.Symlink("file.md", in("link.md")))
	must(os.Symlink("loop.md", in("loop.md")))
	must(os.Symlink("gone.md", in("dangling.md")))
	must(os.Symlink("folder.md", in("to-folder.md")))
	for name, want := range map[string]string{
		"file.md":      "",
		"link.md":      "",
		"folder.md":    "is a folder",
		"to-folder.md": "is a folder",
		"missing.md":   "no such file",
		"dangling.md":  "no such file",
		"loop.md":      "too many levels of symbolic links",
		"file.md/x.md": "not a directory",
		"a\x00b.md":    "invalid argument",
	} {
		file, err := source.Read(in(name), source.Markdown)
		if want == "" {
			if err != nil || file.Text != "a\n" || file.Path != filepath.ToSlash(in(name)) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		expectRefusal(t, filepath.ToSlash(in(name)), err, want)
	}
}

// expectRefusal holds that an error names its path once, at its start.
func expectRefusal(t *testing.T, path string, err error, want string) {
	t.Helper()
	var refused *source.Error
	if !errors.As(err, &refused) || refused.Path != path {
		t.Errorf("%q: %v is no *source.Error for it", path, err)
		return
	}
	message := err.Error()
	if strings.Count(message, path) != 1 || !strings.HasPrefix(message, path+": ") || !strings.Contains(message, want) || strings.HasSuffix(message, ".") {
		t.Errorf("got %q, want %q once and %q", message, path, want)
	}
}

// The file that is opened is looked at, not its name: while the name changes
// between a file and a folder, nothing but the file is read.
func TestReadWhileTheNameChanges(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.md")
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			os.WriteFile(path, []byte("a\n"), 0o600)
			os.Remove(path)
			os.Mkdir(path, 0o700)
			os.Remove(path)
		}
	}()
	for range 200 {
		if file, err := source.Read(path, source.Markdown); err == nil && file.Text != "a\n" && file.Text != "" {
			t.Errorf("read %q", file.Text)
		}
	}
	close(stop)
	<-stopped
}

func TestDir(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.yaml": "title: a\n", "b.yaml": "title: b\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := source.Dir(dir).ReadDir(".")
	if err != nil || len(entries) != 2 {
		t.Fatal(entries, err)
	}
	file, err := source.Dir(dir).Open("a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if text, err := io.ReadAll(file); err != nil || string(text) != "title: a\n" {
		t.Errorf("got %q, %v", text, err)
	}
	for _, name := range []string{"../x", "/etc/passwd", "", "a/../b", "gone.yaml", "."} {
		if file, err := source.Dir(dir).Open(name); err == nil {
			file.Close()
			t.Errorf("%q was opened", name)
		}
	}
	if _, err := source.Dir(dir).ReadDir("../"); err == nil {
		t.Error("a folder outside was listed")
	}
}

func TestReadIf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.md")
	if err := os.WriteFile(path, []byte("\ufeffa\r\n"+strings.Repeat("> ", 60)+"b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if file, err := source.ReadIf(path, source.Markdown, func(start string) bool { return start[:2] != "a\n" }); file != nil || err != nil {
		t.Errorf("not wanted, but got %v, %v", file, err)
	}
	if _, err := source.ReadIf(path, source.Markdown, func(string) bool { return true }); err == nil {
		t.Error("wanted, but not checked")
	}
	text := "a\n" + strings.Repeat("More than the start of a file.\n\n", 5000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if file, err := source.ReadIf(path, source.Markdown, func(start string) bool { return start[:2] == "a\n" }); err != nil || file.Text != text {
		t.Errorf("wanted, but %v", err)
	}
}

func TestPosition(t *testing.T) {
	file, err := read("é–a\n\n😀b")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ offset, line, column int }{
		{-5, 1, 1}, {0, 1, 1}, {2, 1, 2}, {5, 1, 3}, {6, 1, 4}, {7, 2, 1}, {8, 3, 1}, {12, 3, 2}, {13, 3, 3}, {99, 3, 3},
	} {
		if line, column := file.Position(tt.offset); line != tt.line || column != tt.column {
			t.Errorf("Position(%d) = %d, %d, want %d, %d", tt.offset, line, column, tt.line, tt.column)
		}
	}
	for _, tt := range []struct{ line, column, offset int }{
		{0, 1, 0}, {1, 0, 0}, {1, 2, 2}, {1, 99, 6}, {2, 1, 7}, {2, 9, 7}, {3, 2, 12}, {9, 1, 8}, {9, 9, 13},
	} {
		if got := file.Offset(tt.line, tt.column); got != tt.offset {
			t.Errorf("Offset(%d, %d) = %d, want %d", tt.line, tt.column, got, tt.offset)
		}
	}
	for line, want := range map[int]string{-1: "", 0: "", 1: "é–a", 2: "", 3: "😀b", 4: ""} {
		if got := file.Line(line); got != want {
			t.Errorf("Line(%d) = %q, want %q", line, got, want)
		}
	}
}

func TestLineSpan(t *testing.T) {
	file, err := read("  a b \t\n \t \nc")
	if err != nil {
		t.Fatal(err)
	}
	for offset, want := range map[int]source.Span{0: {2, 5}, 7: {2, 5}, 8: {11, 11}, 12: {12, 13}, 99: {12, 13}} {
		if got := file.LineSpan(offset); got != want {
			t.Errorf("LineSpan(%d) = %v, want %v", offset, got, want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct {
		text, matter string
		body         string
		closed       bool
	}{
		{"", "", "", true},
		{"a\n---\n", "", "a\n---\n", true},
		{"---\na: b\n---\nc\n", "a: b\n", "c\n", true},
		{"--- \t\na: b\n... \nc\n", "a: b\n", "c\n", true},
		{"---\n---\nc\n", "", "c\n", true},
		{"---\na: b\n---", "a: b\n", "", true},
		{"---\na: b\n", "", "---\na: b\n", false},
		{"---", "", "---", false},
		{" ---\na: b\n---\n", "", " ---\na: b\n---\n", true},
		{"----\na: b\n---\n", "", "----\na: b\n---\n", true},
		{"---\na: |\n  ---\n---\nc", "a: |\n  ---\n", "c", true},
	} {
		file, err := read(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		matter, body, closed := file.FrontMatter()
		if got := file.Text[matter.Start:matter.End]; got != tt.matter || file.Text[body:] != tt.body || closed != tt.closed {
			t.Errorf("%q: got %q, %q, %v", tt.text, got, file.Text[body:], closed)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, raw := range []string{"", "a\r\nb\rc\n", "\ufeffé\x00\xff", "\xff\xfea\x00\r\x00\n\x00\x00\xd8", "\xfe\xff\x00a\x00", "PK\x03\x04", "---\na: b\n---\n> - *a_\n", "\xff\xfe\x00\x00", "a\ufeff\n\ufeff"} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := source.ReadFrom("x.md", bytes.NewReader(raw), source.Markdown)
		if err != nil {
			return
		}
		if !utf8.ValidString(file.Text) || strings.ContainsAny(file.Text, "\r\x00") {
			t.Errorf("%q is not clean", file.Text)
		}
		for offset := range file.Text + "x" {
			line, column := file.Position(offset)
			if back := file.Offset(line, column); back != offset {
				t.Fatalf("offset %d is %d:%d, which is offset %d", offset, line, column, back)
			}
		}
		for _, p := range file.Problems {
			if file.Text[p.Span.Start:p.Span.End] != "\ufffd" {
				t.Errorf("problem at %q", file.Text[p.Span.Start:p.Span.End])
			}
		}
		if strings.HasPrefix(file.Text, "PK\x03\x04") {
			return // after a mark it is text
		}
		again, err := source.ReadFrom("x.md", strings.NewReader(file.Text), source.Markdown)
		if err != nil || again.Text != file.Text || len(again.Problems) != 0 {
			t.Errorf("%q reads as %q, %v", file.Text, again.Text, err)
		}
	})
}

func FuzzCheckMarkdown(f *testing.F) {
	for _, s := range shapes() {
		f.Add(s.write(3))
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := read(text)
		if err != nil || len(text) > 10_000 {
			return
		}
		start := time.Now()
		parse(file)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%d bytes take %v", len(text), took)
		}
	})
}
