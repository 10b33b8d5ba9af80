package model

// A Role is a role, accountability, position, job title or umbrella term.
type Role struct {
	Header
	Definition        string           `key:"definition" need:"required" max:"240" doc:"what the role is for, in one sentence"`
	TLDR              string           `key:"tldr" need:"expected" max:"160" doc:"the shortest useful description"`
	TermKind          string           `key:"term_kind" enum:"role,accountability,position,job-title,umbrella-term" doc:"what sort of term it is; role if not said"`
	TermStatus        string           `key:"term_status" enum:"standard,framework,contested,informal,deprecated" doc:"how settled the term is"`
	Framework         string           `key:"framework" doc:"the framework that fixes it, such as scrum"`
	Context           string           `key:"context" enum:"product-company,consulting,agency,public-sector" doc:"where the title is used"`
	Side              string           `key:"side" enum:"client,agency,own" doc:"on whose side of a contract"`
	Family            string           `key:"family" doc:"roles of one family stand together"`
	Abbreviation      string           `key:"abbreviation" doc:"such as PO"`
	AlternateTitles   []string         `key:"alternate_titles" doc:"other names for the same role"`
	FormerTitles      []string         `key:"former_titles" doc:"names it once had"`
	HiddenTitles      []string         `key:"hidden_titles" doc:"misspellings and habits that search should know, never shown"`
	Nicknames         []Nickname       `key:"nicknames"`
	Broader           Ref              `key:"broader" to:"role" doc:"the role of which it is a sort"`
	DistinguishFrom   []Distinction    `key:"distinguish_from" doc:"roles it is mixed up with"`
	Definitions       []Definition     `key:"definitions" doc:"what others say it is, each with its source"`
	Purpose           string           `key:"purpose" doc:"what the role is there to bring about"`
	Value             string           `key:"value" doc:"why it is worth having"`
	Origin            RoleOrigin       `key:"origin" doc:"where the role comes from"`
	OtherOrigins      []RoleOrigin     `key:"other_origins" doc:"where others say that it comes from, each with its sources"`
	Stances           []Stance         `key:"stance" doc:"what sources say on something contested about the role"`
	ViewsOf           []Perception     `key:"views_of" doc:"how others see the role"`
	DefinedBy         string           `key:"defined_by" need:"expected" enum:"market,team,project,portfolio,client,organisation,self" doc:"what the role stands in relation to"`
	Facing            string           `key:"facing" need:"expected" enum:"external,internal,both" doc:"which way it looks"`
	Orientation       string           `key:"orientation" need:"expected" enum:"strategic,operational,tactical,mixed" doc:"what sort of questions fill its day"`
	Focus             Focus            `key:"focus" need:"expected" doc:"the questions it answers, and about what"`
	Horizon           RoleHorizon      `key:"horizon" need:"expected" doc:"how far ahead the role looks"`
	Availability      Availability     `key:"availability" need:"expected" doc:"how soon it answers, and whom"`
	TimeSplit         []Share          `key:"time_split" as:"map" doc:"shares of its time in percent, adding up to 100"`
	Authority         Authority        `key:"authority" need:"expected" doc:"how far its say reaches, and what it rests on"`
	Owns              []Ref            `key:"owns" to:"artefact" need:"expected" doc:"artefacts it keeps"`
	Inputs            []Input          `key:"inputs" doc:"what it works from"`
	Outputs           []Ref            `key:"outputs" to:"artefact" doc:"artefacts it hands on"`
	Responsibilities  []Responsibility `key:"responsibilities" need:"rule" doc:"what it is responsible for; required unless it is an umbrella term"`
	NotResponsibleFor []NotResponsible `key:"not_responsible_for" doc:"what others may expect of it in vain"`
	Skills            []SkillNeed      `key:"skills" need:"expected"`
	Traits            []string         `key:"traits"`
	Metrics           []Ref            `key:"metrics" to:"metric" need:"expected" doc:"what it is measured on"`
	Stakeholders      []Engagement     `key:"stakeholders" need:"expected" doc:"whom it works with"`
	Flows             []Flow           `key:"flows" doc:"what passes from it to others"`
	Crossovers        []Crossover      `key:"crossovers" doc:"where it reaches into another role's work"`
	Risks             []Risk           `key:"risks"`
	FilledBy          []Filling        `key:"filled_by" doc:"who can hold it"`
	Represents        []Ref            `key:"represents" to:"stakeholder,role" doc:"whose voice it is"`
	Balances          []Ref            `key:"balances" to:"stakeholder,role" doc:"whose interests it weighs"`
	Variants          []Variant        `key:"variants" as:"map" doc:"what differs in an organisation of another size"`
	Mappings          []Mapping        `key:"mappings" doc:"the role in public classifications"`
	Quotes            []Quote          `key:"quotes"`
	FAQ               []Question       `key:"faq"`
	Ask               []string         `key:"ask" doc:"questions that find out what a speaker means by the title"`
	MayMean           []Meaning        `key:"may_mean" doc:"of an umbrella term: the roles it may stand for"`
	Examples          []Example        `key:"examples"`
	Signs             Signs            `key:"signs" doc:"how good and poor work in the role shows"`
	Stub              bool             `key:"stub" doc:"only a definition so far"`
}

