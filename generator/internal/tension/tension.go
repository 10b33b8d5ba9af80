// Package tension computes what pulls at one person who holds several roles,
// from what the roles and the register of decisions say. It knows nothing of
// what the author thinks of the pairing, and prints nothing.
//
//	tensions := tension.Of(g, roles, ruled, limits)
package tension

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// The rules, in the order in which their tensions are told.
const (
	Horizons = "horizons" // one role looks many times as far ahead as the other
	Presence = "presence" // one must answer at once, the other is often elsewhere
	Measures = "measures" // judged by the business and by delivery, and no rule says which wins
	OneHand  = "one-hand" // what one role put forward or was asked about, it now decides alone
	Load     = "load"     // more duties than one person should have
)

// Rules lists all rules.
var Rules = []string{Horizons, Presence, Measures, OneHand, Load}

// Limits are the values from which something counts as a tension.
type Limits struct {
	HorizonRatio   int      // how many times as far ahead one looks
	OutsidePercent int      // share of the time spent elsewhere
	Outside        []string // the parts of a role's time that count as elsewhere
	Duties         int      // as many are not too many
	SprintDays     int
}

// A Tension is one rule that the roles meet.
type Tension struct {
	Rule      string
	Roles     []*model.Role     // who pulls: for two sides, the far one and the near one
	Ratio     float64           // Horizons: how many times as far
	Percent   int               // Presence: the share of the time spent elsewhere
	Metrics   []*model.Metric   // Measures: those of the business, then those of delivery
	Decisions []*model.Decision // OneHand
	Duties    int               // Load: how many there are, each counted once
}

// Of returns the tensions between roles that one person holds. ruled says that
// it is settled which measure wins. Fewer than two roles have none.
func Of(g *graph.Graph, roles []*model.Role, ruled bool, l Limits) []Tension {
	if len(roles) < 2 {
		return nil
	}
	var out []Tension
	for _, found := range []*Tension{horizons(roles, l), presence(roles, l), measures(g, roles, ruled), oneHand(g, roles), load(roles, l)} {
		if found != nil {
			out = append(out, *found)
		}
	}
	return out
}

// horizons compares upper bounds: twelve months against two sprints.
func horizons(roles []*model.Role, l Limits) *Tension {
	var far, near *model.Role
	days := func(r *model.Role) float64 { return compare.Days(r.Horizon.To, r.Horizon.Unit, l.SprintDays) }
	for _, r := range roles {
		if r.Horizon.To == 0 {
			continue
		}
		if far == nil || days(r) > days(far) {
			far = r
		}
		if near == nil || days(r) < days(near) {
			near = r
		}
	}
	if far == nil || days(far) < float64(l.HorizonRatio)*days(near) {
		return nil
	}
	return &Tension{Rule: Horizons, Roles: []*model.Role{far, near}, Ratio: days(far) / days(near)}
}

// presence finds the role that is most often elsewhere, and another one that
// must answer at once.
func presence(roles []*model.Role, l Limits) *Tension {
	var away *model.Role
	most := 0
	for _, r := range roles {
		if n := outside(r, l); n >= l.OutsidePercent && n > most {
			away, most = r, n
		}
	}
	for _, r := range roles {
		if away != nil && r != away && r.Availability.Response == "immediate" {
			return &Tension{Rule: Presence, Roles: []*model.Role{away, r}, Percent: most}
		}
	}
	return nil
}

func outside(r *model.Role, l Limits) int {
	sum := 0
	for _, s := range r.TimeSplit {
		if slices.Contains(l.Outside, s.Part) {
			sum += s.Percent
		}
	}
	return sum
}

func measures(g *graph.Graph, roles []*model.Role, ruled bool) *Tension {
	if ruled {
		return nil
	}
	byKind := map[string][]*model.Metric{}
	for _, r := range roles {
		for _, ref := range r.Metrics {
			if m, ok := graph.To[*model.Metric](g, ref); ok && !slices.Contains(byKind[m.OutcomeKind], m) {
				byKind[m.OutcomeKind] = append(byKind[m.OutcomeKind], m)
			}
		}
	}
	business, delivery := byKind["business-outcome"], byKind["delivery-outcome"]
	if len(business) == 0 || len(delivery) == 0 {
		return nil
	}
	return &Tension{Rule: Measures, Roles: roles, Metrics: append(slices.Clone(business), delivery...)}
}

// oneHand finds decisions that one of the roles makes while another brings the
// proposal, must agree, is asked before, or keeps what the decision is about:
// one person has no second pair of eyes.
func oneHand(g *graph.Graph, roles []*model.Role) *Tension {
	var found []*model.Decision
	for _, d := range graph.All[*model.Decision](g) {
		decides := g.TakePart(d, graph.Decides)
		if len(decides) != 1 || !holds(roles, decides[0]) {
			continue
		}
		checks := append(g.TakePart(d, graph.Drives), g.TakePart(d, graph.Agrees)...)
		checks = append(checks, g.TakePart(d, graph.Consults)...)
		for _, r := range roles {
			if hands(g, r, d) {
				checks = append(checks, r)
			}
		}
		if slices.ContainsFunc(checks, func(e model.Entry) bool { return e != decides[0] && holds(roles, e) }) {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return &Tension{Rule: OneHand, Roles: roles, Decisions: found}
}

// hands reports whether a role hands on what a decision is about.
func hands(g *graph.Graph, r *model.Role, d *model.Decision) bool {
	about, ok := g.Resolve(d.Artefact)
	return ok && slices.Contains(g.ToAll(r.Outputs), about)
}

func holds(roles []*model.Role, e model.Entry) bool {
	return slices.ContainsFunc(roles, func(r *model.Role) bool { return model.Entry(r) == e })
}

// load counts duties; two with one id and title are the same duty.
func load(roles []*model.Role, l Limits) *Tension {
	seen := map[[2]string]bool{}
	for _, r := range roles {
		for _, x := range r.Responsibilities {
			seen[[2]string{x.ID, x.Title}] = true
		}
	}
	if len(seen) <= l.Duties {
		return nil
	}
	return &Tension{Rule: Load, Roles: roles, Duties: len(seen)}
}
