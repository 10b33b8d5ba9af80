package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func comparisons(in Input) diag.List {
	reader := compare.NewReader(in.Graph, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale})
	var problems diag.List
	told := map[*model.Role]bool{}
	for _, c := range graph.All[*model.Comparison](in.Graph) {
		problems = append(problems, comparison(in, reader, c, told)...)
	}
	return problems
}

// comparison judges one comparison. told are the roles of which others have
// been told that they are not ready.
func comparison(in Input, reader *compare.Reader, c *model.Comparison, told map[*model.Role]bool) diag.List {
	if !c.Sound("roles") || !c.Sound("artefacts") {
		return nil
	}
	if problems := sides(c); problems != nil {
		return problems
	}
	problems := roughRoles(in, c, told)
	if !c.Has("key_difference") {
		problems = append(problems, diag.New("comparison/no-answer", c.Origin, "%s does not say in one sentence what the difference is", c.Key()).
			WithHint("add key_difference"))
	}
	kind := model.RoleKind.Name
	if len(c.Artefacts) > 0 {
		kind = model.ArtefactKind.Name
	}
	known := idsOf(reader.Dimensions(kind))
	problems = append(problems, dimensionNames(in, c, known)...)
	entries, table := reader.Of(c)
	if len(entries) < max(len(c.Roles), len(c.Artefacts)) {
		return problems // a side is unknown, which has been told
	}
	return append(problems, append(decisive(c, table, known), cells(c, reader, entries, table)...)...)
}

// sides reports a comparison that does not have two sides of one sort, or has
// too many.
func sides(c *model.Comparison) diag.List {
	if len(c.Roles) > 0 && len(c.Artefacts) > 0 {
		return diag.List{diag.New("comparison/few", c.At("artefacts"), "%s compares roles and artefacts at once", c.Key()).
			WithHint("leave roles or artefacts")}
	}
	at := c.Origin
	for _, key := range []string{"roles", "artefacts"} {
		if c.Has(key) {
			at = c.At(key)
		}
	}
	different := map[string]bool{}
	for _, ref := range append(slices.Clip(c.Roles), c.Artefacts...) {
		different[ref.Text] = true
	}
	switch n := len(different); {
	case n < 2:
		return diag.List{diag.New("comparison/few", at, "%s needs at least two roles, or at least two artefacts", c.Key()).
			WithHint("name them under roles or artefacts")}
	case n > compare.MostSides:
		return diag.List{diag.New("comparison/many", at, "%s has %d sides; %d fit beside one another", c.Key(), n, compare.MostSides).
			WithHint("leave at most %d, or write a second comparison", compare.MostSides)}
	}
	return nil
}

func idsOf(dimensions []compare.Dimension) []string {
	ids := make([]string, len(dimensions))
	for i, d := range dimensions {
		ids[i] = d.ID
	}
	return ids
}