// The parts of a role.
type (
	Nickname struct {
		Text      string `key:"text" need:"required"`
		Note      string `key:"note"`
		Contested bool   `key:"contested"`
	}
	Distinction struct {
		Role    Ref    `key:"role" to:"role" need:"required"`
		Note    string `key:"note" need:"required" doc:"what separates the two"`
		Because string `key:"because" doc:"why they are mixed up"`
	}
	Definition struct {
		Text   string `key:"text" need:"required"`
		Source Ref    `key:"source" to:"source" need:"required"`
		Date   Date   `key:"date"`
	}
	RoleOrigin struct {
		Year      int    `key:"year" min:"1000" most:"2100"`
		Precision string `key:"precision" enum:"year,decade,century"`
		Place     string `key:"place"`
		Context   string `key:"context"`
		Reason    string `key:"reason"`
		Text      string `key:"text"`
		Sources   []Ref  `key:"sources" to:"source"`
	}
	Perception struct {
		Who  Ref    `key:"who" to:"role,stakeholder" need:"required"`
		Says string `key:"says" need:"required" doc:"what they take the role to be"`
		Does string `key:"does" doc:"what it does in fact, where that differs"`
	}
	Focus struct {
		Questions []string `key:"questions" enum:"why,what,how,when,who"`
		Scope     []string `key:"scope" enum:"market,portfolio,product,feature,team,project,engagement"`
	}
	RoleHorizon struct {
		From      int    `key:"from" min:"0" most:"1000"`
		To        int    `key:"to" min:"1" most:"1000" need:"required"`
		Unit      string `key:"unit" enum:"day,week,sprint,month,quarter,year" need:"required"`
		OpenEnded bool   `key:"open_ended"`
	}
	Availability struct {
		To       Ref    `key:"to" to:"role,stakeholder"`
		Response string `key:"response" enum:"immediate,same-day,scheduled,as-needed" need:"required"`
		Note     string `key:"note"`
	}
	Share struct {
		Part    string `mapkey:"true"`
		Percent int    `mapvalue:"true" min:"0" most:"100"`
	}
	Authority struct {
		Breadth        string `key:"breadth" enum:"portfolio,product,team,project,advisory,none"`
		By             string `key:"by" enum:"mandate,influence,delegation"`
		LineManagement bool   `key:"line_management"`
	}
	Input struct {
		From Ref    `key:"from" to:"role,stakeholder,artefact" need:"required"`
		What string `key:"what" need:"required"`
	}
	Responsibility struct {
		ID       string   `key:"id" need:"required"`
		Title    string   `key:"title" need:"required"`
		Text     string   `key:"text"`
		Artefact Ref      `key:"artefact" to:"artefact"`
		Decision Ref      `key:"decision" to:"decision"`
		Audience Audience `key:"audience"`
	}
	NotResponsible struct {
		What string `key:"what" need:"required"`
		See  Ref    `key:"see" to:"role" doc:"who has it"`
	}
	SkillNeed struct {
		Skill Ref    `key:"skill" to:"skill" need:"required"`
		Level Name   `key:"level" doc:"a word of the scale in config.toml"`
		Need  string `key:"need" enum:"essential,optional"`
	}
	Engagement struct {
		ID    Ref    `key:"id" to:"stakeholder,role" need:"required"`
		Mode  string `key:"mode" enum:"collaborate,consult,align,inform,represent"`
		About string `key:"about"`
	}
	Flow struct {
		To     Ref    `key:"to" to:"role,stakeholder" need:"required"`
		What   string `key:"what" need:"required"`
		Sort   string `key:"sort" enum:"direction,progress,question,feedback,escalation"`
		Rhythm string `key:"rhythm" enum:"continuous,daily,weekly,per-sprint,monthly,quarterly,yearly,once"`
	}
	Crossover struct {
		Does string `key:"does" need:"required"`
		Why  string `key:"why"`
	}
	Risk struct {
		ID     string `key:"id"`
		Title  string `key:"title" need:"required"`
		Text   string `key:"text"`
		Remedy string `key:"remedy"`
	}
	Filling struct {
		Who  Ref    `key:"who" to:"role,stakeholder" need:"required"`
		Note string `key:"note"`
	}
	Variant struct {
		Size             Name             `mapkey:"true"`
		Note             string           `key:"note"`
		Definition       string           `key:"definition"`
		Availability     Availability     `key:"availability"`
		Horizon          RoleHorizon      `key:"horizon"`
		Authority        Authority        `key:"authority"`
		Owns             []Ref            `key:"owns" to:"artefact"`
		Responsibilities []Responsibility `key:"responsibilities"`
	}
	Mapping struct {
		Scheme string `key:"scheme" enum:"sfia,onet-soc,esco,isco,gdd" need:"required"`
		Code   string `key:"code" need:"required"`
		URL    URL    `key:"url"`
	}
	Quote struct {
		Text   string `key:"text" need:"required"`
		By     string `key:"by" need:"required"`
		Title  string `key:"title"`
		Org    string `key:"org"`
		Source URL    `key:"source"`
		Date   Date   `key:"date"`
	}
	Question struct {
		Q       string `key:"q" need:"required"`
		A       string `key:"a" need:"required"`
		Roles   []Ref  `key:"roles" to:"role"`
		Chooser Ref    `key:"chooser" to:"chooser" doc:"where readers find the answer for their own case"`
	}
	Meaning struct {
		Role Ref    `key:"role" to:"role" need:"required"`
		When string `key:"when" doc:"when the speaker probably means it"`
	}
	Example struct {
		Title string `key:"title" need:"required"`
		Text  string `key:"text" need:"required"`
	}
	Signs struct {
		Good []string `key:"good"`
		Poor []string `key:"poor"`
	}
)

