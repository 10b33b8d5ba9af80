// Package compare computes what separates roles, or artefacts, from what their
// entries say: one row for each dimension, with how far apart they are. It
// knows nothing of pages; which words and addresses readers see, its caller
// says. What it computes a script computes in the browser from the same
// projection of the entries, which Encode writes.
//
//	reader := compare.NewReader(g, compare.Options{SprintDays: 14, Scale: scale})
//	table := compare.Compare(reader.Dimensions("role"), sides, "horizon")
package compare

import (
	"cmp"
	"math"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// MostSides is how many sides fit beside one another on a screen or a sheet.
const MostSides = 5

// A Table is two or more sides held against one another.
type Table struct {
	Sides []Side
	Rows  []Row // the decisive one first, then by distance, greatest first; those with one answer; equal ones last
}

// A Row is one dimension.
type Row struct {
	Dimension Dimension
	Cells     []Cell  // one for each side
	Distance  float64 // 0 to 1: the mean over all pairs in which both say something
	Known     bool    // there is such a pair
	Equal     bool    // all say the same
	Missing   bool    // a side says nothing
	Decisive  bool    // the author says that it settles the matter
	Odd       []bool  // by side: it differs while most others agree
	Ratio     float64 // of the greatest value over the least; 0 if that cannot be said
	Steps     int     // between the outermost words of a scale
	Shared    int     // things that all sides say
	Union     int     // things that any side says
	Apart     int     // of common things that have levels: the most levels between two sides
	Furthest  Term    // the thing for which that holds
	Both      int     // pairs of sides between which something passes both ways
	OneWay    int     // and one way only
}

// A Side is an entry as far as it is compared: one cell for each dimension.
type Side struct {
	ID    string
	Title string
	Cells []Cell
}

// Compare holds sides against one another. All have a cell for each dimension.
// Rows in which no side says anything are left out.
func Compare(dimensions []Dimension, sides []Side, decisive string) Table {
	t := Table{Sides: sides}
	for i, d := range dimensions {
		row := Row{Dimension: d, Decisive: d.ID == decisive}
		said := false
		for _, s := range sides {
			row.Cells = append(row.Cells, s.Cells[i])
			said = said || len(s.Cells[i].Terms) > 0
		}
		if said {
			row.fill(sides)
			t.Rows = append(t.Rows, row)
		}
	}
	sorting.By(t.Rows, func(a, b Row) int {
		return cmp.Or(-ifs(a.Decisive, b.Decisive), ifs(a.Equal, b.Equal), -ifs(a.Known, b.Known), -cmp.Compare(a.Distance, b.Distance))
	})
	return t
}

// ifs orders no before yes.
func ifs(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (r *Row) fill(sides []Side) {
	r.distances()
	r.common()
	r.spread()
	if r.Dimension.Flows {
		r.passing(sides)
	}
}

// distances fills how far apart the cells are, and which of them are odd.
func (r *Row) distances() {
	n := len(r.Cells)
	pairs, sum := 0, 0.0
	for i := range n {
		for j := range i {
			if d, ok := r.Dimension.Distance(r.Cells[i], r.Cells[j]); ok {
				sum += d
				pairs++
			}
		}
	}
	if r.Known = pairs > 0; r.Known {
		r.Distance = round(sum / float64(pairs))
	}
	r.Equal = true
	for _, c := range r.Cells {
		r.Equal = r.Equal && c.same(r.Cells[0])
		r.Missing = r.Missing || len(c.Terms) == 0 && r.Dimension.Measure != Register
	}
	r.Odd = odd(r.Cells)
}

// odd marks the cells that differ while the others agree: those outside the
// largest group of like cells, if it has at least two and no other is as large.
func odd(cells []Cell) []bool {
	group, size := make([]int, len(cells)), make([]int, len(cells))
	for i := range cells {
		group[i] = i
		for j := range i {
			if cells[i].same(cells[j]) {
				group[i] = group[j]
				break
			}
		}
		size[group[i]]++
	}
	most := slices.Max(size)
	best := slices.Index(size, most)
	out := make([]bool, len(cells))
	if most < 2 || slices.Contains(size[best+1:], most) {
		return out
	}
	for i := range cells {
		out[i] = group[i] != best
	}
	return out
}

// common fills what all sides say, and where their levels lie furthest apart.
func (r *Row) common() {
	type holders struct{ n, low, high int }
	held := map[string]*holders{}
	for _, c := range r.Cells {
		for _, t := range c.Terms {
			h := held[t.ID]
			if h == nil {
				h = &holders{low: math.MaxInt}
				held[t.ID] = h
			}
			h.n++
			if t.Rank > 0 {
				h.low, h.high = min(h.low, t.Rank), max(h.high, t.Rank)
			}
		}
	}
	r.Union = len(held)
	for _, h := range held { // a count: the order does not matter
		if h.n == len(r.Cells) {
			r.Shared++
		}
	}
	for i, c := range r.Cells {
		r.Cells[i].Terms = slices.Clone(c.Terms) // those of the side are shared with other tables
		for k := range r.Cells[i].Terms {
			t := &r.Cells[i].Terms[k]
			h := held[t.ID]
			t.Common = h.n == len(r.Cells)
			if gap := h.high - h.low; h.n > 1 && h.high > 0 && gap > r.Apart {
				r.Apart, r.Furthest = gap, *t
			}
		}
	}
}

// spread fills what can be said of the outermost values.
func (r *Row) spread() {
	low, high := math.Inf(1), 0.0
	for _, c := range r.Cells {
		if !c.Measured || c.Value <= 0 {
			return
		}
		low, high = min(low, c.Value), max(high, c.Value)
	}
	switch r.Dimension.Measure {
	case Ratio:
		r.Ratio = high / low
	case Ordinal:
		r.Steps = int(high - low)
	}
}

// passing counts the pairs between which something passes.
func (r *Row) passing(sides []Side) {
	sends := func(from, to int) bool {
		return slices.ContainsFunc(r.Cells[from].Terms, func(t Term) bool { return t.To == sides[to].ID && t.To != "" })
	}
	for i := range sides {
		for j := range i {
			switch a, b := sends(i, j), sends(j, i); {
			case a && b:
				r.Both++
			case a || b:
				r.OneWay++
			}
		}
	}
}
