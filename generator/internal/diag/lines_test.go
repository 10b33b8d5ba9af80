package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlacesCountLinesAndCharactersFromOne(t *testing.T) {
	text := "one\ntwö 日本\r\n\n\tend"
	at := func(s string) int { return strings.Index(text, s) }
	for _, c := range []struct {
		name           string
		offset, length int
		want           Span
	}{
		{"the first character", 0, 3, Span{"f", 1, 1, 3}},
		{"wide characters count one each", at("日"), len("日本"), Span{"f", 2, 5, 2}},
		{"behind characters of two bytes", at(" 日"), 1, Span{"f", 2, 4, 1}},
		{"an empty line", at("\n\tend"), 0, Span{"f", 3, 1, 0}},
		{"a tab is one character", at("end"), 3, Span{"f", 4, 2, 3}},
		{"what goes on behind the line is cut", at("two"[:1]), 100, Span{"f", 2, 1, 6}},
		{"a Windows line end is no part of the line", at("本"), 3, Span{"f", 2, 6, 1}},
		{"the end of the text", len(text), 5, Span{"f", 4, 5, 0}},
		{"before the text", -3, 2, Span{"f", 1, 1, 2}},
		{"behind the text", len(text) + 9, 1, Span{"f", 4, 5, 0}},
	} {
		if got := NewLines("f", []byte(text)).Span(c.offset, c.length); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOffsetsOutsideTheTextAreItsNearestEnds(t *testing.T) {
	l := NewLines("f", []byte("ab\ncd"))
	for _, c := range []struct{ line, col, want int }{{0, 1, 0}, {1, 0, 0}, {1, 9, 2}, {2, 1, 3}, {2, 9, 5}, {9, 1, 5}} {
		if got := l.Offset(c.line, c.col); got != c.want {
			t.Errorf("%d:%d is at %d, not %d", c.line, c.col, got, c.want)
		}
	}
}

func TestLinesComeWithoutTheirEnds(t *testing.T) {
	l := NewLines("f", []byte("one\r\n\ntwo"))
	for n, want := range map[int]string{1: "one", 2: "", 3: "two"} {
		if got, ok := l.Text(n); !ok || got != want {
			t.Errorf("line %d is %q", n, got)
		}
	}
	for _, n := range []int{-1, 0, 4} {
		if got, ok := l.Text(n); ok {
			t.Errorf("there is a line %d: %q", n, got)
		}
	}
	if l.Count() != 3 || NewLines("f", nil).Count() != 1 {
		t.Error("lines are counted wrongly")
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{"", "a\nb", "ä\r\n\r\n日", "\r", "\n\n", "a\xffb\n"} {
		f.Add([]byte(s), 1, 1)
	}
	f.Fuzz(func(t *testing.T, text []byte, offset, length int) {
		l := NewLines("f", text)
		at := l.Span(offset, length)
		line, ok := l.Text(at.Line)
		if !ok || at.Col < 1 || at.Len < 0 || at.Col+at.Len > utf8.RuneCountInString(line)+2 {
			t.Fatalf("%v is no place in a line %q", at, line)
		}
		if utf8.Valid(text) && offset >= 0 && offset <= len(text) && (offset == len(text) || utf8.RuneStart(text[offset])) {
			if back := l.Offset(at.Line, at.Col); back != offset {
				t.Fatalf("%d is %v, which is %d", offset, at, back)
			}
		}
	})
}
