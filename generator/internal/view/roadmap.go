package view

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/picture"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// card returns a theme or item as it stands on a list.
func (p *Teller) card(e model.Entry) Card {
	h := e.Head()
	w, _ := graph.WorkOf(e)
	c := Card{
		Title: h.Title, URL: p.url(e), Outcome: or(w.Outcome, h.Summary), Status: graph.Status(w), Horizon: p.horizon(e),
		Health: w.Health, HealthNote: w.HealthNote, Target: p.period(w.Target), Confidence: w.Confidence, Maturity: w.Maturity,
		Owner: p.to(h.Owner), Shipped: p.period(w.Shipped), Objectives: p.links(p.Graph.Objectives(e)),
		Only: p.OnlyEntry(h.Audience), Facets: p.facets(e),
	}
	if theme, ok := p.Graph.ThemeOf(e); ok {
		c.Theme, c.Colour = p.link(theme), p.colours[theme.ID]
	} else if theme, ok := e.(*model.Theme); ok {
		c.Colour = p.colours[theme.ID]
	}
	if graph.Finished(w) {
		c.Health = ""
	} else {
		c.Overdue = c.Target.Past
		if due, overdue := freshness.ReviewDue(e, p.Today); overdue {
			c.Unreviewed = p.day(due)
		}
	}
	return c
}

func (p *Teller) horizon(e model.Entry) string {
	return p.Graph.Horizon(e, p.lastHorizon())
}

// lastHorizon is where work stands that names none.
func (p *Teller) lastHorizon() string { return p.Horizons[len(p.Horizons)-1].ID }

// roadmapWork returns what stands on the board: all items, and the themes that
// have none.
func (p *planner) roadmapWork() []model.Entry {
	work := make([]model.Entry, 0, len(p.themes)+len(p.items))
	in := make(map[string]int, len(p.themes))
	of := make([][]model.Entry, len(p.themes)+1) // themes in their order, and none; in one, items in theirs
	for i, t := range p.themes {
		in[t.ID] = i
		if len(p.Graph.ItemsOf(t.ID)) == 0 {
			work = append(work, t)
		}
	}
	for _, item := range p.items {
		i, ok := in[item.Parent]
		if !ok {
			i = len(p.themes)
		}
		of[i] = append(of[i], item)
	}
	for _, items := range of {
		work = append(work, items...)
	}
	return work
}

func (p *planner) chips() []Chip {
	var chips []Chip
	for _, t := range p.themes {
		chips = append(chips, Chip{Title: t.Title, URL: p.url(t), Colour: p.colours[t.ID], Count: len(p.Graph.ItemsOf(t.ID))})
	}
	return chips
}

func board(p *planner) []Page {
	if len(p.work) == 0 {
		return nil
	}
	frame, prose := p.frame(route.Board, "roadmap", "roadmap")
	pages := []Page{{URL: route.Board, Template: "board.html", Data: func() any { return p.wholeBoard(frame, prose) }}, p.embeddedBoard(frame)}
	return append(pages, p.pictures(route.BoardPicture, func() *picture.Picture { return p.boardPicture(p.onTheBoard()) })...)
}

func (p *planner) wholeBoard(frame Frame, prose Prose) Board {
	work := p.work
	all := p.onTheBoard()
	shown := all.first(mostCards)
	data := Board{Frame: frame, Files: p.files(route.BoardPicture), Ways: p.ways(route.Board), Prose: prose, Themes: p.chips(), Count: len(work),
		Shipped: p.cards(shown.shipped), ShippedBeyond: len(all.shipped) - len(shown.shipped), Beyond: p.beyondWork(shown.size(), all.size()),
		Embed: p.embed(frame, route.BoardView)}
	if data.Beyond.All > 0 {
		data.Filter = p.filterOfSome(shown.work())
	} else {
		data.Filter = p.filter(onBoard(work))
	}
	columns := p.columns(shown, all)
	data.Legend = legend(cardsOf(columns, data.Shipped)...)
	data.Crowded = crowded(columns, len(data.Shipped) > 0 || prose.Body != nil)
	data.Columns = folded(columns)
	for _, e := range work {
		w, _ := graph.WorkOf(e)
		data.Targets = data.Targets || !w.Target.IsZero()
	}
	return data
}

