package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// The box that a spark line is drawn in.
const (
	sparkWidth  = 120.0
	sparkHeight = 28.0
	sparkEdge   = 3.0 // room for the dot at its end
)

// spark draws the readings of a metric, the current one last: time runs from
// side to side, from the lowest value at the bottom to the highest. Less than
// two readings on different days are no course.
func (p *Teller) spark(m *model.Metric) Spark {
	readings := slices.Clone(m.Series)
	if m.Current.Text != "" && !m.AsOf.IsZero() {
		readings = append(readings, model.Reading{On: m.AsOf, Value: m.Current})
	}
	sorting.By(readings, func(a, b model.Reading) int { return cmp.Compare(b.On.DaysUntil(a.On), 0) })
	// The last word on a day counts.
	readings = slices.CompactFunc(readings, func(a, b model.Reading) bool { return a.On == b.On && a.Value == b.Value })
	if len(readings) < 2 || readings[0].On == readings[len(readings)-1].On {
		return Spark{}
	}
	first, last := readings[0], readings[len(readings)-1]
	low, high := first.Value.Value, first.Value.Value
	for _, r := range readings {
		low, high = min(low, r.Value.Value), max(high, r.Value.Value)
	}
	out := Spark{Count: len(readings), First: first.Value.Text, Last: last.Value.Text, From: p.day(first.On), To: p.day(last.On)}
	days := float64(first.On.DaysUntil(last.On))
	var points []string
	for _, r := range readings {
		x := sparkEdge + float64(first.On.DaysUntil(r.On))/days*(sparkWidth-2*sparkEdge)
		y := sparkHeight / 2
		if high > low {
			y = sparkHeight - sparkEdge - (r.Value.Value-low)/(high-low)*(sparkHeight-2*sparkEdge)
		}
		out.EndX, out.EndY = tenths(x), tenths(y)
		points = append(points, out.EndX+","+out.EndY)
	}
	out.Points = strings.Join(points, " ")
	return out
}

func tenths(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
