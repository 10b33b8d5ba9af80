package browser

import (
	"path/filepath"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/config"
)

// TestSearchingKnowsQuestionsFiltersAndKeys goes through all of searching on our
// own site; that other sites can be searched at all is tried elsewhere.
func TestSearchingKnowsQuestionsFiltersAndKeys(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	served := sites(t)[0]
	disk := build(t, "ours", filepath.Dir(served.dir), "/", config.Setting{Key: "relative", Value: "file", From: "test"})[0]
	root := "file://" + filepath.ToSlash(disk.dir) + "/"
	job.Pages = []visit{
		{Name: served.name, URL: served.url + "roles/product-manager/", Base: served.url},
		{Name: disk.name + " from a disk", URL: root + "roles/product-manager/index.html", Base: root},
	}
	out := run(t, "searching.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops < 40 {
			t.Errorf("%s: only %d things were looked at", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d sites were searched to the end", len(out.seen), len(job.Pages))
	}
}