// folded folds what would make a column too long to read; folded cards say
// their title and state.
func folded(columns []Column) []Column {
	out := slices.Clone(columns)
	for i, c := range columns {
		if len(c.Cards) <= mostInColumn {
			continue
		}
		out[i].Cards, out[i].More = c.Cards[:mostInColumn], slices.Clone(c.Cards[mostInColumn:])
		for k := range out[i].More {
			out[i].More[k].Outcome = ""
		}
	}
	return out
}

// crowded reports whether cards with their outcomes need more than one printed
// sheet. Measured on A4 across: it holds five cards below one another and five
// side by side, of some ninety letters each; a card less if more is to stand
// below them, unless there is width to spare. A column of the board is set in
// as many as it needs, which print.css repeats.
func crowded(columns []Column, more bool) bool {
	const below, beside, letters = 5, 5, 90
	wide, high, all := 0, 0, 0
	for _, c := range columns {
		lines := max(1, (len(c.Cards)+below-1)/below)
		wide += lines
		high = max(high, (len(c.Cards)+lines-1)/lines)
		for _, card := range c.Cards {
			all += utf8.RuneCountInString(card.Outcome)
		}
	}
	return wide > beside || more && wide > 3 && high == below || all > below*beside*letters
}

// trail says why something is done, from the vision down.
func (p *Teller) trail(e model.Entry) []Link {
	var trail []Link
	for _, v := range graph.All[*model.Vision](p.Graph) {
		trail = append(trail, p.link(v))
	}
	trail = append(trail, p.links(p.Graph.Objectives(e))...)
	if theme, ok := p.Graph.ThemeOf(e); ok {
		trail = append(trail, p.link(theme))
	}
	return trail
}

func themes(p *planner) []Page {
	var pages []Page
	for _, t := range p.themes {
		pages = append(pages, p.told(Page{URL: p.url(t), Template: "theme.html", Sources: []string{t.Origin.File}}, []model.Entry{t},
			func(p *Teller) any { return p.theme(t) }))
	}
	return pages
}

func (p *Teller) theme(t *model.Theme) ThemePage {
	data := ThemePage{Frame: p.entryFrame(t, p.url(t), crumb("roadmap", route.Board)), WorkParts: p.workParts(t, &t.Work)}
	var work []model.Entry
	for _, item := range p.Graph.ItemsOf(t.ID) {
		work = append(work, item)
	}
	all := p.standingOf(work)
	shown := all.first(mostCards)
	data.Columns, data.Shipped = p.columns(shown, all), p.cards(shown.shipped)
	data.ShippedBeyond, data.Beyond = len(all.shipped)-len(shown.shipped), p.beyond(shown.size(), all.size(), model.ItemKind)
	return data
}

// workParts returns what the pages of themes and of items say alike.
func (p *Teller) workParts(e model.Entry, w *model.Work) WorkParts {
	f := facts{p: p}
	f.work(e, w)
	parts := WorkParts{
		Card: p.card(e), Facts: f.list, Problem: w.Problem, Believe: w.Hypothesis, Reason: w.Reason, Progress: written(w.Progress),
		Figures: p.figures(w.Metrics), Trail: p.trail(e), Score: p.score(w.Score), Asks: p.asksOf(w.Asks),
		DependsOn: p.cards(p.Graph.ToAll(w.DependsOn)), NeededBy: p.cards(p.naming(e, "depends_on")),
		Ruling: p.rulingOf(e, w), Records: p.recordsAbout(e), Prose: p.prose(e),
	}
	parts.Lead, parts.Outcome = lead(e.Head().Summary, w.Outcome)
	parts.Card.Only = "" // the page says it
	return parts
}

func items(p *planner) []Page {
	pages := make([]Page, 0, len(p.items))
	for _, item := range p.items {
		pages = append(pages, p.told(Page{URL: p.url(item), Template: "item.html", Sources: []string{item.Origin.File}}, []model.Entry{item},
			func(p *Teller) any { return p.item(item) }))
	}
	return pages
}

