// Package ask finds the fewest questions that tell several roles apart, for
// somebody who heard a word that may mean any of them. It knows dimensions and
// not how a question is worded.
//
//	card := ask.Of(g, candidates, options)
package ask

import (
	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Most is how many questions are asked at most: more are an interrogation.
const Most = 4

// Dimensions are those that can be asked about, easiest to answer first.
var Dimensions = []string{"defined_by", "orientation", "horizon", "facing", "availability", "metrics", "owns", "decides"}

// A Card is the questions to ask, and the pairs that they leave together.
type Card struct {
	Dimensions []string
	Left       [][2]*model.Role
}

// Of returns the smallest set of questions that separates all candidates, the
// earliest in the order of Dimensions among equally small ones. Where no set
// of Most questions does, it is the one that leaves fewest pairs together.
func Of(g *graph.Graph, roles []*model.Role, o compare.Options) Card {
	var pairs [][2]*model.Role
	for i := range roles {
		for j := range i {
			pairs = append(pairs, [2]*model.Role{roles[j], roles[i]})
		}
	}
	splits := make([][]bool, len(Dimensions))
	for d := range Dimensions {
		splits[d] = make([]bool, len(pairs))
	}
	reader := compare.NewReader(g, o)
	for n, pair := range pairs {
		for _, row := range reader.Roles(pair[:], Dimensions).Rows {
			for d, name := range Dimensions {
				if name == row.Dimension.ID {
					splits[d][n] = separates(row)
				}
			}
		}
	}
	chosen := fewest(splits, len(pairs))
	var card Card
	for _, d := range chosen {
		card.Dimensions = append(card.Dimensions, Dimensions[d])
	}
	for n, pair := range pairs {
		if !split(splits, chosen, n) {
			card.Left = append(card.Left, pair)
		}
	}
	return card
}

// separates reports whether the answers of two roles cannot be taken for each
// other: they share nothing, one looks at least twice as far ahead, or they
// stand on different steps of a scale.
func separates(row compare.Row) bool {
	if row.Missing {
		return false
	}
	for _, c := range row.Cells {
		if len(c.Terms) == 0 {
			return false
		}
	}
	switch row.Dimension.Measure {
	case compare.Ratio:
		return row.Ratio >= 2
	case compare.Ordinal:
		return row.Steps >= 1
	}
	return row.Shared == 0
}

func split(splits [][]bool, chosen []int, pair int) bool {
	for _, d := range chosen {
		if splits[d][pair] {
			return true
		}
	}
	return false
}

// fewest tries all sets of questions, small ones first: with eight dimensions
// and four questions these are 162. A larger set must separate more.
func fewest(splits [][]bool, pairs int) []int {
	var best []int
	most := 0
	for size := 1; size <= Most && most < pairs; size++ {
		var try func(from int, chosen []int)
		try = func(from int, chosen []int) {
			if len(chosen) == size {
				n := 0
				for pair := range pairs {
					if split(splits, chosen, pair) {
						n++
					}
				}
				if n > most {
					most, best = n, append([]int(nil), chosen...)
				}
				return
			}
			for d := from; d < len(splits); d++ {
				try(d+1, append(chosen[:len(chosen):len(chosen)], d))
			}
		}
		try(0, nil)
	}
	return best
}
