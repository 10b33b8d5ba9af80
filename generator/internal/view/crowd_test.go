package view

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShortListsAreWholeAndLongOnesShareTheRoom(t *testing.T) {
	for _, c := range []struct {
		room        int
		sizes, want []int
	}{
		{10, []int{4, 6}, []int{4, 6}},
		{10, []int{5, 6}, []int{5, 5}},
		{10, []int{1500, 2, 700}, []int{4, 2, 4}},
		{9, []int{7, 7}, []int{5, 4}},
		{2, []int{3, 3, 3}, []int{1, 1, 0}},
		{0, []int{3}, []int{0}},
		{5, nil, []int{}},
	} {
		if diff := cmp.Diff(c.want, shares(c.room, c.sizes)); diff != "" {
			t.Errorf("room for %d among %v: (-want +got)\n%s", c.room, c.sizes, diff)
		}
	}
}

func TestSharesUseTheRoomAndAreFair(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		sizes := make([]int, random.IntN(8))
		all := 0
		for i := range sizes {
			sizes[i] = random.IntN(40)
			all += sizes[i]
		}
		room := random.IntN(120)
		got := shares(room, sizes)
		sum, largest, least := 0, 0, room+40
		for i, n := range got {
			sum += n
			largest = max(largest, n)
			if n < sizes[i] {
				least = min(least, n)
			}
			if n > sizes[i] || n < 0 {
				t.Fatalf("%d of a list of %d", n, sizes[i])
			}
		}
		if sum != min(room, all) {
			t.Fatalf("room for %d among %v is shared as %v", room, sizes, got)
		}
		if least < largest-1 {
			t.Fatalf("room for %d among %v is shared unfairly: %v", room, sizes, got)
		}
	}
}

func TestListsOfManyLinesEndBeforeTheRoomDoes(t *testing.T) {
	lines := func(n int) int { return n }
	for room, want := range map[int][]int{0: {}, 4: {}, 5: {5}, 9: {5, 3}, 10: {5, 3, 2}, 99: {5, 3, 2}} {
		if got := firstLines(room, []int{5, 3, 2}, lines); !slices.Equal(got, want) {
			t.Errorf("room for %d lines has %v", room, got)
		}
	}
}
