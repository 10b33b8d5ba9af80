package generator

import (
	"context"
	"slices"

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
		text := b.session.texts.Get(digest.Join(digest.Bytes(prose.Source), sum), func() *markdown.Text {
			return markdown.Parse(prose.Source, options)
		})
		return written{e, prose, text}
	})
}

// checkProse parses all prose and follows all links of the whole site.
func (b *builder) checkProse(ctx context.Context) diag.List {
	known := func(name string) bool { return slices.Contains(b.conf.AudienceIDs(), name) }
	texts := b.parseProse(ctx, b.whole.Entries(), func(p model.Prose) model.Prose { return everything(p, known) })
	routes, _ := route.Assign(b.whole.Entries())
	b.links = newLinks(b.whole, routes, texts, b.assets, b.in.Files)
	var problems diag.List
	for _, w := range texts {
		if w.text == nil {
			continue // cancelled
		}
		for _, p := range w.text.Problems {
			problems = append(problems, schema.Problem(p, w.prose))
		}
		problems = append(problems, ownTitle(w)...)
		for _, l := range w.text.Links {
			if _, p := b.links.follow(w.entry, l.Target); p != nil {
				problems = append(problems, p.at(w.prose.Span(l.Offset, l.Length)))
			}
		}
	}
	for _, e := range b.whole.Entries() {
		for i, l := range e.Head().Links {
			if l.Href == "" || l.Href.External() {
				continue
			}
			if _, p := b.links.follow(e, string(l.Href)); p != nil {
				problems = append(problems, p.at(e.Head().At("links."+itoa(i)+".href")))
			}
		}
	}
	return append(problems, b.unusedAssets()...)
}

// ownTitle reports prose that begins with another title than the entry's.
func ownTitle(w written) diag.List {
	h := w.entry.Head()
	if w.text.Title == "" || w.text.Title == h.Title || !h.Has("title") {
		return nil
	}
	return diag.List{diag.New("prose/heading-level", w.prose.Span(0, 0), "the prose begins with the title %q, but the entry is called %q", w.text.Title, h.Title).
		WithHint("remove it: the title of the entry is shown")}
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
	out.links = newLinks(g, routes, texts, b.assets, b.in.Files)
	type result struct {
		rendered view.Rendered
		problems diag.List
		assets   []string
	}
	results := parallel(ctx, texts, func(w written) (r result) {
		if w.text == nil {
			return r
		}
		for _, problem := range w.text.Problems {
			r.problems = append(r.problems, schema.Problem(problem, w.prose))
		}
		answers := make([]markdown.Answer, len(w.text.Links))
		for i, l := range w.text.Links {
			answer, problem := out.links.follow(w.entry, l.Target)
			answers[i] = answer.Answer
			if answer.asset != "" {
				r.assets = append(r.assets, answer.asset)
			}
			if problem != nil {
				if _, everywhere := b.links.follow(w.entry, l.Target); everywhere == nil {
					r.problems = append(r.problems, diag.New("ref/hidden", w.prose.Span(l.Offset, l.Length),
						"%q is not shown in the edition %s", l.Target, p.conf.ID).WithHint("readers of that edition get the words without the link"))
				}
			}
		}
		r.rendered = view.Rendered{Body: w.text.Render(answers), Headings: w.text.Headings, Lead: w.text.Lead}
		return r
	})
	var problems diag.List
	for i, r := range results {
		out.byKey[texts[i].entry.Head().Key()] = r.rendered
		problems = append(problems, r.problems...)
		for _, path := range r.assets {
			out.mine[path] = true
		}
	}
	for _, e := range g.Entries() {
		for _, l := range e.Head().Links {
			if answer, problem := out.links.follow(e, string(l.Href)); problem == nil && answer.asset != "" {
				out.mine[answer.asset] = true
			}
		}
	}
	return out, problems
}
