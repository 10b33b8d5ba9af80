package generator

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// viewSpecs returns the views that the project declares for an edition.
func viewSpecs(c *config.Config, edition string) []view.ViewSpec {
	var specs []view.ViewSpec
	for i, v := range c.Views {
		if len(v.Editions) == 0 || slices.Contains(v.Editions, edition) {
			specs = append(specs, view.ViewSpec{ID: v.ID, Title: v.Title, Description: v.Description,
				Rows: v.Rows, Columns: v.Columns, Colour: v.Colour, Selection: selection(c, i)})
		}
	}
	return specs
}

// selection returns the filter of a declared view. Shipped work is part of a
// view of states or quarters.
func selection(c *config.Config, i int) graph.Selection {
	v := c.Views[i]
	refs := func(key string, ids []string, kinds ...string) []model.Ref {
		var out []model.Ref
		for n, id := range ids {
			out = append(out, model.Ref{Text: id, Kinds: &kinds, At: c.Where(filterKey(i, key, n))})
		}
		return out
	}
	f := v.Filter
	return graph.Selection{
		Statuses: f.Status, Healths: f.Health, Horizons: f.Horizon, Tags: f.Tags,
		Themes: refs("theme", f.Theme, "theme"), Objectives: refs("objective", f.Objective, "objective"),
		Owners: refs("owner", f.Owner, "role", "stakeholder"), Products: refs("product", f.Product, "product"),
		Shipped: slices.ContainsFunc([]string{v.Rows, v.Columns}, func(d string) bool { return d == "status" || d == "quarter" }),
	}
}

func filterKey(view int, key string, n int) string {
	return "views." + itoa(view) + ".filter." + key + "." + itoa(n)
}

// unknownInViews reports entries and tags that a declared view names and
// nobody wrote: it would show less than was meant.
func unknownInViews(whole *graph.Graph, c *config.Config) diag.List {
	var problems diag.List
	for i := range c.Views {
		problems = append(problems, whole.JudgeSelection(selection(c, i), func(tag int) diag.Span { return c.Where(filterKey(i, "tags", tag)) })...)
	}
	return problems
}
