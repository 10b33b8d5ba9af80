package view

import (
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func transitions(p *planner) []Page {
	all := graph.All[*model.Transition](p.Graph)
	pages := p.list("/transitions/", "transitions", "transitions", "transition", asEntries(all))
	for _, t := range all {
		pages = append(pages, Page{URL: p.url(t), Template: "transition.html", Data: func() any { return p.transition(t, all) }, Sources: []string{t.Origin.File}})
	}
	return pages
}

// ends returns the two roles of a transition.
func (p *planner) ends(t *model.Transition) (from, to *model.Role, ok bool) {
	from, known := graph.To[*model.Role](p.Graph, t.From)
	to, ok = graph.To[*model.Role](p.Graph, t.To)
	return from, to, ok && known
}

func (p *planner) transition(t *model.Transition, all []*model.Transition) TransitionPage {
	data := TransitionPage{
		Frame:    p.entryFrame(t, p.url(t), crumb("roles", "/roles/"), crumb("transitions", "/transitions/")),
		Feasible: t.Feasible, LearnOnTheJob: t.LearnOnTheJob, Effort: spanOf(t.Effort),
		SteppingStones: t.SteppingStones, Motives: t.Motives, Prose: p.prose(t),
	}
	from, to, ok := p.ends(t)
	if !ok {
		return data
	}
	data.From, data.To = p.column(from), p.column(to)
	answers := map[model.Entry][]string{}
	for i, r := range t.Requirements {
		line := Requirement{ID: r.ID, Number: i + 1, Text: r.Text}
		for _, s := range p.Graph.ToAll(r.Skills) {
			line.Answers = append(line.Answers, p.link(s))
			answers[s] = append(answers[s], strconv.Itoa(i+1))
		}
		data.Requirements = append(data.Requirements, line)
	}
	way := compare.Gap(p.Graph, from, to, p.Scale)
	data.Carried = p.skillMoves(way.Carried, answers)
	data.Missing = p.skillMoves(way.Missing, answers)
	data.Low = p.skillMoves(way.Low, answers)
	for _, s := range way.Open() {
		if s.Essential && len(answers[s.Skill]) == 0 {
			data.Open = append(data.Open, p.link(s.Skill))
		}
	}
	for _, other := range all {
		a, b, ok := p.ends(other)
		switch {
		case !ok || other == t:
		case a == to && b == from && data.Back.URL == "":
			data.Back = p.entry(other)
		case a == from || b == to || a == to || b == from:
			data.Others = append(data.Others, p.entry(other))
		}
	}
	return data
}

func (p *planner) skillMoves(steps []compare.SkillStep, answers map[model.Entry][]string) []SkillMove {
	var out []SkillMove
	for _, s := range steps {
		m := SkillMove{Skill: p.link(s.Skill), Steps: s.Steps, Need: "essential", Answers: answers[s.Skill]}
		if !s.Essential {
			m.Need = "optional"
		}
		if s.Have != "" {
			m.Have = p.bar(s.Have)
		}
		if s.Want != "" {
			m.Want = p.bar(s.Want)
		}
		out = append(out, m)
	}
	return out
}

// moves returns where people come from and go to.
func (p *planner) moves(r *model.Role) (in, out []Move) {
	for _, t := range graph.All[*model.Transition](p.Graph) {
		from, to, ok := p.ends(t)
		if !ok || from != r && to != r || from == to {
			continue
		}
		way := compare.Gap(p.Graph, from, to, p.Scale)
		m := Move{Page: p.link(t), Effort: spanOf(t.Effort), Carried: len(way.Carried), ToLearn: len(way.Open()), Feasible: t.Feasible}
		if to == r {
			m.Role = p.link(from)
			in = append(in, m)
		} else {
			m.Role = p.link(to)
			out = append(out, m)
		}
	}
	return in, out
}
