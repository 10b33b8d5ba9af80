package check

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// nobody is the word that says, with a reason, that nobody decides.
const nobody = "none"

func decision(in Input, d *model.Decision) diag.List {
	problems := decider(in, d)
	for _, p := range []graph.Part{graph.Agrees, graph.Consults, graph.Informed} {
		for _, who := range in.Graph.TakePart(d, p) {
			for _, top := range in.Graph.TakePart(d, graph.Decides) {
				if who == top {
					problems = append(problems, diag.New("decision/in-two-parts", d.At(partKey(p)), "%s decides and is named under %s too", top.Head().ID, partKey(p)))
				}
			}
		}
	}
	if n := len(d.Consult); n > in.MaxConsult {
		problems = append(problems, diag.New("decision/consult-many", d.At("consult"), "%d are consulted; more than %d are seldom heard", n, in.MaxConsult).
			WithHint("move some to inform, or raise max_consult in config.toml"))
	}
	if d.Reversible == "one-way" && len(d.Consult)+len(d.Agree) == 0 {
		problems = append(problems, diag.New("decision/one-way-unasked", d.At("reversible"), "%s cannot be taken back, and nobody is asked before", d.ID))
	}
	for _, w := range d.DecideWhen {
		problems = append(problems, word(w.When.OrgSize, "size of organisation", in.Sizes)...)
		problems = append(problems, word(w.When.Engagement, "engagement", in.Engagements)...)
	}
	return problems
}

func partKey(p graph.Part) string {
	return map[graph.Part]string{graph.Agrees: "agree", graph.Consults: "consult", graph.Informed: "inform"}[p]
}

func decider(in Input, d *model.Decision) diag.List {
	switch {
	case len(d.Decide) == 0:
		return diag.List{diag.New("decision/no-decider", d.Origin, "nobody decides %q", d.Title).
			WithHint("add decide: with a role, or decide: none and because: with the reason")}
	case len(d.Decide) > 1:
		return diag.List{diag.New("decision/two-deciders", d.At("decide"), "%d decide %q; exactly one may", len(d.Decide), d.Title).
			WithHint("leave one, and name the others under agree or consult")}
	case d.Decide[0].Text == nobody && d.Because == "":
		return diag.List{diag.New("decision/no-decider", d.At("decide"), "nobody decides %q, and it is not said why", d.Title).
			WithHint("add because: with the reason")}
	}
	if role, ok := graph.To[*model.Role](in.Graph, d.Decide[0]); ok && role.TermKind == "umbrella-term" {
		return diag.List{diag.New("decision/umbrella", d.At("decide"), "%s is an umbrella term for many roles", role.ID).
			WithHint("name the role that decides")}
	}
	return nil
}

// sameDecision reports a question that stands in the register twice with
// different deciders.
func sameDecision(in Input) diag.List {
	var problems diag.List
	first := map[string]*model.Decision{}
	for _, d := range graph.All[*model.Decision](in.Graph) {
		key := strings.Join(strings.Fields(strings.ToLower(strings.TrimRight(d.Question, "?. "))), " ")
		if key == "" {
			continue
		}
		other, taken := first[key]
		if !taken {
			first[key] = d
			continue
		}
		if fmt.Sprint(who(in, d)) != fmt.Sprint(who(in, other)) {
			problems = append(problems, diag.New("decision/two-deciders", d.At("question"), "%s asks the same and names another decider", other.Key()).
				WithNote(other.At("question"), "the other decision"))
		}
	}
	return problems
}

func who(in Input, d *model.Decision) []string {
	var ids []string
	for _, e := range in.Graph.TakePart(d, graph.Decides) {
		ids = append(ids, e.Head().Key().String())
	}
	return ids
}
