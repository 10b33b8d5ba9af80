package check

import (
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
)

// fewDecisions is how many decisions a register needs before it says anything
// that one role decides most of them.
const fewDecisions = 5

// columns looks at the register by role and by artefact: who decides nothing,
// who nearly everything, and what nobody decides about. It says nothing of a
// project without a register.
func columns(in Input) diag.List {
	register := graph.All[*model.Decision](in.Graph)
	if len(register) == 0 || !whole(in, register) {
		return nil
	}
	var problems diag.List
	usually, ever := map[model.Entry]int{}, map[model.Entry]bool{}
	about := map[model.Entry]bool{}
	for _, d := range register {
		for _, who := range in.Graph.TakePart(d, graph.Decides) {
			usually[who]++
			ever[who] = true
		}
		for _, w := range d.DecideWhen {
			if who, ok := in.Graph.Resolve(w.Role); ok {
				ever[who] = true
			}
		}
		if a, ok := in.Graph.Resolve(d.Artefact); ok {
			about[a] = true
		}
	}
	for _, r := range graph.All[*model.Role](in.Graph) {
		if !ever[r] && r.TermKind != "umbrella-term" && r.TermStatus != "deprecated" && !r.Stub {
			problems = append(problems, diag.New("role/decides-nothing", r.Header.Origin, "%s decides nothing in the register", r.ID).
				WithHint("add the decisions that it takes, if there are any"))
		}
		if n := usually[r]; len(register) >= fewDecisions && n*100 > in.MaxShare*len(register) {
			problems = append(problems, diag.New("role/decides-everything", r.Header.Origin, "%s decides %d of %d questions, more than %d in a hundred", r.ID, n, len(register), in.MaxShare).
				WithHint("give some to others, or raise max_share in config.toml"))
		}
	}
	for _, a := range graph.All[*model.Artefact](in.Graph) {
		if owners := in.Graph.OwnersOf(a); len(owners) > 0 && !about[a] {
			problems = append(problems, diag.New("artefact/undecided", a.Origin, "%s owns %s, and no decision is about it", owners[0].Head().ID, a.ID).
				WithHint("name it under artefact in the decisions about it"))
		}
	}
	return problems
}

// whole reports whether it is known who decides what, and about what: nothing
// is charged to a role because of a name that is misspelt elsewhere.
func whole(in Input, register []*model.Decision) bool {
	leads := func(r model.Ref) bool {
		_, ok := in.Graph.Resolve(r)
		return ok || r.Nobody || r.IsZero()
	}
	for _, d := range register {
		if !d.Sound("decide") || !d.Sound("decide_when") || !d.Sound("artefact") || !leads(d.Artefact) {
			return false
		}
		for _, r := range d.Decide {
			if !leads(r) {
				return false
			}
		}
		for _, w := range d.DecideWhen {
			if !leads(w.Role) {
				return false
			}
		}
	}
	return !in.Graph.Partial()
}

// A step of an escalation leads from who cannot agree to who is asked.
type step struct {
	from, to model.Entry
	at       diag.Span
}

