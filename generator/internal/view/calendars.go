package view

import (
	"net/url"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/feed"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// calendars plans the calendar of the roadmap: milestones and the targets of
// live work, each a span as precise as it is meant. Products, and whoever owns
// something with a date, have calendars of their own beside their pages.
func calendars(p *planner) []Page {
	all, by, order := p.events()
	if len(all) == 0 {
		return nil
	}
	pages := []Page{p.calendar(route.Calendar, p.Site.Title, all)}
	for _, e := range order {
		pages = append(pages, p.calendar(calendarOf(p.url(e)), p.Site.Title+": "+e.Head().Title, by[e]))
	}
	return pages
}

// hasCalendar reports whether anything has a date to come.
func (p *planner) hasCalendar() bool {
	return len(graph.All[*model.Milestone](p.Graph)) > 0 || slices.ContainsFunc(p.work, inCalendar)
}

func inCalendar(e model.Entry) bool {
	w, _ := graph.WorkOf(e)
	return !w.Target.IsZero() && !graph.Finished(w)
}

// events returns what has a date, all of it, and by whom it belongs to in the
// order in which they first come up.
func (p *planner) events() (all []feed.Event, by map[model.Entry][]feed.Event, order []model.Entry) {
	by = map[model.Entry][]feed.Event{}
	add := func(ev feed.Event, belongs ...model.Entry) {
		all = append(all, ev)
		for _, e := range belongs {
			if _, known := by[e]; !known {
				order = append(order, e)
			}
			by[e] = append(by[e], ev)
		}
	}
	belongs := func(product *model.Product, owner model.Ref) (to []model.Entry) {
		if product != nil {
			to = append(to, product)
		}
		if e, ok := p.Graph.Resolve(owner); ok && hasPage(p.url(e)) {
			to = append(to, e)
		}
		return to
	}
	for _, m := range graph.All[*model.Milestone](p.Graph) {
		product, _ := graph.To[*model.Product](p.Graph, m.Product)
		add(p.event(m, m.On, m.Summary, false), belongs(product, m.Owner)...)
	}
	for _, e := range p.work {
		w, _ := graph.WorkOf(e)
		if !inCalendar(e) {
			continue
		}
		product, _ := p.Graph.ProductOf(e)
		ev := p.event(e, w.Target, or(w.Outcome, e.Head().Summary), w.Confidence != "committed" && w.Confidence != "high")
		if theme, ok := p.Graph.ThemeOf(e); ok {
			ev.Category = theme.Title
		}
		add(ev, belongs(product, e.Head().Owner)...)
	}
	return all, by, order
}

func (p *planner) event(e model.Entry, on model.Period, text string, tentative bool) feed.Event {
	h := e.Head()
	ev := feed.Event{UID: h.Kind.Name + "-" + h.ID + "@" + p.host(), Title: h.Title + " (" + p.say(p.period(on)) + ")", Text: text,
		First: on.Begin(p.FiscalStart).String(), Last: on.End(p.FiscalStart).String(), Tentative: tentative, URL: p.canonical(p.url(e))}
	if w, ok := graph.WorkOf(e); ok && w.Confidence != "" {
		ev.Text = joinLines(ev.Text, p.Word("confidence."+w.Confidence))
	}
	ev.Text = joinLines(ev.Text, p.Site.Disclaimer)
	return ev
}

func joinLines(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// host makes the ids of events those of this site; they stay if it moves to
// another path.
func (p *planner) host() string {
	if u, err := url.Parse(p.Site.BaseURL); err == nil && u.Host != "" {
		return u.Host
	}
	return "fingerpost"
}

func (p *planner) calendar(at, name string, events []feed.Event) Page {
	c := feed.Calendar{Name: name, Text: p.Site.Disclaimer, Stamp: p.Today.String(), Events: events}
	return Page{URL: at, Data: ready(c), Encode: func() ([]byte, error) { return c.Bytes(), nil }}
}

// calendarOf returns the address of the calendar that lies beside a page.
func calendarOf(page string) string { return page + "calendar.ics" }

func hasPage(url string) bool { return len(url) > 1 && url[len(url)-1] == '/' }
