package generator

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// links follows the links of one set of entries: the whole site's, or those of
// one edition, which cannot see the rest.
type links struct {
	g       *graph.Graph
	routes  *route.Table
	byFile  map[string]model.Entry // content files by path in the project
	texts   map[model.Key]*markdown.Text
	anchors map[string][]string // by address: ids of entries that are found on a page of others
	pages   map[string]bool     // addresses of pages
	assets  assets
	files   *source.Snapshot
	lost    func(file, page string) bool // what a mistake keeps from being found
	torn    func(key model.Key) bool     // prose that a mistake has cut short
}

func (b *builder) newLinks(g *graph.Graph, routes *route.Table, texts []written) *links {
	l := &links{g: g, routes: routes, byFile: map[string]model.Entry{}, texts: make(map[model.Key]*markdown.Text, len(texts)),
		anchors: map[string][]string{}, pages: map[string]bool{route.Home: true}, assets: b.assets, files: b.in.Files, lost: b.lost}
	l.torn = func(key model.Key) bool { e, ok := b.whole.Find(key); return ok && b.torn(e) }
	for _, w := range texts {
		l.texts[w.entry.Head().Key()] = w.text
	}
	for _, e := range g.Entries() {
		h := e.Head()
		if !h.Row {
			l.byFile[h.Origin.File] = e
		}
		address, _ := routes.URL(h.Key())
		page, id, anchored := strings.Cut(address, "#")
		l.pages[page] = true
		l.pages[route.Index(h.Kind)] = true
		if anchored {
			l.anchors[page] = append(l.anchors[page], id)
		}
		if h.Kind == model.DecisionKind { // on the register too, if it has a page of its own
			l.anchors["/decisions/"] = append(l.anchors["/decisions/"], h.ID)
		}
	}
	return l
}

// lost says why a link leads nowhere.
type lost struct {
	code    diag.Code
	message string
	hint    string
	fix     string
	ref     *diag.Diagnostic // of an @id
}

func (p *lost) at(span diag.Span) diag.Diagnostic {
	if p.ref != nil {
		d := *p.ref
		d.At = span
		return d
	}
	d := diag.New(p.code, span, "%s", p.message)
	d.Hint, d.Fix = p.hint, p.fix
	return d
}

// answer is where a link leads.
type answer struct {
	markdown.Answer
	asset string      // path of the file it needs
	to    model.Entry // the entry it leads to; nil if it leads to none
}

// follow finds where a target leads that stands in an entry. An answer without
// an address means that the words are shown without a link.
func (l *links) follow(from model.Entry, target string) (answer, *lost) {
	switch {
	case strings.HasPrefix(target, "#"):
		return l.onPage(from, from, target[1:])
	case strings.HasPrefix(target, "@"):
		return l.byID(from, target[1:])
	}
	u, err := url.Parse(target)
	if err != nil {
		return answer{}, &lost{code: "prose/link", message: strconv.Quote(target) + " is no address", hint: "write %25 for a percent sign"}
	}
	if u.Scheme != "" {
		return answer{Answer: markdown.Answer{URL: target, External: true}}, nil
	}
	return l.byPath(from, norm.NFC.String(u.Path), u.Fragment)
}

func (l *links) byID(from model.Entry, target string) (answer, *lost) {
	id, fragment, _ := strings.Cut(target, "#")
	ref := model.Ref{Text: id}
	if e, ok := l.g.Resolve(ref); ok {
		return l.onPage(from, e, fragment)
	}
	p, wrong := l.g.Judge(from, ref)
	if !wrong {
		return answer{}, nil
	}
	if p.Fix != "" {
		p.Fix = "@" + p.Fix
	}
	return answer{}, &lost{ref: &p}
}

