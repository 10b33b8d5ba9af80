package view

import (
	"fmt"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// otherwise returns the frame of the register in another case or vocabulary.
func (p *planner) otherwise(usual Frame, way Way) Frame {
	f, _ := p.frame(way.URL, "decisions", noFolder)
	title := usual.Title
	if title == "" {
		title = p.Word(usual.TitleWord)
	}
	said := p.Word("vocabulary." + way.Scheme)
	switch {
	case way.Scheme != "":
	case way.Case.Engagement == "":
		said = fmt.Sprintf(p.Word("decision.in_size"), way.Case.Size)
	case way.Case.Size == "":
		said = fmt.Sprintf(p.Word("decision.in_engagement"), way.Case.Engagement)
	default:
		said = fmt.Sprintf(p.Word("decision.in_both"), way.Case.Size, way.Case.Engagement)
	}
	f.Title, f.TitleWord = title+": "+said, ""
	f.Crumbs = append(f.Crumbs, Link{Text: title, URL: route.Register})
	p.lists = append(p.lists, f)
	return f
}

func (p *planner) matrixPage(frame Frame, prose Prose, scheme string, way Way, ways []Way) Register {
	data := Register{Frame: frame, Prose: prose, Scheme: scheme, Case: way.Case, Count: len(p.register)}
	if len(ways) > 1 {
		for _, w := range ways {
			w.Current = w.URL == way.URL
			data.Ways = append(data.Ways, w)
		}
	}
	matrices := rights.Matrices(p.Graph, p.register, rights.Case(way.Case))
	deciders := map[model.Entry]bool{}
	for _, m := range matrices {
		out := p.matrix(m, scheme)
		if len(matrices) > 1 {
			out.ID, out.Title = out.Groups[0].ID, out.Groups[0].Title
			out.Groups[0].ID, out.Groups[0].Title = "", ""
		}
		data.Matrices = append(data.Matrices, out)
		for _, group := range m.Groups {
			if group.Area != "" {
				data.Areas = append(data.Areas, Link{Text: group.Area, URL: "#" + areaID(group.Area), Note: strconv.Itoa(len(group.Rows))})
			}
			for _, r := range group.Rows {
				for _, who := range r.Deciders {
					deciders[who] = true
				}
				if r.Changed {
					data.Changes = append(data.Changes, Change{Question: p.ruling(r.Decision), Who: p.links(r.Deciders),
						Usually: p.links(p.Graph.TakePart(r.Decision, graph.Decides))})
				}
			}
		}
	}
	if len(data.Areas) < 2 {
		data.Areas = nil
	}
	data.Roles = len(deciders)
	for _, part := range rights.Used(p.Graph, p.register) {
		cell := said(scheme, rights.Taking{Part: part})
		data.Legend = append(data.Legend, LegendRow{Letter: cell.Letter, Word: cell.Word, Part: string(part)})
	}
	for _, part := range rights.Lost(p.Graph, p.register, scheme) {
		data.Lost = append(data.Lost, string(part))
	}
	return data
}

// ruling returns a link from the question of a decision to its full answer.
func (p *Teller) ruling(d *model.Decision) Link {
	url := p.url(d)
	if url == route.Register+"#"+d.ID {
		url = route.Who + "#" + d.ID
	}
	return Link{Text: d.Question, URL: url}
}

func (p *planner) matrix(m rights.Matrix, scheme string) Matrix {
	out := Matrix{Columns: p.links(m.Columns), Others: m.Others, Width: 1 + len(m.Columns)}
	if m.Others {
		out.Width++
	}
	for _, group := range m.Groups {
		g := MatrixGroup{Title: group.Area}
		if group.Area != "" {
			g.ID = areaID(group.Area)
		}
		for _, r := range group.Rows {
			row := MatrixRow{ID: r.Decision.ID, Question: p.ruling(r.Decision), Nobody: len(r.Deciders) == 0, Only: p.OnlyEntry(r.Decision.Audience)}
			if row.Nobody && nobody(r.Decision) {
				row.Because = r.Decision.Because
			}
			if r.Changed {
				row.Usually = p.links(p.Graph.TakePart(r.Decision, graph.Decides))
			}
			row.Delegated = p.delegatedBy(r.Decision, r.Deciders)
			for i, parts := range r.Cells {
				row.Cells = append(row.Cells, p.cell(m.Columns[i], parts, scheme))
			}
			for _, party := range r.Others {
				row.Others = append(row.Others, p.cell(party.Who, party.Parts, scheme))
			}
			g.Rows = append(g.Rows, row)
		}
		out.Groups = append(out.Groups, g)
	}
	return out
}

func (p *planner) cell(who model.Entry, parts []rights.Taking, scheme string) MatrixCell {
	c := MatrixCell{Who: p.link(who)}
	for _, t := range parts {
		c.Parts = append(c.Parts, said(scheme, t))
		c.Decides = c.Decides || t == rights.Taking{Part: graph.Decides}
	}
	return c
}

// said words a part as a vocabulary does, or plainly where it has no word.
func said(scheme string, t rights.Taking) MatrixPart {
	part := MatrixPart{Word: rights.Plain + "." + string(t.Part), Letter: rights.Letter(scheme, t.Part), When: Case(t.When)}
	if part.Letter != "" {
		part.Word = scheme + "." + string(t.Part)
	}
	part.Lost = !rights.Says(scheme, t.Part)
	return part
}
