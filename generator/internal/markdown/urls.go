package markdown

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// cleanTarget returns an address without the characters that a browser would
// not see: white space around it, tabs, line ends and controls within.
func cleanTarget(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.TrimSpace(s))
}

// judgeTarget says what is wrong with a clean address. Only schemes that
// cannot run anything are allowed; a list of dangerous ones would never be
// complete.
func judgeTarget(target string, picture bool) (message, hint string) {
	bare := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || invisible(r) {
			return -1
		}
		return r
	}, target))
	if slashed := strings.ReplaceAll(bare, `\`, "/"); strings.HasPrefix(slashed, "//") {
		return fmt.Sprintf("the address %q does not say how to get there", target), "begin it with https://"
	}
	colon := strings.IndexByte(bare, ':')
	if end := strings.IndexAny(bare, `/\?#`); colon < 0 || end >= 0 && end < colon {
		return "", ""
	}
	switch scheme := bare[:colon]; {
	case plainly(target):
		return "", ""
	case scheme == "http" || scheme == "https":
		if u, err := url.Parse(bare); err != nil || u.Hostname() == "" {
			return fmt.Sprintf("%q is not an address", target), "a web address looks like https://example.org/path"
		}
		return "", ""
	case (scheme == "mailto" || scheme == "tel") && !picture:
		return "", ""
	case picture:
		return fmt.Sprintf("a picture cannot come from %q: the scheme is not allowed", clip(target)), "http and https are, and paths to files"
	default:
		return fmt.Sprintf("the scheme of %q is not allowed", clip(target)), "http, https, mailto and tel are; a path with a colon in its first part begins with ./"
	}
}

// plainly reports whether a target is the address of another site and holds
// nothing that needs a closer look. Nearly all are such.
func plainly(target string) bool {
	rest, web := strings.CutPrefix(target, "https://")
	if !web {
		if rest, web = strings.CutPrefix(target, "http://"); !web {
			return false
		}
	}
	host := true
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.':
		case host && i > 0 && (c == '/' || c == '?' || c == '#'):
			host = false
		case host || strings.IndexByte("/?#_~=&", c) < 0:
			return false
		}
	}
	return rest != ""
}

func clip(s string) string { return shorten([]byte(s)) }

// appendAddress appends an address so that it is safe inside a quoted
// attribute and holds no character that an address must not have.
func appendAddress(dst []byte, address string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c <= ' ' || c == 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '\'':
			dst = append(dst, "&#39;"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// Abroad reports whether a target is the address of another site, wherever it
// is written.
func Abroad(target string) bool {
	switch {
	case strings.IndexByte(target, ':') < 0:
		return false
	case plainly(target):
		return true
	}
	u, err := url.Parse(target)
	return err == nil && u.Scheme != ""
}
