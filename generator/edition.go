package generator

import (
	"context"
	"net/url"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/edition"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// builder holds what the editions of one build share.
type builder struct {
	session *Session
	in      Inputs
	conf    *config.Config
	theme   *render.Theme
	whole   *graph.Graph
	assets  assets
	links   *links // of the whole site
	pages   int
}

// planned is one edition with its configuration.
type planned struct {
	spec edition.Spec
	conf config.Edition
}

func (b *builder) specs() []planned {
	var specs []planned
	for i, e := range b.conf.Editions {
		if !wanted(b.in.Editions, e.ID, i == 0) {
			continue
		}
		precision, _ := model.ParsePrecision(e.DatePrecision)
		specs = append(specs, planned{edition.Spec{
			ID: e.ID, Audiences: e.Audiences, Known: b.conf.AudienceIDs(), Drafts: b.in.Drafts,
			Precision: precision, Statuses: e.Statuses, Allow: e.Allow, Deny: e.Deny,
		}, e})
	}
	return specs
}

// edition builds one site: narrow, route, render prose, plan, render pages.
func (b *builder) edition(ctx context.Context, p planned) (output.Site, diag.List) {
	narrow := edition.Narrow(b.whole, p.spec)
	routes, _ := route.Assign(narrow.Entries()) // clashes are those of the whole graph
	prose, problems := b.renderProse(ctx, narrow, routes, p)
	input := b.viewInput(narrow, routes, p)
	input.Prose = prose.of
	input.Href = prose.href
	pages := view.Plan(input)
	if sitemap, ok := view.Sitemap(input, pages); ok {
		pages = append(pages, sitemap)
	}
	b.pages += len(pages)
	site := output.Site{Edition: p.conf.ID, Title: p.conf.Title, Dir: p.conf.Output, Tree: output.NewTree()}
	problems = append(problems, b.renderPages(ctx, pages, p, site.Tree)...)
	b.addFiles(site.Tree, narrow, prose)
	return site, problems
}

func (b *builder) viewInput(g *graph.Graph, routes *route.Table, p planned) view.Input {
	c := b.conf
	site := view.Site{
		Title: c.Title, EditionID: p.conf.ID, Description: c.Description, Language: c.Language,
		BaseURL: withSlash(p.conf.BaseURL), Disclaimer: p.conf.Disclaimer, AsOf: view.Day(b.in.Today), Params: c.Params,
	}
	if len(c.Editions) > 1 {
		site.Edition = p.conf.Title
	}
	var until model.Date
	_ = until.SetText(c.Notice.Until) // judged by config
	if until.IsZero() || !until.Before(b.in.Today) {
		site.Notice = c.Notice.Text
	}
	if site.BaseURL != "" && view.HasFeed(g) {
		site.Feed = route.Atom
	}
	in := view.Input{Graph: g, Routes: routes, Site: site, Today: b.in.Today, Scale: c.Skills.Scale,
		SprintDays: c.Organisation.SprintDays, FiscalStart: c.FiscalYearStart, EditURL: c.EditURL, Noindex: p.conf.Noindex}
	for _, h := range c.Horizons {
		in.Horizons = append(in.Horizons, view.HorizonSpec{ID: h.ID, Title: h.Title, Description: h.Description})
	}
	return in
}

func withSlash(base string) string {
	if base == "" || strings.HasSuffix(base, "/") {
		return base
	}
	return base + "/"
}

// renderPages fills a tree with the planned pages.
func (b *builder) renderPages(ctx context.Context, pages []view.Page, p planned, tree *output.Tree) diag.List {
	base := "/"
	if u, err := url.Parse(p.conf.BaseURL); err == nil && u.Path != "" {
		base = withSlash(u.Path)
	}
	results := parallel(ctx, pages, func(page view.Page) rendered { return b.renderPage(page, base) })
	var problems diag.List
	for i, r := range results {
		problems = append(problems, r.problems...)
		if r.file == nil {
			continue
		}
		if !tree.Add(route.File(pages[i].URL), r.file) {
			at := diag.Span{File: b.in.Config}
			if len(pages[i].Sources) > 0 {
				at.File = pages[i].Sources[0]
			}
			problems = append(problems, diag.New("route/clash", at, "two pages would both be at %s", pages[i].URL))
		}
	}
	return problems
}

func (b *builder) renderPage(page view.Page, base string) rendered {
	data := page.Data()
	key := digest.Join(digest.String(page.URL+"\x00"+page.Template+"\x00"+base), b.theme.Digest(page.Template), digest.Of(data))
	r := b.session.pages.Get(key, func() rendered {
		if page.Template == "" {
			bytes, err := page.Encode()
			if err != nil {
				return rendered{problems: diag.List{diag.New("page/failed", diag.Span{}, "%s: %v", page.URL, err)}}
			}
			return rendered{file: newFile(bytes)}
		}
		html, problems := b.theme.Render(page.Template, data, render.Place{URL: page.URL, Rooted: page.Rooted, Base: base})
		if html == nil {
			return rendered{problems: problems}
		}
		return rendered{newFile(html), problems}
	})
	if len(r.problems) > 0 && len(page.Sources) > 0 {
		// The content file is no part of the key: the problem is remembered
		// without it.
		out := r
		out.problems = nil
		for _, p := range r.problems {
			out.problems = append(out.problems, p.WithNote(diag.Span{File: page.Sources[0]}, "while making the page of this file"))
		}
		return out
	}
	return r
}

func newFile(data []byte) *output.File { return &output.File{Data: data, Sum: digest.Bytes(data)} }

// addFiles puts in what is no page: assets that the edition refers to, the
// theme's own, and the files that are copied as they are.
func (b *builder) addFiles(tree *output.Tree, g *graph.Graph, prose *proseOf) {
	for _, a := range b.theme.Assets() {
		tree.Add(a.Path, newFile(a.Data))
	}
	for _, path := range prose.used() {
		a := b.assets.byPath[path]
		tree.Add(strings.TrimPrefix(a.url, "/"), &output.File{Data: a.file.Data, Sum: a.file.Sum})
	}
	for _, f := range b.in.Files.Under(strings.TrimSuffix(verbatim, "/")) {
		tree.Add(strings.TrimPrefix(f.Path, verbatim), &output.File{Data: f.Data, Sum: f.Sum})
	}
}

// leftOut lists the entries that an edition does not show.
func (b *builder) leftOut(p planned) []LeftOut {
	var left []LeftOut
	for _, e := range b.whole.Entries() {
		if p.spec.Shows(e) {
			continue
		}
		h := e.Head()
		reason := "status"
		switch {
		case h.Draft.On || h.Draft.Bad:
			reason = "draft"
		case !p.spec.Reads(h.Audience) || len(h.Audience.Names) == 0:
			reason = "audience"
			if names := audienceNames(h.Audience, b.conf.AudienceIDs()); names != "" {
				reason += " " + names
			}
		}
		left = append(left, LeftOut{p.conf.ID, h.Key().String(), h.Origin.File, reason})
	}
	return left
}

func audienceNames(a model.Audience, known []string) string {
	if len(a.Names) == 0 {
		return known[len(known)-1]
	}
	names := make([]string, len(a.Names))
	for i, n := range a.Names {
		names[i] = n.Text
	}
	return strings.Join(names, ", ")
}

func (b *builder) markdownOptions() markdown.Options {
	word := func(key string) string {
		w, err := b.theme.Word("markdown." + key)
		if err != nil {
			return key
		}
		return w
	}
	return markdown.Options{RawHTML: b.conf.Markdown.RawHTML, Nesting: b.conf.Limits.Nesting, TableCells: b.conf.Limits.TableCells,
		Words: markdown.Words{
			Table: word("table"), Note: word("note"), Tip: word("tip"), Important: word("important"), Warning: word("warning"),
			Caution: word("caution"), Footnotes: word("footnotes"), BackToText: word("back"), Picture: word("picture"), Task: word("task"),
		}}
}
