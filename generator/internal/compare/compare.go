// Package compare computes what separates roles, or artefacts, from what their
// entries say: one row for each dimension, with how far apart they are. It
// prints nothing; words and markup are for others.
//
//	table := compare.Roles(g, roles, sprintDays)
package compare

import (
	"fmt"
	"math"
	"sort"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Table is two or more entries side by side.
type Table struct {
	Rows []Row // by distance, greatest first; equal ones last
}

// A Row is one dimension.
type Row struct {
	Dimension string
	Cells     []Cell  // one for each entry, in the order given
	Distance  float64 // 0 (equal) to 1; the mean over all pairs
	Equal     bool
	Ratio     float64 // of upper bounds, for horizons: the greatest over the least; 0 elsewhere
	Shared    int     // things that all have, for sets
	Union     int     // things that any has, for sets
	Steps     int     // between the outermost words of a scale
	Missing   bool    // an entry says nothing here
}

// A Cell is what one entry says in one dimension.
type Cell struct {
	Terms   []Term
	Horizon model.RoleHorizon // for horizons
	Days    float64           // its upper bound
	Rank    int               // place on the scale from 1, for ordinal dimensions
}

// A Term is one thing said: a word of the vocabulary (Word), an entry (Key
// with its title as Text), or free Text.
type Term struct {
	Word   string // "availability.immediate"
	Text   string
	Key    model.Key
	Level  string // of a skill
	Rank   int    // of the level, from 1
	Common bool   // all entries say it
}

func (t Term) identity() string { return t.Word + "\x00" + t.Text + "\x00" + t.Key.String() }

// ordinal scales, nearest first.
var (
	responses = []string{"immediate", "same-day", "scheduled", "as-needed"}
	rhythms   = []string{"continuous", "daily", "weekly", "per-sprint", "monthly", "quarterly", "yearly", "once"}
)

// finish computes distances and puts the rows in order: the decisive dimension
// first, then the most different, then the equal ones.
func finish(rows []Row, decisive string) Table {
	for i := range rows {
		rows[i].finish()
	}
	sort.SliceStable(rows, func(a, b int) bool {
		x, y := rows[a], rows[b]
		if (x.Dimension == decisive) != (y.Dimension == decisive) {
			return x.Dimension == decisive
		}
		if x.Equal != y.Equal {
			return y.Equal
		}
		return x.Distance > y.Distance
	})
	return Table{rows}
}

func (r *Row) finish() {
	counts := map[string]int{}
	for _, c := range r.Cells {
		// That a role decides nothing is an answer of the register, not a gap.
		r.Missing = r.Missing || len(c.Terms) == 0 && r.Dimension != "decides"
		for _, t := range c.Terms {
			counts[t.identity()]++
		}
	}
	r.Union = len(counts)
	for _, n := range counts {
		if n == len(r.Cells) {
			r.Shared++
		}
	}
	for i := range r.Cells {
		for j := range r.Cells[i].Terms {
			t := &r.Cells[i].Terms[j]
			t.Common = counts[t.identity()] == len(r.Cells)
		}
	}
	pairs := 0.0
	for i := range r.Cells {
		for j := range i {
			r.Distance += distance(r.Cells[i], r.Cells[j])
			pairs++
		}
	}
	if pairs > 0 {
		r.Distance /= pairs
	}
	r.Equal = r.Distance == 0
	r.spread()
}

// spread fills what compares the outermost cells.
func (r *Row) spread() {
	least, most, low, high := math.Inf(1), 0.0, math.MaxInt, 0
	for _, c := range r.Cells {
		if c.Days > 0 {
			least, most = min(least, c.Days), max(most, c.Days)
		}
		if c.Rank > 0 {
			low, high = min(low, c.Rank), max(high, c.Rank)
		}
	}
	if most > 0 && !r.Missing {
		r.Ratio = most / least
	}
	if high > 0 && !r.Missing {
		r.Steps = high - low
	}
}

// distance is how far two cells lie apart: on a log scale for horizons (a
// hundredfold is as far as can be), in steps on a scale, else the share of
// things that only one of the two says (the complement of Jaccard's index).
func distance(a, b Cell) float64 {
	if len(a.Terms) == 0 && len(b.Terms) == 0 {
		return 0
	}
	if a.Days > 0 && b.Days > 0 {
		return min(1, math.Abs(math.Log(a.Days/b.Days))/math.Log(100))
	}
	if a.Rank > 0 && b.Rank > 0 {
		return min(1, math.Abs(float64(a.Rank-b.Rank))/3)
	}
	return 1 - jaccard(a.Terms, b.Terms)
}

// jaccard is the size of the intersection over that of the union. Two terms
// with different levels are half alike.
func jaccard(a, b []Term) float64 {
	have := map[string]Term{}
	for _, t := range a {
		have[t.identity()] = t
	}
	both, shared := 0, 0.0
	for _, t := range b {
		if other, ok := have[t.identity()]; ok {
			both++
			shared++
			if other.Level != t.Level {
				shared -= 0.5
			}
		}
	}
	union := len(have) + len(b) - both
	if union == 0 {
		return 1
	}
	return shared / float64(union)
}

// Days returns the length of n units in days: twelve months count as 365.
func Days(n int, unit string, sprintDays int) float64 {
	return float64(n) * map[string]float64{
		"day": 1, "week": 7, "sprint": float64(sprintDays),
		"month": 365.0 / 12, "quarter": 365.0 / 4, "year": 365,
	}[unit]
}

func word(dimension, value string) []Term {
	if value == "" {
		return nil
	}
	return []Term{{Word: dimension + "." + value}}
}

func text(s string) []Term {
	if s == "" {
		return nil
	}
	return []Term{{Text: s}}
}

func named(entries []model.Entry) []Term {
	var terms []Term
	for _, e := range entries {
		h := e.Head()
		terms = append(terms, Term{Text: h.Title, Key: h.Key()})
	}
	return terms
}

func rank(scale []string, value string) int {
	for i, w := range scale {
		if w == value {
			return i + 1
		}
	}
	return 0
}

func horizon(h model.RoleHorizon, sprintDays int) Cell {
	if h.To == 0 {
		return Cell{}
	}
	return Cell{Terms: []Term{{Word: "horizon", Text: fmt.Sprint(h)}}, Horizon: h, Days: Days(h.To, h.Unit, sprintDays)}
}

// chosen keeps the dimensions that are asked for, or all that some entry fills.
func chosen(rows []Row, want []string) []Row {
	var out []Row
	if len(want) > 0 {
		for _, name := range want {
			for _, r := range rows {
				if r.Dimension == name {
					out = append(out, r)
				}
			}
		}
		return out
	}
	for _, r := range rows {
		for _, c := range r.Cells {
			if len(c.Terms) > 0 {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

// Of returns the comparison that an author declared: of its roles, else of its
// artefacts. Entries that the graph does not hold are left out.
func Of(g *graph.Graph, c *model.Comparison, o Options) (entries []model.Entry, table Table) {
	o.Dimensions, o.Decisive = c.Dimensions, c.Decisive
	if entries = g.ToAll(c.Roles); len(entries) > 0 {
		roles := make([]*model.Role, 0, len(entries))
		for _, e := range entries {
			if r, ok := e.(*model.Role); ok {
				roles = append(roles, r)
			}
		}
		return entries, Roles(g, roles, o)
	}
	entries = g.ToAll(c.Artefacts)
	artefacts := make([]*model.Artefact, 0, len(entries))
	for _, e := range entries {
		if a, ok := e.(*model.Artefact); ok {
			artefacts = append(artefacts, a)
		}
	}
	return entries, Artefacts(g, artefacts, o)
}

// Options say which dimensions to show, and how long a sprint is.
type Options struct {
	Dimensions []string // none means all that some entry fills
	Decisive   string   // stands first
	SprintDays int
	Scale      []string // levels of skill, lowest first
}
