package memo

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// However a list changes, what is made of it is what would be made anew, and of
// one that holds one other element little is made.
func TestStretchesGiveWhatWouldBeMade(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var s Stretches[int, []int]
	var list []int
	for range 500 {
		list = slices.Clone(list)
		made, same := 0, false
		switch at := random.IntN(len(list) + 1); random.IntN(4) {
		case 0:
			list = slices.Insert(list, at, make([]int, random.IntN(300))...)
		case 1:
			list = slices.Delete(list, at, min(len(list), at+random.IntN(200)))
		case 2:
			if same = at < len(list); same {
				list[at] = random.IntN(9)
			}
		}
		got := slices.Concat(s.Of(list, func(some []int) []int {
			made += len(some)
			return slices.Clone(some)
		})...)
		if !slices.Equal(got, list) {
			t.Fatalf("got %v, want %v", got, list)
		}
		if same && made > stretchLen {
			t.Errorf("%d elements were read where one was another", made)
		}
	}
}
