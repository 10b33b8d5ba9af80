// Package graph links entries into one whole and answers questions about it.
// It knows nothing of files, audiences or pages: the same graph serves the
// whole site and each edition of it.
//
//	g, problems := graph.Link(entries)
//	for _, role := range graph.All[*model.Role](g) { … }
package graph

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Graph is a set of entries with their references resolved. It is never
// changed after it is made.
type Graph struct {
	index *index
	notes *Notes // take down what is asked, where somebody wants to know
}

type index struct {
	entries []model.Entry                  // by kind, then in reading order
	byType  map[reflect.Type][]model.Entry // of one kind each, in that order
	*names
	back    map[model.Key][]Backlink
	within  map[model.Key][]model.Entry  // children by kind and id of the parent
	byStage map[string][]*model.Decision // by status of work: the decisions that say who decides then
	lost    []model.Lost
	offers  sync.Map // what unknown references may have meant, as it is asked for
}

// A Backlink is a reference seen from the entry it names.
type Backlink struct {
	From model.Entry
	Path string // the key it stands under, such as "skills.2.skill"
}

// Field returns the top key of the path: "skills".
func (b Backlink) Field() string { return model.TopKey(b.Path) }

// New makes a graph of entries whose ids are known to be unique.
func New(entries []model.Entry) *Graph {
	return newGraph(new(Order).of(entries), make(map[model.Key]int, len(entries)))
}

// newGraph makes a graph of entries in their order. It takes over the map for their
// places.
func newGraph(entries []model.Entry, byKey map[model.Key]int) *Graph {
	x := &index{
		entries: entries,
		byType:  map[reflect.Type][]model.Entry{},
		names:   &names{byKey: byKey, byID: make(map[string][]model.Key, len(entries)), moved: map[model.Key]model.Key{}},
		back:    map[model.Key][]Backlink{},
		within:  map[model.Key][]model.Entry{},
		byStage: map[string][]*model.Decision{},
	}
	for i, e := range x.entries {
		h := e.Head()
		x.byKey[h.Key()] = i
		x.byType[reflect.TypeOf(e)] = append(x.byType[reflect.TypeOf(e)], e)
		x.byID[h.ID] = append(x.byID[h.ID], h.Key())
		if h.Parent != "" {
			in := model.Key{Kind: h.Kind.Name, ID: h.Parent}
			x.within[in] = append(x.within[in], e)
		}
		if d, ok := e.(*model.Decision); ok {
			for _, stage := range d.Stages {
				if !slices.Contains(x.byStage[stage], d) {
					x.byStage[stage] = append(x.byStage[stage], d)
				}
			}
		}
	}
	for _, e := range x.entries {
		h := e.Head()
		for _, old := range h.Formerly {
			key := model.Key{Kind: h.Kind.Name, ID: old}
			if _, taken := x.byKey[key]; !taken {
				x.moved[key] = h.Key()
				x.byID[old] = append(x.byID[old], key)
			}
		}
	}
	g := &Graph{index: x}
	for _, e := range x.entries {
		for _, r := range e.Head().Refs {
			if to, ok := g.Resolve(r.Ref); ok {
				key := to.Head().Key()
				x.back[key] = append(x.back[key], Backlink{e, r.Path})
			}
		}
	}
	return g
}

// All returns the entries of one kind in reading order.
//
//go:noinline
func All[T model.Entry](g *Graph) []T {
	list := g.ofType(reflect.TypeFor[T]())
	out := make([]T, len(list))
	for i, e := range list {
		out[i] = e.(T)
	}
	return out
}

// Find returns the entry with a key; an old id leads to the entry that once
// bore it.
func (g *Graph) Find(key model.Key) (model.Entry, bool) {
	e := g.entry(key)
	return e, e != nil
}

func (x *index) entry(key model.Key) model.Entry {
	if to, ok := x.moved[key]; ok {
		key = to
	}
	if i, ok := x.byKey[key]; ok {
		return x.entries[i]
	}
	return nil
}

// Resolve returns the entry that a reference names.
func (g *Graph) Resolve(r model.Ref) (model.Entry, bool) {
	var few [4]model.Key // as a rule, and not on the heap
	found := g.candidates(few[:0], r)
	if len(found) != 1 {
		return nil, false
	}
	return g.Find(found[0])
}

// candidates adds the keys that a reference may mean to a list: one if it is
// sound.
func (g *Graph) candidates(keys []model.Key, r model.Ref) []model.Key {
	if r.IsZero() {
		return keys
	}
	if kind, id, ok := strings.Cut(r.Text, "/"); ok {
		if _, known := model.KindNamed(kind); known {
			key := model.Key{Kind: kind, ID: id}
			if _, exists := g.Find(key); exists && allowed(r.To(), kind) {
				return append(keys, key)
			}
		}
	}
	for _, key := range g.keys(r.Text) {
		if allowed(r.To(), key.Kind) && key.Kind != model.SectionKind.Name {
			keys = append(keys, key)
		}
	}
	return keys
}

