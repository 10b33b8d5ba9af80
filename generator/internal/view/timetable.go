package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/timeline"
)

// milestoneLane is the word for the lane of milestones.
const milestoneLane = "timeline.milestones"

// A schedule is what has a place in time, in lanes, and what has none.
type schedule struct {
	heads   []TimeLane // without rows
	lanes   [][]timed
	plan    timeline.Plan
	undated []model.Entry
	targets bool // something has a target
}

// schedule sorts what has a place in time into lanes: milestones, then one lane
// for each theme, then work without a theme.
func (p *planner) schedule() schedule {
	var s schedule
	var bars []timeline.Lane
	add := func(head TimeLane, members []timed) {
		if len(members) == 0 {
			return
		}
		lane := make(timeline.Lane, len(members))
		for i, t := range members {
			lane[i] = t.bar
			s.targets = s.targets || t.target
		}
		head.Count = len(members)
		s.heads, s.lanes, bars = append(s.heads, head), append(s.lanes, members), append(bars, lane)
	}
	var marks []timed
	for _, m := range graph.All[*model.Milestone](p.Graph) {
		marks = append(marks, timed{p.days(m.On, m.On), m, !m.On.IsZero()})
	}
	add(TimeLane{Title: Link{Word: milestoneLane}}, marks)
	var undated []model.Entry
	sort := func(work []model.Entry) []timed {
		members := make([]timed, 0, len(work))
		for _, e := range work {
			if t, ok := p.timedWork(e); ok {
				members = append(members, t)
			} else if p.horizon(e) != "" {
				undated = append(undated, e)
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
	s.plan = timeline.Lay(bars, p.Today)
	for i, lane := range s.plan.Lanes {
		for _, k := range lane.Outside {
			s.undated = append(s.undated, s.lanes[i][k].entry)
		}
	}
	s.undated = append(s.undated, undated...)
	return s
}

// timetable fills the table. Where there are more bars or themes than it has
// room for, all lanes of work tell how busy they are.
func (p *planner) timetable(s schedule, bars, themes int) TimelinePage {
	var t TimelinePage
	for _, g := range s.plan.Groups {
		t.Groups = append(t.Groups, TimeHead{Unit: unit(g.Unit), Span: g.Span})
	}
	for _, c := range s.plan.Columns {
		t.Columns = append(t.Columns, TimeHead{Unit: unit(c.Unit), Span: 1, Now: c.Now})
	}
	crowd := s.crowd(bars, themes)
	for i, laid := range s.plan.Lanes {
		lane := s.heads[i]
		if laid.Busy == nil {
			continue // all lies outside
		}
		if laid.Rows == nil || crowd && s.ofWork(i) {
			lane.Busy = laid.Busy
		} else {
			lane.Rows = p.timeRows(s, i)
		}
		t.Lanes = append(t.Lanes, lane)
	}
	if crowd {
		t.Crowd = s.placed()
		t.Lanes = p.joined(t.Lanes, themes)
	}
	return t
}

// crowd reports whether there are more bars, or more themes, than there is room
// for.
func (s schedule) crowd(bars, themes int) bool {
	for i, laid := range s.plan.Lanes {
		if laid.Rows != nil {
			bars -= len(s.lanes[i]) - len(laid.Outside)
		}
		if s.heads[i].ofTheme() {
			themes--
		}
	}
	return bars < 0 || themes < 0
}

func (t TimeLane) ofTheme() bool { return t.Title.Word == "" }

// ofWork reports whether a lane is of work: milestones, which are what a crowd
// steers by, are shown as long as the lane itself has room.
func (s schedule) ofWork(lane int) bool { return s.heads[lane].Title.Word != milestoneLane }

// placed is how much work has a place within the scale.
func (s schedule) placed() int {
	n := 0
	for i, laid := range s.plan.Lanes {
		if s.ofWork(i) {
			n += len(s.lanes[i]) - len(laid.Outside)
		}
	}
	return n
}

// timeRows fills the rows of a lane.
func (p *planner) timeRows(s schedule, lane int) (rows [][]TimeCell) {
	for _, row := range s.plan.Lanes[lane].Rows {
		var cells []TimeCell
		for _, c := range row {
			cell := TimeCell{}
			if c.Bar >= 0 {
				cell = p.timeCell(s.lanes[lane][c.Bar].entry)
			}
			cell.Span, cell.Room = c.Span, c.Room
			cells = append(cells, cell)
		}
		rows = append(rows, cells)
	}
	return rows
}

// joined keeps the lanes of so many themes and adds the others up in one, which
// stands behind them.
func (p *planner) joined(lanes []TimeLane, themes int) []TimeLane {
	var out []TimeLane
	var rest TimeLane
	own, others := 0, 0
	for _, lane := range lanes {
		if !lane.ofTheme() {
			if others > 0 {
				out, others = append(out, p.named(rest, others)), 0
			}
			out = append(out, lane)
			continue
		}
		if own++; own <= themes {
			out = append(out, lane)
			continue
		}
		others++
		rest.Count += lane.Count
		if rest.Busy == nil {
			rest.Busy = make([]int, len(lane.Busy))
		}
		for c, n := range lane.Busy {
			rest.Busy[c] += n
		}
	}
	if others > 0 {
		out = append(out, p.named(rest, others))
	}
	return out
}

// named says how many themes a lane stands for.
func (p *planner) named(lane TimeLane, themes int) TimeLane {
	lane.Title = Link{Text: p.count("beyond.lanes", themes), URL: route.BoardThemes}
	return lane
}
