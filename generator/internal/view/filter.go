package view

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/search"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// mostRules is for how many themes the style sheet has rules, so that readers
// without a script can choose among them.
const mostRules = 8

// fewest is how many cards are worth filtering.
const fewest = 3

// facets returns what a card is filtered by.
func (p *Teller) facets(e model.Entry) Facets {
	f := Facets{Status: status(e), Theme: p.themePlace(e)}
	if owner, ok := p.Graph.OwnerOf(e); ok {
		f.Owner = p.ownerKey(owner)
	}
	return f
}

// themePlace returns the place among all of the theme that work stands in or
// is, from 1; 0 if there is none.
func (p *Teller) themePlace(e model.Entry) int {
	theme, ok := e.(*model.Theme)
	if !ok {
		if theme, ok = p.Graph.ThemeOf(e); !ok {
			return 0
		}
	}
	return p.places[theme.ID]
}

// ownerKey returns the id of an owner as it stands in addresses, with its kind
// where a role bears the same id.
func (p *Teller) ownerKey(e model.Entry) string {
	h := e.Head()
	if _, taken := p.Graph.Find(model.Key{Kind: model.RoleKind.Name, ID: h.ID}); taken && h.Kind != model.RoleKind {
		return h.Key().String()
	}
	return h.ID
}

// filter returns what readers can choose among the work of a page. What all of
// it has in common is no choice.
func (p *planner) filter(work []model.Entry) Filter {
	f := Filter{Count: len(work), Many: len(p.themes) > mostRules}
	if len(work) < fewest {
		return Filter{}
	}
	byTheme, byStatus, byOwner := map[int]int{}, map[string]int{}, map[string]int{}
	names := map[string]string{}
	for _, e := range work {
		facets := p.facets(e)
		byTheme[facets.Theme]++
		byStatus[facets.Status]++
		if facets.Owner == "" {
			continue
		}
		byOwner[facets.Owner]++
		if _, named := names[facets.Owner]; !named {
			owner, _ := p.Graph.OwnerOf(e)
			names[facets.Owner] = owner.Head().Title
		}
	}
	for i, t := range p.themes {
		if n := byTheme[i+1]; n > 0 {
			f.Themes = append(f.Themes, Choice{Key: t.ID, Title: t.Title, Colour: p.colours[t.ID], Place: i + 1, Count: n})
		}
	}
	for _, s := range model.Statuses {
		if n := byStatus[s]; n > 0 {
			f.Statuses = append(f.Statuses, Choice{Key: s, Title: p.Word("status." + s), Count: n})
		}
	}
	for key, n := range byOwner {
		f.Owners = append(f.Owners, Choice{Key: key, Title: names[key], Count: n})
	}
	sorting.By(f.Owners, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(search.Fold(a.Title), search.Fold(b.Title)), cmp.Compare(a.Key, b.Key))
	})
	choice := func(list *[]Choice) {
		if len(*list) == 1 && (*list)[0].Count == len(work) || len(*list) == 0 {
			*list = nil
		}
	}
	choice(&f.Themes)
	choice(&f.Statuses)
	choice(&f.Owners)
	return f
}

// filterOfSome is the filter of a page that leaves work out. It counts what is
// there. All work of a theme stands on the page of the theme.
func (p *planner) filterOfSome(shown []model.Entry) Filter {
	f := p.filter(shown)
	f.Themes, f.Many, f.Some = nil, false, true
	return f
}

// onBoard returns what the board shows of the work: all but what was dropped.
func onBoard(work []model.Entry) []model.Entry {
	return slices.DeleteFunc(slices.Clone(work), func(e model.Entry) bool {
		w, _ := graph.WorkOf(e)
		return graph.Status(w) == "dropped"
	})
}
