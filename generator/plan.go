package generator

import (
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// A plan is the pages of one edition, with what each shows but for the words of
// prose. It is remembered by all that views look at: the entries, the
// configuration, the words of the site theme but not its templates, and what
// prose says beyond its own page. A page that must be made is asked for from the
// views anew, unless a teller makes it.
type plan struct {
	overview   *view.Overview
	everywhere digest.Digest // of what all pages may show
	memory     *view.Memory
	pages      []plannedPage
	names      *output.Names // of the files of pages
	layouts    []string      // of all pages, each once
	seen       []glimpse     // of each page, to be compared and not read

	told  sync.Once
	about About
}

type plannedPage struct {
	view.Page        // without its data
	file      string // path in the tree; "" where the page says it when it is made
	place     int    // among the pages of its view
	before    *print // of the page at this address in the plan before
}

// A glimpse is what is known of a page when it was made, and what it shows.
type glimpse struct {
	print  *print
	first  int32 // the place in the edition of the first text it shows; -1 if it shows none
	others bool  // it shows more
}

// A print is what a page is known by: the digest of all that it is made from
// besides prose, and the prose that it shows.
type print struct {
	rest  digest.Digest
	shows []shownText
	notes *view.Notes // by which it is known to hold still; nil if it must be taken anew
}

func (p *print) glimpse() glimpse {
	g := glimpse{print: p, first: -1, others: len(p.shows) > 1}
	if len(p.shows) > 0 {
		g.first = int32(p.shows[0].place)
	}
	return g
}

// shownText is prose on a page: whose, and its place in the edition.
type shownText struct {
	of    model.Key
	place int
}

// stands reports whether a text is still at its place.
func (c *chart) stands(s shownText) bool {
	return s.place < len(c.with) && c.with[s.place].Head().Key() == s.of
}

func newPlan(o *view.Overview, everywhere digest.Digest, memory *view.Memory, pages []view.Page) *plan {
	p := &plan{overview: o, everywhere: everywhere, memory: memory, pages: make([]plannedPage, len(pages)), seen: make([]glimpse, len(pages))}
	known := map[string]bool{}
	for i, page := range pages {
		if page.Name == nil {
			p.pages[i].file = route.File(page.URL)
		}
		page.Name, page.Data, page.Encode = nil, nil, nil
		p.pages[i].Page = page
		if i > 0 && page.View == pages[i-1].View {
			p.pages[i].place = p.pages[i-1].place + 1
		}
		if !known[page.Template] {
			known[page.Template] = true
			p.layouts = append(p.layouts, page.Template)
		}
	}
	return p
}

// name names the files of the pages, as those of the plan before if they are the
// same.
func (p *plan) name(before *plan) {
	paths := make([]string, len(p.pages))
	for i := range p.pages {
		paths[i] = p.pages[i].file
	}
	if before != nil && before.names.Are(paths) {
		p.names = before.names
	} else {
		p.names = output.NewNames(paths)
	}
}

// follow lets the pages of a plan know what the plan before knew of them, if
// there was one of an edition that shows the same everywhere.
func (p *plan) follow(before *plan) {
	if before == nil {
		return
	}
	var byURL map[string]int
	for i := range p.pages {
		at := i
		if at >= len(before.pages) || before.pages[at].URL != p.pages[i].URL {
			if byURL == nil {
				byURL = make(map[string]int, len(before.pages))
				for k := range before.pages {
					byURL[before.pages[k].URL] = k
				}
			}
			var ok bool
			if at, ok = byURL[p.pages[i].URL]; !ok {
				continue
			}
		}
		known := before.seen[at].print
		if known == nil {
			known = before.pages[at].before
		}
		if known != nil && known.notes != nil {
			p.pages[i].before = known
		}
	}
}

// plan asks all views for their pages, or remembers what they planned. An
// overview depends on no prose at all, so it is remembered by entries alone.
func (b *builder) plan(edition string, key, entries, said digest.Digest, in view.Input) *making {
	all := func(o *view.Overview) []view.Page {
		pages := view.Plan(in, o)
		if sitemap, ok := view.Sitemap(in, pages); ok {
			pages = append(pages, sitemap)
		}
		return pages
	}
	var pages []view.Page
	m := &making{b: b, edition: edition}
	m.plan = b.session.plans.Get(key, func() *plan {
		overview := b.session.overviews.Get(entries, func() *view.Overview { return view.Survey(in) })
		everywhere := digest.Join(b.settled, said, digest.Of(view.Everywhere(in, overview)))
		last := b.session.last[edition]
		before := last
		if before != nil && before.everywhere != everywhere {
			before = nil
		}
		if before != nil {
			in.Memory = before.memory
		} else if !b.in.Last {
			in.Memory = new(view.Memory)
		}
		pages = all(overview)
		p := newPlan(overview, everywhere, in.Memory, pages)
		p.follow(before)
		p.name(last)
		return p
	})
	in.Memory = m.plan.memory
	b.session.last[edition] = m.plan
	m.teller = view.NewTeller(in, m.plan.overview)
	if pages != nil {
		made := make([]*view.Page, len(pages)) // but those that the teller makes
		for i := range pages {
			if !pages[i].Told() {
				page := pages[i]
				made[i] = &page
			}
		}
		m.made = func(i int) view.Page { return *made[i] }
		m.leave = func(i int) { made[i] = nil }
		return m
	}
	again := sync.OnceValue(func() []view.Page { return all(m.plan.overview) })
	ofView := make(map[string]func() []view.Page, len(view.Views))
	for _, v := range view.Views {
		ofView[v.Name] = sync.OnceValue(func() []view.Page { return view.PlanOf(in, m.plan.overview, v.Name) })
	}
	m.made = func(i int) view.Page {
		page := &m.plan.pages[i]
		if page.View == "" { // the sitemap, which knows all pages
			return again()[i]
		}
		return ofView[page.View]()[page.place]
	}
	return m
}

// tell says of the site what its files do not, as long as the plan holds.
func (p *plan) tell(in view.Input) About {
	p.told.Do(func() {
		p.about = About{Facts: view.Facts(in), Sources: map[string]string{}}
		for i := range p.pages {
			if page := &p.pages[i]; len(page.Sources) > 0 && page.Template != "redirect.html" {
				p.about.Sources[page.file] = page.Sources[0]
			}
		}
	})
	return p.about
}
