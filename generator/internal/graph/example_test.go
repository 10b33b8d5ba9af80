package graph_test

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// named gives an entry the head that decoding would give it.
func named[T model.Entry](e T, kind *model.Kind, id, title string) T {
	h := e.Head()
	h.Kind, h.ID, h.Title = kind, id, title
	h.Origin.File = "content/" + kind.FilePath(id, "")
	return e
}

func Example() {
	owner := named(&model.Role{}, model.RoleKind, "product-owner", "Product owner")
	next := named(&model.Decision{}, model.DecisionKind, "what-next", "What next")
	next.Decide = []model.Ref{{Text: "product-owner", Kinds: &[]string{"role", "stakeholder"}}}
	next.Refs = []model.RefAt{{Ref: next.Decide[0], Path: "decide.0"}}
	next.Consult = []model.Ref{{Text: "product-onwer", Kinds: &[]string{"role", "stakeholder"}}}
	next.Refs = append(next.Refs, model.RefAt{Ref: next.Consult[0], Path: "consult.0"})

	g, problems := graph.Link([]model.Entry{next, owner})
	for _, role := range graph.All[*model.Role](g) {
		for _, d := range g.DecidedBy(role.Key(), graph.Decides) {
			fmt.Printf("%s decides %q\n", role.Title, d.Title)
		}
		for _, b := range g.Backlinks(role.Key()) {
			fmt.Printf("%s names it under %s\n", b.From.Head().Key(), b.Field())
		}
	}
	for _, p := range problems {
		fmt.Println(p.Message, "–", p.Hint)
	}
	// Output:
	// Product owner decides "What next"
	// decision/what-next names it under decide
	// there is no role or stakeholder "product-onwer" – did you mean "product-owner"?
}
