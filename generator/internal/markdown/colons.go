package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// colonLine finds the place where a line, or what a browser would show as a
// line of its own, begins with two or more colons. It is deliberately
// suspicious: it looks through quote, list and table marks, emphasis, tags,
// invisible characters, escapes and entities, and takes every character that
// looks like a colon for one. Better a message too many than a secret out.
func colonLine(line []byte) (at int, ok bool) {
	if at, ok = leadsWithColons(line); ok {
		return at, true
	}
	for i, c := range line {
		if ' ' <= c && c < utf8.RuneSelf {
			continue
		}
		if n := breakAt(line[i:]); n > 0 {
			if at, ok = leadsWithColons(line[i+n:]); ok {
				return i + n + at, true
			}
		}
	}
	return 0, false
}

// breakAt returns the length of a character at the start of b that some
// programs take for the end of a line; the line feed is not among them.
func breakAt(b []byte) int {
	switch b[0] {
	case '\r', '\v', '\f':
		return 1
	case 0xc2: // next line
		if len(b) > 1 && b[1] == 0x85 {
			return 2
		}
	case 0xe2: // line separator, paragraph separator
		if len(b) > 2 && b[1] == 0x80 && (b[2] == 0xa8 || b[2] == 0xa9) {
			return 3
		}
	}
	return 0
}

func leadsWithColons(s []byte) (at int, ok bool) {
	for i := 0; i < len(s); {
		r, n := logicalRune(s[i:])
		switch {
		case unicode.IsSpace(r) || invisible(r):
			i += n
		case colonWeight(r) > 0:
			if countColons(s[i:]) >= 2 {
				return i, true
			}
			// One colon and a space begin a definition.
			if s[i] != ':' || i+1 >= len(s) || s[i+1] != ' ' && s[i+1] != '\t' {
				return 0, false
			}
			i++
		default:
			n = markLength(s[i:])
			if n == 0 {
				return 0, false
			}
			i += n
		}
	}
	return 0, false
}

// markLength returns the length of a mark at the start of s that readers do
// not see, or see as ornament: of a quote, list, heading, table, emphasis,
// task or tag.
func markLength(s []byte) int {
	switch c := s[0]; {
	case strings.IndexByte(">#|-+*_~=", c) >= 0:
		return 1
	case c >= '0' && c <= '9':
		n := 1
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n < len(s) && (s[n] == '.' || s[n] == ')') {
			return n + 1
		}
	case c == '[' && len(s) >= 3 && s[2] == ']':
		return 3
	case c == '<':
		return tagLength(s)
	}
	return 0
}

// tagLength returns the length of the tag or comment that s begins with.
func tagLength(s []byte) int {
	if bytes.HasPrefix(s, []byte("<!--")) {
		if end := bytes.Index(s[4:], []byte("-->")); end >= 0 {
			return 4 + end + 3
		}
		return 4
	}
	n := 1
	for n < len(s) && (s[n] == '/' || s[n] == '-' || isAlphanumeric(s[n])) {
		n++
	}
	if n == 1 || n == len(s) || s[n] == ':' || s[n] == '@' { // an address in angle brackets
		return 0
	}
	end := bytes.IndexByte(s[n:], '>')
	if end < 0 {
		return 0
	}
	return n + end + 1
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func countColons(s []byte) int {
	count := 0
	for len(s) > 0 && count < 2 {
		r, n := logicalRune(s)
		weight := colonWeight(r)
		if weight == 0 && !invisible(r) {
			break
		}
		count += weight
		s = s[n:]
	}
	return count
}

// logicalRune returns the character that s begins with, after escapes and
// entities, and how many bytes spell it.
func logicalRune(s []byte) (rune, int) {
	switch {
	case s[0] == '\\' && len(s) > 1 && isPunctuation(s[1]):
		return rune(s[1]), 2
	case s[0] == '&':
		if text, n := reference(s); n > 0 {
			r, _ := utf8.DecodeRuneInString(text)
			return r, n
		}
	}
	return utf8.DecodeRune(s)
}

// colonWeight returns how many colons a character looks like.
func colonWeight(r rune) int {
	switch r {
	case ':', '：', '﹕', '︓', '∶', '꞉', 'ː', '˸', '։', '׃', '܃', '܄', '᠃', '᠉', '᛬', '⁚', '︰', 'ꓽ':
		return 1
	case '∷', '⩴':
		return 2
	}
	return 0
}

// invisible reports whether a character takes no ink: marks of direction,
// joiners, fillers, variation selectors, controls, and bytes that are no text.
func invisible(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' && r != '\n' || r == 0x7f
	case r == utf8.RuneError, r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		r >= 0x180b && r <= 0x180f, r == 0x2800, r == 0x3164, r == 0xffa0,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Cc)
}
