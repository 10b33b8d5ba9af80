package graph

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Selection says which work a view of the roadmap takes: that which fits
// every list that holds something. References name entries by id.
type Selection struct {
	Statuses, Healths, Horizons, Tags    []string
	Themes, Objectives, Owners, Products []model.Ref
	Shipped                              bool // takes shipped work too where no status is named
}

// Takes reports whether a view shows a theme or item. Without a status named,
// it takes live work; dropped work is taken only by name. fallback is the last
// horizon of the configuration.
func (s Selection) Takes(g *Graph, e model.Entry, fallback string) bool {
	w, ok := WorkOf(e)
	if !ok {
		return false
	}
	status := Status(w)
	if len(s.Statuses) == 0 && Finished(w) && !(s.Shipped && status == "shipped") {
		return false
	}
	return among(s.Statuses, status) && among(s.Healths, w.Health) && (len(s.Horizons) == 0 || among(s.Horizons, g.Horizon(e, fallback))) &&
		(len(s.Tags) == 0 || slices.ContainsFunc(e.Head().Tags, func(tag string) bool { return hasTag(s.Tags, tag) })) &&
		(len(s.Themes) == 0 || g.names(s.Themes, g.ThemeAround(e))) &&
		(len(s.Objectives) == 0 || g.names(s.Objectives, g.Objectives(e))) &&
		(len(s.Owners) == 0 || g.names(s.Owners, one(g.OwnerOf(e)))) &&
		(len(s.Products) == 0 || g.names(s.Products, one(g.ProductOf(e))))
}

// Unshown returns the work that none of several views shows.
func Unshown(g *Graph, views []Selection, fallback string) []model.Entry {
	var out []model.Entry
	for _, e := range g.Entries() {
		_, ok := WorkOf(e)
		if ok && !slices.ContainsFunc(views, func(s Selection) bool { return s.Takes(g, e, fallback) }) {
			out = append(out, e)
		}
	}
	return out
}

// JudgeSelection describes what is wrong with the references and tags of a selection.
// at returns the place of a tag in its list.
func (g *Graph) JudgeSelection(s Selection, at func(tag int) diag.Span) diag.List {
	var problems diag.List
	for _, refs := range [][]model.Ref{s.Themes, s.Objectives, s.Owners, s.Products} {
		for _, r := range refs {
			if p, wrong := g.Judge(nil, r); wrong && !r.IsZero() {
				problems = append(problems, p)
			}
		}
	}
	if g.Partial() {
		return problems
	}
	var known []string
	for _, e := range g.Entries() {
		known = append(known, e.Head().Tags...)
	}
	slices.Sort(known)
	known = slices.Compact(known)
	for i, tag := range s.Tags {
		if tag != "" && !hasTag(known, tag) {
			problems = append(problems, diag.New("config/value", at(i), "no entry has the tag %q", tag).DidYouMean(tag, known))
		}
	}
	return problems
}

// OwnerOf returns who answers for a theme or item: its own owner, else its
// theme's.
func (g *Graph) OwnerOf(e model.Entry) (model.Entry, bool) {
	if own, ok := g.Resolve(e.Head().Owner); ok {
		return own, true
	}
	if theme, ok := g.ThemeOf(e); ok {
		return g.Resolve(theme.Owner)
	}
	return nil, false
}

func among(list []string, word string) bool { return len(list) == 0 || slices.Contains(list, word) }

func hasTag(tags []string, tag string) bool {
	return slices.ContainsFunc(tags, func(t string) bool { return strings.EqualFold(t, tag) })
}

// names reports whether references name one of some entries.
func (g *Graph) names(refs []model.Ref, entries []model.Entry) bool {
	return slices.ContainsFunc(g.ToAll(refs), func(e model.Entry) bool { return slices.Contains(entries, e) })
}

// ThemeAround returns the theme that work stands in, or is: one, or none.
func (g *Graph) ThemeAround(e model.Entry) []model.Entry {
	if theme, ok := e.(*model.Theme); ok {
		return []model.Entry{theme}
	}
	return one(g.ThemeOf(e))
}

func one[T model.Entry](e T, ok bool) []model.Entry {
	if !ok {
		return nil
	}
	return []model.Entry{e}
}
