package view

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/picture"
)

// Measures of pictures, in pixels: slides are about this wide.
const (
	pictureWidth  = 1280.0
	pictureMargin = 32.0
	letters       = 12.0 // size of type
	leading       = 15.0
)

// timelinePicture draws the timeline as the table shows it.
func (p *planner) timelinePicture(t *TimelinePage) *picture.Picture {
	column := (pictureWidth - 2*pictureMargin) / float64(len(t.Columns))
	lanes := make([][]barRow, len(t.Lanes))
	y := pictureMargin + 96
	for i, lane := range t.Lanes {
		y += 34
		for _, row := range lane.Rows {
			r := p.barRow(row, column)
			lanes[i] = append(lanes[i], r)
			y += r.height
		}
		if lane.Busy != nil {
			y += 24
		}
	}
	stamp := picture.Wrap(p.stamp(), 11, pictureWidth-2*pictureMargin)
	height := y + 28 + float64(len(stamp))*leading + pictureMargin/2

	title := p.Word("title.timeline")
	pic := picture.New(p.Site.Title+": "+title, p.Word("timeline.caption"), pictureWidth, height)
	pic.Text("title", pictureMargin, pictureMargin+18, title)
	p.drawHeads(pic, t, column, y)
	at := pictureMargin + 96.0
	for i, lane := range t.Lanes {
		name := lane.Title.Text
		if lane.Title.Word != "" {
			name = p.Word(lane.Title.Word)
		}
		pic.Text("head", pictureMargin, at+22, name)
		at += 34
		for _, row := range lanes[i] {
			p.drawRow(pic, row, column, at)
			at += row.height
		}
		for c, count := range lane.Busy {
			if count > 0 {
				pic.Text("quiet", pictureMargin+float64(c)*column+4, at+14, fmt.Sprint(count))
			}
		}
		if lane.Busy != nil {
			at += 24
		}
		pic.Line("rule", pictureMargin, at, pictureWidth-pictureMargin, at)
	}
	pic.Lines("quiet", pictureMargin, y+32, leading, stamp)
	return pic
}

func (p *planner) drawHeads(pic *picture.Picture, t *TimelinePage, column, bottom float64) {
	x, top := pictureMargin, pictureMargin+44
	for _, g := range t.Groups {
		pic.Text("head", x+4, top+12, p.sayUnit(g.Unit))
		x += float64(g.Span) * column
	}
	x = pictureMargin
	for _, c := range t.Columns {
		class := "quiet"
		pic.Line("rule", x, top+20, x, bottom)
		if c.Now {
			class = "now"
			pic.Line("rule-now", x, top+44, x+column, top+44)
		}
		pic.Text(class, x+4, top+36, p.sayHead(c.Unit))
		x += column
	}
	pic.Line("post", pictureMargin, top+46, pictureWidth-pictureMargin, top+46)
}

// A barRow is a row with its words broken into lines.
type barRow struct {
	cells  []TimeCell
	titles [][]string
	notes  [][]string
	height float64
}

func (p *planner) barRow(cells []TimeCell, column float64) barRow {
	row := barRow{cells: cells, titles: make([][]string, len(cells)), notes: make([][]string, len(cells))}
	most := 0
	for i, c := range cells {
		if c.Card.Title == "" {
			continue
		}
		room := float64(c.Room)*column - 12
		row.titles[i] = picture.Wrap(c.Card.Title, letters*1.06, room) // it is bold
		row.notes[i] = picture.Wrap(p.barNote(c), letters-1, room)
		most = max(most, len(row.titles[i])+len(row.notes[i]))
	}
	row.height = 20 + float64(most)*leading + 6
	return row
}

// barNote says what the pattern of a bar says, and when it ends.
func (p *planner) barNote(c TimeCell) string {
	end := c.Card.Target
	if c.Card.Shipped.ISO != "" {
		end = c.Card.Shipped
	}
	when := p.say(end)
	if c.Start.ISO != "" {
		when = p.say(c.Start) + " " + p.Word("date.to") + " " + when
	}
	note := ""
	if c.Card.Status != "" {
		note = p.Word("status."+c.Card.Status) + " · "
	}
	note += when
	if c.Card.Confidence != "" {
		note += " · " + p.Word("confidence."+c.Card.Confidence)
	}
	if c.Card.Health != "" {
		note += " · " + p.Word("health."+c.Card.Health)
	}
	return note
}

func (p *planner) drawRow(pic *picture.Picture, row barRow, column, y float64) {
	x := pictureMargin
	for i, c := range row.cells {
		width := float64(c.Span) * column
		if c.Card.Title != "" {
			p.drawBar(pic, c, x, y, width)
			pic.Lines("head", x+1, y+26, leading, row.titles[i])
			pic.Lines("quiet", x+1, y+26+float64(len(row.titles[i]))*leading, leading, row.notes[i])
		}
		x += width
	}
}

// drawBar draws the bar itself: whole where the date is sure, cut into pieces
// the less it is; a milestone is a flag.
func (p *planner) drawBar(pic *picture.Picture, c TimeCell, x, y, width float64) {
	if c.Milestone {
		pic.Shape("flag", [2]float64{x + 1, y}, [2]float64{x + 11, y + 4}, [2]float64{x + 1, y + 8})
		pic.Line("post", x+1, y, x+1, y+14)
		return
	}
	pic.Rect(fmt.Sprintf("bar c%d", c.Card.Colour), x+1, y+4, width-2, 8)
	step, gap := 0.0, 0.0
	switch c.Card.Confidence {
	case "medium":
		step, gap = 14, 3
	case "low":
		step, gap = 9, 5
	}
	for at := x + step; step > 0 && at < x+width-2; at += step {
		pic.Rect("gap", at, y+4, min(gap, x+width-2-at), 8)
	}
}
