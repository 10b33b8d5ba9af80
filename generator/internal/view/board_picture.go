package view

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/picture"
)

// mostDrawn is how many cards a picture can show and be read on a slide; with
// more, it counts them by theme.
const mostDrawn = 60

// Measures of the board's picture, in pixels.
const (
	armHeight = 30.0
	armPoint  = 14.0
	columnGap = 28.0
)

// A drawnCard is a card with its words broken into lines, or a theme with how
// much work it has.
type drawnCard struct {
	class        string
	title, notes []string
	height       float64
}

// boardPicture draws the board: the arms of the signpost with their cards below.
func (p *planner) boardPicture(all standing) *picture.Picture {
	columns, total := p.columns(standing{columns: make([][]model.Entry, len(all.columns))}, all), 0
	for _, c := range columns {
		total += c.Count
	}
	width := (pictureWidth - 2*pictureMargin + columnGap) / float64(len(columns))
	top := pictureMargin + 44
	height := 0.0
	drawn := make([][]drawnCard, len(columns))
	for i, work := range all.columns {
		drawn[i] = p.drawnCards(work, width-columnGap-16, total <= mostDrawn)
		used := armHeight + 16
		for _, card := range drawn[i] {
			used += card.height
		}
		height = max(height, used)
	}
	stamp := picture.Wrap(p.stamp(), 11, pictureWidth-2*pictureMargin)
	bottom := top + height
	title := p.Word("title.roadmap")
	pic := picture.New(p.Site.Title+": "+title, p.Word("board.caption"), pictureWidth, bottom+20+float64(len(stamp))*leading+pictureMargin/2)
	pic.Text("title", pictureMargin, pictureMargin+18, title)
	for i, c := range columns {
		x := pictureMargin + float64(i)*width
		pic.Line("post", x, top, x, bottom)
		p.drawArm(pic, c, x, top, width-columnGap)
		y := top + armHeight + 16
		for _, card := range drawn[i] {
			pic.Rect(card.class, x+16, y+3, 8, 8)
			pic.Lines("head", x+32, y+11, leading, card.title)
			if len(card.notes) > 0 {
				pic.Lines("quiet", x+32, y+11+float64(len(card.title))*leading, leading, card.notes)
			}
			y += card.height
		}
	}
	pic.Lines("quiet", pictureMargin, bottom+24, leading, stamp)
	return pic
}

// drawArm draws the head of a column: the further away, the longer.
func (p *planner) drawArm(pic *picture.Picture, c Column, x, y, width float64) {
	name := c.Title
	if name == "" {
		name = p.Word("horizon." + c.ID)
	}
	count := fmt.Sprint(c.Count)
	share := [3]float64{0.56, 0.78, 1}[min(c.Place, 3)-1]
	need := picture.Width(name, 16) + picture.Width(count, 16) + 44 + armPoint
	end := x + min(width, max(width*share, need))
	pic.Shape(fmt.Sprintf("arm arm-%d", min(c.Place, 3)), [2]float64{x, y}, [2]float64{end - armPoint, y},
		[2]float64{end, y + armHeight/2}, [2]float64{end - armPoint, y + armHeight}, [2]float64{x, y + armHeight})
	pic.Text("on-arm", x+16, y+20, name)
	pic.Text("on-arm", end-armPoint-8-picture.Width(count, 14), y+20, count)
}

// drawnCards breaks the words of cards into lines; where each cannot be shown,
// it counts the cards of each theme.
func (p *planner) drawnCards(work []model.Entry, width float64, each bool) []drawnCard {
	var out []drawnCard
	add := func(colour int, title, note string) {
		d := drawnCard{class: fmt.Sprintf("bar c%d", colour), title: picture.Wrap(title, letters*1.06, width-16), notes: picture.Wrap(note, letters-1, width-16)}
		d.height = float64(len(d.title)+len(d.notes))*leading + 10
		out = append(out, d)
	}
	if each {
		for _, c := range p.cards(work) {
			add(c.Colour, c.Title, p.cardNote(c))
		}
		return out
	}
	counts := map[int]int{}
	for _, e := range work {
		counts[p.themePlace(e)]++
	}
	themes, rest := 0, 0
	for i, t := range p.themes {
		n := counts[i+1]
		if n == 0 {
			continue
		}
		if themes++; themes <= mostLanesDrawn {
			add(p.colours[t.ID], t.Title, p.count("count.items", n))
		} else {
			rest += n
		}
	}
	if rest > 0 {
		add(0, p.count("beyond.lanes", themes-mostLanesDrawn), p.count("count.items", rest))
	}
	if n := counts[0]; n > 0 {
		add(0, p.Word("group.theme"), p.count("count.items", n))
	}
	return out
}

// cardNote says what a card says below its title.
func (p *planner) cardNote(c Card) string {
	note := p.Word("status." + c.Status)
	if c.Theme.Text != "" {
		note = c.Theme.Text + " · " + note
	}
	if c.Health != "" {
		note += " · " + p.Word("health."+c.Health)
	}
	if c.Target.ISO != "" {
		note += " · " + p.say(c.Target)
		if c.Confidence != "" {
			note += " · " + p.Word("confidence."+c.Confidence)
		}
	}
	return note
}
