// Package chooser works out where the questions of a chooser lead: what one
// path of answers ends at, what all paths together prove, and the table that
// says the same in few rows. It knows nothing of problems or pages.
//
//	result := chooser.Decide(c, path)
//	proof := chooser.Prove(c)
//	rows, ok := chooser.Table(c, 200)
package chooser

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Path holds, for each question, the place of the answer given; Any where
// every answer leads to the same.
type Path []int

// Any stands in a Path for all answers to a question.
const Any = -1

// A Result is what a path ends at: the places of the outcomes chosen, in the
// order in which they are listed. Two or more are level. None is a dead end.
type Result []int

// Decide returns what a path without Any ends at.
//
// Answers add points to outcomes and rule others out. Of the outcomes that are
// left, those with most points are chosen. An outcome that is left without a
// point is still left: where nothing has points, all that are left are level,
// and a dead end is a path that rules out every outcome. With tie: first the
// one listed first is chosen among several.
func Decide(c *model.Chooser, path Path) Result {
	t := newTally(c)
	for q, a := range path {
		t.add(q, a, 1)
	}
	return t.result()
}

// Say writes a path for people: "method: No, size: Small". Questions whose
// answer does not matter are left out.
func Say(c *model.Chooser, path Path) string {
	var parts []string
	for q, a := range path {
		if a != Any {
			parts = append(parts, c.Questions[q].ID+": "+c.Questions[q].Answers[a].Label)
		}
	}
	return strings.Join(parts, ", ")
}

// An effect is what an answer does to one outcome.
type effect struct {
	outcome int
	points  int
	rules   int // 1 if it rules the outcome out
}

// A tally counts for each outcome the points and what rules it out.
type tally struct {
	first   bool
	effects [][][]effect // by question and answer
	points  []int
	ruled   []int
}

// newTally reads the answers once. Ids that name no outcome count for nothing;
// an id that two outcomes bear is that of the first.
func newTally(c *model.Chooser) *tally {
	place := map[string]int{}
	for i, o := range slices.Backward(c.Outcomes) {
		place[o.ID] = i
	}
	t := &tally{first: c.Tie == "first", points: make([]int, len(c.Outcomes)), ruled: make([]int, len(c.Outcomes))}
	for _, q := range c.Questions {
		var answers [][]effect
		for _, a := range q.Answers {
			var effects []effect
			for _, f := range a.Favours {
				if o, ok := place[f.Outcome.Text]; ok {
					effects = append(effects, effect{outcome: o, points: f.Points})
				}
			}
			for _, x := range a.Excludes {
				if o, ok := place[x.Text]; ok {
					effects = append(effects, effect{outcome: o, rules: 1})
				}
			}
			answers = append(answers, effects)
		}
		t.effects = append(t.effects, answers)
	}
	return t
}

// add counts an answer, or takes it back with a sign of -1.
func (t *tally) add(question, answer, sign int) {
	for _, e := range t.effects[question][answer] {
		t.points[e.outcome] += sign * e.points
		t.ruled[e.outcome] += sign * e.rules
	}
}

// exchange counts another answer to a question.
func (t *tally) exchange(question, from, to int) {
	t.add(question, from, -1)
	t.add(question, to, 1)
}

// best returns the most points that an outcome that is left has; ok is false
// if none is left.
func (t *tally) best() (points int, ok bool) {
	for o, ruled := range t.ruled {
		if ruled == 0 && (!ok || t.points[o] > points) {
			points, ok = t.points[o], true
		}
	}
	return points, ok
}

func (t *tally) result() Result {
	best, ok := t.best()
	if !ok {
		return nil
	}
	var out Result
	for o, ruled := range t.ruled {
		if ruled == 0 && t.points[o] == best {
			if out = append(out, o); t.first {
				break
			}
		}
	}
	return out
}