// RoleKind declares Role.
var RoleKind = &Kind{Name: "role", Plural: "roles", Files: []string{"roles/{id}.md"},
	RowsIn: []string{"section:roles"}, Address: "/roles/{id}/",
	Doc: "A role, accountability, position, job title or umbrella term.", New: func() Entry { return &Role{} }}

// A Decision is a standing decision and who takes part in it: one row of the
// register of decision rights.
type Decision struct {
	Header
	Question   string   `key:"question" need:"required" max:"160" doc:"the decision as a question"`
	Area       string   `key:"area" need:"expected" doc:"decisions of one area stand together"`
	Artefact   Ref      `key:"artefact" to:"artefact" doc:"what it is about"`
	Stages     []string `key:"stages" enum:"idea,exploring,planned,in-progress,preview,shipped,paused,dropped" doc:"the statuses of work on the roadmap in which it says who decides"`
	Rhythm     string   `key:"rhythm" enum:"continuous,daily,per-sprint,monthly,quarterly,yearly,once" doc:"how often it comes up"`
	Reversible string   `key:"reversible" enum:"one-way,two-way" doc:"whether it can be taken back"`
	Decide     []Ref    `key:"decide" to:"role,stakeholder" none:"true" need:"rule" doc:"exactly one who makes the call, or none with because"`
	Because    string   `key:"because" doc:"why nobody decides, or why it is done so"`
	DecideWhen []When   `key:"decide_when" doc:"who decides instead in an organisation of another size, or in another engagement"`
	Drive      Ref      `key:"drive" to:"role,stakeholder" doc:"prepares and brings the proposal"`
	Agree      []Ref    `key:"agree" to:"role,stakeholder" doc:"must sign off"`
	Consult    []Ref    `key:"consult" to:"role,stakeholder" doc:"is asked before"`
	Perform    []Ref    `key:"perform" to:"role,stakeholder" doc:"carries it out"`
	Inform     []Ref    `key:"inform" to:"role,stakeholder" doc:"is told after"`
	Oversee    Ref      `key:"oversee" to:"role,stakeholder" doc:"coaches and holds to account"`
	EscalateTo Ref      `key:"escalate_to" to:"role,stakeholder" doc:"who is asked when it cannot be settled"`
	AlsoAsked  []string `key:"also_asked" doc:"other ways to put the question, for those who look for it"`
	Stances    []Stance `key:"stance" doc:"what sources say about who should decide"`
	ReviewBy   Date     `key:"review_by" doc:"the day by which the arrangement is looked at again"`
	Criteria   []string `key:"criteria" doc:"what is weighed"`
	Steps      []string `key:"steps" doc:"how it is taken"`
}

