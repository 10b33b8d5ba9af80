// Package edition narrows a graph to what one edition may show, as if nothing
// else had ever been written. It is the only place where that is decided:
// views, feeds, indexes, counts and assets see its result and nothing else.
//
//	narrow := edition.Narrow(g, spec, nil)
package edition

import (
	"reflect"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Spec says what an edition may show.
type Spec struct {
	ID        string
	Audiences []string        // the audiences it includes
	Known     []string        // all audiences, widest first; the last one is that of entries without one
	Drafts    bool            // show drafts
	Precision model.Precision // the finest date shown
	Statuses  []string        // the statuses of work shown; none means all
	Allow     []string        // the only keys shown besides those every entry has; none means all
	Deny      []string        // keys not shown
}

// Reads reports whether the edition includes a reader of a, where a part
// without an audience of its own is read by those who read the whole.
func (s Spec) Reads(a model.Audience) bool {
	if a.Bad {
		return false
	}
	if len(a.Names) == 0 {
		return true
	}
	for _, n := range a.Names {
		if !slices.Contains(s.Known, n.Text) {
			return false // fail closed: one unknown word hides the whole
		}
	}
	return slices.ContainsFunc(a.Names, func(n model.Name) bool { return slices.Contains(s.Audiences, n.Text) })
}

// ReadsBlock is Reads for the names of a block of prose.
func (s Spec) ReadsBlock(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(s.Audiences, n) })
}

// Only returns the audiences of the edition that may read something, if these
// are not all: readers should know what they cannot share. Of names that the
// edition does not include it says nothing. An edition for one audience has
// nothing to tell apart.
func (s Spec) Only(names []string) []string {
	if len(s.Audiences) < 2 {
		return nil
	}
	var only []string
	widest := true
	for _, a := range s.Known {
		if !slices.Contains(s.Audiences, a) {
			continue
		}
		if slices.Contains(names, a) {
			if widest {
				return nil
			}
			only = append(only, a)
		}
		widest = false
	}
	return only
}

// OnlyEntry is Only for an entry, whose audience is the last one if it has none.
func (s Spec) OnlyEntry(a model.Audience) []string {
	if len(a.Names) == 0 {
		return s.Only(s.Known[len(s.Known)-1:])
	}
	return s.OnlyPart(a)
}

// OnlyPart is Only for a part of an entry.
func (s Spec) OnlyPart(a model.Audience) []string {
	names := make([]string, len(a.Names))
	for i, n := range a.Names {
		names[i] = n.Text
	}
	return s.Only(names)
}

// Cut returns the prose that the edition may show.
func (s Spec) Cut(p model.Prose) model.Prose {
	known := func(name string) bool { return slices.Contains(s.Known, name) }
	p.Source, p.Offsets = p.Blocks.Cut(p.Source, known, s.ReadsBlock)
	for _, b := range p.Blocks.List {
		names := make([]string, len(b.Audiences))
		for i, n := range b.Audiences {
			names[i] = n.Text
		}
		only := model.Only{From: p.Offsets.Cut(b.BodyStart), To: p.Offsets.Cut(b.BodyEnd), Audiences: s.Only(names)}
		if len(only.Audiences) > 0 && only.From < only.To {
			p.Only = append(p.Only, only)
		}
	}
	p.Blocks = markdown.Blocks{Rest: len(p.Source)}
	return p
}

// Shows reports whether the edition shows an entry at all.
func (s Spec) Shows(e model.Entry) bool {
	h := e.Head()
	if h.Draft.Bad || h.Draft.On && !s.Drafts {
		return false
	}
	if len(h.Audience.Names) == 0 && !h.Audience.Bad {
		if !slices.Contains(s.Audiences, s.Known[len(s.Known)-1]) {
			return false
		}
	} else if !s.Reads(h.Audience) {
		return false
	}
	if w, ok := graph.WorkOf(e); ok && len(s.Statuses) > 0 && !slices.Contains(s.Statuses, graph.Status(w)) {
		return false
	}
	return true
}

// narrowest returns the included audience that stands last in the
// configuration: its overrides apply.
func (s Spec) narrowest() string {
	for i := len(s.Known) - 1; i >= 0; i-- {
		if slices.Contains(s.Audiences, s.Known[i]) {
			return s.Known[i]
		}
	}
	return ""
}

