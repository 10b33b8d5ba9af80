package graph

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Phase is where a day lies in the course of a delegation.
type Phase string

// The phases of a delegation. NoPhase means that its first day is not known.
const (
	NoPhase  Phase = ""
	Upcoming Phase = "upcoming"
	InForce  Phase = "in-force"
	Ended    Phase = "ended"
)

// PhaseOf returns where a day lies in the course of a delegation. One without
// an end is in force from its first day on. fiscalStart is the month in which
// the organisation's year begins.
func PhaseOf(d *model.Delegation, on model.Date, fiscalStart int) Phase {
	switch {
	case d.Starts.IsZero():
		return NoPhase
	case on.Before(d.Starts.Begin(fiscalStart)):
		return Upcoming
	case !d.Ends.IsZero() && d.Ends.End(fiscalStart).Before(on):
		return Ended
	}
	return InForce
}

// Levels are the levels of delegation in the order of Management 3.0: the
// later, the more is left to the delegate.
var Levels = []string{"tell", "sell", "consult", "agree", "advise", "inquire", "delegate"}

// HandsOver reports whether a level of delegation gives the delegate a say. By
// the first three the one who delegates still decides alone. No level said
// means that all is handed over.
func HandsOver(level string) bool {
	return level == "" || slices.Index(Levels, level) >= slices.Index(Levels, "agree")
}

// DelegationsOf returns the delegations of a decision.
func (g *Graph) DelegationsOf(d *model.Decision) []*model.Delegation {
	return g.delegations(d.Key(), "what")
}

// DelegatedBy returns the delegations that a role gives.
func (g *Graph) DelegatedBy(key model.Key) []*model.Delegation { return g.delegations(key, "from") }

// DelegatedTo returns the delegations that a role or stakeholder holds.
func (g *Graph) DelegatedTo(key model.Key) []*model.Delegation { return g.delegations(key, "to") }

func (g *Graph) delegations(key model.Key, field string) []*model.Delegation {
	var out []*model.Delegation
	for _, b := range g.Backlinks(key) {
		if d, ok := b.From.(*model.Delegation); ok && b.Field() == field && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// DelegatesOn returns the delegations that give somebody else a say in a
// decision on a day.
func (g *Graph) DelegatesOn(d *model.Decision, on model.Date, fiscalStart int) []*model.Delegation {
	var out []*model.Delegation
	for _, x := range g.DelegationsOf(d) {
		if PhaseOf(x, on, fiscalStart) == InForce && HandsOver(x.Level) {
			out = append(out, x)
		}
	}
	return out
}

// AnswersFor returns the role that answers for what comes of a delegation: the
// one that hands over, unless another is named.
func (g *Graph) AnswersFor(d *model.Delegation) (*model.Role, bool) {
	if !d.AnswersForIt.IsZero() {
		return To[*model.Role](g, d.AnswersForIt)
	}
	return To[*model.Role](g, d.From)
}

// DutiesOf returns the responsibilities that a delegation hands over, in the
// order in which it names them.
func (g *Graph) DutiesOf(d *model.Delegation) []model.Responsibility {
	role, ok := To[*model.Role](g, d.From)
	if !ok {
		return nil
	}
	var out []model.Responsibility
	for _, id := range d.Duties {
		for _, duty := range role.Responsibilities {
			if duty.ID == id {
				out = append(out, duty)
			}
		}
	}
	return out
}
