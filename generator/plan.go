package generator

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/memo"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// A plan is the pages of one edition, with what each shows but for the words of
// prose. It is remembered by all that views look at: the entries, the
// configuration, the words of the site theme but not its templates, and what
// prose says beyond its own page. A page that must be made is asked for from the views anew.
type plan struct {
	overview *view.Overview
	pages    []plannedPage

	told  sync.Once
	about About
}

type plannedPage struct {
	view.Page        // without its data
	file      string // path in the tree
	place     int    // among the pages of its view
	seen      atomic.Pointer[print]
}

// A print is what a page is known by: the digest of all that it is made from
// besides prose, and the prose that it shows, by its place in the edition.
type print struct {
	rest  digest.Digest
	shows []int
}

func newPlan(o *view.Overview, pages []view.Page) *plan {
	p := &plan{overview: o, pages: make([]plannedPage, len(pages))}
	for i, page := range pages {
		page.Data, page.Encode = nil, nil
		p.pages[i].Page, p.pages[i].file = page, route.File(page.URL)
		if i > 0 && page.View == pages[i-1].View {
			p.pages[i].place = p.pages[i-1].place + 1
		}
	}
	return p
}

// plan asks all views for their pages, or remembers what they planned. An
// overview depends on no prose at all, so it is remembered by entries alone.
func (b *builder) plan(key, entries digest.Digest, in view.Input) *making {
	all := func(o *view.Overview) []view.Page {
		pages := view.Plan(in, o)
		if sitemap, ok := view.Sitemap(in, pages); ok {
			pages = append(pages, sitemap)
		}
		return pages
	}
	var pages []view.Page
	m := &making{b: b}
	m.plan = b.session.plans.Get(key, func() *plan {
		overview := b.session.overviews.Get(entries, func() *view.Overview { return view.Survey(in) })
		pages = all(overview)
		return newPlan(overview, pages)
	})
	if pages != nil {
		m.made = func(i int) view.Page { return pages[i] }
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

// making makes the pages of a plan.
type making struct {
	b       *builder
	edition string
	plan    *plan
	made    func(i int) view.Page // a page with its data
	prose   *proseOf
	at      render.Place
	run     *memo.Run[rendered]
	look    map[string]digest.Digest // by template
}

// into fills a tree with the planned pages. Where addresses clash the first
// page stays. It returns the places of pages that could not be made.
func (m *making) into(ctx context.Context, tree *output.Tree, told map[string]bool) (problems diag.List, missing []int) {
	m.run, m.look = m.b.session.pages.Run(m.edition, len(m.plan.pages)), map[string]digest.Digest{}
	for i := range m.plan.pages {
		if name := m.plan.pages[i].Template; m.look[name] == (digest.Digest{}) {
			m.look[name] = digest.Join(digest.String(name), m.b.theme.theme.Digest(name))
		}
	}
	results := parallel(ctx, len(m.plan.pages), m.page)
	for i, r := range results {
		page := &m.plan.pages[i]
		problems = append(problems, r.problems...)
		if r.file == nil {
			missing = append(missing, i)
			continue
		}
		if !tree.Add(page.file, r.file) && !told[page.URL] {
			at := diag.Span{File: m.b.in.Config}
			if len(page.Sources) > 0 {
				at.File = page.Sources[0]
			}
			problems = append(problems, diag.New("route/clash", at, "two pages would both be at %s", page.URL).
				WithHint("give one of them another name"))
		}
	}
	return problems, missing
}

// page makes one page, or remembers it.
func (m *making) page(i int) (r rendered) {
	page, theme := &m.plan.pages[i], m.b.theme.theme
	defer caught("the page "+page.URL, diag.Span{}, func(d diag.Diagnostic) { r = rendered{problems: placed(diag.List{d}, page.Page)} })
	at := m.at
	at.URL, at.Rooted = page.URL, page.Rooted
	var data any
	seen := page.seen.Load()
	if seen == nil {
		data = m.made(i).Data()
		seen = m.print(data)
		seen.rest = digest.Join(digest.Of(at), seen.rest)
		page.seen.Store(seen)
	}
	parts := append(make([]digest.Digest, 0, 8), seen.rest, m.look[page.Template])
	for _, place := range seen.shows {
		parts = append(parts, m.prose.list[place].rendered.Body.Digest())
	}
	key := digest.Join(parts...)
	ran := false
	r = m.run.Get(i, key, func() rendered {
		ran = true
		if page.Template == "" {
			bytes, err := m.made(i).Encode()
			if err != nil {
				panic(err)
			}
			return rendered{file: newFile(bytes)}
		}
		if data == nil {
			data = m.made(i).Data()
		}
		html, problems := theme.Render(page.Template, data, at)
		if html == nil {
			return rendered{problems: problems}
		}
		return rendered{newFile(html), problems}
	})
	if m.b.in.Why {
		m.explain(page, key, at, ran, func() any { return m.made(i).Data() })
	}
	r.problems = placed(r.problems, page.Page)
	return r
}

// explain notes what a page is made from, and tells why it was rendered.
func (m *making) explain(page *plannedPage, key digest.Digest, at render.Place, ran bool, data func() any) {
	before, parts, known := m.b.session.keys.replace(m.edition+" "+at.Base+" "+page.URL, key, func() keyParts {
		return keyParts{key, page.Template, digest.Of(at), m.b.theme.theme.Digest(page.Template), digest.Fields(data())}
	})
	if ran {
		m.b.reasons.add(Reason{m.edition, page.URL, parts.since(before, known)})
	}
}

// print reads page data.
func (m *making) print(data any) *print {
	rest, parts := digest.Apart(data)
	p := &print{rest: rest}
	for _, part := range parts {
		place, ok := m.prose.places()[part]
		if !ok {
			p.rest = digest.Join(p.rest, part.Digest())
			continue
		}
		p.shows = append(p.shows, place)
	}
	return p
}
