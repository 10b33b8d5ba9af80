package check

import (
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// states reports work whose other keys do not bear out what it is said to be:
// its status, or its kind.
func states(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		if w, ok := graph.WorkOf(e); ok {
			problems = append(problems, state(e.Head(), w)...)
		}
	}
	return problems
}

func state(h *model.Header, w *model.Work) diag.List {
	var problems diag.List
	status := graph.Status(w)
	switch {
	case !h.Sound("status"):
	case status == "shipped" && !h.Has("shipped"):
		problems = append(problems, diag.New("item/shipped-undated", h.At("status"), "nobody can tell when the work shipped").
			WithHint("add shipped: with the day, or as much of it as is known"))
	case (status == "dropped" || status == "paused") && !h.Has("reason") && !h.Has("record") && !h.Has("superseded_by"):
		problems = append(problems, diag.New("item/no-reason", h.At("status"), "it is not said why the work is %s", status).
			WithHint("add reason, or name under record the decision, or under superseded_by what replaced it"))
	}
	if w.Health != "" && status != "in-progress" && status != "preview" && h.Sound("status") {
		problems = append(problems, diag.New("item/idle-health", h.At("health"), "the work is %s, and health says how work in progress goes", status).
			WithHint("take health out, or correct status"))
	}
	if w.KindOfWork == "experiment" && !h.Has("hypothesis") {
		problems = append(problems, diag.New("item/no-hypothesis", h.At("kind_of_work"), "an experiment without a hypothesis cannot fail").
			WithHint("say under hypothesis what you believe will happen, or choose another kind of work"))
	}
	return problems
}

// notices reports that the words at the top of every page are no longer shown.
func notices(in Input) diag.List {
	if in.NoticeUntil.Text == "" {
		return nil
	}
	var until model.Date
	if err := until.SetText(in.NoticeUntil.Text); err != nil || !until.Before(in.Today) {
		return nil
	}
	return diag.List{diag.New("notice/expired", in.NoticeUntil.At, "the notice was shown until %s, %s", until, daysAgo(until, in.Today)).
		WithHint("take the table out, or give it another text and another day")}
}

// undertakings reports editions that show when work is meant to be finished
// and do not say how much that promises.
func undertakings(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Undertaken {
		for _, entry := range in.Graph.Entries() {
			w, ok := graph.WorkOf(entry)
			if !ok || graph.Finished(w) || w.Target.IsZero() || !e.Shows(entry) {
				continue
			}
			problems = append(problems, diag.New("edition/no-disclaimer", e.ID.At, "the edition %s shows targets and does not say whether they are promises", e.ID.Text).
				WithHint("add disclaimer, deny target, or say noindex = true if only people of your own read it").
				WithNote(entry.Head().At("target"), "a target"))
			break
		}
	}
	return problems
}

// requirements reports chapters that are to be read before one that they come
// after: whoever reads in order meets them too late.
func requirements(in Input, c *model.Chapter) diag.List {
	var problems diag.List
	for _, ref := range c.Requires {
		before, ok := graph.To[*model.Chapter](in.Graph, ref)
		if !ok || before.Parent != c.Parent {
			continue
		}
		for _, next := range in.Graph.ChaptersOf(c.Parent) { // whichever of the two comes first
			if next == before {
				break
			}
			if next == c {
				problems = append(problems, diag.New("requires/later", ref.At, "%s is to be read before %s and comes after it", before.ID, c.ID).
					WithHint("change weight of one of them, or link to it from the text instead").WithNote(before.Header.Origin, "the later chapter"))
				break
			}
		}
	}
	return problems
}
