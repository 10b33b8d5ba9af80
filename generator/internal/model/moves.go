package model

// A Pairing is one person holding two roles, or more.
type Pairing struct {
	Header
	Roles       []Ref     `key:"roles" to:"role" need:"required" doc:"the roles that one person holds"`
	When        Condition `key:"when" doc:"in which organisation or engagement it is usual"`
	Conditions  []string  `key:"conditions" doc:"what must hold for it to work"`
	Effects     []string  `key:"effects" doc:"what shifts in the work"`
	Benefits    []Benefit `key:"benefits" need:"expected"`
	Risks       []Risk    `key:"risks" need:"expected"`
	MetricsRule string    `key:"metrics_rule" doc:"which measure wins when those of the two roles pull apart"`
	SplitWhen   string    `key:"split_when" doc:"the sign that it is time for two people"`
	Stances     []Stance  `key:"stance" doc:"what the sources advise"`
}

// A Benefit is what is gained.
type Benefit struct {
	Title string `key:"title" need:"required"`
	Text  string `key:"text"`
}

// A Stance is a position on something contested: that of a source or, without
// one, our own. Stances on the same question stand side by side.
type Stance struct {
	On     string `key:"on" doc:"what is contested, as a question; on a pairing, whether one person should hold the roles"`
	Source Ref    `key:"source" to:"source" gone:"part" doc:"who says so; nobody if it is the stance of this site"`
	View   string `key:"view" need:"required" doc:"the position in a word or two, such as separate"`
	Text   string `key:"text" doc:"the position in a sentence"`
}

// PairingKind declares Pairing.
var PairingKind = &Kind{Name: "pairing", Plural: "pairings", Files: []string{"pairings/{id}.md"},
	RowsIn: []string{"section:pairings"}, Address: "/pairings/{id}/",
	Doc: "One person holding two roles.", New: func() Entry { return &Pairing{} }}

// A Delegation hands decisions or duties over for a time. Who hands them over
// still answers for them unless answers_for_it says otherwise.
type Delegation struct {
	Header
	What         []Ref       `key:"what" to:"decision" doc:"the decisions handed over"`
	Duties       []string    `key:"duties" doc:"or the ids of responsibilities of the role that hands them over"`
	From         Ref         `key:"from" to:"role" need:"required" doc:"who hands over"`
	To           Ref         `key:"to" to:"role,stakeholder" need:"required" doc:"who takes over"`
	WhyThem      string      `key:"why_them" doc:"why they and no others"`
	Level        string      `key:"level" enum:"tell,sell,consult,agree,advise,inquire,delegate" also:"inform=inquire" need:"expected" doc:"how much is handed over, in the seven levels of Management 3.0: from telling what was decided to leaving it wholly"`
	Trigger      string      `key:"trigger" doc:"why now"`
	Scope        string      `key:"scope" doc:"which part of the work"`
	Starts       Period      `key:"starts" need:"required" doc:"the first day, or the period in which it begins"`
	Ends         Period      `key:"ends" need:"expected" doc:"the last day, or the period with which it ends"`
	Guardrails   []Guardrail `key:"guardrails" need:"expected" doc:"what keeps it safe"`
	AnswersForIt Ref         `key:"answers_for_it" to:"role" doc:"who answers for the result; the role that hands over if not said"`
	Outcome      string      `key:"outcome" doc:"what came of it"`
}

// A Guardrail is something agreed that keeps a delegation safe.
type Guardrail struct {
	Text   string `key:"text" need:"required"`
	Rhythm string `key:"rhythm" enum:"continuous,daily,weekly,per-sprint,monthly,quarterly,yearly,once"`
}

// DelegationKind declares Delegation.
var DelegationKind = &Kind{Name: "delegation", Plural: "delegations", Files: []string{"delegations/{id}.md"},
	RowsIn: []string{"section:delegations"}, Address: "/delegations/{id}/",
	Doc: "Decisions or duties handed over for a time.", New: func() Entry { return &Delegation{} }}

// A Transition is the way from one role to another.
type Transition struct {
	Header
	From           Ref           `key:"from" to:"role" need:"required"`
	To             Ref           `key:"to" to:"role" need:"required"`
	Feasible       string        `key:"feasible" enum:"true,false" doc:"whether people do it"`
	SteppingStones []string      `key:"stepping_stones" doc:"posts on the way"`
	LearnOnTheJob  bool          `key:"learn_on_the_job" doc:"whether the work itself teaches what is missing"`
	Motives        []string      `key:"motives" doc:"why people want it"`
	Requirements   []Requirement `key:"requirements" need:"expected" doc:"what they must bring"`
	Effort         RoleHorizon   `key:"effort" doc:"how long it takes"`
}

// A Requirement is what a transition asks for, and the skills it stands for.
type Requirement struct {
	ID     string `key:"id"`
	Text   string `key:"text" need:"required"`
	Skills []Ref  `key:"skills" to:"skill" doc:"the missing skills that it answers"`
}

// TransitionKind declares Transition.
var TransitionKind = &Kind{Name: "transition", Plural: "transitions", Files: []string{"transitions/{id}.md"},
	RowsIn: []string{"section:transitions"}, Address: "/transitions/{id}/",
	Doc: "The way from one role to another.", New: func() Entry { return &Transition{} }}
