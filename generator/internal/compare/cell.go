package compare

import "github.com/fingerpost/fingerpost/generator/internal/model"

// A Cell is what one side answers in one dimension.
type Cell struct {
	Terms    []Term  // none: nothing is said
	Value    float64 // an amount (of time: days), or a place on a scale from 1
	Measured bool    // there is a value
}

// A Term is one thing said: a word of the vocabulary (Word), an entry (Key,
// with its title as Text), how far ahead something looks (Span), or free Text.
type Term struct {
	ID     string // equal for things that count as the same
	Word   string // "availability.immediate"
	Text   string
	Key    model.Key
	Span   model.RoleHorizon
	Level  string // of a skill
	Rank   int    // of the level, from 1
	Sort   string // "outcome_kind.health", "sort.question"
	To     string // of what passes: the id of the role that gets it
	Whom   string // and its title
	Common bool   // in a table: all sides say it
}

// same reports whether two cells say the same.
func (c Cell) same(other Cell) bool {
	if len(c.Terms) != len(other.Terms) {
		return false
	}
	for _, t := range c.Terms {
		found := false
		for _, o := range other.Terms {
			found = found || t.ID == o.ID && t.Rank == o.Rank
		}
		if !found {
			return false
		}
	}
	return true
}

// Sort returns the sort that all things of a cell are of; "" if they are of
// several sorts or of none.
func (c Cell) Sort() string {
	for _, t := range c.Terms {
		if t.Sort != c.Terms[0].Sort {
			return ""
		}
	}
	if len(c.Terms) == 0 {
		return ""
	}
	return c.Terms[0].Sort
}

// once leaves out what is said twice.
func once(terms []Term) []Term {
	seen := make(map[string]bool, len(terms))
	out := terms[:0]
	for _, t := range terms {
		if !seen[t.ID] {
			seen[t.ID] = true
			out = append(out, t)
		}
	}
	return out
}
