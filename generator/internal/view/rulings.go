package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// rulingOf says who decides about a theme or item, and who is asked and told: by
// its own keys first, then by the decisions of the register that hold for it.
// Whoever is asked need not be told as well.
func (p *Teller) rulingOf(e model.Entry, w *model.Work) Ruling {
	r := p.Graph.Ruling(e)
	asked, told := p.Graph.ToAll(w.Consulted), p.Graph.ToAll(w.Informed)
	out := Ruling{Deciders: p.links(r.Deciders), Basis: string(r.Basis), Delegate: p.to(w.Delegate)}
	var register []model.Entry
	for _, d := range r.Decisions {
		out.Decisions = append(out.Decisions, p.asks(d))
		register = join(register, p.Graph.TakePart(d, graph.Decides))
		asked = join(asked, p.Graph.TakePart(d, graph.Agrees))
		asked = join(asked, p.Graph.TakePart(d, graph.Consults))
		told = join(told, p.Graph.TakePart(d, graph.Informed))
	}
	if r.Clash {
		out.Register = p.links(register)
	}
	if len(out.Decisions) == 1 && r.Basis != graph.ByEntry {
		out.Rule, out.Decisions = out.Decisions[0], nil
	}
	out.Asked, out.Told = p.links(without(asked, r.Deciders)), p.links(without(told, join(asked, r.Deciders)))
	return out
}

// asks returns a decision as those see it whom it concerns.
func (p *Teller) asks(d *model.Decision) DecisionLine {
	return DecisionLine{
		Link: p.ruling(d), Decides: p.links(p.Graph.TakePart(d, graph.Decides)), Nobody: len(d.Decide) == 1 && d.Decide[0].Nobody,
		Delegated: p.delegated(d), Rhythm: d.Rhythm, Only: p.OnlyEntry(d.Audience),
	}
}

// join adds entries to a list that does not hold them yet.
func join(list, more []model.Entry) []model.Entry {
	for _, e := range more {
		if !contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

func without(list, others []model.Entry) []model.Entry {
	var out []model.Entry
	for _, e := range list {
		if !contains(others, e) {
			out = append(out, e)
		}
	}
	return out
}

// decidedBy returns, for each role and stakeholder, the work that is not
// finished and about which it decides: on the roadmap's own word, or by the
// register.
func decidedBy(g *graph.Graph, work []model.Entry) map[model.Entry][]model.Entry {
	out := map[model.Entry][]model.Entry{}
	for _, e := range work {
		if w, ok := graph.WorkOf(e); !ok || graph.Finished(w) {
			continue
		}
		for _, who := range g.Ruling(e).Deciders {
			out[who] = append(out[who], e)
		}
	}
	return out
}
