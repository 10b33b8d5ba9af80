package search

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/scripted"
)

// The script of the default site theme, tried on indexes of this package.

// runner lets the script find, and prints the addresses of what it found.
const runner = `
let text = "";
for await (const chunk of process.stdin) text += chunk;
const job = JSON.parse(text);
let finder, index;
globalThis.fingerpostSearch = (what) => (finder = what.finder);
globalThis.fingerpostIndex = (what) => (index = what);
const run = eval;
run(job.script);
run(job.index);
const find = finder(index);
console.log(JSON.stringify(find ? job.queries.map((query) => find(query).hits.map((hit) => hit.doc.url)) : []));
`

// found returns what the script finds in an index for each query, best first;
// nothing if it refuses the index.
func found(t *testing.T, index indexed, queries []string) [][]string {
	t.Helper()
	var answers [][]string
	scripted.Run(t, "search.js", runner, map[string]any{"index": string(index.data), "queries": queries}, &answers)
	return answers
}

func TestTheScriptFindsWhatAScanFinds(t *testing.T) {
	hits, typos := 0, 0
	for seed := range 6 {
		random := rand.New(rand.NewPCG(uint64(seed), 5))
		docs := many(random, 12+30*seed)
		asked := queries(random, docs, 250)
		answers := found(t, encode(docs, words), asked)
		for i, answer := range answers {
			want := slices.Sorted(maps.Keys(scan(docs, words, asked[i])))
			if !slices.Equal(slices.Sorted(slices.Values(answer)), want) {
				t.Fatalf("seed %d, query %q: the script finds %q, a scan %q", seed, asked[i], answer, want)
			}
			hits += len(want)
			if len(want) > 0 && strings.Contains(asked[i], "x") {
				typos++
			}
		}
	}
	if hits < 3000 || typos < 30 {
		t.Errorf("only %d hits, %d for misspelt words: the queries prove little", hits, typos)
	}
}

// expect tries queries on documents: for each, the addresses of what is to be
// found, best first.
func expect(t *testing.T, docs []Doc, want map[string]string) {
	t.Helper()
	asked := slices.Sorted(maps.Keys(want))
	for i, answer := range found(t, encode(docs, words), asked) {
		if got := strings.Join(answer, " "); got != want[asked[i]] {
			t.Errorf("%q finds %s\nnot %s", asked[i], got, want[asked[i]])
		}
	}
}

func TestTheBestHitComesFirst(t *testing.T) {
	docs := []Doc{
		{URL: "/text/", Kind: "page", Title: "Somewhere", Summary: "About the roadmap."},
		{URL: "/heading/", Kind: "page", Title: "A chapter", Headings: []Heading{{"The roadmap", "the-roadmap"}}},
		{URL: "/name/", Kind: "page", Title: "Plan of plans", Names: []string{"Big roadmap"}},
		{URL: "/word/", Kind: "page", Title: "Product roadmap"},
		{URL: "/prefix-long/", Kind: "page", Title: "Roadmap and backlog compared"},
		{URL: "/prefix/", Kind: "page", Title: "Roadmap themes"},
		{URL: "/hidden/", Kind: "page", Title: "Another", Hidden: []string{"rodamap"}},
		{URL: "/abbreviation/", Kind: "page", Title: "Product owner", Names: []string{"PO"}},
		{URL: "/portfolio/", Kind: "page", Title: "Portfolio"},
		{URL: "/whole/", Kind: "page", Title: "Backlog"},
	}
	expect(t, docs, map[string]string{
		"roadmap":         "/prefix/ /prefix-long/ /word/ /name/ /heading/ /text/",
		"Road":            "/prefix/ /prefix-long/ /word/ /name/ /heading/ /text/",
		"rodamap":         "/hidden/",
		"roadmpa":         "/prefix/ /word/ /prefix-long/ /name/ /heading/ /text/",
		"PO":              "/abbreviation/ /portfolio/",
		"backlog":         "/whole/ /prefix-long/",
		"the backlog":     "/whole/ /prefix-long/",
		"roadmap compare": "/prefix-long/",
		"rod":             "/hidden/",
		"zebra":           "",
		"roadmap zebra":   "/prefix/ /word/ /prefix-long/ /name/ /heading/ /text/",
	})
}

