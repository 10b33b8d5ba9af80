package check

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func record(in Input, r *model.Record) diag.List {
	problems := append(makers(in, r), superseding(in, r)...)
	switch {
	case r.Date.IsZero() && r.Sound("date") && !r.Has("date"):
		problems = append(problems, diag.New("record/no-date", r.Origin, "the record has no date").
			WithHint("begin its file name with the day on which it was decided, or add date: %s", in.Today))
	case in.Today.Before(r.Date) && r.Status != "proposed":
		problems = append(problems, diag.New("entry/stale-date", r.At("date"), "it was decided on %s, which has not come yet", r.Date).
			WithHint("write the day on which it was decided, or status: proposed"))
	}
	return problems
}

// makers reports those who took a decision that the register gives to others.
// Besides the decider, whatever the size and engagement, these may have taken
// it: whoever must agree to it, and whoever it was delegated to on that day.
// What is only proposed, or no longer holds, is not judged: the register of
// those days is not known.
func makers(in Input, r *model.Record) diag.List {
	d, ok := graph.To[*model.Decision](in.Graph, r.Decision)
	if !ok || r.Status != "accepted" && r.Status != "rejected" || !d.Sound("decide") {
		return nil
	}
	may := in.Graph.MayDecide(d)
	if len(may) == 0 {
		return nil // by nobody, or by somebody unknown
	}
	also := slices.Concat(may, in.Graph.TakePart(d, graph.Agrees))
	for _, x := range in.Graph.DelegatesOn(d, r.Date, in.FiscalStart) {
		if to, ok := in.Graph.Resolve(x.To); ok {
			also = append(also, to)
		}
	}
	var problems diag.List
	for _, ref := range r.Makers {
		if who, ok := in.Graph.Resolve(ref); ok && !slices.Contains(also, who) {
			problems = append(problems, diag.New("record/not-theirs", ref.At, "%s took this decision, but %s decides %s", who.Head().ID, joinIDs(may, " or "), d.ID).
				WithHint("name who decided, or add the delegation of that day").WithNote(d.At("decide"), "the register"))
		}
	}
	return problems
}

// superseding reports what two records say differently about which of them
// holds.
func superseding(in Input, r *model.Record) diag.List {
	var problems diag.List
	oneWay := func(at diag.Span, says string, other *model.Record, key string) {
		problems = append(problems, diag.New("record/supersede-one-way", at, "%s %s %s, which does not say so", r.ID, says, other.ID).
			WithHint("write %s: %s there", key, r.ID).WithNote(other.Origin, "the other record"))
	}
	for _, ref := range r.Supersedes {
		old, ok := graph.To[*model.Record](in.Graph, ref)
		if !ok || old == r || !old.Sound("superseded_by") {
			continue
		}
		if next, _ := graph.To[*model.Record](in.Graph, old.SupersededBy); next != r {
			oneWay(ref.At, "supersedes", old, "superseded_by")
		}
	}
	if next, ok := graph.To[*model.Record](in.Graph, r.SupersededBy); ok && next != r && next.Sound("supersedes") &&
		!slices.Contains(in.Graph.ToAll(next.Supersedes), model.Entry(r)) {
		oneWay(r.SupersededBy.At, "is superseded by", next, "supersedes")
	}
	switch {
	case !r.Sound("status") || !r.Sound("superseded_by"):
	case r.Status == "superseded" && len(in.Graph.Successors(r)) == 0 && r.SupersededBy.IsZero():
		problems = append(problems, diag.New("record/half-superseded", r.At("status"), "%s was superseded, but nothing says by what", r.ID).
			WithHint("add superseded_by, or write status: deprecated if nothing took its place"))
	case r.Status != "superseded" && !r.SupersededBy.IsZero():
		problems = append(problems, diag.New("record/half-superseded", r.At("superseded_by"), "%s is superseded, but its status does not say so", r.ID).
			WithHint("write status: superseded"))
	}
	return problems
}

// outdatedFields reports keys that name a record which no longer holds.
func outdatedFields(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		for _, ref := range e.Head().Refs {
			if to, ok := in.Graph.Resolve(ref.Ref); ok {
				problems = append(problems, Outdated(in.Graph, e, to, func() diag.Span { return ref.At })...)
			}
		}
	}
	return problems
}

// Outdated reports that an entry leads readers to a record that no longer
// holds, by a key or a link in its prose.
func Outdated(g *graph.Graph, from, to model.Entry, at func() diag.Span) diag.List {
	next, outdated := g.Outdated(from, to)
	if !outdated {
		return nil
	}
	return diag.List{diag.New("record/links-superseded", at(), "%s leads to %s, which %s has superseded", from.Head().Key(), to.Head().ID, next.ID).
		WithHint("name %s, if it still says what is meant", next.ID)}
}
