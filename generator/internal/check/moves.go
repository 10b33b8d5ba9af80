package check

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func pairing(in Input, p *model.Pairing) diag.List {
	problems := word(p.When.OrgSize, "size of organisation", in.Sizes)
	problems = append(problems, word(p.When.Engagement, "engagement", in.Engagements)...)
	seen := map[string]bool{}
	for _, ref := range p.Roles {
		if role, ok := graph.To[*model.Role](in.Graph, ref); ok && role.Stub && !seen[ref.Text] {
			problems = append(problems, diag.New("pairing/stub", ref.At, "%s is a stub, so nothing can be computed about holding it", role.Key()).
				WithHint("write the role out, or leave the pairing until then").WithNote(role.At("stub"), "here"))
		}
		seen[ref.Text] = true
	}
	if len(seen) < 2 && p.Has("roles") && p.Sound("roles") {
		problems = append(problems, diag.New("pairing/few", p.At("roles"), "%s needs two different roles", p.Key()).
			WithHint("name both under roles"))
	}
	if missing, key := oneSided(p); missing != "" {
		problems = append(problems, diag.New("pairing/no-risk", p.At(key), "%s has %s and no %s", p.Key(), key, missing).
			WithHint("add %s: readers who weigh it need both sides", missing))
	}
	return problems
}

// oneSided returns what a pairing that praises or warns leaves out, and the
// key that it has.
func oneSided(p *model.Pairing) (missing, has string) {
	benefits, risks := len(p.Benefits) > 0, len(p.Risks) > 0
	switch {
	case benefits && !risks && !p.Has("risks"):
		return "risks", "benefits"
	case risks && !benefits && !p.Has("benefits"):
		return "benefits", "risks"
	}
	return "", ""
}

func transition(in Input, t *model.Transition) diag.List {
	if t.From.Text == t.To.Text && t.From.Text != "" {
		return diag.List{diag.New("transition/self", t.To.At, "%s leads from %s to itself", t.Key(), t.From.Text).
			WithHint("name another role under to")}
	}
	from, ok := graph.To[*model.Role](in.Graph, t.From)
	to, known := graph.To[*model.Role](in.Graph, t.To)
	if !ok || !known {
		return nil // that comes first
	}
	if !t.Has("requirements") && t.Feasible != "false" {
		return diag.List{diag.New("transition/no-requirements", t.Origin, "%s does not say what it asks for", t.Key()).
			WithHint("add requirements, or say feasible: false")}
	}
	if in.Graph.Partial() || !from.Sound("skills") || !to.Sound("skills") || !t.Sound("requirements") || t.LearnOnTheJob || t.Feasible == "false" {
		return nil
	}
	answered := map[model.Entry]bool{}
	for _, r := range t.Requirements {
		for _, s := range in.Graph.ToAll(r.Skills) {
			answered[s] = true
		}
	}
	var problems diag.List
	for _, step := range compare.Gap(in.Graph, from, to, in.Scale).Open() {
		if !step.Essential || answered[step.Skill] {
			continue
		}
		at := t.Origin
		if t.Has("requirements") {
			at = t.At("requirements")
		}
		problems = append(problems, diag.New("transition/gap-unaddressed", at, "%s asks for %s, which %s does not bring along, and no requirement answers it",
			to.Key(), step.Skill.ID, from.Key()).
			WithHint("name %s under skills of a requirement, or say learn_on_the_job: true", step.Skill.ID))
	}
	return problems
}

// lastRoles reports roles that transitions lead to and none leads out of.
func lastRoles(in Input) diag.List {
	var problems diag.List
	into, out := map[model.Entry]*model.Transition{}, map[model.Entry]bool{}
	for _, t := range graph.All[*model.Transition](in.Graph) {
		if to, ok := in.Graph.Resolve(t.To); ok && into[to] == nil {
			into[to] = t
		}
		if from, ok := in.Graph.Resolve(t.From); ok && t.Feasible != "false" {
			out[from] = true
		}
	}
	for _, r := range graph.All[*model.Role](in.Graph) {
		if t := into[r]; t != nil && !out[r] && !in.Graph.Partial() {
			problems = append(problems, diag.New("transition/dead-end-role", t.To.At, "transitions lead to %s and none leads on from there", r.Key()).
				WithHint("write a transition with from: %s, if people go on", r.ID))
		}
	}
	return problems
}

// stances reports questions on which sources take different views while the
// site does not say its own.
func stances(in Input) diag.List {
	var problems diag.List
	house := map[string]bool{} // questions on which the site speaks, in whatever entry
	for _, e := range in.Graph.Entries() {
		for _, s := range graph.StancesOf(e) {
			if s.Source.IsZero() && s.On != "" {
				house[graph.QuestionKey(s.On)] = true
			}
		}
	}
	for _, e := range in.Graph.Entries() {
		list := graph.StancesOf(e)
		if d, ok := e.(*model.Decision); !e.Head().Sound("stance") || ok && len(d.Decide) > 0 {
			continue // the register answers
		}
		open := map[string]int{} // question → the first stance with another view
		first, own := map[string]model.Stance{}, false
		var order []string
		for i, s := range list {
			q := graph.QuestionKey(s.On)
			old, known := first[q]
			switch {
			case s.Source.IsZero():
				own = own || s.On == ""
			case !known:
				first[q] = s
			case !strings.EqualFold(old.View, s.View):
				if _, twice := open[q]; !twice {
					open[q] = i
					order = append(order, q)
				}
			}
		}
		for _, q := range order {
			if house[q] || q == "" && own {
				continue
			}
			i := open[q]
			problems = append(problems, diag.New("stance/no-answer", e.Head().At(fmt.Sprintf("stance.%d.view", i)),
				"%s and %s disagree, and it is not said what holds here", first[q].Source.Text, list[i].Source.Text).
				WithHint("add a stance without a source: it is your own").WithNote(first[q].Source.At, "the other one"))
		}
	}
	return problems
}
