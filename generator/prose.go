package generator

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/check"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// everyone names the eyes through which the whole site is checked; editions have
// their ids.
const everyone = ""

// everything is a reader who sees all blocks of prose: the whole site is
// checked through these eyes, also what no edition shows.
func everything(p model.Prose, known func(string) bool) model.Prose {
	p.Source, p.Offsets = p.Blocks.Cut(p.Source, known, func([]string) bool { return true })
	return p
}

// written is an entry with its prose parsed.
type written struct {
	entry model.Entry
	file  *parsed
	own   *model.Prose // if the file does not know it
	text  *markdown.Text
	key   digest.Digest // of the text and of where it stands
}

// words returns what was written, as far as its readers may read it.
func (w *written) words() []byte {
	if w.own != nil {
		return w.own.Source
	}
	return w.file.words()
}

// prose returns the words with what tells where in the file they stand.
func (w *written) prose() model.Prose {
	if w.own != nil {
		return *w.own
	}
	return w.file.prose()
}

// span returns the place of a stretch of the text in its file.
func (w *written) span(offset, length int) diag.Span { return w.prose().Span(offset, length) }

// with is the key of what a text is made into: what links depend on counts only
// if one may lead to something of the site.
func (w *written) with(signs digest.Digest) digest.Digest {
	if w.text.Inward {
		return digest.Join(w.key, signs)
	}
	return w.key
}

// origin is where a text comes from.
type origin struct {
	entry model.Entry
	file  *parsed
}

// parseProse parses the prose of entries, each text once. Whose eyes read it has
// a name.
func (b *builder) parseProse(ctx context.Context, name string, c *chart, read func(model.Prose) model.Prose) []*written {
	options := b.markdownOptions()
	sum := digest.Of(options)
	how := digest.Join(sum, b.settled, b.theme.sum)
	origins := make([]origin, len(c.with))
	for i, e := range c.with {
		origins[i] = origin{e, b.content.files[c.files[i]]}
	}
	run := b.session.texts.Run(name, len(c.with))
	return made(ctx, &b.session.reader(name).written, how, origins, func(i int) *written {
		w := &written{entry: c.with[i], file: origins[i].file}
		source, marks := w.file.source, []markdown.Mark(nil)
		if kept := w.entry.Head().Prose; kept != nil {
			own := read(*kept)
			w.own, source = &own, digest.Bytes(own.Source)
			for _, o := range own.Only {
				marks = append(marks, markdown.Mark{From: o.From, To: o.To, Words: b.wordsFor(o.Audiences)})
			}
		}
		key := digest.Join(source, sum)
		if len(marks) > 0 {
			key = digest.Join(key, digest.Of(marks))
		}
		w.key = digest.Join(key, w.file.key)
		w.text = run.Get(i, key, func() *markdown.Text {
			options := options
			options.Marks = marks
			text := parseText(w.words(), options)
			if b.in.Spool != nil {
				text.LayAside(b.in.Spool.LayAside)
			}
			return text
		})
		return w
	})
}

// parseText reads a text; one that cannot be read stays dark.
func parseText(src []byte, o markdown.Options) (t *markdown.Text) {
	defer caught("the prose of this entry", diag.Span{}, func(d diag.Diagnostic) {
		t = &markdown.Text{Dark: true, Problems: []markdown.Problem{{Code: d.Code, Message: d.Message, Hint: d.Hint}}}
	})
	return markdown.Parse(src, o)
}

// followed is what the prose of an entry, or front matter, leads to.
type followed struct {
	own      diag.List // of prose, whatever it leads to
	problems diag.List
	assets   []string // paths
}

func (f *followed) add(a answer, problem *lost, at func() diag.Span) {
	if problem != nil {
		f.problems = append(f.problems, problem.at(at()))
	}
	if a.asset != "" {
		f.assets = append(f.assets, a.asset)
	}
}

// checkProse parses all prose and follows all links of the whole site.
func (b *builder) checkProse(ctx context.Context) diag.List {
	texts := b.parseProse(ctx, everyone, b.content.chart, func(p model.Prose) model.Prose { return everything(p, b.knows) })
	b.everywhere = map[where]bool{}
	if ctx.Err() != nil {
		return nil
	}
	b.links = b.newLinks(b.content.chart, texts, b.outlined(ctx, everyone, texts))
	signs := b.signs(digest.Join(b.content.shape, b.settled), b.links.outlined)
	run := b.session.followed.Run(everyone, len(texts))
	reader := b.session.reader(everyone)
	all := made(ctx, &reader.followed, signs, texts, func(i int) *followed {
		w := texts[i]
		return run.Get(i, w.with(signs), func() *followed { return b.follow(w) })
	})
	if ctx.Err() != nil {
		return nil
	}
	found := reader.found.Of(all, together)
	found = append(slices.Clip(found), b.session.followed.Get(signs, b.followPaths))
	var problems diag.List
	used := map[string]bool{}
	for _, f := range found {
		for _, d := range f.own {
			b.everywhere[where{d.Code, d.At}] = true
		}
		problems = append(append(problems, f.own...), f.problems...)
		for _, path := range f.assets {
			used[path] = true
		}
	}
	return append(problems, b.unusedAssets(used)...)
}

