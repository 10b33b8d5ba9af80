// Package view decides which pages exist and what each of them shows, as plain
// data: ordered, grouped and counted. It holds no markup and no class names,
// and it sees only a graph that has been narrowed to one edition.
//
//	in := view.Input{Graph: narrowed, …}
//	pages := view.Plan(in, view.Survey(in))
package view

import (
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/chooser"
	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/tension"
)

// Input is all that views may look at.
type Input struct {
	Graph       *graph.Graph
	Routes      *route.Table
	Site        Site
	Today       model.Date
	Prose       func(model.Entry) Rendered
	Href        func(model.Entry, string) (url string, ok bool) // address of a file of the project that an entry names
	Word        func(key string) string                         // what the site theme says, for files that no template makes
	Pictures    PictureStyle                                    // how pictures look that leave the site
	Horizons    []HorizonSpec                                   // nearest first
	Views       []ViewSpec                                      // that the project declares for this edition
	Scale       []string                                        // levels of skill, lowest first
	Attention   Attention                                       // what is told of what needs attention
	OnlyEntry   func(model.Audience) string                     // titles of the audiences that an entry is for; "" if all of the edition's read it
	OnlyPart    func(model.Audience) string                     // the same for a part of an entry
	Decimal     string                                          // stands before decimals; "" is a point
	Sizes       []string                                        // of organisations, as configured
	Engagements []string
	Schemes     []string // vocabularies of the register, the main one first
	SprintDays  int
	FiscalStart int
	Tensions    tension.Limits
	Memory      *Memory // of earlier builds of the edition; nil if nobody remembers them
	EditURL     string  // {path} stands for the path of a file
	Noindex     bool
}

// Rendered is the prose of an entry, ready for a page.
type Rendered struct {
	Body     *markdown.Fragment // nil if there is none
	Headings []markdown.Heading
	Lead     string // its first words
}

// A PictureStyle is style sheets for the classes of pictures; Dark adds to
// Light.
type PictureStyle struct{ Light, Dark string }

// A HorizonSpec is a column of the board as configured.
type HorizonSpec struct {
	ID, Title, Description string
}

// A Page is one planned file.
type Page struct {
	View     string        // that planned it
	URL      string        // "" where Name says it
	Name     func() string // the address of a file that is named by what it holds
	Template string        // of the site theme; "" if Encode makes the file
	Data     func() any    // what the template shows; made when it is needed, so that all cores share the work and no site is held as data
	Encode   func(w io.Writer) error
	Sources  []string // content files to name when something is wrong
	Rooted   bool     // served at any address, so its links begin at the root

	tell  func(*Teller) any // Data, of pages that a Teller makes
	about []model.Entry     // whom it begins with
}

// ready wraps data that is at hand.
func ready(data any) func() any { return func() any { return data } }

