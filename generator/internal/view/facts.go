package view

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// facts collects the lines of a fact strip; what is not said is left out.
type facts struct {
	p    *Teller
	list []Fact
}

// add adds a line, unless nothing is to stand in it.
//
//go:noinline
func (f *facts) add(name string, terms ...Term) {
	if len(terms) > 0 {
		f.list = append(f.list, Fact{Word: "fact." + name, Terms: terms})
	}
}

// word adds a word of an enumeration: "status.planned".
func (f *facts) word(name, value string) {
	if value != "" {
		f.add(name, Term{Word: name + "." + value})
	}
}

func (f *facts) text(name string, values ...string) {
	var terms []Term
	for _, v := range values {
		if v != "" {
			terms = append(terms, Term{Text: v})
		}
	}
	f.add(name, terms...)
}

func (f *facts) refs(name string, refs ...model.Ref) {
	f.entries(name, f.p.Graph.ToAll(refs))
}

func (f *facts) entries(name string, entries []model.Entry) {
	var terms []Term
	for _, e := range entries {
		terms = append(terms, Term{Text: e.Head().Title, URL: f.p.url(e)})
	}
	f.add(name, terms...)
}

func (f *facts) address(name string, e model.Entry, u model.URL) {
	if url, ok := f.p.address(e, u); ok {
		f.add(name, Term{Text: string(u), URL: url})
	}
}

func (f *facts) when(name string, w When) {
	if w.ISO != "" {
		f.add(name, Term{When: w})
	}
}

// work adds what themes and items share, besides the status, the target and
// its confidence, which stand with the card.
func (f *facts) work(e model.Entry, w *model.Work) {
	f.workHorizon(e, w)
	f.when("start", f.p.period(w.Start))
	if w.Target.IsZero() {
		f.word("confidence", w.Confidence)
	}
	if theme, ok := f.p.Graph.ThemeOf(e); ok && len(f.p.Graph.ToAll(w.Objectives)) == 0 {
		f.inherited(theme, "objectives", f.p.Graph.Objectives(e)...)
	}
	f.word("maturity", w.Maturity)
	f.word("kind_of_work", w.KindOfWork)
	f.refs("segments", w.Segments...)
	f.refs("owner", e.Head().Owner)
	f.refs("artefact", w.Artefact)
	f.refs("supersedes", w.Supersedes...)
	f.refs("superseded_by", w.SupersededBy)
}

// workHorizon says where work stands on the board, and whether that is said by
// its theme.
func (f *facts) workHorizon(e model.Entry, w *model.Work) {
	id := f.p.horizon(e)
	for _, h := range f.p.Horizons {
		if h.ID != id {
			continue
		}
		fact := Fact{Word: "fact.on_board", Terms: []Term{{Text: h.Title}}}
		if h.Title == "" {
			fact.Terms[0].Word = "horizon." + id
		}
		if theme, ok := f.p.Graph.ThemeOf(e); ok && w.Horizon.Text == "" && theme.Horizon.Text != "" {
			fact.From = f.p.link(theme)
		}
		f.list = append(f.list, fact)
	}
}

// inherited adds entries that e names in place of another.
func (f *facts) inherited(e model.Entry, name string, entries ...model.Entry) {
	if len(entries) > 0 {
		f.entries(name, entries)
		f.list[len(f.list)-1].From = f.p.link(e)
	}
}

// general says of any entry what can be said without a page of its own making.
func (p *Teller) general(e model.Entry) []Fact {
	f := facts{p: p}
	switch t := e.(type) {
	case *model.Artefact:
		f.word("artefact_kind", t.ArtefactKind)
		f.entries("owner", p.Graph.OwnersOf(t))
		f.text("purpose", t.Purpose)
		f.word("grain", t.Grain)
		f.horizon(t.Horizon)
		if t.Changes != "" {
			f.add("changes", Term{Word: "rhythm." + t.Changes})
		}
		f.refs("readers", t.Readers...)
		f.text("also", t.AlternateTitles...)
	case *model.Metric:
		f.word("outcome_kind", t.OutcomeKind)
		f.word("direction", t.Direction)
		f.text("unit", t.Unit)
		f.text("baseline", p.number(t.Baseline.Text))
		f.text("target", p.number(t.Target.Text))
		f.text("current", p.number(t.Current.Text))
		f.when("as_of", p.day(t.AsOf))
		f.text("caution", t.Caution)
	case *model.Skill:
		f.text("family", t.Family)
		for _, l := range t.Levels {
			f.list = append(f.list, Fact{Word: "", Terms: []Term{{Text: l.Text, Note: l.Name.Text}}})
		}
	case *model.Stakeholder:
		f.word("stakeholder_kind", t.StakeholderKind)
		f.word("side", t.Side)
	case *model.Term:
		f.text("abbreviation", t.Abbreviation)
		f.refs("see", t.See...)
	case *model.Dimension:
		if t.Compare != "" {
			f.add("compare", Term{Word: "way." + t.Compare})
		}
		f.text("scale", t.Scale...)
	case *model.Source:
		f.text("by", t.By)
		f.when("date", p.day(t.On))
		f.address("href", e, t.Href)
	case *model.Author:
		f.text("does", t.Does)
		f.address("href", e, t.Href)
	case *model.Milestone:
		f.when("on", p.period(t.On))
		f.when("reached", p.period(t.Reached))
		if t.External {
			f.add("external", Term{Word: "milestone.external"})
		}
		f.refs("product", t.Product)
		f.refs("depends_on", t.DependsOn...)
	case *model.Product:
		f.refs("lead", t.Lead)
		f.refs("within", t.Within)
	case *model.Update:
		f.refs("about", t.About...)
	}
	return f.list
}

