package digest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

type hidden struct {
	Promoted string
	secret   string
}

type pointed struct{ Deep int }

type shape struct {
	hidden // unexported, but templates reach Promoted
	*pointed
	Name  string
	List  []string
	Map   map[string]int
	Any   any
	Inner struct{ N float64 }
	notes string
}

func sample() shape {
	s := shape{hidden: hidden{"p", "s"}, pointed: &pointed{1}, Name: "n", List: []string{"a", "b"}, Map: map[string]int{"x": 1, "y": 2}, Any: "any", notes: "-"}
	s.Inner.N = 1.5
	return s
}

func TestDigestSeesWhatTemplatesSee(t *testing.T) {
	base := Of(sample())
	changes := map[string]func(*shape){
		"a field":                                func(s *shape) { s.Name = "m" },
		"a field of an unexported embedded type": func(s *shape) { s.Promoted = "q" },
		"a field of an embedded pointer":         func(s *shape) { s.Deep = 2 },
		"an element":                             func(s *shape) { s.List[1] = "c" },
		"where elements end":                     func(s *shape) { s.List = []string{"ab"} },
		"a value of a map":                       func(s *shape) { s.Map["y"] = 3 },
		"a key of a map":                         func(s *shape) { delete(s.Map, "y"); s.Map["z"] = 2 },
		"the value of an interface":              func(s *shape) { s.Any = "other" },
		"the type of an interface":               func(s *shape) { s.Any = []byte("any") },
		"a nested field":                         func(s *shape) { s.Inner.N = 2.5 },
		"a pointer that is gone":                 func(s *shape) { s.pointed = nil },
	}
	for what, change := range changes {
		s := sample()
		change(&s)
		if Of(s) == base {
			t.Errorf("the digest does not see %s", what)
		}
	}
	blind := map[string]func(*shape){
		"an unexported field":                     func(s *shape) { s.notes = "x" },
		"an unexported field of an embedded type": func(s *shape) { s.secret = "x" },
		"the address of what a pointer leads to":  func(s *shape) { s.pointed = &pointed{1} },
		"the capacity of a slice":                 func(s *shape) { s.List = append(make([]string, 0, 9), s.List...) },
	}
	for what, change := range blind {
		s := sample()
		change(&s)
		if Of(s) != base {
			t.Errorf("the digest sees %s, which templates do not", what)
		}
	}
}

func TestNilAndEmptyListsAreAlike(t *testing.T) {
	if Of([]string(nil)) != Of([]string{}) {
		t.Error("templates cannot tell them apart, so the digest must not")
	}
}

type spoken struct {
	big string
	sum Digest
}

func (s spoken) Digest() Digest { return s.sum }

func TestDigesterSpeaksForItself(t *testing.T) {
	a, b := spoken{"a", String("1")}, spoken{"b", String("1")}
	if Of(a) != Of(b) {
		t.Error("a Digester was read instead of asked")
	}
	if Of([]spoken{a}) == Of([]spoken{{"a", String("2")}}) {
		t.Error("a Digester's digest does not count")
	}
}

func TestApartLeavesOutWhatSpeaksForItself(t *testing.T) {
	type page struct {
		Title  string
		First  spoken
		Others []*spoken
		Named  map[string]spoken
	}
	at := func(title, first, other, named string) page {
		return page{title, spoken{sum: String(first)}, []*spoken{nil, {sum: String(other)}}, map[string]spoken{"a": {sum: String(named)}}}
	}
	rest, parts := Apart(at("title", "1", "2", "3"))
	if len(parts) != 2 || parts[0].Digest() != String("1") || parts[1].Digest() != String("2") {
		t.Errorf("%d parts, not the two outside maps in their order", len(parts))
	}
	if other, _ := Apart(at("title", "x", "y", "3")); other != rest {
		t.Error("the rest depends on a part")
	}
	if other, _ := Apart(at("other", "1", "2", "3")); other == rest {
		t.Error("the rest does not see a title")
	}
	if other, _ := Apart(at("title", "1", "2", "x")); other == rest {
		t.Error("the rest does not see what a map holds")
	}
	if Of(at("title", "1", "2", "3")) == Of(at("title", "x", "2", "3")) {
		t.Error("Of leaves out a part after Apart")
	}
}

func TestJoinTellsListsOfAnyLengthApart(t *testing.T) {
	seen := map[Digest]int{}
	var parts []Digest
	for n := range 200 {
		sum := Join(parts...)
		if m, twice := seen[sum]; twice {
			t.Errorf("%d and %d share a digest", m, n)
		}
		seen[sum] = n
		for begun := range parts {
			short := append([]Digest{Join(parts[:begun]...)}, parts[begun:]...)
			if Join(short...) == sum {
				t.Fatalf("%d share a digest with a list that begins with that of the first %d", n, begun)
			}
			other := slices.Clone(parts)
			other[begun] = String("other")
			if Join(other...) == sum {
				t.Fatalf("place %d of %d does not count", begun, n)
			}
		}
		parts = append(parts, String("part"))
	}
}

func TestFunctionsCannotBePageData(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Of(struct{ F func() }{func() {}})
}

func ExampleOf() {
	type page struct{ Title string }
	fmt.Println(Of(page{"Roadmap"}) == Of(page{"Roadmap"}), Of(page{"Roadmap"}) == Of(page{"Roles"}))
	// Output: true false
}

// A long value is hashed as it is read, and has the digest of its encoding.
func TestALongValueHasTheDigestOfItsEncoding(t *testing.T) {
	for _, n := range []int{0, full / 2, full - 12, full, full + 1, 5 * full} {
		var list []string
		for range n / 1000 {
			list = append(list, strings.Repeat("x", 1000))
		}
		list = append(list, strings.Repeat("y", n%1000))
		value := struct {
			List []string
			Map  map[string][]string
			End  int
		}{list, map[string][]string{"a": list, "b": list}, 7}
		e := &encoder{hash: New()}
		e.keyed = true // so that nothing is hashed early
		e.any(reflect.ValueOf(value), 0)
		for range 2 { // the second time with an encoder that was used
			if got, want := Of(value), Bytes(e.buf); got != want {
				t.Errorf("%d bytes have the digest %s, not %s", len(e.buf), got.Hex(), want.Hex())
			}
		}
	}
}

func TestBytesAreReadAsOneValue(t *testing.T) {
	type pair struct{ A, B []byte }
	seen := map[Digest]any{}
	for _, v := range []any{[]byte("ab"), []byte("ba"), "ab", []string{"ab"}, pair{[]byte("a"), []byte("b")}, pair{[]byte("ab"), nil}, pair{nil, []byte("ab")}} {
		if other, twice := seen[Of(v)]; twice {
			t.Errorf("%v and %v have one digest", v, other)
		}
		seen[Of(v)] = v
	}
	if Of(pair{[]byte("a"), nil}) != Of(pair{[]byte("a"), nil}) {
		t.Error("equal bytes have two digests")
	}
}
