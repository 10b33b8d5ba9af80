package view

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/chooser"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

const (
	chooserRows = 200 // that a table may have to be of use
	// The style sheet has rules for this many questions and answers. Beyond
	// that, questions are shown only where a script can act on them.
	formQuestions, formAnswers = 6, 5
)

// proveChoosers finds out which outcomes can be reached at all.
func (p *planner) proveChoosers() {
	p.endings = make(map[*model.Chooser][]chooser.End, len(p.choosers))
	for _, c := range p.choosers {
		p.endings[c] = chooser.Prove(c).Ends
	}
}

func choosers(p *planner) []Page {
	pages := p.list("/choosers/", "choosers", "choosers", "chooser", asEntries(p.choosers))
	for _, c := range p.choosers {
		pages = append(pages, Page{URL: p.url(c), Template: "chooser.html", Sources: []string{c.Origin.File}, Data: func() any { return p.chooser(c) }})
	}
	return pages
}

// choosersOf returns the choosers that can end at a role.
func (p *planner) choosersOf(r *model.Role) []Link {
	var out []Link
	for _, c := range p.choosers {
		var titles []string
		for i, end := range p.endings[c] {
			for _, role := range p.Graph.ToAll(c.Outcomes[i].Roles) {
				if role.Head() == r.Head() && end.Reached {
					titles = append(titles, c.Outcomes[i].Title)
				}
			}
		}
		if len(titles) > 0 {
			link := p.link(c)
			link.Note = strings.Join(titles, " · ")
			out = append(out, link)
		}
	}
	return out
}

func (p *planner) chooser(c *model.Chooser) ChooserPage {
	data := ChooserPage{Frame: p.entryFrame(c, p.url(c), crumb("choosers", "/choosers/")), Prose: p.prose(c), Tie: c.Tie, Narrows: true}
	titles := map[string]string{}
	for _, o := range c.Outcomes {
		titles[o.ID] = o.Title
		data.Outcomes = append(data.Outcomes, ChooserOutcome{ID: o.ID, Title: o.Title, Text: o.Text, Roles: p.toAll(o.Roles), Pairing: p.to(o.Pairing)})
	}
	for _, q := range c.Questions {
		out := ChooserQuestion{ID: q.ID, Factor: q.Factor, Ask: q.Ask}
		for _, a := range q.Answers {
			out.Answers = append(out.Answers, chooserAnswer(a, titles))
		}
		data.Questions = append(data.Questions, out)
		data.Narrows = data.Narrows && len(q.Answers) <= formAnswers
	}
	data.Paths = chooser.Count(c).String()
	rows, ok := chooser.Table(c, chooserRows)
	data.Narrows = data.Narrows && ok && len(c.Questions) <= formQuestions
	for _, row := range rows {
		data.Rows = append(data.Rows, chooserRow(c, row))
	}
	return data
}

func chooserAnswer(a model.Answer, titles map[string]string) ChooserAnswer {
	out := ChooserAnswer{ID: a.ID, Label: a.Label, Because: a.Because}
	for _, f := range a.Favours {
		if title, ok := titles[f.Outcome.Text]; ok {
			out.Favours = append(out.Favours, ChooserFavour{ID: f.Outcome.Text, Title: title, Points: f.Points})
		}
	}
	for _, x := range a.Excludes {
		if title, ok := titles[x.Text]; ok {
			out.Excludes = append(out.Excludes, ChooserFavour{ID: x.Text, Title: title})
		}
	}
	return out
}

func chooserRow(c *model.Chooser, row chooser.Row) ChooserRow {
	var out ChooserRow
	for q, places := range row.Answers {
		question := c.Questions[q]
		cell := ChooserCell{Question: or(question.Factor, question.Ask), Any: places == nil}
		for a, answer := range question.Answers {
			if cell.Any || slices.Contains(places, a) {
				cell.Answers = append(cell.Answers, answer.Label)
				cell.Places = append(cell.Places, a+1)
			}
		}
		out.Cells = append(out.Cells, cell)
	}
	for _, o := range row.Result {
		out.Outcomes = append(out.Outcomes, Link{Text: c.Outcomes[o].Title, URL: "#outcome-" + c.Outcomes[o].ID})
	}
	return out
}
