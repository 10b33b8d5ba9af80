package model

// The catalogue: small lists with ids that other entries name.

// An Artefact is something that work produces and keeps: a roadmap, a backlog.
type Artefact struct {
	Header
	ArtefactKind    string      `key:"artefact_kind" enum:"vision,strategy,roadmap,backlog,stories,problem,metrics,plan,release,design,report,charter,other"`
	Definition      string      `key:"definition" need:"expected" max:"240"`
	Purpose         string      `key:"purpose" doc:"which question it answers"`
	Grain           string      `key:"grain" enum:"outcomes,themes,items,tasks,words,figures" doc:"what it is made of"`
	Horizon         RoleHorizon `key:"horizon" doc:"how far ahead it looks"`
	Readers         []Ref       `key:"readers" to:"stakeholder,role" doc:"for whom it is"`
	Changes         string      `key:"changes" enum:"continuous,daily,weekly,per-sprint,monthly,quarterly,yearly,once" doc:"how often it changes"`
	AlternateTitles []string    `key:"alternate_titles"`
}

// ArtefactKind declares Artefact.
var ArtefactKind = catalogue("artefact", "artefacts", "Something that work produces and keeps.", func() Entry { return &Artefact{} })

// A Metric is a measure with its course.
type Metric struct {
	Header
	OutcomeKind string    `key:"outcome_kind" enum:"business-outcome,user-outcome,delivery-outcome,health"`
	Definition  string    `key:"definition" need:"expected" max:"240"`
	Caution     string    `key:"caution" doc:"how it misleads"`
	Unit        string    `key:"unit"`
	Direction   string    `key:"direction" enum:"increase,decrease,maintain"`
	Baseline    Number    `key:"baseline"`
	Target      Number    `key:"target"`
	Current     Number    `key:"current"`
	AsOf        Date      `key:"as_of"`
	Series      []Reading `key:"series" doc:"earlier readings"`
}

// A Reading is the value of a metric on a day.
type Reading struct {
	On    Date   `key:"on" need:"required"`
	Value Number `key:"value" need:"required"`
}

// MetricKind declares Metric.
var MetricKind = catalogue("metric", "metrics", "A measure that roles and items name.", func() Entry { return &Metric{} })

// A Skill is something a person can be good at.
type Skill struct {
	Header
	Family     string  `key:"family"`
	Definition string  `key:"definition" need:"expected" max:"240"`
	Levels     []Level `key:"levels" as:"map" doc:"what each level of the scale means here"`
}

// A Level is what one level of the scale means for a skill.
type Level struct {
	Name Name   `mapkey:"true"`
	Text string `mapvalue:"true"`
}

// SkillKind declares Skill.
var SkillKind = catalogue("skill", "skills", "Something a person can be good at.", func() Entry { return &Skill{} })

// A Stakeholder is a party that is not a role of the guide.
type Stakeholder struct {
	Header
	StakeholderKind string `key:"stakeholder_kind" enum:"user,buyer,decision-maker,team,department,partner,regulator,executive"`
	Side            string `key:"side" enum:"external,internal"`
	Definition      string `key:"definition" max:"240"`
}

// StakeholderKind declares Stakeholder.
var StakeholderKind = func() *Kind {
	k := catalogue("stakeholder", "stakeholders", "A party that is not a role of the guide.", func() Entry { return &Stakeholder{} })
	k.Address = "/stakeholders/{id}/"
	return k
}()

// A Product is one of several that the roadmap plans for.
type Product struct {
	Header
	Definition string `key:"definition" need:"expected" max:"240" doc:"what it is and for whom"`
	Lead       Ref    `key:"lead" to:"role" doc:"who leads it"`
	Within     Ref    `key:"within" to:"product" doc:"the product it is part of"`
}

// ProductKind declares Product.
var ProductKind = func() *Kind {
	k := catalogue("product", "products", "One of several products that the roadmap plans for.", func() Entry { return &Product{} })
	k.Address = "/products/{id}/"
	return k
}()

// A Term is a word that readers may need explained.
type Term struct {
	Header
	Abbreviation string   `key:"abbreviation"`
	Definition   string   `key:"definition" need:"required" max:"300"`
	HiddenTerms  []string `key:"hidden_terms" doc:"other spellings, which are not used here"`
	Unlinked     bool     `key:"unlinked" doc:"true keeps its first use in prose from being linked, for words that mean something else elsewhere"`
	See          []Ref    `key:"see" to:"*"`
}

// TermKind declares Term.
var TermKind = func() *Kind {
	k := catalogue("term", "terms", "A word that readers may need explained.", func() Entry { return &Term{} })
	k.Address = "/glossary/#{id}"
	return k
}()

// A Source is what an entry rests on.
type Source struct {
	Header
	By   string `key:"by" doc:"who wrote it"`
	Href URL    `key:"href"`
	On   Date   `key:"date"`
}

// SourceKind declares Source.
var SourceKind = catalogue("source", "sources", "Something that entries rest on and cite.", func() Entry { return &Source{} })

// A Quotation is what somebody said, with who and where.
type Quotation struct {
	Header
	Text     string `key:"text" need:"required" doc:"the words, kept short"`
	By       string `key:"by" need:"required" doc:"who said it"`
	Position string `key:"position" doc:"as what they said it, such as agile coach"`
	Org      string `key:"org" doc:"where they worked"`
	Href     URL    `key:"href" doc:"where it was said"`
	On       Date   `key:"date"`
	About    []Ref  `key:"about" to:"role,artefact,decision" need:"expected"`
	Licence  string `key:"licence" doc:"under which it may be shown; short-quotation if not said"`
}

// QuotationKind declares Quotation.
var QuotationKind = catalogue("quote", "quotes", "What somebody said, with who and where.", func() Entry { return &Quotation{} })

// A Dimension is one row of a comparison that an author declares, or the
// author's words for a row that there is anyway.
type Dimension struct {
	Header
	Question string   `key:"question" need:"expected" max:"120" doc:"the row as a question, such as How far ahead does it look?"`
	Field    string   `key:"field" need:"rule" doc:"the key of a role or artefact that answers it, such as horizon, focus.questions or x_travel; of a register, the part taken; not needed where the id is that of a built-in row"`
	Compare  string   `key:"compare" enum:"enum,set,ordinal,ratio,text,register" doc:"how two answers are held against each other; what suits the field if not said"`
	Scale    []string `key:"scale" doc:"of ordinal: the words it takes, from one end to the other"`
}

// DimensionKind declares Dimension.
var DimensionKind = catalogue("dimension", "dimensions", "One row of comparisons, declared by an author.", func() Entry { return &Dimension{} })

// An Author writes entries.
type Author struct {
	Header
	Does string `key:"does" doc:"what they do"`
	Href URL    `key:"href"`
}

// AuthorKind declares Author.
var AuthorKind = catalogue("author", "authors", "Somebody who writes entries.", func() Entry { return &Author{} })

// catalogue declares a kind whose entries are mostly rows of one file.
func catalogue(name, plural, doc string, make func() Entry) *Kind {
	return &Kind{
		Name: name, Plural: plural, Doc: doc, New: make,
		Files:   []string{"catalogue/" + plural + "/{id}.md"},
		RowsIn:  []string{"section:catalogue/" + plural},
		Address: "/catalogue/" + plural + "/#{id}",
	}
}
