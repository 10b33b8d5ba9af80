package view

import (
	"io"
	"slices"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// comparisons plans a page for each comparison that is declared, and one for
// all others: there is no page for a pair that nobody asked for.
func comparisons(p *planner) []Page {
	all := graph.All[*model.Comparison](p.Graph)
	if len(all) == 0 && len(p.sides) < 2 {
		return nil
	}
	frame, prose := p.frame(route.Compare, "compare", "comparisons")
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
	if len(p.sides) < 2 {
		return append(pages, Page{URL: route.Compare, Template: "comparisons.html", Data: ready(index)})
	}
	script := sync.OnceValue(p.sidesScript)
	path := func() string { return "/" + script().Path }
	return append(pages,
		Page{Name: path, Encode: func(w io.Writer) error { return put(w, script().Data) }},
		Page{URL: route.Compare, Template: "comparisons.html", Data: func() any {
			data := index
			data.Pick = p.pick(p.sides, path())
			return data
		}})
}

// sidesScript returns what the script compares: what each role answers, once.
func (p *planner) sidesScript() compare.Script {
	listed := make([]compare.Listed, len(p.sides))
	for i, r := range p.sides {
		listed[i] = compare.Listed{Side: p.reader.Side(r), URL: p.url(r), Says: or(r.TLDR, r.Definition)}
	}
	url := func(t compare.Term) string {
		url, _ := p.Routes.URL(t.Key)
		return url
	}
	return compare.Encode(p.reader.Dimensions(model.RoleKind.Name), listed, p.Scale, p.Word, url)
}

func (p *planner) pick(roles []*model.Role, script string) Pick {
	pick := Pick{Sides: script, Most: compare.MostSides}
	place := map[string]int{}
	for _, r := range roles {
		i, known := place[r.Family]
		if !known {
			i = len(pick.Families)
			place[r.Family] = i
			pick.Families = append(pick.Families, Family{Title: r.Family})
		}
		f := &pick.Families[i]
		f.Roles = append(f.Roles, Pickable{ID: r.ID, Title: r.Title, URL: p.url(r)})
	}
	return pick
}

// comparison plans one comparison. An edition that hides all but one of its
// sides has nothing to compare.
func (p *planner) comparison(c *model.Comparison, all []*model.Comparison) (Page, bool) {
	if len(p.Graph.ToAll(c.Roles))+len(p.Graph.ToAll(c.Artefacts)) == 0 {
		return Page{}, false
	}
	return Page{URL: p.url(c), Template: "compare.html", Sources: []string{c.Origin.File}, Data: func() any {
		entries, table := p.reader.Of(c)
		data := ComparePage{
			Frame:         p.entryFrame(c, p.url(c), crumb("compare", route.Compare)),
			KeyDifference: c.KeyDifference, SharedPurpose: c.SharedPurpose, Prose: p.prose(c),
			Summary: compare.Words(p.Word).Summary(table),
		}
		data.Description = or(data.Description, c.KeyDifference)
		data.described(p.article(&data.Frame)...)
		for _, e := range entries {
			data.Columns = append(data.Columns, p.column(e))
		}
		p.compareRows(&data, c, table)
		if data.Width = 1 + len(entries); data.Notes {
			data.Width++
		}
		if len(c.Roles) > 0 {
			data.Any = p.anyLink(entries)
		}
		for _, other := range all {
			if other != c && other.Series == c.Series {
				data.Others = append(data.Others, p.entry(other))
			}
		}
		return data
	}}, true
}

// anyLink leads to where the same roles stand side by side with others.
func (p *planner) anyLink(entries []model.Entry) Link {
	with := ""
	for _, e := range entries {
		r, ok := e.(*model.Role)
		if !ok || !route.Comparable(r) {
			continue
		}
		if with != "" {
			with += ","
		}
		with += r.ID
	}
	if with == "" || len(p.sides) < 2 {
		return Link{}
	}
	return Link{URL: route.Compare + "?with=" + with}
}

// compareRows fills the rows: the decisive one, groups of those that differ in
// the order of their furthest row, those that are equal.
func (p *planner) compareRows(data *ComparePage, c *model.Comparison, table compare.Table) {
	notes := map[string]string{}
	for _, n := range c.Notes {
		notes[n.Dimension.Text] = n.Text
	}
	for _, row := range table.Rows {
		out := p.compareRow(row, data.Columns)
		out.Note = notes[row.Dimension.ID]
		data.Notes = data.Notes || out.Note != ""
		switch {
		case row.Equal:
			data.Same = append(data.Same, out)
			continue
		case row.Decisive:
			data.Groups = append(data.Groups, CompareGroup{Decisive: true, Rows: []CompareRow{out}})
			continue
		}
		i := slices.IndexFunc(data.Groups, func(g CompareGroup) bool { return g.ID == row.Dimension.Group })
		if i < 0 {
			i = len(data.Groups)
			data.Groups = append(data.Groups, CompareGroup{ID: row.Dimension.Group})
		}
		data.Groups[i].Rows = append(data.Groups[i].Rows, out)
	}
}

func (p *planner) compareRow(row compare.Row, columns []Column2) CompareRow {
	words := compare.Words(p.Word)
	out := CompareRow{Dimension: row.Dimension.ID, Question: words.Question(row.Dimension), Says: words.Row(row)}
	for i, cell := range row.Cells {
		c := CompareCell{Column: columns[i].Title, Says: words.Cell(row.Dimension, cell), Odd: row.Odd[i]}
		if row.Dimension.Counted(cell) {
			out.Cells = append(out.Cells, c)
			continue
		}
		for _, t := range cell.Terms {
			term := Term{Text: words.Term(t), Note: words.Note(row.Dimension, t), Common: t.Common && !row.Equal}
			if t.Key.Kind != "" {
				term.URL, _ = p.Routes.URL(t.Key)
			}
			if t.Level != "" {
				term.Bar = p.bar(t.Level)
			}
			c.Terms = append(c.Terms, term)
		}
		if len(cell.Terms) == 0 {
			c.Nothing = "compare.nothing"
			if row.Dimension.Measure == compare.Register {
				c.Nothing = "compare.nothing_decided"
			}
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

// mostWith is how many roles of its family a role page offers to compare with:
// all would make pages as long as families are large.
const mostWith = 6

// compareWith returns links to compare a role with others of its family that no
// comparison of two declares, and one to choose any.
func (p *planner) compareWith(r *model.Role) []Link {
	if !route.Comparable(r) || len(p.sides) < 2 {
		return nil
	}
	declared := map[model.Entry]bool{r: true}
	for _, e := range p.comparisonsOf(r) {
		if sides := p.Graph.ToAll(e.(*model.Comparison).Roles); len(sides) == 2 {
			declared[sides[0]], declared[sides[1]] = true, true
		}
	}
	var links []Link
	for _, other := range p.sides {
		if len(links) < mostWith && other.Family == r.Family && !declared[other] {
			links = append(links, Link{Text: other.Title, URL: p.anyLink([]model.Entry{r, other}).URL})
		}
	}
	return append(links, Link{Word: "compare.any", URL: p.anyLink([]model.Entry{r}).URL})
}
