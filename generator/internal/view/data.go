package view

import "github.com/fingerpost/fingerpost/generator/internal/markdown"

// The parts that page data is made of. Templates see these and nothing else:
// plain fields, already ordered, grouped and counted, without a method. Where
// a field holds a Word, the site theme's word file says what readers see.

// A Frame is what every page has around its content.
type Frame struct {
	Site        Site
	URL         string    // of the page, from the root of the site
	Title       string    // of the page; where it is empty, TitleWord says it
	TitleWord   string    // "title.roles"
	Description string    // for search engines: the summary, else the first words of the prose
	Summary     string    // what the author wrote under summary
	Only        string    // audiences, where not all readers of the edition may know of it
	Nav         []NavLink // only what exists
	Crumbs      []Link    // the way from the home page to the parent
	Canonical   string    // full address; "" without base_url
	Edit        string    // where the source is edited; "" if unknown
	Updated     When      // zero if the author writes none
	Reviewed    When
	ReviewDue   When
	Tags        []Link
	Sources     []Link
	Authors     []Link
	Links       []Link // where to read on
	Related     []Link
	Owner       Link
	Contents    []Heading // headings of the prose, for a table of contents
	Noindex     bool
	LinkedData  map[string]any // for machines: JSON in the words of schema.org; nil if there is nothing to say
}

// Site is what all pages of an edition share.
type Site struct {
	Title       string
	Edition     string // its title; "" where there is only one
	EditionID   string
	Description string
	Language    string
	Direction   string // ltr, or rtl for languages written from right to left
	BaseURL     string // "" or ending in a slash
	Feed        string // address of the Atom feed; "" if there is none
	Notice      string // announcement, if it is not over
	Disclaimer  string // shown where targets are shown
	AsOf        When   // the date of the build
	Logo        Picture
	LogoDark    Picture // in place of it in the dark scheme
	Image       Picture // to stand beside links to the site, with its full address; none without base_url
	Params      map[string]any
}

// A Picture is a file to show. The zero value means that there is none.
type Picture struct {
	URL           string
	Width, Height int // in pixels; 0 if unknown
}

// A Link leads somewhere. Word is set instead of Text where the theme has the
// words; URL is empty for plain words.
type Link struct {
	Text     string
	Word     string
	URL      string
	Note     string
	Rel      string
	External bool
	Only     string // audiences, where not all readers of the edition may know of it
}

// A NavLink is one entry of the site's navigation.
type NavLink struct {
	Word    string // "nav.roadmap"
	Text    string // instead of a word: the title of a view that the project declares
	URL     string
	Current bool // the page or its section is open
	Count   int  // how many things stand there; 0 where nobody counts
}

// A Heading is one line of a table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// When is a day or a period, as precise as it is meant. The zero value means
// that nothing is said.
type When struct {
	ISO   string // the literal: "2027-Q2", "2027-05-14", "2027-Q1..2027-Q3"
	From  Unit
	To    Unit // of a range
	Range bool
	Past  bool // ended before the date of the build
}

// A Unit is one calendar unit.
type Unit struct {
	Precision string // year, half, quarter, month or day
	Fiscal    bool
	Year      int
	Number    int // of the half, quarter or month
	Day       int
}

// A Fact is one line of a fact strip or table: a label and what is said.
type Fact struct {
	Word  string // "fact.owner"
	Terms []Term
	From  Link // what it is inherited from; zero where it is said by the entry itself
}

// A Term is one thing said: a word of the theme, a link, text, or a date.
type Term struct {
	Word   string
	Text   string
	URL    string
	Note   string
	When   When
	Bar    Bar     // of a skill
	Span   Horizon // how far ahead; Unit "" means that it is no horizon
	Common bool    // in a comparison: all entries say it
}

// A Bar is a place on a scale, from 1 to Of. Of 0 means that there is none.
type Bar struct {
	At, Of int
	Label  string // the level in words
}

