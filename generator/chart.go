package generator

import (
	"slices"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/edition"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// A chart is a graph with what links and prose ask of it.
type chart struct {
	g       *graph.Graph
	routes  *route.Table
	byFile  map[string]int      // by the path of a content file in the project, the place of its entry in the graph
	anchors map[string][]string // by address: ids of entries that are found on a page of others
	pages   map[string]bool     // addresses of pages
	paths   []pathOf            // to files of the project, in front matter
	with    []model.Entry       // those that have prose
	files   []int               // the content file of each
	place   map[model.Key]int   // of an entry in with
	at      map[model.Entry]int // the same by most entries themselves, which is cheaper to ask
}

// pathOf is a path to a file that stands in the front matter of an entry.
type pathOf struct {
	entry model.Entry
	frontLink
}

func newChart(g *graph.Graph, routes *route.Table, file func(model.Entry) int) *chart {
	n := len(g.Entries())
	c := &chart{g: g, routes: routes, byFile: make(map[string]int, n), anchors: map[string][]string{},
		pages: make(map[string]bool, n), place: make(map[model.Key]int, n), at: make(map[model.Entry]int, n)}
	c.pages[route.Home] = true
	for i, e := range g.Entries() {
		h := e.Head()
		if !h.Row {
			c.byFile[h.Origin.File] = i
		}
		if h.Written {
			c.place[h.Key()], c.at[e] = len(c.with), len(c.with)
			c.with, c.files = append(c.with, e), append(c.files, file(e))
		}
		c.lead(e)
		address, _ := routes.Of(e)
		page, id, anchored := strings.Cut(address, "#")
		c.pages[page] = true
		c.pages[route.Index(h.Kind)] = true
		if anchored {
			c.anchors[page] = append(c.anchors[page], id)
		}
		if h.Kind == model.DecisionKind { // on the register too, if it has a page of its own
			c.anchors["/decisions/"] = append(c.anchors["/decisions/"], h.ID)
		}
	}
	return c
}

// of returns the chart of a graph that is like its own.
func (c *chart) of(g *graph.Graph) *chart {
	out := *c
	out.g, out.with, out.paths = g, slices.Clone(c.with), nil
	for i, e := range g.Entries() {
		if e != c.g.Entries()[i] && e.Head().Written {
			out.with[c.place[e.Head().Key()]] = e
		}
		out.lead(e)
	}
	return &out
}

// lead adds the paths that stand in an entry.
//
//go:noinline
func (c *chart) lead(e model.Entry) {
	for _, l := range pathsIn(e) {
		c.paths = append(c.paths, pathOf{e, l})
	}
}

// inFile returns the entry that a content file is about.
//
//go:noinline
func (c *chart) inFile(path string) (model.Entry, bool) {
	if i, ok := c.byFile[path]; ok {
		return c.g.Entries()[i], true
	}
	return nil, false
}

// narrowed is what one edition may show, but for prose.
type narrowed struct {
	*chart
	glossary  *markdown.Glossary
	explained digest.Digest          // of the glossary
	clashing  func() map[string]bool // addresses at which pages meet, as entries are told
	left      []LeftOut
}

func (b *builder) narrow(p planned) *narrowed {
	c := b.content.chart
	r := b.session.reader(p.conf.ID)
	if r.under != b.settled {
		r.under, r.whole = b.settled, nil
	}
	g := edition.Narrow(c.g, p.spec, r.whole)
	if r.whole = nil; g == c.g {
		r.whole = g
	} else {
		routes, _ := route.Assign(g.Entries()) // clashes are those of the whole graph
		c = newChart(g, routes, b.content.file)
	}
	glossary, explained := glossaryOf(c.g, c.routes)
	return &narrowed{c, glossary, explained, sync.OnceValue(func() map[string]bool { return clashing(c.g, c.routes) }), b.leftOut(p, c.g)}
}
