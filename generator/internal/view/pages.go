package view

// The data of each page, named like its template.

// Home is the front page (home.html).
type Home struct {
	Frame
	Prose     Prose
	Statement string // of the vision
	Vision    Link
	Columns   []Column // at most three cards each
	Items     int      // on the whole board
	Roles     []Entry
	Decisions int
	Guides    []Entry
	Updates   []Entry
	Compare   []Entry
}

// Vision is the vision with its objectives (vision.html).
type Vision struct {
	Frame
	Ways       []NavLink
	Statement  string
	Years      int
	Principles []Text
	Prose      Prose
	Objectives []Objective
}

// Text is a titled paragraph.
type Text struct{ Title, Text, Note string }

// Objective is an objective, on the vision page and on its own
// (objective.html shows ObjectivePage).
type Objective struct {
	ID      string
	Title   string
	URL     string
	Summary string
	Outcome string
	Period  When
	Results []Figure
	Themes  []Chip
	Items   []Card
	Beyond  int    // how many items the page leaves out; on the vision page
	Only    string // audiences, where not all readers of the edition may know of it
}

// ObjectivePage is one objective (objective.html).
type ObjectivePage struct {
	Frame
	Objective Objective
	Beyond    Beyond // of the items that serve it
	Facts     []Fact
	Records   []Taken
	Prose     Prose
}

// Board is the roadmap by horizon (board.html).
type Board struct {
	Frame
	Ways          []NavLink // the views of the roadmap; none if this is the only one
	Prose         Prose
	Columns       []Column
	Shipped       []Card // latest first
	ShippedBeyond int    // how many the page leaves out
	Beyond        Beyond
	Paused        int
	Themes        []Chip
	Count         int
	Targets       bool // some card shows a target
	Legend        []Mark
	Files         []Link // the same for other programs
	Crowded       bool   // a printed sheet has no room for what comes of the work
	Filter        Filter
	Embed         Embed
}

// ViewPage is a view of the roadmap that the project declares (view.html), or
// what other sites show of one or of the board (embed.html).
type ViewPage struct {
	Frame
	Ways    []NavLink
	Heads   []Group // the columns
	Grid    bool    // they are few enough to stand side by side; else lanes have only cells with cards
	Lanes   []Lane
	Count   int  // pieces of work; one may stand in several lanes
	Targets bool // some card shows a target
	Legend  []Mark
	Filter  Filter
	Embed   Embed
	Whole   string // address of the page that embed.html is a part of
	Beyond  Beyond
}

// TimelinePage is the roadmap in time, as a table: columns are units of the
// calendar, each lane has rows of cells that fill them (timeline.html).
type TimelinePage struct {
	Frame
	Ways    []NavLink
	Prose   Prose
	Groups  []TimeHead // above the columns; none where columns are years
	Columns []TimeHead
	Lanes   []TimeLane
	Crowd   int    // how much has a place in time, where that is too much to show each and lanes tell how busy they are; else 0
	Undated []Card // live work without a place in time, and what lies too far away
	Beyond  Beyond // of Undated
	Targets bool   // some target is shown
	Files   []Link // the same for other programs
}

// A TimeHead is the head of one column or of several.
type TimeHead struct {
	Unit Unit
	Span int  // columns
	Now  bool // the day of the build lies in it
}

// A TimeLane is milestones, or the work of one theme, or of all themes that are
// too many to have lanes of their own.
type TimeLane struct {
	Title  Link
	Colour int
	Rows   [][]TimeCell
	Count  int
	Busy   []int // instead of rows, where they would be too many: how many bars reach into each column
}

// A TimeCell is a bar, or empty columns where its card has no title.
type TimeCell struct {
	Span      int  // columns
	Room      int  // columns that the words of a bar may take
	Card      Card // Target or Shipped is the end of the bar
	Start     When // zero where start and end are one period
	Needs     []Link
	Milestone bool
	External  bool // of a milestone: somebody outside sets the date
}

// TreePage is the way from the vision to stories (tree.html).
type TreePage struct {
	Frame
	Ways   []NavLink
	Prose  Prose
	Roots  []TreeNode
	Beyond Beyond // of the items; stories are left out with them
	Files  []Link // the same as a picture, without stories
}

// A TreeNode is an entry with what serves it. The one without a Kind holds
// what serves no objective.
type TreeNode struct {
	Kind     string // vision, objective, theme, item or story
	Link     Link
	Says     string
	Period   When
	Colour   int    // of the theme
	Card     Card   // of an item
	Status   string // of a story
	Above    bool   // it has grown further up, with all that serves it
	Children []TreeNode
	Beyond   int // how many items of it the page leaves out
}