// dimensionNames reports names of dimensions that do not exist.
func dimensionNames(in Input, c *model.Comparison, known []string) diag.List {
	var problems diag.List
	ask := func(name, path string) {
		if name == "" || slices.Contains(known, name) || in.Graph.Excused(model.Ref{Text: name, Kinds: &[]string{model.DimensionKind.Name}}) {
			return
		}
		p := diag.New("value/enum", c.At(path), "%q is no dimension of this comparison", name).DidYouMean(name, known)
		if p.Hint == "" {
			p = p.WithHint("known here: %s", strings.Join(known, ", "))
		}
		problems = append(problems, p)
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

// decisive reports a row that is to settle the matter and cannot.
func decisive(c *model.Comparison, table compare.Table, known []string) diag.List {
	if c.Decisive == "" || !slices.Contains(known, c.Decisive) {
		return nil
	}
	i := slices.IndexFunc(table.Rows, func(r compare.Row) bool { return r.Decisive })
	switch {
	case i < 0 || !table.Rows[i].Known && !table.Rows[i].Equal:
		return diag.List{diag.New("comparison/cell-missing", c.At("decisive"), "%s is decisive, but fewer than two sides say anything about it", c.Decisive).
			WithHint("fill the key on all sides, or choose another dimension")}
	case table.Rows[i].Equal:
		return diag.List{diag.New("comparison/decisive-equal", c.At("decisive"), "%s is the same on all sides, so it cannot be decisive", c.Decisive).
			WithHint("choose another dimension, or correct the entries")}
	}
	return nil
}

// cells reports what a side does not say: for each dimension that the author
// asks for; and for a comparison of all that is filled, for each side once,
// about what a comparison is expected to tell.
func cells(c *model.Comparison, reader *compare.Reader, entries []model.Entry, table compare.Table) diag.List {
	var problems diag.List
	silent := make([][]string, len(entries))
	for _, row := range table.Rows {
		id := row.Dimension.ID
		if !row.Missing || id == c.Decisive && !row.Known {
			continue
		}
		for i, cell := range row.Cells {
			listed := slices.Index(c.Dimensions, id)
			switch {
			case len(cell.Terms) > 0:
			case listed >= 0:
				problems = append(problems, diag.New("comparison/cell-missing", c.At(fmt.Sprintf("dimensions.%d", listed)),
					"%s says nothing about %s", entries[i].Head().Key(), id).
					WithHint("fill %s there, or leave the dimension out", model.TopKey(row.Dimension.Field)).WithNote(entries[i].Head().Origin, "the entry"))
			case expected(entries[i], row.Dimension.Field):
				silent[i] = append(silent[i], model.TopKey(row.Dimension.Field))
			}
		}
	}
	path := "roles"
	if len(c.Artefacts) > 0 {
		path = "artefacts"
	}
	for i, names := range silent {
		if len(names) > 0 {
			problems = append(problems, diag.New("comparison/cell-missing", c.At(fmt.Sprintf("%s.%d", path, i)),
				"%s says nothing about %s, though others here do", entries[i].Head().Key(), strings.Join(names, ", ")).
				WithHint("fill what is missing, or name under dimensions those that the comparison is about").WithNote(entries[i].Head().Origin, "the entry"))
		}
	}
	return append(problems, unsaid(c, reader, entries, table)...)
}

// unsaid reports dimensions that are asked for and that no side answers.
func unsaid(c *model.Comparison, reader *compare.Reader, entries []model.Entry, table compare.Table) diag.List {
	var problems diag.List
	known := reader.Dimensions(entries[0].Head().Kind.Name)
	for i, name := range c.Dimensions {
		at := slices.IndexFunc(known, func(d compare.Dimension) bool { return d.ID == name })
		if at < 0 || name == c.Decisive || slices.ContainsFunc(table.Rows, func(r compare.Row) bool { return r.Dimension.ID == name }) {
			continue
		}
		problems = append(problems, diag.New("comparison/cell-missing", c.At(fmt.Sprintf("dimensions.%d", i)), "no side says anything about %s", name).
			WithHint("fill %s on all sides, or leave the dimension out", model.TopKey(known[at].Field)))
	}
	return problems
}

// roughRoles reports roles that are not ready to be compared. A role that
// several comparisons name is told of once.
func roughRoles(in Input, c *model.Comparison, told map[*model.Role]bool) diag.List {
	var problems diag.List
	for i, ref := range c.Roles {
		r, ok := graph.To[*model.Role](in.Graph, ref)
		switch {
		case !ok:
		case r.Stub:
			problems = append(problems, diag.New("comparison/stub", c.At(fmt.Sprintf("roles.%d", i)), "%s is a stub, so there is little to compare", r.Key()).
				WithHint("write the role, or leave it out").WithNote(r.At("stub"), "it is said to be one here"))
		case !r.Has("tldr") && !told[r]:
			told[r] = true
			problems = append(problems, diag.New("comparison/tldr", r.Header.Origin, "%s is compared, but has no tldr to stand below its title", r.Key()).
				WithHint("add tldr: what it does, in at most 160 characters").WithNote(c.At(fmt.Sprintf("roles.%d", i)), "it is compared here"))
		}
	}
	return problems
}
