package check

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// work checks what themes and items share.
func work(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		w, ok := graph.WorkOf(e)
		if !ok {
			continue
		}
		h := e.Head()
		problems = append(problems, word(w.Horizon, "horizon", in.Horizons)...)
		problems = append(problems, dates(in, h, w)...)
		if graph.Finished(w) && w.Horizon.Text != "" {
			problems = append(problems, diag.New("item/horizon", w.Horizon.At, "%s work has no horizon", graph.Status(w)).WithHint("remove horizon"))
		}
		for i, f := range w.Metrics {
			problems = append(problems, figure(f.Direction, f.Baseline, f.Target, h.At(fmt.Sprintf("metrics.%d.target", i)))...)
			problems = append(problems, figureName(f, h, fmt.Sprintf("metrics.%d", i))...)
		}
		if w.Score.Model != "" {
			problems = append(problems, score(w.Score, h)...)
		}
	}
	for _, o := range graph.All[*model.Objective](in.Graph) {
		for i, f := range o.KeyResults {
			problems = append(problems, figure(f.Direction, f.Baseline, f.Target, o.At(fmt.Sprintf("key_results.%d.target", i)))...)
			problems = append(problems, figureName(f, o.Head(), fmt.Sprintf("key_results.%d", i))...)
		}
	}
	return problems
}

func dates(in Input, h *model.Header, w *model.Work) diag.List {
	var problems diag.List
	if !w.Start.IsZero() && !w.Target.IsZero() && w.Target.End(in.FiscalStart).Before(w.Start.Begin(in.FiscalStart)) {
		problems = append(problems, diag.New("item/dates", h.At("start"), "the start %s lies after the target %s", w.Start, w.Target).
			WithHint("correct one of them").WithNote(h.At("target"), "the target"))
	}
	return problems
}

func figure(direction string, baseline, target model.Number, at diag.Span) diag.List {
	if baseline.Text == "" || target.Text == "" {
		return nil
	}
	wrong := direction == "increase" && target.Value < baseline.Value || direction == "decrease" && target.Value > baseline.Value
	if !wrong {
		return nil
	}
	return diag.List{diag.New("metric/target", at, "the target %s does not %s the baseline %s", target.Text, direction, baseline.Text).
		WithHint("correct the direction or the figures")}
}

func figureName(f model.Figure, h *model.Header, path string) diag.List {
	if !h.Sound(path) || f.Metric.IsZero() != (f.Name == "") {
		return nil
	}
	p := diag.New("value/required", h.At(path), "a figure needs a metric of the catalogue or a name of its own").WithHint("add metric: or name:")
	if f.Name != "" {
		p = diag.New("value/required", h.At(path+".name"), "a figure has a metric of the catalogue or a name of its own, not both").WithHint("leave one of the two")
	}
	return diag.List{p}
}

// score reports a division by nothing: effort or size of zero.
func score(s model.Score, h *model.Header) diag.List {
	var problems diag.List
	zero := func(key string, n model.Number) {
		if n.Text != "" && n.Value == 0 {
			problems = append(problems, diag.New("value/range", h.At("score."+key), "%s is %s, but the score is divided by it", key, n.Text).
				WithHint("write a number above zero"))
		}
	}
	zero("effort", s.Effort)
	zero("size", s.Size)
	return problems
}

// itemLimits reports horizons with more items than they are meant to hold.
func itemLimits(in Input) diag.List {
	var problems diag.List
	counts := map[string]int{}
	last := in.Horizons[len(in.Horizons)-1]
	for _, item := range graph.All[*model.Item](in.Graph) {
		horizon := in.Graph.Horizon(item, last)
		counts[horizon]++
		if limit := in.MaxItems[horizon]; limit > 0 && counts[horizon] == limit+1 {
			problems = append(problems, diag.New("item/too-many", item.At("horizon"), "this is item %d of %s, which is meant to hold %d", limit+1, horizon, limit).
				WithHint("move one to the next horizon"))
		}
	}
	return problems
}

func metric(in Input, m *model.Metric) diag.List {
	return figure(m.Direction, m.Baseline, m.Target, m.At("target"))
}