// together returns what several texts lead to.
func together(some []*followed) *followed {
	all := new(followed)
	for _, f := range some {
		all.own = append(all.own, f.own...)
		all.problems = append(all.problems, f.problems...)
		all.assets = append(all.assets, f.assets...)
	}
	return all
}

// follow follows the links of one text through the whole site.
func (b *builder) follow(w *written) *followed {
	f := new(followed)
	for _, p := range w.text.Problems {
		f.own = append(f.own, schema.Problem(p, w.prose()))
	}
	f.problems = ownTitle(w)
	for _, l := range w.text.Links {
		a, problem := b.links.follow(w.entry, l.Target)
		at := func() diag.Span { return w.span(l.Offset, l.Length) }
		f.add(a, problem, at)
		if problem == nil && a.to != nil {
			f.problems = append(f.problems, check.Outdated(b.content.g, w.entry, a.to, at)...)
		}
	}
	return f
}

// followPaths follows what front matter names.
func (b *builder) followPaths() *followed {
	f := new(followed)
	for _, p := range b.content.paths {
		a, problem := b.links.follow(p.entry, p.target)
		f.add(a, problem, func() diag.Span { return p.entry.Head().At(p.key) })
	}
	return f
}

// where tells one problem of prose from another.
type where struct {
	code diag.Code
	at   diag.Span
}

// ownTitle reports prose that begins with another title than the entry's.
func ownTitle(w *written) diag.List {
	h := w.entry.Head()
	if w.text.Title == "" || w.text.Title == h.Title || !h.Has("title") {
		return nil
	}
	from, length := titleLine(w.words())
	return diag.List{diag.New("prose/heading-level", w.span(from, length), "the prose begins with the title %q, but the entry is called %q", w.text.Title, h.Title).
		WithHint("remove it: the title of the entry is shown")}
}

// titleLine finds the heading of level one that prose begins with: the first
// line that begins with a # or is underlined.
func titleLine(prose []byte) (from, length int) {
	for at := 0; at < len(prose); {
		line, rest, _ := bytes.Cut(prose[at:], []byte("\n"))
		text := bytes.TrimRight(line, " \t\r")
		under, _, _ := bytes.Cut(rest, []byte("\n"))
		under = bytes.TrimSpace(under)
		if bytes.HasPrefix(bytes.TrimLeft(text, " "), []byte("#")) || len(text) > 0 && len(under) > 0 && len(bytes.Trim(under, "=")) == 0 {
			return at, len(text)
		}
		at += len(line) + 1
	}
	return 0, 0
}

// proseOf is the rendered prose of one edition.
type proseOf struct {
	list  []*rendering // as the chart lists the entries that have prose
	links *links
	mine  map[string]bool // paths of assets that the edition refers to
	signs digest.Digest   // of all that other pages can see of it

	places func() map[digest.Digester]int // of each fragment in list
}

// rendering is the prose of an entry in one edition.
type rendering struct {
	rendered view.Rendered
	problems diag.List // that may be told already
	hidden   []hiddenLink
	assets   []string
}

func (p *proseOf) of(e model.Entry) view.Rendered {
	i, ok := p.links.at[e]
	if !ok { // it may be that of an equal graph
		if i, ok = p.links.place[e.Head().Key()]; !ok {
			return view.Rendered{}
		}
	}
	return p.list[i].rendered
}

func (p *proseOf) href(e model.Entry, target string) (string, bool) {
	answer, problem := p.links.follow(e, target)
	return answer.URL, problem == nil
}

