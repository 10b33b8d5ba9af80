package compare

import (
	"slices"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Options say how long a sprint is, and the levels of skill, lowest first.
type Options struct {
	SprintDays int
	Scale      []string
}

// A Reader reads what entries of a graph answer.
type Reader struct {
	graph     *graph.Graph
	options   Options
	roles     []Dimension
	artefacts []Dimension
	takes     map[model.Key][]taking // of the register
	sides     sync.Map               // model.Entry → Side: one is asked for by every table that it stands in
}

// taking is a part that somebody takes in a decision.
type taking struct {
	part     graph.Part
	decision *model.Decision
}

// NewReader returns a reader of the entries of a graph. The register is read
// once, so that reading all roles takes no longer than reading what is said.
func NewReader(g *graph.Graph, o Options) *Reader {
	declared := graph.All[*model.Dimension](g)
	r := &Reader{graph: g, options: o, takes: map[model.Key][]taking{},
		roles:     dimensionsOf(model.RoleKind.Name, declared, len(o.Scale)),
		artefacts: dimensionsOf(model.ArtefactKind.Name, declared, len(o.Scale))}
	for _, d := range graph.All[*model.Decision](g) {
		for _, part := range graph.Parts {
			for _, e := range g.TakePart(d, part) {
				key := e.Head().Key()
				r.takes[key] = append(r.takes[key], taking{part, d})
			}
		}
	}
	return r
}

// Dimensions returns the dimensions of a kind: role or artefact.
func (r *Reader) Dimensions(kind string) []Dimension {
	if kind == model.ArtefactKind.Name {
		return r.artefacts
	}
	return r.roles
}

// Side returns what an entry answers in each dimension of its kind. It is shared
// with others who ask, and not to be changed.
func (r *Reader) Side(e model.Entry) Side {
	if s, ok := r.sides.Load(e); ok {
		return s.(Side)
	}
	h := e.Head()
	s := Side{ID: h.ID, Title: h.Title}
	for _, d := range r.Dimensions(h.Kind.Name) {
		s.Cells = append(s.Cells, r.cell(e, d))
	}
	r.sides.Store(e, s)
	return s
}

// Sides returns the entries that a comparison names, roles else artefacts, and
// what they answer. Entries that the graph does not hold are left out.
func (r *Reader) Sides(c *model.Comparison) (kind string, entries []model.Entry, sides []Side) {
	kind, entries = model.RoleKind.Name, r.graph.ToAll(c.Roles)
	if len(entries) == 0 {
		kind, entries = model.ArtefactKind.Name, r.graph.ToAll(c.Artefacts)
	}
	for _, e := range entries {
		sides = append(sides, r.Side(e))
	}
	return kind, entries, sides
}

// Of returns the comparison that an author declared, with the dimensions it
// asks for: all that some side fills if it asks for none.
func (r *Reader) Of(c *model.Comparison) ([]model.Entry, Table) {
	kind, entries, sides := r.Sides(c)
	dimensions := r.Dimensions(kind)
	if len(c.Dimensions) > 0 {
		dimensions, sides = pick(dimensions, sides, append(slices.Clip(c.Dimensions), c.Decisive))
	}
	return entries, Compare(dimensions, sides, c.Decisive)
}

// Roles compares roles in some dimensions.
func (r *Reader) Roles(roles []*model.Role, names []string) Table {
	sides := make([]Side, len(roles))
	for i, role := range roles {
		sides[i] = r.Side(role)
	}
	dimensions, sides := pick(r.roles, sides, names)
	return Compare(dimensions, sides, "")
}

// pick keeps some dimensions, in the order in which they are named.
func pick(dimensions []Dimension, sides []Side, names []string) ([]Dimension, []Side) {
	var at []int
	for _, name := range names {
		i := slices.IndexFunc(dimensions, func(d Dimension) bool { return d.ID == name })
		if i >= 0 && !slices.Contains(at, i) {
			at = append(at, i)
		}
	}
	kept := make([]Dimension, len(at))
	for k, i := range at {
		kept[k] = dimensions[i]
	}
	out := slices.Clone(sides)
	for n := range out {
		cells := make([]Cell, len(at))
		for k, i := range at {
			cells[k] = sides[n].Cells[i]
		}
		out[n].Cells = cells
	}
	return kept, out
}

// cell returns what an entry answers in one dimension.
func (r *Reader) cell(e model.Entry, d Dimension) Cell {
	var c Cell
	if a, ok := e.(*model.Artefact); ok && d.Field == "owner" {
		c.Terms = r.named(r.graph.OwnersOf(a)...)
	} else if d.Measure == Register {
		c.Terms = r.register(e, d.Field)
	} else {
		c.Terms = r.read(e, d.Field)
	}
	c.Terms = once(c.Terms)
	switch {
	case d.Measure == Ordinal && len(c.Terms) == 1:
		if i := slices.Index(d.Scale, c.Terms[0].Said()); i >= 0 {
			c.Value, c.Measured = float64(i+1), true
		}
	case d.Measure == Ratio && len(c.Terms) == 1:
		c.Value, c.Measured = r.amount(c.Terms[0])
	}
	return c
}

// involved stands for all parts of the register but the deciding one.
const involved = "involved"

// register returns the decisions in which an entry takes a part; by part and in
// the order of the register.
func (r *Reader) register(e model.Entry, field string) []Term {
	var terms []Term
	takes := r.takes[e.Head().Key()]
	for _, part := range graph.Parts {
		if string(part) != field && (field != involved || part == graph.Decides) {
			continue
		}
		for _, t := range takes {
			if t.part != part {
				continue
			}
			term := r.named(t.decision)[0]
			term.ID += " " + string(part)
			if field == involved {
				term.Sort = "part." + string(part)
			}
			terms = append(terms, term)
		}
	}
	return terms
}

// named returns entries as terms.
func (r *Reader) named(entries ...model.Entry) []Term {
	var terms []Term
	for _, e := range entries {
		h := e.Head()
		t := Term{ID: h.Key().String(), Text: h.Title, Key: h.Key()}
		if m, ok := e.(*model.Metric); ok && m.OutcomeKind != "" {
			t.Sort = "outcome_kind." + m.OutcomeKind
		}
		terms = append(terms, t)
	}
	return terms
}
