package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func guides(p *planner) []Page {
	all := graph.All[*model.Guide](p.Graph)
	pages := p.list("/guides/", "guides", "guides", "guide", asEntries(all))
	for _, g := range all {
		chapters := p.Graph.ChaptersOf(g.ID)
		data := GuidePage{Frame: p.entryFrame(g, p.url(g), crumb("guides", "/guides/")), Guide: p.link(g), Chapters: p.contents(chapters, nil), Prose: p.prose(g)}
		for _, r := range g.Readers {
			data.Readers = append(data.Readers, Reader{Title: r.Title, Wants: r.Wants, Start: p.to(r.Start)})
		}
		if len(chapters) > 0 {
			data.Next = p.link(chapters[0])
		}
		data.described(p.article(&data.Frame)...)
		pages = append(pages, Page{URL: data.URL, Template: "guide.html", Data: ready(data), Sources: []string{g.Origin.File}})
		for i, c := range chapters {
			pages = append(pages, p.chapter(g, chapters, i, c))
		}
	}
	return pages
}

func (p *planner) chapter(g *model.Guide, chapters []*model.Chapter, i int, c *model.Chapter) Page {
	return Page{URL: p.url(c), Template: "guide.html", Sources: []string{c.Origin.File}, Data: func() any { return p.chapterData(g, chapters, i, c) }}
}

func (p *planner) chapterData(g *model.Guide, chapters []*model.Chapter, i int, c *model.Chapter) GuidePage {
	data := GuidePage{
		Frame: p.entryFrame(c, p.url(c), crumb("guides", "/guides/"), p.link(g)),
		Guide: p.link(g), Chapters: p.contents(chapters, c), Number: i + 1, Previous: p.link(g),
		Requires: p.toAll(c.Requires), Prose: p.prose(c),
	}
	data.described(p.article(&data.Frame)...)
	if i > 0 {
		data.Previous = p.link(chapters[i-1])
	}
	if i+1 < len(chapters) {
		data.Next = p.link(chapters[i+1])
	}
	return data
}

func (p *planner) contents(chapters []*model.Chapter, current *model.Chapter) []Chapter {
	var out []Chapter
	for i, c := range chapters {
		out = append(out, Chapter{Number: i + 1, Title: c.Title, URL: p.url(c), Summary: c.Summary, Current: c == current, Only: p.OnlyEntry(c.Audience)})
	}
	return out
}
