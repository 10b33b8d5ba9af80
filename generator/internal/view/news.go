package view

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/news"
)

// Facts returns what readers of an edition can know of each entry that has a
// page: its title, and of work how far it is and when it is meant to be there.
// The preview tells by it what a save changed for them.
func Facts(in Input) []news.Entry {
	p := &Teller{Input: in}
	var facts []news.Entry
	for _, e := range in.Graph.Entries() {
		url, ok := in.Routes.Of(e)
		if !ok || strings.Contains(url, "#") {
			continue
		}
		facts = append(facts, news.Entry{Key: e.Head().Key().String(), Title: e.Head().Title, URL: url, Facts: p.factsOf(e)})
	}
	return facts
}

func (p *Teller) factsOf(e model.Entry) []news.Fact {
	w, ok := graph.WorkOf(e)
	if !ok {
		return nil
	}
	facts := []news.Fact{{Name: "status", Value: p.Word("status." + graph.Status(w))}, {Name: "horizon"}, {Name: "target", Value: p.say(p.period(w.Target))}}
	if !graph.Finished(w) {
		facts[1].Value = p.horizonTitle(p.horizon(e))
	}
	return facts
}

// horizonTitle returns what readers call a horizon.
func (p *Teller) horizonTitle(id string) string {
	for _, h := range p.Horizons {
		if h.ID == id && h.Title != "" {
			return h.Title
		}
	}
	return p.Word("horizon." + id)
}
