package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// legend explains the marks that cards bear, of those alone that are in use.
func legend(cards []Card) []Mark {
	used := map[Mark]bool{}
	for _, c := range cards {
		used[Mark{"status", c.Status}] = true
		used[Mark{"health", c.Health}] = true
		if c.Target.ISO != "" && c.Shipped.ISO == "" {
			used[Mark{"confidence", c.Confidence}] = true
		}
	}
	var marks []Mark
	for sort, words := range [][]string{model.Statuses, {"on-track", "at-risk", "off-track"}, {"low", "medium", "high", "committed"}} {
		for _, word := range words {
			if m := (Mark{[]string{"status", "health", "confidence"}[sort], word}); used[m] {
				marks = append(marks, m)
			}
		}
	}
	return marks
}

// cardsOf returns all cards of a board.
func cardsOf(columns []Column, shipped []Card) []Card {
	var all []Card
	for _, c := range columns {
		all = append(all, c.Cards...)
	}
	return append(all, shipped...)
}

// backlog plans the page that sets the roadmap beside the backlog on live data:
// items that are broken down into stories, with what becomes of each.
func backlog(p *planner) []Page {
	rows := p.backlogRows()
	if len(rows) == 0 {
		return nil
	}
	frame, prose := p.frame(route.Backlog, "backlog", "roadmap/backlog")
	data := BacklogPage{Frame: frame, Prose: prose, Ways: p.ways(route.Backlog), Rows: rows}
	for _, c := range graph.All[*model.Comparison](p.Graph) {
		if len(p.Graph.ToAll(c.Artefacts)) > 1 {
			data.Compare = append(data.Compare, p.entry(c))
		}
	}
	return []Page{{URL: route.Backlog, Template: "backlog.html", Data: ready(data)}}
}

func (p *planner) backlogRows() []BacklogRow {
	var rows []BacklogRow
	for _, e := range p.roadmapWork() {
		item, ok := e.(*model.Item)
		if !ok || len(item.Backlog) == 0 || graph.Status(&item.Work) == "dropped" {
			continue
		}
		row := BacklogRow{Card: p.card(item), Progress: progress(item)}
		for _, s := range item.Backlog {
			row.Stories = append(row.Stories, Story{ID: s.ID, As: s.As, Want: s.Want, So: s.So, Accept: s.Accept, Status: or(s.Status, "open")})
		}
		rows = append(rows, row)
	}
	return rows
}
