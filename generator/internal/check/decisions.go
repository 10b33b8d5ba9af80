package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

func decision(in Input, d *model.Decision) diag.List {
	problems := decider(in, d)
	problems = append(problems, asked(in, d)...)
	problems = append(problems, variants(in, d)...)
	problems = append(problems, umbrellas(in, d)...)
	problems = append(problems, notOwner(in, d)...)
	if !d.ReviewBy.IsZero() && d.ReviewBy.Before(in.Today) {
		problems = append(problems, diag.New("decision/overdue-review", d.At("review_by"), "who decides %q was to be looked at again by %s, %d days ago",
			d.Title, d.ReviewBy, d.ReviewBy.DaysUntil(in.Today)).WithHint("look at it again, then move review_by or remove it"))
	}
	return problems
}

func decider(in Input, d *model.Decision) diag.List {
	switch {
	case !d.Sound("decide"):
	case len(d.Decide) == 0 && len(d.DecideWhen) == 0:
		return diag.List{diag.New("decision/no-decider", d.Origin, "nobody decides %q", d.Title).
			WithHint("add decide: with a role, or decide: none and because: with the reason")}
	case len(d.Decide) > 1:
		return diag.List{diag.New("decision/two-deciders", d.Decide[1].At, "%d decide %q; exactly one may", len(d.Decide), d.Title).
			WithHint("leave one, and name the others under agree or consult")}
	case len(d.Decide) == 1 && d.Decide[0].Nobody && d.Because == "":
		return diag.List{diag.New("decision/no-decider", d.Decide[0].At, "nobody decides %q, and it is not said why", d.Title).
			WithHint("add because: with the reason")}
	}
	return nil
}

// asked reports who is asked or told without need, and who is not.
func asked(in Input, d *model.Decision) diag.List {
	var problems diag.List
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
		problems = append(problems, diag.New("decision/one-way-without-consult", d.At("reversible"), "%s cannot be taken back, and nobody is asked before", d.ID).
			WithHint("name at least one role under consult or agree"))
	}
	return problems
}

// variants reports sizes of organisation and engagements for which nobody
// decides, or for which it is said twice who does.
func variants(in Input, d *model.Decision) diag.List {
	var problems diag.List
	first := map[rights.Case]model.Ref{}
	for _, w := range d.DecideWhen {
		problems = append(problems, word(w.When.OrgSize, "size of organisation", in.Sizes)...)
		problems = append(problems, word(w.When.Engagement, "engagement", in.Engagements)...)
		c := rights.CaseOf(w.When)
		other, twice := first[c]
		switch {
		case c == (rights.Case{}): // told where it is read: a line needs a size or an engagement
		case twice:
			problems = append(problems, diag.New("decision/variant-gap", w.Role.At, "two lines say who decides %q %s", d.Title, inCase(c)).
				WithHint("leave one of them").WithNote(other.At, "the other line"))
		default:
			first[c] = w.Role
		}
	}
	if len(d.Decide) > 0 || len(d.DecideWhen) == 0 || !d.Sound("decide") || !d.Sound("decide_when") {
		return problems
	}
	if gap := gaps(d, in); len(gap) > 0 {
		problems = append(problems, diag.New("decision/variant-gap", d.At("decide_when"), "nobody decides %q %s", d.Title, strings.Join(gap, ", nor ")).
			WithHint("name under decide who decides where no line fits"))
	}
	return problems
}

// gaps returns the cases in which nobody decides: none if there is a decider
// for every size, or for every engagement.
func gaps(d *model.Decision, in Input) []string {
	missing := func(words []string, caseOf func(string) rights.Case) (out []string) {
		for _, w := range words {
			if len(rights.When(d, caseOf(w))) == 0 {
				out = append(out, inCase(caseOf(w)))
			}
		}
		return out
	}
	sizes := missing(in.Sizes, func(w string) rights.Case { return rights.Case{Size: w} })
	engagements := missing(in.Engagements, func(w string) rights.Case { return rights.Case{Engagement: w} })
	if len(sizes) == 0 || len(engagements) == 0 && len(in.Engagements) > 0 {
		return nil
	}
	if len(sizes) < len(in.Sizes) || len(in.Engagements) == 0 {
		return sizes
	}
	return engagements
}

func inCase(c rights.Case) string {
	switch {
	case c.Engagement == "":
		return fmt.Sprintf("in a %s organisation", c.Size)
	case c.Size == "":
		return fmt.Sprintf("in a %s engagement", c.Engagement)
	}
	return fmt.Sprintf("in a %s organisation and a %s engagement", c.Size, c.Engagement)
}

