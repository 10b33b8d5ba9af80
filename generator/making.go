package generator

import (
	"cmp"
	"context"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/memo"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// making makes the pages of a plan.
type making struct {
	b       *builder
	edition string
	plan    *plan
	teller  *view.Teller
	made    func(i int) view.Page // a page with its data, if no teller makes it
	leave   func(i int)           // gives up what it was made from; nil if it is made anew whenever it is asked for
	prose   *proseOf
	at      render.Place
	run     *memo.Run[*rendered]
	last    []*rendered              // what was at each place in the build before, if there was one
	look    map[string]digest.Digest // by template
	looks   digest.Digest            // of all
}

// bound is the files of some pages in a row, and what there is to say of them.
type bound struct {
	part     *output.Part
	missing  []int // of the row, pages that could not be made
	problems diag.List
}

func bind(some []*rendered) bound {
	var b bound
	files := make([]*output.File, len(some))
	for i, r := range some {
		if r == nil || r.file == nil {
			b.missing = append(b.missing, i)
		} else {
			files[i] = r.file
		}
		if r != nil {
			b.problems = append(b.problems, r.problems...)
		}
	}
	b.part = output.NewPart(files)
	return b
}

// tree returns the planned pages as a tree. Where addresses clash the first page
// stays. It returns the places of pages that could not be made.
func (m *making) tree(ctx context.Context, told func() map[string]bool) (tree *output.Tree, problems diag.List, missing []int) {
	m.run, m.look = m.b.session.pages.Run(m.edition, len(m.plan.pages)), map[string]digest.Digest{}
	var looks []digest.Digest
	for _, name := range m.plan.layouts {
		m.look[name] = digest.Join(digest.String(name), m.b.theme.theme.Digest(name))
		looks = append(looks, m.look[name])
	}
	m.looks = digest.Join(looks...)
	pages := m.all(ctx)
	var parts []*output.Part
	from := 0
	for _, b := range m.b.session.reader(m.edition).bound.Of(pages, bind) {
		parts = append(parts, b.part)
		problems = append(problems, b.problems...)
		for _, k := range b.missing {
			missing = append(missing, from+k)
		}
		from += b.part.Len()
	}
	tree = m.plan.names.Tree(parts)
	for _, i := range m.plan.names.Without() {
		page, r := &m.plan.pages[i], pages[i]
		if r == nil || r.file == nil || tree.Add(cmp.Or(page.file, r.path), r.file) || told()[page.URL] {
			continue
		}
		at := diag.Span{File: m.b.in.Config}
		if len(page.Sources) > 0 {
			at.File = page.Sources[0]
		}
		problems = append(problems, diag.New("route/clash", at, "two pages would both be at %s", page.URL).
			WithHint("give one of them another name"))
	}
	return tree, problems, missing
}

// pageKey is all that a page is made from besides layouts, to be compared and not
// read. A page that shows several texts has the digest of the others.
type pageKey struct {
	seen   *print
	text   *rendering
	others digest.Digest
}

// all makes all pages, those anew that are not known to be as they were.
func (m *making) all(ctx context.Context) []*rendered {
	if m.b.in.Last {
		return parallel(ctx, len(m.plan.pages), m.onlyPage, func(piece func()) { m.b.theme.theme.Ready(m.plan.layouts, piece) })
	}
	keys := parallel(ctx, len(m.plan.pages), func(i int) pageKey {
		if m.plan.seen[i].print == nil {
			if known := m.again(i); known != nil {
				m.plan.seen[i] = known.glimpse()
			}
		}
		return m.key(i)
	})
	known := &m.b.session.reader(m.edition).pages
	pages, places := known.Changed(m.looks, keys)
	m.last = pages
	if m.b.in.Why {
		places = places[:0]
		for i := range keys {
			places = append(places, i)
		}
	}
	fresh := parallel(ctx, len(places), func(k int) *rendered { return m.page(places[k]) })
	for k, i := range places {
		if pages[i] = fresh[k]; fresh[k] == nil || fresh[k].file == nil {
			keys[i].seen = new(print) // it is tried again
		} else {
			keys[i] = m.key(i)
		}
	}
	if ctx.Err() == nil {
		known.Keep(m.looks, keys, pages)
	}
	return pages
}

func (m *making) key(i int) pageKey {
	at := m.plan.seen[i]
	k := pageKey{seen: at.print}
	switch {
	case k.seen == nil:
		k.seen = new(print) // which no other page has
	case at.first >= 0:
		k.text = m.prose.list[at.first]
	}
	if at.others {
		for _, s := range k.seen.shows[1:] {
			k.others = digest.Join(k.others, m.prose.list[s.place].rendered.Body.Digest())
		}
	}
	return k
}

// onlyPage makes one page that nobody asks for again, so that nothing is
// remembered of it.
func (m *making) onlyPage(i int) (r *rendered) {
	page := &m.plan.pages[i]
	defer caught("the page "+page.URL, diag.Span{}, func(d diag.Diagnostic) { r = &rendered{problems: placed(diag.List{d}, page.Page)} })
	m.b.told.Add(1)
	m.b.single.Add(1)
	r = m.render(i, m.place(i), nil)
	if m.leave != nil {
		m.leave(i)
	}
	r.problems = placed(r.problems, page.Page)
	return r
}

// place returns where a page stands.
func (m *making) place(i int) render.Place {
	at := m.at
	at.URL, at.Rooted = m.plan.pages[i].URL, m.plan.pages[i].Rooted
	return at
}

// render makes the file of a page. Its data is made if it is nil.
func (m *making) render(i int, at render.Place, data any) *rendered {
	page, r := &m.plan.pages[i], new(rendered)
	if data == nil {
		data = m.data(i)
	}
	if page.Template == "" {
		if r.file = data.(*output.File); page.file == "" {
			r.path = route.File(m.made(i).Name())
		}
		return r
	}
	r.problems = m.b.theme.theme.RenderFor(page.Template, data, at, func(html []byte) { r.file = m.b.in.Spool.Add(html) })
	return r
}

// page makes one page, or remembers it.
func (m *making) page(i int) (r *rendered) {
	page := &m.plan.pages[i]
	defer caught("the page "+page.URL, diag.Span{}, func(d diag.Diagnostic) { r = &rendered{problems: placed(diag.List{d}, page.Page)} })
	at := m.place(i)
	var data any
	seen := m.plan.seen[i].print
	if seen == nil {
		m.b.told.Add(1)
		var notes *view.Notes
		if page.Told() {
			data, notes = page.Note(m.teller)
		} else {
			data = m.data(i)
		}
		seen = m.print(data)
		seen.rest, seen.notes = digest.Join(digest.Of(at), seen.rest), notes
		m.plan.seen[i] = seen.glimpse()
	}
	parts := append(make([]digest.Digest, 0, 8), seen.rest, m.look[page.Template])
	for _, s := range seen.shows {
		parts = append(parts, m.prose.list[s.place].rendered.Body.Digest())
	}
	key := digest.Join(parts...)
	ran := false
	r = m.run.Get(i, key, func() *rendered {
		ran = true
		return m.render(i, at, data)
	})
	if m.b.in.Why {
		m.explain(page, cmp.Or(page.URL, "/"+r.path), key, at, ran, func() any { return m.data(i) })
	}
	if found := placed(r.problems, page.Page); len(found) > 0 {
		r = &rendered{r.file, r.path, found}
	}
	return r
}

// data makes the data of a page that is known already. Where no template shows
// it, it is the file itself.
func (m *making) data(i int) any {
	switch page := &m.plan.pages[i]; {
	case page.Told():
		return page.Tell(m.teller)
	case page.Template != "":
		return m.made(i).Data()
	}
	var about int64
	if i < len(m.last) && m.last[i] != nil && m.last[i].file != nil {
		about = m.last[i].file.Size
	}
	draft := m.b.in.Spool.Draft(about)
	if err := m.made(i).Encode(draft); err != nil {
		panic(err)
	}
	return draft.File()
}

// again returns what is known of a page from the plan before, if that holds:
// the very same, unless prose has moved since.
func (m *making) again(i int) *print {
	page := &m.plan.pages[i]
	old := page.before
	if old == nil || !page.Told() || !page.Holds(m.teller, old.notes) {
		return nil
	}
	seen := old
	for k, s := range old.shows {
		if m.prose.links.chart.stands(s) {
			continue
		}
		place, ok := m.prose.links.place[s.of]
		if !ok {
			return nil
		}
		if seen == old {
			seen = &print{rest: old.rest, shows: slices.Clone(old.shows), notes: old.notes}
		}
		seen.shows[k].place = place
	}
	return seen
}

// explain notes what a page is made from, and tells why it was rendered.
func (m *making) explain(page *plannedPage, url string, key digest.Digest, at render.Place, ran bool, data func() any) {
	before, parts, known := m.b.session.keys.replace(m.edition+" "+at.Base+" "+url, key, func() keyParts {
		return keyParts{key, page.Template, digest.Of(at), m.b.theme.theme.Digest(page.Template), digest.Fields(data())}
	})
	if ran {
		m.b.reasons.add(Reason{m.edition, url, parts.since(before, known)})
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
		p.shows = append(p.shows, shownText{m.prose.links.with[place].Head().Key(), place})
	}
	return p
}