// Narrow returns the graph that an edition shows. Entries that lose nothing
// are shared with g; the others are copies without what is hidden. An edition
// that shows everything is g.
//
// If the edition is known to show everything of another graph, whole is that. Of
// one like it, it shows everything if that holds for the entries that are others.
func Narrow(g *graph.Graph, s Spec, whole *graph.Graph) *graph.Graph {
	n := narrower{g: g, s: s}
	if whole != nil && g.Like(whole) && n.losesNothing(whole.Entries()) {
		return g
	}
	n.visible = make(map[model.Entry]bool, len(g.Entries()))
	for _, e := range g.Entries() {
		n.visible[e] = s.Shows(e) && parentShown(g, s, e)
	}
	shown := make([]model.Entry, 0, len(g.Entries()))
	for _, e := range g.Entries() {
		n.visible[e] = n.visible[e] && n.whole(e)
		if n.visible[e] {
			shown = append(shown, e)
		}
	}
	loses := len(shown) < len(g.Entries())
	for i, e := range shown {
		shown[i] = n.entry(e)
		loses = loses || shown[i] != e
	}
	if !loses {
		return g
	}
	return graph.New(shown)
}

// losesNothing reports whether everything of the graph is shown if everything is of
// one like it, whose entries were these.
//
//go:noinline
func (n *narrower) losesNothing(was []model.Entry) bool {
	for i, e := range n.g.Entries() {
		if e != was[i] && !(n.s.Shows(e) && parentShown(n.g, n.s, e) && n.whole(e) && n.untouched(e)) {
			return false
		}
	}
	return true
}

// shown reports whether an entry of the graph is part of the edition.
func (n *narrower) shown(e model.Entry) bool { return n.visible == nil || n.visible[e] }

// parentShown keeps the chapters of a hidden guide hidden: their address and
// trail would name it. An item of a hidden theme stays, without its theme.
func parentShown(g *graph.Graph, s Spec, e model.Entry) bool {
	h := e.Head()
	if h.Kind != model.ChapterKind {
		return true
	}
	parent, ok := g.Find(model.Key{Kind: model.GuideKind.Name, ID: h.Parent})
	return ok && s.Shows(parent)
}

// whole reports whether the edition shows enough of what an entry is between:
// two sides of a comparison, two roles of a pairing, both ends of a
// transition. Less is nothing to tell, and the page would say what the other
// side is not.
func (n *narrower) whole(e model.Entry) bool {
	switch t := e.(type) {
	case *model.Comparison:
		return n.count(t.Head(), "roles", t.Roles)+n.count(t.Head(), "artefacts", t.Artefacts) > 1
	case *model.Pairing:
		return n.count(t.Head(), "roles", t.Roles) > 1
	case *model.Transition:
		return n.count(t.Head(), "from", []model.Ref{t.From}) == 1 && n.count(t.Head(), "to", []model.Ref{t.To}) == 1
	case *model.Delegation:
		return n.delegates(t)
	case *model.Chooser: // half of one leads nowhere
		return !n.hidden(t.Head(), "outcomes") && !n.hidden(t.Head(), "questions")
	}
	return true
}

// count returns how many of the references under a key the edition shows.
func (n *narrower) count(h *model.Header, key string, refs []model.Ref) int {
	shown := 0
	for _, r := range refs {
		if !r.IsZero() && n.sees(r) && !n.hidden(h, key) {
			shown++
		}
	}
	return shown
}

// delegates reports whether both sides of a delegation are shown and something
// of what is handed over: its page would speak of the rest without naming it.
func (n *narrower) delegates(d *model.Delegation) bool {
	h := d.Head()
	sides := n.count(h, "from", []model.Ref{d.From}) + n.count(h, "to", []model.Ref{d.To})
	return sides == 2 && n.count(h, "what", d.What)+len(n.duties(d)) > 0
}

// duties returns the duties handed over that the edition shows with the role
// that has them: their ids are no references.
func (n *narrower) duties(d *model.Delegation) []string {
	role, ok := graph.To[*model.Role](n.g, d.From)
	if !ok || n.hidden(d.Head(), "duties") || n.hidden(role.Head(), "responsibilities") {
		return nil
	}
	var out []string
	for _, id := range d.Duties {
		for _, duty := range role.Responsibilities {
			if duty.ID == id && n.s.Reads(duty.Audience) {
				out = append(out, id)
			}
		}
	}
	return out
}

type narrower struct {
	g       *graph.Graph
	s       Spec
	visible map[model.Entry]bool // nil if all are
}

// sees reports whether what a reference names is part of the edition. A
// reference that leads nowhere is left out too: whether its target is hidden
// or was never written must not make a difference.
func (n *narrower) sees(r model.Ref) bool {
	if r.IsZero() || r.Nobody {
		return true
	}
	to, ok := n.g.Resolve(r)
	return ok && n.shown(to)
}