func (p *Teller) item(item *model.Item) ItemPage {
	crumbs := []Link{crumb("roadmap", route.Board)}
	if theme, ok := p.Graph.ThemeOf(item); ok {
		crumbs = append(crumbs, p.link(theme))
	}
	data := ItemPage{Frame: p.entryFrame(item, p.url(item), crumbs...), WorkParts: p.workParts(item, &item.Work), Stories: p.stories(item)}
	data.Progress = progress(item)
	return data
}

func (p *Teller) stories(item *model.Item) []Story {
	var stories []Story
	for _, s := range item.Backlog {
		stories = append(stories, Story{ID: s.ID, As: s.As, Want: s.Want, So: s.So, Accept: s.Accept, Status: storyStatus(s), Only: p.OnlyPart(s.Audience)})
	}
	return stories
}

func (p *Teller) asksOf(list []model.Ask) []Ask {
	var asks []Ask
	for _, a := range list {
		asks = append(asks, Ask{Team: p.to(a.Team), Level: a.Level, What: a.What, Champion: p.to(a.Champion)})
	}
	return asks
}

// lead returns what a page of work begins with, and the outcome if that is not
// said by it.
func lead(summary, outcome string) (string, string) {
	if summary == "" || summary == outcome {
		return outcome, ""
	}
	return summary, outcome
}

func (p *Teller) cards(entries []model.Entry) []Card {
	cards := make([]Card, 0, len(entries))
	for _, e := range entries {
		if _, ok := graph.WorkOf(e); ok {
			cards = append(cards, p.card(e))
		}
	}
	return cards
}

// naming returns the entries that name e under a key.
func (p *Teller) naming(e model.Entry, field string) []model.Entry {
	var out []model.Entry
	for _, b := range p.Graph.Backlinks(e.Head().Key()) {
		if b.Field() == field {
			out = append(out, b.From)
		}
	}
	return out
}

// storyStatus returns how far a story is; open where nothing is written.
func storyStatus(s model.Story) string { return or(s.Status, "open") }

// progress is what is written, or the share of stories done; -1 if unknown.
func progress(item *model.Item) int {
	if !item.Progress.Auto || len(item.Backlog) == 0 {
		return written(item.Progress)
	}
	done := 0
	for _, s := range item.Backlog {
		if storyStatus(s) == "done" {
			done++
		}
	}
	return percent(float64(done), float64(len(item.Backlog)))
}

// written is a progress that somebody gave; -1 if it is to be counted.
func written(p model.Percent) int {
	if !p.Set || p.Auto {
		return -1
	}
	return p.Value
}

// score computes a priority from its inputs: RICE is reach × impact ×
// confidence / effort, ICE impact × confidence × ease, WSJF the cost of delay
// (value + time criticality + risk reduction) / size, value-effort the
// quotient of the two. Of MoSCoW and Kano the class is the result.
func (p *Teller) score(s model.Score) Score {
	out := Score{Model: s.Model}
	input := func(name string, n model.Number) float64 {
		if n.Text != "" {
			out.Inputs = append(out.Inputs, Fact{Word: "score." + name, Terms: []Term{{Text: p.number(n.Text)}}})
		}
		return n.Value
	}
	share := func(n model.Number) float64 {
		v := input("confidence", n)
		if v > 1 && s.Model == "rice" {
			v /= 100
		}
		return v
	}
	result := 0.0
	switch s.Model {
	case "":
		return Score{}
	case "rice":
		result = input("reach", s.Reach) * input("impact", s.Impact) * share(s.Confidence) / input("effort", s.Effort)
	case "ice":
		result = input("impact", s.Impact) * share(s.Confidence) * input("ease", s.Ease)
	case "wsjf":
		result = (input("value", s.Value) + input("time_criticality", s.TimeCriticality) + input("risk_reduction", s.RiskReduction)) / input("size", s.Size)
	case "value-effort":
		result = input("value", s.Value) / input("effort", s.Effort)
	default:
		out.Result = s.Class
		return out
	}
	if !math.IsNaN(result) && !math.IsInf(result, 0) {
		out.Result = p.number(strconv.FormatFloat(math.Round(result*10)/10, 'f', -1, 64))
	}
	return out
}
