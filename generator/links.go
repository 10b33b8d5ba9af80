package generator

import (
	"context"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// links follows the links of one set of entries: the whole site's, or those of
// one edition, which cannot see the rest.
type links struct {
	*chart
	outlined digest.Digest // of all that other pages can see of the texts
	texts    []*written    // as chart.with
	assets   assets
	verbatim *source.Snapshot
	lost     func(file, page string) bool // what a mistake keeps from being found
	torn     func(key model.Key) bool     // prose that a mistake has cut short
}

func (b *builder) newLinks(c *chart, texts []*written, outlined digest.Digest) *links {
	return &links{chart: c, outlined: outlined, texts: texts, assets: b.assets, verbatim: b.in.Files, lost: b.lost,
		torn: func(key model.Key) bool { e, ok := b.content.g.Find(key); return ok && b.torn(e) }}
}

// text returns the parsed prose of an entry; nil if it has none.
func (l *links) text(key model.Key) *markdown.Text {
	if i, ok := l.place[key]; ok && l.texts[i] != nil {
		return l.texts[i].text
	}
	return nil
}

// lost says why a link leads nowhere. It is worded only when it is told: an
// edition drops links to what it hides, however many, without a word.
type lost struct{ why func() diag.Diagnostic }

func (p *lost) at(span diag.Span) diag.Diagnostic {
	d := p.why()
	d.At = span
	return d
}

func noAddress(message, hint string) *lost {
	return &lost{func() diag.Diagnostic { return diag.New("prose/link", diag.Span{}, "%s", message).WithHint("%s", hint) }}
}

// signs is the digest of all that links depend on besides where they stand:
// what there is to lead to, and what is said of it.
func (b *builder) signs(of digest.Digest, outlines ...digest.Digest) digest.Digest {
	return digest.Join(append([]digest.Digest{of, b.assets.sum}, outlines...)...)
}

// outlined is the digest of all that other pages can see of texts.
func (b *builder) outlined(ctx context.Context, reader string, texts []*written) digest.Digest {
	outlines := made(ctx, &b.session.reader(reader).outlines, digest.Digest{}, texts, func(i int) digest.Digest { return texts[i].text.Outline() })
	return digest.Join(outlines...)
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
	if markdown.Abroad(target) {
		return answer{Answer: markdown.Answer{URL: target, External: true}}, nil
	}
	u, err := url.Parse(target)
	if err != nil {
		return answer{}, noAddress(strconv.Quote(target)+" is no address", "write %25 for a percent sign")
	}
	return l.byPath(from, target, norm.NFC.String(u.Path), u.Fragment)
}

func (l *links) byID(from model.Entry, target string) (answer, *lost) {
	id, fragment, _ := strings.Cut(target, "#")
	ref := model.Ref{Text: id}
	if e, ok := l.g.Resolve(ref); ok {
		return l.onPage(from, e, fragment)
	}
	if l.g.Excused(ref) {
		return answer{}, nil
	}
	return answer{}, &lost{func() diag.Diagnostic {
		p, _ := l.g.Judge(from, ref)
		if p.Fix != "" {
			p.Fix = "@" + p.Fix
		}
		return p
	}}
}

// byPath finds a file of the project: relative to the file a link stands in,
// or from content/ with a slash in front. The address of a page will do too, and
// that of a file which is copied as it is.
func (l *links) byPath(from model.Entry, written, target, fragment string) (answer, *lost) {
	file := path.Join(path.Dir(from.Head().Origin.File), target)
	if strings.HasPrefix(target, "/") {
		file = path.Join("content", target)
	}
	if e, ok := l.inFile(file); ok {
		return l.onPage(from, e, fragment)
	}
	if e, ok := l.inFile(path.Join(file, "_index.md")); ok {
		return l.onPage(from, e, fragment)
	}
	if a, ok := l.assets.byPath[file]; ok {
		return answer{Answer: markdown.Answer{URL: a.url, Width: a.width, Height: a.height}, asset: file}, nil
	}
	if rest, ok := strings.CutPrefix(file, verbatim); ok {
		if _, exists := l.verbatim.Get(file); exists {
			return answer{Answer: markdown.Answer{URL: "/" + rest}}, nil
		}
	}
	if _, exists := l.verbatim.Get(verbatim + strings.TrimPrefix(target, "/")); exists && strings.HasPrefix(target, "/") {
		return answer{Answer: markdown.Answer{URL: target}}, nil
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
	return answer{}, &lost{func() diag.Diagnostic { return l.noFile(written, file) }}
}

// noFile words a link to a file that is not there.
func (l *links) noFile(written, file string) diag.Diagnostic {
	p := diag.New("prose/link", diag.Span{}, "%q leads to no file", written)
	if !strings.HasPrefix(file, "content/") {
		return p.WithHint("links lead to files under content/")
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
	// Where a path ends in an address, a name may go on.
	if end := strings.IndexAny(written, "?#"); end >= 0 && slices.Contains(beside, path.Base(written)) {
		return p.WithHint("in the name of a file, write %%%X for %c", written[end], written[end])
	}
	if len(namesakes) > 0 {
		return p.WithHint("did you mean %s?", slices.Min(namesakes))
	}
	folder := path.Dir(file) + "/"
	if best, near := diag.Closest(strings.TrimSuffix(path.Base(file), ".md"), beside); near {
		if _, ok := l.byFile[folder+best+".md"]; ok {
			best += ".md"
		}
		return p.WithHint("did you mean %s?", folder+best)
	}
	return p.WithHint("a path is read relative to this file, or from content/ when it begins with a slash")
}

// onPage leads to an entry, and to a heading or part of it.
func (l *links) onPage(from, to model.Entry, fragment string) (answer, *lost) {
	h := to.Head()
	address, ok := l.routes.URL(h.Key())
	if !ok || address == "" {
		return answer{}, noAddress(h.Key().String()+" has no page", "a list has one as soon as something stands on it")
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
	if text := l.text(h.Key()); text != nil {
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
	return &lost{func() diag.Diagnostic {
		p := diag.New("prose/anchor", diag.Span{}, "%s has no heading %q", where, fragment)
		best, ok := diag.Closest(fragment, known)
		switch {
		case ok:
			return p.WithHint("did you mean %q?", best)
		case len(known) > 0 && len(known) <= 12:
			return p.WithHint("known here: %s", strings.Join(known, ", "))
		}
		return p.WithHint("leave out what follows the #, or use the id of a heading")
	}}
}

func join(page, fragment string) string {
	if fragment == "" {
		return page
	}
	page, _, _ = strings.Cut(page, "#")
	return page + "#" + fragment
}

func itoa(i int) string { return strconv.Itoa(i) }