// byPath finds a file of the project: relative to the file a link stands in,
// or from content/ with a slash in front. The address of a page will do too.
func (l *links) byPath(from model.Entry, target, fragment string) (answer, *lost) {
	file := path.Join(path.Dir(from.Head().Origin.File), target)
	if strings.HasPrefix(target, "/") {
		file = path.Join("content", target)
	}
	if e, ok := l.byFile[file]; ok {
		return l.onPage(from, e, fragment)
	}
	if e, ok := l.byFile[path.Join(file, "_index.md")]; ok {
		return l.onPage(from, e, fragment)
	}
	if a, ok := l.assets.byPath[file]; ok {
		return answer{Answer: markdown.Answer{URL: a.url, Width: a.width, Height: a.height}, asset: file}, nil
	}
	if rest, ok := strings.CutPrefix(file, verbatim); ok {
		if _, exists := l.files.Get(file); exists {
			return answer{Answer: markdown.Answer{URL: "/" + rest}}, nil
		}
	}
	page := strings.TrimSuffix(target, "/") + "/"
	if strings.HasPrefix(target, "/") && l.pages[page] {
		if fragment != "" && !slices.Contains(l.anchors[page], fragment) {
			return answer{Answer: markdown.Answer{URL: page}}, l.noAnchor(page, fragment, l.anchors[page])
		}
		return answer{Answer: markdown.Answer{URL: join(page, fragment)}}, nil
	}
	if l.lost(file, page) {
		return answer{}, nil
	}
	return answer{}, l.noFile(target, file)
}

func (l *links) noFile(target, file string) *lost {
	p := &lost{code: "prose/link", message: strconv.Quote(target) + " leads to no file"}
	if !strings.HasPrefix(file, "content/") {
		p.hint = "links lead to files under content/"
		return p
	}
	var namesakes, beside []string
	see := func(f string) {
		if path.Base(f) == path.Base(file) {
			namesakes = append(namesakes, f)
		}
		if path.Dir(f) == path.Dir(file) {
			beside = append(beside, strings.TrimSuffix(path.Base(f), ".md"))
		}
	}
	for f := range l.byFile {
		see(f)
	}
	for f := range l.assets.byPath {
		see(f)
	}
	slices.Sort(namesakes)
	if len(namesakes) > 0 {
		p.hint = "did you mean " + namesakes[0] + "?"
		return p
	}
	p.hint = "a path is read relative to this file, or from content/ when it begins with a slash"
	folder := path.Dir(file) + "/"
	if best, near := diag.Closest(strings.TrimSuffix(path.Base(file), ".md"), beside); near {
		if _, ok := l.byFile[folder+best+".md"]; ok {
			best += ".md"
		}
		p.hint = "did you mean " + folder + best + "?"
	}
	return p
}

// onPage leads to an entry, and to a heading or part of it.
func (l *links) onPage(from, to model.Entry, fragment string) (answer, *lost) {
	h := to.Head()
	address, ok := l.routes.URL(h.Key())
	if !ok || address == "" {
		return answer{}, &lost{code: "prose/link", message: strconv.Quote(h.Key().String()) + " has no page"}
	}
	a := answer{Answer: markdown.Answer{URL: address, Title: h.Title}, to: to}
	if from == to && fragment != "" {
		a.URL = ""
	}
	if fragment == "" {
		return a, nil
	}
	page, _, _ := strings.Cut(address, "#")
	var known []string
	if text := l.texts[h.Key()]; text != nil {
		known = append(known, text.Anchors...)
	}
	known = append(known, l.anchors[page]...)
	if role, ok := to.(*model.Role); ok {
		for _, duty := range role.Responsibilities {
			known = append(known, duty.ID)
		}
	}
	if !slices.Contains(known, fragment) {
		a.URL = address
		if l.torn(h.Key()) {
			return a, nil
		}
		return a, l.noAnchor(h.Key().String(), fragment, known)
	}
	a.URL = join(strings.TrimSuffix(a.URL, "#"), fragment)
	return a, nil
}

func (l *links) noAnchor(where, fragment string, known []string) *lost {
	p := &lost{code: "prose/anchor", message: where + " has no heading " + strconv.Quote(fragment)}
	if best, ok := diag.Closest(fragment, known); ok {
		p.hint = "did you mean " + strconv.Quote(best) + "?"
	} else if len(known) > 0 && len(known) <= 12 {
		p.hint = "known here: " + strings.Join(known, ", ")
	} else {
		p.hint = "leave out what follows the #, or use the id of a heading"
	}
	return p
}

func join(page, fragment string) string {
	if fragment == "" {
		return page
	}
	page, _, _ = strings.Cut(page, "#")
	return page + "#" + fragment
}

func itoa(i int) string { return strconv.Itoa(i) }
