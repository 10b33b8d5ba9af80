package graph

import "github.com/fingerpost/fingerpost/generator/internal/model"

// WorkOf returns the roadmap keys of a theme or an item.
//
//go:noinline
func WorkOf(e model.Entry) (*model.Work, bool) {
	switch t := e.(type) {
	case *model.Item:
		return &t.Work, true
	case *model.Theme:
		return &t.Work, true
	}
	return nil, false
}

// Status returns the status of work; planned where none is written.
//
//go:noinline
func Status(w *model.Work) string {
	if w.Status == "" {
		return "planned"
	}
	return w.Status
}

// Finished reports whether work has ended, so that it has no horizon.
func Finished(w *model.Work) bool {
	s := Status(w)
	return s == "shipped" || s == "dropped"
}

// Horizon returns the horizon of a theme or item: its own, else its theme's,
// else fallback (the last of the configuration). Finished work has none.
func (g *Graph) Horizon(e model.Entry, fallback string) string {
	w, ok := WorkOf(e)
	if !ok || Finished(w) {
		return ""
	}
	if w.Horizon.Text != "" {
		return w.Horizon.Text
	}
	if theme, ok := g.ThemeOf(e); ok && theme.Horizon.Text != "" {
		return theme.Horizon.Text
	}
	return fallback
}

// ThemeOf returns the theme of an item.
func (g *Graph) ThemeOf(e model.Entry) (*model.Theme, bool) {
	item, ok := e.(*model.Item)
	if !ok {
		return nil, false
	}
	t, ok := g.Find(model.Key{Kind: "theme", ID: item.Parent})
	theme, is := t.(*model.Theme)
	return theme, ok && is
}

// ItemsOf returns the items of a theme in reading order.
func (g *Graph) ItemsOf(theme string) []*model.Item {
	return within[*model.Item](g, "item", theme)
}

// Objectives returns what an entry serves: its own objectives, else those of
// its theme.
func (g *Graph) Objectives(e model.Entry) []model.Entry {
	w, ok := WorkOf(e)
	if !ok {
		return nil
	}
	if own := g.ToAll(w.Objectives); len(own) > 0 {
		return own
	}
	if theme, ok := g.ThemeOf(e); ok {
		return g.ToAll(theme.Objectives)
	}
	return nil
}

// ProductOf returns the product of a theme or item: its own, else its theme's.
func (g *Graph) ProductOf(e model.Entry) (*model.Product, bool) {
	w, ok := WorkOf(e)
	if !ok {
		return nil, false
	}
	if own, ok := To[*model.Product](g, w.Product); ok {
		return own, true
	}
	if theme, ok := g.ThemeOf(e); ok {
		return To[*model.Product](g, theme.Product)
	}
	return nil, false
}

// ChaptersOf returns the chapters of a guide in order.
func (g *Graph) ChaptersOf(guide string) []*model.Chapter {
	return within[*model.Chapter](g, "chapter", guide)
}

func within[T model.Entry](g *Graph, kind, parent string) []T {
	var out []T
	for _, e := range g.children(kind, parent) {
		if t, ok := e.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// OwnersOf returns the roles that own an artefact: named by the artefact, or
// naming it under owns.
func (g *Graph) OwnersOf(a *model.Artefact) []model.Entry {
	var owners []model.Entry
	add := func(e model.Entry) {
		for _, o := range owners {
			if o == e {
				return
			}
		}
		owners = append(owners, e)
	}
	if e, ok := g.Resolve(a.Owner); ok {
		add(e)
	}
	for _, b := range g.Backlinks(a.Key()) {
		if role, ok := b.From.(*model.Role); ok && b.Field() == "owns" {
			add(role)
		}
	}
	return owners
}
