package chooser

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Row stands for all paths that give one of its answers to each question.
type Row struct {
	Answers [][]int // by question the places of the answers; nil if any will do
	Result  Result
}

// Table returns rows of which exactly one fits any path. Questions are asked in
// their order: answers after which all goes on alike share a row, and a
// question stands open where its answer makes no difference. ok is false if
// that takes more than most rows, or if there are too many paths to try all.
func Table(c *model.Chooser, most int) (rows []Row, ok bool) {
	s := look(c)
	if s == nil || !s.all {
		return nil, false
	}
	g := fold(s)
	answers := make([][]int, len(s.sizes))
	var from func(question, node int) bool
	from = func(question, node int) bool {
		if question == len(s.sizes) {
			rows = append(rows, Row{slices.Clone(answers), s.results[node]})
			return len(rows) <= most
		}
		next := g[question][node]
		done := map[int]bool{}
		for _, child := range next {
			if done[child] {
				continue
			}
			done[child] = true
			answers[question] = nil
			if alike := places(next, child); len(alike) < len(next) {
				answers[question] = alike
			}
			if !from(question+1, child) {
				return false
			}
		}
		return true
	}
	if !from(0, 0) {
		return nil, false
	}
	return rows, true
}

// places returns where a value stands in a list.
func places(list []int, value int) []int {
	var out []int
	for i, v := range list {
		if v == value {
			out = append(out, i)
		}
	}
	return out
}

// fold joins paths from their ends: for each question its nodes, which hold for
// each answer the node of the next question. Nodes from which all goes on alike
// are one, so this is a decision diagram in the order of the questions.
func fold(s *survey) [][][]int {
	g := make([][][]int, len(s.sizes))
	below := s.of
	for q, size := range slices.Backward(s.sizes) {
		place := map[string]int{}
		var nodes []int
		for children := range slices.Chunk(below, size) {
			key := fmt.Sprint(children)
			id, known := place[key]
			if !known {
				id = len(g[q])
				place[key], g[q] = id, append(g[q], children)
			}
			nodes = append(nodes, id)
		}
		below = nodes
	}
	return g
}
