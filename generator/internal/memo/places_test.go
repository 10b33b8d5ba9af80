package memo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// However a list changes, its values are those that would be made anew.
func TestPlacesGiveWhatWouldBeMade(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var p Places[int, string]
	list, under := []int{1, 2, 3, 4, 5}, digest.String("one")
	for range 500 {
		switch at := random.IntN(len(list) + 1); random.IntN(5) {
		case 0:
			list = slices.Insert(slices.Clone(list), at, random.IntN(9))
		case 1:
			if at < len(list) && len(list) > 1 {
				list = slices.Delete(slices.Clone(list), at, at+1)
			}
		case 2:
			if at < len(list) {
				list = slices.Clone(list)
				list[at] = random.IntN(9)
			}
		case 3:
			under = digest.String([]string{"one", "two"}[random.IntN(2)])
		}
		values, todo := p.Changed(under, list)
		if len(todo) > len(list) {
			t.Fatalf("%d of %d are to be made", len(todo), len(list))
		}
		for _, i := range todo {
			values[i] = fmt.Sprint(list[i], under)
		}
		for i, k := range list {
			if values[i] != fmt.Sprint(k, under) {
				t.Fatalf("place %d of %v has %q", i, list, values[i])
			}
		}
		if random.IntN(3) > 0 { // a build that was cancelled keeps nothing
			p.Keep(under, list, values)
		}
	}
	if _, todo := p.Changed(under, list); len(todo) > 0 {
		p.Keep(under, list, make([]string, len(list)))
	}
	if _, todo := p.Changed(under, list); len(todo) != 0 {
		t.Errorf("%d of a list that was kept are to be made", len(todo))
	}
}
