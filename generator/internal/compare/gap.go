package compare

import (
	"slices"
	"sort"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A SkillStep is one skill on the way from one role to another. Ranks count
// from 1, the lowest level of the scale; 0 means that no level is said.
type SkillStep struct {
	Skill      *model.Skill
	Have, Want string // levels; Have is "" where the skill is missing
	Steps      int    // levels still to climb, 0 for what is carried over
	Essential  bool   // the role to come says so
}

// A Way is what somebody brings along from one role to another, and what they
// do not: skills that only the role to come asks for, and those that it asks
// for at a higher level.
type Way struct {
	Carried []SkillStep
	Missing []SkillStep
	Low     []SkillStep
}

// Gap computes the skills of a way. What must be learnt is in the order of how
// much there is to learn, essential skills first. A level that is not said on
// either side asks for nothing more.
func Gap(g *graph.Graph, from, to *model.Role, scale []string) Way {
	have := map[*model.Skill]model.SkillNeed{}
	for _, need := range from.Skills {
		if s, ok := graph.To[*model.Skill](g, need.Skill); ok {
			have[s] = need
		}
	}
	var way Way
	for _, need := range to.Skills {
		s, ok := graph.To[*model.Skill](g, need.Skill)
		if !ok {
			continue
		}
		step := SkillStep{Skill: s, Want: need.Level.Text, Essential: need.Need != "optional"}
		want := rank(scale, need.Level.Text)
		brings, known := have[s]
		if !known {
			step.Steps = max(1, want)
			way.Missing = append(way.Missing, step)
			continue
		}
		step.Have = brings.Level.Text
		if at := rank(scale, brings.Level.Text); at > 0 && want > at {
			step.Steps = want - at
			way.Low = append(way.Low, step)
			continue
		}
		way.Carried = append(way.Carried, step)
	}
	hardest(way.Missing)
	hardest(way.Low)
	return way
}

func rank(scale []string, level string) int { return slices.Index(scale, level) + 1 }

func hardest(steps []SkillStep) {
	sort.SliceStable(steps, func(i, j int) bool {
		if steps[i].Essential != steps[j].Essential {
			return steps[i].Essential
		}
		return steps[i].Steps > steps[j].Steps
	})
}

// Open returns what must be learnt: the missing skills and those at too low a
// level.
func (w Way) Open() []SkillStep { return append(w.Missing[:len(w.Missing):len(w.Missing)], w.Low...) }
