// Package route gives every entry and view its address, once and for ever, and
// refuses two pages at one address. It knows nothing of templates or of where
// a site is hosted: addresses begin at the root of the site.
//
//	routes, problems := route.Assign(entries)
//	url, ok := routes.URL(key) // "/roles/product-owner/"
package route

import (
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Addresses of views that stand for no single entry.
const (
	Home        = "/"
	Board       = "/roadmap/"
	BoardThemes = "/roadmap/#themes" // where the board leads to all themes
	Timeline    = "/roadmap/timeline/"
	Tree        = "/roadmap/tree/"
	Outcomes    = "/outcomes/"
	Backlog     = "/roadmap/backlog/"
	Compare     = "/compare/"
	Glossary    = "/glossary/"
	Tags        = "/tags/"
	Search      = "/search/"
	Register    = "/decisions/"
	Who         = "/who-decides/"
	NotFound    = "/404.html"
	Atom        = "/updates/feed.xml"
	Sitemap     = "/sitemap.xml"
	Robots      = "/robots.txt"

	Attention       = "/attention/"
	SearchIndex     = "/search/index.js"
	TimelinePicture = "/roadmap/timeline.svg"
	TreePicture     = "/roadmap/tree.svg"
	Calendar        = "/roadmap/calendar.ics"
	RoadmapData     = "/roadmap/roadmap.json"
	RoadmapTable    = "/roadmap/roadmap.csv"
	RoadmapText     = "/roadmap/roadmap.md"

	Disagree     = "/sources-disagree/"
	MixedUp      = "/mixed-up/"
	RoleMap      = "/role-map/"
	Questions    = "/questions/"
	BoardPicture = "/roadmap/board.svg"

	Views  = "/views/" // below it stand the views that a project declares
	Embeds = "/embed/" // and the parts of views that other sites can show
)

// BoardView is the name of the board among the views that other sites can show.
const BoardView = "board"

// View returns the address of a declared view.
func View(id string) string { return Views + id + "/" }

// Embed returns the address of the part of a view for other sites.
func Embed(id string) string { return Embeds + id + "/" }

// A Table holds the addresses of one set of entries.
type Table struct {
	urls      map[model.Key]string
	of        map[model.Entry]string // the same by the entries themselves, which is cheaper to ask
	redirects []Redirect
}

// A Redirect leads from an old address to the page that took its place, as the
// file of that page says.
type Redirect struct{ From, To, File string }

// Assign gives addresses to entries. Problems are those of the whole site:
// call it with all entries once, and with those of an edition for its table.
func Assign(entries []model.Entry) (*Table, diag.List) {
	t := &Table{urls: make(map[model.Key]string, len(entries)), of: make(map[model.Entry]string, len(entries))}
	var problems diag.List
	owner := make(map[string]model.Entry, len(entries))
	empty := emptyLists(entries)
	for _, e := range entries {
		h := e.Head()
		url := address(h)
		if h.Kind == model.SectionKind && empty[url] {
			continue
		}
		t.urls[h.Key()], t.of[e] = url, url
		if strings.Contains(url, "#") {
			continue
		}
		if other, taken := owner[url]; taken {
			problems = append(problems, diag.New("route/clash", h.Origin, "%s and %s would both be at %s", h.Key(), other.Head().Key(), url).
				WithHint("change one of the ids").WithNote(other.Head().Origin, "the other entry"))
			continue
		}
		owner[url] = e
	}
	for _, e := range entries {
		if e.Head().Kind == model.PageKind && Reserved(t.urls[e.Head().Key()]) {
			problems = append(problems, diag.New("route/clash", e.Head().Origin, "%s is the address of a view", t.urls[e.Head().Key()]).
				WithHint("name the file differently; words for a view go into the _index.md of its folder"))
		}
		problems = append(problems, t.old(e, owner)...)
	}
	sort.Slice(t.redirects, func(i, j int) bool { return t.redirects[i].From < t.redirects[j].From })
	return t, problems
}

// Comparable reports whether readers may set a role beside others of their
// choice: more is said of it than what it is. With two of them there is a page
// to do so.
func Comparable(r *model.Role) bool { return !r.Stub }

// emptyLists returns the addresses of lists that no entry stands on: they have
// no page, whatever words their folder has for it.
func emptyLists(entries []model.Entry) map[string]bool {
	empty := map[string]bool{Tags: true, Who: true}
	for _, k := range model.Kinds {
		if k != model.SectionKind && k != model.PageKind {
			empty[Index(k)] = true
		}
	}
	roles := 0
	var last *model.Kind // entries of one kind stand together, as a rule
	for _, e := range entries {
		if r, ok := e.(*model.Role); ok && Comparable(r) {
			if roles++; roles > 1 {
				delete(empty, Compare)
			}
		}
		if h := e.Head(); h.Kind != model.SectionKind {
			if h.Kind != last {
				delete(empty, Index(h.Kind))
				if h.Kind == model.DecisionKind {
					delete(empty, Who)
				}
				last = h.Kind
			}
			if empty[Tags] && slices.ContainsFunc(h.Tags, func(tag string) bool { return Slug(tag) != "" }) {
				delete(empty, Tags)
			}
		}
	}
	return empty
}

// old adds the redirects of an entry: from its old addresses, and from those
// that its old ids gave it.
func (t *Table) old(e model.Entry, owner map[string]model.Entry) diag.List {
	h := e.Head()
	to, ok := t.urls[h.Key()]
	if !ok {
		return nil
	}
	var problems diag.List
	add := func(from string, at diag.Span) {
		if other, taken := owner[from]; taken || Reserved(from) {
			p := diag.New("route/clash", at, "the old address %s is in use", from).WithHint("remove it: readers find a page there")
			if taken {
				p = p.WithNote(other.Head().Origin, "by this entry")
			}
			problems = append(problems, p)
			return
		}
		owner[from] = e
		t.redirects = append(t.redirects, Redirect{from, to, at.File})
	}
	for i, alias := range h.Aliases {
		at := h.At("aliases." + strconv.Itoa(i))
		from, ok := clean(alias)
		if !ok {
			problems = append(problems, diag.New("value/url", at, "%q is no address of this site", alias).WithHint("write it as /old/place/"))
			continue
		}
		add(from, at)
	}
	for i, old := range h.Formerly {
		was := *h
		was.ID = old
		from := address(&was)
		if strings.Contains(from, "#") || !model.ValidID(path.Base(old)) || bears(owner[from], h.Kind, old) {
			continue // no page of its own, or told by the rule for old ids
		}
		add(from, h.At("formerly."+strconv.Itoa(i)))
	}
	return problems
}

// bears reports whether an entry has or had an id of a kind.
func bears(e model.Entry, k *model.Kind, id string) bool {
	return e != nil && e.Head().Kind == k && (e.Head().ID == id || slices.Contains(e.Head().Formerly, id))
}

// clean returns an old address with slashes at both ends, or as a file.
func clean(alias string) (string, bool) {
	if !strings.HasPrefix(alias, "/") || strings.ContainsAny(alias, "?#\\\x00%:") || strings.ContainsFunc(alias, unicode.IsControl) {
		return "", false
	}
	c := path.Clean(alias)
	if strings.Contains(alias, "/..") || c == "/" {
		return "", false
	}
	if path.Ext(c) == "" {
		c += "/"
	}
	return c, true
}

// Reserved reports whether an address belongs to a view or to files of the
// site's own.
func Reserved(url string) bool {
	switch url {
	case Home, Board, Compare, Timeline, Tree, Outcomes, Backlog, Attention, Glossary, Tags, NotFound, Sitemap, Robots, Atom, Search, SearchIndex, Disagree, MixedUp, RoleMap, Questions, "/assets/", Who:
		return true
	}
	for _, k := range model.Kinds {
		// Ten thousand addresses are asked for; only lists end where the kind's
		// own address has its id.
		if k != model.PageKind && k != model.SectionKind && strings.HasPrefix(k.Address, url) && Index(k) == url {
			return true
		}
	}
	return strings.HasPrefix(url, "/tags/") || strings.HasPrefix(url, Views) || strings.HasPrefix(url, Embeds) || strings.HasPrefix(url, "/assets/") || strings.HasPrefix(url, "/~") ||
		strings.HasPrefix(url, registerAs) || strings.HasPrefix(url, registerIn) || strings.HasPrefix(url, registerFor)
}

// address returns where an entry is found.
func address(h *model.Header) string {
	switch h.Kind {
	case model.SectionKind:
		return section(h.ID)
	case model.DecisionKind:
		if h.Written {
			return Register + h.ID + "/"
		}
	}
	return strings.ReplaceAll(h.Kind.Address, "{id}", h.ID)
}

// section returns the address of a folder's page: that of the list of the
// kind which lives there.
func section(id string) string {
	if id == "" {
		return Home
	}
	for _, k := range model.Kinds {
		for _, in := range k.RowsIn {
			if in == "section:"+id {
				return Index(k)
			}
		}
	}
	return "/" + id + "/"
}

// Index returns the address of the page that lists the entries of a kind.
func Index(k *model.Kind) string {
	switch k {
	case model.ThemeKind, model.ItemKind:
		return Board
	case model.ChapterKind:
		return Index(model.GuideKind)
	}
	before, _, _ := strings.Cut(k.Address, "{id}")
	return strings.TrimSuffix(before, "#")
}

// URL returns the address of an entry, with a fragment where it has no page of
// its own.
//
//go:noinline
func (t *Table) URL(key model.Key) (string, bool) {
	url, ok := t.urls[key]
	return url, ok
}

// Of returns the address of an entry, as URL does for its key.
func (t *Table) Of(e model.Entry) (string, bool) {
	if url, ok := t.of[e]; ok {
		return url, true
	}
	return t.URL(e.Head().Key())
}

// Redirects returns the old addresses in order.
func (t *Table) Redirects() []Redirect { return t.redirects }

// Tag returns the address of a tag's page.
func Tag(tag string) string { return Tags + Slug(tag) + "/" }

// Where the register is shown otherwise than usually. No decision has its page
// there: those stand one step higher.
const (
	registerAs  = Register + "as/"
	registerIn  = Register + "in/"
	registerFor = Register + "for/"
)

// RegisterAs returns the address of the register in another vocabulary.
func RegisterAs(scheme string) string { return registerAs + scheme + "/" }

// RegisterIn returns the address of the register for a size of organisation,
// an engagement, or both; "" if their words make no address.
func RegisterIn(size, engagement string) string {
	s, e := Slug(size), Slug(engagement)
	switch {
	case s == "" && size != "", e == "" && engagement != "", s+e == "":
		return ""
	case s == "":
		return registerFor + e + "/"
	case e == "":
		return registerIn + s + "/"
	}
	return registerIn + s + "/for/" + e + "/"
}

// Slug returns a word as it stands in addresses: letters and digits of any
// script in lower case, everything else as single hyphens.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(r)
		} else if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// File returns the path of the file that is served at an address:
// "/roles/product-owner/" is roles/product-owner/index.html.
func File(url string) string {
	url, _, _ = strings.Cut(url, "#")
	p := strings.TrimPrefix(url, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return p
}
