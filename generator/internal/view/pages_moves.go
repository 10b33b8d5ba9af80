package view

// The data of pages about several roles at once: pairings, moves, what sources
// and words leave open, and the map of all roles.

// PairingPage is one person holding several roles (pairing.html).
type PairingPage struct {
	Frame
	Roles       []Column2
	Size        string // of the organisation in which it is usual; "" if not said
	Engagement  string
	Conditions  []string
	Effects     []string
	Benefits    []Text
	Risks       []Risk
	Tensions    []Tension
	Limits      []TensionLimit // how tensions are computed, whether or not there are any
	MetricsRule string
	SplitWhen   string
	Stances     []Answer
	Prose       Prose
}

// A Tension is computed from what the roles say. The word
// "tension."+Rule+".title" names it.
type Tension struct {
	Rule      string
	Far, Near Column2 // who pulls; the first two roles where there are more
	Ratio     int     // horizons: how many times as far
	FarSpan   Horizon // horizons
	NearSpan  Horizon
	Percent   int    // presence: of the time of the first
	Business  []Link // measures
	Delivery  []Link
	Decisions []Link // one-hand; Text is the question
	Duties    int    // load
}

// A TensionLimit is from when on something counts as a tension. At is 0 for
// rules without a number.
type TensionLimit struct {
	Rule string
	At   int
}

// TransitionPage is the way from one role to another (transition.html).
type TransitionPage struct {
	Frame
	From, To       Column2
	Feasible       string // "", true or false
	LearnOnTheJob  bool
	Effort         Horizon
	Carried        []SkillMove
	Missing        []SkillMove
	Low            []SkillMove
	Requirements   []Requirement
	Open           []Link // essential skills to learn that no requirement answers
	SteppingStones []string
	Motives        []string
	Back           Entry   // the way back; URL "" if there is none
	Others         []Entry // other ways from or to the two roles
	Prose          Prose
}

// A SkillMove is a skill on the way. Have is empty where it is missing.
type SkillMove struct {
	Skill      Link
	Have, Want Bar
	Steps      int // levels to climb
	Need       string
	Answers    []string // requirements that answer it, by their number from 1
}

// A Requirement is what a transition asks for.
type Requirement struct {
	ID      string
	Number  int
	Text    string
	Answers []Link // skills
}

// A Move is a transition seen from one of its ends.
type Move struct {
	Role     Link
	Page     Link
	Effort   Horizon
	Carried  int
	ToLearn  int
	Feasible string
}

// Disagree is where sources disagree (disagree.html).
type Disagree struct {
	Frame
	Disputes []Dispute
}

// A Dispute is a contested question with its answers, that of the site first.
type Dispute struct {
	ID       string
	Question string
	About    []Link
	Answers  []Answer
	Views    bool // some answer has a view in a word or two
	Settled  bool // the site says its own
}

// An Answer is one view of a contested question. Without Sources it is that of
// the site.
type Answer struct {
	House   bool
	Sources []Link
	View    string
	Who     []Link // instead of View: who decides
	Text    string
	Date    When
}

// MixedUp is every word that may mean several roles (mixed-up.html).
type MixedUp struct {
	Frame
	Names []MixedName
}

// A MixedName is one word with what it may mean and how to find out.
type MixedName struct {
	ID         string
	Name       string
	Link       Link // the umbrella term's page, or the term in the glossary
	Says       string
	Candidates []Candidate
	Card       AskCard
}

// A Candidate is a role that a word may mean.
type Candidate struct {
	Role Link
	Says string
	Note string // when the speaker probably means it, or what separates it
}

// An AskCard is the fewest questions that tell candidates apart. The word
// "ask."+Dimension is the question.
type AskCard struct {
	Columns []Column2
	Rows    []CompareRow
	Left    []string // pairs that no question separates
}

// RoleMap is all roles in three pictures (role-map.html).
type RoleMap struct {
	Frame
	Horizons HorizonChart
	Origins  []OriginLine // earliest first
	Flows    FlowMap
}

// A HorizonChart is how far roles look ahead, on one logarithmic scale. Places
// are in percent of the width.
type HorizonChart struct {
	Rows   []HorizonBar // furthest first
	Ticks  []Tick
	Height int // of the picture, in pixels
}

// A HorizonBar is one role. X and Width are in percent, Top and Line in
// pixels from the top of the picture.
type HorizonBar struct {
	Role     Link
	Span     Horizon
	X, Width string
	End      string // where the bar ends
	Text     int    // pixels: of the name
	Top      int    // pixels: of the bar
	Middle   int    // pixels: of the line of an open end
}

// A Tick is a place on the scale.
type Tick struct {
	X      string
	Anchor string // start, middle or end
	Span   Horizon
	Minor  bool // left out where there is little room
}

// An OriginLine is one origin of a role.
type OriginLine struct {
	Role   Link
	House  bool
	Origin Origin
}

// A FlowMap is what passes between roles. Points are empty where there are
// more roles than a circle holds.
type FlowMap struct {
	Points []FlowPoint
	Arrows []FlowArrow
	Rows   []FlowRow
}

// A FlowPoint is a role on the circle.
type FlowPoint struct {
	Title        string
	X, Y         string
	LabelX       string
	LabelY       string
	Anchor       string
	BusiestOfAll bool // most flows begin or end here
}

// A FlowArrow leads from one role to another. OneWay says that nothing comes
// back.
type FlowArrow struct {
	Path   string
	OneWay bool
}

// A FlowRow is what passes from one role to another.
type FlowRow struct {
	From, To Link
	Flows    []Flow
	OneWay   bool
}

// Quotes is what people say, by the role that they speak of (quotes.html).
type Quotes struct {
	Frame
	Prose  Prose
	Groups []QuoteGroup
	Count  int
}

// A QuoteGroup is quotations about one entry; About is zero for the rest.
type QuoteGroup struct {
	About  Link
	Quotes []Quote
}

// FAQ is every question that roles answer (faq.html).
type FAQ struct {
	Frame
	Groups []FAQGroup
	Count  int
}

// An FAQGroup is the questions of one role.
type FAQGroup struct {
	ID        string
	Role      Link
	Questions []FAQLine
}

// An FAQLine is a question with its answer.
type FAQLine struct {
	Question, Answer string
	Roles            []Link // others that it concerns
	Chooser          Link   // that answers it for one's own case
}

// RoleSheet is a role on one sheet of paper (role-sheet.html).
type RoleSheet struct {
	Frame
	Card       RoleCard
	Page       Link
	Definition string
	Facts      []Fact
	Decides    []Link
	Asked      []Link // is consulted or must agree
	AskedMore  int    // how many more there are
	Duties     []string
	NotDuties  []Text2
	Skills     []SkillLine
	Metrics    []Link
}

// A Perceived is how others see a role.
type Perceived struct {
	Who        Link
	Says, Does string
}
