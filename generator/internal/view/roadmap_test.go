package view

import (
	"strings"
	"testing"
)

func TestABoardIsCrowdedWhenItsOutcomesWouldTakeASecondSheet(t *testing.T) {
	column := func(cards, letters int) Column {
		c := Column{}
		for range cards {
			c.Cards = append(c.Cards, Card{Outcome: strings.Repeat("ö", letters)})
		}
		return c
	}
	for _, c := range []struct {
		why     string
		columns []Column
		more    bool
		want    bool
	}{
		{"no cards at all", []Column{column(0, 0), column(0, 0), column(0, 0)}, false, false},
		{"one line of five for each column", []Column{column(5, 90), column(5, 90), column(5, 90)}, false, false},
		{"two long columns and a short one", []Column{column(10, 90), column(10, 90), column(5, 90)}, false, false},
		{"one card more needs a sixth line", []Column{column(10, 90), column(11, 90), column(5, 90)}, false, true},
		{"three short columns more are lines too", []Column{column(6, 9), column(6, 9), column(1, 9), column(1, 9)}, false, true},
		{"what was shipped takes a card's height", []Column{column(10, 90), column(9, 90), column(5, 90)}, true, true},
		{"and there may be room for it", []Column{column(8, 90), column(8, 90), column(4, 90)}, true, false},
		{"or width to spare", []Column{column(5, 90), column(5, 90), column(5, 90)}, true, false},
		{"few cards that say much", []Column{column(5, 300), column(5, 300), column(5, 300)}, false, true},
	} {
		if got := crowded(c.columns, c.more); got != c.want {
			t.Errorf("%s: crowded is %v", c.why, got)
		}
	}
}
