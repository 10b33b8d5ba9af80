package check

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// concerns reports what is no longer true on the roadmap.
func concerns(in Input) diag.List {
	var problems diag.List
	for _, c := range in.Concerns() {
		if !told(in, c) {
			problems = append(problems, concern(in, c))
		}
	}
	return problems
}

// told reports whether a key that is missed is there and was refused, or is so
// misspelt that it is known what was meant: that is a problem of its own.
func told(in Input, c freshness.Concern) bool {
	if c.Absent == "" {
		return false
	}
	theme, ok := in.Graph.ThemeOf(c.Entry)
	return c.Entry.Head().Has(c.Absent) || ok && c.Absent == "objectives" && theme.Has(c.Absent)
}

// concern puts a concern into words.
func concern(in Input, c freshness.Concern) diag.Diagnostic {
	h := c.Entry.Head()
	ago := daysAgo(c.Until, in.Today)
	say := func(format string, args ...any) diag.Diagnostic {
		return diag.New(diag.Code(c.Code), h.At(c.Path), format, args...)
	}
	w, _ := graph.WorkOf(c.Entry)
	switch c.Code {
	case "review/overdue":
		return say("%s was to be reviewed by %s, %s", h.Key(), c.Until, ago).
			WithHint("read it again and set reviewed: %s", in.Today)
	case "item/overdue":
		return say("the target %s has passed and the work is %s", w.Target, graph.Status(w)).
			WithHint("move the target, or say what became of it with status")
	case "item/no-objective":
		return say("%s serves no objective", h.Key()).
			WithHint("name one under objectives, here or in its theme")
	case "item/depends-late":
		other, _ := graph.WorkOf(c.Other)
		return say("%s is meant for %s, after %s, which needs it by %s", c.Other.Head().ID, other.Target, h.ID, w.Target).
			WithHint("move one of the targets").WithNote(c.Other.Head().At("target"), "the later target")
	case "item/health-stale":
		return say("the work was judged to be %s on %s, which held until %s, %s", w.Health, c.Last, c.Until, ago).
			WithHint("judge it again and set health_on: %s", in.Today)
	case "item/health-undated":
		return say("nobody can tell when the work was judged to be %s", w.Health).WithHint("add health_on: with the day")
	case "item/stale":
		return say("the status is %s, and nobody has confirmed the work since %s, which held until %s, %s", graph.Status(w), c.Last, c.Until, ago).
			WithHint("read it again and set reviewed: %s, or say what became of it with status", in.Today)
	case "item/unmoved":
		return say("%q has not moved towards its target since the work shipped, as of %s", c.Figure, c.Last).
			WithHint("read it again later, or say what is to move it")
	case "metric/stale":
		return say("%q was read on %s, which held until %s, %s", c.Figure, c.Last, c.Until, ago).
			WithHint("read it again, and keep the old value under series")
	case "metric/undated":
		return say("nobody can tell when %q was read", c.Figure).WithHint("add as_of: with the day")
	case "objective/no-work":
		return say("no live theme or item serves %s", h.Key()).
			WithHint("name it under objectives of what serves it, or give it another period")
	case "objective/unmeasured":
		return say("nobody can tell how far %q has come", c.Figure).
			WithHint("measure it and write baseline, or current with as_of, here or in the catalogue")
	case "milestone/overdue":
		return say("the milestone was to be reached by %s, %s", c.Until, ago).
			WithHint("set reached: with the day on which it was, or move it")
	case "milestone/depends-late":
		other, _ := graph.WorkOf(c.Other)
		return say("%s is meant for %s, after the milestone that needs it", c.Other.Head().ID, other.Target).
			WithHint("move the milestone, or the target").WithNote(c.Other.Head().At("target"), "the later target")
	}
	panic("check: no words for " + c.Code)
}

func daysAgo(d, today model.Date) string {
	if n := d.DaysUntil(today); n != 1 {
		return fmt.Sprintf("%d days ago", n)
	}
	return "yesterday"
}

// tooOld reports what is live and was not confirmed within the age asked for.
func tooOld(in Input) diag.List {
	var problems diag.List
	if in.MaxAge.N == 0 {
		return nil
	}
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		if h.Draft.On || !freshness.Live(e, in.Today, in.FiscalStart) {
			continue
		}
		on, key := freshness.Confirmed(e)
		switch {
		case key == "" && !h.Has("reviewed"):
			problems = append(problems, diag.New("review/too-old", h.Origin, "nobody has said when %s was last confirmed", h.Key()).
				WithHint("read it again and add reviewed: %s", in.Today))
		case key != "" && in.MaxAge.From(on).Before(in.Today):
			problems = append(problems, diag.New("review/too-old", h.At(key), "%s was last confirmed on %s, %s", h.Key(), on, daysAgo(on, in.Today)).
				WithHint("read it again and set reviewed: %s", in.Today))
		}
	}
	return problems
}

// inNoView reports work that no edition shows although it is no draft.
func inNoView(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		w, ok := graph.WorkOf(e)
		if h := e.Head(); ok && !h.Draft.On && !h.Draft.Bad && in.readable(h.Audience) && !in.Shown(e) {
			problems = append(problems, diag.New("item/in-no-view", h.Origin, "no edition shows %s, which is %s", h.Key(), graph.Status(w)).
				WithHint("give it an audience or a status that an edition includes, or make it a draft"))
		}
	}
	return problems
}

// readable reports whether an audience is sound: one that is not hides the
// entry, and that is told where it stands.
func (in Input) readable(a model.Audience) bool {
	unknown := func(n model.Name) bool { return !slices.Contains(in.Audiences, n.Text) }
	return !a.Bad && !slices.ContainsFunc(a.Names, unknown)
}
