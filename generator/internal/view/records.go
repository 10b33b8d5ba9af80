package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func records(p *planner) []Page {
	all := graph.All[*model.Record](p.Graph)
	if len(all) == 0 {
		return nil
	}
	frame, prose := p.frame("/records/", "records", "records")
	shown := all[:min(mostCards, len(all))]
	data := Records{Frame: frame, Prose: prose, Records: p.takens(shown), Count: len(all), Beyond: p.beyond(len(shown), len(all), model.RecordKind)}
	pages := []Page{{URL: "/records/", Template: "records.html", Data: ready(data)}}
	for _, r := range all {
		pages = append(pages, Page{URL: p.url(r), Template: "record.html", Sources: []string{r.Origin.File}, Data: func() any { return p.recordPage(r) }})
	}
	return pages
}

func (p *planner) recordPage(r *model.Record) RecordPage {
	f := facts{p: p.Teller}
	if d, ok := graph.To[*model.Decision](p.Graph, r.Decision); ok {
		q := p.ruling(d)
		f.add("case_of", Term{Text: q.Text, URL: q.URL})
	}
	f.refs("consulted", r.Consulted...)
	f.refs("informed", r.Informed...)
	data := RecordPage{
		Frame: p.entryFrame(r, p.url(r), crumb("records", "/records/")),
		Taken: p.taken(r), Facts: f.list, Prose: p.prose(r),
	}
	for _, next := range p.Graph.Successors(r) {
		data.Successors = append(data.Successors, p.link(next))
	}
	touched := p.Graph.ToAll(r.Affects)
	for _, e := range p.naming(r, "record") {
		if !contains(touched, e) {
			touched = append(touched, e)
		}
	}
	data.Work = p.cards(touched)
	for _, e := range touched {
		if _, ok := graph.WorkOf(e); !ok {
			data.Affects = append(data.Affects, p.link(e))
		}
	}
	for _, other := range p.Graph.Line(r) {
		taken := p.taken(other)
		taken.Current = other == r
		data.Line = append(data.Line, taken)
	}
	return data
}

func contains(list []model.Entry, e model.Entry) bool {
	for _, other := range list {
		if other == e {
			return true
		}
	}
	return false
}

func (p *Teller) takens(list []*model.Record) []Taken {
	var out []Taken
	for _, r := range list {
		out = append(out, p.taken(r))
	}
	return out
}

func (p *Teller) taken(r *model.Record) Taken {
	t := Taken{Title: r.Title, URL: p.url(r), Date: p.day(r.Date), Status: r.Status, Makers: p.toAll(r.Makers), Summary: r.Summary, Only: p.OnlyEntry(r.Audience)}
	if d, ok := graph.To[*model.Decision](p.Graph, r.Decision); ok {
		t.Of = p.ruling(d)
	}
	return t
}

// recordsAbout returns the records that touch an entry, latest first.
func (p *Teller) recordsAbout(e model.Entry) []Taken { return p.takens(p.Graph.RecordsAbout(e)) }
