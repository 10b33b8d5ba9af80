package tint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/tint"
)

func Example() {
	tint.Code("go", "x := f(0x1F) // why\n", func(class, piece string) {
		if class != "" {
			fmt.Println(class, piece)
		}
	})
	// Output:
	// n x
	// o :=
	// nf f
	// p (
	// mh 0x1F
	// p )
	// c1 // why
}

func TestWordsOfAnyScriptAreWhole(t *testing.T) {
	for code, want := range map[string]string{
		"ifé if":   "n:ifé k:if",
		"größe(1)": "nf:größe p:( m:1 p:)",
		"1é":       "n:é",
	} {
		var got []string
		if !tint.Code("go", code, func(class, piece string) {
			if class != "" {
				got = append(got, class+":"+piece)
			}
		}) || strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

func TestStretchesEndWithTheirMarkOrTheCode(t *testing.T) {
	for code, want := range map[string]string{
		"/* a\n* b */ c":   "cm cm cm cm cm  n",
		"`a\n\\` b` c":     "sb sb se sb sb  n",
		"`a\nb":            "sb sb sb",
		"\"a\nb":           "s2  n",
		"a /* b":           "n  cm cm",
		"\"a\\\"b\" + 'c'": "s2  o  s1",
	} {
		var got []string
		if !tint.Code("js", code, func(class, _ string) { got = append(got, class) }) || strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", code, strings.Join(got, " "), want)
		}
	}
}

func TestOtherLanguagesAreNotKnown(t *testing.T) {
	for _, name := range []string{"", "Go", "klingon"} {
		if tint.Code(name, "x", func(_, _ string) { t.Errorf("%s gives pieces", name) }) {
			t.Errorf("%s is known", name)
		}
	}
}
