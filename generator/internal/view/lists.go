package view

import (
	"sort"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// list plans the page that lists entries of one kind; none if there are none.
func (p *planner) list(url, word, folder, kind string, entries []model.Entry) []Page {
	if len(entries) == 0 {
		return nil
	}
	frame, prose := p.frame(url, word, folder)
	shown := entries[:min(mostCards, len(entries))]
	data := List{Frame: frame, Prose: prose, Kind: kind, Count: len(entries), Groups: []EntryGroup{{Entries: p.entries(shown)}}, Beyond: p.beyond(len(shown), len(entries), entries[0].Head().Kind)}
	return []Page{{URL: url, Template: "list.html", Data: ready(data)}}
}

func updates(p *planner) []Page {
	all := asEntries(graph.All[*model.Update](p.Graph))
	pages := p.list("/updates/", "updates", "updates", "update", all)
	for i, e := range all {
		around := all[max(0, i-1):min(len(all), i+2)]
		pages = append(pages, p.told(Page{URL: p.url(e), Template: "entry.html", Sources: []string{e.Head().Origin.File}}, around, func(p *Teller) any {
			data := p.entryPage(e, crumb("updates", "/updates/"))
			if i > 0 {
				data.Next = p.link(all[i-1])
			}
			if i+1 < len(all) {
				data.Previous = p.link(all[i+1])
			}
			return data
		}))
	}
	return pages
}

// entryPage returns the data of a page for an entry that has no template of
// its own.
func (p *Teller) entryPage(e model.Entry, crumbs ...Link) EntryPage {
	entry := p.entry(e)
	entry.Facts, entry.Prose = p.general(e), p.prose(e)
	if _, isUpdate := e.(*model.Update); !isUpdate {
		entry.Named = p.namedBy(e)
	}
	return EntryPage{Frame: p.entryFrame(e, p.url(e), crumbs...), Entry: entry}
}

// catalogue plans one page for each catalogue whose entries have no pages of
// their own, with who names each entry.
func catalogue(p *planner) []Page {
	var pages []Page
	for _, k := range model.Kinds {
		if !strings.Contains(k.Address, "#") || k == model.DecisionKind || k == model.QuotationKind {
			continue
		}
		var group EntryGroup
		for _, e := range p.Graph.Entries() {
			if e.Head().Kind != k {
				continue
			}
			entry := p.entry(e)
			entry.Facts, entry.Named, entry.Prose = p.general(e), p.namedBy(e), p.prose(e)
			group.Entries = append(group.Entries, entry)
		}
		if len(group.Entries) == 0 {
			continue
		}
		if k == model.TermKind {
			sort.SliceStable(group.Entries, func(i, j int) bool {
				return strings.ToLower(group.Entries[i].Title) < strings.ToLower(group.Entries[j].Title)
			})
		}
		url := route.Index(k)
		frame, prose := p.frame(url, k.Plural, "catalogue/"+k.Plural)
		data := List{Frame: frame, Prose: prose, Kind: k.Name, Count: len(group.Entries), Groups: []EntryGroup{group}}
		pages = append(pages, Page{URL: url, Template: "catalogue.html", Data: ready(data)})
	}
	return pages
}

func pages(p *planner) []Page {
	var out []Page
	for _, page := range graph.All[*model.Page](p.Graph) {
		out = append(out, Page{URL: p.url(page), Template: "entry.html", Data: func() any { return p.entryPage(page) }, Sources: []string{page.Origin.File}})
	}
	return out
}

// folders plans a page for each folder of free pages that has an _index.md.
func folders(p *planner) []Page {
	var out []Page
	for _, s := range graph.All[*model.Section](p.Graph) {
		url := p.url(s)
		if s.ID == "" || url == "" || route.Reserved(url) {
			continue
		}
		data := List{Frame: p.entryFrame(s, url), Prose: p.prose(s), Kind: "page"}
		p.lists = append(p.lists, data.Frame)
		var inside []model.Entry
		for _, page := range graph.All[*model.Page](p.Graph) {
			if rest, ok := strings.CutPrefix(page.ID, s.ID+"/"); ok && !strings.Contains(rest, "/") {
				inside = append(inside, page)
			}
		}
		if data.Count = len(inside); data.Count > 0 {
			shown := inside[:min(mostCards, len(inside))]
			data.Groups, data.Beyond = []EntryGroup{{Entries: p.entries(shown)}}, p.beyond(len(shown), len(inside), model.PageKind)
		}
		out = append(out, Page{URL: url, Template: "list.html", Data: ready(data), Sources: []string{s.Origin.File}})
	}
	return out
}

// noFolder is the folder of pages that no section describes.
const noFolder = "-"

// tagPage lists the entries that have a tag, by kind.
func (p *planner) tagPage(frame Frame, name string, tagged []model.Entry) List {
	data := List{Frame: frame, Subject: name, Count: len(tagged)}
	place := map[*model.Kind]int{}
	for i, k := range model.Kinds {
		place[k] = i
	}
	byKind := make([][]model.Entry, len(model.Kinds))
	for _, e := range tagged {
		i := place[e.Head().Kind]
		byKind[i] = append(byKind[i], e)
	}
	shown := firstOf(mostCards, byKind)
	for i, k := range model.Kinds {
		if len(byKind[i]) > 0 {
			data.Groups = append(data.Groups, EntryGroup{Title: k.Name, Entries: p.entries(shown[i])})
		}
	}
	data.Beyond = p.beyond(lengths(shown), lengths(byKind), nil)
	return data
}

// A tagging is a tag with the entries that have it.
type tagging struct {
	name    string // of the ways to write it the first from A to Z
	entries []model.Entry
}

// tagged returns all tags by how they stand in addresses.
func (p *planner) tagged() map[string]*tagging {
	bySlug := map[string]*tagging{}
	written := map[string]*tagging{} // many entries have few tags; nil if one makes no address
	for _, e := range p.Graph.Entries() {
		tags := e.Head().Tags
		if len(tags) == 0 || p.url(e) == "" {
			continue
		}
		for _, tag := range tags {
			t, known := written[tag]
			if !known {
				if slug := route.Slug(tag); slug != "" {
					if t = bySlug[slug]; t == nil {
						t = &tagging{name: tag}
						bySlug[slug] = t
					}
				}
				written[tag] = t
			}
			if t != nil && (len(t.entries) == 0 || t.entries[len(t.entries)-1] != e) {
				t.name, t.entries = min(t.name, tag), append(t.entries, e)
			}
		}
	}
	return bySlug
}

// tags plans a page for each tag, and one that lists them.
func tags(p *planner) []Page {
	bySlug := p.tagged()
	if len(bySlug) == 0 {
		return nil
	}
	slugs := make([]string, 0, len(bySlug))
	for slug := range bySlug {
		slugs = append(slugs, slug)
	}
	sort.Strings(slugs)
	var pages []Page
	frame, prose := p.frame(route.Tags, "tags", "tags")
	index := List{Frame: frame, Prose: prose, Kind: "tag", Count: len(slugs)}
	var group EntryGroup
	for _, slug := range slugs {
		url, t := route.Tags+slug+"/", bySlug[slug]
		group.Entries = append(group.Entries, Entry{ID: slug, Title: t.name, URL: url, Kind: "tag"})
		frame, _ := p.frame(url, "tag", noFolder)
		frame.Title, frame.TitleWord = t.name, ""
		frame.Crumbs = append(frame.Crumbs, crumb("tags", route.Tags))
		p.lists = append(p.lists, frame)
		pages = append(pages, Page{URL: url, Template: "list.html", Data: func() any { return p.tagPage(frame, t.name, t.entries) }, Sources: []string{t.entries[0].Head().Origin.File}})
	}
	index.Groups = []EntryGroup{group}
	return append(pages, Page{URL: route.Tags, Template: "list.html", Data: ready(index)})
}

func notFound(p *planner) []Page {
	frame := Frame{Site: p.Site, URL: route.NotFound, TitleWord: "title.missing", Nav: p.nav, Noindex: true}
	return []Page{{URL: route.NotFound, Template: "404.html", Data: ready(NotFound{frame}), Rooted: true}}
}

func redirects(p *planner) []Page {
	var pages []Page
	for _, r := range p.Routes.Redirects() {
		frame := Frame{Site: p.Site, URL: r.From, TitleWord: "title.moved", Canonical: p.canonical(r.To), Noindex: true}
		pages = append(pages, Page{URL: r.From, Template: "redirect.html", Data: ready(Redirect{frame, r.To}), Sources: []string{r.File}})
	}
	return pages
}
