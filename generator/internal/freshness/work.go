package freshness

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// work finds what is wrong with a theme or an item.
func (f *finder) work(w *model.Work) {
	if graph.Finished(w) {
		f.unmoved(w)
		f.late("item/depends-late", w.Target, w.DependsOn)
		return
	}
	if until, past := f.past(w.Target); past {
		f.add("item/overdue", "target", Concern{Until: until})
	}
	f.late("item/depends-late", w.Target, w.DependsOn)
	if underWay(w) {
		f.health(w)
		f.unconfirmed()
	}
	for i, m := range w.Metrics {
		f.reading(m, fmt.Sprintf("metrics.%d.", i))
	}
}

func underWay(w *model.Work) bool {
	return slices.Contains([]string{"in-progress", "preview"}, graph.Status(w))
}

// past returns the last day of a period, and whether it lies behind us.
func (f *finder) past(p model.Period) (model.Date, bool) {
	if p.IsZero() {
		return model.Date{}, false
	}
	end := p.End(f.FiscalStart)
	return end, end.Before(f.Today)
}

// late finds what is to be finished before something that it waits for.
func (f *finder) late(code string, by model.Period, needs []model.Ref) {
	if by.IsZero() {
		return
	}
	for i, r := range needs {
		to, ok := f.Graph.Resolve(r)
		if !ok {
			continue
		}
		other, ok := graph.WorkOf(to)
		if !ok || other.Target.IsZero() || graph.Finished(other) {
			continue
		}
		if by.End(f.FiscalStart).Before(other.Target.End(f.FiscalStart)) {
			f.add(code, fmt.Sprintf("depends_on.%d", i), Concern{Other: to})
		}
	}
}

// health finds judgements of work under way that are old, or that might be:
// nobody can tell.
func (f *finder) health(w *model.Work) {
	if w.Health == "" {
		return
	}
	if w.HealthOn.IsZero() {
		f.add("item/health-undated", "health", Concern{Absent: "health_on"})
	} else if until, old := f.lapsed(w.HealthOn, f.Holds.Health); old {
		f.add("item/health-stale", "health_on", Concern{Last: w.HealthOn, Until: until})
	}
}

// unconfirmed finds work under way of which nobody has said for a while that it
// holds. Work without any date says nothing about its age, and work that says
// itself how long a review holds is judged by that.
func (f *finder) unconfirmed() {
	if due, _ := ReviewDue(f.entry, f.Today); !due.IsZero() {
		return
	}
	on, key := Confirmed(f.entry)
	if until, old := f.lapsed(on, f.Holds.Item); old {
		f.add("item/stale", key, Concern{Last: on, Until: until})
	}
}

// aimless finds live items that serve no objective, neither by themselves nor
// through their theme, where there are objectives to serve. What is named need
// not be there: that is another problem.
func (f *finder) aimless(w *model.Work) {
	if !f.aims || graph.Finished(w) || len(w.Objectives) > 0 || f.Graph.Partial() {
		return
	}
	if theme, ok := f.Graph.ThemeOf(f.entry); ok && len(theme.Objectives) > 0 {
		return
	}
	f.add("item/no-objective", "objectives", Concern{Absent: "objectives"})
}

func (f *finder) milestone(m *model.Milestone) {
	if !m.Reached.IsZero() {
		return
	}
	if until, past := f.past(m.On); past {
		f.add("milestone/overdue", "on", Concern{Until: until, Absent: "reached"})
	}
	f.late("milestone/depends-late", m.On, m.DependsOn)
}
