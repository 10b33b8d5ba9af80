package compare

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Dimension is one row of a comparison.
type Dimension struct {
	ID       string
	Group    string // of rows on a page: one of Groups
	Measure  Measure
	Field    string   // the key that answers it, "focus.questions"; of a register, the part taken
	Scale    []string // of ordinal: the words from one end to the other
	Profile  bool     // of a set: of which sorts its things are counts as well
	Flows    bool     // what passes from one role to another
	Levels   int      // of a set of things with levels: how many levels there are
	Title    string   // of one that an author declares; else the words know it
	Question string
}

// Groups are the groups of rows, in the order in which equally distant ones
// are shown. Rows that an author declares stand in the last one.
var Groups = []string{"nature", "reach", "work", "people", "measure", "more"}

const ownGroup = "more"

// ordinal scales, nearest first.
var (
	responses = []string{"immediate", "same-day", "scheduled", "as-needed"}
	rhythms   = []string{"continuous", "daily", "weekly", "per-sprint", "monthly", "quarterly", "yearly", "once"}
)

// RoleDimensions are the built-in dimensions of roles, in the order in which
// equally distant rows are shown.
var RoleDimensions = []Dimension{
	{ID: "defined_by", Group: "nature", Measure: Enum, Field: "defined_by"},
	{ID: "focus", Group: "nature", Measure: Set, Field: "focus"},
	{ID: "orientation", Group: "nature", Measure: Enum, Field: "orientation"},
	{ID: "facing", Group: "nature", Measure: Enum, Field: "facing"},
	{ID: "horizon", Group: "reach", Measure: Ratio, Field: "horizon"},
	{ID: "availability", Group: "reach", Measure: Ordinal, Field: "availability.response", Scale: responses},
	{ID: "authority", Group: "reach", Measure: Set, Field: "authority"},
	{ID: "decides", Group: "work", Measure: Register, Field: string(graph.Decides)},
	{ID: "involved", Group: "work", Measure: Register, Field: involved},
	{ID: "owns", Group: "work", Measure: Set, Field: "owns"},
	{ID: "outputs", Group: "work", Measure: Set, Field: "outputs"},
	{ID: "responsibilities", Group: "work", Measure: Set, Field: "responsibilities.title"},
	{ID: "stakeholders", Group: "people", Measure: Set, Field: "stakeholders.id"},
	{ID: "communication", Group: "people", Measure: Set, Field: "flows", Flows: true},
	{ID: "metrics", Group: "measure", Measure: Set, Field: "metrics", Profile: true},
	{ID: "skills", Group: "measure", Measure: Set, Field: "skills"},
	{ID: "traits", Group: "measure", Measure: Set, Field: "traits"},
}

// ArtefactDimensions are the built-in dimensions of artefacts.
var ArtefactDimensions = []Dimension{
	{ID: "definition", Group: "nature", Measure: Text, Field: "definition"},
	{ID: "purpose", Group: "nature", Measure: Text, Field: "purpose"},
	{ID: "grain", Group: "nature", Measure: Enum, Field: "grain"},
	{ID: "horizon", Group: "reach", Measure: Ratio, Field: "horizon"},
	{ID: "changes", Group: "reach", Measure: Ordinal, Field: "changes", Scale: rhythms},
	{ID: "owner", Group: "people", Measure: Set, Field: "owner"},
	{ID: "readers", Group: "people", Measure: Set, Field: "readers"},
}

// dimensionsOf returns the built-in dimensions of a kind with what authors
// declare: their words for a built-in one, and their own after those.
func dimensionsOf(kind string, declared []*model.Dimension, levels int) []Dimension {
	list := slices.Clone(RoleDimensions)
	other := ArtefactDimensions
	if kind == model.ArtefactKind.Name {
		list, other = slices.Clone(ArtefactDimensions), RoleDimensions
	}
	for i := range list {
		if list[i].ID == "skills" {
			list[i].Levels = levels
		}
	}
	is := func(id string) func(Dimension) bool { return func(d Dimension) bool { return d.ID == id } }
	for _, d := range declared {
		i := slices.IndexFunc(list, is(d.ID))
		if i < 0 {
			if d.Field == "" || slices.ContainsFunc(other, is(d.ID)) && !hasKey(kind, d.Field) {
				continue
			}
			i = len(list)
			list = append(list, Dimension{ID: d.ID, Group: ownGroup})
		}
		list[i] = list[i].declared(kind, d)
	}
	return list
}

// declared returns the dimension as an author declares it.
func (d Dimension) declared(kind string, by *model.Dimension) Dimension {
	d.Title, d.Question = by.Title, by.Question
	if by.Field != "" && by.Field != d.Field {
		d = Dimension{ID: d.ID, Group: d.Group, Title: d.Title, Question: d.Question, Field: by.Field, Measure: measureOf(kind, by.Field)}
		d.Flows = d.Field == "flows"
	}
	if by.Compare != "" {
		d.Measure = Measure(by.Compare)
	}
	if len(by.Scale) > 0 {
		d.Scale = by.Scale
	}
	return d
}
