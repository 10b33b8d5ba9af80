// Package check holds the rules that a graph must satisfy, each in a file of
// its own group and all listed in rules.go. Rules report; they change nothing.
//
//	problems := check.Run(check.Input{Graph: g, Today: today, …})
package check

import (
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Input is what rules may look at: the whole graph, before any narrowing, and
// the values that the configuration defines.
type Input struct {
	Graph       *graph.Graph
	Today       model.Date
	Audiences   []string
	Horizons    []string
	MaxItems    map[string]int // by horizon; 0 means no limit
	Sizes       []string
	Engagements []string
	Scale       []string
	SprintDays  int
	MaxConsult  int
	MaxShare    int // percent of the register that one role may decide
	FiscalStart int

	Outside        []string // the parts of a role's time that count as outside
	OutsidePercent int      // from which share of them on a role cannot answer at once

	Concerns func() []freshness.Concern // of the graph
	MaxAge   model.Every                // how old the newest confirmation of what is live may be; zero means that any age will do
	Shown    func(model.Entry) bool     // whether any edition shows an entry

	NoticeUntil  model.Name   // the last day of the notice, as it is written
	Undertaken   []Edition    // that show targets without a word on whether they are promises
	Vocabularies []model.Name // in which the register is shown, where they are chosen
}

// An Edition is one of the sites that are built.
type Edition struct {
	ID    model.Name
	Shows func(model.Entry) bool
}

// A Rule looks for one group of problems.
type Rule struct {
	Name  string
	Check func(in Input) diag.List
}

// Run applies all rules.
func Run(in Input) diag.List {
	var problems diag.List
	for _, rule := range Rules {
		problems = append(problems, rule.Check(in)...)
	}
	return problems
}

// each applies a check to every entry of one type.
func each[T model.Entry](check func(in Input, e T) diag.List) func(Input) diag.List {
	return func(in Input) diag.List {
		var problems diag.List
		for _, e := range graph.All[T](in.Graph) {
			problems = append(problems, check(in, e)...)
		}
		return problems
	}
}
