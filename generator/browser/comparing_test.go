package browser

import (
	"path/filepath"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/config"
)

// TestAnyRolesAreSetSideBySide goes through the page of any roles of our own
// site, from a server and from a disk.
func TestAnyRolesAreSetSideBySide(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	served := sites(t)[0]
	disk := build(t, "ours", filepath.Dir(served.dir), "/", config.Setting{Key: "relative", Value: "file", From: "test"})[0]
	root := fileURL(disk.dir)
	job.Pages = []visit{
		{Name: served.name, URL: served.url + "compare/", Base: served.url},
		{Name: disk.name + " from a disk", URL: root + "compare/index.html", Base: root},
	}
	out := run(t, "comparing.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops < 28 {
			t.Errorf("%s: only %d things were looked at", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d sites were compared to the end", len(out.seen), len(job.Pages))
	}
}
