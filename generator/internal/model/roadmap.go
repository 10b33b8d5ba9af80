package model

// The kinds of the roadmap: vision, objective, theme, item, update. Names and
// enumerations follow the content model; see the reference page of each kind.

// A Vision says where the product is going and why.
type Vision struct {
	Header
	Statement    string      `key:"statement" need:"expected" max:"400" doc:"the vision in a sentence or two"`
	HorizonYears int         `key:"horizon_years" min:"1" most:"50" doc:"how many years ahead it looks"`
	Principles   []Principle `key:"principles" doc:"what the product holds to on the way"`
}

// A Principle is something the product holds to.
type Principle struct {
	Title string `key:"title" need:"required"`
	Text  string `key:"text"`
}

// VisionKind declares Vision.
var VisionKind = &Kind{Name: "vision", Plural: "visions", Files: []string{"vision.md"}, Address: "/vision/",
	Doc: "Where the product is going and why; one a site.", New: func() Entry { return &Vision{} }}

// An Objective is a measurable outcome.
type Objective struct {
	Header
	Period     Period   `key:"period" doc:"when it is to be reached"`
	EffectBy   Period   `key:"effect_by" doc:"when the figures should have moved, if later"`
	Outcome    string   `key:"outcome" doc:"what will be different, and for whom"`
	KeyResults []Figure `key:"key_results" doc:"how anyone can tell that it is reached"`
	Within     Ref      `key:"within" to:"objective" doc:"the wider objective it serves"`
}

// ObjectiveKind declares Objective.
var ObjectiveKind = &Kind{Name: "objective", Plural: "objectives", Files: []string{"objectives/{id}.md"},
	RowsIn: []string{"vision", "section:objectives"}, Address: "/objectives/{id}/",
	Doc: "A measurable outcome with key results.", New: func() Entry { return &Objective{} }}

// Statuses are the states of work, in the order work passes through them.
var Statuses = []string{"idea", "exploring", "planned", "in-progress", "preview", "shipped", "paused", "dropped"}

// Work holds the keys that roadmap themes and items share.
type Work struct {
	Status       string   `key:"status" enum:"idea,exploring,planned,in-progress,preview,shipped,paused,dropped" doc:"how far the work is; planned if not said"`
	Horizon      Name     `key:"horizon" doc:"now, next or later, or another of the horizons in config.toml; an item without one has its theme's"`
	Start        Period   `key:"start" doc:"when work begins"`
	Target       Period   `key:"target" doc:"when it should be with readers, as precisely as it is meant"`
	Confidence   string   `key:"confidence" enum:"low,medium,high,committed" doc:"how sure the target is"`
	Shipped      Period   `key:"shipped" doc:"when it was with readers"`
	Reason       string   `key:"reason" doc:"why it was paused or dropped"`
	Problem      string   `key:"problem" doc:"whose problem it solves, and what the problem is"`
	Hypothesis   string   `key:"hypothesis" doc:"what we believe will happen"`
	Outcome      string   `key:"outcome" doc:"what will be different, in one sentence"`
	Segments     []Ref    `key:"segments" to:"stakeholder" doc:"for whom"`
	Metrics      []Figure `key:"metrics" doc:"what should move"`
	Progress     Percent  `key:"progress" doc:"auto, or 0 to 100"`
	Objectives   []Ref    `key:"objectives" to:"objective" doc:"what it serves"`
	Product      Ref      `key:"product" to:"product" doc:"the product it is part of; an item without one has its theme's"`
	Record       Ref      `key:"record" to:"record" doc:"the decision that started, paused or dropped it"`
	DependsOn    []Ref    `key:"depends_on" to:"item,theme" doc:"what must be finished first"`
	Supersedes   []Ref    `key:"supersedes" to:"item,theme" doc:"what it replaces"`
	SupersededBy Ref      `key:"superseded_by" to:"item,theme" doc:"what replaced it"`
	Artefact     Ref      `key:"artefact" to:"artefact" doc:"what the work shows up in, such as one of several backlogs: decisions about another one do not count; an item without one has its theme's"`
	Decider      Ref      `key:"decider" to:"role" doc:"the role that decides; overrides the register for this entry alone"`
	Delegate     Ref      `key:"delegate" to:"role,stakeholder" doc:"who acts for the decider"`
	Consulted    []Ref    `key:"consulted" to:"role,stakeholder" doc:"who is asked before"`
	Informed     []Ref    `key:"informed" to:"role,stakeholder" doc:"who is told after"`
	Asks         []Ask    `key:"asks" doc:"what it needs from other teams"`
	Health       string   `key:"health" enum:"on-track,at-risk,off-track" doc:"how work in progress goes"`
	HealthOn     Date     `key:"health_on" doc:"when health was last judged"`
	HealthNote   string   `key:"health_note" doc:"why it is judged so"`
	KindOfWork   string   `key:"kind_of_work" enum:"outcome,initiative,feature,enabler,experiment,research,deprecation" doc:"what sort of work it is"`
	Maturity     string   `key:"maturity" enum:"experimental,alpha,beta,ga,deprecated,removed" doc:"how ripe the result is"`
	Score        Score    `key:"score" doc:"inputs of a priority score; the result is computed"`
}

