package generator

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/edition"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/tension"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// builder holds what the editions of one build share.
type builder struct {
	session *Session
	in      Inputs
	conf    *config.Config
	settled digest.Digest // what the configuration and the inputs decide
	theme   themed
	content *content
	assets  assets
	look    look
	links   *links // of the whole site
	pages   int
	concern sync.Once
	stale   []freshness.Concern // of all content, once somebody has asked
	told    atomic.Int64        // pages whose data was made
	single  atomic.Int64        // pages made that nobody asks for again
	about   map[string]func() About
	reasons reasons

	everywhere map[where]bool          // problems of prose in the whole site
	hidden     map[hiddenLink][]string // the editions that do not show a link
}

// knows reports whether there is an audience of that name.
func (b *builder) knows(name string) bool { return slices.Contains(b.conf.AudienceIDs(), name) }

// planned is one edition with its configuration.
type planned struct {
	spec edition.Spec
	conf config.Edition
}

func (b *builder) specs() []planned {
	var specs []planned
	for i, e := range b.conf.Editions {
		if wanted(b.in.Editions, e.ID, i == 0) {
			specs = append(specs, planned{b.spec(e), e})
		}
	}
	return specs
}

func (b *builder) spec(e config.Edition) edition.Spec {
	precision, _ := model.ParsePrecision(e.DatePrecision)
	return edition.Spec{
		ID: e.ID, Audiences: e.Audiences, Known: b.conf.AudienceIDs(), Drafts: b.in.Drafts,
		Precision: precision, Statuses: e.Statuses, Allow: e.Allow, Deny: e.Deny,
	}
}

// The files of the site theme that pictures are coloured by.
const lightPicture, darkPicture = "pictures/light.css", "pictures/dark.css"

// edition builds one site: narrow, route, render prose, plan, render pages.
func (b *builder) edition(ctx context.Context, p planned) (site output.Site, left []LeftOut, problems diag.List) {
	site = output.Site{Edition: p.conf.ID, Title: p.conf.Title, Dir: p.conf.Output, Tree: output.NewTree()}
	defer caught("the edition "+p.conf.ID, diag.Span{}, func(d diag.Diagnostic) { problems = append(problems, d) })
	key := digest.Join(b.content.shape, b.settled, digest.String(p.conf.ID))
	n := b.session.narrows.Get(key, func() *narrowed { return b.narrow(p) })
	b.in.passed("narrow")
	prose, problems := b.renderProse(ctx, n, key, p)
	b.in.passed("fragments")
	if ctx.Err() != nil {
		return site, nil, nil
	}
	input := b.viewInput(n.g, n.routes, p)
	input.Prose = prose.of
	input.Href = prose.href
	said := digest.Join(b.theme.said, digest.Of(input.Site))
	entries := digest.Join(key, said)
	key = digest.Join(prose.signs, said)
	made := b.plan(p.conf.ID, key, entries, said, input)
	made.prose, made.at = prose, b.place(p)
	b.pages += len(made.plan.pages)
	plan := made.plan
	b.about[p.conf.ID] = func() About { return plan.tell(input) }
	b.in.passed("plan")
	tree, found, missing := made.tree(ctx, n.clashing)
	site.Tree = tree
	problems = append(problems, found...)
	b.in.passed("pages")
	problems = append(problems, b.addFiles(site.Tree, prose, p)...)
	key = digest.Join(key, b.theme.sum, b.assets.sum, digest.Of(prose.used()), digest.Of(b.look.files), digest.Of(b.look.beside), digest.Of(missing))
	problems = append(problems, b.session.unfit.Get(key, func() diag.List { return b.unfit(site.Tree, made.plan) })...)
	b.in.passed("files")
	return site, n.left, problems
}

