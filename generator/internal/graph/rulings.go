package graph

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Basis is what a ruling rests on.
type Basis string

// The bases of a ruling. NoBasis means that nobody is known to decide.
const (
	NoBasis    Basis = ""
	ByEntry    Basis = "entry"    // the theme or item names its decider
	ByRegister Basis = "register" // the register says who decides at its stage
	ByTheme    Basis = "theme"    // the theme of the item names one
	ByNobody   Basis = "nobody"   // the register says that nobody decides, and why
)

// A Ruling is who decides about a theme or item as it stands.
type Ruling struct {
	Deciders  []model.Entry // several if decisions of the stage have different ones
	Basis     Basis
	Decisions []*model.Decision // of the register, that hold at its stage
	Clash     bool              // the entry names a decider whom none of Decisions names
}

// Ruling returns who decides about work. Its own decider comes first. Without
// one it is decided by those whom the register names in the decisions that hold
// at its stage, and where there are none, by the decider that its theme names.
func (g *Graph) Ruling(e model.Entry) Ruling {
	w, ok := WorkOf(e)
	if !ok {
		return Ruling{}
	}
	r := Ruling{Decisions: g.holding(e, w)}
	var may []model.Entry
	for _, d := range r.Decisions {
		for _, who := range g.TakePart(d, Decides) {
			r.Deciders = appendNew(r.Deciders, who)
		}
		may = append(may, g.MayDecide(d)...)
	}
	if own, ok := g.Resolve(w.Decider); ok {
		r.Clash = len(may) > 0 && !slices.Contains(may, own)
		r.Deciders, r.Basis = []model.Entry{own}, ByEntry
		return r
	}
	switch theme, ok := g.ThemeOf(e); {
	case len(r.Deciders) > 0:
		r.Basis = ByRegister
	case len(r.Decisions) > 0:
		r.Basis = ByNobody
	case ok && !theme.Decider.IsZero():
		if r.Deciders = g.ToAll([]model.Ref{theme.Decider}); len(r.Deciders) > 0 {
			r.Basis = ByTheme
		}
	}
	return r
}

// holding returns the decisions that hold for work as it stands: those that
// list its status under stages and, if the work or its theme names an artefact,
// are about no other one. A theme with items leaves this to them.
func (g *Graph) holding(e model.Entry, w *model.Work) []*model.Decision {
	if g.hasItems(e) {
		return nil
	}
	about, named := g.Resolve(w.Artefact)
	if theme, ok := g.ThemeOf(e); ok && !named {
		about, named = g.Resolve(theme.Artefact)
	}
	var out []*model.Decision
	for _, d := range g.atStage(Status(w)) {
		if its, ok := g.Resolve(d.Artefact); !named || !ok || its == about {
			out = append(out, d)
		}
	}
	return out
}

func (g *Graph) hasItems(e model.Entry) bool {
	_, isTheme := e.(*model.Theme)
	return isTheme && len(g.ItemsOf(e.Head().ID)) > 0
}

// MayDecide returns who makes a decision, whatever the size of the
// organisation and the engagement.
func (g *Graph) MayDecide(d *model.Decision) []model.Entry {
	out := slices.Clone(g.TakePart(d, Decides))
	for _, w := range d.DecideWhen {
		if who, ok := g.Resolve(w.Role); ok {
			out = appendNew(out, who)
		}
	}
	return out
}

// appendNew adds an entry to a list that does not hold it yet.
func appendNew(list []model.Entry, e model.Entry) []model.Entry {
	if slices.Contains(list, e) {
		return list
	}
	return append(list, e)
}
