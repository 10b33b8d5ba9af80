// Package config reads config.toml. It knows which keys there are and which
// values they can have; what they bring about is for the stages that take them.
//
//	c, problems := config.Parse(file, nil)
package config

import (
	"slices"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// Config is the configuration of a project with its defaults filled in.
type Config struct {
	Title       string `key:"title" need:"required" doc:"the name of the site"`
	Description string `key:"description" doc:"what the site is, for search engines and feeds"`
	BaseURL     string `key:"base_url" doc:"where the site is hosted; needed for feeds, canonical links, sitemap and 404 only"`
	Language    string `key:"language" doc:"language of the site's own words, such as en"`
	Theme       string `key:"theme" doc:"a site theme in themes/ laid over the default one"`
	Accent      string `key:"accent" doc:"the brand colour, #rrggbb"`
	Logo        string `key:"logo" doc:"a picture under content/, shown in the bar instead of the title"`
	LogoDark    string `key:"logo_dark" doc:"the same for the dark scheme, where the logo cannot be read there"`
	SocialImage string `key:"social_image" doc:"a picture under content/ that stands beside links to the site in messages, best 1200 by 630 pixels; needs base_url"`
	Fonts       []Font `key:"fonts" doc:"font files of the project's own"`
	Relative    string `key:"relative" enum:"folder,file" doc:"whether links name a folder or the file in it; with file, a site can be read from a disk"`
	EditURL     string `key:"edit_url" doc:"where a page's source is edited; {path} stands for its path"`
	Notice      Notice `key:"notice" doc:"something that every reader should see for a while"`

	Audiences []Audience `key:"audiences" doc:"who may read, from widest to narrowest"`
	Editions  []Edition  `key:"editions" doc:"the sites built for readers; the first is the one built and served"`
	Horizons  []Horizon  `key:"horizons" doc:"the columns of the board, nearest first"`
	Views     []View     `key:"views" doc:"views of the roadmap besides those that every site has; each is a page at /views/ID/ and a part for other sites at /embed/ID/"`

	FiscalYearStart int            `key:"fiscal_year_start" min:"1" most:"12" doc:"the month in which the fiscal year begins"`
	Organisation    Organisation   `key:"organisation" doc:"how the organisation works"`
	Skills          Skills         `key:"skills" doc:"how skills are measured"`
	Decisions       Decisions      `key:"decisions" doc:"the register of decisions"`
	Pairings        Pairings       `key:"pairings" doc:"from when on two roles pull at one person"`
	Stale           Stale          `key:"stale" doc:"how long words about work hold before a check warns and the page of what needs attention lists them: a number and d, w, m, q or y"`
	Markdown        Markdown       `key:"markdown" doc:"what prose may hold"`
	Assets          Assets         `key:"assets" doc:"files beside the Markdown"`
	Check           Check          `key:"check" doc:"what a check tells"`
	Limits          Limits         `key:"limits" doc:"bounds that keep one file from stopping the site"`
	Params          map[string]any `key:"params" doc:"an author's own values, passed to templates"`

	at   map[string]diag.Span // where each key stands, such as "editions.0.audiences"
	file string
}

// Where returns the place of a key, such as "editions.0.audiences.1", or the
// whole file if the key is not written.
func (c *Config) Where(path string) diag.Span {
	if at, ok := c.at[path]; ok {
		return at
	}
	return diag.Span{File: c.file}
}

// The tables of config.toml.
type (
	Notice struct {
		Text  string `key:"text" doc:"words at the top of every page"`
		Until string `key:"until" doc:"the last day on which it is shown"`
	}
	Font struct {
		Family string   `key:"family" need:"required" doc:"its name"`
		File   string   `key:"file" need:"required" doc:"a font file under content/"`
		Weight string   `key:"weight" doc:"such as 400, or 100 900 for a variable font"`
		Style  string   `key:"style" enum:"normal,italic" doc:"normal if not said"`
		Use    []string `key:"use" enum:"text,headings,mono" doc:"what the family is for; said once for all its files"`
	}
	Audience struct {
		ID    string `key:"id" need:"required" doc:"the word that audience names in an entry"`
		Title string `key:"title" doc:"its name for readers; the id if not said"`
	}
	Edition struct {
		ID            string   `key:"id" need:"required" doc:"the word that --edition names"`
		Title         string   `key:"title" doc:"its name for readers; the id if not said"`
		Audiences     []string `key:"audiences" need:"required" doc:"ids of the audiences it includes"`
		Output        string   `key:"output" doc:"the folder of the finished site; public for the first edition, public-ID for the others if not said"`
		BaseURL       string   `key:"base_url" doc:"where this edition is hosted; for the first edition the one above if not said"`
		DatePrecision string   `key:"date_precision" enum:"year,half,quarter,month,day" doc:"the finest date it shows; as written if not said"`
		Statuses      []string `key:"statuses" enum:"idea,exploring,planned,in-progress,preview,shipped,paused,dropped" doc:"the only states of work it shows; all if not said"`
		Allow         []string `key:"allow" doc:"the only keys shown, besides those that every entry has"`
		Deny          []string `key:"deny" doc:"keys not shown"`
		Disclaimer    string   `key:"disclaimer" doc:"words at the foot of every page, such as that nothing is promised"`
		Noindex       bool     `key:"noindex" doc:"asks search engines to stay away"`
	}
	Horizon struct {
		ID          string `key:"id" need:"required" doc:"the word that horizon names in an item"`
		Title       string `key:"title" doc:"the head of its column; the id if not said, and for now, next and later a word in the language of the site"`
		Description string `key:"description" doc:"what the column promises"`
		MaxItems    int    `key:"max_items" min:"1" most:"10000" doc:"how many items it holds before a check warns; no bound if not said"`
	}
	View struct {
		ID          string   `key:"id" need:"required" doc:"the end of its address"`
		Title       string   `key:"title" doc:"its name for readers; the id if not said"`
		Description string   `key:"description" doc:"what it is good for, in a sentence"`
		Rows        string   `key:"rows" enum:"theme,objective,owner,product,horizon,status,health,quarter" doc:"what its lanes are; one lane if not said"`
		Columns     string   `key:"columns" enum:"theme,objective,owner,product,horizon,status,health,quarter" doc:"what its columns are; horizon if not said"`
		Colour      string   `key:"colour" enum:"theme,objective,owner,product,status,health" doc:"what the colour and the first line of a card stand for; theme if not said"`
		Filter      Filter   `key:"filter" doc:"which work it shows: that which fits every key; all live work if not said. Shipped work is shown where status names it or is a row or column, and where quarters are; dropped work only where status names it"`
		Editions    []string `key:"editions" doc:"ids of the editions that have it; all if not said"`
	}
	Filter struct {
		Status    []string `key:"status" enum:"idea,exploring,planned,in-progress,preview,shipped,paused,dropped" doc:"states of work"`
		Health    []string `key:"health" enum:"on-track,at-risk,off-track" doc:"how work in progress goes"`
		Horizon   []string `key:"horizon" doc:"ids of horizons"`
		Theme     []string `key:"theme" doc:"ids of themes"`
		Objective []string `key:"objective" doc:"ids of objectives"`
		Owner     []string `key:"owner" doc:"ids of roles or stakeholders"`
		Product   []string `key:"product" doc:"ids of products"`
		Tags      []string `key:"tags" doc:"tags of which the work has one"`
	}
	Organisation struct {
		Sizes       []string `key:"sizes" doc:"sizes of organisation, which variants of roles and decide_when of decisions name"`
		Engagements []string `key:"engagements" doc:"forms of engagement, which decide_when of decisions names"`
		SprintDays  int      `key:"sprint_days" min:"1" most:"60" doc:"how many days a sprint lasts"`
	}
	Skills struct {
		Scale []string `key:"scale" doc:"levels of skill, lowest first"`
	}
	Decisions struct {
		Vocabulary string   `key:"vocabulary" enum:"plain,raci,daci,rapid,mocha" doc:"how the register words the parts that roles take; plain if not said"`
		Also       []string `key:"also" enum:"plain,raci,daci,rapid,mocha" doc:"more vocabularies, each on a page of its own"`
		MaxConsult int      `key:"max_consult" min:"1" most:"100" doc:"how many may be consulted before it is too many; 4 if not said"`
		MaxShare   int      `key:"max_share" min:"1" most:"100" doc:"the share of all decisions, in percent, that one role may decide before it is noted; 50 if not said"`
	}
	Pairings struct {
		HorizonRatio   int      `key:"horizon_ratio" min:"2" most:"1000" doc:"a role that looks this many times as far ahead as the other pulls against it"`
		OutsidePercent int      `key:"outside_percent" min:"1" most:"100" doc:"a role that spends this share of its time outside cannot answer at once"`
		Outside        []string `key:"outside" doc:"the parts of time_split that count as outside"`
		MaxDuties      int      `key:"max_duties" min:"1" most:"1000" doc:"more duties than these are too many for one person"`
	}
	Stale struct {
		Item   string `key:"item" doc:"work under way, after the newest of its reviewed, updated and health_on; work with none of them is not asked"`
		Metric string `key:"metric" doc:"a current value, after the day on which it was read (as_of)"`
		Health string `key:"health" doc:"a judgement of health, after its health_on"`
	}
	Markdown struct {
		RawHTML bool `key:"raw_html" doc:"lets HTML in prose through, which is refused otherwise"`
	}
	Assets struct {
		Types []string `key:"types" doc:"endings of files that may be published"`
	}
	Check struct {
		Severities map[string]string `key:"severities" doc:"how grave each code is, error, warning, note or off, such as item/overdue = off, the code in quotes; codes that protect an audience stay as they are"`
	}
	Limits struct {
		FileBytes        int `key:"file_bytes" min:"1024" most:"67108864" doc:"the largest content file"`
		FrontMatterBytes int `key:"front_matter_bytes" min:"1024" most:"4194304" doc:"the largest front matter"`
		Nesting          int `key:"nesting" min:"4" most:"1000" doc:"how deeply quotes and lists may lie in each other"`
		TableCells       int `key:"table_cells" min:"100" most:"1000000" doc:"the largest table"`
	}
)

// A Setting overrides one top-level key, from the environment
// (FINGERPOST_BASE_URL) or a flag.
type Setting struct{ Key, Value, From string }

// Parse reads config.toml and lays settings over it. The result is usable even
// where there are problems; file may be nil.
func Parse(file *source.File, settings []Setting) (*Config, diag.List) {
	c := &Config{at: map[string]diag.Span{}, file: "config.toml"}
	if file == nil {
		problems := diag.List{diag.New("config/missing", diag.Span{File: c.file}, "there is no config.toml").WithHint("fingerpost init makes one")}
		problems = append(problems, c.override(settings)...)
		c.fill()
		return c, problems
	}
	c.file = file.Path
	root, problems := document.ParseTOML(file, "config/syntax")
	d := decoder{lines: file.Lines(), at: c.at, doubtful: map[string]bool{}}
	if root != nil {
		d.table(reflectOf(c), root, "")
	}
	problems = append(problems, d.problems...)
	problems = append(problems, c.override(settings)...)
	c.fill()
	if root == nil {
		return c, problems
	}
	return c, append(problems, c.judge(d.doubtful)...)
}

// fill sets what the project leaves to us.
func (c *Config) fill() {
	or := func(s *string, value string) {
		if *s == "" {
			*s = value
		}
	}
	number := func(n *int, value int) {
		if *n == 0 {
			*n = value
		}
	}
	or(&c.Language, "en")
	or(&c.Theme, "default")
	or(&c.Relative, "folder")
	if len(c.Audiences) == 0 {
		c.Audiences = []Audience{{ID: "public", Title: "Public"}}
	}
	for i := range c.Audiences {
		or(&c.Audiences[i].Title, c.Audiences[i].ID)
	}
	if len(c.Editions) == 0 {
		all := make([]string, len(c.Audiences))
		for i, a := range c.Audiences {
			all[i] = a.ID
		}
		c.Editions = []Edition{{ID: "site", Title: c.Title, Audiences: all}}
	}
	for i := range c.Editions {
		e := &c.Editions[i]
		or(&e.Title, e.ID)
		if e.Output == "" {
			e.Output = "public"
			if i > 0 {
				e.Output = "public-" + e.ID
			}
		}
		if e.BaseURL == "" && i == 0 {
			e.BaseURL = c.BaseURL
		}
	}
	if len(c.Horizons) == 0 {
		c.Horizons = []Horizon{{ID: "now"}, {ID: "next"}, {ID: "later"}}
	}
	for i := range c.Horizons {
		if h := &c.Horizons[i]; h.ID != "now" && h.ID != "next" && h.ID != "later" {
			or(&h.Title, h.ID) // the theme has words for those three alone
		}
	}
	for i := range c.Views {
		v := &c.Views[i]
		or(&v.Title, v.ID)
		or(&v.Columns, "horizon")
		or(&v.Colour, "theme")
	}
	number(&c.FiscalYearStart, 1)
	if len(c.Organisation.Sizes) == 0 {
		c.Organisation.Sizes = []string{"solo", "small", "medium", "large"}
	}
	number(&c.Organisation.SprintDays, 14)
	if len(c.Skills.Scale) == 0 {
		c.Skills.Scale = []string{"awareness", "working", "practitioner", "expert"}
	}
	or(&c.Decisions.Vocabulary, "plain")
	or(&c.Stale.Item, "1q")
	or(&c.Stale.Metric, "2q") // whoever reads every quarter may be late once
	or(&c.Stale.Health, "6w")
	number(&c.Decisions.MaxConsult, 4)
	number(&c.Decisions.MaxShare, 50)
	number(&c.Pairings.HorizonRatio, 6)
	number(&c.Pairings.OutsidePercent, 40)
	if len(c.Pairings.Outside) == 0 {
		c.Pairings.Outside = []string{"market", "customers", "users", "outside"}
	}
	number(&c.Pairings.MaxDuties, 12)
	if len(c.Assets.Types) == 0 {
		c.Assets.Types = []string{"png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "pdf", "csv", "txt", "ics", "zip", "mp4", "webm", "woff2", "woff", "ttf", "otf"}
	}
	number(&c.Limits.FileBytes, document.DefaultFileBytes)
	number(&c.Limits.FrontMatterBytes, document.DefaultFrontMatterBytes)
	number(&c.Limits.Nesting, 64)
	number(&c.Limits.TableCells, 50000)
}

// Vocabularies returns how the register words the parts that roles take, the
// main one first and each once, with the places where they are chosen.
func (c *Config) Vocabularies() (names []string, at []diag.Span) {
	add := func(name, path string) {
		if !slices.Contains(names, name) {
			names, at = append(names, name), append(at, c.Where(path))
		}
	}
	add(c.Decisions.Vocabulary, "decisions.vocabulary")
	for i, name := range c.Decisions.Also {
		add(name, "decisions.also."+strconv.Itoa(i))
	}
	return names, at
}

// AudienceIDs returns the ids of all audiences, widest first.
func (c *Config) AudienceIDs() []string {
	ids := make([]string, len(c.Audiences))
	for i, a := range c.Audiences {
		ids[i] = a.ID
	}
	return ids
}

// EditionIDs returns the ids of all editions, the default one first.
func (c *Config) EditionIDs() []string {
	ids := make([]string, len(c.Editions))
	for i, e := range c.Editions {
		ids[i] = e.ID
	}
	return ids
}

// ViewIDs returns the ids of all declared views.
func (c *Config) ViewIDs() []string {
	ids := make([]string, len(c.Views))
	for i, v := range c.Views {
		ids[i] = v.ID
	}
	return ids
}

// HorizonIDs returns the ids of all horizons, nearest first.
func (c *Config) HorizonIDs() []string {
	ids := make([]string, len(c.Horizons))
	for i, h := range c.Horizons {
		ids[i] = h.ID
	}
	return ids
}
