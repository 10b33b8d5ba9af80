package chooser

import (
	"encoding/binary"
	"math/big"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Proof is what all paths of a chooser say about it.
type Proof struct {
	Paths *big.Int // how many there are
	Tried int      // how many were tried
	All   bool     // all were; otherwise what follows holds for those that were

	Dead []Case // paths that rule out every outcome, each shown by one Case
	Ties []Case // paths that leave two outcomes or more
	Idle []Case // questions whose answer never changes a result
	Ends []End  // each outcome
}

// A Case is paths that end alike: those that give the answers of Path,
// whatever stands where it has Any.
type Case struct {
	Question int // of Idle: its place
	Path     Path
	Result   Result
	Paths    int // how many are tried and shown by no earlier Case
}

// An End says whether an outcome is ever chosen. If not, Path is where it comes
// closest: Ruled if every path rules it out, else with Short points missing to
// the outcome Before. Short 0 means that it is level, but listed later.
type End struct {
	Reached bool
	Path    Path
	Ruled   bool
	Short   int
	Before  int
}

// survey is what a walk over the paths leaves.
type survey struct {
	route
	results []Result // each once
	of      []int    // by path tried: the place of its result
	idle    []bool   // by question
	ends    []End
}

// Prove tries every path, or Most of them. A chooser that has no outcome, no
// question or a question without answers proves nothing: Tried is 0.
func Prove(c *model.Chooser) Proof {
	s := look(c)
	if s == nil {
		return Proof{Paths: new(big.Int)}
	}
	p := Proof{Paths: count(s.sizes), Tried: s.tried, All: s.all, Ends: s.ends}
	p.Dead = s.cases(func(r Result) bool { return len(r) == 0 })
	p.Ties = s.cases(func(r Result) bool { return len(r) > 1 })
	for q, idle := range s.idle {
		if idle {
			path := make(Path, len(s.sizes))
			path[q] = Any
			p.Idle = append(p.Idle, Case{Question: q, Path: path, Result: s.results[s.of[0]], Paths: s.tried})
		}
	}
	return p
}

// look walks over the paths.
func look(c *model.Chooser) *survey {
	sizes := sizes(c)
	if len(sizes) == 0 {
		return nil
	}
	s := &survey{route: plan(sizes), idle: slices.Repeat([]bool{true}, len(sizes)), ends: make([]End, len(c.Outcomes))}
	t := newTally(c)
	for q := range sizes {
		t.add(q, 0, 1)
	}
	place := map[string]int{}
	s.walk(t.exchange, func(_ int, path Path) {
		r := t.result()
		key := keyOf(r)
		id, known := place[key]
		if !known {
			id = len(s.results)
			place[key], s.results = id, append(s.results, r)
		}
		s.of = append(s.of, id)
		for o := range s.ends {
			s.ends[o].see(o, t, path, r)
		}
		if !s.all {
			s.vary(t, path, r)
		}
	})
	if s.all {
		s.compare()
	}
	return s
}

func keyOf(r Result) string {
	key := make([]byte, 0, 4*len(r))
	for _, o := range r {
		key = binary.LittleEndian.AppendUint32(key, uint32(o))
	}
	return string(key)
}

// see takes notice of a path for the outcome at a place.
func (e *End) see(o int, t *tally, path Path, r Result) {
	if e.Reached || slices.Contains(r, o) {
		*e = End{Reached: true}
		return
	}
	ruled, short := t.ruled[o] > 0, 0
	if !ruled {
		best, _ := t.best()
		short = best - t.points[o]
	}
	if e.Path == nil || e.Ruled && !ruled || e.Ruled == ruled && short < e.Short {
		e.Path, e.Ruled, e.Short = slices.Clone(path), ruled, short
		if len(r) > 0 {
			e.Before = r[0]
		}
	}
}

// vary finds questions with an effect by changing one answer of a path.
func (s *survey) vary(t *tally, path Path, r Result) {
	for q, idle := range s.idle {
		if !idle {
			continue
		}
		t.add(q, path[q], -1)
		for a := range s.sizes[q] {
			t.add(q, a, 1)
			if !slices.Equal(t.result(), r) {
				s.idle[q] = false
			}
			t.add(q, a, -1)
		}
		t.add(q, path[q], 1)
	}
}

// compare finds questions with an effect where all paths are known: it holds
// each path against the one that gives the first answer.
func (s *survey) compare() {
	stride := 1
	for q, size := range slices.Backward(s.sizes) {
		for i, id := range s.of {
			if id != s.of[i-i/stride%size*stride] {
				s.idle[q] = false
				break
			}
		}
		stride *= size
	}
}
