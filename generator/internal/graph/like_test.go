package graph_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Whatever changes, a graph that is made of the last one answers as one that is
// made anew, and it is made of it only where names, places and references stay.
func TestAGraphOfTheLastOneIsTheOneThatWouldBeMade(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	themes := []string{"t0", "t5", "t10", "gone"}
	fresh := func(i int) model.Entry {
		var e model.Entry
		if i%5 == 0 {
			e = theme(fmt.Sprint("t", i))
		} else {
			e = item(fmt.Sprint("i", i), themes[random.Intn(4)])
		}
		h := e.Head()
		h.Title = string(rune('a' + random.Intn(3)))
		h.Origin.File = fmt.Sprintf("%04d.md", i)
		for range random.Intn(3) {
			h.Refs = append(h.Refs, model.RefAt{Ref: model.Ref{Text: fmt.Sprint("i", random.Intn(12))}, Path: "depends_on.0"})
		}
		if random.Intn(9) == 0 {
			h.Formerly = []string{fmt.Sprint("i", 100+random.Intn(5))}
		}
		return e
	}
	again := func(e model.Entry) model.Entry { // with another title
		h := *e.Head()
		h.Title = string(rune('a' + random.Intn(3)))
		if h.Kind == model.ThemeKind {
			return &model.Theme{Header: h}
		}
		return &model.Item{Header: h}
	}
	var entries []model.Entry
	for i := range 30 {
		entries = append(entries, fresh(i))
	}
	var order graph.Order
	last, made := graph.New(nil), 0
	for n := range 2000 {
		entries = slices.Clone(entries)
		for range 1 + random.Intn(2) {
			i := random.Intn(len(entries))
			if entries[i] = again(entries[i]); random.Intn(4) == 0 {
				entries[i] = fresh(i)
			}
		}
		set, _ := order.Arrange(entries)
		want, _ := graph.Join(entries)
		got := set.After(last)
		if got != nil {
			made++
			if !got.Like(last) {
				t.Fatal("a graph that was made of another is not like it")
			}
			same(t, n, got, want)
			if (len(want.Flaws()) == 0) != (len(last.Flaws()) == 0) {
				t.Fatalf("change %d: graphs that are alike do not have flaws alike", n)
			}
		} else {
			got = set.Join()
		}
		last = got
	}
	if made < 100 {
		t.Errorf("only %d graphs were made of the last one", made)
	}
}

func same(t *testing.T, n int, got, want *graph.Graph) {
	t.Helper()
	if !slices.Equal(got.Entries(), want.Entries()) {
		t.Fatalf("after change %d other entries stand there", n)
	}
	if !slices.Equal(graph.All[*model.Item](got), graph.All[*model.Item](want)) || !slices.Equal(graph.All[*model.Theme](got), graph.All[*model.Theme](want)) {
		t.Fatalf("after change %d there are other items or themes", n)
	}
	for _, e := range want.Entries() {
		key := e.Head().Key()
		if !slices.Equal(got.Backlinks(key), want.Backlinks(key)) {
			t.Fatalf("after change %d others lead to %s", n, key)
		}
		if !slices.Equal(got.ItemsOf(key.ID), want.ItemsOf(key.ID)) {
			t.Fatalf("after change %d other items stand in %s", n, key)
		}
		for _, id := range append([]string{key.ID}, e.Head().Formerly...) {
			a, x := got.Resolve(model.Ref{Text: id})
			b, y := want.Resolve(model.Ref{Text: id})
			if a != b || x != y {
				t.Fatalf("after change %d %q leads elsewhere", n, id)
			}
		}
	}
}
