package render

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"merit/pkg/evidence"
)

// address gives where a run leads as an attribute's value, or "" when it leads
// nowhere a page may lead.
func (p *prose) address(r evidence.Run) string {
	if r.Link == "" || len(r.Link) > 4096 {
		return ""
	}
	if r.Link == r.Text { // an autolink is as it is written
		return p.href(r.Link)
	}
	href, known := p.hrefs[r.Link]
	if !known {
		href = p.href(resolve(r.Link))
		p.hrefs[r.Link] = href
	}
	return href
}

func (p *prose) href(link string) string {
	bare, ok := bareAddress(link)
	if !ok || !safeAddress(bare) || disguised(link, bare) || Secret(bare, p.private) {
		return ""
	}
	if name, ok := strings.CutPrefix(link, "#"); ok {
		link = "#m-" + slug(name) // as the page's own ids are
	}
	var b strings.Builder
	for i := range len(link) {
		c := link[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~:/?#[]@!$&()*+,;=%", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return html.EscapeString(b.String())
}

// resolve reads an address as Markdown does, with its backslashes and entities.
func resolve(link string) string {
	var b strings.Builder
	for i := 0; i < len(link); i++ {
		if link[i] == '\\' && i+1 < len(link) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", link[i+1]) >= 0 {
			i++
		} else if link[i] == '&' {
			if n := strings.IndexByte(link[i:min(len(link), i+40)], ';'); n > 0 {
				b.WriteString(html.UnescapeString(link[i : i+n+1]))
				i += n
				continue
			}
		}
		b.WriteByte(link[i])
	}
	return b.String()
}

// bareAddress takes off an address whatever may disguise it: entities, percent
// escapes, controls, spaces and signs nobody sees. ok is false when there is no
// end of it.
func bareAddress(address string) (bare string, ok bool) {
	for range 6 {
		bare = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
				return -1
			}
			return r
		}, unescape(html.UnescapeString(address)))
		if bare == address {
			return bare, true
		}
		address = bare
	}
	return "", false
}

// unescape resolves percent escapes and leaves what is none.
func unescape(address string) string {
	before, after, ok := strings.Cut(address, "%")
	if !ok {
		return address
	}
	var b strings.Builder
	for ; ok; before, after, ok = strings.Cut(after, "%") {
		b.WriteString(before)
		if c, err := strconv.ParseUint(after[:min(2, len(after))], 16, 8); err == nil && len(after) > 1 {
			b.WriteByte(byte(c))
			after = after[2:]
		} else {
			b.WriteByte('%')
		}
	}
	return b.String() + before
}

// safeAddress allows the web, mail, a path beside the page and a place on it.
func safeAddress(bare string) bool {
	if strings.HasPrefix(bare, "//") || strings.Contains(bare, `\`) {
		return false
	}
	if i := strings.IndexAny(bare, ":/?#"); i >= 0 && bare[i] == ':' {
		return slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(bare[:i]))
	}
	return true
}

// disguised says whether an address has a scheme only when its disguise is off.
func disguised(link, bare string) bool {
	i := strings.IndexAny(bare, ":/?#")
	return i >= 0 && bare[i] == ':' && (len(link) <= i || !strings.EqualFold(link[:i+1], bare[:i+1]))
}

// Secret says whether an address or a file's name holds private words, which are
// written there with other signs between them, or none.
func Secret(name string, private []string) bool {
	words := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return !wordly(r) })
	}
	text := strings.Join(words(name), " ")
	for _, word := range private {
		w := words(word)
		if Mask(text, []string{strings.Join(w, " "), strings.Join(w, "")}) != text {
			return true
		}
	}
	return false
}

// slug makes a name for an id: letters and figures, with hyphens between them.
func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
