package search

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// Documents change, come, go and move; an index that remembers the last one is the
// one that would be written anew.
func TestAnIndexThatIsRememberedIsTheOneThatWouldBeWritten(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	type entry struct{ doc *Doc }
	fresh := func(n int) *entry {
		d := Doc{URL: fmt.Sprintf("/%d/%d/", n%3, n), Kind: fmt.Sprint("kind", n%3), Title: fmt.Sprint("Title ", random.Intn(4)), Text: "what it says",
			Theme: fmt.Sprintf("/%d/%d/", n%3, n-1), Status: []string{"", "planned"}[random.Intn(2)]}
		if random.Intn(40) > 0 {
			d = d.Prepared()
		}
		return &entry{&d}
	}
	var all []*entry
	for n := range 3 * stretchLen {
		all = append(all, fresh(n))
	}
	byKind := func() {
		slices.SortStableFunc(all, func(a, b *entry) int { return bytes.Compare([]byte(a.doc.Kind), []byte(b.doc.Kind)) })
	}
	byKind()
	words := Words{Status: []Word{{"planned", "Planned"}}}
	var memory Memory
	written := func(m *Memory) (string, string) {
		places := make([]Place, len(all))
		for i, e := range all {
			places[i] = Place{e.doc.URL, e.doc.Kind}
		}
		var room Doc
		x := Encode(places, func(i int) *Doc {
			if all[i].doc.own != nil {
				return all[i].doc
			}
			room = *all[i].doc
			return &room
		}, words, m)
		var b bytes.Buffer
		_ = x.Write(&b)
		return x.Path, b.String()
	}
	next := len(all)
	for n := range 200 {
		all = slices.Clone(all)
		i := random.Intn(len(all))
		switch random.Intn(8) {
		case 0:
			all = slices.Delete(all, i, i+1)
		case 1:
			all = append(all, fresh(next))
			next++
			byKind()
		default:
			d := *all[i].doc
			d.own = nil
			d.Title = fmt.Sprint("Title ", random.Intn(4))
			d = d.Prepared()
			all[i] = &entry{&d}
		}
		path, got := written(&memory)
		if at, want := written(nil); got != want || path != at {
			t.Fatalf("after change %d the index is another one", n)
		}
	}
}
