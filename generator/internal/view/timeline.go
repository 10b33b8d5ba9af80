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
	bar  timeline.Bar
	cell TimeCell
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
	cell := TimeCell{Card: p.card(e), Needs: p.toAll(w.DependsOn)}
	if from != to {
		cell.Start = p.period(from)
	}
	return timed{p.days(from, to), cell}, true
}

// hasTimeline reports whether anything has a place in time.
func (p *planner) hasTimeline() bool {
	return len(graph.All[*model.Milestone](p.Graph)) > 0 || slices.ContainsFunc(p.work, func(e model.Entry) bool {
		_, _, ok := p.stretch(e)
		return ok
	})
}

func (p *planner) timedMilestone(m *model.Milestone) timed {
	cell := TimeCell{Card: Card{Title: m.Title, URL: p.url(m), Outcome: m.Summary, Target: p.period(m.On), Only: p.OnlyEntry(m.Audience)}, Needs: p.toAll(m.DependsOn), Milestone: true, External: m.External}
	if m.Reached.IsZero() {
		cell.Card.Overdue = cell.Card.Target.Past
	}
	return timed{p.days(m.On, m.On), cell}
}

// days returns the bar of a stretch of time.
func (p *planner) days(from, to model.Period) timeline.Bar {
	return timeline.Bar{From: from.Begin(p.FiscalStart), To: to.End(p.FiscalStart),
		Finest: max(from.From.Precision, from.To.Precision, to.From.Precision, to.To.Precision)}
}

// timeLanes sorts what has a place in time into lanes: milestones, then one
// lane for each theme, then work without a theme. What has none is returned
// apart.
func (p *planner) timeLanes() (heads []TimeLane, lanes [][]timed, undated []Card) {
	add := func(head TimeLane, members []timed) {
		if len(members) > 0 {
			heads, lanes = append(heads, head), append(lanes, members)
		}
	}
	var marks []timed
	for _, m := range graph.All[*model.Milestone](p.Graph) {
		marks = append(marks, p.timedMilestone(m))
	}
	add(TimeLane{Title: Link{Word: "timeline.milestones"}}, marks)
	sort := func(work []model.Entry) (members []timed) {
		for _, e := range work {
			if t, ok := p.timedWork(e); ok {
				members = append(members, t)
			} else if card := p.card(e); card.Horizon != "" {
				undated = append(undated, card)
			}
		}
		return members
	}
	byTheme := map[string][]model.Entry{}
	for _, e := range p.work {
		id := e.Head().Parent
		if theme, ok := e.(*model.Theme); ok {
			id = theme.ID
		} else if _, ok := p.Graph.ThemeOf(e); !ok {
			id = ""
		}
		byTheme[id] = append(byTheme[id], e)
	}
	for _, t := range p.themes {
		add(TimeLane{Title: p.link(t), Colour: p.colours[t.ID]}, sort(byTheme[t.ID]))
	}
	add(TimeLane{Title: Link{Word: "timeline.no_theme"}}, sort(byTheme[""]))
	return heads, lanes, undated
}

func timelines(p *planner) []Page {
	if !p.timed {
		return nil
	}
	frame, prose := p.frame(route.Timeline, "timeline", "roadmap/timeline")
	make := sync.OnceValue(func() TimelinePage {
		data := TimelinePage{Frame: frame, Prose: prose, Ways: p.ways(route.Timeline), Files: p.files(route.TimelinePicture)}
		heads, lanes, undated := p.timeLanes()
		data.lay(heads, lanes, p.Today)
		data.Undated = append(data.Undated, undated...)
		for _, lane := range lanes {
			for _, t := range lane {
				data.Targets = data.Targets || t.cell.Card.Target.ISO != ""
			}
		}
		return data
	})
	pages := []Page{{URL: route.Timeline, Template: "timeline.html", Data: func() any { return make() }}}
	return append(pages, p.pictures(route.TimelinePicture, func() *picture.Picture {
		data := make()
		return p.timelinePicture(&data)
	})...)
}

// lay fills the table.
func (t *TimelinePage) lay(heads []TimeLane, lanes [][]timed, today model.Date) {
	bars := make([]timeline.Lane, len(lanes))
	for i, lane := range lanes {
		for _, x := range lane {
			bars[i] = append(bars[i], x.bar)
		}
	}
	plan := timeline.Lay(bars, today)
	for _, g := range plan.Groups {
		t.Groups = append(t.Groups, TimeHead{Unit: unit(g.Unit), Span: g.Span})
	}
	for _, c := range plan.Columns {
		t.Columns = append(t.Columns, TimeHead{Unit: unit(c.Unit), Span: 1, Now: c.Now})
	}
	for i, laid := range plan.Lanes {
		lane := heads[i]
		lane.Count, lane.Busy = len(lanes[i]), laid.Busy
		for _, row := range laid.Rows {
			var cells []TimeCell
			for _, c := range row {
				cell := TimeCell{}
				if c.Bar >= 0 {
					cell = lanes[i][c.Bar].cell
				}
				cell.Span, cell.Room = c.Span, c.Room
				cells = append(cells, cell)
			}
			lane.Rows = append(lane.Rows, cells)
		}
		for _, k := range laid.Outside {
			t.Undated = append(t.Undated, lanes[i][k].cell.Card)
		}
		if lane.Rows != nil || lane.Busy != nil {
			t.Lanes = append(t.Lanes, lane)
		}
	}
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
