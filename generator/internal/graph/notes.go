package graph

import (
	"reflect"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Notes are what was asked of a graph, and what it said. What was made of the
// answers need not be made again for another graph that says the same: entries
// are never changed, so two answers are the same if they hold the same entries.
//
// A graph that Noting returns takes them down. The zero value is ready for use.
type Notes struct{ list []note }

type note struct {
	question
	said any // an entry, or a list
}

// A question is what is asked, and of which key, id, status or type.
type question struct {
	asked asked
	key   model.Key
	kind  reflect.Type
}

type asked uint8

const (
	forEntry    asked = iota // with a key
	forKeys                  // that an id may mean
	forBack                  // references to a key
	forChildren              // of a key
	forKind                  // entries of one type
	forStage                 // decisions that hold at a status of work
	forAll                   // entries
)

// Noting returns the same graph, which takes down what is asked of it. It must
// not be asked concurrently.
func (g *Graph) Noting(n *Notes) *Graph { return &Graph{g.index, n} }

// Hold reports whether a graph says what the noted one said.
func (n *Notes) Hold(g *Graph) bool {
	for i := range n.list {
		if x := &n.list[i]; !g.index.says(&x.question, x.said) {
			return false
		}
	}
	return true
}

func (x *index) says(q *question, said any) bool {
	switch q.asked {
	case forEntry:
		was, _ := said.(model.Entry)
		return was == x.entry(q.key)
	case forKeys:
		return slices.Equal(said.([]model.Key), x.byID[q.key.ID])
	case forBack:
		return slices.Equal(said.([]Backlink), x.back[q.key])
	case forChildren:
		return slices.Equal(said.([]model.Entry), x.within[q.key])
	case forKind:
		return slices.Equal(said.([]model.Entry), x.byType[q.kind])
	case forStage:
		return slices.Equal(said.([]*model.Decision), x.byStage[q.key.ID])
	}
	return slices.Equal(said.([]model.Entry), x.entries)
}

// often is how far notes look back for a question that was put before: pages
// ask for the same few entries again and again.
const often = 16

func (g *Graph) note(q question, said any) {
	n := g.notes
	before := n.list[max(0, len(n.list)-often):]
	if !slices.ContainsFunc(before, func(x note) bool { return x.question == q }) {
		n.list = append(n.list, note{q, said})
	}
}

// What follows are the only ways to the index, so that no answer is missed.

func (g *Graph) entry(key model.Key) model.Entry {
	e := g.index.entry(key)
	if g.notes != nil {
		g.note(question{asked: forEntry, key: key}, e)
	}
	return e
}

func (g *Graph) keys(id string) []model.Key {
	keys := g.index.byID[id]
	if g.notes != nil {
		g.note(question{asked: forKeys, key: model.Key{ID: id}}, keys)
	}
	return keys
}

// Backlinks returns the references to an entry, in the order of the entries
// that hold them.
func (g *Graph) Backlinks(key model.Key) []Backlink {
	back := g.index.back[key]
	if g.notes != nil {
		g.note(question{asked: forBack, key: key}, back)
	}
	return back
}

// children returns the entries of a kind that stand within the one named.
func (g *Graph) children(kind, parent string) []model.Entry {
	in := model.Key{Kind: kind, ID: parent}
	list := g.index.within[in]
	if g.notes != nil {
		g.note(question{asked: forChildren, key: in}, list)
	}
	return list
}

func (g *Graph) ofType(t reflect.Type) []model.Entry {
	list := g.index.byType[t]
	if g.notes != nil {
		g.note(question{asked: forKind, kind: t}, list)
	}
	return list
}

func (g *Graph) atStage(status string) []*model.Decision {
	list := g.index.byStage[status]
	if g.notes != nil {
		g.note(question{asked: forStage, key: model.Key{ID: status}}, list)
	}
	return list
}

// Entries returns all entries by kind and reading order.
//
//go:noinline
func (g *Graph) Entries() []model.Entry {
	if g.notes != nil {
		g.note(question{asked: forAll}, g.index.entries)
	}
	return g.index.entries
}
