package check

import (
	"reflect"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// dimensions judges those that authors declare, and what entries say in them.
func dimensions(in Input) diag.List {
	var problems diag.List
	sound := map[string]bool{}
	for _, d := range graph.All[*model.Dimension](in.Graph) {
		found := dimension(in, d)
		problems = append(problems, found...)
		sound[d.ID] = len(found) == 0 && d.Sound("field") && d.Sound("compare") && d.Sound("scale")
	}
	if len(sound) == 0 {
		return problems
	}
	reader := compare.NewReader(in.Graph, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale})
	for _, e := range in.Graph.Entries() {
		if kind := e.Head().Kind; kind != model.RoleKind && kind != model.ArtefactKind {
			continue
		}
		side := reader.Side(e)
		for i, d := range reader.Dimensions(e.Head().Kind.Name) {
			if cell := side.Cells[i]; sound[d.ID] && len(cell.Terms) > 0 && !cell.Measured {
				problems = append(problems, unmeasured(e, d, cell)...)
			}
		}
	}
	return problems
}

func dimension(in Input, d *model.Dimension) diag.List {
	builtIn := slices.ContainsFunc(slices.Concat(compare.RoleDimensions, compare.ArtefactDimensions), func(b compare.Dimension) bool { return b.ID == d.ID })
	if d.Field == "" {
		if builtIn || !d.Sound("field") {
			return nil
		}
		return diag.List{diag.New("dimension/field", d.Origin, "dimension/%s does not say which key answers it", d.ID).
			WithHint("add field, such as horizon, focus.questions or x_travel")}
	}
	if known, ok := compare.KnowsField(d.Field, compare.Measure(d.Compare)); !ok {
		what := "key of a role or an artefact"
		if d.Compare == string(compare.Register) {
			what = "part of the register"
		}
		p := diag.New("dimension/field", d.At("field"), "%q is no %s", d.Field, what).DidYouMean(d.Field, known)
		if p.Hint == "" {
			p = p.WithHint("keys of your own begin with x_; fingerpost help fields role lists the others")
		}
		return diag.List{p}
	}
	if d.Compare == string(compare.Ordinal) && len(d.Scale) < 2 && !builtIn {
		return diag.List{diag.New("dimension/scale", d.At("compare"), "dimension/%s is ordinal, but has no scale", d.ID).
			WithHint("add scale: [the words, from one end to the other]")}
	}
	return nil
}

// unmeasured reports what cannot be held against others as the dimension says.
func unmeasured(e model.Entry, d compare.Dimension, cell compare.Cell) diag.List {
	at := e.Head().At(d.Field)
	said := cell.Terms[0].Said()
	switch d.Measure {
	case compare.Ordinal:
		return diag.List{diag.New("dimension/value", at, "%q is not on the scale of %s", said, d.ID).DidYouMean(said, d.Scale)}
	case compare.Ratio:
		return diag.List{diag.New("dimension/value", at, "%q is no amount, which %s compares", said, d.ID).
			WithHint("write a number, such as 12 or 6 months")}
	}
	return nil
}

// expected reports whether views count on a key of an entry.
func expected(e model.Entry, field string) bool {
	key := model.TopKey(field)
	for _, f := range reflect.VisibleFields(reflect.TypeOf(e).Elem()) {
		if f.Tag.Get("key") == key {
			return f.Tag.Get("need") == "expected" || key == "responsibilities"
		}
	}
	return false
}
