package view

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// disagree plans the page on which the sources stand side by side.
func disagree(p *planner) []Page {
	disputes := p.disputes()
	if len(disputes) == 0 {
		return nil
	}
	frame := p.roleList(route.Disagree, "disagree")
	for _, d := range disputes {
		frame.Contents = append(frame.Contents, Heading{Level: 2, ID: d.ID, Text: d.Question})
	}
	return []Page{{URL: route.Disagree, Template: "disagree.html", Data: ready(Disagree{Frame: frame, Disputes: disputes})}}
}

// disputes returns all contested questions: what a role is, where it comes
// from, and what stances are on, with roles in their order first.
func (p *planner) disputes() []Dispute {
	var out []Dispute
	for _, r := range p.roles {
		out = append(out, p.definitionDispute(r)...)
		out = append(out, p.originDispute(r)...)
	}
	place := map[string]int{}
	for _, e := range p.Graph.Entries() {
		for _, s := range graph.StancesOf(e) {
			question, key := p.question(e, s)
			i, ok := place[key]
			if !ok {
				i = len(out)
				place[key] = i
				out = append(out, Dispute{ID: "question-" + strconv.Itoa(len(place)), Question: question})
				out[i].Answers = p.decided(e)
			}
			if link := p.link(e); len(out[i].About) == 0 || out[i].About[len(out[i].About)-1] != link {
				out[i].About = append(out[i].About, link)
			}
			out[i].Answers = append(out[i].Answers, p.answer(s))
		}
	}
	for i := range out {
		out[i] = houseFirst(out[i])
	}
	return slices.DeleteFunc(out, func(d Dispute) bool { return len(d.Answers) < 2 })
}

// houseFirst puts the answer of the site first.
func houseFirst(d Dispute) Dispute {
	var house, others []Answer
	for _, a := range d.Answers {
		d.Views = d.Views || a.View != "" || len(a.Who) > 0
		if a.House {
			house = append(house, a)
		} else {
			others = append(others, a)
		}
	}
	d.Settled = len(house) > 0
	d.Answers = append(house, others...)
	return d
}

// question words what a stance is about. On a pairing it is whether one person
// should hold the roles, on a decision the decision itself, if nothing is said.
func (p *planner) question(e model.Entry, s model.Stance) (words, key string) {
	if s.On != "" {
		return s.On, graph.QuestionKey(s.On)
	}
	key = e.Head().Key().String()
	switch t := e.(type) {
	case *model.Decision:
		return t.Question, key
	case *model.Pairing:
		return fmt.Sprintf(p.Word("disagree.one_person"), t.Title), key
	}
	return fmt.Sprintf(p.Word("disagree.about"), e.Head().Title), key
}

func (p *planner) answers(stances []model.Stance) []Answer {
	var out []Answer
	for _, s := range stances {
		out = append(out, p.answer(s))
	}
	return houseFirst(Dispute{Answers: out}).Answers
}

func (p *planner) answer(s model.Stance) Answer {
	return Answer{House: s.Source.IsZero(), Sources: p.toAll([]model.Ref{s.Source}), View: s.View, Text: s.Text}
}

// decided is what the register answers, where no stance of the site does.
func (p *planner) decided(e model.Entry) []Answer {
	d, ok := e.(*model.Decision)
	if !ok {
		return nil
	}
	for _, s := range d.Stances {
		if s.Source.IsZero() {
			return nil
		}
	}
	if who := p.links(p.Graph.TakePart(d, graph.Decides)); len(who) > 0 {
		return []Answer{{House: true, Who: who, Text: d.Because}}
	}
	return nil
}

func (p *planner) definitionDispute(r *model.Role) []Dispute {
	if len(r.Definitions) == 0 || r.Definition == "" {
		return nil
	}
	d := Dispute{ID: "what-" + r.ID, Question: fmt.Sprintf(p.Word("disagree.what_is"), r.Title), About: []Link{p.link(r)},
		Answers: []Answer{{House: true, Text: r.Definition}}}
	for _, x := range r.Definitions {
		d.Answers = append(d.Answers, Answer{Sources: p.toAll([]model.Ref{x.Source}), Text: x.Text, Date: p.day(x.Date)})
	}
	return []Dispute{d}
}

func (p *planner) originDispute(r *model.Role) []Dispute {
	if len(r.OtherOrigins) == 0 {
		return nil
	}
	d := Dispute{ID: "origin-" + r.ID, Question: fmt.Sprintf(p.Word("disagree.origin"), r.Title), About: []Link{p.link(r)}}
	add := func(o model.RoleOrigin, house bool) {
		d.Answers = append(d.Answers, Answer{House: house, Sources: p.toAll(o.Sources), View: p.year(o), Text: or(o.Text, o.Reason)})
	}
	if o := r.Origin; o.Year > 0 || o.Text != "" || o.Reason != "" {
		add(o, true)
	}
	for _, o := range r.OtherOrigins {
		add(o, false)
	}
	return []Dispute{d}
}

// year words the year of an origin as precisely as it is meant.
func (p *planner) year(o model.RoleOrigin) string {
	switch at := p.origin(o); {
	case at.Year == 0:
		return ""
	case at.Decade > 0:
		return fmt.Sprintf(p.Word("role.decade"), at.Decade)
	case at.Century > 0:
		return p.Word("century." + strconv.Itoa(at.Century))
	}
	return strconv.Itoa(o.Year)
}
