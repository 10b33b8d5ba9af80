package check

import (
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// rulings holds the deciders of work against the register: both must name the
// same role, and work that has begun needs one. Without a register nothing is
// said about who decides.
func rulings(in Input) diag.List {
	if len(graph.All[*model.Decision](in.Graph)) == 0 {
		return nil
	}
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		w, ok := graph.WorkOf(e)
		if !ok {
			continue
		}
		r, h := in.Graph.Ruling(e), e.Head()
		switch {
		case r.Clash && h.Sound("decider"):
			d := r.Decisions[0]
			problems = append(problems, diag.New("item/decider-clash", w.Decider.At, "%s says that %s decides; by the register it is %s", h.Key(), w.Decider.Text, joinIDs(in.Graph.MayDecide(d), " or ")).
				WithHint("take decider out, or leave it if this entry is an exception").WithNote(d.At("decide"), "the register, for work that is %s", graph.Status(w)))
		case r.Basis == graph.NoBasis && undecided(in, e, w):
			problems = append(problems, diag.New("item/no-decider", h.At("status"), "%s is %s, and nobody is known to decide about it", h.Key(), graph.Status(w)).
				WithHint("add decider, or stages: [%s] to the decision that settles it", graph.Status(w)))
		}
	}
	return problems
}

// undecided reports whether work needs a decider and names none, not even a
// misspelt one. A theme with items leaves it to them.
func undecided(in Input, e model.Entry, w *model.Work) bool {
	if s := graph.Status(w); s != "in-progress" && s != "preview" {
		return false
	}
	h := e.Head()
	if _, isTheme := e.(*model.Theme); isTheme && len(in.Graph.ItemsOf(h.ID)) > 0 {
		return false
	}
	theme, ok := in.Graph.ThemeOf(e)
	return !h.Has("decider") && !(ok && theme.Has("decider")) && !in.Graph.Partial()
}