// umbrellas reports terms that stand for several roles, or should not be used
// any more, where a decision needs somebody whom one can ask.
func umbrellas(in Input, d *model.Decision) diag.List {
	var problems diag.List
	deciders := slices.Clone(d.Decide)
	for _, w := range d.DecideWhen {
		deciders = append(deciders, w.Role)
	}
	for _, ref := range deciders {
		role, ok := graph.To[*model.Role](in.Graph, ref)
		switch {
		case ok && role.TermKind == "umbrella-term":
			problems = append(problems, diag.New("decision/decider-is-umbrella", ref.At, "%s is an umbrella term for many roles", role.ID).WithHint("name the role that decides"))
		case ok && role.TermStatus == "deprecated":
			problems = append(problems, diag.New("decision/decider-is-umbrella", ref.At, "%s is a term that should not be used any more", role.ID).WithHint("name the role that decides"))
		}
	}
	others := append([]model.Ref{d.Drive, d.Oversee, d.EscalateTo}, d.Agree...)
	others = append(append(append(others, d.Consult...), d.Perform...), d.Inform...)
	for _, ref := range others {
		if role, ok := graph.To[*model.Role](in.Graph, ref); ok && role.TermKind == "umbrella-term" {
			problems = append(problems, diag.New("umbrella/has-decisions", ref.At, "%s is an umbrella term, so nobody knows who is meant", role.ID).WithHint("name the role that is meant"))
		}
	}
	return problems
}

// notOwner reports a decider who does not own what is decided about, if it is
// not said why.
func notOwner(in Input, d *model.Decision) diag.List {
	a, ok := graph.To[*model.Artefact](in.Graph, d.Artefact)
	deciders := in.Graph.TakePart(d, graph.Decides)
	if !ok || len(deciders) != 1 || d.Because != "" || d.Has("because") {
		return nil
	}
	owners := in.Graph.OwnersOf(a)
	if len(owners) == 0 || slices.Contains(owners, deciders[0]) {
		return nil
	}
	return diag.List{diag.New("decision/decider-not-owner", d.Decide[0].At, "%s decides about %s, which %s owns", deciders[0].Head().ID, a.ID, owners[0].Head().ID).
		WithHint("say why under because, or correct one of the two").WithNote(claim(in, a, owners[0]), "%s owns it here", owners[0].Head().ID)}
}

// sameDecision reports what stands in the register twice with different
// deciders: one question, or one artefact in one area and rhythm.
func sameDecision(in Input) diag.List {
	var problems diag.List
	asks, about := map[string]*model.Decision{}, map[string]*model.Decision{}
	for _, d := range graph.All[*model.Decision](in.Graph) {
		other := asks[sameQuestion(d)]
		if other == nil {
			asks[sameQuestion(d)] = d
		} else if sameQuestion(d) != "" && differ(in, d, other) {
			problems = append(problems, diag.New("decision/two-deciders", d.At("question"), "%s asks the same and names another decider", other.Key()).
				WithHint("leave one of the two decisions").WithNote(other.At("question"), "the other decision"))
			continue
		}
		if d.Artefact.IsZero() || d.Area == "" || d.Rhythm == "" {
			continue
		}
		subject := strings.Join([]string{d.Artefact.Text, d.Area, d.Rhythm}, "\x00")
		if other := about[subject]; other == nil {
			about[subject] = d
		} else if differ(in, d, other) {
			problems = append(problems, diag.New("decision/two-deciders", d.At("artefact"), "%s is about %s too, in the same area and rhythm, and names another decider", other.Key(), d.Artefact.Text).
				WithHint("leave one of the two, or say in which they differ: another artefact, area or rhythm").WithNote(other.At("artefact"), "the other decision"))
		}
	}
	return problems
}

func sameQuestion(d *model.Decision) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.TrimRight(d.Question, "?. "))), " ")
}

// differ reports whether two decisions have deciders, and not the same ones. A
// decision without one has its own problem.
func differ(in Input, a, b *model.Decision) bool {
	order := func(x, y model.Entry) int {
		return cmp.Compare(x.Head().Key().String(), y.Head().Key().String())
	}
	x, y := in.Graph.TakePart(a, graph.Decides), in.Graph.TakePart(b, graph.Decides)
	sorting.By(x, order)
	sorting.By(y, order)
	return len(x) > 0 && len(y) > 0 && !slices.Equal(x, y)
}
