package rights

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// MostColumns is how many have a column of their own in a matrix. All others
// who take part share the last column, where they are named: so a matrix fits
// a sheet of paper, and its cells grow with the decisions and the parts that
// are taken, never with decisions times roles.
const MostColumns = 8

// A Matrix is a table of decisions and of those who take part in them.
type Matrix struct {
	Columns []model.Entry // in the order of entries: roles first
	Others  bool          // some who take part have no column
	Groups  []Group
}

// A Group is the decisions of one area.
type Group struct {
	Area string
	Rows []Row
}

// A Row is one decision in one case.
type Row struct {
	Decision *model.Decision
	Deciders []model.Entry
	Changed  bool       // another one decides than usually
	Cells    [][]Taking // by column; nil where somebody takes no part
	Others   []Party    // who takes part without a column
}

// A Taking is a part that somebody takes. When holds the case in which it is
// taken, where that is not the usual one.
type Taking struct {
	Part graph.Part
	When Case
}

// A Party is who takes part, with the parts.
type Party struct {
	Who   model.Entry
	Parts []Taking
}

// Matrices returns the matrix of a register in one case: one for all areas
// where all who take part have a column, else one for each area. Areas come in
// the order in which the register names them.
func Matrices(g *graph.Graph, register []*model.Decision, c Case) []Matrix {
	var groups []Group
	place := map[string]int{}
	parties := map[*model.Decision][]Party{}
	everybody := map[model.Key]bool{}
	for _, d := range register {
		parties[d] = Parties(g, d, c)
		for _, p := range parties[d] {
			everybody[p.Who.Head().Key()] = true
		}
		i, ok := place[d.Area]
		if !ok {
			i = len(groups)
			place[d.Area] = i
			groups = append(groups, Group{Area: d.Area})
		}
		groups[i].Rows = append(groups[i].Rows, row(g, d, c))
	}
	order := make(map[model.Key]int, len(g.Entries()))
	for i, e := range g.Entries() {
		order[e.Head().Key()] = i
	}
	if len(everybody) <= MostColumns {
		return []Matrix{matrix(groups, parties, order)}
	}
	out := make([]Matrix, 0, len(groups))
	for i := range groups {
		out = append(out, matrix(groups[i:i+1], parties, order))
	}
	return out
}

func row(g *graph.Graph, d *model.Decision, c Case) Row {
	r := Row{Decision: d, Deciders: Deciders(g, d, c)}
	r.Changed = !slices.Equal(r.Deciders, g.TakePart(d, graph.Decides))
	return r
}

// Parties returns who takes part in a decision in a case, each once. In the
// usual case those are named as well who decide in another.
func Parties(g *graph.Graph, d *model.Decision, c Case) []Party {
	var out []Party
	add := func(who model.Entry, t Taking) {
		i := slices.IndexFunc(out, func(p Party) bool { return p.Who == who })
		if i < 0 {
			i = len(out)
			out = append(out, Party{Who: who})
		}
		if !slices.Contains(out[i].Parts, t) {
			out[i].Parts = append(out[i].Parts, t)
		}
	}
	deciders := Deciders(g, d, c)
	for _, who := range deciders {
		add(who, Taking{Part: graph.Decides})
	}
	if c == (Case{}) {
		for _, w := range d.DecideWhen {
			if who, ok := g.Resolve(w.Role); ok && CaseOf(w.When) != c {
				add(who, Taking{graph.Decides, CaseOf(w.When)})
			}
		}
	}
	for _, part := range graph.Parts[1:] {
		for _, who := range g.TakePart(d, part) {
			// Who decides in this case alone need not be asked or told as well.
			if c != (Case{}) && slices.Contains(deciders, who) && part != graph.Performs && part != graph.Drives {
				continue
			}
			add(who, Taking{Part: part})
		}
	}
	return out
}

// matrix gives columns to those who decide most, then to those who take part
// most often, and fills in the cells.
func matrix(groups []Group, parties map[*model.Decision][]Party, order map[model.Key]int) Matrix {
	type weight struct{ decides, parts int }
	weights := map[model.Key]weight{}
	var m Matrix
	for _, group := range groups {
		for _, r := range group.Rows {
			for _, p := range parties[r.Decision] {
				key := p.Who.Head().Key()
				w, known := weights[key]
				if !known {
					m.Columns = append(m.Columns, p.Who)
				}
				w.parts++
				if p.Parts[0].Part == graph.Decides {
					w.decides++
				}
				weights[key] = w
			}
		}
	}
	sorting.By(m.Columns, func(a, b model.Entry) int {
		x, y := weights[a.Head().Key()], weights[b.Head().Key()]
		return cmp.Or(cmp.Compare(y.decides, x.decides), cmp.Compare(y.parts, x.parts), inOrder(order, a, b))
	})
	if len(m.Columns) > MostColumns {
		m.Columns, m.Others = m.Columns[:MostColumns], true
	}
	sorting.By(m.Columns, func(a, b model.Entry) int { return inOrder(order, a, b) })
	column := make(map[model.Key]int, len(m.Columns))
	for i, e := range m.Columns {
		column[e.Head().Key()] = i
	}
	for _, group := range groups {
		rows := make([]Row, len(group.Rows))
		for i, r := range group.Rows {
			r.Cells = make([][]Taking, len(m.Columns))
			for _, p := range parties[r.Decision] {
				if n, ok := column[p.Who.Head().Key()]; ok {
					r.Cells[n] = p.Parts
				} else {
					r.Others = append(r.Others, p)
				}
			}
			rows[i] = r
		}
		m.Groups = append(m.Groups, Group{group.Area, rows})
	}
	return m
}

func inOrder(order map[model.Key]int, a, b model.Entry) int {
	return cmp.Compare(order[a.Head().Key()], order[b.Head().Key()])
}
