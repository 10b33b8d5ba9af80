package view

import (
	"io"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/feed"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// machines plans what programs read: the feed of updates, the sitemap and
// robots.txt. The first two need full addresses, so they exist only with a
// base_url.
func machines(p *planner) []Page {
	pages := []Page{{URL: route.Robots, Encode: func(w io.Writer) error {
		robots := feed.Robots{Deny: p.Noindex}
		if p.Site.BaseURL != "" && !p.Noindex {
			robots.Sitemap = p.canonical(route.Sitemap)
		}
		return put(w, robots.Bytes())
	}}}
	if p.Site.BaseURL == "" {
		return pages
	}
	if p.Site.Feed != "" {
		pages = append(pages, p.atom())
	}
	return pages
}

// HasFeed reports whether an edition has updates to follow. A feed needs their
// dates, which an edition may not show.
func HasFeed(g *graph.Graph) bool { return len(dated(g)) > 0 }

func dated(g *graph.Graph) []*model.Update {
	undated := func(u *model.Update) bool { return u.Date.IsZero() }
	return slices.DeleteFunc(graph.All[*model.Update](g), undated)
}

func (p *planner) atom() Page {
	out := feed.Feed{Title: p.Site.Title, Subtitle: p.Site.Description, URL: p.canonical(route.Home), Self: p.canonical(route.Atom), Language: p.Site.Language}
	all := dated(p.Graph)
	for _, u := range all[:min(50, len(all))] {
		entry := feed.Entry{Title: u.Title, URL: p.canonical(p.url(u)), Published: u.Date.String(), Updated: u.Date.String(), Summary: or(u.Summary, p.Prose(u).Lead)}
		if !u.Updated.IsZero() {
			entry.Updated = u.Updated.String()
		}
		for _, a := range p.toAll(u.Authors) {
			entry.Authors = append(entry.Authors, a.Text)
		}
		entry.Categories = u.Tags
		out.Entries = append(out.Entries, entry)
	}
	return Page{URL: route.Atom, Encode: func(w io.Writer) error { return feed.Atom(w, out) }}
}

// Sitemap returns the sitemap of planned pages: those that readers should
// find. It is made last, from what the other views planned.
func Sitemap(in Input, pages []Page) (Page, bool) {
	if in.Site.BaseURL == "" || in.Noindex {
		return Page{}, false
	}
	var urls []string
	for _, page := range pages {
		if page.Template == "" || page.Template == "embed.html" || page.Template == "404.html" || page.Template == "redirect.html" {
			continue
		}
		urls = append(urls, strings.TrimPrefix(page.URL, "/"))
	}
	return Page{URL: route.Sitemap, Encode: func(w io.Writer) error { return feed.Sitemap(w, in.Site.BaseURL, urls) }}, true
}
