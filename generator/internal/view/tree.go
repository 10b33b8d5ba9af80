package view

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/picture"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// tree plans the way from the vision over objectives, themes and items to
// stories, as a nested list and as a picture.
func tree(p *planner) []Page {
	if !p.hasTree() {
		return nil
	}
	frame, prose := p.frame(route.Tree, "tree", "roadmap/tree")
	g := grower{p: p, grown: map[model.Entry]bool{}}
	data := TreePage{Frame: frame, Prose: prose, Ways: p.ways(route.Tree), Roots: g.roots(), Files: p.files(route.TreePicture)}
	data.Beyond = p.thin(data.Roots, mostCards)
	pages := []Page{{URL: route.Tree, Template: "tree.html", Data: ready(data)}}
	return append(pages, p.pictures(route.TreePicture, func() *picture.Picture { return p.treePicture(data.Roots) })...)
}

// hasTree reports whether there are objectives and work to join.
func (p *planner) hasTree() bool {
	return len(graph.All[*model.Objective](p.Graph)) > 0 && len(p.themes)+len(p.items) > 0
}

// A grower builds the tree. What serves two objectives grows under the first
// and is only named under the second, so that the page stays as long as the
// roadmap is.
type grower struct {
	p     *planner
	grown map[model.Entry]bool
}

func (g *grower) roots() []TreeNode {
	var wide []TreeNode
	for _, o := range graph.All[*model.Objective](g.p.Graph) {
		if _, within := g.p.Graph.Resolve(o.Within); !within {
			wide = append(wide, g.objective(o, 0))
		}
	}
	roots := wide
	if visions := graph.All[*model.Vision](g.p.Graph); len(visions) > 0 {
		v := visions[0]
		roots = []TreeNode{{Kind: "vision", Link: g.p.link(v), Says: or(v.Statement, v.Summary), Children: wide}}
	}
	if rest := g.rest(); len(rest) > 0 {
		roots = append(roots, TreeNode{Link: Link{Word: "tree.rest"}, Children: rest})
	}
	return roots
}

// objective grows an objective with those inside it. Circles are reported
// elsewhere; here they only must end.
func (g *grower) objective(o *model.Objective, depth int) TreeNode {
	node := TreeNode{Kind: "objective", Link: g.p.link(o), Says: or(o.Outcome, o.Summary), Period: g.p.period(o.Period)}
	if g.grown[o] || depth > 8 {
		node.Above = true
		return node
	}
	g.grown[o] = true
	for _, e := range g.p.naming(o, "within") {
		if inner, ok := e.(*model.Objective); ok {
			node.Children = append(node.Children, g.objective(inner, depth+1))
		}
	}
	for _, e := range g.p.naming(o, "objectives") {
		switch x := e.(type) {
		case *model.Theme:
			node.Children = append(node.Children, g.theme(x))
		case *model.Item:
			if !g.throughTheme(x, o) {
				node.Children = append(node.Children, g.item(x))
			}
		}
	}
	return node
}

// throughTheme reports whether an item serves an objective by its theme too,
// and so grows there.
func (g *grower) throughTheme(i *model.Item, o *model.Objective) bool {
	theme, ok := g.p.Graph.ThemeOf(i)
	return ok && slices.Contains(g.p.Graph.ToAll(theme.Objectives), model.Entry(o))
}

func (g *grower) theme(t *model.Theme) TreeNode {
	node := TreeNode{Kind: "theme", Link: g.p.link(t), Says: or(t.Outcome, t.Summary), Colour: g.p.colours[t.ID]}
	if g.grown[t] {
		node.Above = true
		return node
	}
	g.grown[t] = true
	for _, item := range g.p.Graph.ItemsOf(t.ID) {
		if !g.grown[item] && graph.Status(&item.Work) != "dropped" {
			node.Children = append(node.Children, g.item(item))
		}
	}
	return node
}

func (g *grower) item(i *model.Item) TreeNode {
	node := TreeNode{Kind: "item", Link: g.p.link(i), Card: g.p.card(i)}
	if theme, ok := g.p.Graph.ThemeOf(i); ok {
		node.Colour = g.p.colours[theme.ID]
	}
	if g.grown[i] {
		node.Above = true
		return node
	}
	g.grown[i] = true
	for _, s := range i.Backlog {
		node.Children = append(node.Children, TreeNode{Kind: "story", Link: Link{Text: s.Want, URL: g.p.url(i) + "#" + s.ID}, Status: storyStatus(s)})
	}
	return node
}

// rest grows what serves no objective.
func (g *grower) rest() []TreeNode {
	var nodes []TreeNode
	for _, t := range g.p.themes {
		if !g.grown[t] && graph.Status(&t.Work) != "dropped" {
			nodes = append(nodes, g.theme(t))
		}
	}
	for _, item := range g.p.items {
		if _, has := g.p.Graph.ThemeOf(item); !has && !g.grown[item] && graph.Status(&item.Work) != "dropped" {
			nodes = append(nodes, g.item(item))
		}
	}
	return nodes
}
