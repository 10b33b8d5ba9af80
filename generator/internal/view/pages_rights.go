package view

// The data of who decides for whom and what was decided: delegations, records,
// rulings and the stakeholder's view.

// A Delegated is somebody's say in a decision for a time.
type Delegated struct {
	Who   Link
	URL   string // of the delegation
	Level string // the word "level."+Level; "" if not said
	Until When   // zero if no end is known
	Scope string
	Only  string // audiences, where not all readers of the edition may know of it
}

// A Handing is a delegation on a list.
type Handing struct {
	Title   string
	URL     string
	Phase   string // upcoming, in-force or ended: the word "phase."+Phase; "" if unknown
	From    Link
	To      Link
	Starts  When
	Ends    When
	What    []Link // the questions of decisions and the titles of duties
	Summary string
	Only    string // audiences, where not all readers of the edition may know of it
}

// A HandingGroup is delegations of one phase.
type HandingGroup struct {
	Phase    string // "" if unknown
	Handings []Handing
}

// Delegations lists all delegations (delegations.html): those in force first.
type Delegations struct {
	Frame
	Prose  Prose
	Groups []HandingGroup
	Count  int
}

// DelegationPage is one delegation (delegation.html).
type DelegationPage struct {
	Frame
	Handing    Handing
	Answers    Link // who answers for it
	WhyThem    string
	Trigger    string
	Scope      string
	Level      string // "" if not said
	Levels     []Rung // all seven
	Guardrails []Guardrail
	Outcome    string
	Prose      Prose
}

// A Rung is one of the levels of delegation.
type Rung struct {
	Level   string // the words "level."+Level and "level."+Level+".meaning"
	Number  int    // from 1
	Current bool
	Below   bool // lower than the current one
}

// A Guardrail is something agreed that keeps a delegation safe.
type Guardrail struct {
	Text   string
	Rhythm string // the word "rhythm."+Rhythm
}

// A Taken is the record of a decision on a list.
type Taken struct {
	Title   string
	URL     string
	Date    When
	Status  string // the word "status."+Status
	Makers  []Link
	Of      Link // the standing decision it was a case of: its question
	Summary string
	Current bool   // in a line of records: the one whose page it is
	Only    string // audiences, where not all readers of the edition may know of it
}

// Records lists all records, latest first (records.html).
type Records struct {
	Frame
	Prose   Prose
	Records []Taken
	Count   int
	Beyond  Beyond
}

// RecordPage is the record of one decision (record.html).
type RecordPage struct {
	Frame
	Taken      Taken
	Successors []Link // what took its place
	Facts      []Fact
	Affects    []Link
	Work       []Card  // on the roadmap that it affects, or that names it
	Line       []Taken // all that came before and after, earliest first
	Prose      Prose
}

// A Ruling is who decides about a theme or item as it stands.
type Ruling struct {
	Deciders  []Link
	Basis     string         // entry, register, theme or nobody: the word "ruling."+Basis; "" if nobody is known to decide
	Register  []Link         // deciders by the register, where the entry names another
	Rule      DecisionLine   // the decision of the register that it rests on, if that is only one
	Decisions []DecisionLine // all that hold for it, if Rule is none
	Delegate  Link           // whom the entry names to act for the decider
	Asked     []Link
	Told      []Link
}

// A DecisionLine is a decision of the register as others are concerned by it.
type DecisionLine struct {
	Link      Link // Text is the question
	Decides   []Link
	Nobody    bool // it is said that nobody decides
	Delegated []Delegated
	Rhythm    string // the word "rhythm."+Rhythm
	Only      string // audiences, where not all readers of the edition may know of it
}

// A DecisionGroup is the decisions in which somebody takes one part.
type DecisionGroup struct {
	Part      string // the word "part."+Part
	Questions []DecisionLine
}

// Stakeholders lists all stakeholders (stakeholders.html).
type Stakeholders struct {
	Frame
	Prose  Prose
	Groups []PartyGroup
	Count  int
}

// A PartyGroup is stakeholders of one side.
type PartyGroup struct {
	Side    string // the word "side."+Side; "" if not said
	Parties []Party
}

// A Party is a stakeholder on a list: how often it is asked and told.
type Party struct {
	ID    string
	Title string
	URL   string
	Kind  string // the word "stakeholder_kind."+Kind
	Says  string
	Asked int // decisions about which it is asked
	Told  int // decisions of which it is told
	Roles int // that work with it
	Only  string
}

// StakeholderPage is what one stakeholder has to know: when they are asked,
// when told, and by whom (stakeholder.html).
type StakeholderPage struct {
	Frame
	Says        string
	Facts       []Fact
	Questions   []DecisionGroup
	Roles       []Term // that work with it, and about what
	Work        []WorkGroup
	Gets        []Flow
	Gives       []Flow
	Delegations []Handing
	Records     []Taken
	Named       []Fact // who else names it
	Prose       Prose
}

// A WorkGroup is work on the roadmap that names somebody in one way.
type WorkGroup struct {
	Word  string // "stakeholder.asks"
	Cards []Card
}
