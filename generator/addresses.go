package generator

import "github.com/fingerpost/fingerpost/generator/internal/model"

// A frontLink is an address in the front matter of an entry, with its key.
type frontLink struct {
	key    string // "links.0.href"
	target string
}

// pathsIn returns the paths to files of the project that front matter holds.
func pathsIn(e model.Entry) []frontLink {
	var out []frontLink
	add := func(key string, u model.URL) {
		if u != "" && !u.External() {
			out = append(out, frontLink{key, string(u)})
		}
	}
	for i, l := range e.Head().Links {
		add("links."+itoa(i)+".href", l.Href)
	}
	switch e := e.(type) {
	case *model.Source:
		add("href", e.Href)
	case *model.Author:
		add("href", e.Href)
	case *model.Quotation:
		add("href", e.Href)
	case *model.Role:
		for i, m := range e.Mappings {
			add("mappings."+itoa(i)+".url", m.URL)
		}
		for i, q := range e.Quotes {
			add("quotes."+itoa(i)+".source", q.Source)
		}
	}
	return out
}
