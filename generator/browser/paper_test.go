package browser

import "testing"

// A sheet as it comes out of the printer.
type sheet struct {
	Width, Height int     // in mm
	Scale         float64 // below 1 if the page had to be shrunk to fit
	Letters       int     // of the content
	Margin        int     // letters in the margins
	Used          float64 // of the height for content, from 0 to 1
}

type printed struct {
	Page    string
	Sheets  []sheet
	Letters int    // that the page shows, without spaces
	Ground  string // colour of the page
}

// papers are the pages that people print, and on how many sheets at most. A
// board is to lie on one; the others may grow by a sheet with our content.
var papers = map[string]struct {
	wide bool
	most int
}{
	"roadmap/": {true, 1},
	"compare/product-manager-vs-product-owner/": {true, 5},
	"decisions/":                  {true, 6},
	"roadmap/timeline/":           {true, 3},
	"who-decides/":                {true, 6},
	"roles/product-owner/":        {false, 11}, // its card is on one: roles/product-owner/card/
	"guides/writing/the-roadmap/": {false, 4},
	"guides/how-we-plan/":         {false, 2},
}

func TestPagesThatArePrintedFillTheirSheets(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	limits := map[string]string{}
	for _, s := range sites(t) {
		for p := range papers {
			if _, there := s.tree.Get(file(p)); there {
				job.Pages = append(job.Pages, visit{Name: s.name + "/" + p, URL: s.url + p})
				limits[s.name+"/"+p] = p
			}
		}
	}
	out := run(t, "print.mjs", job)
	report(t, out.faults)
	if len(out.printed) != len(job.Pages) || len(job.Pages) < 2*len(papers) {
		t.Errorf("%d of %d pages were printed", len(out.printed), len(job.Pages))
	}
	for _, p := range out.printed {
		limit := papers[limits[p.Page]]
		t.Logf("%s: %d sheets, the last one %.0f %% full", p.Page, len(p.Sheets), 100*p.Sheets[len(p.Sheets)-1].Used)
		if len(p.Sheets) > limit.most {
			t.Errorf("%s takes %d sheets, at most %d are meant", p.Page, len(p.Sheets), limit.most)
		}
		p.judge(t, limit.wide)
	}
}

// judge looks at each sheet: its shape, whether anything is missing on it, and
// whether it was worth its paper.
func (p printed) judge(t *testing.T, wide bool) {
	t.Helper()
	drawn, silent := 0, 0
	for i, s := range p.Sheets {
		drawn += s.Letters
		if wide != (s.Width > s.Height) || min(s.Width, s.Height) != 210 || max(s.Width, s.Height) != 297 {
			t.Errorf("%s: sheet %d is %d × %d mm", p.Page, i+1, s.Width, s.Height)
		}
		if s.Scale != 1 {
			t.Errorf("%s: sheet %d was shrunk to %.2f, so something is wider than it", p.Page, i+1, s.Scale)
		}
		if s.Margin < 20 {
			silent++
		}
		if wide && i > 0 && s.Used < 0.2 { // long prose ends where it ends
			t.Errorf("%s: sheet %d of %d is used to %.0f %% only", p.Page, i+1, len(p.Sheets), 100*s.Used)
		}
	}
	if silent > 0 {
		t.Errorf("%s: the margins of %d sheets do not say what they belong to", p.Page, silent)
	}
	if drawn < p.Letters {
		t.Errorf("%s: %d letters are on paper, %d on the page", p.Page, drawn, p.Letters)
	}
	if p.Ground != "rgb(255, 255, 255)" {
		t.Errorf("%s is printed on %s", p.Page, p.Ground)
	}
}