// unfit reports files that some systems could not hold, at the files of the
// project that they come from.
func (b *builder) unfit(tree *output.Tree, plan *plan) diag.List {
	unfit := tree.Unfit()
	if len(unfit) == 0 {
		return nil
	}
	from := map[string]string{}
	for i := range plan.pages {
		page := &plan.pages[i]
		from[page.file] = append(page.Sources[:len(page.Sources):len(page.Sources)], b.in.Config)[0]
	}
	for path, a := range b.assets.byPath {
		from[strings.TrimPrefix(a.url, "/")] = path
	}
	at := func(path string) diag.Span {
		if file, ok := from[path]; ok {
			return diag.Span{File: file}
		}
		return diag.Span{File: verbatim + path}
	}
	var problems diag.List
	for _, u := range unfit {
		if u.Other == "" {
			problems = append(problems, diag.New("file/name", at(u.Path), "%s", u.Why).WithHint("give what the address comes from another name"))
		} else {
			problems = append(problems, diag.New("route/clash", at(u.Path), "%s", u.Why).WithHint("rename one of the two"))
		}
	}
	return problems
}

func (b *builder) viewInput(g *graph.Graph, routes *route.Table, p planned) view.Input {
	c := b.conf
	site := view.Site{
		Title: c.Title, EditionID: p.conf.ID, Description: c.Description, Language: c.Language, Direction: direction(c.Language),
		BaseURL: withSlash(p.conf.BaseURL), Disclaimer: p.conf.Disclaimer, AsOf: view.Day(b.in.Today), Params: c.Params,
		Logo: b.look.logo, LogoDark: b.look.logoDark, Image: b.image(withSlash(p.conf.BaseURL)),
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
	in.Tensions = tension.Limits{HorizonRatio: c.Pairings.HorizonRatio, OutsidePercent: c.Pairings.OutsidePercent,
		Outside: c.Pairings.Outside, Duties: c.Pairings.MaxDuties, SprintDays: c.Organisation.SprintDays}
	in.Word = b.word
	in.Pictures = view.PictureStyle{Light: b.theme.theme.File(lightPicture), Dark: b.theme.theme.File(darkPicture)}
	in.OnlyEntry = func(a model.Audience) string { return b.titlesOf(p.spec.OnlyEntry(a)) }
	in.OnlyPart = func(a model.Audience) string { return b.titlesOf(p.spec.OnlyPart(a)) }
	in.Attention = b.attention(g, p)
	in.Decimal, _ = b.theme.theme.Word("number.decimal") // a site theme in a language of its own may do without
	in.Sizes, in.Engagements = c.Organisation.Sizes, c.Organisation.Engagements
	in.Schemes, _ = c.Vocabularies()
	in.Views = viewSpecs(c, p.conf.ID)
	for _, h := range c.Horizons {
		if _, err := b.theme.theme.Word("horizon." + h.ID); err != nil && h.Title == "" {
			h.Title = h.ID // one of the project's own
		}
		in.Horizons = append(in.Horizons, view.HorizonSpec{ID: h.ID, Title: h.Title, Description: h.Description})
	}
	return in
}

// titlesOf names audiences as the configuration titles them; "" if there are
// none.
func (b *builder) titlesOf(audiences []string) string {
	var titles []string
	for _, a := range b.conf.Audiences {
		if slices.Contains(audiences, a.ID) {
			titles = append(titles, a.Title)
		}
	}
	return strings.Join(titles, ", ")
}

// wordsFor tells readers that something is for some audiences only.
func (b *builder) wordsFor(audiences []string) string {
	titles := b.titlesOf(audiences)
	if w, err := b.theme.theme.Word("audience.only", titles); err == nil {
		return w
	}
	return titles
}

// word returns what the site theme says for a key; the key where it has no word.
func (b *builder) word(key string) string {
	w, err := b.theme.theme.Word(key)
	if err != nil {
		return key
	}
	return w
}

func withSlash(base string) string {
	if base == "" || strings.HasSuffix(base, "/") {
		return base
	}
	return base + "/"
}

// clashing returns the addresses at which entries meet one another or a view,
// which is told already where the entries stand.
func clashing(g *graph.Graph, routes *route.Table) map[string]bool {
	taken, clash := make(map[string]bool, len(g.Entries())), map[string]bool{}
	for _, e := range g.Entries() {
		url, _ := routes.Of(e)
		if taken[url] || route.Reserved(url) {
			clash[url] = true
		}
		taken[url] = true
	}
	return clash
}

// place returns where pages of an edition stand, but for their addresses.
func (b *builder) place(p planned) render.Place {
	place := render.Place{Base: "/", Files: b.conf.Relative == "file"}
	if u, err := url.Parse(p.conf.BaseURL); err == nil && u.Path != "" {
		place.Base = withSlash(u.Path)
	}
	return place
}

// placed adds the content file of a page to its problems. It is no part of the
// key, so they are remembered without it.
func placed(problems diag.List, page view.Page) diag.List {
	if len(page.Sources) == 0 {
		return problems
	}
	source := diag.Span{File: page.Sources[0]}
	var out diag.List
	for _, p := range problems {
		if p.At.File == "" {
			p.At = source
		} else {
			p = p.WithNote(source, "while making the page of this file")
		}
		out = append(out, p)
	}
	return out
}

func newFile(data []byte) *output.File { return output.NewFile(data, digest.Bytes(data)) }

// copied returns a file of the project as one of the site.
func copied(f *source.File) *output.File {
	if f.Held() {
		return output.NewFile(f.Bytes(), f.Sum)
	}
	return output.NewWaiting(int64(f.Size), f.Sum, f.Read)
}

// addFiles puts in what is no page: assets that the edition refers to, the
// theme's own, and the files that are copied as they are.
func (b *builder) addFiles(tree *output.Tree, prose *proseOf, p planned) diag.List {
	for i, a := range b.theme.theme.Assets() {
		tree.Add(a.Path, b.theme.assets[i])
	}
	files := append(prose.used(), b.look.files...)
	if p.conf.BaseURL != "" {
		files = append(files, b.look.beside...)
	}
	for _, path := range files {
		a := b.assets.byPath[path]
		tree.Add(strings.TrimPrefix(a.url, "/"), copied(a.file))
	}
	var problems diag.List
	for _, f := range b.in.Files.Under(strings.TrimSuffix(verbatim, "/")) {
		if at := strings.TrimPrefix(f.Path, verbatim); !tree.Add(at, copied(f)) {
			problems = append(problems, diag.New("route/clash", diag.Span{File: f.Path}, "a page of the site is at /%s already", at).
				WithHint("rename the file, or remove the page"))
		}
	}
	return problems
}

// unknownKeys reports keys that editions show or leave out and no entry has: a
// misspelt one would be shown against its author's will.
func unknownKeys(conf *config.Config) diag.List {
	known := map[string]bool{}
	for _, k := range model.Kinds {
		for _, f := range schema.Fields(k) {
			known[f.Key] = true
		}
	}
	var problems diag.List
	ask := func(keys []string, path string) {
		for i, key := range keys {
			if !known[key] && !strings.HasPrefix(key, "x_") {
				problems = append(problems, diag.New("config/value", conf.Where(path+"."+itoa(i)), "%q is no key of any entry", key).
					DidYouMean(key, slices.Sorted(maps.Keys(known))))
			}
		}
	}
	for i, e := range conf.Editions {
		ask(e.Allow, "editions."+itoa(i)+".allow")
		ask(e.Deny, "editions."+itoa(i)+".deny")
		if n := slices.Index(e.Deny, "title"); n >= 0 {
			problems = append(problems, diag.New("config/value", conf.Where("editions."+itoa(i)+".deny."+itoa(n)), "the title cannot be left out").
				WithHint("every page needs one; an override can give another to an audience"))
		}
	}
	return problems
}

// leftOut lists the entries that an edition does not show.
func (b *builder) leftOut(p planned, narrow *graph.Graph) []LeftOut {
	if len(narrow.Entries()) == len(b.content.g.Entries()) {
		return nil
	}
	shown := make(map[model.Key]bool, len(narrow.Entries()))
	for _, e := range narrow.Entries() {
		shown[e.Head().Key()] = true
	}
	var left []LeftOut
	for _, e := range b.content.g.Entries() {
		h := e.Head()
		if shown[h.Key()] {
			continue
		}
		reason := "status"
		switch {
		case p.spec.Shows(e) && h.Kind == model.ChapterKind:
			reason = "its guide"
		case p.spec.Shows(e):
			reason = "its sides"
			if h.Kind == model.ChooserKind {
				reason = "its questions"
			}
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
		w, err := b.theme.theme.Word("markdown." + key)
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
