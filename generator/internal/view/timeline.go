package view

import (
	"slices"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/picture"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/timeline"
)

// recently is how many days finished work stays on the timeline.
const recently = 365

// A timed entry has its place in time.
type timed struct {
	bar    timeline.Bar
	entry  model.Entry
	target bool // it has one
}

// stretch returns the time that work takes: from its start, if it has one, to
// its target, or the period in which it was shipped. What only has a start or a
// target takes as long as that is meant to be. Dropped work and what was
// finished long ago has no place in time.
func (p *planner) stretch(e model.Entry) (from, to model.Period, ok bool) {
	w, _ := graph.WorkOf(e)
	from, to = w.Start, w.Target
	if graph.Finished(w) {
		to = w.Shipped
		if graph.Status(w) != "shipped" || to.IsZero() || to.End(p.FiscalStart).AddDays(recently).Before(p.Today) {
			return from, to, false
		}
	}
	if from.IsZero() || !to.IsZero() && to.End(p.FiscalStart).Before(from.Begin(p.FiscalStart)) {
		from = to
	}
	if to.IsZero() {
		to = from
	}
	return from, to, !to.IsZero()
}

func (p *planner) timedWork(e model.Entry) (timed, bool) {
	from, to, ok := p.stretch(e)
	if !ok {
		return timed{}, false
	}
	w, _ := graph.WorkOf(e)
	return timed{p.days(from, to), e, !w.Target.IsZero()}, true
}

// timeCell shows an entry in time.
func (p *planner) timeCell(e model.Entry) TimeCell {
	if m, ok := e.(*model.Milestone); ok {
		cell := TimeCell{Card: Card{Title: m.Title, URL: p.url(m), Outcome: m.Summary, Target: p.period(m.On), Only: p.OnlyEntry(m.Audience)}, Needs: p.toAll(m.DependsOn), Milestone: true, External: m.External}
		if m.Reached.IsZero() {
			cell.Card.Overdue = cell.Card.Target.Past
		}
		return cell
	}
	w, _ := graph.WorkOf(e)
	cell := TimeCell{Card: p.card(e), Needs: p.toAll(w.DependsOn)}
	if from, to, _ := p.stretch(e); from != to {
		cell.Start = p.period(from)
	}
	return cell
}

// hasTimeline reports whether anything has a place in time.
func (p *planner) hasTimeline() bool {
	return len(graph.All[*model.Milestone](p.Graph)) > 0 || slices.ContainsFunc(p.work, func(e model.Entry) bool {
		_, _, ok := p.stretch(e)
		return ok
	})
}

// days returns the bar of a stretch of time.
func (p *planner) days(from, to model.Period) timeline.Bar {
	return timeline.Bar{From: from.Begin(p.FiscalStart), To: to.End(p.FiscalStart),
		Finest: max(from.From.Precision, from.To.Precision, to.From.Precision, to.To.Precision)}
}

func timelines(p *planner) []Page {
	if !p.timed {
		return nil
	}
	frame, prose := p.frame(route.Timeline, "timeline", "roadmap/timeline")
	plan := sync.OnceValue(p.schedule)
	page := func() any {
		s := plan()
		data := p.timetable(s, mostBars, mostLanes)
		data.Frame, data.Prose, data.Ways, data.Files, data.Targets = frame, prose, p.ways(route.Timeline), p.files(route.TimelinePicture), s.targets
		for _, e := range s.undated[:min(mostCards, len(s.undated))] {
			data.Undated = append(data.Undated, p.timeCell(e).Card)
		}
		data.Beyond = p.beyondWork(len(data.Undated), len(s.undated))
		return data
	}
	pages := []Page{{URL: route.Timeline, Template: "timeline.html", Data: page}}
	return append(pages, p.pictures(route.TimelinePicture, func() *picture.Picture {
		data := p.timetable(plan(), mostBarsDrawn, mostLanesDrawn)
		return p.timelinePicture(&data)
	})...)
}

func milestones(p *planner) []Page {
	all := asEntries(graph.All[*model.Milestone](p.Graph))
	pages := p.list(route.Index(model.MilestoneKind), "milestones", "milestones", "milestone", all)
	for _, e := range all {
		pages = append(pages, Page{URL: p.url(e), Template: "entry.html", Sources: []string{e.Head().Origin.File},
			Data: func() any { return p.entryPage(e, crumb("milestones", route.Index(model.MilestoneKind))) }})
	}
	return pages
}
