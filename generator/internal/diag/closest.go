package diag

import "strings"

// Closest returns the known word nearest to word, if one is near enough to be
// what was meant: at most a third of its letters wrong, or a shared beginning
// that fits no other word. Case, hyphens and underscores do not count.
// The distance counts swapped neighbours as one mistake (Damerau, restricted).
func Closest(word string, known []string) (string, bool) {
	w := fold(word)
	if w == "" {
		return "", false
	}
	best, bestDistance := "", len(w)/3+1
	if len(w) <= 3 {
		bestDistance = 2
	}
	letters, r := []rune(w), ruler{}
	for _, k := range known {
		switch d := r.distance(letters, fold(k), bestDistance); {
		case d < bestDistance:
			best, bestDistance = k, d
		case d == bestDistance && best != "" && k < best:
			best = k
		}
	}
	if best != "" {
		return best, true
	}
	for _, k := range known {
		if len(w) >= 3 && strings.HasPrefix(fold(k), w) {
			if best != "" {
				return "", false
			}
			best = k
		}
	}
	return best, best != ""
}

func fold(s string) string {
	s = strings.ToLower(s)
	if !strings.ContainsAny(s, "-_ ") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, s)
}

// A ruler measures distances, with room that it keeps for the next one: a site
// with thousands of broken references compares millions of words.
type ruler struct {
	letters           []rune
	before, prev, row []int
}

// distance is the number of insertions, deletions, changes and swaps of
// neighbours that turn a into b, or limit+1 if there are more than limit.
func (r *ruler) distance(a []rune, word string, limit int) int {
	b := r.letters[:0]
	for _, letter := range word {
		b = append(b, letter)
	}
	r.letters = b
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	for len(r.row) <= len(b) {
		r.before, r.prev, r.row = append(r.before, 0), append(r.prev, 0), append(r.row, 0)
	}
	before, prev, row := r.before[:len(b)+1], r.prev[:len(b)+1], r.row[:len(b)+1]
	for j := range prev {
		prev[j] = j
	}
	least := 0 // in the row before
	for i := 1; i <= len(a); i++ {
		row[0] = i
		lowest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			lowest = min(lowest, row[j])
		}
		if lowest > limit && least > limit { // a swap reaches back two rows
			return limit + 1
		}
		least = lowest
		before, prev, row = prev, row, before
	}
	return min(prev[len(b)], limit+1)
}
