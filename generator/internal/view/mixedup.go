package view

import (
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/ask"
	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// mixedUp plans the page of words that may mean several roles.
func mixedUp(p *planner) []Page {
	if len(p.shared) == 0 {
		return nil
	}
	frame := p.roleList(route.MixedUp, "mixed_up")
	for i, s := range p.shared {
		frame.Contents = append(frame.Contents, Heading{Level: 2, ID: nameID(i), Text: s.Name})
	}
	return []Page{{URL: route.MixedUp, Template: "mixed-up.html", Data: func() any {
		data := MixedUp{Frame: frame}
		for i, s := range p.shared {
			data.Names = append(data.Names, p.mixedName(i, s))
		}
		return data
	}}}
}

// nameID is the anchor of a word. Words of two scripts may have one slug, so
// it counts.
func nameID(i int) string { return "name-" + strconv.Itoa(i+1) }

func (p *planner) mixedName(i int, s graph.SharedName) MixedName {
	out := MixedName{ID: nameID(i), Name: s.Name, Card: p.askCard(s.Roles)}
	notes := map[string]string{}
	switch {
	case s.Umbrella != nil:
		out.Link, out.Says = Link{Word: "mixed.umbrella", URL: p.url(s.Umbrella)}, s.Umbrella.Definition
		for _, m := range s.Umbrella.MayMean {
			notes[p.to(m.Role).URL] = m.When
		}
	case s.Term != nil:
		out.Link, out.Says = Link{Word: "mixed.term", URL: p.url(s.Term)}, s.Term.Definition
	}
	for _, r := range s.Roles {
		out.Candidates = append(out.Candidates, Candidate{Role: p.link(r), Says: says(r), Note: notes[p.url(r)]})
	}
	return out
}

// askCard returns the fewest questions that tell roles apart, with what each
// would answer.
func (p *planner) askCard(roles []*model.Role) AskCard {
	options := compare.Options{SprintDays: p.SprintDays, Scale: p.Scale}
	card := ask.Of(p.Graph, roles, options)
	var out AskCard
	for _, r := range roles {
		out.Columns = append(out.Columns, p.column(r))
	}
	if len(card.Dimensions) > 0 {
		rows := p.reader.Roles(roles, card.Dimensions).Rows
		for _, d := range card.Dimensions {
			for _, row := range rows {
				if row.Dimension.ID == d {
					out.Rows = append(out.Rows, p.compareRow(row, out.Columns))
				}
			}
		}
	}
	for _, pair := range card.Left {
		out.Left = append(out.Left, pair[0].Title+" – "+pair[1].Title)
	}
	return out
}

// mixedUpWith returns the link to the word by which a role may be mixed up.
func (p *planner) mixedUpWith(r *model.Role) (links []Link) {
	for i, s := range p.shared {
		for _, x := range s.Roles {
			if x == r {
				links = append(links, Link{Text: s.Name, URL: route.MixedUp + "#" + nameID(i)})
			}
		}
	}
	return links
}
