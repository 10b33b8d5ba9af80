package view

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// roadmapViews lists the views of the roadmap that the edition has; none if
// there is only one.
func (p *planner) roadmapViews() []NavLink {
	var ways []NavLink
	add := func(word, url string, exists bool) {
		if exists {
			ways = append(ways, NavLink{Word: "ways." + word, URL: url})
		}
	}
	plan := len(p.themes)+len(p.items) > 0
	add("vision", "/vision/", plan && len(graph.All[*model.Vision](p.Graph)) > 0)
	add("board", route.Board, plan)
	add("timeline", route.Timeline, p.timed)
	add("tree", route.Tree, p.hasTree())
	add("outcomes", route.Outcomes, p.hasOutcomes())
	add("backlog", route.Backlog, p.hasBacklog())
	add("products", route.Index(model.ProductKind), len(graph.All[*model.Product](p.Graph)) > 0)
	for _, d := range p.declared {
		ways = append(ways, NavLink{Text: d.Title, URL: route.View(d.ID)})
	}
	if n := len(p.concerns); n > 0 {
		ways = append(ways, NavLink{Word: "ways.attention", URL: route.Attention, Count: n})
	}
	if len(ways) < 2 {
		return nil
	}
	return ways
}

// ways returns the views of the roadmap as a page at an address shows them, so
// that readers go from one to another.
func (p *planner) ways(at string) []NavLink {
	ways := slices.Clone(p.views)
	for i := range ways {
		ways[i].Current = ways[i].URL == at
	}
	return ways
}
