package view

import (
	"cmp"

	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/search"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// who plans the page that answers "who decides?": every decision as a question,
// by area and from A to Z, with all that is said about it.
func who(p *planner) []Page {
	if len(p.register) == 0 {
		return nil
	}
	frame, prose := p.frame(route.Who, "who", "who-decides")
	frame.Related = append(frame.Related, p.besideRegister()...)
	return []Page{{URL: route.Who, Template: "who.html", Data: func() any {
		data := Who{Frame: frame, Prose: prose, Count: len(p.register), Says: WhoSays{
			One: p.Word("who.one"), Other: p.Word("who.other"), Near: p.Word("who.near"), None: p.Word("who.none")}}
		place := map[string]int{}
		for _, d := range p.register {
			i, ok := place[d.Area]
			if !ok {
				i = len(data.Areas)
				place[d.Area] = i
				area := Area{Title: d.Area}
				if d.Area != "" {
					area.ID = areaID(d.Area)
				}
				data.Areas = append(data.Areas, area)
			}
			data.Areas[i].Decisions = append(data.Areas[i].Decisions, p.decision(d))
		}
		for _, a := range data.Areas {
			folded := make(map[string]string, len(a.Decisions))
			for _, d := range a.Decisions {
				folded[d.Question] = search.Fold(d.Question)
			}
			sorting.By(a.Decisions, func(x, y DecisionRow) int { return cmp.Compare(folded[x.Question], folded[y.Question]) })
		}
		return data
	}}}
}
