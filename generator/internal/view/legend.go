package view

import "github.com/fingerpost/fingerpost/generator/internal/model"

// legend explains the marks that cards bear, of those alone that are in use.
func legend(cards []Card) []Mark {
	used := map[Mark]bool{}
	for _, c := range cards {
		used[Mark{"status", c.Status}] = true
		used[Mark{"health", c.Health}] = true
		if c.Target.ISO != "" && c.Shipped.ISO == "" {
			used[Mark{"confidence", c.Confidence}] = true
		}
	}
	var marks []Mark
	for sort, words := range [][]string{model.Statuses, {"on-track", "at-risk", "off-track"}, {"low", "medium", "high", "committed"}} {
		for _, word := range words {
			if m := (Mark{[]string{"status", "health", "confidence"}[sort], word}); used[m] {
				marks = append(marks, m)
			}
		}
	}
	return marks
}

// cardsOf returns all cards of a board.
func cardsOf(columns []Column, shipped []Card) []Card {
	var all []Card
	for _, c := range columns {
		all = append(all, c.Cards...)
	}
	return append(all, shipped...)
}
