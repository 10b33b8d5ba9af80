package view

import (
	"io"

	"github.com/fingerpost/fingerpost/generator/internal/export"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// exports plans what other programs read of the roadmap: JSON with its schema,
// CSV and Markdown. They lie beside the board.
func exports(p *planner) []Page {
	if len(p.themes)+len(p.items) == 0 {
		return nil
	}
	return []Page{
		{URL: route.RoadmapData, Encode: func(w io.Writer) error { return p.exported().JSON(w) }},
		{URL: route.Board + export.SchemaFile, Encode: export.Schema},
		{URL: route.RoadmapTable, Encode: func(w io.Writer) error { return p.exported().CSV(w) }},
		{URL: route.RoadmapText, Encode: func(w io.Writer) error { return p.exported().Markdown(w, p.Word, p.sayPeriod) }},
	}
}

// files lists what other programs can read of a view of the roadmap.
func (p *planner) files(picture string) []Link {
	var files []Link
	if picture != "" {
		files = append(files, Link{Word: "files.picture", URL: picture})
	}
	if p.dates {
		files = append(files, Link{Word: "files.calendar", URL: route.Calendar})
	}
	return append(files, Link{Word: "files.csv", URL: route.RoadmapTable}, Link{Word: "files.json", URL: route.RoadmapData}, Link{Word: "files.md", URL: route.RoadmapText})
}

// exported returns the roadmap as other programs get it.
func (p *planner) exported() export.Roadmap {
	var room export.Work
	r := export.Roadmap{Title: p.Site.Title, Edition: p.Site.EditionID, Language: p.Site.Language, URL: p.Site.BaseURL,
		AsOf: p.Today.String(), Disclaimer: p.Site.Disclaimer, Objectives: []export.Objective{}, Products: []export.Product{},
		Themes:     export.Works{Count: len(p.themes), Make: func(i int) *export.Work { return p.exportOf(p.themes[i], &room) }},
		Items:      export.Works{Count: len(p.items), Make: func(i int) *export.Work { return p.exportOf(p.items[i], &room) }},
		Milestones: []export.Milestone{}}
	for _, h := range p.Horizons {
		title := h.Title
		if title == "" {
			title = p.Word("horizon." + h.ID)
		}
		r.Horizons = append(r.Horizons, export.Horizon{ID: h.ID, Title: title})
	}
	for _, v := range graph.All[*model.Vision](p.Graph) {
		r.Vision = &export.Vision{Entry: p.exportEntry(v), Statement: v.Statement, Years: v.HorizonYears}
	}
	for _, o := range graph.All[*model.Objective](p.Graph) {
		r.Objectives = append(r.Objectives, export.Objective{Entry: p.exportEntry(o), Outcome: o.Outcome, Period: p.exportPeriod(o.Period),
			EffectBy: p.exportPeriod(o.EffectBy), Within: p.key(o.Within), Results: p.exportFigures(o.KeyResults)})
	}
	for _, x := range graph.All[*model.Product](p.Graph) {
		r.Products = append(r.Products, export.Product{Entry: p.exportEntry(x), Definition: x.Definition, Lead: p.key(x.Lead), Within: p.key(x.Within)})
	}
	for _, m := range graph.All[*model.Milestone](p.Graph) {
		r.Milestones = append(r.Milestones, export.Milestone{Entry: p.exportEntry(m), On: p.exportPeriod(m.On), Product: p.key(m.Product),
			External: m.External, DependsOn: p.keys(p.Graph.ToAll(m.DependsOn)), Reached: m.Reached.String()})
	}
	return r
}

func (p *Teller) exportEntry(e model.Entry) export.Entry {
	h := e.Head()
	return export.Entry{ID: h.ID, Title: h.Title, URL: p.url(e), Summary: h.Summary, Owner: p.key(h.Owner), Tags: h.Tags, Updated: dayText(h.Updated)}
}

func (p *Teller) exportWork(e model.Entry, w *model.Work) export.Work {
	out := export.Work{Entry: p.exportEntry(e), Status: graph.Status(w), Horizon: p.horizon(e), Start: p.exportPeriod(w.Start),
		Target: p.exportPeriod(w.Target), Shipped: p.exportPeriod(w.Shipped), Confidence: w.Confidence, Health: w.Health, Maturity: w.Maturity,
		Outcome: w.Outcome, Problem: w.Problem, Hypothesis: w.Hypothesis, Reason: w.Reason, Score: p.score(w.Score).Result,
		Objectives: p.keys(p.Graph.Objectives(e)), DependsOn: p.keys(p.Graph.ToAll(w.DependsOn)), Decider: p.key(w.Decider), Delegate: p.key(w.Delegate),
		Consulted: p.keys(p.Graph.ToAll(w.Consulted)), Informed: p.keys(p.Graph.ToAll(w.Informed)), Metrics: p.exportFigures(w.Metrics)}
	if theme, ok := p.Graph.ThemeOf(e); ok {
		out.Theme = theme.Key().String()
	}
	if product, ok := p.Graph.ProductOf(e); ok {
		out.Product = product.Key().String()
	}
	if item, ok := e.(*model.Item); ok {
		if n := progress(item); n >= 0 {
			out.Progress = &n
		}
		for _, s := range item.Backlog {
			out.Stories = append(out.Stories, export.Story{ID: s.ID, As: s.As, Want: s.Want, So: s.So, Status: storyStatus(s)})
		}
	}
	return out
}

func (p *Teller) exportPeriod(t model.Period) *export.Period {
	if t.IsZero() {
		return nil
	}
	return &export.Period{Text: t.String(), First: t.Begin(p.FiscalStart).String(), Last: t.End(p.FiscalStart).String()}
}

// sayPeriod says an exported period in words.
func (p *Teller) sayPeriod(e export.Period) string {
	var t model.Period
	if t.SetText(e.Text) != nil {
		return e.Text
	}
	return p.say(p.period(t))
}

func (p *Teller) exportFigures(list []model.Figure) []export.Figure {
	var out []export.Figure
	for _, f := range p.figures(list) {
		out = append(out, export.Figure{Name: f.Title, Unit: f.Unit, Direction: f.Direction, Baseline: f.Baseline, Current: f.Current, Target: f.Target, AsOf: f.AsOf.ISO})
	}
	return out
}

// key returns what a reference names as kind/id; "" if it names nothing here.
func (p *Teller) key(r model.Ref) string {
	if e, ok := p.Graph.Resolve(r); ok {
		return e.Head().Key().String()
	}
	return ""
}

func (p *Teller) keys(entries []model.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Head().Key().String())
	}
	return out
}

func dayText(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
