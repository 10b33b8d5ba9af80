package graph

import (
	"cmp"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Figure returns a figure with its course: the values of the catalogue stand
// in for those that it does not give itself, and the title of the metric for
// its name. A current value and the day on which it was read belong together,
// so that they come from the same place. Its name is "" if it names a metric
// that is not there.
func (g *Graph) Figure(f model.Figure) model.Figure {
	m, ok := To[*model.Metric](g, f.Metric)
	if !ok {
		return f
	}
	f.Name = m.Title
	f.Unit, f.Direction = cmp.Or(f.Unit, m.Unit), cmp.Or(f.Direction, m.Direction)
	f.Baseline, f.Target = cmp.Or(f.Baseline, m.Baseline), cmp.Or(f.Target, m.Target)
	if f.Current.Text == "" {
		f.Current, f.AsOf = m.Current, m.AsOf
	}
	return f
}
