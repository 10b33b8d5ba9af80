package view

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// navigation lists what the edition has, in the order in which readers ask.
func (p *planner) navigation() []NavLink {
	var nav []NavLink
	add := func(word, url string, exists bool) {
		if exists {
			nav = append(nav, NavLink{Word: "nav." + word, URL: url})
		}
	}
	plan := len(p.themes)+len(p.items) > 0
	// With a roadmap, the vision is one of its views: seven entries are enough.
	add("vision", "/vision/", !plan && len(graph.All[*model.Vision](p.Graph)) > 0)
	add("roadmap", route.Board, plan)
	add("timeline", route.Timeline, p.timed)
	add("roles", "/roles/", len(p.roles) > 0)
	add("compare", route.Compare, len(graph.All[*model.Comparison](p.Graph)) > 0 || len(p.sides) > 1)
	add("who", route.Who, len(p.register) > 0)
	add("guides", "/guides/", len(graph.All[*model.Guide](p.Graph)) > 0)
	add("updates", "/updates/", len(graph.All[*model.Update](p.Graph)) > 0)
	return nav
}

// frame returns the frame of a page that stands for no entry. Its title and
// description are those of the folder's section where the author wrote one.
func (p *planner) frame(url, word, folder string) (Frame, Prose) {
	f := Frame{Site: p.Site, URL: url, TitleWord: "title." + word, Noindex: p.Noindex, Canonical: p.canonical(url)}
	var prose Prose
	if s, ok := p.section(folder); ok {
		f = p.entryFrame(s, url)
		prose = p.prose(s)
	}
	f.Nav = p.navAt(url)
	if url != route.Home {
		f.Crumbs = []Link{{Word: "title.home", URL: route.Home}}
	}
	if folder != noFolder {
		p.lists = append(p.lists, f)
	}
	return f, prose
}

// entryFrame returns the frame of an entry's own page.
func (p *Teller) entryFrame(e model.Entry, url string, crumbs ...Link) Frame {
	h := e.Head()
	f := Frame{
		Site: p.Site, URL: url, Title: h.Title, Description: h.Summary, Summary: h.Summary, Only: p.OnlyEntry(h.Audience), Noindex: p.Noindex, Canonical: p.canonical(url),
		Nav:     p.navAt(url),
		Crumbs:  append([]Link{{Word: "title.home", URL: route.Home}}, crumbs...),
		Updated: p.day(h.Updated), Reviewed: p.day(h.Reviewed),
		Owner: p.to(h.Owner), Sources: p.toAll(h.Sources), Authors: p.toAll(h.Authors),
		Related: p.toAll(h.RelatesTo), Links: p.outward(e),
	}
	if !h.Reviewed.IsZero() && h.ReviewEvery.N > 0 {
		f.ReviewDue = p.day(h.ReviewEvery.From(h.Reviewed))
	}
	for _, tag := range h.Tags {
		if route.Slug(tag) != "" {
			f.Tags = append(f.Tags, Link{Text: tag, URL: route.Tag(tag)})
		}
	}
	rendered := p.Prose(e)
	if f.Description == "" {
		f.Description = short(rendered.Lead, 200)
	}
	for _, heading := range rendered.Headings {
		f.Contents = append(f.Contents, Heading{heading.Level, heading.ID, heading.Title})
	}
	if p.EditURL != "" && h.File != "" {
		f.Edit = strings.ReplaceAll(p.EditURL, "{path}", h.File)
	}
	return f
}

func (p *Teller) canonical(url string) string {
	if p.Site.BaseURL == "" {
		return ""
	}
	return p.Site.BaseURL + strings.TrimPrefix(url, "/")
}

// navAt marks the entry of the navigation whose section a page stands in.
func (p *Teller) navAt(url string) []NavLink {
	nav := make([]NavLink, len(p.nav))
	for i, n := range p.nav {
		own := strings.HasPrefix(url, n.URL) && (n.URL != route.Board || url != route.Timeline)
		n.Current = own || slices.ContainsFunc(below(n.URL), func(at string) bool { return strings.HasPrefix(url, at) })
		nav[i] = n
	}
	return nav
}

// below returns where else pages stand that are found from an entry of the
// navigation.
func below(entry string) []string {
	switch entry {
	case route.Board:
		return []string{"/vision/", "/objectives/", "/themes/", "/items/", route.Outcomes, route.Attention, route.Views, route.Index(model.ProductKind)}
	case route.Timeline:
		return []string{route.Index(model.MilestoneKind)}
	case route.Who:
		return []string{route.Register, "/delegations/", "/records/", "/stakeholders/"}
	case "/roles/":
		return amongRoles
	case "/vision/":
		return []string{"/objectives/"}
	}
	return nil
}

// amongRoles are the addresses of pages about several roles, which are found
// from the list of roles.
var amongRoles = []string{"/pairings/", "/transitions/", route.Disagree, route.MixedUp, route.RoleMap, route.Questions}

// outward turns the links of an entry into links of a page; one that leads to
// what the edition does not show is left out.
func (p *Teller) outward(e model.Entry) []Link {
	var out []Link
	for _, l := range e.Head().Links {
		url, ok := p.address(e, l.Href)
		if !ok {
			continue
		}
		out = append(out, Link{Text: or(l.Title, string(l.Href)), URL: url, Rel: l.Rel, External: l.Href.External(), Only: p.OnlyPart(l.Audience)})
	}
	return out
}

// address returns where an address leads that an author wrote in e: to another
// site, or to a file of the project, unless the edition does not show it.
func (p *Teller) address(e model.Entry, u model.URL) (string, bool) {
	if u == "" || u.External() {
		return string(u), u != ""
	}
	return p.Href(e, string(u))
}

// crumb returns the link to the list of a kind.
//
//go:noinline
func crumb(word, url string) Link { return Link{Word: "title." + word, URL: url} }
