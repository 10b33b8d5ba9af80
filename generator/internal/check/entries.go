package check

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// audiences reports audiences that the configuration does not list, wherever
// in an entry they are named.
func audiences(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		for _, name := range h.Reads {
			if !slices.Contains(in.Audiences, name.Text) {
				problems = append(problems, diag.New("gate/audience", name.At, "there is no audience %q, so what it marks is hidden", name.Text).
					DidYouMean(name.Text, in.Audiences))
			}
		}
		for _, block := range h.Prose.Blocks.List {
			for _, name := range block.Audiences {
				if !slices.Contains(in.Audiences, name.Text) {
					problems = append(problems, diag.New("prose/audience-unknown", h.Prose.Span(name.Offset, len(name.Text)),
						"there is no audience %q, so the rest of the file is hidden", name.Text).DidYouMean(name.Text, in.Audiences))
				}
			}
		}
	}
	return problems
}

// reviews reports entries that nobody has confirmed for longer than they say.
func reviews(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		if h.Reviewed.IsZero() || h.ReviewEvery.N == 0 {
			continue
		}
		if due := h.ReviewEvery.From(h.Reviewed); due.Before(in.Today) {
			problems = append(problems, diag.New("review/overdue", h.At("reviewed"), "%s was to be reviewed by %s, %d days ago", h.Key(), due, due.DaysUntil(in.Today)).
				WithHint("read it again and set reviewed: %s", in.Today))
		}
	}
	return problems
}

// pastDates reports dates of things that have happened which lie in the future.
func pastDates(in Input) diag.List {
	var problems diag.List
	future := func(h *model.Header, key string, d model.Date) {
		if in.Today.Before(d) {
			problems = append(problems, diag.New("entry/stale-date", h.At(key), "%s is %s, which has not come yet", key, d))
		}
	}
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		future(h, "reviewed", h.Reviewed)
		future(h, "updated", h.Updated)
		switch t := e.(type) {
		case *model.Item:
			future(h, "shipped", t.Shipped)
			future(h, "health_on", t.HealthOn)
		case *model.Theme:
			future(h, "shipped", t.Shipped)
			future(h, "health_on", t.HealthOn)
		case *model.Metric:
			future(h, "as_of", t.AsOf)
		}
	}
	return problems
}

func update(in Input, u *model.Update) diag.List {
	if u.Date.IsZero() {
		return diag.List{diag.New("update/no-date", u.Origin, "the update has no date").
			WithHint("name its file %s-%s.md, or add date", in.Today, u.ID)}
	}
	return nil
}

// word reports a word that the configuration does not define.
func word(n model.Name, what string, known []string) diag.List {
	if n.Text == "" || slices.Contains(known, n.Text) {
		return nil
	}
	return diag.List{diag.New("value/enum", n.At, "%q is no %s", n.Text, what).DidYouMean(n.Text, known)}
}
