package graph

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// RecordsAbout returns the records of decisions that touch an entry, latest
// first: those that affect it, and those that it names itself. Of a standing
// decision they are its cases; of a role or stakeholder, what it decided too.
func (g *Graph) RecordsAbout(e model.Entry) []*model.Record {
	var out []*model.Record
	add := func(r *model.Record) {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	if w, ok := WorkOf(e); ok {
		if r, ok := To[*model.Record](g, w.Record); ok {
			add(r)
		}
	}
	for _, b := range g.Backlinks(e.Head().Key()) {
		r, ok := b.From.(*model.Record)
		if field := b.Field(); ok && (field == "affects" || field == "decision" || field == "decision-makers") {
			add(r)
		}
	}
	latestFirst(out)
	return out
}

func latestFirst(records []*model.Record) {
	sorting.By(records, func(a, b *model.Record) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
}

// Successors returns the records that took the place of one, whichever of the
// two says so.
func (g *Graph) Successors(r *model.Record) []*model.Record {
	var out []*model.Record
	if next, ok := To[*model.Record](g, r.SupersededBy); ok && next != r {
		out = append(out, next)
	}
	return append(out, g.recordsNaming(r, "supersedes", out)...)
}

// Predecessors returns the records whose place one took, whichever of the two
// says so.
func (g *Graph) Predecessors(r *model.Record) []*model.Record {
	var out []*model.Record
	for _, e := range g.ToAll(r.Supersedes) {
		if old, ok := e.(*model.Record); ok && old != r {
			out = append(out, old)
		}
	}
	return append(out, g.recordsNaming(r, "superseded_by", out)...)
}

func (g *Graph) recordsNaming(r *model.Record, field string, known []*model.Record) []*model.Record {
	var out []*model.Record
	for _, b := range g.Backlinks(r.Key()) {
		if from, ok := b.From.(*model.Record); ok && b.Field() == field && from != r && !slices.Contains(known, from) && !slices.Contains(out, from) {
			out = append(out, from)
		}
	}
	return out
}

// Line returns a record with all that came before and after it, earliest
// first; nothing if it stands alone.
func (g *Graph) Line(r *model.Record) []*model.Record {
	line := []*model.Record{r}
	for i := 0; i < len(line); i++ {
		for _, next := range append(g.Predecessors(line[i]), g.Successors(line[i])...) {
			if !slices.Contains(line, next) {
				line = append(line, next)
			}
		}
	}
	if len(line) == 1 {
		return nil
	}
	latestFirst(line)
	slices.Reverse(line)
	return line
}

// Outdated reports whether an entry relies on a record that no longer holds:
// it names one that was superseded, though it is neither of the same line nor
// older than what took the record's place. It returns that successor.
func (g *Graph) Outdated(from model.Entry, to model.Entry) (*model.Record, bool) {
	old, ok := to.(*model.Record)
	if !ok || from == to {
		return nil, false
	}
	next := g.Successors(old)
	if len(next) == 0 {
		return nil, false
	}
	if r, ok := from.(*model.Record); ok && slices.Contains(g.Line(old), r) {
		return nil, false
	}
	if on := from.Head().Date; !on.IsZero() && on.Before(next[0].Date) {
		return nil, false
	}
	return next[0], true
}
