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
	if len(r.Responsibilities) == 0 && !umbrella && !r.Stub {
		problems = append(problems, diag.New("role/no-responsibilities", r.Header.Origin, "%s has no responsibilities", r.Key()).
			WithHint("add at least one under responsibilities, or say term_kind: umbrella-term"))
	}
	sum := 0
	for _, s := range r.TimeSplit {
		sum += s.Percent
	}
	if len(r.TimeSplit) > 0 && sum != 100 {
		problems = append(problems, diag.New("role/time-split", r.At("time_split"), "the shares add up to %d, not 100", sum))
	}
	if r.Horizon.To > 0 && r.Horizon.From > r.Horizon.To {
		problems = append(problems, diag.New("role/horizon", r.At("horizon.from"), "the role horizon ends at %d, before it begins at %d", r.Horizon.To, r.Horizon.From))
	}
	for _, s := range r.Skills {
		problems = append(problems, word(s.Level, "level of skill", in.Scale)...)
	}
	for _, v := range r.Variants {
		problems = append(problems, word(v.Size, "size of organisation", in.Sizes)...)
	}
	seen := map[string]bool{}
	for i, x := range r.Responsibilities {
		at := r.At(fmt.Sprintf("responsibilities.%d.id", i))
		if x.ID != "" && !model.ValidID(x.ID) {
			problems = append(problems, diag.New("value/id", at, "%q is no id", x.ID))
		}
		if seen[x.ID] {
			problems = append(problems, diag.New("entry/duplicate-id", at, "there are two responsibilities %q", x.ID))
		}
		seen[x.ID] = true
	}
	return append(problems, contradictions(r)...)
}

// contradictions reports what a role both does and is said not to do.
func contradictions(r *model.Role) diag.List {
	var problems diag.List
	for i, not := range r.NotResponsibleFor {
		for _, does := range r.Responsibilities {
			if not.What != "" && strings.EqualFold(not.What, does.Title) {
				problems = append(problems, diag.New("role/contradiction", r.At(fmt.Sprintf("not_responsible_for.%d.what", i)),
					"%q is listed among the responsibilities too", not.What))
			}
		}
	}
	return problems
}

// titles reports names that two roles bear.
func titles(in Input) diag.List {
	var problems diag.List
	first := map[string]*model.Role{}
	for _, r := range graph.All[*model.Role](in.Graph) {
		names := append([]string{r.Title}, r.AlternateTitles...)
		for i, name := range names {
			key := strings.ToLower(name)
			other, taken := first[key]
			if !taken {
				first[key] = r
				continue
			}
			if other == r {
				continue
			}
			at := r.At("title")
			if i > 0 {
				at = r.At(fmt.Sprintf("alternate_titles.%d", i-1))
			}
			problems = append(problems, diag.New("role/title-clash", at, "%q is a title of %s too", name, other.Key()).WithNote(other.At("title"), "the other role"))
		}
	}
	return problems
}

func artefact(in Input, a *model.Artefact) diag.List {
	owners := in.Graph.OwnersOf(a)
	switch {
	case len(owners) == 0:
		return diag.List{diag.New("artefact/no-owner", a.Origin, "no role owns %s", a.ID).WithHint("add owner, or name it under owns in a role")}
	case len(owners) > 1:
		return diag.List{diag.New("artefact/two-owners", a.Origin, "%s is owned by %s and %s", a.ID, owners[0].Head().Key(), owners[1].Head().Key()).
			WithNote(owners[1].Head().At("owns"), "here it is owned too")}
	}
	return nil
}

func skill(in Input, s *model.Skill) diag.List {
	var problems diag.List
	for _, l := range s.Levels {
		problems = append(problems, word(l.Name, "level of skill", in.Scale)...)
	}
	return problems
}
