package view

import (
	"cmp"
	"io"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/search"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// find plans what readers look things up in: a page that lists everything, and
// the index that a script searches. It lists what the views before it planned,
// so it comes after them.
func find(p *planner) []Page {
	frame, _ := p.frame(route.Search, "search", noFolder)
	all := sync.OnceValue(p.findables)
	index := sync.OnceValue(func() *search.Index {
		all := all()
		places := make([]search.Place, len(all))
		for i := range all {
			places[i] = all[i].Place
		}
		var room search.Doc
		var known *search.Memory
		if p.Memory != nil {
			known = &p.Memory.index
		}
		return search.Encode(places, func(i int) *search.Doc { return p.documentOf(&all[i], &room) }, p.searchWords(), known)
	})
	return []Page{
		{URL: route.Search, Template: "search.html", Data: func() any { return p.everything(frame, all()) }},
		// The index is named by its content. Pages know only the file that
		// knows the name, so that they stay as they are when a word changes
		// on one of them.
		{Name: func() string { return "/" + index().Path }, Encode: func(w io.Writer) error { return index().Write(w) }},
		{URL: route.SearchIndex, Encode: func(w io.Writer) error { return put(w, search.Point(index().Path)) }},
	}
}

// everything lists what can be found, for readers without a script.
func (p *planner) everything(frame Frame, all []findable) Search {
	data := Search{Frame: frame, Count: len(all), Groups: byKind(all)}
	for _, g := range data.Groups {
		data.Contents = append(data.Contents, Heading{Level: 2, ID: listed(g.Kind), Text: p.Word("kinds." + g.Kind)})
	}
	return data
}

// listed is the place of a kind on the page that lists everything.
func listed(kind string) string { return "kind-" + kind }

// byKind sorts what can be found by kind, and from A to Z within each.
func byKind(all []findable) []LinkGroup {
	var groups []LinkGroup
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Kind == all[0].Kind {
			n++
		}
		type row struct {
			folded string
			of     *findable
		}
		rows := make([]row, n)
		for i := range rows {
			rows[i] = row{search.Fold(all[i].title), &all[i]}
		}
		sorting.By(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.of.URL, b.of.URL)) })
		g := LinkGroup{Kind: all[0].Kind, Links: make([]Link, n)}
		for i, r := range rows {
			g.Links[i] = Link{Text: r.of.title, URL: r.of.URL}
		}
		groups, all = append(groups, g), all[n:]
	}
	return groups
}

// searchWords are the words that the script shows and understands.
func (p *planner) searchWords() search.Words {
	w := search.Words{Asks: p.Word("search.asks"), Skip: p.Word("search.skip")}
	for _, k := range model.Kinds {
		w.Kinds = append(w.Kinds, search.Word{ID: k.Name, Text: p.Word("kinds." + k.Name)})
	}
	w.Kinds = append(w.Kinds, search.Word{ID: tagKind, Text: p.Word("kinds." + tagKind)})
	for _, s := range model.Statuses {
		w.Status = append(w.Status, search.Word{ID: s, Text: p.Word("status." + s)})
	}
	for _, s := range []string{"on-track", "at-risk", "off-track"} {
		w.Health = append(w.Health, search.Word{ID: s, Text: p.Word("health." + s)})
	}
	for _, h := range p.Horizons {
		title := h.Title
		if title == "" {
			title = p.Word("horizon." + h.ID)
		}
		w.Horizon = append(w.Horizon, search.Word{ID: h.ID, Text: title})
	}
	for _, prefix := range search.Prefixes {
		w.Prefixes = append(w.Prefixes, search.Word{ID: prefix, Text: p.Word("search.prefix." + prefix)})
	}
	for _, name := range search.Sentences {
		w.Says = append(w.Says, search.Word{ID: name, Text: p.Word("search." + name)})
	}
	w.Says = append(w.Says, search.Word{ID: "decides", Text: p.Word("part.decides")}, search.Word{ID: "nobody", Text: p.Word("decision.nobody")})
	return w
}
