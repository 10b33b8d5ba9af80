package markdown

import (
	"bytes"
	"html"
	"strings"
)

// Plain returns the words of the text, a line for each block, without the
// title, the words of the theme and the titles of linked entries. It is made
// anew with every call.
func (t *Text) Plain() string {
	var s strings.Builder
	rest := []byte(t.Render(nil).HTML())
	for len(rest) > 0 {
		open := bytes.IndexByte(rest, '<')
		if open < 0 {
			open = len(rest)
		}
		s.WriteString(html.UnescapeString(string(rest[:open])))
		rest = rest[open:]
		if len(rest) > 0 {
			n := tagEnd(rest)
			name := tagName(rest)
			if breaksLine(name) {
				s.WriteByte('\n')
			}
			if unread(name, rest[:n]) {
				n = elementEnd(rest, name)
			}
			rest = rest[n:]
		}
	}
	var lines []string
	for line := range strings.Lines(s.String()) {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// tagEnd returns the length of the tag that s begins with.
func tagEnd(s []byte) int {
	quote := byte(0)
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}

// tagName returns the name in a tag, with the slash of a closing one.
func tagName(s []byte) string {
	n := 1
	if n < len(s) && s[n] == '/' {
		n++
	}
	for n < len(s) && isAlphanumeric(s[n]) {
		n++
	}
	return strings.ToLower(string(s[1:n]))
}

func breaksLine(name string) bool {
	switch strings.TrimPrefix(name, "/") {
	case "p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
		"aside", "section", "div", "table", "tr", "th", "td", "br", "hr", "article", "figure", "figcaption", "details", "summary":
		return true
	}
	return false
}

// unread reports whether an element holds nothing that the author wrote for
// readers: numbers and words of the theme, or programs in raw HTML.
func unread(name string, tag []byte) bool {
	switch name {
	case "script", "style":
		return true
	case "sup":
		return bytes.Contains(tag, []byte(` id="fn-`))
	case "a":
		return bytes.Contains(tag, []byte(`role="doc-backlink"`))
	case "p":
		return bytes.Contains(tag, []byte("data-alert-title"))
	}
	return false
}

func elementEnd(s []byte, name string) int {
	at := bytes.Index(s, []byte("</"+name))
	if at < 0 {
		return len(s)
	}
	return at + tagEnd(s[at:])
}
