package view

import (
	"maps"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// A ViewSpec is a view of the roadmap that the project declares. Rows, Columns
// and Colour are names of dimensions; without Rows it has one lane.
type ViewSpec struct {
	ID, Title, Description string
	Rows, Columns, Colour  string
	Selection              graph.Selection
}

// How many cards stand in one place before the rest is folded, in lanes and
// where there is but one; and how many columns stand side by side.
const (
	mostInCell   = 12
	mostInColumn = 24
	mostColumns  = 5
)

// A declared view has something to show.
type declared struct {
	ViewSpec
	work []model.Entry
}

// declaredViews returns the views that show anything in this edition.
func (p *planner) declaredViews() []declared {
	var out []declared
	all := p.work
	for _, spec := range p.Views {
		if work := p.selected(spec, all); len(work) > 0 {
			out = append(out, declared{spec, work})
		}
	}
	return out
}

func (p *planner) selected(spec ViewSpec, all []model.Entry) []model.Entry {
	var work []model.Entry
	for _, e := range all {
		if spec.Selection.Takes(p.Graph, e, p.lastHorizon()) {
			work = append(work, e)
		}
	}
	return work
}

// declaredPages plans the pages of declared views, and of each the part that
// other sites can show.
func declaredPages(p *planner) []Page {
	var pages []Page
	for _, d := range p.declared {
		url := route.View(d.ID)
		frame, _ := p.frame(url, "roadmap", noFolder)
		frame.Title, frame.TitleWord, frame.Summary, frame.Description = d.Title, "", d.Description, d.Description
		frame.Crumbs = append(frame.Crumbs, crumb("roadmap", route.Board))
		p.lists = append(p.lists, frame)
		pages = append(pages,
			Page{URL: url, Template: "view.html", Data: func() any {
				data, shown := p.lay(frame, d, mostCards)
				data.Ways, data.Embed = p.ways(url), p.embed(frame, d.ID)
				if data.Beyond.All > 0 {
					data.Filter = p.filterOfSome(shown)
				} else {
					data.Filter = p.filter(shown)
				}
				return data
			}},
			p.embeddedView(frame, d.ViewSpec, func() []model.Entry { return d.work }, route.View(d.ID)))
	}
	return pages
}

// embed returns what a site needs to show a view as a part of a page.
func (p *planner) embed(f Frame, id string) Embed {
	if p.Site.BaseURL == "" {
		return Embed{}
	}
	title := f.Title
	if title == "" {
		title = p.Word(f.TitleWord)
	}
	return Embed{URL: p.canonical(route.Embed(id)), Title: p.Site.Title + ": " + title}
}

// embedded returns the frame of a part for other sites: no search engine is to
// find it in place of the page.
func embedded(f Frame, url string) Frame {
	f.URL, f.Noindex, f.Nav, f.Crumbs = url, true, nil, nil
	return f
}

// embeddedView plans a view as a part for other sites, without what leads
// through this one but to the page it is a part of.
func (p *planner) embeddedView(frame Frame, spec ViewSpec, work func() []model.Entry, whole string) Page {
	url := route.Embed(spec.ID)
	return Page{URL: url, Template: "embed.html", Data: func() any {
		data, _ := p.lay(embedded(frame, url), declared{spec, work()}, mostEmbedded)
		data.Whole = whole
		return data
	}}
}

// lay lays the work of a view out in lanes and columns, with room for so many
// cards, and returns the work that it shows.
func (p *planner) lay(frame Frame, d declared, room int) (ViewPage, []model.Entry) {
	data := ViewPage{Frame: frame, Whole: route.View(d.ID), Count: len(d.work)}
	columns := p.dimension(d.Columns, d.work)
	rows := dimension{groups: []Group{{}}, of: func(model.Entry) []string { return nil }}
	if d.Rows != "" {
		rows = p.dimension(d.Rows, d.work)
	}
	cells := make([][][]model.Entry, len(rows.groups))
	for i := range cells {
		cells[i] = make([][]model.Entry, len(columns.groups))
	}
	used := make([]bool, len(columns.groups))
	counts := make([]int, len(rows.groups))
	rowAt, columnAt := rows.places(), columns.places()
	for _, e := range d.work {
		for _, row := range rows.in(e, rowAt) {
			counts[row]++
			for _, column := range columns.in(e, columnAt) {
				cells[row][column] = append(cells[row][column], e)
				used[column] = true
			}
		}
	}
	for i, g := range columns.groups {
		// An empty horizon says something, an empty column of other sorts does not.
		if used[i] = used[i] || g.Place > 0 && len(d.Selection.Horizons) == 0; used[i] {
			data.Heads = append(data.Heads, g)
		}
	}
	data.Grid = len(data.Heads) <= mostColumns
	every := slices.Concat(cells...)
	first := firstOf(room, every)
	shown := d.work
	if lengths(first) < lengths(every) {
		shown = among(d.work, slices.Concat(first...))
	}
	data.Beyond = p.beyondWork(len(shown), len(d.work))
	cards := p.cardsFor(d, shown)
	data.Legend = legend(slices.Collect(maps.Values(cards)))
	for _, e := range shown {
		data.Targets = data.Targets || cards[e].Target.ISO != ""
	}
	for i, g := range rows.groups {
		if counts[i] == 0 {
			continue
		}
		lane := Lane{Name: g, Count: counts[i]}
		if d.Rows != d.Colour {
			lane.Name.Colour = 0 // it would be taken for that of a card
		}
		for j, head := range columns.groups {
			if used[j] && (data.Grid || len(cells[i][j]) > 0) {
				c := cell(head, first[i*len(used)+j], cards, d.Rows != "")
				c.Count, c.Beyond = len(cells[i][j]), len(cells[i][j])-c.Count
				lane.Cells = append(lane.Cells, c)
			}
		}
		data.Lanes = append(data.Lanes, lane)
	}
	return data, shown
}

// among returns those of some work that are among others, in the order of the
// first.
func among(work, others []model.Entry) []model.Entry {
	there := make(map[model.Entry]bool, len(others))
	for _, e := range others {
		there[e] = true
	}
	return slices.DeleteFunc(slices.Clone(work), func(e model.Entry) bool { return !there[e] })
}

func cell(head Group, work []model.Entry, cards map[model.Entry]Card, brief bool) Cell {
	c := Cell{Head: head, Count: len(work)}
	most := mostInColumn
	if brief {
		most = mostInCell
	}
	for i, e := range work {
		card := cards[e]
		if brief || i >= most {
			card.Outcome = ""
		}
		if i < most {
			c.Cards = append(c.Cards, card)
		} else {
			c.More = append(c.More, card)
		}
	}
	return c
}

// cardsFor returns how a view shows work: the first line of a card and its
// colour are those of one dimension. What its lane or column or that line says
// is not said again.
func (p *planner) cardsFor(d declared, shown []model.Entry) map[model.Entry]Card {
	colours := p.dimension(d.Colour, d.work)
	places := colours.places()
	said := []string{d.Rows, d.Columns, d.Colour}
	cards := make(map[model.Entry]Card, len(shown))
	for _, e := range shown {
		card := p.card(e)
		card.Theme, card.Colour = Link{}, 0
		if g := colours.groups[colours.in(e, places)[0]]; g.ID != "" && d.Colour != d.Rows && d.Colour != d.Columns {
			card.Theme, card.Colour = g.Name, g.Colour
		}
		if slices.Contains(said, "status") {
			card.Status = ""
		}
		if slices.Contains(said, "health") {
			card.Health = ""
		}
		cards[e] = card
	}
	return cards
}

// embeddedBoard plans the board as a part for other sites: the same cards,
// without what leads through the site.
func (p *planner) embeddedBoard(frame Frame) Page {
	spec := ViewSpec{ID: route.BoardView, Columns: "horizon", Colour: "theme"}
	return p.embeddedView(frame, spec, func() []model.Entry { return p.selected(spec, p.work) }, route.Board)
}
