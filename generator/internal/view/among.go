package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// roleList returns the frame of a page about several roles that stands for no
// entry and no folder.
func (p *planner) roleList(url, word string) Frame {
	frame, _ := p.frame(url, word, noFolder)
	frame.Crumbs = append(frame.Crumbs, crumb("roles", "/roles/"))
	p.lists = append(p.lists, frame)
	return frame
}

// moreOnRoles lists the pages about several roles at once that the edition has.
func (p *planner) moreOnRoles() []Link {
	var out []Link
	add := func(word, url string, exists bool) {
		if exists {
			out = append(out, crumb(word, url))
		}
	}
	add("compare", "/compare/", len(graph.All[*model.Comparison](p.Graph)) > 0)
	add("mixed_up", route.MixedUp, len(p.shared) > 0)
	add("disagree", route.Disagree, len(p.disputes()) > 0)
	add("pairings", "/pairings/", len(graph.All[*model.Pairing](p.Graph)) > 0)
	add("transitions", "/transitions/", len(graph.All[*model.Transition](p.Graph)) > 0)
	add("role_map", route.RoleMap, p.hasRoleMap())
	add("faq", route.Questions, p.hasQuestions())
	add("quotes", route.Index(model.QuotationKind), len(p.quoteGroups()) > 0)
	return out
}

// roleAmong fills what places a role among the others.
func (p *planner) roleAmong(r *model.Role, data *RolePage) {
	data.MovesIn, data.MovesOut = p.moves(r)
	data.Pairings = p.pairingsOf(r)
	data.Sheet = Link{URL: sheetURL(data.Frame.URL)}
	data.MixedUp = p.mixedUpWith(r)
	for _, v := range r.ViewsOf {
		data.Views = append(data.Views, Perceived{p.to(v.Who), v.Says, v.Does})
	}
	place := map[string]int{}
	for _, s := range r.Stances {
		question, key := p.question(r, s)
		i, ok := place[key]
		if !ok {
			i = len(data.Stances)
			place[key] = i
			data.Stances = append(data.Stances, Dispute{Question: question})
		}
		data.Stances[i].Answers = append(data.Stances[i].Answers, p.answer(s))
	}
	for i := range data.Stances {
		data.Stances[i] = houseFirst(data.Stances[i])
	}
	if len(data.MayMean) > 1 {
		var roles []*model.Role
		for _, m := range r.MayMean {
			if to, ok := graph.To[*model.Role](p.Graph, m.Role); ok {
				roles = append(roles, to)
			}
		}
		data.AskCard = p.askCard(roles)
	}
}

// origin returns where a role comes from, its year as precise as it is meant.
func (p *planner) origin(o model.RoleOrigin) Origin {
	out := Origin{Year: o.Year, Place: o.Place, Text: o.Text, Reason: o.Reason, Context: o.Context, Sources: p.toAll(o.Sources)}
	switch {
	case o.Year > 0 && o.Precision == "decade":
		out.Decade = o.Year / 10 * 10
	case o.Year > 0 && o.Precision == "century":
		out.Century = o.Year/100 + 1
	}
	return out
}