// A Card is a theme or item in a list.
type Card struct {
	Title      string
	URL        string
	Theme      Link
	Colour     int    // of the theme, 1 to 8; 0 without a theme
	Outcome    string // or the summary
	Status     string // one of the eight; "" where what stands around the card says it
	Horizon    string // id; "" for finished work
	Health     string // "", on-track, at-risk, off-track
	HealthNote string
	Target     When
	Confidence string
	Maturity   string
	Overdue    bool
	Unreviewed When // the day by which live work was to be reviewed, once it has passed
	Owner      Link
	Objectives []Link
	Shipped    When
	Only       string // audiences, where not all readers of the edition may know of it
	Facets     Facets
}

// Facets are what a card is filtered by, whether or not it says it.
type Facets struct {
	Theme  int    // place of its theme among all, from 1; 0 without one
	Status string // one of the eight
	Owner  string // key of its owner, or its theme's; "" if nobody owns it
}

// A Filter narrows a board while it is read. Without a choice it is zero.
type Filter struct {
	Count    int // cards there are
	Themes   []Choice
	Many     bool // the themes are too many for the style sheet: a script alone can choose among them
	Some     bool // the page leaves work out: choices count what it has, and themes are none, as their pages have all
	Statuses []Choice
	Owners   []Choice
}

// A Choice is one value of a filter.
type Choice struct {
	Key    string // in addresses
	Title  string
	Colour int // of a theme
	Place  int // of a theme
	Count  int
}

// A Group is what a lane or a column stands for: an entry, a word, a period.
type Group struct {
	ID     string // "" for work that has none
	Name   Link
	Colour int // 1 to 8; 0 if it has none
	Place  int // of a horizon, from 1, nearest first
}

// A Lane is a row of a view. Its Name is zero where it is the only one.
type Lane struct {
	Name  Group
	Count int
	Cells []Cell
}

// A Cell is the work of one lane in one column.
type Cell struct {
	Head   Group
	Count  int
	Cards  []Card
	More   []Card // folded, where there are many
	Beyond int    // how many the page leaves out
}

// An Embed is the part of a view that other sites can show. Without an address
// of the site it is zero.
type Embed struct {
	URL   string // full address
	Title string // says what it is to readers who do not see it
}

// A Column is one horizon of the board.
type Column struct {
	ID          string
	Title       string // from config; where it is empty, the word "horizon."+ID
	Description string
	Place       int // from 1, nearest first
	Cards       []Card
	More        []Card // folded, where there are many; on the board only
	Count       int    // of all cards
	Shown       int    // how many of them the page has
	Beyond      int    // how many it leaves out
}

// Beyond is what a page leaves out that shows the first of very much. Where it
// shows all it is zero. Entries count once, however often they stand there.
type Beyond struct {
	Shown int    // entries that the page has
	All   int    // entries that it could have
	Ways  []Link // to all of it
}

// A Chip chooses or names a theme.
type Chip struct {
	Title  string
	URL    string
	Colour int
	Count  int
}

// A Figure is a measure with its course.
type Figure struct {
	Title     string
	URL       string // of the metric in the catalogue
	Unit      string
	Direction string
	Baseline  string
	Target    string
	Current   string
	Progress  int // percent of the way from baseline to target; -1 if unknown
	AsOf      When
	Source    string
	Spark     Spark // the course of its readings
}

// A Spark is a line through readings, in a box 120 wide and 28 high. Without
// two readings it has no Points.
type Spark struct {
	Points      string // "3.0,25.0 60.0,14.0"
	EndX, EndY  string // of the last reading
	Count       int
	First, Last string // values as written
	From, To    When
}

// A Mark is a shape and a word on cards.
type Mark struct {
	Sort  string // status, health or confidence
	Value string
}

// Prose is rendered Markdown with its headings.
type Prose struct {
	Body *markdown.Fragment // nil if there is none
}

// An Entry is any entry on a list: its link and what can be said in general.
type Entry struct {
	ID      string // anchor on the page
	Title   string
	URL     string
	Kind    string
	Summary string
	Facts   []Fact
	Named   []Fact // who names it: reverse references, by field
	Prose   Prose
	Date    When
	Only    string // audiences, where not all readers of the edition may know of it
}
