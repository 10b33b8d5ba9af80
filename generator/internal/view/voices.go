package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// quotes plans the page of what people say, whether it stands in the catalogue
// or with a role.
func quotes(p *planner) []Page {
	groups := p.quoteGroups()
	if len(groups) == 0 {
		return nil
	}
	url := route.Index(model.QuotationKind)
	frame, prose := p.frame(url, "quotes", "catalogue/quotes")
	frame.Crumbs = append(frame.Crumbs, crumb("roles", "/roles/"))
	data := Quotes{Frame: frame, Prose: prose, Groups: groups}
	for _, g := range groups {
		data.Count += len(g.Quotes)
	}
	return []Page{{URL: url, Template: "quotes.html", Data: ready(data)}}
}

// quoteGroups returns all quotations by the first entry that they are about:
// roles in their order, then what else is quoted about, then the rest.
func (p *planner) quoteGroups() []QuoteGroup {
	var groups []QuoteGroup
	place := map[string]int{}
	add := func(about Link, q Quote) {
		i, ok := place[about.URL]
		if !ok {
			i = len(groups)
			place[about.URL] = i
			groups = append(groups, QuoteGroup{About: about})
		}
		groups[i].Quotes = append(groups[i].Quotes, q)
	}
	for _, r := range p.roles {
		for _, q := range p.quotesOf(r) {
			add(p.link(r), q)
		}
	}
	for _, q := range graph.All[*model.Quotation](p.Graph) {
		about := p.toAll(q.About)
		if len(about) == 0 {
			about = []Link{{}}
		}
		if _, ok := graph.To[*model.Role](p.Graph, firstRef(q.About)); !ok {
			add(about[0], p.quotation(q))
		}
	}
	return groups
}

func firstRef(refs []model.Ref) model.Ref {
	if len(refs) == 0 {
		return model.Ref{}
	}
	return refs[0]
}

// quotesOf returns what is said about a role: its own quotations, and those of
// the catalogue that name it first.
func (p *planner) quotesOf(r *model.Role) []Quote {
	var out []Quote
	for _, q := range r.Quotes {
		out = append(out, p.attributed(r, Quote{Text: q.Text, By: joinWords(q.By, q.Title, q.Org), Date: p.day(q.Date)}, q.Source))
	}
	for _, q := range graph.All[*model.Quotation](p.Graph) {
		if about, ok := graph.To[*model.Role](p.Graph, firstRef(q.About)); ok && about == r {
			out = append(out, p.quotation(q))
		}
	}
	return out
}

func (p *planner) quotation(q *model.Quotation) Quote {
	out := p.attributed(q, Quote{ID: q.ID, Text: q.Text, By: joinWords(q.By, q.Position, q.Org), Date: p.day(q.On)}, q.Href)
	out.Licence = q.Licence
	return out
}

// attributed adds where something was said.
func (p *planner) attributed(e model.Entry, q Quote, source model.URL) Quote {
	if url, ok := p.address(e, source); ok {
		q.Source = Link{Text: string(source), URL: url, External: source.External()}
	}
	return q
}

func (p *planner) hasQuestions() bool {
	for _, r := range p.roles {
		if len(r.FAQ) > 0 {
			return true
		}
	}
	return false
}

// questions plans the page of all questions and answers, by role.
func questions(p *planner) []Page {
	if !p.hasQuestions() {
		return nil
	}
	data := FAQ{Frame: p.roleList(route.Questions, "faq")}
	for _, r := range p.roles {
		group := FAQGroup{ID: r.ID, Role: p.link(r)}
		for _, q := range r.FAQ {
			group.Questions = append(group.Questions, FAQLine{q.Q, q.A, p.toAll(q.Roles), p.to(q.Chooser)})
		}
		if len(group.Questions) > 0 {
			data.Groups = append(data.Groups, group)
			data.Count += len(group.Questions)
			data.Contents = append(data.Contents, Heading{Level: 2, ID: r.ID, Text: r.Title})
		}
	}
	return []Page{{URL: route.Questions, Template: "faq.html", Data: ready(data)}}
}
