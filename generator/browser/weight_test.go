package browser

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// What a page may weigh, in bytes as gzip sends them: the page with its style
// sheet and scripts, the scripts alone, and how many files it asks for.
const (
	mostPage      = 25 << 10 // a board of sixty items
	mostReference = 28 << 10 // a chapter of the reference, which is as long as what it lists
	mostRole      = 12 << 10
	mostScript    = 4 << 10 // before search is opened
	mostRequests  = 5
)

// overweight are the role pages that miss their bar, and what they may weigh.
// Our longest role says so much of itself and of others that its page alone is
// 9.7 KB: no style sheet or script could be light enough.
var overweight = map[string]int{"ours": 19 << 10}

// withOwn are the types of pages with a style sheet or a script of their own, for
// all others to do without.
var withOwn = []string{"/choosers/*", "/compare", "/roadmap", "/views/*"}

// A weight is what one page costs its reader.
type weight struct {
	page               string
	html, css, js      int
	requests           int // the page, its styles, scripts, pictures, icon
	pictures, unpacked int
}

func (w weight) sum() int { return w.html + w.css + w.js }

func zipped(data []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Len()
}

// weigh adds up what a page and the files it loads weigh.
func (s *site) weigh(t *testing.T, p string) weight {
	t.Helper()
	f, _ := s.tree.Get(p)
	w := weight{page: s.name + "/" + p, html: zipped(f.Data), requests: 1, unpacked: len(f.Data)}
	for _, link := range slices.Compact(slices.Sorted(slices.Values(crawl(f.Data).loads))) {
		target, _, ours := s.resolve(t, p, link)
		load, there := s.tree.Get(target)
		if !ours || !there {
			continue
		}
		switch path.Ext(target) {
		case ".css":
			w.css += zipped(load.Data)
		case ".js":
			w.js += zipped(load.Data)
		case ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico":
			w.pictures += len(load.Data)
		case ".woff", ".woff2", ".ttf", ".otf":
			t.Errorf("%s/%s loads a font", s.name, p)
		default:
			continue // the address of another page
		}
		w.requests++
	}
	return w
}

func TestPagesAreLight(t *testing.T) {
	heaviest := map[string]weight{}
	for _, s := range append(sites(t), boardOfSixty(t)) {
		for _, p := range s.pages() {
			w := s.weigh(t, p)
			if kind := s.project + " " + pageType(p); w.sum() > heaviest[kind].sum() {
				heaviest[kind] = w
			}
			heavy := mostPage
			if strings.HasPrefix(p, "guides/reference/") {
				heavy = mostReference
			}
			if w.sum() > heavy {
				t.Errorf("%s weighs %d bytes, at most %d are meant", w.page, w.sum(), heavy)
			}
			if most := max(mostRole, overweight[s.project]); pageType(p) == "/roles/*" && w.sum() > most {
				t.Errorf("%s weighs %d bytes, at most %d are meant for a role", w.page, w.sum(), most)
			}
			if w.js > mostScript {
				t.Errorf("%s loads scripts of %d bytes, at most %d are meant", w.page, w.js, mostScript)
			}
			most := mostRequests
			if slices.Contains(withOwn, pageType(p)) {
				most++
			}
			if w.requests > most {
				t.Errorf("%s asks for %d files, at most %d are meant", w.page, w.requests, most)
			}
		}
	}
	for project := range overweight {
		if w := heaviest[project+" /roles/*"]; w.sum() <= mostRole {
			t.Errorf("%s weighs %d bytes: take %s off the list of the overweight", w.page, w.sum(), project)
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-32s %7s %7s %7s %7s %9s %9s\n", "heaviest page of its type", "html", "css", "js", "sum", "requests", "unpacked")
	for _, kind := range slices.Sorted(maps.Keys(heaviest)) {
		w := heaviest[kind]
		fmt.Fprintf(&table, "%-32s %7d %7d %7d %7d %9d %9d\n", kind, w.html, w.css, w.js, w.sum(), w.requests, w.unpacked)
	}
	t.Logf("bytes, gzip\n%s", table.String())
}

// boardOfSixty is the starter with sixty items more.
func boardOfSixty(t *testing.T) *site {
	t.Helper()
	dir := starterProject(t)
	for i := range 60 {
		write(t, fmt.Sprintf("%s/content/roadmap/planning/sample-%02d.md", dir, i), fmt.Appendf(nil, `---
title: %s the %s in %s
audience: public
horizon: %s
status: planned
confidence: %s
outcome: %s can %s without asking anybody in %s.
---
`, sample("Show Change Share Undo Repeat Compare", i), sample("shift week holiday team swap rule wish", i), sample("calendar mail export list", i),
			sample("now next later", i), sample("low medium high", i), sample("Supervisors Planners Nurses Cooks Drivers", i),
			sample("see it|change it|hand it on|take it back", i), sample("Bern Lyon Turin Graz Ulm Gent Brno", i)))
	}
	all := build(t, "sixty", dir, "/")
	for _, s := range all {
		if f, ok := s.tree.Get("roadmap/index.html"); !ok || bytes.Count(f.Data, []byte("<article")) < 60 {
			t.Fatal("the board does not show sixty items")
		}
	}
	all[0].tree = only(all[0], "roadmap/index.html")
	return all[0]
}

// sample returns word i of some words, beginning again at the end.
func sample(words string, i int) string {
	list := strings.Fields(words)
	if strings.Contains(words, "|") {
		list = strings.Split(words, "|")
	}
	return list[i%len(list)]
}

// only returns the tree of a site with one page and all that is no page.
func only(s *site, page string) *output.Tree {
	tree := output.NewTree()
	for _, p := range s.tree.Paths() {
		if f, _ := s.tree.Get(p); p == page || !strings.HasSuffix(p, ".html") {
			tree.Add(p, f)
		}
	}
	return tree
}