// entry returns e without what the edition hides.
func (n *narrower) entry(e model.Entry) model.Entry {
	if n.untouched(e) {
		return e
	}
	v := reflect.New(reflect.TypeOf(e).Elem())
	v.Elem().Set(reflect.ValueOf(e).Elem())
	out := v.Interface().(model.Entry)
	n.keys(v.Elem(), out.Head())
	n.strip(v.Elem())
	n.head(out)
	return out
}

// untouched is the cheap test that most entries of most editions pass.
func (n *narrower) untouched(e model.Entry) bool {
	h := e.Head()
	if n.s.Precision != model.NoPrecision || len(n.s.Allow)+len(n.s.Deny)+len(h.Overrides) > 0 || len(n.s.Statuses) > 0 {
		return false
	}
	if h.Parent != "" && !n.parentVisible(h) {
		return false
	}
	if d, ok := e.(*model.Delegation); ok && len(d.Duties) > 0 {
		return false
	}
	if h.Parted || !h.Prose.Plain() {
		return false
	}
	for _, r := range h.Refs {
		if !n.sees(r.Ref) {
			return false
		}
	}
	return true
}

func (n *narrower) parentVisible(h *model.Header) bool {
	kind := map[*model.Kind]string{model.ItemKind: "theme", model.ChapterKind: "guide"}[h.Kind]
	if kind == "" {
		return true
	}
	parent, ok := n.g.Find(model.Key{Kind: kind, ID: h.Parent})
	return ok && n.shown(parent)
}

// head narrows what every entry has.
func (n *narrower) head(e model.Entry) {
	h := e.Head()
	refs := h.Refs
	h.Refs = nil
	for _, r := range refs {
		if n.sees(r.Ref) && !n.hidden(h, r.Path) {
			h.Refs = append(h.Refs, r)
		}
	}
	if h.Parent != "" && !n.parentVisible(h) {
		h.Parent, h.File = "", "" // the path of the file names the parent
	}
	if own := func(x model.Extra) bool { return n.hidden(h, x.Name) }; slices.ContainsFunc(h.Extra, own) {
		h.Extra = slices.DeleteFunc(slices.Clone(h.Extra), own)
	}
	if !h.Date.IsZero() && n.hidden(h, "date") {
		h.Date, h.File = model.Date{}, "" // and its name holds the date
	}
	if o, ok := n.override(h); ok {
		if o.Title != "" {
			h.Title = o.Title
		}
		if o.Summary != "" && !n.hidden(h, "summary") {
			h.Summary = o.Summary
		}
	}
	if d, ok := e.(*model.Delegation); ok {
		d.Duties = n.duties(d)
	}
	n.capDates(e)
	if h.Prose != nil {
		cut := n.s.Cut(*h.Prose)
		h.Prose = &cut
		h.Written = !h.Prose.Empty()
	}
	h.Overrides = nil
	h.Audience.Names = slices.DeleteFunc(slices.Clone(h.Audience.Names), func(a model.Name) bool { return !slices.Contains(n.s.Audiences, a.Text) })
	h.Draft = model.Gate{}
}

func (n *narrower) override(h *model.Header) (model.Override, bool) {
	for _, o := range h.Overrides {
		if o.Audience == n.s.narrowest() {
			return o, true
		}
	}
	return model.Override{}, false
}

// hidden reports whether the edition or an override hides the key that a path
// begins with.
func (n *narrower) hidden(h *model.Header, path string) bool {
	key := model.TopKey(path)
	if n.s.Hides(key) {
		return true
	}
	o, ok := n.override(h)
	return ok && slices.Contains(o.Hide, key)
}

// Hides reports whether the edition leaves a key out of every entry.
func (s Spec) Hides(key string) bool {
	return slices.Contains(s.Deny, key) || len(s.Allow) > 0 && !slices.Contains(s.Allow, key) && !common(key)
}

// capDates makes the dates of work no finer than the edition shows. Days on
// which something was read, reviewed or written are not plans, and stay.
func (n *narrower) capDates(e model.Entry) {
	limit := n.s.Precision
	if o, ok := n.override(e.Head()); ok {
		if p, set := model.ParsePrecision(o.TargetPrecision); set && (limit == model.NoPrecision || p < limit) {
			limit = p
		}
	}
	if limit == model.NoPrecision {
		return
	}
	capPeriods(reflect.ValueOf(e).Elem(), limit)
}

// capPeriods caps every period of an entry, whatever its kind: one that were
// forgotten would show a date that an edition rounds.
func capPeriods(v reflect.Value, limit model.Precision) {
	for i := range v.NumField() {
		field, is := v.Field(i), v.Type().Field(i)
		switch {
		case field.Type() == reflect.TypeFor[model.Period]():
			field.Set(reflect.ValueOf(field.Interface().(model.Period).Cap(limit)))
		case is.Anonymous:
			capPeriods(field, limit)
		}
	}
}