// escalation follows disputes: those of the decisions of an area, and those
// that roles pass on. None may come back, and none may end with a role that
// settles nothing.
func escalation(in Input) diag.List {
	var areas [][]step
	place := map[string]int{}
	settles, passes := map[model.Entry]bool{}, map[model.Entry]bool{}
	for _, d := range graph.All[*model.Decision](in.Graph) {
		deciders := in.Graph.TakePart(d, graph.Decides)
		for _, who := range deciders {
			settles[who] = true
		}
		for _, w := range d.DecideWhen {
			if who, ok := in.Graph.Resolve(w.Role); ok {
				settles[who] = true
			}
		}
		to, ok := in.Graph.Resolve(d.EscalateTo)
		if !ok {
			continue
		}
		i, known := place[d.Area]
		if !known {
			i, place[d.Area] = len(areas), len(areas)
			areas = append(areas, nil)
		}
		s := step{to: to, at: d.EscalateTo.At}
		if len(deciders) > 0 {
			s.from = deciders[0]
		}
		areas[i] = append(areas[i], s)
	}
	var flows []step
	for _, r := range graph.All[*model.Role](in.Graph) {
		for _, f := range r.Flows {
			if to, ok := in.Graph.Resolve(f.To); ok && f.Sort == "escalation" && to != model.Entry(r) {
				flows = append(flows, step{r, to, f.To.At})
				passes[r] = true
			}
		}
	}
	var problems diag.List
	sure := whole(in, graph.All[*model.Decision](in.Graph))
	for _, steps := range append(areas, flows) {
		problems = append(problems, circles(steps)...)
		for _, s := range steps {
			if role, ok := s.to.(*model.Role); ok && sure && role.TermKind != "umbrella-term" && !settles[role] && !passes[role] {
				problems = append(problems, diag.New("escalation/dead-end", s.at, "%s decides nothing and hands nothing on", role.ID).
					WithHint("name somebody who can settle it, or a flow of the sort escalation in %s", role.Key()))
			}
		}
	}
	return problems
}

// circles reports each circle once, at the step that closes it.
func circles(steps []step) diag.List {
	var problems diag.List
	next := map[model.Entry][]step{}
	for _, s := range steps {
		if s.from != nil {
			next[s.from] = append(next[s.from], s)
		}
	}
	state := map[model.Entry]int{} // 1: on the way, 2: done
	var trail []string
	var follow func(e model.Entry)
	follow = func(e model.Entry) {
		state[e] = 1
		trail = append(trail, e.Head().ID)
		for _, s := range next[e] {
			switch state[s.to] {
			case 0:
				follow(s.to)
			case 1:
				from := len(trail) - 1
				for trail[from] != s.to.Head().ID {
					from--
				}
				p := diag.New("escalation/cycle", s.at, "whoever cannot agree is sent in a circle: %s", strings.Join(append(trail[from:len(trail):len(trail)], s.to.Head().ID), " → "))
				if s.to == e {
					p = diag.New("escalation/cycle", s.at, "%s decides already, so it cannot settle what is disputed", e.Head().ID)
				}
				problems = append(problems, p.WithHint("name somebody outside of the circle"))
			}
		}
		trail = trail[:len(trail)-1]
		state[e] = 2
	}
	for _, s := range steps {
		if s.from != nil && state[s.from] == 0 {
			follow(s.from)
		}
	}
	return problems
}

// vocabularies reports the parts that a chosen vocabulary has no word for.
func vocabularies(in Input) diag.List {
	var problems diag.List
	register := graph.All[*model.Decision](in.Graph)
	for _, v := range in.Vocabularies {
		for _, part := range rights.Lost(in.Graph, register, v.Text) {
			var first *model.Decision
			n := 0
			for _, d := range register {
				if len(in.Graph.TakePart(d, part)) > 0 {
					if n++; first == nil {
						first = d
					}
				}
			}
			decisions := "one decision uses"
			if n > 1 {
				decisions = strconv.Itoa(n) + " decisions use"
			}
			problems = append(problems, diag.New("vocabulary/part-lost", v.At, "%s has no word for %s, which %s", v.Text, keyOf(part), decisions).
				WithHint("the pages say it in plain words").WithNote(first.At(keyOf(part)), "the first of them"))
		}
	}
	return problems
}

// keyOf returns the key under which a part stands in a decision.
func keyOf(p graph.Part) string {
	switch p {
	case graph.Decides:
		return "decide"
	case graph.Drives:
		return "drive"
	case graph.Agrees:
		return "agree"
	case graph.Consults:
		return "consult"
	case graph.Performs:
		return "perform"
	case graph.Informed:
		return "inform"
	case graph.Oversees:
		return "oversee"
	}
	return "escalate_to"
}
