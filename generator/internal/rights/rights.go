// Package rights computes what the decision register says: who decides in which
// case, who stands where in its matrix, how a scheme such as RACI words the
// parts, and which decision a question asks for. It knows nothing of pages,
// languages or audiences: of an edition it sees a graph that has been narrowed.
//
//	for _, m := range rights.Matrices(g, register, rights.Case{}) { … }
package rights

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Case is what a decider may depend on: a size of organisation, an
// engagement, or both, in the words of config.toml. The zero Case is the usual
// one.
type Case struct{ Size, Engagement string }

// CaseOf returns the case that a condition names.
func CaseOf(c model.Condition) Case { return Case{c.OrgSize.Text, c.Engagement.Text} }

// within reports whether c holds wherever other does, as "small" does in
// "small, delivery only".
func (c Case) within(other Case) bool {
	return (c.Size == "" || c.Size == other.Size) && (c.Engagement == "" || c.Engagement == other.Engagement)
}

// words counts what a case names: the more, the more closely it fits.
func (c Case) words() int {
	n := 0
	for _, w := range []string{c.Size, c.Engagement} {
		if w != "" {
			n++
		}
	}
	return n
}

// Cases returns the cases in which the register names another decider, in the
// order of the words of config.toml: sizes, engagements, then both together.
// There are never more than decisions name.
func Cases(g *graph.Graph, register []*model.Decision, sizes, engagements []string) []Case {
	named := map[Case]bool{}
	for _, d := range register {
		for _, w := range d.DecideWhen {
			if _, ok := g.Resolve(w.Role); ok {
				named[CaseOf(w.When)] = true
			}
		}
	}
	var cases []Case
	add := func(c Case) {
		if named[c] && c != (Case{}) {
			cases = append(cases, c)
		}
	}
	for _, s := range sizes {
		add(Case{Size: s})
	}
	for _, e := range engagements {
		add(Case{Engagement: e})
	}
	for _, s := range sizes {
		for _, e := range engagements {
			add(Case{s, e})
		}
	}
	return cases
}

// When returns the places in decide_when that say who decides in a case: those
// that fit it most closely. None means that it is decided as usual; more than
// one is a contradiction.
func When(d *model.Decision, c Case) []int {
	var out []int
	best := 0
	for i, w := range d.DecideWhen {
		named := CaseOf(w.When)
		if !named.within(c) || named.words() == 0 || named.words() < best {
			continue
		}
		if named.words() > best {
			best, out = named.words(), nil
		}
		out = append(out, i)
	}
	return out
}

// Deciders returns who decides in a case.
func Deciders(g *graph.Graph, d *model.Decision, c Case) []model.Entry {
	var out []model.Entry
	for _, i := range When(d, c) {
		if e, ok := g.Resolve(d.DecideWhen[i].Role); ok && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return g.TakePart(d, graph.Decides)
	}
	return out
}
