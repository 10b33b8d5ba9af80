package chooser

import "slices"

// mostCases is how many cases of one sort are worked out; the paths that are
// left are counted in the last one.
const mostCases = 8

// cases shows the paths whose result fits, first paths first, each with as few
// answers as say it.
func (s *survey) cases(fits func(Result) bool) []Case {
	var out []Case
	shown := make([]bool, len(s.of))
	left := 0
	s.walk(func(int, int, int) {}, func(i int, path Path) {
		switch {
		case shown[i] || !fits(s.results[s.of[i]]):
			return
		case len(out) == mostCases:
			left++
			return
		}
		c := Case{Path: slices.Clone(path), Result: s.results[s.of[i]], Paths: 1}
		if s.all {
			s.widen(c.Path, s.of[i])
			c.Paths = 0
			s.each(c.Path, func(i int) bool {
				if !shown[i] {
					shown[i] = true
					c.Paths++
				}
				return true
			})
		}
		out = append(out, c)
	})
	if left > 0 {
		out = append(out, Case{Paths: left})
	}
	return out
}

// widen puts Any for every answer without which all paths still end alike.
func (s *survey) widen(path Path, id int) {
	for q, answer := range path {
		path[q] = Any
		if !s.each(path, func(i int) bool { return s.of[i] == id }) {
			path[q] = answer
		}
	}
}

// each calls visit with the number of every path that fits, until it says no.
func (s *survey) each(path Path, visit func(i int) bool) bool {
	var from func(q, number int) bool
	from = func(q, number int) bool {
		if q == len(path) {
			return visit(number)
		}
		for a := range s.sizes[q] {
			if (path[q] == Any || path[q] == a) && !from(q+1, number*s.sizes[q]+a) {
				return false
			}
		}
		return true
	}
	return from(0, 0)
}
