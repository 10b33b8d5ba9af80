package view

import (
	"math"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/tension"
)

func pairings(p *planner) []Page {
	all := graph.All[*model.Pairing](p.Graph)
	pages := p.list("/pairings/", "pairings", "pairings", "pairing", asEntries(all))
	for _, x := range all {
		pages = append(pages, Page{URL: p.url(x), Template: "pairing.html", Data: func() any { return p.pairing(x) }, Sources: []string{x.Origin.File}})
	}
	return pages
}

func (p *planner) pairing(x *model.Pairing) PairingPage {
	data := PairingPage{
		Frame: p.entryFrame(x, p.url(x), crumb("roles", "/roles/"), crumb("pairings", "/pairings/")),
		Size:  x.When.OrgSize.Text, Engagement: x.When.Engagement.Text,
		Conditions: x.Conditions, Effects: x.Effects, MetricsRule: x.MetricsRule, SplitWhen: x.SplitWhen,
		Limits: p.tensionLimits(), Stances: p.answers(x.Stances), Prose: p.prose(x),
	}
	var roles []*model.Role
	for _, e := range p.Graph.ToAll(x.Roles) {
		if r, ok := e.(*model.Role); ok {
			roles = append(roles, r)
			data.Roles = append(data.Roles, p.column(r))
		}
	}
	for _, b := range x.Benefits {
		data.Benefits = append(data.Benefits, Text{Title: b.Title, Text: b.Text})
	}
	for _, r := range x.Risks {
		data.Risks = append(data.Risks, Risk{r.Title, r.Text, r.Remedy})
	}
	for _, t := range tension.Of(p.Graph, roles, x.MetricsRule != "", p.Tensions) {
		data.Tensions = append(data.Tensions, p.tension(t))
	}
	return data
}

func (p *planner) column(e model.Entry) Column2 {
	return Column2{Title: e.Head().Title, URL: p.url(e), Says: says(e)}
}

func (p *planner) tension(t tension.Tension) Tension {
	out := Tension{Rule: t.Rule, Ratio: int(math.Round(t.Ratio)), Percent: t.Percent, Duties: t.Duties,
		Far: p.column(t.Roles[0]), Near: p.column(t.Roles[1])}
	if t.Rule == tension.Horizons {
		out.FarSpan, out.NearSpan = spanOf(t.Roles[0].Horizon), spanOf(t.Roles[1].Horizon)
	}
	for _, m := range t.Metrics {
		if m.OutcomeKind == "business-outcome" {
			out.Business = append(out.Business, p.link(m))
		} else {
			out.Delivery = append(out.Delivery, p.link(m))
		}
	}
	for _, d := range t.Decisions {
		out.Decisions = append(out.Decisions, Link{Text: d.Question, URL: p.url(d)})
	}
	return out
}

func (p *planner) tensionLimits() []TensionLimit {
	at := map[string]int{tension.Horizons: p.Tensions.HorizonRatio, tension.Presence: p.Tensions.OutsidePercent, tension.Load: p.Tensions.Duties}
	var out []TensionLimit
	for _, rule := range tension.Rules {
		out = append(out, TensionLimit{rule, at[rule]})
	}
	return out
}

func spanOf(h model.RoleHorizon) Horizon {
	if h.To == 0 {
		return Horizon{}
	}
	return Horizon{From: h.From, To: h.To, Unit: h.Unit, OpenEnded: h.OpenEnded}
}

// pairingsOf returns the pairings that a role is part of.
func (p *planner) pairingsOf(r *model.Role) []Entry {
	var out []Entry
	for _, from := range p.naming(r, "roles") {
		if x, ok := from.(*model.Pairing); ok {
			out = append(out, p.entry(x))
		}
	}
	return out
}
