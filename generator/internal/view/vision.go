package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

func home(p *planner) []Page {
	frame, prose := p.frame(route.Home, "home", "")
	if frame.Title == "" {
		frame.Title = p.Site.Title
	}
	frame.Crumbs = nil
	frame.Description = or(frame.Description, p.Site.Description)
	return []Page{{URL: route.Home, Template: "home.html", Data: func() any { return p.frontPage(frame, prose) }}}
}

func (p *planner) frontPage(frame Frame, prose Prose) Home {
	data := Home{Frame: frame, Prose: prose, Decisions: len(p.register), Items: len(p.work)}
	for _, v := range graph.All[*model.Vision](p.Graph) {
		data.Statement, data.Vision = or(v.Statement, v.Summary), p.link(v)
	}
	if len(p.work) > 0 {
		all := p.onTheBoard()
		first := standing{columns: make([][]model.Entry, len(all.columns))}
		for i, column := range all.columns {
			first.columns[i] = column[:min(3, len(column))]
		}
		data.Columns = p.columns(first, all)
	}
	data.Roles = p.entries(asEntries(p.roles))
	data.Guides = p.entries(asEntries(graph.All[*model.Guide](p.Graph)))
	data.Compare = p.entries(asEntries(graph.All[*model.Comparison](p.Graph)))
	news := asEntries(graph.All[*model.Update](p.Graph))
	data.Updates = p.entries(news[:min(3, len(news))])
	return data
}

func asEntries[T model.Entry](list []T) []model.Entry {
	out := make([]model.Entry, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
}

func vision(p *planner) []Page {
	all := graph.All[*model.Vision](p.Graph)
	if len(all) == 0 {
		return nil
	}
	v := all[0]
	data := Vision{Frame: p.entryFrame(v, p.url(v)), Ways: p.ways("/vision/"), Statement: v.Statement, Years: v.HorizonYears, Prose: p.prose(v)}
	for _, principle := range v.Principles {
		data.Principles = append(data.Principles, Text{Title: principle.Title, Text: principle.Text})
	}
	objectives := graph.All[*model.Objective](p.Graph)
	serving := make([][]model.Entry, len(objectives))
	for i, o := range objectives {
		serving[i] = p.itemsFor(o)
	}
	for i, shown := range firstOf(mostCards, serving) {
		objective := p.objective(objectives[i], shown)
		objective.Beyond = len(serving[i]) - len(shown)
		data.Objectives = append(data.Objectives, objective)
	}
	return []Page{{URL: data.URL, Template: "vision.html", Data: ready(data), Sources: []string{v.Origin.File}}}
}

// objective returns an objective with the themes that serve it, and with some
// of the items that do.
func (p *planner) objective(o *model.Objective, items []model.Entry) Objective {
	out := Objective{ID: o.ID, Title: o.Title, URL: p.url(o), Summary: o.Summary, Only: p.OnlyEntry(o.Audience), Outcome: o.Outcome, Period: p.period(o.Period), Results: p.figures(o.KeyResults), Items: p.cards(items)}
	for _, e := range p.naming(o, "objectives") {
		if t, ok := e.(*model.Theme); ok {
			out.Themes = append(out.Themes, Chip{Title: t.Title, URL: p.url(t), Colour: p.colours[t.ID], Count: len(p.Graph.ItemsOf(t.ID))})
		}
	}
	return out
}

// itemsFor returns the items that serve an objective. One that serves it only
// through its theme is counted there.
func (p *planner) itemsFor(o *model.Objective) (items []model.Entry) {
	for _, e := range p.naming(o, "objectives") {
		if item, ok := e.(*model.Item); ok {
			items = append(items, item)
		}
	}
	return items
}

func objectives(p *planner) []Page {
	var pages []Page
	var list []model.Entry
	for _, o := range graph.All[*model.Objective](p.Graph) {
		f := facts{p: p.Teller}
		f.when("period", p.period(o.Period))
		f.when("effect_by", p.period(o.EffectBy))
		f.refs("within", o.Within)
		f.refs("owner", o.Owner)
		items := p.itemsFor(o)
		shown := items[:min(mostCards, len(items))]
		data := ObjectivePage{Frame: p.entryFrame(o, p.url(o), crumb("vision", "/vision/")), Objective: p.objective(o, shown), Beyond: p.beyondWork(len(shown), len(items)), Facts: f.list, Records: p.recordsAbout(o), Prose: p.prose(o)}
		if len(graph.All[*model.Vision](p.Graph)) == 0 {
			data.Crumbs = data.Crumbs[:1]
		}
		pages = append(pages, Page{URL: p.url(o), Template: "objective.html", Data: ready(data), Sources: []string{o.Origin.File}})
		list = append(list, o)
	}
	return append(pages, p.list("/objectives/", "objectives", "objectives", "objective", list)...)
}
