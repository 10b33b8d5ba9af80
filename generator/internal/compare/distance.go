package compare

import (
	"math"
	"slices"
)

// A Measure is how two answers are held against each other.
type Measure string

// The measures. All distances lie between 0 and 1, so that rows of different sorts
// can be put in one order; that is how Gower (1971, "A general coefficient of
// similarity and some of its properties", Biometrics 27) compares things by
// properties of mixed sorts. As there, a pair in which one says nothing counts
// for nothing.
const (
	Enum     Measure = "enum"     // one word: 0 if equal, else 1
	Set      Measure = "set"      // things, perhaps with levels: see apart
	Ordinal  Measure = "ordinal"  // a place on a scale: steps by the most steps there can be (Gower)
	Ratio    Measure = "ratio"    // an amount: the logarithm of how many times as much, a hundredfold being as far as can be
	Text     Measure = "text"     // a sentence: 0 if equal, else a half, since nothing more is known
	Register Measure = "register" // decisions in which a part is taken: a set in which nothing is an answer too
)

// hundredfold is where horizons stop to lie further apart: between a day and a
// quarter lies as much as between a quarter and a working life.
const hundredfold = 100

// Distance returns how far two answers lie apart, from 0 to 1, and whether
// that can be said.
func (d Dimension) Distance(a, b Cell) (float64, bool) {
	if d.Measure == Register {
		return apart(a.Terms, b.Terms, 0), true
	}
	if len(a.Terms) == 0 || len(b.Terms) == 0 {
		return 0, false
	}
	return round(d.distance(a, b)), true
}

func (d Dimension) distance(a, b Cell) float64 {
	measured := a.Measured && b.Measured
	switch {
	case d.Measure == Set && d.Profile:
		return (apart(a.Terms, b.Terms, d.Levels) + profile(a.Terms, b.Terms)) / 2
	case d.Measure == Set:
		return apart(a.Terms, b.Terms, d.Levels)
	case a.same(b):
		return 0
	case d.Measure == Text:
		return 0.5
	case d.Measure == Ordinal && measured && len(d.Scale) > 1:
		return math.Abs(a.Value-b.Value) / float64(len(d.Scale)-1)
	case d.Measure == Ratio && measured && a.Value > 0 && b.Value > 0:
		return min(1, math.Abs(math.Log(a.Value/b.Value))/math.Log(hundredfold))
	}
	return 1
}

// apart is the share of things that only one of two sets has: 1 less the index
// of Jaccard (1901, "Étude comparative de la distribution florale"), the size
// of the intersection over that of the union. Where things have levels, each
// counts for its level on both sides, the lesser over the greater (Ruzicka
// 1958, "Anwendung mathematisch-statistischer Methoden in der Geobotanik").
func apart(a, b []Term, levels int) float64 {
	shared, all := 0.0, 0.0
	for _, t := range a {
		w := t.weight(levels)
		if i := slices.IndexFunc(b, func(o Term) bool { return o.ID == t.ID }); i >= 0 {
			o := b[i].weight(levels)
			shared += min(w, o)
			all += max(w, o)
		} else {
			all += w
		}
	}
	for _, t := range b {
		if !slices.ContainsFunc(a, func(o Term) bool { return o.ID == t.ID }) {
			all += t.weight(levels)
		}
	}
	if all == 0 {
		return 0
	}
	return round(1 - shared/all)
}

func (t Term) weight(levels int) float64 {
	if t.Rank == 0 || levels == 0 {
		return 1
	}
	return float64(t.Rank) / float64(levels)
}

// profile is how little the sorts of things that two sets are made of overlap:
// 1 less the sum, over all sorts, of the lesser of the two shares (Renkonen
// 1938, "Statistisch-ökologische Untersuchungen über die terrestrische
// Käferwelt der finnischen Bruchmoore").
func profile(a, b []Term) float64 {
	overlap := 0.0
	for _, s := range sorts(a) {
		n := 0
		for _, t := range b {
			if t.Sort == s.Sort {
				n++
			}
		}
		overlap += min(float64(s.Count)/float64(len(a)), float64(n)/float64(len(b)))
	}
	return round(1 - overlap)
}

// A Count is how many things of a set are of one sort.
type Count struct {
	Sort  string
	Count int
}

// sorts counts the sorts of things, in the order in which they come up.
func sorts(terms []Term) []Count {
	var out []Count
	for _, t := range terms {
		if i := slices.IndexFunc(out, func(c Count) bool { return c.Sort == t.Sort }); i >= 0 {
			out[i].Count++
		} else {
			out = append(out, Count{t.Sort, 1})
		}
	}
	return out
}

// round makes distances equal that differ by less than a millionth: logarithms
// need not agree to the last digit between two languages' libraries.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
