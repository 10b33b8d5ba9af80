// Package sorting sorts slices of any type with one copy of the sorting. It knows
// nothing of what it sorts.
//
//	sorting.By(rows, func(a, b Row) int { return cmp.Compare(a.Place, b.Place) })
//
// The functions for it in package slices are compiled anew for every type, which
// is 9 KB of the program each time. Here places are sorted, which are numbers
// whatever stands at them, and then everything moves once.
package sorting

import "slices"

// By sorts s, smallest first, and leaves what compares equal in the order it
// had. What compare returns is negative where a comes first, 0 where they are
// equal.
func By[T any](s []T, compare func(a, b T) int) {
	places := sorted(len(s), func(i, j int) int { return compare(s[i], s[j]) })
	if places == nil {
		return
	}
	before := slices.Clone(s)
	for to, from := range places {
		s[to] = before[from]
	}
}

// sorted returns where in its order each of n places stood before; nil if all
// are in order already.
func sorted(n int, compare func(i, j int) int) []int {
	inOrder := true
	for i := 1; i < n && inOrder; i++ {
		inOrder = compare(i-1, i) <= 0
	}
	if inOrder {
		return nil
	}
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int {
		if c := compare(i, j); c != 0 {
			return c
		}
		return i - j // no two are equal, so any sorting keeps their order
	})
	return places
}