func TestWhoDecidesFindsDecisionsAlone(t *testing.T) {
	expect(t, few(), map[string]string{
		"who decides":                      "/decisions/#next /decisions/date/",
		"Who decides the order of backlog": "/decisions/#next",
		"wer entscheidet roadmap":          "/decisions/date/",
		"who decides: dates?":              "/decisions/date/",
		"who decides role:helper":          "/decisions/#next",
		"decides next":                     "/decisions/#next /items/keys/",
	})
}

func TestFiltersNarrowByWhatReadersSeeAndByIDs(t *testing.T) {
	expect(t, few(), map[string]string{
		"kind:item":                  "/items/single-sign-on/ /items/keys/",
		"art:items":                  "/items/single-sign-on/ /items/keys/",
		"status:progress":            "/items/single-sign-on/",
		"health:":                    "/items/single-sign-on/",
		"horizon:right":              "/themes/access/ /items/single-sign-on/",
		"theme:access":               "/themes/access/ /items/single-sign-on/ /items/keys/",
		"role:owner kind:item":       "/items/single-sign-on/",
		"rôle:product-owner kind:it": "/items/single-sign-on/",
		"tag:sec":                    "/items/single-sign-on/",
		"theme:access keys":          "/items/keys/",
		"status:nothing":             "",
		"nothing:keys":               "/items/keys/ /roles/helper/", // a word, for there is no such prefix
	})
}

func TestTheScriptRefusesAnIndexOfAnotherFormat(t *testing.T) {
	index := encode(few(), words)
	if answers := found(t, index, []string{"keys"}); len(answers) != 1 || len(answers[0]) == 0 {
		t.Errorf("its own index gives %q", answers)
	}
	index.data = bytes.Replace(index.data, fmt.Appendf(nil, `"format":%d`, format), []byte(`"format":99`), 1)
	if answers := found(t, index, []string{"keys"}); len(answers) != 0 {
		t.Errorf("another one gives %q", answers)
	}
}

func TestProgramsFindWhatTheScriptFinds(t *testing.T) {
	docs := []Doc{
		{URL: "/decisions/#next", Kind: "decision", Title: "What does the team pick up next?", Names: []string{"Order of the backlog"}, Hidden: []string{"Who sorts the tickets?"}, Text: "delivery Product backlog"},
		{URL: "/decisions/date/", Kind: "decision", Title: "May we publish a date?", Names: []string{"Dates"}, Summary: "When a target is seen outside.", Text: "roadmap"},
		{URL: "/decisions/vision/", Kind: "decision", Title: "What change is the product meant to bring about?", Names: []string{"Change of vision"}, Headings: []Heading{{"Habits", "habits"}}, Text: "direction Vision Straße"},
		{URL: "/decisions/#done", Kind: "decision", Title: "Is this story done?", Names: []string{"Acceptance"}, Text: "delivery Product backlog"},
	}
	asked := []string{"who decides the order of the backlog", "backlog", "bakclog", "backlgo order", "Acceptance", "acceptence", "tickets", "delivery", "strasse",
		"Straße", "habits", "story done", "done storys", "zebra", "date zebra", "what", "who decides", "wer entscheidet Dates", "product team", "pubblish", "may we publish a date"}
	hits := 0
	for i, want := range found(t, encode(docs, words), asked) {
		if asked[i] == "who decides" {
			continue // which the script takes for a wish to see all decisions
		}
		got, _ := Match(docs, words, asked[i])
		var urls []string
		for _, d := range got {
			urls = append(urls, d.URL)
		}
		hits += len(urls)
		if strings.Join(urls, " ") != strings.Join(want, " ") {
			t.Errorf("%q: Match finds %q, the script %q", asked[i], urls, want)
		}
	}
	if hits < 20 {
		t.Errorf("only %d hits: the queries prove little", hits)
	}
}
