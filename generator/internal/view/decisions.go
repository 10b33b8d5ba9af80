package view

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

func register(p *planner) []Page {
	if len(p.register) == 0 {
		return nil
	}
	frame, prose := p.frame("/decisions/", "decisions", "decisions")
	data := Register{Frame: frame, Prose: prose, Count: len(p.register)}
	var pages []Page
	place := map[string]int{}
	deciders := map[model.Entry]bool{}
	for _, d := range p.register {
		row := p.decision(d)
		i, ok := place[d.Area]
		if !ok {
			i = len(data.Areas)
			place[d.Area] = i
			data.Areas = append(data.Areas, Area{ID: areaID(d.Area), Title: d.Area})
		}
		data.Areas[i].Decisions = append(data.Areas[i].Decisions, row)
		for _, e := range p.Graph.TakePart(d, graph.Decides) {
			deciders[e] = true
		}
		if row.Page {
			pages = append(pages, Page{URL: row.URL, Template: "decision.html", Sources: []string{d.Origin.File}, Data: func() any {
				return DecisionPage{
					Frame: p.entryFrame(d, row.URL, crumb("decisions", "/decisions/")),
					Row:   row, Criteria: d.Criteria, Steps: d.Steps, Prose: p.prose(d),
				}
			}})
		}
	}
	data.Roles = len(deciders)
	return append(pages, Page{URL: "/decisions/", Template: "decisions.html", Data: ready(data)})
}

// areaID returns the anchor of an area; it cannot be that of a decision.
func areaID(area string) string { return "area-" + route.Slug(area) }

func (p *planner) decision(d *model.Decision) DecisionRow {
	row := DecisionRow{ID: d.ID, Title: d.Title, URL: p.url(d), Question: d.Question, Summary: d.Summary, Only: p.OnlyEntry(d.Audience),
		Decides: p.links(p.Graph.TakePart(d, graph.Decides))}
	row.Page = !strings.Contains(row.URL, "#")
	if len(d.Decide) == 1 && d.Decide[0].Nobody {
		row.Nobody = d.Because
	} else {
		row.Because = d.Because
	}
	for _, w := range d.DecideWhen {
		if who := p.to(w.Role); who.URL != "" {
			row.When = append(row.When, DecideWhen{Size: w.When.OrgSize.Text, Engagement: w.When.Engagement.Text, Who: who})
		}
	}
	for _, part := range graph.Parts[1:] {
		if who := p.links(p.Graph.TakePart(d, part)); len(who) > 0 {
			row.Parts = append(row.Parts, PartLinks{Part: string(part), Who: who})
		}
	}
	f := facts{p: p}
	f.word("rhythm", d.Rhythm)
	f.word("reversible", d.Reversible)
	f.refs("artefact", d.Artefact)
	row.Facts = f.list
	return row
}
