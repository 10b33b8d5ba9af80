package view

import "github.com/fingerpost/fingerpost/generator/internal/model"

// legend explains the marks that cards bear, of those alone that are in use.
func legend(lists ...[]Card) []Mark {
	used := map[Mark]bool{}
	for _, cards := range lists {
		for i := range cards {
			c := &cards[i] // which is large
			used[Mark{"status", c.Status}] = true
			used[Mark{"health", c.Health}] = true
			if c.Target.ISO != "" && c.Shipped.ISO == "" {
				used[Mark{"confidence", c.Confidence}] = true
			}
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

// cardsOf returns all cards of a board, list by list.
func cardsOf(columns []Column, shipped []Card) [][]Card {
	lists := [][]Card{shipped}
	for _, c := range columns {
		lists = append(lists, c.Cards)
	}
	return lists
}