func (p *proseOf) used() []string {
	paths := make([]string, 0, len(p.mine))
	for path := range p.mine {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// renderProse parses and renders the prose of one edition. Links to what the
// edition does not show lose their address and are reported to the author.
func (b *builder) renderProse(ctx context.Context, n *narrowed, key digest.Digest, p planned) (*proseOf, diag.List) {
	texts := b.parseProse(ctx, p.conf.ID, n.chart, func(prose model.Prose) model.Prose {
		if prose.Plain() { // it was cut
			return prose
		}
		return p.spec.Cut(prose)
	})
	out := &proseOf{mine: map[string]bool{}}
	if ctx.Err() != nil {
		return out, nil
	}
	out.links = b.newLinks(n.chart, texts, b.outlined(ctx, p.conf.ID, texts))
	// What an edition cannot see decides which problems its authors are told.
	out.signs = b.signs(key, out.links.outlined, b.links.outlined)
	look := digest.Join(n.explained, digest.String(p.conf.ID))
	run := b.session.prose.Run(p.conf.ID, len(texts))
	reader := b.session.reader(p.conf.ID)
	out.list = made(ctx, &reader.renderings, digest.Join(out.signs, look), texts, func(i int) *rendering {
		w := texts[i]
		return run.Get(i, digest.Join(w.with(out.signs), look), func() *rendering { return b.render(w, n, out.links, p.conf.ID) })
	})
	if ctx.Err() != nil {
		return out, nil
	}
	out.places = sync.OnceValue(func() map[digest.Digester]int {
		places := make(map[digest.Digester]int, len(out.list))
		for i, r := range out.list {
			places[r.rendered.Body] = i
		}
		return places
	})
	var problems diag.List
	for _, r := range reader.shown.Of(out.list, shownTogether) {
		for _, d := range r.problems {
			if !b.everywhere[where{d.Code, d.At}] {
				problems = append(problems, d)
			}
		}
		b.hide(r.hidden, p.conf.ID)
		for _, path := range r.assets {
			out.mine[path] = true
		}
	}
	for _, l := range n.paths {
		if answer, problem := out.links.follow(l.entry, l.target); problem == nil && answer.asset != "" {
			out.mine[answer.asset] = true
		}
	}
	return out, problems
}

// shownTogether returns what is to be told of several texts, and not how they are
// shown.
func shownTogether(some []*rendering) *rendering {
	all := new(rendering)
	for _, r := range some {
		all.problems = append(all.problems, r.problems...)
		all.hidden = append(all.hidden, r.hidden...)
		all.assets = append(all.assets, r.assets...)
	}
	return all
}

// render renders one text as an edition shows it.
func (b *builder) render(w *written, n *narrowed, links *links, edition string) *rendering {
	r := new(rendering)
	for _, problem := range w.text.Problems {
		if problem.Unused { // here; in the whole prose it is told
			continue
		}
		d := schema.Problem(problem, w.prose())
		r.problems = append(r.problems, d.WithNote(d.At, "in the edition %s, without what it does not show", edition))
	}
	answers := make([]markdown.Answer, len(w.text.Links))
	for i, l := range w.text.Links {
		here, problem := links.follow(w.entry, l.Target)
		answers[i] = here.Answer
		if here.asset != "" {
			r.assets = append(r.assets, here.asset)
		}
		if problem != nil {
			// Nothing is found everywhere either if a file is lost.
			found, everywhere := b.links.follow(w.entry, l.Target)
			if everywhere == nil && found != (answer{}) && (found.to == nil || !b.barred(found.to)) {
				r.hidden = append(r.hidden, hiddenLink{w.span(l.Offset, l.Length), l.Target})
			}
		}
	}
	body := w.text.Render(answers).Explained(n.glossary, standsAt(w.entry, n.routes))
	r.rendered = view.Rendered{Body: body, Headings: w.text.Headings, Lead: w.text.Lead}
	return r
}

// glossaryOf returns the terms that an edition explains.
func glossaryOf(g *graph.Graph, routes *route.Table) (*markdown.Glossary, digest.Digest) {
	var terms []markdown.Term
	for _, t := range graph.All[*model.Term](g) {
		if t.Unlinked {
			continue
		}
		url, _ := routes.URL(t.Key())
		terms = append(terms, markdown.Term{Words: t.Title, URL: url}, markdown.Term{Words: t.Abbreviation, URL: url})
	}
	return markdown.NewGlossary(terms), digest.Of(terms)
}

// standsAt returns the address of a term, in whose words it is not explained again.
func standsAt(e model.Entry, routes *route.Table) string {
	if e.Head().Kind != model.TermKind {
		return ""
	}
	url, _ := routes.Of(e)
	return url
}

// A hiddenLink leads to something that an edition does not show.
type hiddenLink struct {
	at     diag.Span
	target string
}

// hide remembers links that an edition does not show.
func (b *builder) hide(links []hiddenLink, edition string) {
	if b.hidden == nil {
		b.hidden = map[hiddenLink][]string{}
	}
	for _, l := range links {
		b.hidden[l] = append(b.hidden[l], edition)
	}
}

// hiddenLinks reports every link that some editions do not show, once.
func (b *builder) hiddenLinks() diag.List {
	var problems diag.List
	for l, editions := range b.hidden {
		in := "the edition " + editions[0]
		if len(editions) > 1 {
			in = "the editions " + strings.Join(editions, ", ")
		}
		problems = append(problems, diag.New("ref/hidden", l.at, "%q is not shown in %s", l.target, in).
			WithHint("readers get the words without the link"))
	}
	return problems.Sort()
}
