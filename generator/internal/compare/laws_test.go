package compare

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomTable returns dimensions of every way, and sides that answer some of
// them with few enough things that they often agree.
func randomTable(random *rand.Rand, n int) ([]Dimension, []Side) {
	dimensions := slices.Clone(RoleDimensions)
	for i := range dimensions {
		if dimensions[i].ID == "skills" {
			dimensions[i].Levels = 4
		}
	}
	dimensions = append(dimensions, Dimension{ID: "own", Group: ownGroup, Measure: Text, Title: "Own %d", Question: "What <is> it?"},
		Dimension{ID: "grade", Group: ownGroup, Measure: Ordinal, Scale: []string{"x", "y", "z"}, Title: "Grade"})
	sides := make([]Side, n)
	for i := range sides {
		sides[i] = Side{ID: fmt.Sprintf("side-%d", i), Title: fmt.Sprintf("Side %d", i)}
		for _, d := range dimensions {
			sides[i].Cells = append(sides[i].Cells, randomCell(random, d, n))
		}
	}
	return dimensions, sides
}

func randomCell(random *rand.Rand, d Dimension, sides int) Cell {
	var c Cell
	most := 1
	if d.Measure == Set || d.Measure == Register {
		most = 5
	}
	for range random.IntN(most + 1) {
		k := random.IntN(6)
		t := Term{ID: fmt.Sprint("thing ", k), Text: fmt.Sprint("Thing ", k)}
		switch {
		case d.Levels > 0:
			t.Rank = random.IntN(d.Levels + 1)
		case d.Profile:
			t.Sort = []string{"", "outcome_kind.health", "outcome_kind.user-outcome"}[k%3]
		case d.Flows:
			t.Sort, t.To = []string{"sort.question", "sort.progress"}[k%2], fmt.Sprint("side-", random.IntN(sides))
			t.Whom = "Side " + t.To[len("side-"):]
		case d.Measure == Register && d.ID == "involved":
			t.Sort = "part.informed"
		case d.Measure == Text:
			t.Text = []string{"Thing", "THING"}[random.IntN(2)]
			t.ID = "thing"
			if k > 3 {
				t.ID, t.Text = "other", "Other"
			}
		}
		c.Terms = append(c.Terms, t)
	}
	if c.Terms = once(c.Terms); len(c.Terms) == 0 {
		return Cell{}
	}
	switch n := float64(random.IntN(len(d.Scale) + 1)); {
	case d.Measure == Ordinal && n > 0:
		c.Value, c.Measured = n, true
		c.Terms[0].ID = fmt.Sprint("step ", n)
	case d.Measure == Ratio && random.IntN(5) > 0:
		c.Value, c.Measured = float64(random.IntN(400))*0.7, true
		c.Terms[0].ID = fmt.Sprint("amount ", c.Value)
	}
	return c
}

func TestDistancesObeyTheirLaws(t *testing.T) {
	ways := map[Measure]int{}
	for seed := range 60 {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		dimensions, sides := randomTable(random, 8)
		for i, d := range dimensions {
			for _, a := range sides {
				if far, ok := d.Distance(a.Cells[i], a.Cells[i]); ok && far != 0 {
					t.Fatalf("%s: something lies %v from itself: %+v", d.ID, far, a.Cells[i])
				}
				for _, b := range sides {
					there, known := d.Distance(a.Cells[i], b.Cells[i])
					back, _ := d.Distance(b.Cells[i], a.Cells[i])
					if there != back || there < 0 || there > 1 {
						t.Fatalf("%s: %v there and %v back between %+v and %+v", d.ID, there, back, a.Cells[i], b.Cells[i])
					}
					if known && a.Cells[i].same(b.Cells[i]) && there != 0 {
						t.Fatalf("%s: equal answers lie %v apart: %+v", d.ID, there, a.Cells[i])
					}
					if known && there > 0 && there < 1 {
						ways[d.Measure]++
					}
				}
			}
		}
	}
	for _, way := range []Measure{Set, Ordinal, Ratio, Text, Register} {
		if ways[way] < 20 {
			t.Errorf("only %d pairs lie part of the way apart by %s: the test proves little", ways[way], way)
		}
	}
}

func TestOrderOfTheSidesChangesNoDistance(t *testing.T) {
	for seed := range 40 {
		random := rand.New(rand.NewPCG(uint64(seed), 2))
		dimensions, sides := randomTable(random, 2+random.IntN(4))
		table := Compare(dimensions, sides, "horizon")
		other := slices.Clone(sides)
		random.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		again := Compare(dimensions, other, "horizon")
		find := func(id string) Row {
			return again.Rows[slices.IndexFunc(again.Rows, func(r Row) bool { return r.Dimension.ID == id })]
		}
		for _, r := range table.Rows {
			o := find(r.Dimension.ID)
			if diff := r.Distance - o.Distance; diff > 2e-6 || diff < -2e-6 || r.Equal != o.Equal || r.Known != o.Known || r.Shared != o.Shared ||
				r.Steps != o.Steps || r.Apart != o.Apart || r.Both != o.Both || r.OneWay != o.OneWay {
				t.Fatalf("seed %d, %s: %+v\n%+v", seed, r.Dimension.ID, r, o)
			}
			for i, odd := range r.Odd {
				at := slices.IndexFunc(other, func(s Side) bool { return s.ID == sides[i].ID })
				if o.Odd[at] != odd {
					t.Fatalf("seed %d, %s: %s is odd in one order only", seed, r.Dimension.ID, sides[i].ID)
				}
			}
		}
	}
}

func TestRowsStandByDistanceWithTheDecisiveFirstAndEqualOnesLast(t *testing.T) {
	for seed := range 40 {
		dimensions, sides := randomTable(rand.New(rand.NewPCG(uint64(seed), 3)), 3)
		rows := Compare(dimensions, sides, "focus").Rows
		for i := 1; i < len(rows); i++ {
			a, b := rows[i-1], rows[i]
			switch {
			case b.Decisive:
				t.Fatalf("seed %d: the decisive row is not the first one", seed)
			case a.Decisive:
			case a.Equal && !b.Equal, a.Equal == b.Equal && !a.Known && b.Known, a.Equal == b.Equal && a.Known == b.Known && a.Distance < b.Distance:
				t.Fatalf("seed %d: %s (%v) stands before %s (%v)", seed, a.Dimension.ID, a.Distance, b.Dimension.ID, b.Distance)
			}
		}
	}
}

func TestOnlyACellThatDiffersWhileOthersAgreeIsOdd(t *testing.T) {
	cell := func(s string) Cell {
		if s == "" {
			return Cell{}
		}
		return Cell{Terms: []Term{{ID: s}}}
	}
	for in, want := range map[string]string{
		"a a":     "..",
		"a b":     "..",
		"a a b":   "..x",
		"a b c":   "...",
		"a a b b": "....",
		"a a b c": "..xx",
		"a b b b": "x...",
		"b a a a": "x...",
		"c a a b": "x..x",
	} {
		var cells []Cell
		for i := 0; i < len(in); i += 2 {
			cells = append(cells, cell(in[i:i+1]))
		}
		got := ""
		for _, odd := range odd(cells) {
			got += map[bool]string{true: "x", false: "."}[odd]
		}
		if got != want {
			t.Errorf("of %s, %s is odd, not %s", in, got, want)
		}
	}
}
