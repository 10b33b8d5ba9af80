package view

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// register plans the matrix of decisions: as it usually is, for each case in
// which the register names another decider, and in each vocabulary that the
// project asks for. Decisions with prose have pages of their own.
func register(p *planner) []Page {
	if len(p.register) == 0 {
		return nil
	}
	frame, prose := p.frame(route.Register, "decisions", "decisions")
	frame.Related = append(frame.Related, p.besideRegister()...)
	main := p.Schemes[0]
	ways := p.registerWays()
	var pages []Page
	for _, way := range ways {
		frame, prose := frame, prose
		if way.URL != route.Register {
			frame, prose = p.otherwise(frame, way), Prose{}
		}
		scheme := or(way.Scheme, main)
		pages = append(pages, Page{URL: way.URL, Template: "decisions.html", Data: func() any { return p.matrixPage(frame, prose, scheme, way, ways) }})
	}
	for _, d := range p.register {
		url := p.url(d)
		if strings.Contains(url, "#") {
			continue
		}
		pages = append(pages, Page{URL: url, Template: "decision.html", Sources: []string{d.Origin.File}, Data: func() any {
			return DecisionPage{Frame: p.entryFrame(d, url, crumb("decisions", route.Register)), Row: p.decision(d),
				Handings: p.handings(p.Graph.DelegationsOf(d)), Records: p.recordsAbout(d), Prose: p.prose(d)}
		}})
	}
	return pages
}

// besideRegister links to the lists of what belongs to the register.
func (p *planner) besideRegister() []Link {
	var out []Link
	if len(graph.All[*model.Delegation](p.Graph)) > 0 {
		out = append(out, crumb("delegations", "/delegations/"))
	}
	if len(graph.All[*model.Record](p.Graph)) > 0 {
		out = append(out, crumb("records", "/records/"))
	}
	if len(graph.All[*model.Stakeholder](p.Graph)) > 0 {
		out = append(out, crumb("stakeholders", "/stakeholders/"))
	}
	return out
}

// stages adds the statuses of work for which a decision says who decides.
func (f *facts) stages(stages []string) {
	var terms []Term
	for _, s := range stages {
		terms = append(terms, Term{Word: "status." + s})
	}
	f.add("stages", terms...)
}

// records adds the cases in which a decision was taken.
func (f *facts) records(list []*model.Record) {
	var terms []Term
	for _, r := range list {
		terms = append(terms, Term{Text: r.Title, URL: f.p.url(r)})
	}
	f.add("records", terms...)
}

// areaID returns the anchor of an area; it cannot be that of a decision.
func areaID(area string) string { return "area-" + route.Slug(area) }

// decision returns one decision with all that is said about it.
func (p *planner) decision(d *model.Decision) DecisionRow {
	row := DecisionRow{ID: d.ID, Title: d.Title, URL: p.url(d), Question: d.Question, Summary: d.Summary,
		Only: p.OnlyEntry(d.Audience), AlsoAsked: d.AlsoAsked, Criteria: d.Criteria, Steps: d.Steps,
		Decides: p.links(p.Graph.TakePart(d, graph.Decides))}
	row.Page = !strings.Contains(row.URL, "#")
	if nobody(d) {
		row.Nobody = d.Because
	} else {
		row.Because = d.Because
	}
	for _, w := range d.DecideWhen {
		if who := p.to(w.Role); who.URL != "" {
			row.When = append(row.When, DecideWhen{Size: w.When.OrgSize.Text, Engagement: w.When.Engagement.Text, Who: who})
		}
	}
	row.Depends = len(row.Decides) == 0 && len(row.When) > 0 && !nobody(d)
	row.Delegated = p.delegated(d)
	for _, part := range graph.Parts[1:] {
		if who := p.links(p.Graph.TakePart(d, part)); len(who) > 0 {
			row.Parts = append(row.Parts, PartLinks{Part: string(part), Who: who})
		}
	}
	f := facts{p: p.Teller}
	f.word("rhythm", d.Rhythm)
	f.word("reversible", d.Reversible)
	f.refs("artefact", d.Artefact)
	f.when("reviewed", p.day(d.Reviewed))
	f.when("review_by", p.day(d.ReviewBy))
	f.stages(d.Stages)
	if !row.Page {
		f.records(p.Graph.RecordsAbout(d))
	}
	row.Facts = f.list
	return row
}

// nobody reports whether a decision is left to nobody, on purpose.
func nobody(d *model.Decision) bool { return len(d.Decide) == 1 && d.Decide[0].Nobody }

// registerWays returns the pages of the register: the usual one, the cases, the other
// vocabularies.
func (p *planner) registerWays() []Way {
	ways := []Way{{URL: route.Register}}
	taken := map[string]bool{"": true}
	for _, c := range rights.Cases(p.Graph, p.register, p.Sizes, p.Engagements) {
		if url := route.RegisterIn(c.Size, c.Engagement); !taken[url] {
			taken[url] = true
			ways = append(ways, Way{Case: Case(c), URL: url})
		}
	}
	for _, scheme := range p.Schemes[1:] {
		ways = append(ways, Way{Scheme: scheme, URL: route.RegisterAs(scheme)})
	}
	return ways
}
