package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// products plans the portfolio: what each product has on the board, side by
// side, and a board for each.
func products(p *planner) []Page {
	all := graph.All[*model.Product](p.Graph)
	if len(all) == 0 {
		return nil
	}
	work := map[model.Entry][]model.Entry{}
	for _, e := range p.work {
		if product, ok := p.Graph.ProductOf(e); ok {
			work[product] = append(work[product], e)
		}
	}
	index := route.Index(model.ProductKind)
	frame, prose := p.frame(index, "products", "catalogue/products")
	data := Portfolio{Frame: frame, Prose: prose, Ways: p.ways(index)}
	for i, h := range p.Horizons {
		data.Columns = append(data.Columns, Column{ID: h.ID, Title: h.Title, Place: i + 1})
	}
	var pages []Page
	standings := make([]standing, len(all))
	var cells [][]model.Entry
	for i, product := range all {
		standings[i] = p.standingOf(work[product])
		cells = append(cells, standings[i].columns...)
	}
	first := firstOf(mostCards, cells)
	data.Beyond = p.beyondWork(lengths(first), lengths(cells))
	for i, product := range all {
		whole := standings[i]
		here := standing{columns: first[i*len(p.Horizons) : (i+1)*len(p.Horizons)]}
		data.Products = append(data.Products, PortfolioRow{Product: p.link(product), Says: product.Definition, Lead: p.to(product.Lead),
			Within: p.to(product.Within), Columns: p.columns(here, whole), Shipped: len(whole.shipped)})
		pages = append(pages, Page{URL: p.url(product), Template: "product.html", Sources: []string{product.Origin.File}, Data: func() any {
			shown := whole.first(mostCards)
			page := ProductPage{Frame: p.entryFrame(product, p.url(product), crumb("products", index)), Says: product.Definition,
				Facts: p.general(product), Columns: p.columns(shown, whole), Shipped: p.cards(shown.shipped), ShippedBeyond: len(whole.shipped) - len(shown.shipped),
				Beyond: p.beyondWork(shown.size(), whole.size()), Prose: p.prose(product)}
			for _, m := range graph.All[*model.Milestone](p.Graph) {
				if of, ok := graph.To[*model.Product](p.Graph, m.Product); ok && of == product {
					page.Milestones = append(page.Milestones, p.milestone(m))
				}
			}
			for _, e := range p.naming(product, "within") {
				page.Parts = append(page.Parts, p.entry(e))
			}
			return page
		}})
	}
	return append(pages, Page{URL: index, Template: "products.html", Data: ready(data)})
}

func (p *planner) milestone(m *model.Milestone) Entry {
	e := p.entry(m)
	e.Date = p.period(m.On)
	return e
}
