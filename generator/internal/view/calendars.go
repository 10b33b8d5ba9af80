package view

import (
	"io"
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
	dated := p.dated()
	if len(dated) == 0 {
		return nil
	}
	calendar := func(at, name string, of []model.Entry) Page {
		return Page{URL: at, Encode: func(w io.Writer) error {
			var room feed.Event
			return feed.Calendar{Name: name, Text: p.Site.Disclaimer, Stamp: p.Today.String(),
				Count: len(of), Event: func(i int) *feed.Event { return p.eventOf(of[i], &room) }}.Write(w)
		}}
	}
	pages := []Page{calendar(route.Calendar, p.Site.Title, dated)}
	to, lists := p.belonging(dated)
	for i, e := range to {
		pages = append(pages, calendar(calendarOf(p.url(e)), p.Site.Title+": "+e.Head().Title, lists[i]))
	}
	return pages
}

// hasCalendar reports whether anything has a date to come.
func (p *planner) hasCalendar() bool {
	return len(graph.All[*model.Milestone](p.Graph)) > 0 || slices.ContainsFunc(p.work, inCalendar)
}

func inCalendar(e model.Entry) bool {
	if _, ok := e.(*model.Milestone); ok {
		return true
	}
	w, ok := graph.WorkOf(e)
	return ok && !w.Target.IsZero() && !graph.Finished(w)
}

// dated returns what has a date to come: milestones, then live work.
func (p *planner) dated() []model.Entry {
	dated := asEntries(graph.All[*model.Milestone](p.Graph))
	for _, e := range p.work {
		if inCalendar(e) {
			dated = append(dated, e)
		}
	}
	return dated
}

// belonging sorts what has a date by the products and owners to whom it
// belongs, in the order in which they first come up.
func (p *planner) belonging(dated []model.Entry) (to []model.Entry, lists [][]model.Entry) {
	place := map[model.Entry]int{}
	add := func(in, e model.Entry) {
		i, known := place[in]
		if !known {
			i = len(to)
			place[in], to, lists = i, append(to, in), append(lists, nil)
		}
		lists[i] = append(lists[i], e)
	}
	// Themes and owners come up thousands of times.
	var parent string // whose product this is
	var its *model.Product
	owners := map[string]model.Entry{} // that have a page, by what is written
	for _, e := range dated {
		h := e.Head()
		product, ok := its, its != nil
		if m, is := e.(*model.Milestone); is {
			product, ok = graph.To[*model.Product](p.Graph, m.Product)
		} else if item, is := e.(*model.Item); !is || h.Parent != parent || !item.Product.IsZero() {
			product, ok = p.Graph.ProductOf(e)
			if parent, its = "", nil; is && item.Product.IsZero() {
				parent, its = h.Parent, product
			}
		}
		if ok {
			add(product, e)
		}
		owner, known := owners[h.Owner.Text]
		if !known {
			if found, ok := p.Graph.Resolve(h.Owner); ok && hasPage(p.url(found)) {
				owner = found
			}
			owners[h.Owner.Text] = owner
		}
		if owner != nil {
			add(owner, e)
		}
	}
	return to, lists
}

// event words what has a date.
func (p *Teller) event(e model.Entry) feed.Event {
	h := e.Head()
	var on model.Period
	ev := feed.Event{UID: h.Kind.Name + "-" + h.ID + "@" + p.host(), Text: h.Summary, URL: p.canonical(p.url(e))}
	if m, ok := e.(*model.Milestone); ok {
		on = m.On
	}
	if w, ok := graph.WorkOf(e); ok {
		on, ev.Text, ev.Tentative = w.Target, or(w.Outcome, h.Summary), w.Confidence != "committed" && w.Confidence != "high"
		if w.Confidence != "" {
			ev.Text = joinLines(ev.Text, p.Word("confidence."+w.Confidence))
		}
	}
	if theme, ok := p.Graph.ThemeOf(e); ok {
		ev.Category = theme.Title
	}
	ev.Title, ev.First, ev.Last = h.Title+" ("+p.say(p.period(on))+")", on.Begin(p.FiscalStart).String(), on.End(p.FiscalStart).String()
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
func (p *Teller) host() string {
	if u, err := url.Parse(p.Site.BaseURL); err == nil && u.Host != "" {
		return u.Host
	}
	return "fingerpost"
}

// calendarOf returns the address of the calendar that lies beside a page.
func calendarOf(page string) string { return page + "calendar.ics" }

func hasPage(url string) bool { return len(url) > 1 && url[len(url)-1] == '/' }