// OutcomesPage is what the work is to bring about, in figures (outcomes.html).
type OutcomesPage struct {
	Frame
	Ways   []NavLink
	Prose  Prose
	Groups []OutcomeGroup // objectives
	Work   []OutcomeGroup // themes and items with figures of their own
	Beyond Beyond         // of Work
}

// An OutcomeGroup is an objective or a piece of work with its figures.
type OutcomeGroup struct {
	Entry    Link
	Says     string
	Period   When
	EffectBy When
	Figures  []Figure
	Serves   int // how many items serve an objective
}

// AttentionPage is what somebody should see to: what went stale, is overdue,
// serves nothing or contradicts itself (attention.html).
type AttentionPage struct {
	Frame
	Ways   []NavLink
	Prose  Prose
	Groups []AttentionGroup // by owner; last what nobody owns
	Count  int              // concerns
}

// An AttentionGroup is what one owner should see to. Owner is zero for what
// nobody owns.
type AttentionGroup struct {
	Owner   Link
	Entries []AttentionEntry // what has been wrong for longest first
	Beyond  int              // how many the page leaves out
}

// An AttentionEntry is an entry with what is wrong with it.
type AttentionEntry struct {
	Entry    Link
	Kind     string
	Theme    Link
	Concerns []Concern
}

// A Concern is one thing that is wrong.
type Concern struct {
	Word    string   // "attention.item-overdue"
	Figures []string // the measures it is about
	Last    When     // when it was last known to be so
	Since   When     // the last day on which it was right; zero if no day made it wrong
	Days    int      // that have passed since
	Other   Link     // what it cannot be reconciled with
}

// BacklogPage sets items of the roadmap beside the stories that they are broken
// down into (backlog.html).
type BacklogPage struct {
	Frame
	Ways    []NavLink
	Prose   Prose
	Rows    []BacklogRow
	Beyond  Beyond
	Compare []Entry // comparisons of artefacts
}

// A BacklogRow is an item and its stories.
type BacklogRow struct {
	Card     Card
	Progress int // percent; -1 if not said
	Stories  []Story
}

// Portfolio is all products side by side (products.html).
type Portfolio struct {
	Frame
	Ways     []NavLink
	Prose    Prose
	Columns  []Column // the horizons, without cards
	Products []PortfolioRow
	Beyond   Beyond
}

// A PortfolioRow is a product with its board.
type PortfolioRow struct {
	Product Link
	Says    string
	Lead    Link
	Within  Link
	Columns []Column
	Shipped int
}

// ProductPage is one product with its board (product.html).
type ProductPage struct {
	Frame
	Says          string
	Facts         []Fact
	Columns       []Column
	Shipped       []Card
	ShippedBeyond int // how many the page leaves out
	Beyond        Beyond
	Milestones    []Entry
	Parts         []Entry // products within it
	Prose         Prose
}

// ThemePage is one roadmap theme (theme.html).
type ThemePage struct {
	Frame
	WorkParts
	Columns       []Column
	Shipped       []Card
	ShippedBeyond int // how many the page leaves out
	Beyond        Beyond
}

// ItemPage is one item (item.html).
type ItemPage struct {
	Frame
	WorkParts
	Stories []Story
}

// WorkParts is what the pages of themes and of items say alike.
type WorkParts struct {
	Card      Card
	Facts     []Fact
	Problem   string
	Lead      string // the summary, else the outcome
	Outcome   string // "" where it is the lead
	Believe   string // hypothesis
	Reason    string // why paused or dropped
	Progress  int    // percent; -1 if not said
	Figures   []Figure
	Trail     []Link // why: vision, objective, and the theme of an item
	DependsOn []Card
	NeededBy  []Card
	Asks      []Ask
	Score     Score
	Ruling    Ruling
	Records   []Taken
	Prose     Prose
}

// A Story is a user story.
type Story struct {
	ID, As, Want, So string
	Accept           []string
	Status           string
	Only             string // audiences, where not all readers of the edition may know of it
}

// An Ask is something needed from another team.
type Ask struct {
	Team     Link
	Level    string
	What     string
	Champion Link
}

// A Score is a computed priority.
type Score struct {
	Model  string // "" if there is none
	Result string // a number, or the word of the class
	Inputs []Fact
}

// Roles is the index of roles (roles.html).
type Roles struct {
	Frame
	Prose    Prose
	Groups   []RoleGroup
	Count    int
	More     []Link // pages about several roles at once
	Choosers []Entry
}

// A RoleGroup is a family of roles; its Title is empty for those without one.
type RoleGroup struct {
	Title string
	Roles []RoleCard
}

