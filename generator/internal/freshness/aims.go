package freshness

import (
	"fmt"
	"math"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// served returns the objectives that something live serves: a theme, an item,
// or an objective within them.
func served(in Input) map[model.Key]bool {
	found := map[model.Key]bool{}
	for _, e := range in.Graph.Entries() {
		if !Live(e, in.Today, in.FiscalStart) {
			continue
		}
		aims := in.Graph.Objectives(e)
		if o, ok := e.(*model.Objective); ok {
			aims = in.Graph.ToAll([]model.Ref{o.Within})
		}
		for _, o := range aims {
			found[o.Head().Key()] = true
		}
	}
	return found
}

// planned reports whether there is a roadmap at all, and whether it is known
// what it serves: an objective that is not there may be a misspelt one.
func (f *finder) planned() bool {
	any := false
	for _, e := range f.Graph.Entries() {
		w, ok := graph.WorkOf(e)
		if ok && len(f.Graph.ToAll(w.Objectives)) < len(w.Objectives) {
			return false
		}
		any = any || ok
	}
	return any && !f.Graph.Partial()
}

// objective finds objectives that nothing is done for while their time runs,
// and measures by which nobody could tell that they are reached.
func (f *finder) objective(o *model.Objective) {
	if !Live(o, f.Today, f.FiscalStart) {
		return
	}
	begun := o.Period.IsZero() || !f.Today.Before(o.Period.Begin(f.FiscalStart))
	if begun && !f.served[o.Key()] && f.sure {
		f.add("objective/no-work", "", Concern{Absent: "objectives"})
	}
	for i, k := range o.KeyResults {
		full := f.Graph.Figure(k)
		if path := fmt.Sprintf("key_results.%d", i); full.Name != "" && unmeasured(full) {
			f.add("objective/unmeasured", path, Concern{Figure: full.Name})
		}
		f.reading(k, fmt.Sprintf("key_results.%d.", i))
	}
}

// unmeasured reports whether nobody can tell how far a measure has come: nobody
// has read it at all, or there is no baseline to see its value against. A
// target that is reached needs no baseline, nor does a value that is to stay
// where it is.
func unmeasured(m model.Figure) bool {
	if m.Current.Text == "" {
		return m.Baseline.Text == ""
	}
	if m.Baseline.Text != "" || m.Direction == "maintain" || m.Target.Text == "" {
		return false
	}
	now, target := m.Current.Value, m.Target.Value
	return !(now == target || m.Direction == "increase" && now > target || m.Direction == "decrease" && now < target)
}

// reading finds current values that are old, or that might be: nobody can tell.
// Path is what stands before their keys. A value of the catalogue is looked at
// there.
func (f *finder) reading(m model.Figure, path string) {
	name := f.Graph.Figure(m).Name
	if m.Current.Text == "" || name == "" {
		return
	}
	if m.AsOf.IsZero() {
		f.add("metric/undated", path+"current", Concern{Figure: name, Absent: path + "as_of"})
	} else if until, old := f.lapsed(m.AsOf, f.Holds.Metric); old {
		f.add("metric/stale", path+"as_of", Concern{Figure: name, Last: m.AsOf, Until: until})
	}
}

// unmoved finds measures that were read after the work had shipped and are no
// nearer to where it was to bring them.
func (f *finder) unmoved(w *model.Work) {
	if graph.Status(w) != "shipped" || w.Shipped.IsZero() {
		return
	}
	end := w.Shipped.End(f.FiscalStart)
	for i, m := range w.Metrics {
		full := f.Graph.Figure(m)
		if full.Name != "" && end.Before(full.AsOf) && stuck(full) {
			f.add("item/unmoved", fmt.Sprintf("metrics.%d", i), Concern{Figure: full.Name, Last: full.AsOf})
		}
	}
}

// stuck reports whether the current value is no nearer to the target than the
// baseline was; without a target, whether it has not moved in the direction.
func stuck(m model.Figure) bool {
	if m.Current.Text == "" || m.Baseline.Text == "" || m.Direction == "maintain" {
		return false
	}
	from, now := m.Baseline.Value, m.Current.Value
	switch {
	case m.Target.Text != "" && m.Target.Value != from:
		to := m.Target.Value
		beyond := (now-to)*(to-from) > 0 // further than was hoped for
		return !beyond && math.Abs(now-to) >= math.Abs(from-to)
	case m.Direction == "increase":
		return now <= from
	case m.Direction == "decrease":
		return now >= from
	}
	return false
}
