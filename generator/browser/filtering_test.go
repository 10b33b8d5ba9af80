package browser

import (
	"path/filepath"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/config"
)

// TestBoardsAreFilteredWithAndWithoutAScript goes through all of filtering on
// our own board, and on a declared view of it from a disk.
func TestBoardsAreFilteredWithAndWithoutAScript(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	served := sites(t)[0]
	disk := build(t, "ours", filepath.Dir(served.dir), "/", config.Setting{Key: "relative", Value: "file", From: "test"})[0]
	job.Pages = []visit{
		{Name: served.name, URL: served.url + "roadmap/", Base: served.url},
		{Name: disk.name + " from a disk", URL: fileURL(filepath.ToSlash(disk.dir)) + "views/by-owner/index.html", Base: fileURL(disk.dir)},
	}
	out := run(t, "filtering.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops < 35 {
			t.Errorf("%s: only %d things were looked at", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d boards were filtered to the end", len(out.seen), len(job.Pages))
	}
}
