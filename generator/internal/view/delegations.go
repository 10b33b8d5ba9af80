package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func delegations(p *planner) []Page {
	all := graph.All[*model.Delegation](p.Graph)
	if len(all) == 0 {
		return nil
	}
	frame, prose := p.frame("/delegations/", "delegations", "delegations")
	data := Delegations{Frame: frame, Prose: prose, Count: len(all)}
	handings := p.handings(all)
	for from := 0; from < len(handings); {
		to := from
		for to < len(handings) && handings[to].Phase == handings[from].Phase {
			to++
		}
		data.Groups = append(data.Groups, HandingGroup{handings[from].Phase, handings[from:to]})
		from = to
	}
	pages := []Page{{URL: "/delegations/", Template: "delegations.html", Data: ready(data)}}
	for _, d := range all {
		pages = append(pages, Page{URL: p.url(d), Template: "delegation.html", Sources: []string{d.Origin.File}, Data: func() any { return p.delegationPage(d) }})
	}
	return pages
}

func (p *planner) delegationPage(d *model.Delegation) DelegationPage {
	data := DelegationPage{
		Frame:   p.entryFrame(d, p.url(d), crumb("delegations", "/delegations/")),
		Handing: p.handing(d), WhyThem: d.WhyThem, Trigger: d.Trigger, Scope: d.Scope, Level: d.Level, Outcome: d.Outcome, Prose: p.prose(d),
	}
	if who, ok := p.Graph.AnswersFor(d); ok {
		data.Answers = p.link(who)
	}
	below := d.Level != ""
	for i, level := range graph.Levels {
		current := level == d.Level
		below = below && !current
		data.Levels = append(data.Levels, Rung{Level: level, Number: i + 1, Current: current, Below: below})
	}
	for _, g := range d.Guardrails {
		data.Guardrails = append(data.Guardrails, Guardrail{g.Text, g.Rhythm})
	}
	return data
}

// phases is the order in which delegations are shown.
var phases = []graph.Phase{graph.InForce, graph.Upcoming, graph.NoPhase, graph.Ended}

// handings returns delegations by phase, in their order within one.
func (p *planner) handings(list []*model.Delegation) []Handing {
	var out []Handing
	for _, phase := range phases {
		for _, d := range list {
			if graph.PhaseOf(d, p.Today, p.FiscalStart) == phase {
				out = append(out, p.handing(d))
			}
		}
	}
	return out
}

func (p *planner) handing(d *model.Delegation) Handing {
	h := Handing{
		Title: d.Title, URL: p.url(d), Summary: d.Summary, Only: p.OnlyEntry(d.Audience), From: p.to(d.From), To: p.to(d.To),
		Phase: string(graph.PhaseOf(d, p.Today, p.FiscalStart)), Starts: p.period(d.Starts), Ends: p.period(d.Ends),
	}
	for _, e := range p.Graph.ToAll(d.What) {
		if what, ok := e.(*model.Decision); ok {
			h.What = append(h.What, p.ruling(what))
		}
	}
	for _, duty := range p.Graph.DutiesOf(d) {
		h.What = append(h.What, Link{Text: duty.Title, URL: h.From.URL + "#" + duty.ID})
	}
	return h
}

// delegated returns who has a say in a decision on the date of the build
// because it was delegated.
func (p *Teller) delegated(d *model.Decision) []Delegated {
	return p.delegatedBy(d, p.Graph.MayDecide(d))
}

// delegatedBy leaves out what others than some deciders delegated: in another
// case they have nothing to hand over.
func (p *Teller) delegatedBy(d *model.Decision, deciders []model.Entry) []Delegated {
	var out []Delegated
	for _, x := range p.Graph.DelegatesOn(d, p.Today, p.FiscalStart) {
		if from, ok := p.Graph.Resolve(x.From); !ok || !contains(deciders, from) {
			continue
		}
		out = append(out, Delegated{Who: p.to(x.To), URL: p.url(x), Level: x.Level, Until: p.period(x.Ends), Scope: x.Scope, Only: p.OnlyEntry(x.Audience)})
	}
	return out
}
