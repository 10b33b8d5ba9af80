// Package freshness finds what a roadmap no longer says truly: what went stale,
// is overdue, serves nothing or contradicts itself. It knows neither files nor
// words nor pages: check tells its concerns to authors, view shows those of an
// edition to readers, and so each rule exists once.
//
//	concerns := freshness.Of(freshness.Input{Graph: g, Today: today, Holds: spans, …})
//
// It judges by values alone and never by where or whether a key was written, so
// that what an edition hides makes no difference to what it finds there.
package freshness

import (
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Input is what concerns depend on.
type Input struct {
	Graph       *graph.Graph
	Today       model.Date
	FiscalStart int   // month, from 1
	Holds       Spans // how long words about work hold
}

// Spans say how long something holds after the day of which it is true. What
// has none holds for ever.
type Spans struct {
	Item   model.Every // work in progress that nobody has confirmed
	Metric model.Every // a current value
	Health model.Every // a judgement of how work goes
}

// A Concern is one thing that somebody should see to.
type Concern struct {
	Code   string // of the problem that it is, such as "item/overdue"
	Entry  model.Entry
	Path   string      // the key it stands at, such as "metrics.1.as_of"
	Absent string      // the key that would settle it and that is empty; "" where it is not about an absence
	Figure string      // name of the measure it is about
	Last   model.Date  // when it was last known to be so: the day of a reading, of a judgement, of a review
	Until  model.Date  // the last day on which all was well; zero where no day brought it about
	Other  model.Entry // what it cannot be reconciled with
}

// Of returns all concerns, in the order of the entries.
func Of(in Input) []Concern {
	f := finder{Input: in, served: served(in), aims: len(graph.All[*model.Objective](in.Graph)) > 0}
	f.sure = f.planned()
	for _, e := range in.Graph.Entries() {
		f.entry = e
		f.review()
		switch t := e.(type) {
		case *model.Item:
			f.work(&t.Work)
			f.aimless(&t.Work)
		case *model.Theme:
			f.work(&t.Work)
		case *model.Objective:
			f.objective(t)
		case *model.Metric:
			f.reading(model.Figure{Name: t.Title, Current: t.Current, AsOf: t.AsOf}, "")
		case *model.Milestone:
			f.milestone(t)
		}
	}
	return f.found
}

// finder goes from entry to entry and collects.
type finder struct {
	Input
	served map[model.Key]bool // objectives that something live serves
	sure   bool               // whatever is not among them is served by nothing
	aims   bool               // there are objectives
	entry  model.Entry        // that is looked at
	found  []Concern
}

func (f *finder) add(code, path string, more Concern) {
	more.Code, more.Entry, more.Path = code, f.entry, path
	f.found = append(f.found, more)
}

// lapsed returns the last day on which something held that was true on a day,
// and whether that day has passed.
func (f *finder) lapsed(on model.Date, holds model.Every) (model.Date, bool) {
	if on.IsZero() || holds.N == 0 {
		return model.Date{}, false
	}
	until := holds.From(on)
	return until, until.Before(f.Today)
}

// review finds entries that nobody has confirmed for longer than they say.
func (f *finder) review() {
	if until, overdue := ReviewDue(f.entry, f.Today); overdue {
		f.add("review/overdue", "reviewed", Concern{Last: f.entry.Head().Reviewed, Until: until})
	}
}

// ReviewDue returns the day by which an entry was to be reviewed again, and
// whether it has passed. The day is zero if the entry does not say.
func ReviewDue(e model.Entry, today model.Date) (due model.Date, overdue bool) {
	h := e.Head()
	if h.Reviewed.IsZero() || h.ReviewEvery.N == 0 {
		return model.Date{}, false
	}
	due = h.ReviewEvery.From(h.Reviewed)
	return due, due.Before(today)
}

// Confirmed returns the newest day on which somebody said that an entry holds,
// with the key that says so: reviewed, updated or health_on. The day is zero
// if nobody did.
func Confirmed(e model.Entry) (on model.Date, key string) {
	newer := func(d model.Date, name string) {
		if !d.IsZero() && (on.IsZero() || on.Before(d)) {
			on, key = d, name
		}
	}
	newer(e.Head().Reviewed, "reviewed")
	newer(e.Head().Updated, "updated")
	if w, ok := graph.WorkOf(e); ok {
		newer(w.HealthOn, "health_on")
	}
	return on, key
}

// Live reports whether an entry is work that goes on or is still to come, or an
// objective whose time is not over.
func Live(e model.Entry, today model.Date, fiscalStart int) bool {
	if w, ok := graph.WorkOf(e); ok {
		return !graph.Finished(w)
	}
	o, ok := e.(*model.Objective)
	if !ok {
		return false
	}
	over := func(p model.Period) bool { return p.IsZero() || p.End(fiscalStart).Before(today) }
	return o.Period.IsZero() && o.EffectBy.IsZero() || !over(o.Period) || !over(o.EffectBy)
}
