package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// sheetURL is where a role stands on one sheet.
func sheetURL(role string) string { return role + "card/" }

// mostAsked is how many questions put to a role a sheet has room for.
const mostAsked = 8

// roleSheets plans each role on one sheet of paper.
func roleSheets(p *planner) []Page {
	var pages []Page
	for _, r := range p.roles {
		pages = append(pages, Page{URL: sheetURL(p.url(r)), Template: "role-sheet.html", Data: func() any { return p.roleSheet(r) }, Sources: []string{r.Header.Origin.File}})
	}
	return pages
}

func (p *planner) roleSheet(r *model.Role) RoleSheet {
	url := p.url(r)
	data := RoleSheet{Frame: p.entryFrame(r, sheetURL(url), crumb("roles", "/roles/"), p.link(r)),
		Card: p.roleCard(r), Page: p.link(r), Definition: r.Definition}
	data.Contents, data.Canonical = nil, p.canonical(url)
	data.Description = r.Definition
	f := facts{p: p.Teller}
	f.horizon(r.Horizon)
	f.word("defined_by", r.DefinedBy)
	f.word("orientation", r.Orientation)
	f.availability(model.Availability{Response: r.Availability.Response})
	f.authority(r.Authority)
	f.refs("owns", r.Owns...)
	data.Facts = f.list
	data.Decides = p.asked(r, graph.Decides)
	data.Asked = append(p.asked(r, graph.Agrees), p.asked(r, graph.Consults)...)
	if n := len(data.Asked); n > mostAsked {
		data.Asked, data.AskedMore = data.Asked[:mostAsked-1], n-mostAsked+1
	}
	for _, x := range r.Responsibilities {
		data.Duties = append(data.Duties, x.Title)
	}
	for _, n := range r.NotResponsibleFor {
		data.NotDuties = append(data.NotDuties, Text2{Text: n.What, See: p.to(n.See)})
	}
	var page RolePage
	p.roleSkills(r, &page)
	data.Skills = page.Skills
	for _, m := range page.Metrics {
		data.Metrics = append(data.Metrics, m.Link)
	}
	return data
}

// asked returns the questions in which a role takes a part.
func (p *planner) asked(r *model.Role, part graph.Part) []Link {
	var out []Link
	for _, d := range p.Graph.DecidedBy(r.Key(), part) {
		out = append(out, Link{Text: d.Question, URL: p.url(d)})
	}
	return out
}
