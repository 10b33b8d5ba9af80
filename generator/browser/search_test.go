package browser

import (
	"strings"
	"testing"
)

type query struct {
	Words string `json:"words"`
	Leads string `json:"leads"` // part of the address of the first hit
}

type searched struct {
	visit
	Queries []query `json:"queries"`
}

type searcher struct {
	Browser string     `json:"browser"`
	Pages   []searched `json:"pages"`
}

// queries are what is looked for in a project, a decision among them.
func queries(project string) []query {
	if project == "ours" {
		return []query{{"default theme", "items/default-theme"}, {"who decides publish a date", "decisions"}}
	}
	return []query{{"rules for swaps", "items/swap-rules"}, {"who decides when does the team work", "decisions"}}
}

func TestSearchIsWorkedByKeyboard(t *testing.T) {
	job := searcher{Browser: needBrowser(t)}
	for _, s := range sites(t) {
		job.Pages = append(job.Pages, searched{visit{Name: s.name, URL: s.url, Base: s.url}, queries(s.project)})
	}
	job.searchAll(t)
}

// searchAll runs the queries, each on a wide and a narrow screen.
func (job searcher) searchAll(t *testing.T) {
	t.Helper()
	out := run(t, "search.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops != 4 {
			t.Errorf("%s: %d of 4 searches led somewhere", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d sites were searched", len(out.seen), len(job.Pages))
	}
}

// fileURL returns the address of a folder on this machine.
func fileURL(dir string) string { return "file://" + strings.TrimSuffix(dir, "/") + "/" }
