package graph

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// StancesOf returns the stances that an entry holds on contested questions.
func StancesOf(e model.Entry) []model.Stance {
	switch t := e.(type) {
	case *model.Role:
		return t.Stances
	case *model.Decision:
		return t.Stances
	case *model.Pairing:
		return t.Stances
	}
	return nil
}

// QuestionKey returns what tells one question from another: its words, whatever
// their case and the mark at the end.
func QuestionKey(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.TrimRight(s, "?. "))), " ")
}
