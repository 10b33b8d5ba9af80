package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a text as it is compared: in lower case and without accents, and
// with one sort of sigma. The script does the same.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return strings.ReplaceAll(strings.ToLower(s), "ς", "σ")
}

// plain reports whether s is ASCII, as most of most texts is.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Tokens returns the words of a text, folded: runs of letters, digits and
// marks. Where a script puts no spaces between words, every character is one.
func Tokens(s string) []string { return appendTokens(nil, s) }

func appendTokens(words []string, s string) []string {
	folded := Fold(s)
	start := -1
	for i, r := range folded {
		alone := r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		inside := !alone && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
		if !inside && start >= 0 {
			words = append(words, folded[start:i])
			start = -1
		}
		if inside && start < 0 {
			start = i
		}
		if alone {
			words = append(words, string(r))
		}
	}
	if start >= 0 {
		words = append(words, folded[start:])
	}
	return words
}

// slug returns what the script makes of a title where an address says no more
// than that. It is sure of ASCII only: elsewhere two languages' libraries need
// not agree on what is a lower-case letter.
func slug(s string) (string, bool) {
	if !plain(s) {
		return "", false
	}
	return strings.Join(Tokens(s), "-"), true
}
