package check

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func comparison(in Input, c *model.Comparison) diag.List {
	if !c.Sound("roles") || !c.Sound("artefacts") {
		return nil
	}
	if problems := sides(c); problems != nil {
		return problems
	}
	known := compare.RoleDimensions
	if len(c.Artefacts) > 0 {
		known = compare.ArtefactDimensions
	}
	problems := dimensions(c, known)
	entries, table := compare.Of(in.Graph, c, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale})
	if len(entries) < max(len(c.Roles), len(c.Artefacts)) {
		return problems // a side is unknown, which has been told
	}
	decided := c.Decisive == "" || !slices.Contains(known, c.Decisive)
	for _, row := range table.Rows {
		if row.Dimension == c.Decisive {
			decided = true
			if row.Equal {
				problems = append(problems, diag.New("comparison/decisive-equal", c.At("decisive"), "%s is the same on all sides, so it cannot be decisive", row.Dimension).
					WithHint("choose another dimension, or correct the entries"))
			}
		}
		if row.Missing && slices.Contains(c.Dimensions, row.Dimension) {
			for i, cell := range row.Cells {
				if len(cell.Terms) == 0 {
					problems = append(problems, diag.New("comparison/cell-missing", c.At(fmt.Sprintf("dimensions.%d", slices.Index(c.Dimensions, row.Dimension))),
						"%s says nothing about %s", entries[i].Head().Key(), row.Dimension).
						WithHint("fill the key there, or leave the dimension out").WithNote(entries[i].Head().Origin, "the entry"))
				}
			}
		}
	}
	if !decided {
		problems = append(problems, diag.New("comparison/cell-missing", c.At("decisive"), "%s is decisive, but the comparison does not show it", c.Decisive).
			WithHint("fill the key on all sides, and name it under dimensions if these are listed"))
	}
	return problems
}

// sides reports a comparison that does not have two sides of one sort.
func sides(c *model.Comparison) diag.List {
	if len(c.Roles) > 0 && len(c.Artefacts) > 0 {
		return diag.List{diag.New("comparison/few", c.At("artefacts"), "%s compares roles and artefacts at once", c.Key()).
			WithHint("leave roles or artefacts")}
	}
	different := map[string]bool{}
	for _, ref := range append(slices.Clip(c.Roles), c.Artefacts...) {
		different[ref.Text] = true
	}
	if len(different) > 1 {
		return nil
	}
	at := c.Origin
	for _, key := range []string{"roles", "artefacts"} {
		if c.Has(key) {
			at = c.At(key)
		}
	}
	return diag.List{diag.New("comparison/few", at, "%s needs at least two roles, or at least two artefacts", c.Key()).
		WithHint("name them under roles or artefacts")}
}

// dimensions reports names of dimensions that do not exist.
func dimensions(c *model.Comparison, known []string) diag.List {
	var problems diag.List
	ask := func(name, path string) {
		if name != "" && !slices.Contains(known, name) {
			problems = append(problems, diag.New("value/enum", c.At(path), "%q is no dimension of this comparison", name).DidYouMean(name, known))
		}
	}
	ask(c.Decisive, "decisive")
	for i, name := range c.Dimensions {
		ask(name, fmt.Sprintf("dimensions.%d", i))
	}
	for _, n := range c.Notes {
		ask(n.Dimension.Text, "notes."+n.Dimension.Text)
	}
	return problems
}