// says returns the sentence that introduces an entry on a list.
func says(e model.Entry) string {
	h := e.Head()
	if h.Summary != "" {
		return h.Summary
	}
	switch t := e.(type) {
	case *model.Artefact:
		return t.Definition
	case *model.Metric:
		return t.Definition
	case *model.Skill:
		return t.Definition
	case *model.Stakeholder:
		return t.Definition
	case *model.Term:
		return t.Definition
	case *model.Dimension:
		return t.Question
	case *model.Role:
		if t.TLDR != "" {
			return t.TLDR
		}
		return t.Definition
	case *model.Comparison:
		return t.KeyDifference
	case *model.Decision:
		return t.Question
	case *model.Pairing:
		return t.SplitWhen
	case *model.Objective:
		return t.Outcome
	case *model.Item:
		return t.Outcome
	case *model.Theme:
		return t.Outcome
	case *model.Delegation:
		return t.Scope
	case *model.Vision:
		return t.Statement
	}
	return ""
}

// entry returns what a list says of an entry.
func (p *Teller) entry(e model.Entry) Entry {
	h := e.Head()
	return Entry{ID: h.ID, Title: h.Title, URL: p.url(e), Kind: h.Kind.Name, Summary: says(e), Date: p.day(h.Date), Only: p.OnlyEntry(h.Audience)}
}

func (p *planner) entries(list []model.Entry) []Entry {
	out := make([]Entry, len(list))
	for i, e := range list {
		out[i] = p.entry(e)
	}
	return out
}

// namedBy returns who names an entry, grouped by the kind and the key under
// which it is named, in the order of kinds.
func (p *Teller) namedBy(e model.Entry) []Fact {
	var out []Fact
	place := map[string]int{}
	seen := map[string]bool{}
	for _, b := range p.Graph.Backlinks(e.Head().Key()) {
		from := b.From.Head()
		word, term := "named."+b.Field(), Term{Text: from.Title, URL: p.url(b.From)}
		switch b.Field() {
		case "skills":
			term = p.skilled(b, e, term)
		case "stakeholders":
			term.Note = engaged(p.Graph, b.From, e)
		case "metrics":
			word = "measures." + from.Kind.Name
		}
		once := word + "\x00" + from.Key().String()
		if seen[once] {
			continue
		}
		seen[once] = true
		i, ok := place[word]
		if !ok {
			i = len(out)
			place[word] = i
			out = append(out, Fact{Word: word})
		}
		out[i].Terms = append(out[i].Terms, term)
	}
	return out
}

// skilled adds the level at which a role needs a skill.
func (p *Teller) skilled(b graph.Backlink, e model.Entry, term Term) Term {
	r, ok := b.From.(*model.Role)
	if !ok {
		return term
	}
	for _, need := range r.Skills {
		if to, ok := p.Graph.Resolve(need.Skill); ok && to == e && need.Level.Text != "" {
			term.Bar = p.bar(need.Level.Text)
		}
	}
	return term
}

// engaged returns about what a role works with a stakeholder.
func engaged(g *graph.Graph, from, e model.Entry) string {
	if r, ok := from.(*model.Role); ok {
		for _, s := range r.Stakeholders {
			if to, ok := g.Resolve(s.ID); ok && to == e {
				return s.About
			}
		}
	}
	return ""
}

func percent(v, of float64) int {
	return min(100, max(0, int(v/of*100+0.5)))
}

// figure returns a measure with its course.
func (p *Teller) figure(f model.Figure) Figure {
	full := p.Graph.Figure(f)
	out := Figure{Title: full.Name, Unit: full.Unit, Direction: full.Direction, Source: full.Source, Progress: -1,
		Baseline: p.number(full.Baseline.Text), Target: p.number(full.Target.Text), Current: p.number(full.Current.Text), AsOf: p.day(full.AsOf)}
	if m, ok := graph.To[*model.Metric](p.Graph, f.Metric); ok {
		out.URL, out.Spark = p.url(m), p.spark(m)
	}
	if full.Baseline.Text != "" && full.Target.Text != "" && full.Current.Text != "" && full.Baseline.Value != full.Target.Value {
		out.Progress = percent(full.Current.Value-full.Baseline.Value, full.Target.Value-full.Baseline.Value)
	}
	return out
}

func (p *Teller) figures(list []model.Figure) []Figure {
	var out []Figure
	for _, f := range list {
		if figure := p.figure(f); figure.Title != "" {
			out = append(out, figure)
		}
	}
	return out
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// number returns a number as readers of the site's language write it.
func (p *Teller) number(written string) string {
	return strings.Replace(written, ".", or(p.Decimal, "."), 1)
}
