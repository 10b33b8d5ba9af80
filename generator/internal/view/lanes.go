package view

import (
	"cmp"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A dimension sorts work into groups: its lanes, columns or colours.
type dimension struct {
	groups []Group                      // in their order; an ID of "" is for work that has none
	of     func(e model.Entry) []string // ids of the groups of work; none if it has none
}

// dimension returns one of those that config.toml can name. Groups that depend
// on dates are those of the work.
func (p *planner) dimension(name string, work []model.Entry) dimension {
	var d dimension
	entries := func(of func(model.Entry) []model.Entry, all []model.Entry) {
		for i, e := range all {
			d.groups = append(d.groups, Group{ID: e.Head().Key().String(), Name: p.link(e), Colour: i%8 + 1})
		}
		d.of = func(e model.Entry) (ids []string) {
			for _, in := range of(e) {
				ids = append(ids, in.Head().Key().String())
			}
			return ids
		}
	}
	words := func(table string, all []string, of func(model.Entry) string) {
		for i, word := range all {
			d.groups = append(d.groups, Group{ID: word, Name: Link{Text: p.Word(table + "." + word)}, Colour: i%8 + 1})
		}
		d.of = func(e model.Entry) []string { return some(of(e)) }
	}
	switch name {
	case "theme":
		entries(p.Graph.ThemeAround, asEntries(p.themes))
		for i, t := range p.themes {
			d.groups[i].Colour = p.colours[t.ID]
		}
	case "objective":
		entries(p.Graph.Objectives, asEntries(graph.All[*model.Objective](p.Graph)))
	case "product":
		entries(func(e model.Entry) []model.Entry { return only(p.Graph.ProductOf(e)) }, asEntries(graph.All[*model.Product](p.Graph)))
	case "owner":
		owners := append(asEntries(p.roles), asEntries(graph.All[*model.Stakeholder](p.Graph))...)
		entries(func(e model.Entry) []model.Entry { return only(p.Graph.OwnerOf(e)) }, owners)
	case "status":
		words("status", model.Statuses, func(e model.Entry) string { return status(e) })
	case "health":
		words("health", healths, func(e model.Entry) string { w, _ := graph.WorkOf(e); return w.Health })
		for i, colour := range []int{3, 2, 5} { // green, amber, red among the colours of themes
			d.groups[i].Colour = colour
		}
	case "quarter":
		d.groups = p.quarters(work)
		d.of = func(e model.Entry) []string { return some(p.quarter(e).ID) }
	default:
		for i, h := range p.Horizons {
			d.groups = append(d.groups, Group{ID: h.ID, Name: Link{Text: or(h.Title, p.Word("horizon."+h.ID))}, Place: i + 1})
		}
		d.of = func(e model.Entry) []string { return some(p.horizon(e)) }
	}
	d.groups = append(d.groups, Group{Name: Link{Text: p.Word("group." + name)}})
	return d
}

// healths are the words of health, best first.
var healths = []string{"on-track", "at-risk", "off-track"}

func status(e model.Entry) string {
	w, _ := graph.WorkOf(e)
	return graph.Status(w)
}

func some(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

func only[T model.Entry](e T, ok bool) []model.Entry {
	if !ok {
		return nil
	}
	return []model.Entry{e}
}

// quarter returns the quarter in which work ends, or the half or year where
// nothing finer is meant: a quarter is never invented.
func (p *planner) quarter(e model.Entry) Group {
	w, _ := graph.WorkOf(e)
	end := w.Target
	if graph.Finished(w) {
		end = w.Shipped
	}
	if end.IsZero() {
		return Group{}
	}
	if end.Range {
		end = model.Period{From: end.To, To: end.To}
	}
	end = end.Cap(model.ByQuarter)
	return Group{ID: end.Begin(p.FiscalStart).String() + "/" + end.End(p.FiscalStart).String(), Name: Link{Text: p.say(p.period(end))}}
}

// quarters returns the quarters of some work by their ends, the longer periods
// after the quarters that lie in them.
func (p *planner) quarters(work []model.Entry) []Group {
	type dated struct {
		group    Group
		end, was string
	}
	var all []dated
	seen := map[string]bool{}
	for _, e := range work {
		g := p.quarter(e)
		if g.ID == "" || seen[g.ID] {
			continue
		}
		seen[g.ID] = true
		all = append(all, dated{g, g.ID[len(g.ID)/2+1:], g.ID[:len(g.ID)/2]})
	}
	sorting.By(all, func(a, b dated) int { return cmp.Or(cmp.Compare(a.end, b.end), cmp.Compare(b.was, a.was)) })
	groups := make([]Group, len(all))
	for i, d := range all {
		groups[i] = d.group
	}
	return groups
}

// in returns the indexes of the groups that work is in.
func (d dimension) in(e model.Entry, places map[string]int) []int {
	var at []int
	for _, id := range d.of(e) {
		if i, ok := places[id]; ok {
			at = append(at, i)
		}
	}
	if at == nil {
		at = []int{len(d.groups) - 1}
	}
	return at
}

func (d dimension) places() map[string]int {
	places := map[string]int{}
	for i, g := range d.groups {
		places[g.ID] = i
	}
	return places
}
