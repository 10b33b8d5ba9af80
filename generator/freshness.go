package generator

import (
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/check"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/edition"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// spans reads how long words about work hold. They are spans of the model, which
// config does not know.
func spans(conf *config.Config) (freshness.Spans, diag.List) {
	var problems diag.List
	read := func(key, text string) (e model.Every) {
		if wrong := e.SetText(text); wrong != nil {
			problems = append(problems, diag.New("config/value", conf.Where("stale."+key), "%s", wrong.Message).WithHint("%s", wrong.Hint))
		}
		return e
	}
	return freshness.Spans{
		Item: read("item", conf.Stale.Item), Metric: read("metric", conf.Stale.Metric), Health: read("health", conf.Stale.Health),
	}, problems
}

// shown tells whether any edition shows an entry, also one that is not built
// now.
func (b *builder) shown() func(model.Entry) bool {
	var specs []edition.Spec
	for _, e := range b.conf.Editions {
		specs = append(specs, b.spec(e))
	}
	return func(e model.Entry) bool {
		return slices.ContainsFunc(specs, func(s edition.Spec) bool { return s.Shows(e) })
	}
}

// undertaken returns the editions that may show targets to people of whom
// nobody knows who they are, and have no disclaimer. One that asks search
// engines to stay away is read by people of one's own, and one that is not
// written could not bear any words.
func (b *builder) undertaken() []check.Edition {
	var open []check.Edition
	for i, e := range b.conf.Editions {
		spec, at := b.spec(e), b.conf.Where(fmt.Sprintf("editions.%d.id", i))
		if e.Disclaimer == "" && !e.Noindex && at.Line > 0 && !spec.Hides("target") {
			open = append(open, check.Edition{ID: model.Name{Text: e.ID, At: at}, Shows: spec.Shows})
		}
	}
	return open
}

// attention says what an edition tells of what needs attention: nothing unless
// the last audience reads it, which is that of the people who do the work, or
// there is no other edition in which it could be told.
func (b *builder) attention(g *graph.Graph, p planned) view.Attention {
	known := b.conf.AudienceIDs()
	if len(b.conf.Editions) > 1 && !slices.Contains(p.spec.Audiences, known[len(known)-1]) {
		return view.Attention{}
	}
	hides := func(audience string) bool { return !slices.Contains(p.spec.Audiences, audience) }
	parts := len(p.spec.Statuses) > 0 || slices.ContainsFunc(known, hides)
	return view.Attention{Shown: true, Concerns: func() []freshness.Concern { return b.concerns(g) }, Untold: func(code, missing string) bool {
		// What is missed may be there and not shown, and so may the work that
		// serves an objective.
		return b.conf.Severity(diag.New(diag.Code(code), diag.Span{}, "")) == diag.Off ||
			missing != "" && p.spec.Hides(missing) || missing == "objectives" && parts
	}}
}

// concerns returns what needs attention in the whole or in an edition. Rules and
// views ask for it alike, and an edition that shows everything is the whole.
func (b *builder) concerns(g *graph.Graph) []freshness.Concern {
	find := func() []freshness.Concern {
		holds, _ := spans(b.conf)
		return freshness.Of(freshness.Input{Graph: g, Today: b.in.Today, FiscalStart: b.conf.FiscalYearStart, Holds: holds})
	}
	if g != b.content.g {
		return find()
	}
	b.concern.Do(func() { b.stale = find() })
	return b.stale
}