// A RoleCard is a role on the index.
type RoleCard struct {
	ID           string
	Title        string
	URL          string
	Abbreviation string
	TermKind     string
	TermStatus   string
	Says         string // tldr, else the definition
	Decides      int
	Also         []string // other titles
	Only         string   // audiences, where not all readers of the edition may know of it
}

// RolePage is one role (role.html).
type RolePage struct {
	Frame
	Card         RoleCard
	Definition   string
	Facts        []Fact
	Decisions    []DecisionPart // by part; parts without a decision are left out
	Duties       []Duty
	NotDuties    []Text2
	Skills       []SkillLine
	Traits       []string
	Metrics      []Figure2
	Stakeholders []Term
	Flows        []Flow
	FlowsIn      []Flow
	Inputs       []Term
	Outputs      []Link
	Purpose      string
	Value        string
	TimeSplit    []Share
	Variants     []Variant
	Distinguish  []Distinction
	Definitions  []Quote
	Origin       Origin
	Risks        []Risk
	Crossovers   []Text
	FilledBy     []Term
	Quotes       []Quote
	FAQ          []Question
	Ask          []string
	MayMean      []Distinction
	Examples     []Text
	Good, Poor   []string
	Nicknames    []Text
	Gives        []Handing // delegations to others
	Holds        []Handing // delegations to it
	Records      []Taken   // decisions taken by it or about it
	Items        []Card    // on the roadmap: owned, decided or delegated, and begun
	Waiting      []Link    // the same, not begun
	Compare      []Entry   // comparisons that are declared
	CompareWith  []Link    // others of the family; the last one leads to all, and its Word says so
	Choosers     []Link    // that can end at the role; Note names the outcomes
	MovesIn      []Move    // where people come from
	MovesOut     []Move    // and go next
	Pairings     []Entry
	Views        []Perceived
	Stances      []Dispute // contested questions about the role
	OtherOrigins []Origin
	MixedUp      []Link  // words by which it may be mixed up with others
	AskCard      AskCard // of an umbrella term: how to tell what is meant
	Sheet        Link    // the role on one sheet
	Prose        Prose
}

// A DecisionPart is what a role does in decisions: Part is decides, drives,
// agrees, consulted, performs, informed, oversees or escalation.
type DecisionPart struct {
	Part      string
	Decisions []Link         // Text is the question
	Cases     []DecisionCase // decides only there
}

// A DecisionCase is a decision that falls to a role in organisations of one
// size, in one engagement, or where both hold.
type DecisionCase struct {
	Decision         Link
	Size, Engagement string
}

// A Duty is a responsibility. ID is its anchor; "" in a variant.
type Duty struct {
	ID, Title, Text string
	Artefact        Link
	Decision        Link
	Only            string // audiences, where not all readers of the edition may know of it
}

// Text2 is something a role does not do, and who does.
type Text2 struct {
	Text string
	See  Link
}

// A SkillLine is a skill that a role needs.
type SkillLine struct {
	Skill   Link
	Bar     Bar
	Need    string // essential, optional or ""
	Meaning string // what the level means for this skill
}

// Figure2 is a metric that a role is measured on.
type Figure2 struct {
	Link       Link
	Kind       string // outcome kind
	Direction  string
	Definition string
	Caution    string
}

// A Flow is what passes between roles.
type Flow struct {
	Who    Link
	What   string
	Sort   string
	Rhythm string
}

// A Share is a part of a role's time in percent.
type Share struct {
	Part    string
	Percent int
}

// A Variant is what differs in an organisation of another size.
type Variant struct {
	Size       string
	Note       string
	Definition string
	Facts      []Fact
	Duties     []Duty
}

// A Distinction is a role that this one is mixed up with.
type Distinction struct {
	Role    Link
	Note    string
	Because string
}

// A Quote is somebody's words, or a definition with its source.
type Quote struct {
	ID      string // of a quotation in the catalogue
	Text    string
	By      string
	Source  Link
	Date    When
	Licence string // under which it is shown, if the author says
}

// A Question is asked often, and answered. Chooser answers it for one's own case.
type Question struct {
	Title, Text string // the question and its answer
	Chooser     Link
}

// An Origin is where a role comes from.
type Origin struct {
	Year    int // as written; 0 if it is not said
	Decade  int // its first year, where no more is known
	Century int // 20 from 1900 on, where no more is known
	Place   string
	Text    string
	Reason  string
	Context string
	Sources []Link
}

// A Risk is what can go wrong, and the remedy.
type Risk struct{ Title, Text, Remedy string }

