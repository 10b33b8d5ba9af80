// Package browser holds the tests of our own site and of the starter as readers
// meet them: in a browser, by keyboard, without scripts, on paper. It knows the
// generator by its front door only: files in, sites out. The parts that run in
// the browser are the scripts beside this file; what they find is judged here.
//
//	go test ./generator/browser/ -v
//
// Without Chromium, Node or the packages of package-lock.json these tests are
// skipped, except in CI.
package browser

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// seen is what a visit counted on one page.
type seen struct {
	Page  string
	Stops int            // of the Tab key
	Rules int            // of accessibility that had something to examine
	Words int            // that a reader sees
	MS    map[string]int // spent on each check, for whoever finds the run slow
}

type visitor struct {
	Browser string  `json:"browser"`
	Pages   []visit `json:"pages"`
}

type visit struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Base  string `json:"base"`  // every request must be below it
	First bool   `json:"first"` // of its type: examined in more ways
}

// checks are those of visit.mjs, with what holds if none finds a fault.
var checks = map[string]string{
	"axe":            "meets WCAG 2.2 A and AA, light and dark, wide and narrow",
	"console":        "says nothing on the console",
	"requests":       "asks nothing of other sites, and gets all it asks for",
	"overflow":       "never scrolls sideways",
	"keyboard":       "is worked by keyboard, with a focus that is seen",
	"motion":         "moves nothing for readers who want less motion",
	"forced colours": "keeps its lines in forced colours",
	"paper":          "prints no navigation",
	"plain":          "loses no word and no control without scripts",
}

func TestEveryPageAsReadersMeetIt(t *testing.T) {
	browser := needBrowser(t)
	job := visitor{Browser: browser}
	types := map[string]bool{}
	for _, s := range sites(t) {
		for _, p := range s.distinctPages() {
			kind := s.project + pageType(p)
			job.Pages = append(job.Pages, visit{s.name + "/" + p, s.url + address(p), s.url, !types[kind]})
			types[kind] = true
		}
	}
	out := run(t, "visit.mjs", job)

	faults := map[string][]fault{}
	for _, f := range out.faults {
		faults[f.Check] = append(faults[f.Check], f)
	}
	for _, name := range slices.Sorted(maps.Keys(checks)) {
		t.Run("every page "+checks[name], func(t *testing.T) { report(t, faults[name]) })
		delete(faults, name)
	}
	for name := range faults {
		t.Errorf("the check %q has no name here", name)
	}
	counted(t, job.Pages, out.seen)
}

// counted fails the test unless every page was visited and had something to
// examine: checks that look at nothing find nothing.
func counted(t *testing.T, pages []visit, all []seen) {
	t.Helper()
	by := map[string]seen{}
	spent := map[string]int{}
	for _, s := range all {
		by[s.Page] = s
		for what, ms := range s.MS {
			spent[what] += ms
		}
	}
	stops, words := 0, 0
	for _, p := range pages {
		s, ok := by[p.Name]
		if !ok || s.Stops < 5 || s.Rules < 10 || s.Words < 20 {
			t.Errorf("%s was hardly examined: %+v", p.Name, s)
		}
		stops += s.Stops
		words += s.Words
	}
	t.Logf("%d pages, %d words, %d stops of the Tab key; ms on %v", len(pages), words, stops, spent)
}

// report fails the test with what was found, the same fault of many pages once.
func report(t *testing.T, found []fault) {
	t.Helper()
	type about struct{ mode, text string }
	pages := map[about][]string{}
	for _, f := range found {
		a := about{f.Mode, f.Fault}
		pages[a] = append(pages[a], f.Page)
	}
	shown := 0
	for _, a := range slices.SortedFunc(maps.Keys(pages), func(x, y about) int { return strings.Compare(x.text+x.mode, y.text+y.mode) }) {
		if shown++; shown > 40 {
			t.Errorf("and %d more", len(pages)-40)
			return
		}
		on := slices.Sorted(slices.Values(pages[a]))
		t.Errorf("%s (%s)\n\ton %d pages, such as %s", a.text, a.mode, len(on), on[0])
	}
}
