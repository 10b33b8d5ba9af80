package chooser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// large has a million paths: twenty questions of two answers.
func large(last string) string {
	text := "outcomes: a b c\n"
	for q := range 19 {
		text += fmt.Sprintf("q%d: Yes a+1 | No b+1\n", q)
	}
	return text + last
}

func TestOfTooManyPathsSomeAreTriedAndItIsSaid(t *testing.T) {
	c := build(large("last: Yes | No c+1"))
	p := Prove(c)
	if p.Paths.Int64() != 1<<20 || p.Tried != Most || p.All {
		t.Errorf("%v paths, %d tried, all %v", p.Paths, p.Tried, p.All)
	}
	if len(p.Dead) > 0 || !p.Ends[0].Reached || !p.Ends[1].Reached || p.Ends[2].Reached {
		t.Errorf("%+v", p)
	}
	if _, ok := Table(c, 1<<30); ok {
		t.Error("there is a table of paths that were not tried")
	}
	var idle []string
	for _, x := range p.Idle {
		idle = append(idle, c.Questions[x.Question].ID)
	}
	want(t, "questions without effect", strings.Join(idle, " "), "last")
	c = build(large("last: Yes | No -a -b -c"))
	if p = Prove(c); len(p.Dead) != mostCases+1 || p.Dead[mostCases].Paths != Most/2-mostCases {
		t.Errorf("dead ends: %s", said(c, p.Dead))
	}
}

func TestSamplesAreSpreadEvenly(t *testing.T) {
	for _, sizes := range [][]int{{200, 201}, {2, 2, 2, 5, 1000}, {40000, 2}, {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, slices.Repeat([]int{7}, 60)} {
		r := plan(sizes)
		seen, counts := map[string]bool{}, map[[2]int]int{}
		r.walk(func(int, int, int) {}, func(_ int, path Path) {
			seen[fmt.Sprint(path)] = true
			for q, a := range path {
				counts[[2]int{q, a}]++
			}
		})
		if len(seen) != Most {
			t.Errorf("%v: only %d paths are different", sizes, len(seen))
		}
		for q, size := range sizes {
			for a := range min(size, 1000) {
				if n, fair := counts[[2]int{q, a}], Most/size; n < fair*9/10-2 || n > fair*11/10+3 {
					t.Errorf("%v: answer %d to question %d comes %d times, not about %d", sizes, a, q, n, fair)
				}
			}
		}
	}
}
