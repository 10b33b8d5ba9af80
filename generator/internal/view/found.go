package view

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/search"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// findable is what can be found: an entry, or a list that a view has planned.
type findable struct {
	search.Place
	title string
	says  string      // of a list
	entry model.Entry // nil for a list
}

// findables returns all that can be found, by kind: entries in reading order,
// and lists.
func (p *planner) findables() []findable {
	all := make([]findable, 0, len(p.Graph.Entries())+len(p.lists))
	for _, e := range p.Graph.Entries() {
		if url := p.url(e); url != "" && e.Head().Kind != model.SectionKind {
			all = append(all, findable{search.Place{URL: url, Kind: e.Head().Kind.Name}, foundAs(e), "", e})
		}
	}
	for _, f := range p.lists {
		one := findable{search.Place{URL: f.URL, Kind: model.SectionKind.Name}, f.Title, f.Description, nil}
		if one.title == "" {
			one.title = p.Word(f.TitleWord)
		}
		if strings.HasPrefix(f.URL, route.Tags) && f.URL != route.Tags {
			one.Kind = tagKind
		}
		all = append(all, one)
	}
	place := map[string]int{tagKind: len(model.Kinds)}
	for i, k := range model.Kinds {
		place[k.Name] = i
	}
	sorting.By(all, func(a, b findable) int { return cmp.Compare(place[a.Kind], place[b.Kind]) })
	return all
}

// foundAs returns the title under which readers find an entry: a row of the
// register shows its question and no title.
func foundAs(e model.Entry) string {
	if d, ok := e.(*model.Decision); ok {
		return d.Question
	}
	return e.Head().Title
}

// tagKind is the kind of the pages of tags, which are no entries.
const tagKind = "tag"

func (p *Teller) document(e model.Entry) search.Doc {
	h := e.Head()
	rendered := p.Prose(e)
	d := search.Doc{URL: p.url(e), Kind: h.Kind.Name, Title: foundAs(e), Summary: says(e), Text: rendered.Lead}
	for _, heading := range rendered.Headings {
		d.Headings = append(d.Headings, search.Heading{Title: heading.Title, ID: heading.ID})
	}
	for _, tag := range h.Tags {
		if route.Slug(tag) != "" {
			d.Tags = append(d.Tags, route.Tag(tag))
		}
	}
	with := p.Graph.ToAll([]model.Ref{h.Owner})
	switch t := e.(type) {
	case *model.Vision:
		d.Hidden = []string{p.Word("kind." + d.Kind)}
	case *model.Theme:
		p.state(&d, t, &t.Work)
		with = append(with, p.peopleOf(t, &t.Work)...)
	case *model.Item:
		p.state(&d, t, &t.Work)
		if theme, ok := p.Graph.ThemeOf(t); ok {
			d.Theme = p.url(theme)
		}
		with = append(with, p.peopleOf(t, &t.Work)...)
	case *model.Role:
		d.Names, d.Hidden = namesOf(t), t.HiddenTitles
		for _, duty := range t.Responsibilities {
			d.Headings = append(d.Headings, search.Heading{Title: duty.Title, ID: duty.ID})
		}
		with = append(with, t)
	case *model.Stakeholder:
		with = append(with, t)
	case *model.Decision:
		asked := rights.Doc(p.Graph, t)
		d.Names, d.Hidden, d.Summary = asked.Names, asked.Hidden, asked.Summary
		d.Text = joinWords(asked.Text, d.Text)
		d.Deciders = p.urls(p.Graph.TakePart(t, graph.Decides))
		for _, part := range graph.Parts {
			with = append(with, p.Graph.TakePart(t, part)...)
		}
	case *model.Record:
		with = append(with, p.Graph.ToAll(t.Makers)...)
	case *model.Delegation:
		with = append(with, p.Graph.ToAll([]model.Ref{t.From, t.To})...)
	case *model.Comparison:
		with = append(with, p.Graph.ToAll(t.Roles)...)
	case *model.Chooser:
		for _, q := range t.Questions {
			d.Text = joinWords(d.Text, q.Ask)
		}
		for _, o := range t.Outcomes {
			with = append(with, p.Graph.ToAll(o.Roles)...)
		}
	case *model.Pairing:
		with = append(with, p.Graph.ToAll(t.Roles)...)
	case *model.Transition:
		with = append(with, p.Graph.ToAll([]model.Ref{t.From, t.To})...)
	case *model.Quotation:
		d.Text = t.Text
		with = append(with, p.Graph.ToAll(t.About)...)
	case *model.Artefact:
		d.Names = t.AlternateTitles
		with = append(with, p.Graph.OwnersOf(t)...)
	case *model.Term:
		d.Names, d.Hidden = names(t.Abbreviation), t.HiddenTerms
	}
	d.Roles = p.urls(with)
	if d.Summary == "" && d.Kind != model.DecisionKind.Name {
		d.Summary, d.Text = rendered.Lead, ""
	}
	d.Text = firstWords(d.Text)
	return d
}

// firstWords returns as much of a text as the index has room for: with more, a
// site of two hundred pages would not stay within thirty kilobytes.
func firstWords(s string) string {
	words := make([]string, 0, 16)
	for word := range strings.FieldsSeq(s) {
		if words = append(words, word); len(words) == cap(words) {
			break
		}
	}
	return strings.Join(words, " ")
}

func (p *Teller) state(d *search.Doc, e model.Entry, w *model.Work) {
	d.Status, d.Horizon = graph.Status(w), p.horizon(e)
	if !graph.Finished(w) {
		d.Health = w.Health
	}
}

// peopleOf returns who has a part in work.
func (p *Teller) peopleOf(e model.Entry, w *model.Work) []model.Entry {
	refs := append([]model.Ref{w.Delegate}, w.Consulted...)
	refs = append(refs, w.Informed...)
	for _, a := range w.Asks {
		refs = append(refs, a.Team, a.Champion)
	}
	return append(slices.Clone(p.Graph.Ruling(e).Deciders), p.Graph.ToAll(refs)...)
}

func namesOf(r *model.Role) []string {
	out := append(names(r.Abbreviation), r.AlternateTitles...)
	out = append(out, r.FormerTitles...)
	for _, n := range r.Nicknames {
		out = append(out, n.Text)
	}
	return out
}

func names(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

// urls returns the addresses of entries, each once.
func (p *Teller) urls(entries []model.Entry) []string {
	var out []string
	for _, e := range entries {
		if url := p.url(e); url != "" && !slices.Contains(out, url) {
			out = append(out, url)
		}
	}
	return out
}
