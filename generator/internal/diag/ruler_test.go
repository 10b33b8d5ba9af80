package diag

import (
	"math/rand/v2"
	"testing"
)

// plainDistance is the definition, without shortcuts.
func plainDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, prev, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(t)]
}

func TestShortcutsDoNotChangeADistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		letters := []rune("abcé")
		out := make([]rune, random.IntN(9))
		for i := range out {
			out[i] = letters[random.IntN(len(letters))]
		}
		return string(out)
	}
	var r ruler
	for range 200_000 {
		a, b, limit := word(), word(), random.IntN(6)
		want := min(plainDistance(a, b), limit+1)
		if got := r.distance([]rune(a), b, limit); got != want {
			t.Fatalf("%q and %q lie %d apart, not %d (at most %d)", a, b, got, want, limit+1)
		}
	}
}

func TestDistanceIsMeasuredWithoutAllocating(t *testing.T) {
	var r ruler
	letters := []rune("itmnumber17")
	r.distance(letters, "itemnumber4711", 4)
	if n := testing.AllocsPerRun(100, func() { r.distance(letters, "itemnumber4712", 4) }); n > 0 {
		t.Errorf("it allocates %v times", n)
	}
}
