package check

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func comparison(in Input, c *model.Comparison) diag.List {
	if len(c.Roles) > 0 && len(c.Artefacts) > 0 || max(len(c.Roles), len(c.Artefacts)) < 2 {
		return diag.List{diag.New("comparison/few", c.Origin, "%s needs at least two roles, or at least two artefacts", c.Key())}
	}
	known := compare.RoleDimensions
	if len(c.Artefacts) > 0 {
		known = compare.ArtefactDimensions
	}
	problems := dimensions(c, known)
	entries, table := compare.Of(in.Graph, c, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale})
	for _, row := range table.Rows {
		if row.Dimension == c.Decisive && row.Equal {
			problems = append(problems, diag.New("comparison/decisive-equal", c.At("decisive"), "%s is the same on all sides, so it cannot be decisive", row.Dimension))
		}
		if row.Missing && slices.Contains(c.Dimensions, row.Dimension) {
			for i, cell := range row.Cells {
				if len(cell.Terms) == 0 {
					problems = append(problems, diag.New("comparison/cell-missing", c.At(fmt.Sprintf("dimensions.%d", slices.Index(c.Dimensions, row.Dimension))),
						"%s says nothing about %s", entries[i].Head().Key(), row.Dimension))
				}
			}
		}
	}
	return problems
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
