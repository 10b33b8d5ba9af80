package view

import (
	"github.com/fingerpost/fingerpost/generator/internal/export"
	"github.com/fingerpost/fingerpost/generator/internal/feed"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/search"
)

// A piece is what the index of the search, files for other programs and
// calendars say of one entry. These list all there is, and of ten thousand
// entries one has changed.
type piece struct {
	notes *Notes
	doc   search.Doc
	work  *export.Work // of themes and items
	event *feed.Event  // of what has a date to come
}

// A Memory holds the pieces of an edition from one build to the next, as long as
// it shows the same everywhere. The zero value remembers nothing.
type Memory struct {
	pieces map[model.Entry]*piece
	index  search.Memory
}

// documentOf, exportOf and eventOf return the parts of a piece. Files ask for one
// after the other, so without a memory each is made in the room of the one before.

func (p *planner) documentOf(f *findable, room *search.Doc) *search.Doc {
	switch {
	case f.entry == nil:
		*room = search.Doc{URL: f.URL, Kind: f.Kind, Title: f.title, Summary: f.says}
	case p.Memory != nil:
		return &p.pieces()[f.entry].doc
	default:
		*room = p.document(f.entry)
	}
	return room
}

func (p *planner) exportOf(e model.Entry, room *export.Work) *export.Work {
	if p.Memory != nil {
		return p.pieces()[e].work
	}
	w, _ := graph.WorkOf(e)
	*room = p.exportWork(e, w)
	return room
}

func (p *planner) eventOf(e model.Entry, room *feed.Event) *feed.Event {
	if p.Memory != nil {
		return p.pieces()[e].event
	}
	*room = p.event(e)
	return room
}

// findPieces returns the pieces of all entries that are found somewhere.
func (p *planner) findPieces() map[model.Entry]*piece {
	pieces := make(map[model.Entry]*piece, len(p.Graph.Entries()))
	for _, e := range p.Graph.Entries() {
		if e.Head().Kind == model.SectionKind {
			continue
		}
		known := p.Memory.pieces[e]
		if known == nil || !p.says(known.notes) {
			notes := new(Notes)
			known = p.noting(notes).piece(e)
			known.notes = notes
		}
		pieces[e] = known
	}
	p.Memory.pieces = pieces
	return pieces
}

func (p *Teller) piece(e model.Entry) *piece {
	out := new(piece)
	if p.url(e) != "" {
		out.doc = p.document(e).Prepared()
	}
	if w, ok := graph.WorkOf(e); ok {
		out.work = p.exportWork(e, w).Prepared(p.Site.BaseURL, p.Word, p.sayPeriod)
	}
	if inCalendar(e) {
		out.event = p.event(e).Prepared(p.Today.String())
	}
	return out
}
