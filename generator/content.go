package generator

import (
	"context"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// Whoever writes changes prose nine times out of ten, and a site has thousands
// of entries. So prose is kept apart from the entries it belongs to: whatever is
// made of entries alone is remembered as a whole, by the digest of all front
// matter, and an edit of prose finds it as it was.

// parsed is what one content file holds.
type parsed struct {
	key      digest.Digest // of the file and of the limits it was read with
	front    digest.Digest // of what its entries are made from
	entries  []model.Entry
	file     *source.File  // that holds the prose of the first entry; nil if the entry has it
	start    int           // of that prose
	source   digest.Digest // of its words
	lost     []model.Lost  // if there are no entries
	problems diag.List
}

// content is what all content files hold.
type content struct {
	*linked
	files []*parsed // in order of path
	shape digest.Digest
}

// linked is the entries of all content files as one whole.
type linked struct {
	*chart
	byPath   map[string]int // content files
	problems diag.List
}

// file returns the place of the content file that holds an entry.
func (l *linked) file(e model.Entry) int { return l.byPath[e.Head().Origin.File] }

// sorted is files below content/, told apart.
type sorted struct{ content, others []*source.File }

// sort tells the files below content/ apart that describe entries.
func (s *Session) sort(all *source.Snapshot) sorted {
	var out sorted
	some := s.sorted.Of(all.Under("content"), func(some []*source.File) sorted {
		var out sorted
		for _, f := range some {
			if isContent(f) {
				out.content = append(out.content, f)
			} else {
				out.others = append(out.others, f)
			}
		}
		return out
	})
	for _, s := range some {
		out.content, out.others = append(out.content, s.content...), append(out.others, s.others...)
	}
	return out
}

// fronts is what several content files say together.
type fronts struct {
	sum      digest.Digest // of what their entries are made from
	problems diag.List
}

func frontsOf(some []*parsed) fronts {
	sums := make([]digest.Digest, len(some))
	var f fronts
	for i, p := range some {
		sums[i] = p.front
		f.problems = append(f.problems, p.problems...)
	}
	f.sum = digest.Join(sums...)
	return f
}

// load decodes all content files and links their entries.
func (s *Session) load(ctx context.Context, snapshot *source.Snapshot, conf *config.Config) (*content, diag.List) {
	files := s.sort(snapshot).content
	limits := document.Limits{FileBytes: conf.Limits.FileBytes, FrontMatterBytes: conf.Limits.FrontMatterBytes}
	sum := digest.Of(limits)
	run := s.files.Run("", len(files))
	c := &content{files: made(ctx, &s.read, sum, files, func(i int) *parsed {
		f := files[i]
		key := digest.Join(digest.String(f.Path), f.Sum, sum)
		return run.Get(i, key, func() *parsed { return parse(f, limits, key) })
	})}
	if ctx.Err() != nil {
		return c, nil
	}
	lost := lostBySource(snapshot)
	var sums []digest.Digest
	var problems diag.List
	for _, f := range s.fronts.Of(c.files, frontsOf) {
		sums = append(sums, f.sum)
		problems = append(problems, f.problems...)
	}
	c.shape = digest.Join(append(sums, digest.Of(lost))...)
	c.linked = s.links.Get(c.shape, func() *linked { return link(s.linked, &s.order, c.files, files, lost) })
	s.linked = c.linked
	return c, append(problems, c.linked.problems...)
}

// isContent reports whether a file below content/ describes entries.
func isContent(f *source.File) bool {
	return strings.HasSuffix(f.Path, ".md") && !strings.HasPrefix(f.Path, verbatim)
}

// link links entries. What their names and places alone decide is as they were
// linked last, if that found nothing wrong and these are like those.
func link(last *linked, order *graph.Order, parsed []*parsed, files []*source.File, lost []model.Lost) *linked {
	entries := make([]model.Entry, 0, len(parsed))
	for _, p := range parsed {
		entries = append(entries, p.entries...)
		lost = append(lost, p.lost...)
	}
	set, problems := order.Arrange(entries)
	if last != nil && len(lost)+len(problems)+len(last.problems) == 0 {
		if g := set.After(last.g); g != nil {
			return &linked{chart: last.chart.of(g), byPath: last.byPath}
		}
	}
	var clashes diag.List
	routes := meanwhile(func() (t *route.Table) { // which references do not depend on
		t, clashes = route.Assign(set.Entries)
		return t
	})
	g := set.Join(lost...)
	flaws := meanwhile(g.Flaws)
	l := &linked{byPath: make(map[string]int, len(files))}
	for i, f := range files {
		l.byPath[f.Path] = i
	}
	l.chart = newChart(g, routes(), l.file)
	l.problems = slices.Concat(problems, flaws(), clashes)
	return l
}

// parse reads a content file. What a file with front matter gives depends on
// its prose only in the prose itself, unless that is for several audiences or
// something is wrong with the file.
func parse(f *source.File, limits document.Limits, key digest.Digest) (p *parsed) {
	defer caught("what this file holds", diag.Span{File: f.Path}, func(d diag.Diagnostic) {
		p = &parsed{key: key, front: key, lost: []model.Lost{{File: f.Path}}, problems: diag.List{d}}
	})
	doc, problems := document.Parse(f, limits)
	if doc == nil {
		return &parsed{key: key, front: key, lost: []model.Lost{lostBy(f.Path)}, problems: problems}
	}
	entries, found := schema.Decode(doc, placeOf(f.Path))
	problems = append(problems, found...)
	if len(entries) == 0 {
		return &parsed{key: key, front: key, lost: []model.Lost{lostBy(f.Path)}, problems: problems}
	}
	p = &parsed{key: key, front: key, entries: entries, problems: problems}
	if h := entries[0].Head(); doc.Meta != nil && len(problems) == 0 && h.Prose.Plain() {
		p.front = digest.Join(digest.String(f.Path), digest.Bytes(doc.File.Bytes()[:doc.Start]), digest.Of(limits), digest.Of(h.Written))
		p.file, p.start, p.source = f, doc.Start, digest.Bytes(doc.Prose)
		h.Prose = nil
	}
	return p
}

// words returns the words of prose that is not kept with its entry. Whoever builds
// once does not hold them.
func (p *parsed) words() []byte { return p.file.Bytes()[p.start:] }

// prose returns that prose with what tells where in the file it stands.
func (p *parsed) prose() model.Prose {
	f := p.file.InMemory()
	return model.Prose{Source: f.Bytes()[p.start:], Start: p.start, Lines: f.Lines()}
}

// placeOf reads the path of a content file.
func placeOf(path string) model.Place { return model.PlaceOf(strings.TrimPrefix(path, "content/")) }
