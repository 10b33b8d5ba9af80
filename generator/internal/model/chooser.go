package model

// A Chooser leads from answers to an outcome. Every answer may favour outcomes
// by points and exclude others; the outcome left with most points is chosen.
type Chooser struct {
	Header
	Outcomes  []Outcome         `key:"outcomes" need:"required"`
	Questions []ChooserQuestion `key:"questions" need:"required"`
	Tie       string            `key:"tie" enum:"show-all,first" doc:"what happens when outcomes are level: show all of them, or the one that is listed first; without it a tie is reported"`
}

// An Outcome is what a chooser can advise.
type Outcome struct {
	ID      string `key:"id" need:"required"`
	Title   string `key:"title" need:"required"`
	Text    string `key:"text" doc:"what to do then"`
	Roles   []Ref  `key:"roles" to:"role"`
	Pairing Ref    `key:"pairing" to:"pairing"`
}

// A ChooserQuestion is asked of the reader.
type ChooserQuestion struct {
	ID      string   `key:"id" need:"required"`
	Factor  string   `key:"factor" doc:"what it finds out, in a word or two"`
	Ask     string   `key:"ask" need:"required" doc:"the question; put it in quotation marks"`
	Answers []Answer `key:"answers" need:"required"`
}

// An Answer is one answer to a question of a chooser.
type Answer struct {
	ID       string   `key:"id" need:"required"`
	Label    string   `key:"label" need:"required"`
	Favours  []Favour `key:"favours" as:"map" doc:"points by the id of an outcome"`
	Excludes []Name   `key:"excludes" doc:"ids of outcomes that are out of the question then"`
	Because  string   `key:"because" doc:"the reason that readers are given"`
}

// A Favour is points for one outcome.
type Favour struct {
	Outcome Name `mapkey:"true"`
	Points  int  `mapvalue:"true" min:"1" most:"100"`
}

// ChooserKind declares Chooser.
var ChooserKind = &Kind{Name: "chooser", Plural: "choosers", Files: []string{"choosers/{id}.md"},
	RowsIn: []string{"section:choosers"}, Address: "/choosers/{id}/",
	Doc: "Questions that lead to an outcome.", New: func() Entry { return &Chooser{} }}