// ComparePage is a comparison (compare.html).
type ComparePage struct {
	Frame
	Columns       []Column2
	KeyDifference string
	SharedPurpose string
	Summary       string // the differences in a few sentences
	Groups        []CompareGroup
	Same          []CompareRow // equal for all
	Notes         bool         // some row has a note
	Width         int          // columns, with those of questions and notes
	Prose         Prose
	Any           Link    // the same sides where others can be added; for roles
	Others        []Entry // comparisons of the same series
}

// Column2 is one entry of a comparison.
type Column2 struct {
	Title string
	URL   string
	Says  string
}

// A CompareGroup is rows that differ and stand together, the furthest apart
// first. The decisive row stands in a group of its own, before the others.
type CompareGroup struct {
	ID       string // the word "compare.group."+ID names it; "" for the decisive row
	Rows     []CompareRow
	Decisive bool
}

// A CompareRow is one dimension.
type CompareRow struct {
	Dimension string
	Question  string
	Says      []string // how far apart the answers are
	Cells     []CompareCell
	Note      string
}

// A CompareCell is what one entry says.
type CompareCell struct {
	Column  string // its title, for narrow screens
	Says    string // of the answer as a whole
	Terms   []Term
	Odd     bool   // it differs while most others agree
	Nothing string // without terms: the word that says so
}

// A Horizon is how far ahead a role or artefact looks.
type Horizon struct {
	From, To  int
	Unit      string // "" means that nothing is said
	OpenEnded bool
}

// Compare is where any roles are compared, and the list of comparisons
// (comparisons.html).
type Compare struct {
	Frame
	Prose  Prose
	Groups []EntryGroup // by series
	Pick   Pick
}

// A Pick is roles to choose from. What they are compared by stands in a script,
// which only a reader who chooses loads.
type Pick struct {
	Sides    string // address of the script; "" where there is nothing to choose
	Most     int    // roles at once
	Families []Family
}

// A Family is roles that stand together; its Title is empty for those without.
type Family struct {
	Title string
	Roles []Pickable
}

// A Pickable is a role to choose.
type Pickable struct {
	ID, Title, URL string
}

// ChooserPage is questions that lead to an outcome (chooser.html).
type ChooserPage struct {
	Frame
	Prose     Prose
	Questions []ChooserQuestion
	Outcomes  []ChooserOutcome
	Rows      []ChooserRow // of which exactly one fits any answers; none if there would be too many
	Paths     string       // how many combinations of answers there are
	Narrows   bool         // the style sheet can narrow the rows to the answers given
	Tie       string       // show-all, first or ""
}

// A ChooserQuestion is asked of the reader.
type ChooserQuestion struct {
	ID, Factor, Ask string
	Answers         []ChooserAnswer
}

// A ChooserAnswer is one answer to choose.
type ChooserAnswer struct {
	ID, Label, Because string
	Favours            []ChooserFavour
	Excludes           []ChooserFavour // without points
}

// A ChooserFavour is what an answer does to an outcome.
type ChooserFavour struct {
	ID, Title string
	Points    int
}

// A ChooserOutcome is what a chooser can advise. ID is its own; its anchor is
// outcome- and the ID.
type ChooserOutcome struct {
	ID, Title, Text string
	Roles           []Link
	Pairing         Link
}

// A ChooserRow is one line of the table: a cell for each question, and the
// outcomes, of which several are level. None means that nothing is left.
type ChooserRow struct {
	Cells    []ChooserCell
	Outcomes []Link
}

// A ChooserCell is the answers to one question that fit a row.
type ChooserCell struct {
	Question string // in a word or two
	Answers  []string
	Places   []int // of the answers, from 1
	Any      bool  // all of them
}

// An EntryGroup is entries that stand together.
type EntryGroup struct {
	Title   string
	Entries []Entry
}

// Register is the decision register as a matrix (decisions.html): as it usually
// is, in one case, or in another vocabulary.
type Register struct {
	Frame
	Prose    Prose
	Scheme   string // the vocabulary: plain, raci, daci, rapid or mocha
	Case     Case   // the zero case is the usual one
	Ways     []Way  // all ways to see the register, this one among them; none if there is only one
	Changes  []Change
	Areas    []Link // where the areas begin; none if there is only one
	Matrices []Matrix
	Legend   []LegendRow
	Lost     []string // parts that somebody takes and the vocabulary has no word for
	Count    int
	Roles    int // that decide something
}

// A Case is a size of organisation, an engagement, or both.
type Case struct{ Size, Engagement string }

// A Way is one page of the register: in a vocabulary of its own, in a case, or
// with neither as it usually is.
type Way struct {
	Scheme  string
	Case    Case
	URL     string
	Current bool
}

