package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// backlog plans the page that sets the roadmap beside the backlog on live data:
// items that are broken down into stories, with what becomes of each.
func backlog(p *planner) []Page {
	if !p.hasBacklog() {
		return nil
	}
	frame, prose := p.frame(route.Backlog, "backlog", "roadmap/backlog")
	data := BacklogPage{Frame: frame, Prose: prose, Ways: p.ways(route.Backlog)}
	items := p.brokenDown()
	shown := firstLines(mostCards, items, func(i *model.Item) int { return 1 + len(i.Backlog) })
	data.Beyond = p.beyondWork(len(shown), len(items))
	for _, item := range shown {
		data.Rows = append(data.Rows, BacklogRow{Card: p.card(item), Progress: progress(item), Stories: p.stories(item)})
	}
	for _, c := range graph.All[*model.Comparison](p.Graph) {
		if len(p.Graph.ToAll(c.Artefacts)) > 1 {
			data.Compare = append(data.Compare, p.entry(c))
		}
	}
	return []Page{{URL: route.Backlog, Template: "backlog.html", Data: ready(data)}}
}

func (p *planner) hasBacklog() bool { return len(p.brokenDown()) > 0 }

// brokenDown returns the items that have stories and were not dropped.
func (p *planner) brokenDown() []*model.Item {
	var items []*model.Item
	for _, e := range p.work {
		if item, ok := e.(*model.Item); ok && len(item.Backlog) > 0 && graph.Status(&item.Work) != "dropped" {
			items = append(items, item)
		}
	}
	return items
}
