package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func decision(in Input, d *model.Decision) diag.List {
	problems := decider(in, d)
	named := map[model.Key]string{}
	for _, part := range []struct {
		key  string
		refs []model.Ref
	}{{"agree", d.Agree}, {"consult", d.Consult}, {"inform", d.Inform}} {
		for _, ref := range part.refs {
			who, ok := in.Graph.Resolve(ref)
			if !ok {
				continue
			}
			earlier, twice := named[who.Head().Key()]
			named[who.Head().Key()] = part.key
			if slices.Contains(in.Graph.TakePart(d, graph.Decides), who) {
				problems = append(problems, diag.New("decision/in-two-parts", ref.At, "%s decides and is named under %s too", who.Head().ID, part.key).
					WithHint("leave the part that counts"))
			} else if twice && earlier != part.key {
				problems = append(problems, diag.New("decision/in-two-parts", ref.At, "%s is named under %s and under %s", who.Head().ID, earlier, part.key).
					WithHint("leave the part that counts"))
			}
		}
	}
	if n := len(d.Consult); n > in.MaxConsult {
		problems = append(problems, diag.New("decision/consult-many", d.Consult[in.MaxConsult].At, "%d are consulted; more than %d are seldom heard", n, in.MaxConsult).
			WithHint("move some to inform, or raise max_consult in config.toml"))
	}
	if d.Reversible == "one-way" && !d.Has("consult") && !d.Has("agree") {
		problems = append(problems, diag.New("decision/one-way-unasked", d.At("reversible"), "%s cannot be taken back, and nobody is asked before", d.ID).
			WithHint("name at least one role under consult or agree"))
	}
	for _, w := range d.DecideWhen {
		problems = append(problems, word(w.When.OrgSize, "size of organisation", in.Sizes)...)
		problems = append(problems, word(w.When.Engagement, "engagement", in.Engagements)...)
	}
	return problems
}

func decider(in Input, d *model.Decision) diag.List {
	switch {
	case !d.Sound("decide"):
		return nil
	case len(d.Decide) == 0:
		return diag.List{diag.New("decision/no-decider", d.Origin, "nobody decides %q", d.Title).
			WithHint("add decide: with a role, or decide: none and because: with the reason")}
	case len(d.Decide) > 1:
		return diag.List{diag.New("decision/two-deciders", d.Decide[1].At, "%d decide %q; exactly one may", len(d.Decide), d.Title).
			WithHint("leave one, and name the others under agree or consult")}
	case d.Decide[0].Nobody && d.Because == "":
		return diag.List{diag.New("decision/no-decider", d.Decide[0].At, "nobody decides %q, and it is not said why", d.Title).
			WithHint("add because: with the reason")}
	}
	if role, ok := graph.To[*model.Role](in.Graph, d.Decide[0]); ok && role.TermKind == "umbrella-term" {
		return diag.List{diag.New("decision/umbrella", d.Decide[0].At, "%s is an umbrella term for many roles", role.ID).
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
				WithHint("leave one of the two decisions").WithNote(other.At("question"), "the other decision"))
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
