package graph_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Entries come, go and change their titles and weights, one by one and many at
// once; whatever was remembered, they stand as they would without.
func TestARememberedOrderIsTheOneThatWouldBeMade(t *testing.T) {
	random := rand.New(rand.NewSource(7))
	fresh := func(i int) model.Entry {
		title, weight := string(rune('a'+random.Intn(6))), random.Intn(3)
		if i%5 == 0 {
			e := theme(fmt.Sprint("t", i))
			e.Title, e.Weight = title, weight
			return e
		}
		e := item(fmt.Sprint("i", i), "")
		e.Title, e.Weight = title, weight
		return e
	}
	var entries []model.Entry
	for i := range 120 {
		entries = append(entries, fresh(i))
	}
	var order graph.Order
	next := len(entries)
	for n := range 500 {
		entries = slices.Clone(entries)
		for range 1 + random.Intn(3)*random.Intn(30) {
			switch i := random.Intn(len(entries)); random.Intn(4) {
			case 0:
				entries = slices.Insert(entries, i, fresh(next))
				next++
			case 1:
				if len(entries) > 60 {
					entries = slices.Delete(entries, i, i+1)
				}
			default:
				e := fresh(next)
				if was := entries[i].Head(); was.Kind == e.Head().Kind {
					e.Head().ID = was.ID
					entries[i] = e
				}
				next++
			}
		}
		got, _ := order.Join(entries)
		if want, _ := graph.Join(entries); !slices.Equal(got.Entries(), want.Entries()) {
			t.Fatalf("after change %d entries stand in another order", n)
		}
	}
}
