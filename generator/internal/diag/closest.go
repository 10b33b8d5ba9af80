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
	for _, k := range known {
		if d := distance(w, fold(k)); d < bestDistance || d == bestDistance && best != "" && k < best && d == distance(w, fold(best)) {
			best, bestDistance = k, d
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
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
}

// distance is the number of insertions, deletions, changes and swaps of
// neighbours that turn a into b.
func distance(a, b string) int {
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
