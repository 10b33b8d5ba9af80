package view

import (
	"slices"
	"sort"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A standing is work by horizon, and what was shipped, latest first.
type standing struct {
	columns [][]model.Entry
	shipped []model.Entry
}

// standingOf sorts work into the horizons, in the order that it has.
func (p *Teller) standingOf(work []model.Entry) standing {
	s := standing{columns: make([][]model.Entry, len(p.Horizons))}
	place := map[string]int{}
	for i, h := range p.Horizons {
		place[h.ID] = i
	}
	for _, e := range work {
		horizon := p.horizon(e)
		if horizon == "" {
			if status(e) == "shipped" {
				s.shipped = append(s.shipped, e)
			}
			continue
		}
		if i, ok := place[horizon]; ok {
			s.columns[i] = append(s.columns[i], e)
		}
	}
	on := func(e model.Entry) model.Date { w, _ := graph.WorkOf(e); return w.Shipped.Begin(p.FiscalStart) }
	sort.SliceStable(s.shipped, func(i, j int) bool { return on(s.shipped[j]).Before(on(s.shipped[i])) })
	return s
}

// columns returns the horizons with the cards of what is shown of all work.
func (p *Teller) columns(shown, all standing) []Column {
	columns := make([]Column, len(p.Horizons))
	for i, h := range p.Horizons {
		columns[i] = Column{ID: h.ID, Title: h.Title, Description: h.Description, Place: i + 1, Cards: p.cards(shown.columns[i]),
			Count: len(all.columns[i]), Shown: len(shown.columns[i]), Beyond: len(all.columns[i]) - len(shown.columns[i])}
	}
	return columns
}

// first returns the first of each horizon and of what was shipped, so that
// there is room for all.
func (s standing) first(room int) standing {
	lists := firstOf(room, append(slices.Clone(s.columns), s.shipped))
	last := len(lists) - 1
	return standing{lists[:last], lists[last]}
}

// work returns all of it, one horizon after the other.
func (s standing) work() []model.Entry {
	return slices.Concat(append(slices.Clone(s.columns), s.shipped)...)
}

// size is how much work it is.
func (s standing) size() int { return len(s.shipped) + lengths(s.columns) }
