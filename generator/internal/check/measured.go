package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// away reports a role that must answer at once and is elsewhere for much of
// its time.
func away(in Input, r *model.Role) diag.List {
	share := 0
	for _, s := range r.TimeSplit {
		if slices.Contains(in.Outside, s.Part) {
			share += s.Percent
		}
	}
	if r.Availability.Response != "immediate" || share < in.OutsidePercent || !r.Sound("time_split") {
		return nil
	}
	return diag.List{diag.New("availability/conflict", r.At("availability.response"), "%s is to answer at once and spends %d %% of its time outside", r.Key(), share).
		WithHint("correct response or time_split, or raise outside_percent under [pairings] in config.toml").WithNote(r.At("time_split"), "here")}
}

// mismatched reports a role that is measured on another sort of outcome than
// its orientation has it look after. It says nothing of a metric whose sort is
// not known.
func mismatched(in Input, r *model.Role) diag.List {
	against := map[string]string{"strategic": "delivery-outcome", "tactical": "business-outcome"}[r.Orientation]
	if against == "" || len(r.Metrics) == 0 {
		return nil
	}
	for _, ref := range r.Metrics {
		if m, ok := graph.To[*model.Metric](in.Graph, ref); !ok || m.OutcomeKind != against {
			return nil
		}
	}
	return diag.List{diag.New("metric/kind-mismatch", r.At("metrics"), "%s is %s and measured on nothing but %ss", r.Key(), r.Orientation, strings.ReplaceAll(against, "-", " ")).
		WithHint("add a metric that it can move, or correct orientation").WithNote(r.At("orientation"), "here")}
}

// unused reports rows of the catalogue that nothing names although they are
// there to be named. It is silent while a file could not be read, because that
// one may name them.
func unused(in Input) diag.List {
	var problems diag.List
	if in.Graph.Partial() {
		return nil
	}
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		switch e.(type) {
		case *model.Skill:
			if !named(in, e, model.RoleKind, model.TransitionKind) {
				problems = append(problems, diag.New("skill/unused", h.Origin, "no role needs %s", h.Key()).
					WithHint("name it under skills of a role, or take it out"))
			}
		case *model.Metric:
			if !named(in, e, model.RoleKind, model.ObjectiveKind, model.ThemeKind, model.ItemKind) {
				problems = append(problems, diag.New("metric/unwatched", h.Origin, "nobody watches %s", h.Key()).
					WithHint("name it in a role, an objective or a piece of work, or take it out"))
			}
		case *model.Stakeholder:
			if !named(in, e, model.RoleKind) {
				problems = append(problems, diag.New("stakeholder/unfaced", h.Origin, "no role works with %s", h.Key()).
					WithHint("name it under stakeholders of a role"))
			}
		}
	}
	return problems
}

// named reports whether an entry of one of the kinds names another one.
func named(in Input, e model.Entry, by ...*model.Kind) bool {
	return slices.ContainsFunc(in.Graph.Backlinks(e.Head().Key()), func(b graph.Backlink) bool {
		return slices.Contains(by, b.From.Head().Kind) && b.Field() != "relates_to"
	})
}

// handed reports what a role hands on that another one keeps, and what it
// works from that nobody brings.
func handed(in Input, r *model.Role) diag.List {
	var problems diag.List
	if in.Graph.Partial() {
		return nil
	}
	others := pick(r.Outputs, func(ref model.Ref) string {
		a, ok := graph.To[*model.Artefact](in.Graph, ref)
		if !ok {
			return ""
		}
		owners := in.Graph.OwnersOf(a)
		return unless(len(owners) == 0 || slices.Contains(owners, model.Entry(r)), fmt.Sprintf("%s (%s)", a.ID, joinIDs(owners, " and ")))
	})
	if len(others) > 0 {
		problems = append(problems, diag.New("io/output-unowned", r.At("outputs"), "%s hands on what others own: %s", r.Key(), strings.Join(others, ", ")).
			WithHint("name it under inputs of the owner as coming from %s, or correct owns", r.ID))
	}
	for _, x := range r.Inputs {
		if a, ok := graph.To[*model.Artefact](in.Graph, x.From); ok && len(in.Graph.OwnersOf(a)) == 0 && !a.Has("owner") && !brought(in, a) {
			problems = append(problems, diag.New("io/dangling-input", x.From.At, "no role owns %s or hands it on, so nobody brings it to %s", a.ID, r.ID).
				WithHint("name it under outputs or owns of a role"))
		}
	}
	return problems
}

func brought(in Input, a *model.Artefact) bool {
	return slices.ContainsFunc(in.Graph.Backlinks(a.Key()), func(b graph.Backlink) bool {
		return b.Field() == "outputs" || b.Field() == "owns"
	})
}
