// Package feed encodes what programs read: Atom feeds, calendars, sitemaps and
// robots files, over plain structs. It knows nothing of entries.
//
//	err := feed.Atom(w, f)
package feed

import (
	"bufio"
	"encoding/xml"
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

// Atom writes the feed as Atom 1.0 (RFC 4287). A day is written as its first
// moment in UTC; the feed's own date is that of its newest entry, so that equal
// entries give equal bytes.
func Atom(w io.Writer, f Feed) error {
	newest := "1970-01-01"
	for _, e := range f.Entries {
		newest = max(newest, e.Updated)
	}
	a := atom{bufio.NewWriter(w), "\n  "}
	a.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom"`)
	if f.Language != "" {
		a.attribute("xml:lang", f.Language)
	}
	a.WriteString(">")
	a.words("title", f.Title)
	if f.Subtitle != "" {
		a.words("subtitle", f.Subtitle)
	}
	a.link("self", "application/atom+xml", f.Self)
	a.link("alternate", "text/html", f.URL)
	a.element("id", "", f.URL)
	a.element("updated", "", moment(newest))
	a.author(f.Title)
	for _, e := range f.Entries {
		a.WriteString("\n  <entry>")
		a.entry(e)
		a.WriteString("\n  </entry>")
	}
	a.WriteString("\n</feed>\n")
	return a.Flush()
}

func (a atom) entry(e Entry) {
	a.line = "\n    "
	a.words("title", e.Title)
	a.link("alternate", "text/html", e.URL)
	a.element("id", "", e.URL)
	a.element("published", "", moment(e.Published))
	a.element("updated", "", moment(e.Updated))
	for _, name := range e.Authors {
		a.author(name)
	}
	for _, term := range e.Categories {
		a.WriteString(a.line + "<category")
		a.attribute("term", term)
		a.WriteString("></category>")
	}
	if e.Summary != "" {
		a.words("summary", e.Summary)
	}
}

// atom writes elements on lines of their own.
type atom struct {
	*bufio.Writer
	line string // its end and the indent of the next one
}

func (a atom) attribute(name, value string) {
	a.WriteString(" " + name + `="`)
	_ = xml.EscapeText(a, []byte(value))
	a.WriteString(`"`)
}

func (a atom) element(name, attributes, text string) {
	a.WriteString(a.line + "<" + name + attributes + ">")
	_ = xml.EscapeText(a, []byte(text))
	a.WriteString("</" + name + ">")
}

// words writes what people read, which is no HTML.
func (a atom) words(name, text string) { a.element(name, ` type="text"`, text) }

func (a atom) link(rel, kind, url string) {
	a.WriteString(a.line + `<link rel="` + rel + `" type="` + kind + `"`)
	a.attribute("href", url)
	a.WriteString("></link>")
}

func (a atom) author(name string) {
	inner := atom{a.Writer, a.line + "  "}
	a.WriteString(a.line + "<author>")
	inner.element("name", "", name)
	a.WriteString(a.line + "</author>")
}

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
