package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func stakeholders(p *planner) []Page {
	all := graph.All[*model.Stakeholder](p.Graph)
	if len(all) == 0 {
		return nil
	}
	frame, prose := p.frame("/stakeholders/", "stakeholders", "catalogue/stakeholders")
	data := Stakeholders{Frame: frame, Prose: prose, Count: len(all)}
	place := map[string]int{}
	var pages []Page
	for _, s := range all {
		i, ok := place[s.Side]
		if !ok {
			i = len(data.Groups)
			place[s.Side] = i
			data.Groups = append(data.Groups, PartyGroup{Side: s.Side})
		}
		data.Groups[i].Parties = append(data.Groups[i].Parties, p.party(s))
		pages = append(pages, Page{URL: p.url(s), Template: "stakeholder.html", Sources: []string{s.Origin.File}, Data: func() any { return p.stakeholder(s) }})
	}
	return append(pages, Page{URL: "/stakeholders/", Template: "stakeholders.html", Data: ready(data)})
}

func (p *planner) party(s *model.Stakeholder) Party {
	return Party{
		ID: s.ID, Title: s.Title, URL: p.url(s), Kind: s.StakeholderKind, Says: says(s), Only: p.OnlyEntry(s.Audience),
		Asked: len(p.Graph.DecidedBy(s.Key(), graph.Consults)) + len(p.Graph.DecidedBy(s.Key(), graph.Agrees)),
		Told:  len(p.Graph.DecidedBy(s.Key(), graph.Informed)), Roles: len(p.worksWith(s)),
	}
}

// shownApart are the keys under which a stakeholder is named and for which its
// page has a section of its own.
var shownApart = map[string]bool{
	"decide": true, "drive": true, "agree": true, "consult": true, "perform": true, "inform": true, "oversee": true, "escalate_to": true,
	"stakeholders": true, "flows": true, "inputs": true, "consulted": true, "informed": true, "asks": true, "segments": true,
	"delegate": true, "to": true, "decision-makers": true,
}

func (p *planner) stakeholder(s *model.Stakeholder) StakeholderPage {
	data := StakeholderPage{
		Frame: p.entryFrame(s, p.url(s), crumb("stakeholders", "/stakeholders/")), Says: says(s), Facts: p.general(s),
		Roles: p.worksWith(s), Work: p.workFor(s), Delegations: p.handings(p.Graph.DelegatedTo(s.Key())),
		Records: p.recordsAbout(s), Prose: p.prose(s),
	}
	for _, part := range graph.Parts {
		group := DecisionGroup{Part: string(part)}
		for _, d := range p.Graph.DecidedBy(s.Key(), part) {
			group.Questions = append(group.Questions, p.asks(d))
		}
		if len(group.Questions) > 0 {
			data.Questions = append(data.Questions, group)
		}
	}
	for _, r := range p.roles {
		for _, f := range r.Flows {
			if p.names(f.To, s) {
				data.Gets = append(data.Gets, Flow{Who: p.link(r), What: f.What, Sort: f.Sort, Rhythm: f.Rhythm})
			}
		}
		for _, in := range r.Inputs {
			if p.names(in.From, s) {
				data.Gives = append(data.Gives, Flow{Who: p.link(r), What: in.What})
			}
		}
	}
	for _, f := range p.namedBy(s) {
		if !shownApart[f.Word[len("named."):]] {
			data.Named = append(data.Named, f)
		}
	}
	return data
}

func (p *planner) names(r model.Ref, e model.Entry) bool {
	to, ok := p.Graph.Resolve(r)
	return ok && to == e
}

// worksWith returns the roles that say they work with a stakeholder, how, and
// about what.
func (p *planner) worksWith(s *model.Stakeholder) []Term {
	var out []Term
	for _, r := range p.roles {
		for _, with := range r.Stakeholders {
			if !p.names(with.ID, s) {
				continue
			}
			term := Term{Text: r.Title, URL: p.url(r), Note: with.About}
			if with.Mode != "" {
				term.Word = "mode." + with.Mode
			}
			out = append(out, term)
		}
	}
	return out
}

// workFor returns the work on the roadmap that is not finished and names a
// stakeholder, by what it means to them. An entry stands in each group once.
func (p *planner) workFor(s *model.Stakeholder) []WorkGroup {
	var out []WorkGroup
	for _, field := range []string{"delegate", "asks", "consulted", "informed", "segments"} {
		var live []model.Entry
		for _, e := range p.naming(s, field) {
			if w, ok := graph.WorkOf(e); ok && !graph.Finished(w) && !contains(live, e) {
				live = append(live, e)
			}
		}
		if len(live) > 0 {
			out = append(out, WorkGroup{"stakeholder." + field, p.cards(live)})
		}
	}
	return out
}
