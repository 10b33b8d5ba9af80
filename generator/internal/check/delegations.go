package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func delegation(in Input, d *model.Delegation) diag.List {
	problems := handedOver(in, d)
	problems = append(problems, course(in, d)...)
	if !d.From.IsZero() && d.From.Text == d.To.Text {
		problems = append(problems, diag.New("delegation/self", d.To.At, "%s would delegate to itself", d.From.Text).
			WithHint("name who takes over"))
	}
	begun := !d.Starts.IsZero() // else it is not written to its end
	if begun && len(d.Guardrails) == 0 && d.Sound("guardrails") {
		problems = append(problems, diag.New("delegation/no-guardrail", d.Origin, "nothing keeps %s safe", d.Key()).
			WithHint("say under guardrails what was agreed, such as a check-in every week"))
	}
	if begun && d.Trigger == "" && d.Sound("trigger") {
		problems = append(problems, diag.New("delegation/no-trigger", d.Origin, "%s does not say why now", d.Key()).WithHint("add trigger"))
	}
	if !graph.HandsOver(d.Level) {
		problems = append(problems, diag.New("delegation/level-too-low", d.At("level"), "at %s the decision stays with %s", d.Level, d.From.Text).
			WithHint("write agree, advise, inquire or delegate, or name %s under consult or inform of the decision", d.To.Text))
	}
	return problems
}

// handedOver reports what a delegation hands over and could not.
func handedOver(in Input, d *model.Delegation) diag.List {
	var problems diag.List
	if !d.Has("what") && !d.Has("duties") {
		problems = append(problems, diag.New("value/required", d.Origin, "%s hands over nothing", d.Key()).
			WithHint("name decisions under what, or responsibilities under duties"))
	}
	from, ok := graph.To[*model.Role](in.Graph, d.From)
	if !ok {
		return problems
	}
	for _, ref := range d.What {
		if what, ok := graph.To[*model.Decision](in.Graph, ref); ok {
			problems = append(problems, notYours(in, d, ref, what, from)...)
		}
	}
	var known []string
	for _, duty := range from.Responsibilities {
		known = append(known, duty.ID)
	}
	for i, id := range d.Duties {
		if !slices.Contains(known, id) && from.Sound("responsibilities") {
			problems = append(problems, diag.New("ref/unknown", d.At(fmt.Sprintf("duties.%d", i)), "%s has no responsibility %q", from.ID, id).
				DidYouMean(id, known))
		}
	}
	return problems
}

// notYours reports a decision that is not the delegating role's to hand over,
// and one that the role holds only because it was handed over itself.
func notYours(in Input, d *model.Delegation, ref model.Ref, what *model.Decision, from *model.Role) diag.List {
	may := in.Graph.MayDecide(what)
	if slices.Contains(may, model.Entry(from)) || !what.Sound("decide") || !what.Sound("decide_when") || len(may) == 0 && in.Graph.Partial() {
		return nil
	}
	for _, other := range in.Graph.DelegationsOf(what) {
		if to, ok := in.Graph.Resolve(other.To); ok && other != d && to == model.Entry(from) && meet(in, d, other) {
			return diag.List{diag.New("delegation/chain", ref.At, "%s holds %s only by a delegation, and delegates it again", from.ID, what.ID).
				WithHint("let %s delegate it to %s directly", other.From.Text, d.To.Text).WithNote(other.At("to"), "the first delegation")}
		}
	}
	holder := "nobody decides it"
	if len(may) > 0 {
		holder = joinIDs(may, " or ") + " decides it"
	}
	return diag.List{diag.New("delegation/not-yours", ref.At, "%s cannot hand over %s: %s", from.ID, what.ID, holder).
		WithHint("name another role under from, or another decision").WithNote(what.At("decide"), "the register")}
}

// course reports what is wrong with the days of a delegation.
func course(in Input, d *model.Delegation) diag.List {
	switch {
	case !d.Sound("starts") || !d.Sound("ends") || d.Starts.IsZero():
		return nil
	case d.Ends.IsZero():
		return diag.List{diag.New("delegation/no-end", d.Origin, "%s has no end", d.Key()).
			WithHint("add ends with its last day, or change the register if it is for good")}
	case d.Ends.End(in.FiscalStart).Before(d.Starts.Begin(in.FiscalStart)):
		return diag.List{diag.New("delegation/dates", d.At("ends"), "it ends on %s, before it starts on %s", d.Ends, d.Starts).
			WithHint("correct one of them").WithNote(d.At("starts"), "the start")}
	case graph.PhaseOf(d, in.Today, in.FiscalStart) == graph.Ended && d.Outcome == "":
		return diag.List{diag.New("delegation/expired", d.At("ends"), "%s ended with %s; the register shows it no more", d.Key(), d.Ends).
			WithHint("say under outcome what came of it to keep it as history, or remove it")}
	}
	return nil
}

// overlaps reports decisions that two delegations give to different people for
// the same days, unless each has a scope of its own. What is over is history.
func overlaps(in Input) diag.List {
	var problems diag.List
	for _, what := range graph.All[*model.Decision](in.Graph) {
		all := slices.DeleteFunc(in.Graph.DelegationsOf(what), func(d *model.Delegation) bool {
			return graph.PhaseOf(d, in.Today, in.FiscalStart) == graph.Ended
		})
		for i, b := range all {
			for _, a := range all[:i] {
				to, ok := in.Graph.Resolve(a.To)
				other, also := in.Graph.Resolve(b.To)
				apart := a.Scope != "" && b.Scope != "" && !strings.EqualFold(a.Scope, b.Scope)
				if !ok || !also || to == other || apart || a.From.Text != b.From.Text || !meet(in, a, b) {
					continue
				}
				problems = append(problems, diag.New("delegation/overlap", b.At("starts"), "%s is delegated to %s and to %s for the same days", what.ID, a.To.Text, b.To.Text).
					WithHint("move the days apart, or give each its scope").WithNote(a.At("starts"), "the other delegation"))
			}
		}
	}
	return problems
}

// meet reports whether there is a day on which both delegations are in force.
func meet(in Input, a, b *model.Delegation) bool {
	before := func(a, b *model.Delegation) bool {
		return !a.Ends.IsZero() && a.Ends.End(in.FiscalStart).Before(b.Starts.Begin(in.FiscalStart))
	}
	return !a.Starts.IsZero() && !b.Starts.IsZero() && !before(a, b) && !before(b, a)
}

func joinIDs(entries []model.Entry, word string) string {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.Head().ID
	}
	return strings.Join(ids, word)
}
