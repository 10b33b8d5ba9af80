package rights

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Plain is the vocabulary that says every part in words and has no letters.
const Plain = "plain"

// Schemes are the vocabularies that a register can be shown in.
var Schemes = []string{Plain, "raci", "daci", "rapid", "mocha"}

// letters maps the parts onto the schemes as their authors describe them. One
// letter means other things in other schemes: A is who answers for a decision,
// who approves it, or who must agree to it; I is who is told, or who is asked.
// RAPID is a registered mark of Bain & Company.
var letters = []struct {
	part                     graph.Part
	raci, daci, rapid, mocha string
}{
	{graph.Decides, "A", "A", "D", "A"},
	{graph.Drives, "R", "D", "R", "O"},
	{graph.Agrees, "", "", "A", ""},
	{graph.Consults, "C", "C", "I", "C"},
	{graph.Performs, "R", "", "P", "H"},
	{graph.Informed, "I", "I", "", ""},
	{graph.Oversees, "", "", "", "M"},
}

// Letter returns the letter of a part in a scheme, or "" if the scheme has no
// word for it. The plain vocabulary has no letters.
func Letter(scheme string, p graph.Part) string {
	for _, l := range letters {
		if l.part != p {
			continue
		}
		switch scheme {
		case "raci":
			return l.raci
		case "daci":
			return l.daci
		case "rapid":
			return l.rapid
		case "mocha":
			return l.mocha
		}
	}
	return ""
}

// Says reports whether a scheme has a word for a part. The plain vocabulary
// has words for all. Whom to ask when people cannot agree is no part in any
// scheme, so none is charged with lacking it.
func Says(scheme string, p graph.Part) bool {
	return scheme == Plain || p == graph.Escalate || Letter(scheme, p) != ""
}

// Used returns the parts that somebody takes in the register, in their order.
func Used(g *graph.Graph, register []*model.Decision) []graph.Part {
	var out []graph.Part
	for _, p := range graph.Parts {
		if slices.ContainsFunc(register, func(d *model.Decision) bool { return len(g.TakePart(d, p)) > 0 }) {
			out = append(out, p)
		}
	}
	return out
}

// Lost returns the parts that the register uses and a scheme cannot say.
func Lost(g *graph.Graph, register []*model.Decision, scheme string) []graph.Part {
	return slices.DeleteFunc(Used(g, register), func(p graph.Part) bool { return Says(scheme, p) })
}
