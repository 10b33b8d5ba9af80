package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Judge describes what is wrong with a reference that stands in an entry, if
// anything is.
func (g *Graph) Judge(from model.Entry, r model.Ref) (diag.Diagnostic, bool) {
	return g.judge(from, model.RefAt{Ref: r})
}

func (g *Graph) judge(e model.Entry, r model.RefAt) (diag.Diagnostic, bool) {
	if r.Nobody {
		return diag.Diagnostic{}, false
	}
	var few [4]model.Key
	found := g.candidates(few[:0], r.Ref)
	switch {
	case len(found) > 1:
		p := diag.New("ref/ambiguous", r.At, "%q could be %s", r.Text, joinKeys(found)).WithHint("put the kind in front: %s", found[0])
		return p, true
	case len(found) == 1:
		if to, ok := g.Find(found[0]); ok && to == e {
			return diag.New("ref/self", r.At, "%s names itself", e.Head().Key()).WithHint("take it out, or name another entry"), true
		}
		return diag.Diagnostic{}, false
	case g.mayBeLost(r.Ref):
		return diag.Diagnostic{}, false
	}
	if others := g.candidates(nil, model.Ref{Text: r.Text}); len(others) > 0 {
		p := diag.New("ref/kind", r.At, "%q is %s, but this key names %s", r.Text, kindList(others[0].Kind), kindList(r.To()...)).
			WithHint("name %s", kindList(r.To()...))
		return p, true
	}
	return g.Unknown(r.Ref), true
}

// Excused reports whether a reference leads nowhere, but perhaps only because
// something could not be read.
func (g *Graph) Excused(r model.Ref) bool { return len(g.candidates(nil, r)) == 0 && g.mayBeLost(r) }

// Lost returns what could not be read.
func (g *Graph) Lost() []model.Lost { return g.index.lost }

// Partial reports whether something could not be read, so that what seems to
// be missing from the graph may stand there.
func (g *Graph) Partial() bool { return len(g.index.lost) > 0 }

// mayBeLost reports whether a reference may name something that could not be
// read.
func (g *Graph) mayBeLost(r model.Ref) bool {
	kinds, id := r.To(), r.Text
	if kind, rest, ok := strings.Cut(r.Text, "/"); ok {
		if _, isKind := model.KindNamed(kind); isKind {
			kinds, id = []string{kind}, rest
		}
	}
	for _, lost := range g.index.lost {
		if slices.Contains(lost.IDs, id) || slices.ContainsFunc(lost.Kinds, func(kind string) bool { return allowed(kinds, kind) }) {
			return true
		}
	}
	return false
}

// Unknown describes a reference that leads nowhere, with the nearest id.
func (g *Graph) Unknown(r model.Ref) diag.Diagnostic {
	to, id := r.To(), r.Text
	if kind, rest, ok := strings.Cut(r.Text, "/"); ok {
		if _, isKind := model.KindNamed(kind); isKind && allowed(r.To(), kind) {
			to, id = []string{kind}, rest
		}
	}
	p := diag.New("ref/unknown", r.At, "there is no %s %q", strings.Join(kinds(to), " or "), id)
	return g.offer(p, r.Text[:len(r.Text)-len(id)], id, to)
}

// offer adds the id that was probably meant, else those that there are. The
// prefix is the kind as it was written in front of the id.
func (g *Graph) offer(p diag.Diagnostic, prefix, id string, to []string) diag.Diagnostic {
	// An entry that was renamed is missed in thousands of places by one name.
	key := id + "\x00" + strings.Join(to, ",")
	found, ok := g.index.offers.Load(key)
	if !ok {
		found, _ = g.index.offers.LoadOrStore(key, g.nearest(id, to))
	}
	switch n := found.(nearest); {
	case n.byTitle:
		p.Fix = prefix + n.id
		return p.WithHint("a reference is an id: write %s", p.Fix)
	case n.id != "":
		p.Fix = prefix + n.id
		return p.WithHint("did you mean %q?", p.Fix)
	case n.all != "":
		return p.WithHint("known here: %s; or %s", n.all, place(id, to))
	}
	return p.WithHint("correct it, or %s", place(id, to))
}

// place says where an entry would be written that a reference misses: one of
// the first of the kinds that it may have.
func place(id string, to []string) string {
	kind, ok := model.KindNamed(kinds(to)[0])
	slug := model.SlugID(id)
	if !ok || slug == "" {
		return "write the entry"
	}
	for _, in := range kind.RowsIn {
		if folder, section := strings.CutPrefix(in, "section:catalogue/"); section {
			return fmt.Sprintf("add a row with id: %s to %s: in content/catalogue/%s.md", slug, kind.Plural, folder)
		}
	}
	if slices.ContainsFunc(kind.Files, func(f string) bool { return strings.Contains(f, "{parent}") }) {
		return "write the entry: fingerpost new " + kind.Name
	}
	return "write content/" + kind.FilePath(slug, "")
}

// nearest is what an unknown id may have meant.
type nearest struct {
	id      string
	byTitle bool   // the title of the entry was written
	all     string // the ids that there are, if they are few and none is near
}

func (g *Graph) nearest(id string, to []string) nearest {
	var known []string
	for _, e := range g.Entries() {
		h := e.Head()
		if !allowed(to, h.Kind.Name) || h.Kind == model.SectionKind {
			continue
		}
		if strings.EqualFold(h.Title, id) {
			return nearest{id: h.ID, byTitle: true}
		}
		known = append(known, h.ID)
	}
	if best, ok := diag.Closest(id, known); ok {
		return nearest{id: best}
	}
	if len(known) > 12 {
		return nearest{}
	}
	slices.Sort(known)
	return nearest{all: strings.Join(slices.Compact(known), ", ")}
}

func kinds(names []string) []string {
	if len(names) == 0 || names[0] == "*" {
		return []string{"entry"}
	}
	return names
}

// kindList names kinds with an article: "an item or theme".
func kindList(names ...string) string {
	list := strings.Join(kinds(names), " or ")
	if strings.IndexByte("aeiou", list[0]) >= 0 {
		return "an " + list
	}
	return "a " + list
}
