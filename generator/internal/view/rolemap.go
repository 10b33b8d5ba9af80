package view

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/draw"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// roleMap plans all roles in three pictures, each with its words.
func roleMap(p *planner) []Page {
	if !p.hasRoleMap() {
		return nil
	}
	frame := p.roleList(route.RoleMap, "role_map")
	return []Page{{URL: route.RoleMap, Template: "role-map.html", Data: func() any {
		return RoleMap{Frame: frame, Horizons: p.horizonChart(), Origins: p.originLines(), Flows: p.flowMap()}
	}}}
}

func (p *planner) hasRoleMap() bool {
	return slices.ContainsFunc(p.roles, func(r *model.Role) bool {
		return r.Horizon.To > 0 || r.Origin.Year > 0 || len(p.flowsOf(r)) > 0
	})
}

// ticks are the marks of the scale of horizons that have a name.
var ticks = []model.RoleHorizon{{To: 1, Unit: "day"}, {To: 1, Unit: "week"}, {To: 1, Unit: "month"}, {To: 1, Unit: "quarter"}, {To: 1, Unit: "year"}, {To: 3, Unit: "year"}, {To: 10, Unit: "year"}}

// The picture of horizons, in pixels: the scale above, then a line for each
// role with its name above its bar.
const (
	chartHead = 28
	chartLine = 44
)

// horizonChart puts all roles on one scale, furthest first. A horizon without a
// beginning begins at once, which is a day here: a logarithmic scale has no
// nought.
func (p *planner) horizonChart() HorizonChart {
	days := func(n int, unit string) float64 { return max(1, compare.Days(n, unit, p.SprintDays)) }
	var with []*model.Role
	most := 2.0
	for _, r := range p.roles {
		if h := r.Horizon; h.To > 0 {
			with = append(with, r)
			most = max(most, days(h.To, h.Unit))
		}
	}
	sorting.By(with, func(a, b *model.Role) int {
		return cmp.Compare(days(b.Horizon.To, b.Horizon.Unit), days(a.Horizon.To, a.Horizon.Unit))
	})
	if len(with) == 0 {
		return HorizonChart{}
	}
	scale := draw.Log(1, most*1.25) // an open end goes on past the last bar
	chart := HorizonChart{Height: chartHead + chartLine*len(with)}
	for i, r := range with {
		h := r.Horizon
		from := scale.At(days(h.From, h.Unit))
		if h.From == h.To {
			from = 0 // as far as that, from today
		}
		to := scale.At(days(h.To, h.Unit))
		chart.Rows = append(chart.Rows, HorizonBar{Role: p.link(r), Span: spanOf(h), X: draw.Number(from), Width: draw.Number(max(0.6, to-from)),
			End: draw.Number(to), Text: chartHead + chartLine*i + 18, Top: chartHead + chartLine*i + 25, Middle: chartHead + chartLine*i + 30})
	}
	for _, t := range ticks {
		d := days(t.To, t.Unit)
		if d > most*1.25 {
			break
		}
		anchor := "middle"
		if d == 1 {
			anchor = "start"
		} else if scale.At(d) > 94 {
			anchor = "end"
		}
		chart.Ticks = append(chart.Ticks, Tick{X: draw.Number(scale.At(d)), Anchor: anchor, Span: spanOf(t), Minor: t.Unit == "quarter" || t.To == 3})
	}
	return chart
}

// originLines returns the origins of all roles that have a year, earliest
// first; those that others tell stand beside our own.
func (p *planner) originLines() []OriginLine {
	var out []OriginLine
	for _, r := range p.roles {
		if r.Origin.Year > 0 {
			out = append(out, OriginLine{p.link(r), true, p.origin(r.Origin)})
		}
		for _, o := range r.OtherOrigins {
			if o.Year > 0 {
				out = append(out, OriginLine{p.link(r), false, p.origin(o)})
			}
		}
	}
	sorting.By(out, func(a, b OriginLine) int { return cmp.Compare(a.Origin.Year, b.Origin.Year) })
	return out
}

// flowsOf returns what a role passes on to other roles.
func (p *planner) flowsOf(r *model.Role) []model.Flow {
	return slices.DeleteFunc(slices.Clone(r.Flows), func(f model.Flow) bool {
		to, ok := graph.To[*model.Role](p.Graph, f.To)
		return !ok || to == r
	})
}

// mostOnCircle is how many roles a circle holds before arrows hide each other.
const mostOnCircle = 12

// flowMap joins what passes between roles. Who has no part in it is left out.
func (p *planner) flowMap() FlowMap {
	type way struct{ from, to *model.Role }
	var ways []way
	flows := map[way][]Flow{}
	degree := map[*model.Role]int{}
	for _, r := range p.roles {
		for _, f := range p.flowsOf(r) {
			to, _ := graph.To[*model.Role](p.Graph, f.To)
			w := way{r, to}
			if flows[w] == nil {
				ways = append(ways, w)
				degree[r]++
				degree[to]++
			}
			flows[w] = append(flows[w], Flow{Who: p.link(to), What: f.What, Sort: f.Sort, Rhythm: f.Rhythm})
		}
	}
	var out FlowMap
	oneWay := func(w way) bool { return flows[way{w.to, w.from}] == nil }
	for _, w := range ways {
		out.Rows = append(out.Rows, FlowRow{From: p.link(w.from), To: p.link(w.to), Flows: flows[w], OneWay: oneWay(w)})
	}
	var who []*model.Role
	busiest := 0
	for _, r := range p.roles {
		if degree[r] > 0 {
			who = append(who, r)
			busiest = max(busiest, degree[r])
		}
	}
	if len(who) < 2 || len(who) > mostOnCircle {
		return out
	}
	centre := draw.Point{X: 360, Y: 230}
	places, labels := draw.Circle(len(who), centre, 170), draw.Circle(len(who), centre, 188)
	at := map[*model.Role]draw.Point{}
	for i, r := range who {
		at[r] = places[i]
		out.Points = append(out.Points, FlowPoint{Title: r.Title, X: draw.Number(places[i].X), Y: draw.Number(places[i].Y),
			LabelX: draw.Number(labels[i].X), LabelY: draw.Number(labels[i].Y + 5), Anchor: draw.Anchor(places[i], centre), BusiestOfAll: degree[r] == busiest})
	}
	for _, w := range ways {
		out.Arrows = append(out.Arrows, FlowArrow{Path: draw.Arc(at[w.from], at[w.to], 14), OneWay: oneWay(w)})
	}
	return out
}