func allowed(kinds []string, kind string) bool {
	return len(kinds) == 0 || slices.Contains(kinds, kind) || slices.Contains(kinds, "*")
}

// To returns the entry that a reference names if it is a T.
func To[T model.Entry](g *Graph, r model.Ref) (T, bool) {
	e, ok := g.Resolve(r)
	t, is := e.(T)
	return t, ok && is
}

// ToAll returns the entries that references name, in their order, leaving out
// those that lead nowhere in this graph.
func (g *Graph) ToAll(refs []model.Ref) []model.Entry {
	var out []model.Entry
	for _, r := range refs {
		if e, ok := g.Resolve(r); ok {
			out = append(out, e)
		}
	}
	return out
}

// twins says what to do about two entries that have one id.
func twins(a, b *model.Header) string {
	index := func(h *model.Header) bool {
		return strings.HasSuffix(h.Origin.File, "/_index.md") || strings.HasSuffix(h.Origin.File, "/index.md")
	}
	switch {
	case a.Row && b.Row:
		return "change one of the ids"
	case a.Row || b.Row:
		return "change the id of the row, rename the file, or take one of the two out"
	case index(a) != index(b):
		return "keep one of the two files: they describe the same entry"
	}
	return "rename one of the files: its name gives the id"
}

// Link makes a graph and reports what does not fit together: ids that two
// entries share, references that lead nowhere or to several entries. A
// reference that may lead to something lost is not judged.
func Link(entries []model.Entry, lost ...model.Lost) (*Graph, diag.List) {
	g, problems := Join(entries, lost...)
	return g, append(problems, g.Flaws()...)
}

// Join makes a graph of entries, the first of each id, and reports the others.
func Join(entries []model.Entry, lost ...model.Lost) (*Graph, diag.List) {
	return new(Order).Join(entries, lost...)
}

// Join does what the function Join does.
func (o *Order) Join(entries []model.Entry, lost ...model.Lost) (*Graph, diag.List) {
	set, problems := o.Arrange(entries)
	return set.Join(lost...), problems
}

// A Set is entries of which no two have one id, by kind and in reading order.
type Set struct {
	Entries []model.Entry
	room    map[model.Key]int // that has all their keys; nil if it is to be made
}

// Arrange puts entries in order, the first of each id, and reports the others.
func (o *Order) Arrange(entries []model.Entry) (Set, diag.List) {
	if like(o.given, entries) { // which were in order, and none had the id of another
		return Set{o.of(entries), nil}, nil
	}
	var problems diag.List
	first := make(map[model.Key]int, len(entries))
	unique := make([]model.Entry, 0, len(entries))
	ordered := slices.Clone(entries)
	sorting.By(ordered, func(a, b model.Entry) int {
		x, y := a.Head().Origin, b.Head().Origin
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Col, y.Col))
	})
	for _, e := range ordered {
		h := e.Head()
		if i, taken := first[h.Key()]; taken {
			earlier := unique[i]
			hint := twins(earlier.Head(), h)
			problems = append(problems, diag.New("entry/duplicate-id", h.Origin, "there are two entries %s", h.Key()).
				WithHint("%s", hint).WithNote(earlier.Head().Origin, "the other one"))
			continue
		}
		first[h.Key()] = len(unique)
		unique = append(unique, e)
	}
	return Set{o.of(unique), first}, problems
}

// Join makes a graph of a set.
func (s Set) Join(lost ...model.Lost) *Graph {
	if s.room == nil {
		s.room = make(map[model.Key]int, len(s.Entries))
	}
	g := newGraph(s.Entries, s.room)
	g.index.lost = lost
	for _, e := range g.index.entries {
		if ids := e.Head().Lost; len(ids) > 0 {
			g.index.lost = append(g.index.lost, model.Lost{IDs: ids})
		}
	}
	return g
}

// Flaws reports references that do not fit: they lead nowhere, to several
// entries, or in a circle. A reference that may lead to something lost is not
// judged.
func (g *Graph) Flaws() diag.List {
	var problems diag.List
	for _, e := range g.index.entries {
		for _, r := range e.Head().Refs {
			if p, bad := g.judge(e, r); bad {
				problems = append(problems, p)
			}
		}
	}
	return append(problems, g.cycles()...)
}

func joinKeys(keys []model.Key) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = k.String()
	}
	return strings.Join(parts, " or ")
}
