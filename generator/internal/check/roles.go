package check

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func role(in Input, r *model.Role) diag.List {
	var problems diag.List
	umbrella := r.TermKind == "umbrella-term"
	if len(r.Responsibilities) == 0 && !r.Has("responsibilities") && !umbrella && !r.Stub && r.Sound("stub") && r.Sound("term_kind") {
		problems = append(problems, diag.New("role/no-responsibilities", r.Header.Origin, "%s has no responsibilities", r.Key()).
			WithHint("add at least one under responsibilities, or say term_kind: umbrella-term"))
	}
	sum := 0
	for _, s := range r.TimeSplit {
		sum += s.Percent
	}
	if len(r.TimeSplit) > 0 && sum != 100 && r.Sound("time_split") {
		problems = append(problems, diag.New("role/time-split", r.At("time_split"), "the shares add up to %d, not 100", sum).WithHint("correct them"))
	}
	if r.Horizon.To > 0 && r.Horizon.From > r.Horizon.To {
		problems = append(problems, diag.New("role/horizon", r.At("horizon.from"), "the role horizon ends at %d, before it begins at %d", r.Horizon.To, r.Horizon.From).
			WithHint("exchange from and to"))
	}
	for _, s := range r.Skills {
		problems = append(problems, word(s.Level, "level of skill", in.Scale)...)
	}
	for _, v := range r.Variants {
		problems = append(problems, word(v.Size, "size of organisation", in.Sizes)...)
	}
	ids := make([]string, len(r.Responsibilities))
	for i, x := range r.Responsibilities {
		ids[i] = x.ID
	}
	problems = append(problems, partIDs(r.Head(), "responsibilities", "responsibilities", ids)...)
	return append(problems, contradictions(r)...)
}

// contradictions reports what a role both does and is said not to do.
func contradictions(r *model.Role) diag.List {
	var problems diag.List
	for i, not := range r.NotResponsibleFor {
		for n, does := range r.Responsibilities {
			if not.What != "" && strings.EqualFold(not.What, does.Title) {
				problems = append(problems, diag.New("role/contradiction", r.At(fmt.Sprintf("not_responsible_for.%d.what", i)),
					"%q is listed among the responsibilities too", not.What).
					WithHint("take one of the two out").WithNote(r.At(fmt.Sprintf("responsibilities.%d.title", n)), "here"))
			}
		}
	}
	return problems
}

// titles reports names that two roles bear.
func titles(in Input) diag.List {
	type bearer struct {
		role *model.Role
		at   diag.Span
	}
	var problems diag.List
	first := map[string]bearer{}
	for _, r := range graph.All[*model.Role](in.Graph) {
		names := append([]string{r.Title}, r.AlternateTitles...)
		for i, name := range names {
			at := r.At("title")
			if i > 0 {
				at = r.At(fmt.Sprintf("alternate_titles.%d", i-1))
			}
			key := strings.ToLower(name)
			other, taken := first[key]
			switch {
			case !taken:
				first[key] = bearer{r, at}
			case other.role != r:
				problems = append(problems, diag.New("role/title-clash", at, "%q is a title of %s too", name, other.role.Key()).
					WithHint("rename one, or move the title to hidden_titles").WithNote(other.at, "the other role"))
			}
		}
	}
	return problems
}

func artefact(in Input, a *model.Artefact) diag.List {
	owners := in.Graph.OwnersOf(a)
	switch {
	case len(owners) == 0 && !a.Has("owner") && !in.Graph.Partial():
		return diag.List{diag.New("artefact/no-owner", a.Origin, "no role owns %s", a.ID).WithHint("add owner, or name it under owns in a role")}
	case len(owners) > 1:
		p := diag.New("artefact/two-owners", a.Origin, "%s is owned by %s and %s", a.ID, owners[0].Head().Key(), owners[1].Head().Key()).
			WithHint("leave one of them")
		for _, owner := range owners[:2] {
			p = p.WithNote(claim(in, a, owner), "%s owns it here", owner.Head().ID)
		}
		return diag.List{p}
	}
	return nil
}

// claim returns where it is said that somebody owns an artefact.
func claim(in Input, a *model.Artefact, owner model.Entry) diag.Span {
	if e, ok := in.Graph.Resolve(a.Owner); ok && e == owner {
		return a.Owner.At
	}
	for _, b := range in.Graph.Backlinks(a.Key()) {
		if b.From == owner && b.Field() == "owns" {
			return owner.Head().At(b.Path)
		}
	}
	return owner.Head().Origin
}

func skill(in Input, s *model.Skill) diag.List {
	var problems diag.List
	for _, l := range s.Levels {
		problems = append(problems, word(l.Name, "level of skill", in.Scale)...)
	}
	return problems
}
