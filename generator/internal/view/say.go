package view

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/picture"
)

// say returns a day or period in words, for files that no template makes.
func (p *Teller) say(w When) string {
	text := p.sayUnit(w.From)
	if w.Range {
		text += " " + p.Word("date.to") + " " + p.sayUnit(w.To)
	}
	return text
}

func (p *Teller) sayUnit(u Unit) string {
	month := func() string { return p.Word(fmt.Sprintf("month.%d", u.Number)) }
	fiscal := ""
	if u.Fiscal {
		fiscal = ".fiscal"
	}
	switch u.Precision {
	case "":
		return ""
	case "day":
		return fmt.Sprintf(p.Word("date.day"), u.Day, month(), u.Year)
	case "month":
		return fmt.Sprintf(p.Word("date.month"), month(), u.Year)
	case "year":
		return fmt.Sprintf(p.Word("date"+fiscal+".year"), u.Year)
	}
	return fmt.Sprintf(p.Word("date"+fiscal+"."+u.Precision), u.Number, u.Year)
}

// sayHead returns the head of a column of a timeline; the year stands above it.
func (p *planner) sayHead(u Unit) string {
	switch u.Precision {
	case "month":
		return p.Word(fmt.Sprintf("month.short.%d", u.Number))
	case "quarter", "half":
		return fmt.Sprintf(p.Word("date."+u.Precision+"_short"), u.Number)
	}
	return p.sayUnit(u)
}

// stamp says what a picture shows, for whom and as of when, and what it must
// not be taken for.
func (p *planner) stamp() string {
	text := p.Site.Title
	if p.Site.Edition != "" {
		text += " · " + p.Site.Edition
	}
	if p.Site.AsOf.ISO != "" {
		text += " · " + p.Word("site.as_of") + " " + p.say(p.Site.AsOf)
	}
	if p.Site.Disclaimer != "" {
		text += " · " + p.Site.Disclaimer
	}
	return text
}

// pictures plans the files of a picture: one that follows the scheme of the
// reader's system, and beside it one that is always light, for slides.
func (p *planner) pictures(url string, draw func() *picture.Picture) []Page {
	s := p.Pictures
	both := sync.OnceValue(func() [2][]byte { // so that what was drawn is not kept beside them
		drawn := draw()
		return [2][]byte{drawn.Bytes(s.Light + "@media (prefers-color-scheme: dark) {\n" + s.Dark + "}\n"), drawn.Bytes(s.Light)}
	})
	file := func(url string, which int) Page {
		return Page{URL: url, Encode: func(w io.Writer) error { return put(w, both()[which]) }}
	}
	return []Page{file(url, 0), file(strings.TrimSuffix(url, ".svg")+"-light.svg", 1)}
}
