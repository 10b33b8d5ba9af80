package browser

import "testing"

// TestTheSectionThatIsReadIsMarked reads a long page and a short one in windows
// of many heights.
func TestTheSectionThatIsReadIsMarked(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	ours := sites(t)[0]
	for _, p := range []string{"roles/product-manager/", "guides/writing/decisions/"} {
		job.Pages = append(job.Pages, visit{Name: ours.name + "/" + p, URL: ours.url + p, Base: ours.url})
	}
	out := run(t, "reading.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops < 200 {
			t.Errorf("%s: only %d places were looked at", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d pages were read to the end", len(out.seen), len(job.Pages))
	}
}
