package compare

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// RoleDimensions are the dimensions of roles, in the order in which equally
// distant rows are shown.
var RoleDimensions = []string{"defined_by", "focus", "orientation", "facing", "horizon", "availability", "authority",
	"decides", "owns", "responsibilities", "metrics", "stakeholders", "skills"}

// ArtefactDimensions are the dimensions of artefacts.
var ArtefactDimensions = []string{"definition", "purpose", "owner", "grain", "horizon", "changes", "readers"}

// Roles compares roles.
func Roles(g *graph.Graph, roles []*model.Role, o Options) Table {
	rows := make([]Row, len(RoleDimensions))
	for i, dimension := range RoleDimensions {
		rows[i] = Row{Dimension: dimension, Cells: make([]Cell, len(roles))}
		for j, r := range roles {
			rows[i].Cells[j] = roleCell(g, r, dimension, o)
		}
	}
	return finish(chosen(rows, o.Dimensions), o.Decisive)
}

func roleCell(g *graph.Graph, r *model.Role, dimension string, o Options) Cell {
	switch dimension {
	case "defined_by":
		return Cell{Terms: word(dimension, r.DefinedBy)}
	case "facing":
		return Cell{Terms: word(dimension, r.Facing)}
	case "orientation":
		return Cell{Terms: word(dimension, r.Orientation)}
	case "focus":
		var terms []Term
		for _, q := range r.Focus.Questions {
			terms = append(terms, Term{Word: "question." + q})
		}
		for _, s := range r.Focus.Scope {
			terms = append(terms, Term{Word: "scope." + s})
		}
		return Cell{Terms: terms}
	case "horizon":
		return horizon(r.Horizon, o.SprintDays)
	case "availability":
		return Cell{Terms: word(dimension, r.Availability.Response), Rank: rank(responses, r.Availability.Response)}
	case "authority":
		terms := append(word("breadth", r.Authority.Breadth), word("by", r.Authority.By)...)
		return Cell{Terms: terms}
	case "decides":
		var terms []Term
		for _, d := range g.DecidedBy(r.Key(), graph.Decides) {
			terms = append(terms, Term{Text: d.Title, Key: d.Key()})
		}
		return Cell{Terms: terms}
	case "owns":
		return Cell{Terms: named(g.ToAll(r.Owns))}
	case "responsibilities":
		var terms []Term
		for _, x := range r.Responsibilities {
			terms = append(terms, Term{Text: x.Title})
		}
		return Cell{Terms: terms}
	case "metrics":
		return Cell{Terms: named(g.ToAll(r.Metrics))}
	case "stakeholders":
		var terms []Term
		for _, s := range r.Stakeholders {
			terms = append(terms, named(g.ToAll([]model.Ref{s.ID}))...)
		}
		return Cell{Terms: terms}
	case "skills":
		var terms []Term
		for _, s := range r.Skills {
			for _, t := range named(g.ToAll([]model.Ref{s.Skill})) {
				t.Level, t.Rank = s.Level.Text, rank(o.Scale, s.Level.Text)
				terms = append(terms, t)
			}
		}
		return Cell{Terms: terms}
	}
	return Cell{}
}

// Artefacts compares artefacts.
func Artefacts(g *graph.Graph, artefacts []*model.Artefact, o Options) Table {
	rows := make([]Row, len(ArtefactDimensions))
	for i, dimension := range ArtefactDimensions {
		rows[i] = Row{Dimension: dimension, Cells: make([]Cell, len(artefacts))}
		for j, a := range artefacts {
			rows[i].Cells[j] = artefactCell(g, a, dimension, o)
		}
	}
	return finish(chosen(rows, o.Dimensions), o.Decisive)
}

func artefactCell(g *graph.Graph, a *model.Artefact, dimension string, o Options) Cell {
	switch dimension {
	case "definition":
		return Cell{Terms: text(a.Definition)}
	case "purpose":
		return Cell{Terms: text(a.Purpose)}
	case "owner":
		return Cell{Terms: named(g.OwnersOf(a))}
	case "grain":
		return Cell{Terms: word(dimension, a.Grain)}
	case "horizon":
		return horizon(a.Horizon, o.SprintDays)
	case "changes":
		return Cell{Terms: word("rhythm", a.Changes), Rank: rank(rhythms, a.Changes)}
	case "readers":
		return Cell{Terms: named(g.ToAll(a.Readers))}
	}
	return Cell{}
}
