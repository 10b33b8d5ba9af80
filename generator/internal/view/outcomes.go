package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// hasOutcomes reports whether anything is measured: an objective by key
// results, or work by metrics.
func (p *planner) hasOutcomes() bool {
	for _, o := range graph.All[*model.Objective](p.Graph) {
		if len(p.figures(o.KeyResults)) > 0 {
			return true
		}
	}
	return len(p.measuredWork()) > 0
}

// measuredWork returns the live themes and items that name what should move.
func (p *planner) measuredWork() []model.Entry {
	var out []model.Entry
	for _, e := range p.Graph.Entries() {
		if w, ok := graph.WorkOf(e); ok && !graph.Finished(w) && len(w.Metrics) > 0 && len(p.figures(w.Metrics)) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// outcomes plans the page of what is to come of the work: each objective with
// its figures and what serves it, then what single pieces of work should move.
func outcomes(p *planner) []Page {
	if !p.hasOutcomes() {
		return nil
	}
	frame, prose := p.frame(route.Outcomes, "outcomes", "roadmap/outcomes")
	data := OutcomesPage{Frame: frame, Prose: prose, Ways: p.ways(route.Outcomes)}
	for _, o := range graph.All[*model.Objective](p.Graph) {
		if figures := p.figures(o.KeyResults); len(figures) > 0 {
			objective := p.objective(o, nil)
			data.Groups = append(data.Groups, OutcomeGroup{Entry: p.link(o), Says: or(o.Outcome, o.Summary), Period: objective.Period, EffectBy: p.period(o.EffectBy),
				Figures: figures, Serves: len(p.itemsFor(o)) + p.itemsIn(objective.Themes)})
		}
	}
	measured := p.measuredWork()
	shown := firstLines(mostCards, measured, func(e model.Entry) int { w, _ := graph.WorkOf(e); return len(w.Metrics) })
	data.Beyond = p.beyondWork(len(shown), len(measured))
	for _, e := range shown {
		w, _ := graph.WorkOf(e)
		data.Work = append(data.Work, OutcomeGroup{Entry: p.link(e), Says: w.Outcome, Period: p.period(w.Target), Figures: p.figures(w.Metrics)})
	}
	return []Page{{URL: route.Outcomes, Template: "outcomes.html", Data: ready(data)}}
}

func (p *planner) itemsIn(themes []Chip) int {
	n := 0
	for _, t := range themes {
		n += max(t.Count, 1)
	}
	return n
}