// A When names another decider for one size or engagement.
type When struct {
	When Condition `key:"when" need:"required"`
	Role Ref       `key:"role" to:"role,stakeholder" need:"required"`
}

// A Condition is a size of organisation or an engagement, both from config.toml.
type Condition struct {
	OrgSize    Name `key:"org_size"`
	Engagement Name `key:"engagement"`
}

// DecisionKind declares Decision.
var DecisionKind = &Kind{Name: "decision", Plural: "decisions", Files: []string{"decisions/{id}.md"},
	RowsIn: []string{"section:decisions"}, Address: "/decisions/#{id}",
	Doc: "A standing decision and who takes part in it.", New: func() Entry { return &Decision{} }}

// A Comparison sets two or more roles, or artefacts, side by side.
type Comparison struct {
	Header
	Roles         []Ref    `key:"roles" to:"role" need:"rule" doc:"the roles to compare, two or more"`
	Artefacts     []Ref    `key:"artefacts" to:"artefact" need:"rule" doc:"or the artefacts to compare"`
	Series        string   `key:"series" doc:"comparisons of one series stand together"`
	KeyDifference string   `key:"key_difference" need:"expected" max:"240" doc:"the answer in one sentence"`
	SharedPurpose string   `key:"shared_purpose" doc:"what both are for"`
	Decisive      string   `key:"decisive" doc:"the dimension that settles it, pinned to the top"`
	Dimensions    []string `key:"dimensions" doc:"the dimensions to show; all that the entries fill if not said"`
	Notes         []Note   `key:"notes" as:"map" doc:"words beside the computed cells, by dimension"`
}

// A Note is the author's words on one dimension.
type Note struct {
	Dimension Name   `mapkey:"true"`
	Text      string `mapvalue:"true"`
}

// ComparisonKind declares Comparison.
var ComparisonKind = &Kind{Name: "comparison", Plural: "comparisons", Files: []string{"comparisons/{id}.md"},
	RowsIn: []string{"section:comparisons"}, Address: "/compare/{id}/",
	Doc: "Two or more roles, or artefacts, side by side.", New: func() Entry { return &Comparison{} }}
