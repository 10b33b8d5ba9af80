package diag

import (
	"strings"
	"unicode"
)

// cut returns what stands before a place in its line, and what stands at it.
func cut(line string, at Span) (before, marked string) {
	runes := []rune(line)
	from := min(max(at.Col-1, 0), len(runes))
	to := min(from+at.Len, len(runes))
	return string(runes[:from]), string(runes[from:to])
}

// visible returns a line as it can be shown in a terminal: what would move the
// cursor, change colours or hide is shown as a sign. Tabs stay.
func visible(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || joiner(r):
			return r
		case r < ' ':
			return '␀' + r
		case r == 0x7f:
			return '␡'
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			return '\ufffd'
		}
		return r
	}, line)
}

// joiner reports whether a character shapes its neighbours, as in Persian or
// in emoji, and takes no room of its own.
func joiner(r rune) bool { return r == 0x200c || r == 0x200d }

// under returns the white space that leads below the end of a text: tabs stay
// tabs, so that a mark stands right however wide they are.
func under(before string) string {
	var b strings.Builder
	for _, r := range before {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", columns(r)))
	}
	return b.String()
}

func width(s string) int {
	n := 0
	for _, r := range s {
		n += columns(r)
	}
	return n
}

// columns returns how many columns a terminal gives to a character, as visible
// shows it.
func columns(r rune) int {
	switch {
	case joiner(r) || unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case wide(r):
		return 2
	}
	return 1
}

func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x1f300 && r <= 0x1f64f || r >= 0x1f900 && r <= 0x1f9ff || r >= 0x20000 && r <= 0x3fffd)
}
