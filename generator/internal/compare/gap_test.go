package compare

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

var levels = []string{"awareness", "working", "practitioner", "expert"}

// skilled returns a role that needs skills written as "id:level", with a ? for
// what is optional.
func skilled(id, needs string) *model.Role {
	r := &model.Role{}
	h := r.Head()
	h.Kind, h.ID, h.Title = model.RoleKind, id, id
	for _, need := range strings.Fields(needs) {
		name, optional := strings.CutSuffix(need, "?")
		skill, level, _ := strings.Cut(name, ":")
		s := model.SkillNeed{Skill: model.Ref{Text: skill, Kinds: &[]string{"skill"}}, Level: model.Name{Text: level}, Need: "essential"}
		if optional {
			s.Need = "optional"
		}
		r.Skills = append(r.Skills, s)
	}
	return r
}

func linked(roles ...*model.Role) *graph.Graph {
	var entries []model.Entry
	seen := map[string]bool{}
	for _, r := range roles {
		entries = append(entries, r)
		for _, need := range r.Skills {
			if seen[need.Skill.Text] || need.Skill.Text == "unwritten" {
				continue
			}
			seen[need.Skill.Text] = true
			s := &model.Skill{}
			h := s.Head()
			h.Kind, h.ID, h.Title = model.SkillKind, need.Skill.Text, need.Skill.Text
			entries = append(entries, s)
		}
	}
	return graph.New(entries)
}

func said(steps []SkillStep) string {
	var out []string
	for _, s := range steps {
		out = append(out, fmt.Sprintf("%s+%d", s.Skill.ID, s.Steps))
	}
	return strings.Join(out, " ")
}

func TestGapBetweenProductManagerAndProductOwner(t *testing.T) {
	manager := skilled("product-manager", "prioritisation:expert communication:expert strategic-thinking:expert data-analysis:practitioner influence:practitioner product-knowledge:practitioner agile-practice:awareness?")
	owner := skilled("product-owner", "prioritisation:expert communication:expert agile-practice:expert decision-making:practitioner detail:practitioner product-knowledge:practitioner")
	g := linked(manager, owner)
	for _, c := range []struct {
		from, to             *model.Role
		carried, missing, lo string
	}{
		{owner, manager, "prioritisation+0 communication+0 product-knowledge+0 agile-practice+0", "strategic-thinking+4 data-analysis+3 influence+3", ""},
		{manager, owner, "prioritisation+0 communication+0 product-knowledge+0", "decision-making+3 detail+3", "agile-practice+3"},
	} {
		way := Gap(g, c.from, c.to, levels)
		if said(way.Carried) != c.carried || said(way.Missing) != c.missing || said(way.Low) != c.lo {
			t.Errorf("from %s: carried %q, missing %q, low %q", c.from.ID, said(way.Carried), said(way.Missing), said(way.Low))
		}
	}
}

func TestEssentialSkillsComeFirstAndUnknownOnesNowhere(t *testing.T) {
	from, to := skilled("from", "a:working"), skilled("to", "b:expert? c:awareness a:odd unwritten:expert")
	way := Gap(linked(from, to), from, to, levels)
	if said(way.Open()) != "c+1 b+4" || said(way.Carried) != "a+0" {
		t.Errorf("open %q, carried %q", said(way.Open()), said(way.Carried))
	}
}
