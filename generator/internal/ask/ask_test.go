package ask

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func role(id, definedBy, orientation, facing string, months int) *model.Role {
	r := &model.Role{DefinedBy: definedBy, Orientation: orientation, Facing: facing}
	if months > 0 {
		r.Horizon = model.RoleHorizon{To: months, Unit: "month"}
	}
	h := r.Head()
	h.Kind, h.ID, h.Title = model.RoleKind, id, id
	return r
}

func cardOf(roles ...*model.Role) Card {
	var entries []model.Entry
	for _, r := range roles {
		entries = append(entries, r)
	}
	return Of(graph.New(entries), roles, compare.Options{SprintDays: 14})
}

func TestOneQuestionIsEnoughWhereItSeparatesAll(t *testing.T) {
	card := cardOf(role("a", "market", "strategic", "both", 12), role("b", "project", "strategic", "both", 9), role("c", "portfolio", "strategic", "both", 12))
	if !slices.Equal(card.Dimensions, []string{"defined_by"}) || card.Left != nil {
		t.Errorf("asks %v, leaves %v", card.Dimensions, card.Left)
	}
}

func TestTheFewestQuestionsAreFoundAlsoWhereTheBestFirstOneMisleads(t *testing.T) {
	// Four candidates that differ in two yes-or-no dimensions: no one question
	// is enough, and two are.
	card := cardOf(role("a", "market", "strategic", "", 0), role("b", "market", "tactical", "", 0), role("c", "team", "strategic", "", 0), role("d", "team", "tactical", "", 0))
	if !slices.Equal(card.Dimensions, []string{"defined_by", "orientation"}) || card.Left != nil {
		t.Errorf("asks %v, leaves %d", card.Dimensions, len(card.Left))
	}
}

func TestHorizonsSeparateFromTwiceAsFar(t *testing.T) {
	if card := cardOf(role("a", "", "", "", 6), role("b", "", "", "", 11)); card.Dimensions != nil || len(card.Left) != 1 {
		t.Errorf("eleven months are not twice six: asks %v", card.Dimensions)
	}
	if card := cardOf(role("a", "", "", "", 6), role("b", "", "", "", 12)); !slices.Equal(card.Dimensions, []string{"horizon"}) {
		t.Errorf("asks %v", card.Dimensions)
	}
}

func TestWhatIsNotSaidSeparatesNobody(t *testing.T) {
	card := cardOf(role("a", "market", "", "", 0), role("b", "", "", "", 0), role("c", "team", "", "", 0))
	if got := fmt.Sprint(card.Dimensions); got != "[defined_by]" || len(card.Left) != 2 {
		t.Errorf("asks %s, leaves %d pairs together", got, len(card.Left))
	}
	if card := cardOf(role("a", "", "", "", 0)); card.Dimensions != nil || card.Left != nil {
		t.Errorf("one candidate needs no question: %v", card)
	}
}
