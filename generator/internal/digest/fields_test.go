package digest

import (
	"strings"
	"testing"
)

func TestFieldsNameWhatMadeADigestAnother(t *testing.T) {
	base := Fields(sample())
	for want, change := range map[string]func(*shape){
		"":                func(s *shape) { s.notes, s.secret = "x", "x" },
		"Name":            func(s *shape) { s.Name = "m" },
		"hidden.Promoted": func(s *shape) { s.Promoted = "q" },
		"pointed":         func(s *shape) { s.Deep = 2 },
		"Inner.N":         func(s *shape) { s.Inner.N = 2.5 },
		"List Map":        func(s *shape) { s.List[0], s.Map["x"] = "c", 3 },
	} {
		s := sample()
		change(&s)
		if got := strings.Join(Changed(base, Fields(s)), " "); got != want {
			t.Errorf("changed: %q, want %q", got, want)
		}
		if (Of(s) == Of(sample())) != (want == "") {
			t.Errorf("%q: the digest and its fields disagree", want)
		}
	}
}

func TestAValueWithoutFieldsIsOneField(t *testing.T) {
	for _, v := range []any{"text", 3, []string{"a"}, spoken{"a", String("1")}} {
		if f := Fields(v); len(f) != 1 || f[0].Name != "" || f[0].Sum != Of(v) {
			t.Errorf("%v: %v", v, f)
		}
	}
}
