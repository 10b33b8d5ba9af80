package graph

import (
	"maps"
	"reflect"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// names are what a graph knows by the names of its entries alone. Graphs of
// entries that bear the same names at the same places share them.
type names struct {
	byKey map[model.Key]int      // place among the entries
	byID  map[string][]model.Key // for references without a kind
	moved map[model.Key]model.Key
}

// Like reports whether two graphs have, place by place, entries of the same names,
// files, addresses and references, so that whatever is made of these alone is the
// same.
func (g *Graph) Like(other *Graph) bool { return g.index.names == other.index.names }

// fewChanged is how many entries may be others in a graph that is made of the one
// before.
const fewChanged = 16

// like reports whether lists are of entries that are alike place by place, and few
// of them others.
func like(a, b []model.Entry) bool {
	if len(a) != len(b) {
		return false
	}
	changed := 0
	for i, e := range a {
		if e == b[i] {
			continue
		}
		if changed++; changed > fewChanged || !alike(e, b[i]) {
			return false
		}
	}
	return true
}

// alike reports whether two entries are the same to those who see neither their
// words nor their values. Of roles and decisions, addresses and rules ask more.
func alike(a, b model.Entry) bool {
	x, y := a.Head(), b.Head()
	if x.Kind != y.Kind || x.Kind == model.RoleKind || x.Kind == model.DecisionKind || len(x.Refs) != len(y.Refs) || len(x.Lost)+len(y.Lost) > 0 {
		return false
	}
	for i, r := range x.Refs {
		if s := y.Refs[i]; r.Text != s.Text || r.Path != s.Path || r.Nobody != s.Nobody || !equal(r.To(), s.To()) {
			return false
		}
	}
	at, was := x.Origin, y.Origin
	at.Len = was.Len
	return at == was && x.ID == y.ID && x.Parent == y.Parent && x.Row == y.Row && x.Written == y.Written &&
		equal(x.Tags, y.Tags) && equal(x.Aliases, y.Aliases) && equal(x.Formerly, y.Formerly)
}

//go:noinline
func equal(a, b []string) bool { return slices.Equal(a, b) }

// After makes a graph of a set as Join does, out of one that it is like and that
// lacks nothing; nil if it is not.
func (s Set) After(last *Graph) *Graph {
	old := last.index
	if len(old.lost) > 0 || !like(old.entries, s.Entries) {
		return nil
	}
	x := &index{names: old.names, entries: s.Entries, byType: maps.Clone(old.byType), back: maps.Clone(old.back), within: maps.Clone(old.within), byStage: old.byStage}
	g := &Graph{index: x}
	for i, e := range s.Entries {
		if was := old.entries[i]; e != was {
			x.replace(was, e, g)
		}
	}
	return g
}

// replace puts an entry where another one stands that it is like.
func (x *index) replace(was, by model.Entry, g *Graph) {
	h, t := by.Head(), reflect.TypeOf(by)
	in := model.Key{Kind: h.Kind.Name, ID: h.Parent}
	x.byType[t] = replaced(x.byType[t], was, by)
	if h.Parent != "" {
		x.within[in] = replaced(x.within[in], was, by)
	}
	for _, r := range h.Refs {
		to, ok := g.Resolve(r.Ref)
		if !ok {
			continue
		}
		key := to.Head().Key()
		list := slices.Clone(x.back[key])
		for k := range list {
			if list[k].From == was {
				list[k].From = by
			}
		}
		x.back[key] = list
	}
}

//go:noinline
func replaced(list []model.Entry, was, by model.Entry) []model.Entry {
	list = slices.Clone(list)
	for i := range list {
		if list[i] == was {
			list[i] = by
		}
	}
	return list
}
