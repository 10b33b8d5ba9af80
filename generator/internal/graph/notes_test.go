package graph_test

import (
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func theme(id string) *model.Theme {
	t := &model.Theme{}
	t.ID, t.Title, t.Kind = id, id, model.ThemeKind
	return t
}

func item(id, parent string, needs ...string) *model.Item {
	i := &model.Item{}
	i.ID, i.Title, i.Kind, i.Parent = id, id, model.ItemKind, parent
	for _, n := range needs {
		r := model.Ref{Text: n, Kinds: &[]string{"item"}}
		i.DependsOn = append(i.DependsOn, r)
		i.Refs = append(i.Refs, model.RefAt{Ref: r, Path: "depends_on.0"})
	}
	return i
}

func decision(id string, stages ...string) *model.Decision {
	d := &model.Decision{}
	d.ID, d.Title, d.Kind, d.Stages = id, id, model.DecisionKind, stages
	return d
}

// Each question is put to a graph, and then something changes that it is about,
// and something that it is not.
func TestNotesHoldUntilAnAnswerChanges(t *testing.T) {
	a, b, c, d := theme("a"), item("b", "a", "c"), item("c", "a"), decision("d", "planned")
	all := []model.Entry{a, b, c, d}
	moved := item("now", "a")
	moved.Formerly = []string{"then"}
	questions := map[string]struct {
		ask            func(*graph.Graph)
		other, another []model.Entry // the first lets the answer be, the second does not
	}{
		"the entry of a key": {func(g *graph.Graph) { g.Find(b.Key()) },
			[]model.Entry{a, b, item("c", "a"), d}, []model.Entry{a, item("b", "a"), c, d}},
		"an entry that there is not": {func(g *graph.Graph) { g.Find(model.Key{Kind: "item", ID: "none"}) },
			[]model.Entry{a, b, d}, []model.Entry{a, b, c, d, item("none", "a")}},
		"an old id that nobody bears yet": {func(g *graph.Graph) { g.Find(model.Key{Kind: "item", ID: "then"}) },
			[]model.Entry{a, b, d}, []model.Entry{a, b, c, d, moved}},
		"what a reference names": {func(g *graph.Graph) { g.Resolve(b.DependsOn[0]) },
			[]model.Entry{theme("a"), b, c, d}, []model.Entry{a, b, item("c", "a"), d}},
		"a reference that becomes ambiguous": {func(g *graph.Graph) { g.Resolve(model.Ref{Text: "c"}) },
			[]model.Entry{theme("a"), b, c, d}, []model.Entry{a, b, c, d, theme("c")}},
		"who names an entry": {func(g *graph.Graph) { g.Backlinks(c.Key()) },
			[]model.Entry{theme("a"), b, c, d}, []model.Entry{a, b, c, d, item("e", "a", "c")}},
		"that nobody names an entry": {func(g *graph.Graph) { g.Backlinks(b.Key()) },
			[]model.Entry{theme("a"), b, c, d}, []model.Entry{a, b, item("c", "a", "b"), d}},
		"the items of a theme": {func(g *graph.Graph) { g.ItemsOf("a") },
			[]model.Entry{theme("a"), b, c, decision("d")}, []model.Entry{a, b, d}},
		"all of a kind": {func(g *graph.Graph) { graph.All[*model.Theme](g) },
			[]model.Entry{a, item("b", "a"), d}, []model.Entry{a, b, c, d, theme("e")}},
		"who decides at a stage": {func(g *graph.Graph) { g.Ruling(c) },
			[]model.Entry{a, item("b", "a"), c, d}, []model.Entry{a, b, c, decision("d", "shipped")}},
		"all entries": {func(g *graph.Graph) { g.Entries() },
			[]model.Entry{d, c, b, a}, []model.Entry{a, b, c, decision("d", "planned")}},
	}
	for name, q := range questions {
		var notes graph.Notes
		q.ask(graph.New(all).Noting(&notes))
		if !notes.Hold(graph.New(all)) {
			t.Errorf("%s: notes do not hold for the same entries", name)
		}
		if !notes.Hold(graph.New(q.other)) {
			t.Errorf("%s: notes do not hold although only something else changed", name)
		}
		if notes.Hold(graph.New(q.another)) {
			t.Errorf("%s: notes hold although the answer changed", name)
		}
	}
}
