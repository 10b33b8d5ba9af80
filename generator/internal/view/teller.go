package view

import (
	"slices"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Teller says what the pages of single entries say. It sees the edition as
// its input and what is shown everywhere, but no list of an overview: all that
// it knows of other entries it asks of the graph, which can take notes.
type Teller struct {
	Input
	*shown
	notes *Notes // taken, if somebody wants them
}

// shown is what pages of entries show of an edition as a whole.
type shown struct {
	colours map[string]int // by id of the theme
	places  map[string]int // of themes among all, from 1, by id
	nav     []NavLink
}

// Everywhere returns what pages may show that take notes, besides the answers
// that they note: a value to be told from another by its digest.
func Everywhere(in Input, o *Overview) any {
	themes := make([]Choice, len(o.themes))
	for i, t := range o.themes {
		themes[i] = Choice{Key: t.ID, Colour: o.shown.colours[t.ID], Place: o.shown.places[t.ID]}
	}
	return struct {
		Site   Site
		Nav    []NavLink
		Themes []Choice
	}{in.Site, o.shown.nav, themes}
}

// Notes are what the data of a page was made from: the entries that it is about
// and all that was asked besides. An entry that is the same value says the same,
// its address with it, so only answers that are not entries are compared.
type Notes struct {
	about []model.Entry
	graph graph.Notes
	prose []proseNote
	hrefs []hrefNote
	urls  []urlNote
}

// A proseNote is what prose says to those who do not read it: what its body
// says is known by the body's own digest.
type proseNote struct {
	of       model.Entry
	written  bool
	lead     string
	headings []markdown.Heading
}

type hrefNote struct {
	in          model.Entry
	target, url string
	ok          bool
}

type urlNote struct {
	of  model.Entry
	url string
}

// told gives a page data that only a Teller makes, who begins with some entries
// and asks for everything else.
func (p *planner) told(page Page, about []model.Entry, tell func(*Teller) any) Page {
	page.about, page.tell = about, tell
	page.Data = func() any { return tell(p.Teller) }
	return page
}

// NewTeller returns the teller of an edition.
func NewTeller(in Input, o *Overview) *Teller {
	in.Graph = o.graph
	return &Teller{Input: in, shown: &o.shown}
}

// Told reports whether a teller makes the data of a page.
func (p *Page) Told() bool { return p.tell != nil }

// Tell returns the data of a page.
func (p *Page) Tell(t *Teller) any { return p.tell(t) }

// Note returns the data of a page with notes of what it was made from.
func (p *Page) Note(t *Teller) (any, *Notes) {
	n := &Notes{about: p.about}
	return p.tell(t.noting(n)), n
}

// Holds reports whether the data of a page is what it was when notes were
// taken, in an edition that shows the same everywhere.
func (p *Page) Holds(t *Teller, n *Notes) bool { return slices.Equal(n.about, p.about) && t.says(n) }

// same reports whether lists are equal. As a rule they are the very same.
func same(a, b []markdown.Heading) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

func (p *Teller) noting(n *Notes) *Teller {
	q := *p
	q.notes = n
	q.Graph = p.Graph.Noting(&n.graph)
	q.Prose = func(e model.Entry) Rendered {
		said := p.Prose(e)
		n.prose = append(n.prose, proseNote{e, said.Body != nil, said.Lead, said.Headings})
		return said
	}
	q.Href = func(e model.Entry, target string) (string, bool) {
		url, ok := p.Href(e, target)
		n.hrefs = append(n.hrefs, hrefNote{e, target, url, ok})
		return url, ok
	}
	return &q
}

// says reports whether the edition gives the answers that stand in notes.
func (p *Teller) says(n *Notes) bool {
	for _, was := range n.prose {
		if now := p.Prose(was.of); was.written != (now.Body != nil) || was.lead != now.Lead || !same(was.headings, now.Headings) {
			return false
		}
	}
	for _, was := range n.hrefs {
		if url, ok := p.Href(was.in, was.target); url != was.url || ok != was.ok {
			return false
		}
	}
	for _, was := range n.urls {
		if p.url(was.of) != was.url {
			return false
		}
	}
	return n.graph.Hold(p.Graph)
}

func newPlanner(in Input, o *Overview) *planner {
	p := &planner{Teller: NewTeller(in, o), Overview: o}
	p.pieces = sync.OnceValue(p.findPieces)
	p.onTheBoard = sync.OnceValue(func() standing { return p.standingOf(p.work) })
	return p
}

// url returns the address of an entry.
func (p *Teller) url(e model.Entry) string {
	url, _ := p.Routes.Of(e)
	if p.notes != nil && e.Head().Kind == model.SectionKind { // which has one only while its list has
		p.notes.urls = append(p.notes.urls, urlNote{e, url})
	}
	return url
}

// link returns a link to an entry by its title.
func (p *Teller) link(e model.Entry) Link {
	return Link{Text: e.Head().Title, URL: p.url(e)}
}

func (p *Teller) links(entries []model.Entry) []Link {
	var links []Link
	for _, e := range entries {
		links = append(links, p.link(e))
	}
	return links
}

// to returns a link to what a reference names, or the zero Link.
func (p *Teller) to(r model.Ref) Link {
	if e, ok := p.Graph.Resolve(r); ok {
		return p.link(e)
	}
	return Link{}
}

func (p *Teller) toAll(refs []model.Ref) []Link { return p.links(p.Graph.ToAll(refs)) }

// prose returns the rendered prose of an entry.
func (p *Teller) prose(e model.Entry) Prose { return Prose{Body: p.Prose(e).Body} }
