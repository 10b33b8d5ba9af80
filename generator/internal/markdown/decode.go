package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// decode resolves backslash escapes and character references in one pass, so
// that what an escape yields is not resolved again.
func decode(b []byte) string {
	if asWritten(b) {
		return string(b)
	}
	return string(appendDecoded(nil, b))
}

// asWritten reports whether decode leaves b as it is.
func asWritten(b []byte) bool {
	return bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0
}

func appendDecoded(dst, b []byte) []byte {
	if asWritten(b) {
		return append(dst, b...)
	}
	for i := 0; i < len(b); {
		switch {
		case b[i] == '\\' && i+1 < len(b) && isPunctuation(b[i+1]):
			dst = append(dst, b[i+1])
			i += 2
		case b[i] == '&':
			text, n := reference(b[i:])
			if n == 0 {
				text, n = "&", 1
			}
			dst = append(dst, text...)
			i += n
		default:
			dst = append(dst, b[i])
			i++
		}
	}
	return dst
}

func isPunctuation(c byte) bool { return c < utf8.RuneSelf && util.IsPunct(c) }

// reference reads the character reference that b begins with. It returns what
// it stands for and its length, or 0 if it is none.
func reference(b []byte) (string, int) {
	end := bytes.IndexByte(b[:min(len(b), 40)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(b[1:end])
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return string(entity.Characters), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return "", 0
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if code == 0 || code > utf8.MaxRune {
		code = utf8.RuneError
	}
	return string(rune(code)), end + 1 // surrogates become the replacement character
}

// appendEscaped appends s to dst so that it is text in HTML, also inside a
// quoted attribute.
func appendEscaped[T string | []byte](dst []byte, s T) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var with string
		switch s[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&#34;"
		case '\'':
			with = "&#39;"
		case 0:
			with = "\ufffd"
		case '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				with = "\n"
			}
		default:
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = append(dst, with...)
		from = i + 1
	}
	return append(dst, s[from:]...)
}
