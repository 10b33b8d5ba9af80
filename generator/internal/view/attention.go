package view

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// Attention says whether an edition tells what needs attention, and what of it.
type Attention struct {
	Shown    bool
	Concerns func() []freshness.Concern      // of the edition
	Untold   func(code, missing string) bool // whether concerns of a code that miss a key are left out; missing is "" where none is missed
}

// needAttention returns the concerns that the edition tells.
func (p *planner) needAttention() []freshness.Concern {
	if !p.Attention.Shown {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Attention.Concerns()), func(c freshness.Concern) bool {
		return p.Attention.Untold(c.Code, model.TopKey(c.Absent))
	})
}

// attention plans the page of what needs attention; none if nothing does.
func attention(p *planner) []Page {
	if len(p.concerns) == 0 {
		return nil
	}
	frame, prose := p.frame(route.Attention, "attention", "roadmap/attention")
	make := func() any {
		return AttentionPage{Frame: frame, Prose: prose, Ways: p.ways(route.Attention), Groups: p.attentionGroups(), Count: len(p.concerns)}
	}
	return []Page{{URL: route.Attention, Template: "attention.html", Data: make}}
}

// worry is an entry with its concerns, as they were found.
type worry struct {
	entry    model.Entry
	concerns []freshness.Concern
}

// since returns the earliest day on which something was still right; zero if
// no day made it wrong.
func (w worry) since() (first model.Date) {
	for _, c := range w.concerns {
		if !c.Until.IsZero() && (first.IsZero() || c.Until.Before(first)) {
			first = c.Until
		}
	}
	return first
}

// attentionGroups sorts concerns by who should see to them: owners in the order
// of the entries that they are, then nobody. Within a group stands first what
// has been wrong for longest; what no day made wrong stands last.
func (p *planner) attentionGroups() []AttentionGroup {
	byOwner := map[model.Key][]worry{}
	for _, c := range p.concerns {
		owner := p.keeper(c.Entry)
		worries := byOwner[owner]
		if n := len(worries); n > 0 && worries[n-1].entry == c.Entry {
			worries[n-1].concerns = append(worries[n-1].concerns, c)
		} else {
			byOwner[owner] = append(worries, worry{c.Entry, []freshness.Concern{c}})
		}
	}
	var owners []Link
	var worries [][]worry
	add := func(owner model.Key, link Link) {
		if len(byOwner[owner]) == 0 {
			return
		}
		sorting.By(byOwner[owner], func(a, b worry) int { return oldestFirst(a.since(), b.since()) })
		owners, worries = append(owners, link), append(worries, byOwner[owner])
	}
	for _, e := range p.Graph.Entries() {
		add(e.Head().Key(), p.link(e))
	}
	add(model.Key{}, Link{})
	groups := make([]AttentionGroup, len(owners))
	for i, shown := range firstOf(mostCards, worries) {
		groups[i] = AttentionGroup{Owner: owners[i], Beyond: len(worries[i]) - len(shown)}
		for _, w := range shown {
			groups[i].Entries = append(groups[i].Entries, p.attentionEntry(w))
		}
	}
	return groups
}

func oldestFirst(a, b model.Date) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(b.String(), a.String()) // a day before none
	}
	return cmp.Compare(b.DaysUntil(a), 0)
}

// keeper returns who keeps an entry true: its owner, else that of its theme;
// the zero Key if nobody does.
func (p *planner) keeper(e model.Entry) model.Key {
	if owner, ok := p.Graph.Resolve(e.Head().Owner); ok {
		return owner.Head().Key()
	}
	if theme, ok := p.Graph.ThemeOf(e); ok {
		return p.keeper(theme)
	}
	return model.Key{}
}

// attentionEntry puts what is wrong with an entry into the order in which it
// was found; measures that share a fault share a line.
func (p *planner) attentionEntry(w worry) AttentionEntry {
	h := w.entry.Head()
	out := AttentionEntry{Entry: p.link(w.entry), Kind: h.Kind.Name}
	out.Entry.Only = p.OnlyEntry(h.Audience)
	if d, ok := w.entry.(*model.Decision); ok {
		out.Entry.Text = or(d.Question, h.Title)
	}
	if theme, ok := p.Graph.ThemeOf(w.entry); ok {
		out.Theme = p.link(theme)
	}
	for _, c := range w.concerns {
		concern := Concern{Word: "attention." + strings.ReplaceAll(c.Code, "/", "-"), Last: p.day(c.Last), Since: p.day(c.Until)}
		if !c.Until.IsZero() {
			concern.Days = c.Until.DaysUntil(p.Today)
		}
		if c.Other != nil {
			concern.Other = p.link(c.Other)
		}
		if i := slices.IndexFunc(out.Concerns, concern.like); i >= 0 && c.Figure != "" {
			out.Concerns[i].Figures = append(out.Concerns[i].Figures, c.Figure)
			continue
		}
		if _, metric := w.entry.(*model.Metric); c.Figure != "" && !metric {
			concern.Figures = []string{c.Figure}
		}
		out.Concerns = append(out.Concerns, concern)
	}
	return out
}

// like reports whether two concerns differ in their measures at most.
func (c Concern) like(d Concern) bool {
	return c.Word == d.Word && c.Last == d.Last && c.Since == d.Since && c.Other == d.Other
}
