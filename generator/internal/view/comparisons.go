package view

import (
	"math"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func comparisons(p *planner) []Page {
	all := graph.All[*model.Comparison](p.Graph)
	if len(all) == 0 {
		return nil
	}
	frame, prose := p.frame("/compare/", "compare", "comparisons")
	index := Compare{Frame: frame, Prose: prose}
	place := map[string]int{}
	var pages []Page
	for _, c := range all {
		page, ok := p.comparison(c, all)
		if !ok {
			continue
		}
		pages = append(pages, page)
		i, known := place[c.Series]
		if !known {
			i = len(index.Groups)
			place[c.Series] = i
			index.Groups = append(index.Groups, EntryGroup{Title: c.Series})
		}
		index.Groups[i].Entries = append(index.Groups[i].Entries, p.entry(c))
	}
	return append(pages, Page{URL: "/compare/", Template: "comparisons.html", Data: ready(index)})
}

// comparison plans one comparison. An edition that hides all but one of its
// sides has nothing to compare.
func (p *planner) comparison(c *model.Comparison, all []*model.Comparison) (Page, bool) {
	entries, table := compare.Of(p.Graph, c, compare.Options{SprintDays: p.SprintDays, Scale: p.Scale})
	data := ComparePage{
		Frame:         p.entryFrame(c, p.url(c), crumb("compare", "/compare/")),
		KeyDifference: c.KeyDifference, SharedPurpose: c.SharedPurpose, Prose: p.prose(c),
	}
	data.Description = or(data.Description, c.KeyDifference)
	data.described(p.article(&data.Frame)...)
	for _, e := range entries {
		data.Columns = append(data.Columns, Column2{Title: e.Head().Title, URL: p.url(e), Says: says(e)})
	}
	notes := map[string]string{}
	for _, n := range c.Notes {
		notes[n.Dimension.Text] = n.Text
	}
	for _, row := range table.Rows {
		out := p.compareRow(row, data.Columns)
		out.Note = notes[row.Dimension]
		out.Decisive = row.Dimension == c.Decisive && !row.Equal
		if row.Equal {
			data.Same = append(data.Same, out)
		} else {
			data.Rows = append(data.Rows, out)
		}
	}
	for _, other := range all {
		if other != c && other.Series == c.Series {
			data.Others = append(data.Others, p.entry(other))
		}
	}
	return Page{URL: data.URL, Template: "compare.html", Data: ready(data), Sources: []string{c.Origin.File}}, len(entries) > 0
}

func (p *planner) compareRow(row compare.Row, columns []Column2) CompareRow {
	out := CompareRow{Dimension: row.Dimension, Shared: row.Shared, Union: row.Union, Steps: row.Steps}
	if row.Ratio >= 1.5 {
		out.Ratio = int(math.Round(row.Ratio))
	}
	for i, cell := range row.Cells {
		c := CompareCell{Column: columns[i].Title}
		if row.Dimension == "decides" {
			c.Count = len(cell.Terms)
		}
		if cell.Horizon.To > 0 {
			h := cell.Horizon
			c.Span = Horizon{From: h.From, To: h.To, Unit: h.Unit, OpenEnded: h.OpenEnded}
			out.Cells = append(out.Cells, c)
			continue
		}
		for _, t := range cell.Terms {
			term := Term{Word: t.Word, Text: t.Text, Common: t.Common}
			if t.Key.Kind != "" {
				term.URL, _ = p.Routes.URL(t.Key)
			}
			if t.Level != "" {
				term.Bar = p.bar(t.Level)
			}
			c.Terms = append(c.Terms, term)
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}