// An Ask is something an item needs from another team.
type Ask struct {
	Team     Ref    `key:"team" to:"role,stakeholder" need:"required" doc:"who is asked"`
	Level    string `key:"level" enum:"small,medium,large" doc:"how much is asked"`
	What     string `key:"what" doc:"what is asked"`
	Champion Ref    `key:"champion" to:"role,stakeholder" doc:"who speaks for it there"`
}

// A Figure is a measure with its course: one of the catalogue, or its own.
type Figure struct {
	Metric    Ref    `key:"metric" to:"metric" doc:"a metric of the catalogue"`
	Name      string `key:"name" doc:"or a name of its own"`
	Unit      string `key:"unit"`
	Direction string `key:"direction" enum:"increase,decrease,maintain"`
	Baseline  Number `key:"baseline"`
	Target    Number `key:"target"`
	Current   Number `key:"current"`
	AsOf      Date   `key:"as_of" doc:"when current was read"`
	Source    string `key:"source" doc:"where it was read"`
}

// Score holds the inputs of one scoring model.
type Score struct {
	Model           string `key:"model" enum:"rice,ice,wsjf,moscow,kano,value-effort" need:"required"`
	Reach           Number `key:"reach"`
	Impact          Number `key:"impact"`
	Confidence      Number `key:"confidence"`
	Effort          Number `key:"effort"`
	Ease            Number `key:"ease"`
	Value           Number `key:"value"`
	TimeCriticality Number `key:"time_criticality"`
	RiskReduction   Number `key:"risk_reduction"`
	Size            Number `key:"size"`
	Class           string `key:"class" enum:"must,should,could,wont,basic,performance,delight,indifferent,reverse"`
}

// A Theme is a problem area on the roadmap. (A site theme is something else.)
type Theme struct {
	Header
	Work
	Colour int `key:"colour" min:"1" most:"8" doc:"one of eight colours; the next free one if not said"`
}

// ThemeKind declares Theme.
var ThemeKind = &Kind{Name: "theme", Plural: "themes", Files: []string{"roadmap/{id}.md", "roadmap/{id}/_index.md"},
	RowsIn: []string{"section:roadmap"}, Address: "/themes/{id}/",
	Doc: "A problem area on the roadmap that groups items; a small roadmap has only themes.", New: func() Entry { return &Theme{} }}

// An Item is a piece of planned work.
type Item struct {
	Header
	Work
	Backlog []Story `key:"backlog" doc:"user stories of the item"`
}

// A Story is a user story under an item.
type Story struct {
	ID       string   `key:"id" need:"required"`
	As       string   `key:"as" doc:"who wants it"`
	Want     string   `key:"want" need:"required" doc:"what they want to do"`
	So       string   `key:"so" doc:"what for"`
	Accept   []string `key:"accept" doc:"how anyone can tell that it is done"`
	Status   string   `key:"status" enum:"open,in-progress,done"`
	Audience Audience `key:"audience"`
}

// ItemKind declares Item.
var ItemKind = &Kind{Name: "item", Plural: "items", Files: []string{"roadmap/{parent}/{id}.md"},
	RowsIn: []string{"theme"}, Address: "/items/{id}/",
	Doc: "A piece of planned work; its theme is its folder, or the file its row stands in.", New: func() Entry { return &Item{} }}

// A Milestone is a date that others depend on.
type Milestone struct {
	Header
	On        Period `key:"on" need:"required" doc:"when it is, as precisely as it is meant"`
	Product   Ref    `key:"product" to:"product" doc:"the product it belongs to"`
	External  bool   `key:"external" doc:"true if somebody outside sets the date"`
	DependsOn []Ref  `key:"depends_on" to:"item,theme" doc:"what must be finished by then"`
	Reached   Period `key:"reached" doc:"when it was reached"`
}

// MilestoneKind declares Milestone.
var MilestoneKind = &Kind{Name: "milestone", Plural: "milestones", Files: []string{"milestones/{id}.md"},
	RowsIn: []string{"section:milestones", "section:roadmap"}, Address: "/milestones/{id}/",
	Doc: "A date that others depend on.", New: func() Entry { return &Milestone{} }}

// An Update is a dated note to stakeholders.
type Update struct {
	Header
	On    Date  `key:"date" doc:"its date, if the file name does not begin with one"`
	About []Ref `key:"about" to:"*" doc:"the entries it is about"`
}

// UpdateKind declares Update.
var UpdateKind = &Kind{Name: "update", Plural: "updates", Files: []string{"updates/{id}.md"},
	RowsIn: []string{"section:updates"}, Address: "/updates/{id}/", Dated: true,
	Doc: "A dated note to stakeholders.", New: func() Entry { return &Update{} }}