// A Change is a decision that another one takes in a case.
type Change struct {
	Question Link
	Who      []Link
	Usually  []Link
}

// A LegendRow says what a word of the matrix means: Word as the vocabulary says
// it, Part as it is in plain words.
type LegendRow struct{ Letter, Word, Part string }

// A Matrix is a table of decisions and of who takes part in them.
type Matrix struct {
	ID, Title string // of its only area; "" if it has several
	Columns   []Link
	Others    bool // a last column names those who have none
	Width     int  // columns in all, that of the question among them
	Groups    []MatrixGroup
}

// A MatrixGroup is the decisions of an area.
type MatrixGroup struct {
	ID, Title string // "" where the matrix has them
	Rows      []MatrixRow
}

// A MatrixRow is one decision.
type MatrixRow struct {
	ID        string
	Question  Link // leads to the full answer
	Nobody    bool // decides
	Because   string
	Only      string      // audiences, where not all readers of the edition may know of it
	Usually   []Link      // who decides in other cases, where that differs
	Delegated []Delegated // who has a say for the time being
	Cells     []MatrixCell
	Others    []MatrixCell
}

// A MatrixCell is what one party does in one decision; without parts it takes
// no part.
type MatrixCell struct {
	Who     Link
	Decides bool
	Parts   []MatrixPart
}

// A MatrixPart is one part as the vocabulary says it.
type MatrixPart struct {
	Word   string // a key of the theme's words
	Letter string
	Lost   bool // the vocabulary has no word for it: Word is a plain one
	When   Case
}

// Who is every decision as a question with its answer (who.html).
type Who struct {
	Frame
	Prose Prose
	Areas []Area // the questions of each from A to Z
	Count int
	Says  WhoSays
}

// WhoSays are sentences for the script: %d stands for a number of answers.
type WhoSays struct{ One, Other, Near, None string }

// An Area groups decisions.
type Area struct {
	ID, Title string
	Decisions []DecisionRow
}

// A DecisionRow is one decision of the register.
type DecisionRow struct {
	ID        string
	Title     string
	URL       string
	Page      bool // it has a page of its own
	Question  string
	Summary   string
	Decides   []Link
	Depends   bool   // who decides stands under When alone
	Nobody    string // why nobody decides
	Because   string
	When      []DecideWhen
	Delegated []Delegated // who has a say for the time being
	Parts     []PartLinks // the others, in order
	Facts     []Fact
	AlsoAsked []string
	Criteria  []string
	Steps     []string
	Only      string // audiences, where not all readers of the edition may know of it
}

// PartLinks are those who take one part in a decision.
type PartLinks struct {
	Part string
	Who  []Link
}

// DecideWhen is another decider for one size or engagement.
type DecideWhen struct {
	Size, Engagement string
	Who              Link
}

// DecisionPage is one decision with prose (decision.html).
type DecisionPage struct {
	Frame
	Row      DecisionRow
	Handings []Handing
	Records  []Taken
	Prose    Prose
}

// GuidePage is a guide or a chapter (guide.html).
type GuidePage struct {
	Frame
	Guide    Link
	Chapters []Chapter
	Readers  []Reader
	Number   int // of the chapter, from 1; 0 on the guide itself
	Previous Link
	Next     Link
	Requires []Link
	Prose    Prose
}

// A Chapter is one line of a guide's contents.
type Chapter struct {
	Number  int
	Title   string
	URL     string
	Summary string
	Current bool
	Only    string // audiences, where not all readers of the edition may know of it
}

// A Reader is somebody a guide is for.
type Reader struct {
	Title, Wants string
	Start        Link
}

// List is any list of entries: guides, updates, a tag, a folder, a catalogue
// (list.html; catalogues with catalogue.html).
type List struct {
	Frame
	Kind    string // of the entries; "" for a mixture
	Prose   Prose
	Groups  []EntryGroup
	Count   int
	Beyond  Beyond
	Subject string // the tag
}

// EntryPage is any entry without a page of its own making: pages, updates,
// (entry.html).
type EntryPage struct {
	Frame
	Entry    Entry
	Previous Link
	Next     Link
}

// Search lists everything there is, by kind and from A to Z (search.html). A
// script puts a field for searching above the list.
type Search struct {
	Frame
	Groups []LinkGroup
	Count  int
}

// A LinkGroup is links to documents of one kind.
type LinkGroup struct {
	Kind  string // the word "kinds."+Kind names them
	Links []Link
}

// NotFound is the page for addresses that lead nowhere (404.html).
type NotFound struct{ Frame }

// Redirect leads from an old address to a new one (redirect.html).
type Redirect struct {
	Frame
	To string
}
