package sorting_test

import (
	"cmp"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

type row struct{ place, written int }

func byPlace(a, b row) int { return cmp.Compare(a.place, b.place) }

func Example() {
	words := []string{"pear", "fig", "plum", "apple"}
	sorting.By(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	fmt.Println(words)
	// Output: [fig pear plum apple]
}

func TestItSortsAsTheLibraryDoes(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for n := range 200 {
		rows := make([]row, n)
		for i := range rows {
			rows[i] = row{random.Intn(1 + n/3), i}
		}
		want := slices.Clone(rows)
		slices.SortStableFunc(want, byPlace)
		if sorting.By(rows, byPlace); !reflect.DeepEqual(rows, want) {
			t.Fatalf("%d rows: %v, want %v", n, rows, want)
		}
	}
}

func TestWhatIsInOrderTakesNoMemory(t *testing.T) {
	rows := []row{{1, 1}, {1, 0}, {2, 5}, {3, 0}}
	if n := testing.AllocsPerRun(10, func() { sorting.By(rows, byPlace) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
