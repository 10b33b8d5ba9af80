package graph

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// ordered are the keys whose references put entries in an order, so that they
// must not lead back.
var ordered = []string{"depends_on", "supersedes", "superseded_by", "broader", "within", "requires"}

// cycles reports each circle once, at the reference that closes it.
func (g *Graph) cycles() diag.List {
	var problems diag.List
	holding := map[string][]model.Entry{} // by key, once for each reference
	for _, e := range g.Entries() {
		for _, r := range e.Head().Refs {
			if field := r.Field(); slices.Contains(ordered, field) {
				holding[field] = append(holding[field], e)
			}
		}
	}
	for _, field := range ordered {
		state := map[model.Key]int{} // 1: on the way down, 2: done
		var trail []model.Key
		var visit func(e model.Entry)
		visit = func(e model.Entry) {
			key := e.Head().Key()
			state[key] = 1
			trail = append(trail, key)
			for _, r := range e.Head().Refs {
				if r.Field() != field {
					continue
				}
				to, ok := g.Resolve(r.Ref)
				if !ok || to == e {
					continue
				}
				switch state[to.Head().Key()] {
				case 0:
					visit(to)
				case 1:
					problems = append(problems, diag.New("ref/cycle", r.At, "%s leads back to itself: %s", field, circle(trail, to.Head().Key())).
						WithHint("take one of the references out of the circle"))
				}
			}
			trail = trail[:len(trail)-1]
			state[key] = 2
		}
		for _, e := range holding[field] {
			if state[e.Head().Key()] == 0 {
				visit(e)
			}
		}
	}
	return problems
}

func circle(trail []model.Key, back model.Key) string {
	var b strings.Builder
	on := false
	for _, k := range trail {
		if on = on || k == back; on {
			b.WriteString(k.ID + " → ")
		}
	}
	return b.String() + back.ID
}
