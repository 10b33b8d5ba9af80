package graph

import "github.com/fingerpost/fingerpost/generator/internal/model"

// A Part is one way to take part in a decision.
type Part string

// The parts, from the one who makes the call to those who hear of it.
const (
	Decides  Part = "decides"
	Drives   Part = "drives"
	Agrees   Part = "agrees"
	Consults Part = "consulted"
	Performs Part = "performs"
	Informed Part = "informed"
	Oversees Part = "oversees"
	Escalate Part = "escalation"
)

// Parts lists the parts in the order in which they are shown.
var Parts = []Part{Decides, Drives, Agrees, Consults, Performs, Informed, Oversees, Escalate}

// TakePart returns the entries that take a part in a decision.
func (g *Graph) TakePart(d *model.Decision, p Part) []model.Entry {
	switch p {
	case Decides:
		return g.ToAll(d.Decide)
	case Drives:
		return g.ToAll([]model.Ref{d.Drive})
	case Agrees:
		return g.ToAll(d.Agree)
	case Consults:
		return g.ToAll(d.Consult)
	case Performs:
		return g.ToAll(d.Perform)
	case Informed:
		return g.ToAll(d.Inform)
	case Oversees:
		return g.ToAll([]model.Ref{d.Oversee})
	case Escalate:
		return g.ToAll([]model.Ref{d.EscalateTo})
	}
	return nil
}

// DecidedBy returns the decisions in which an entry takes a part: some of
// those that name it.
func (g *Graph) DecidedBy(key model.Key, p Part) []*model.Decision {
	var out []*model.Decision
	var last *model.Decision
	for _, b := range g.Backlinks(key) {
		d, ok := b.From.(*model.Decision)
		if !ok || d == last { // references of one entry stand together
			continue
		}
		last = d
		for _, e := range g.TakePart(d, p) {
			if e.Head().Key() == key {
				out = append(out, d)
				break
			}
		}
	}
	return out
}
