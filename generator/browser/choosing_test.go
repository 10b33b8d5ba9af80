package browser

import (
	"strings"
	"testing"
)

func TestAnswersLeadToTheOutcomeOfTheTable(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	for _, s := range sites(t) {
		for _, p := range s.distinctPages() {
			if rest, ok := strings.CutPrefix(p, "choosers/"); ok && rest != "index.html" {
				job.Pages = append(job.Pages, visit{Name: s.name + "/" + p, URL: s.url + address(p), Base: s.url})
			}
		}
	}
	if len(job.Pages) == 0 {
		t.Fatal("there is no chooser")
	}
	out := run(t, "choosing.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops < 70 {
			t.Errorf("%s: only %d things were looked at", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d choosers were tried to the end", len(out.seen), len(job.Pages))
	}
}