// put writes what is made as a whole.
func put(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

// A View plans pages of one sort.
type View struct {
	Name string
	Plan func(p *planner) []Page
}

// listing is the view that lists what those before it planned.
const listing = "search"

// Plan returns the pages of an edition.
func Plan(in Input, o *Overview) []Page {
	p := newPlanner(in, o)
	of := make([][]Page, 0, len(Views)+1)
	for _, v := range Views {
		of = append(of, v.pages(p))
	}
	pages := slices.Concat(append(of, make([]Page, 1))...) // with room for one about them all
	return pages[:len(pages)-1]
}

// PlanOf returns the pages of one view, which are the same as those that Plan
// returns for it.
func PlanOf(in Input, o *Overview, name string) (pages []Page) {
	p := newPlanner(in, o)
	for _, v := range Views {
		if v.Name == name {
			return v.pages(p)
		}
		if name == listing {
			v.Plan(p)
		}
	}
	return nil
}

func (v View) pages(p *planner) []Page {
	pages := v.Plan(p)
	for i := range pages {
		pages[i].View = v.Name
	}
	return pages
}

// A planner answers what several views ask.
type planner struct {
	*Teller
	*Overview
	lists      []Frame                       // of pages that stand for no entry, as they are planned
	onTheBoard func() standing               // all work by horizon, which the home page begins to tell and the board tells
	pieces     func() map[model.Entry]*piece // what files of everything say of each entry
}

// An Overview is what several views ask of an edition, whatever its prose says.
//
// It keeps the graph that it was taken of: an overview that is remembered goes
// with entries that are no longer the same values as those of an equal graph.
type Overview struct {
	graph    *graph.Graph
	sections map[string]*model.Section
	themes   []*model.Theme
	items    []*model.Item
	work     []model.Entry // what stands on the board
	roles    []*model.Role
	sides    []*model.Role   // that readers may compare as they like
	reader   *compare.Reader // of what they are compared by
	register []*model.Decision
	choosers []*model.Chooser
	endings  map[*model.Chooser][]chooser.End
	timed    bool                                 // something has a place on the timeline
	dates    bool                                 // something has a place in the calendar
	shared   []graph.SharedName                   // words that may mean several roles
	concerns []freshness.Concern                  // that the edition tells
	liveWork func() map[model.Entry][]model.Entry // live work by who decides about it
	declared []declared
	views    []NavLink // of the roadmap
	shown    shown
}

// Survey takes an overview of an edition.
func Survey(in Input) *Overview {
	p := newPlanner(in, &Overview{graph: in.Graph, sections: map[string]*model.Section{}, shown: shown{colours: map[string]int{}, places: map[string]int{}}})
	for _, s := range graph.All[*model.Section](in.Graph) {
		p.sections[s.ID] = s
	}
	p.themes = graph.All[*model.Theme](in.Graph)
	p.items = graph.All[*model.Item](in.Graph)
	p.work = p.roadmapWork()
	p.roles = graph.All[*model.Role](in.Graph)
	p.shared = in.Graph.SharedNames()
	p.reader = compare.NewReader(in.Graph, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale})
	p.sides = slices.DeleteFunc(slices.Clone(p.roles), func(r *model.Role) bool { return !route.Comparable(r) })
	p.register = graph.All[*model.Decision](in.Graph)
	p.choosers = graph.All[*model.Chooser](in.Graph)
	p.proveChoosers()
	p.liveWork = sync.OnceValue(func() map[model.Entry][]model.Entry {
		return decidedBy(in.Graph, append(asEntries(p.themes), asEntries(p.items)...))
	})
	for i, t := range p.themes {
		p.places[t.ID] = i + 1
	}
	p.pickColours()
	p.timed, p.dates = p.hasTimeline(), p.hasCalendar()
	p.concerns = p.needAttention()
	p.declared = p.declaredViews()
	p.nav, p.views = p.navigation(), p.roadmapViews()
	return p.Overview
}

// pickColours gives every theme one of eight colours: its own, else the next
// that no earlier theme has.
func (p *planner) pickColours() {
	used := map[int]bool{}
	for _, t := range p.themes {
		if t.Colour > 0 {
			p.colours[t.ID] = t.Colour
			used[t.Colour] = true
		}
	}
	next := 0
	for _, t := range p.themes {
		if t.Colour > 0 {
			continue
		}
		for range 8 {
			next = next%8 + 1
			if !used[next] || len(used) >= 8 {
				break
			}
		}
		used[next] = true
		p.colours[t.ID] = next
	}
}

// section returns the words that an author wrote for a folder, if any.
func (p *planner) section(folder string) (*model.Section, bool) {
	s, ok := p.sections[folder]
	return s, ok
}

func short(s string, limit int) string {
	if r := []rune(s); len(r) > limit {
		s = string(r[:limit])
		if i := strings.LastIndexByte(s, ' '); i > limit/2 {
			s = s[:i]
		}
		s += "…"
	}
	return s
}
