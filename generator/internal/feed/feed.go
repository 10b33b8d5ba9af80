// Package feed encodes what programs read: Atom feeds, calendars, sitemaps and
// robots files, over plain structs. It knows nothing of entries.
//
//	err := feed.Atom(w, f)
package feed

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
)

// A Feed is a list of entries, newest first. Addresses are full ones.
type Feed struct {
	Title    string
	Subtitle string
	URL      string // of the site
	Self     string // of the feed
	Language string
	Entries  []Entry
}

// An Entry is one thing that was published. Dates are days: 2027-05-14.
type Entry struct {
	Title      string
	URL        string // also its id: it never changes
	Published  string
	Updated    string
	Summary    string
	Authors    []string
	Categories []string
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomEntry struct {
	Title      atomText       `xml:"title"`
	Link       atomLink       `xml:"link"`
	ID         string         `xml:"id"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Summary    *atomText      `xml:"summary"`
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr,omitempty"`
	Title    atomText    `xml:"title"`
	Subtitle *atomText   `xml:"subtitle"`
	Links    []atomLink  `xml:"link"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

// Atom writes the feed as Atom 1.0 (RFC 4287). A day is written as its first
// moment in UTC; the feed's own date is that of its newest entry, so that equal
// entries give equal bytes.
func Atom(w io.Writer, f Feed) error {
	out := atomFeed{Lang: f.Language, Title: text(f.Title), ID: f.URL, Author: atomPerson{f.Title},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: f.Self}, {Rel: "alternate", Type: "text/html", Href: f.URL}}}
	if f.Subtitle != "" {
		s := text(f.Subtitle)
		out.Subtitle = &s
	}
	newest := "1970-01-01"
	for _, e := range f.Entries {
		newest = max(newest, e.Updated)
		entry := atomEntry{Title: text(e.Title), Link: atomLink{Rel: "alternate", Type: "text/html", Href: e.URL}, ID: e.URL,
			Published: moment(e.Published), Updated: moment(e.Updated)}
		for _, name := range e.Authors {
			entry.Authors = append(entry.Authors, atomPerson{name})
		}
		for _, c := range e.Categories {
			entry.Categories = append(entry.Categories, atomCategory{c})
		}
		if e.Summary != "" {
			s := text(e.Summary)
			entry.Summary = &s
		}
		out.Entries = append(out.Entries, entry)
	}
	out.Updated = moment(newest)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return fmt.Errorf("encoding XML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func text(s string) atomText { return atomText{"text", s} }

func moment(day string) string { return day + "T00:00:00Z" }

// Sitemap writes a sitemap (sitemaps.org, 0.9) of the pages at some addresses
// below base, in order.
func Sitemap(w io.Writer, base string, addresses []string) error {
	addresses = slices.Clone(addresses)
	slices.Sort(addresses)
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for _, address := range addresses {
		out.WriteString("\n  <url>\n    <loc>")
		_ = xml.EscapeText(out, []byte(base+address))
		out.WriteString("</loc>\n  </url>")
	}
	out.WriteString("\n</urlset>\n")
	return out.Flush()
}

// Robots says what search engines may read.
type Robots struct {
	Deny    bool   // everything
	Sitemap string // full address; "" if there is none
}

// Bytes returns robots.txt.
func (r Robots) Bytes() []byte {
	s := "User-agent: *\nAllow: /\n"
	if r.Deny {
		s = "User-agent: *\nDisallow: /\n"
	}
	if r.Sitemap != "" {
		s += "\nSitemap: " + r.Sitemap + "\n"
	}
	return []byte(s)
}
