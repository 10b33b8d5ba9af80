package generator

import (
	"bytes"
	"context"
	"slices"
	"strings"

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

// everything is a reader who sees all blocks of prose: the whole site is
// checked through these eyes, also what no edition shows.
func everything(p model.Prose, known func(string) bool) model.Prose {
	p.Source, p.Offsets = p.Blocks.Cut(p.Source, known, func([]string) bool { return true })
	return p
}

// written is an entry with its prose parsed.
type written struct {
	entry model.Entry
	prose model.Prose
	text  *markdown.Text
}

// parseProse parses the prose of entries, each text once.
func (b *builder) parseProse(ctx context.Context, entries []model.Entry, read func(model.Prose) model.Prose) []written {
	var with []model.Entry
	for _, e := range entries {
		if !e.Head().Prose.Empty() {
			with = append(with, e)
		}
	}
	options := b.markdownOptions()
	sum := digest.Of(options)
	return parallel(ctx, with, func(e model.Entry) written {
		prose := read(e.Head().Prose)
		key, options := digest.Join(digest.Bytes(prose.Source), sum), options
		for _, o := range prose.Only {
			options.Marks = append(options.Marks, markdown.Mark{From: o.From, To: o.To, Words: b.wordsFor(o.Audiences)})
		}
		if len(options.Marks) > 0 {
			key = digest.Join(key, digest.Of(options.Marks))
		}
		text := b.session.texts.Get(key, func() *markdown.Text { return parseText(prose.Source, options) })
		return written{e, prose, text}
	})
}

// parseText reads a text; one that cannot be read stays dark.
func parseText(src []byte, o markdown.Options) (t *markdown.Text) {
	defer caught("the prose of this entry", diag.Span{}, func(d diag.Diagnostic) {
		t = &markdown.Text{Dark: true, Problems: []markdown.Problem{{Code: d.Code, Message: d.Message, Hint: d.Hint}}}
	})
	return markdown.Parse(src, o)
}

// checkProse parses all prose and follows all links of the whole site.
func (b *builder) checkProse(ctx context.Context) diag.List {
	known := func(name string) bool { return slices.Contains(b.conf.AudienceIDs(), name) }
	texts := b.parseProse(ctx, b.whole.Entries(), func(p model.Prose) model.Prose { return everything(p, known) })
	routes, _ := route.Assign(b.whole.Entries())
	b.links = b.newLinks(b.whole, routes, texts)
	b.everywhere = map[where]bool{}
	var problems diag.List
	for _, w := range texts {
		if w.text == nil {
			continue // cancelled
		}
		for _, p := range w.text.Problems {
			d := schema.Problem(p, w.prose)
			b.everywhere[where{d.Code, d.At}] = true
			problems = append(problems, d)
		}
		problems = append(problems, ownTitle(w)...)
		for _, l := range w.text.Links {
			at := w.prose.Span(l.Offset, l.Length)
			found, p := b.links.follow(w.entry, l.Target)
			if p != nil {
				problems = append(problems, p.at(at))
			} else if found.to != nil {
				problems = append(problems, check.Outdated(b.whole, w.entry, found.to, at)...)
			}
		}
	}
	for _, e := range b.whole.Entries() {
		for _, l := range pathsIn(e) {
			if _, p := b.links.follow(e, l.target); p != nil {
				problems = append(problems, p.at(e.Head().At(l.key)))
			}
		}
	}
	return append(problems, b.unusedAssets()...)
}

// where tells one problem of prose from another.
type where struct {
	code diag.Code
	at   diag.Span
}

// ownTitle reports prose that begins with another title than the entry's.
func ownTitle(w written) diag.List {
	h := w.entry.Head()
	if w.text.Title == "" || w.text.Title == h.Title || !h.Has("title") {
		return nil
	}
	from, length := titleLine(w.prose.Source)
	return diag.List{diag.New("prose/heading-level", w.prose.Span(from, length), "the prose begins with the title %q, but the entry is called %q", w.text.Title, h.Title).
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
	byKey map[model.Key]view.Rendered
	links *links
	mine  map[string]bool // paths of assets that the edition refers to
}

func (p *proseOf) of(e model.Entry) view.Rendered { return p.byKey[e.Head().Key()] }

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
func (b *builder) renderProse(ctx context.Context, g *graph.Graph, routes *route.Table, p planned) (*proseOf, diag.List) {
	cut := func(prose model.Prose) model.Prose {
		if len(prose.Blocks.List) > 0 || prose.Blocks.Rest < len(prose.Source) {
			return p.spec.Cut(prose)
		}
		return prose
	}
	texts := b.parseProse(ctx, g.Entries(), cut)
	out := &proseOf{byKey: make(map[model.Key]view.Rendered, len(texts)), mine: map[string]bool{}}
	out.links = b.newLinks(g, routes, texts)
	glossary := glossaryOf(g, routes)
	type result struct {
		rendered view.Rendered
		problems diag.List
		hidden   []hiddenLink
		assets   []string
	}
	results := parallel(ctx, texts, func(w written) (r result) {
		if w.text == nil {
			return r
		}
		for _, problem := range w.text.Problems {
			if problem.Unused { // here; in the whole prose it is told
				continue
			}
			if d := schema.Problem(problem, w.prose); !b.everywhere[where{d.Code, d.At}] {
				r.problems = append(r.problems, d.WithNote(d.At, "in the edition %s, without what it does not show", p.conf.ID))
			}
		}
		answers := make([]markdown.Answer, len(w.text.Links))
		for i, l := range w.text.Links {
			here, problem := out.links.follow(w.entry, l.Target)
			answers[i] = here.Answer
			if here.asset != "" {
				r.assets = append(r.assets, here.asset)
			}
			if problem != nil {
				// Nothing is found everywhere either if a file is lost.
				found, everywhere := b.links.follow(w.entry, l.Target)
				if everywhere == nil && found != (answer{}) && (found.to == nil || !b.barred(found.to)) {
					r.hidden = append(r.hidden, hiddenLink{w.prose.Span(l.Offset, l.Length), l.Target})
				}
			}
		}
		r.rendered = view.Rendered{Body: w.text.Render(answers).Explained(glossary, standsAt(w.entry, routes)), Headings: w.text.Headings, Lead: w.text.Lead}
		return r
	})
	var problems diag.List
	for i, r := range results {
		out.byKey[texts[i].entry.Head().Key()] = r.rendered
		problems = append(problems, r.problems...)
		b.hide(r.hidden, p.conf.ID)
		for _, path := range r.assets {
			out.mine[path] = true
		}
	}
	for _, e := range g.Entries() {
		for _, l := range pathsIn(e) {
			if answer, problem := out.links.follow(e, l.target); problem == nil && answer.asset != "" {
				out.mine[answer.asset] = true
			}
		}
	}
	return out, problems
}

// glossaryOf returns the terms that an edition explains.
func glossaryOf(g *graph.Graph, routes *route.Table) *markdown.Glossary {
	var terms []markdown.Term
	for _, t := range graph.All[*model.Term](g) {
		if t.Unlinked {
			continue
		}
		url, _ := routes.URL(t.Key())
		terms = append(terms, markdown.Term{Words: t.Title, URL: url}, markdown.Term{Words: t.Abbreviation, URL: url})
	}
	return markdown.NewGlossary(terms)
}

// standsAt returns the address of a term, in whose words it is not explained again.
func standsAt(e model.Entry, routes *route.Table) string {
	if e.Head().Kind != model.TermKind {
		return ""
	}
	url, _ := routes.URL(e.Head().Key())
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
