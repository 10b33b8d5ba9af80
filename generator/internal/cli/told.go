package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// told is all that people are told of a build, but for what was done for it.
type told struct {
	problems diag.List
	lines    diag.Excerpts
	sites    []toldSite
}

type toldSite struct {
	edition string
	dir     string // by its configuration
	files   int
	pages   int
	bytes   int64
	left    []toldLeft
}

// toldLeft is how many entries an edition does not show for one reason.
type toldLeft struct {
	reason string
	count  int
}

func tell(result *generator.Result, files *source.Snapshot) told {
	t := told{problems: result.Problems, lines: files}
	for _, site := range result.Sites {
		s := toldSite{edition: site.Edition, dir: site.Dir, files: site.Tree.Len(), pages: site.Tree.Pages(), bytes: site.Tree.Size()}
		at := map[string]int{}
		for _, l := range result.Left {
			if l.Edition != site.Edition {
				continue
			}
			i, known := at[l.Reason]
			if !known {
				i = len(s.left)
				at[l.Reason], s.left = i, append(s.left, toldLeft{reason: l.Reason})
			}
			s.left[i].count++
		}
		t.sites = append(t.sites, s)
	}
	return t
}

// report says what was done. The result is nil if nothing had to be built.
func (a *app) report(project source.Project, t told, result *generator.Result, changes []output.Change, o *buildOptions, took time.Duration) {
	width := 0
	for _, site := range t.sites {
		width = max(width, len(site.edition))
	}
	var sum output.Change
	for i, site := range t.sites {
		c := changes[i]
		sum.Written, sum.Kept, sum.Removed = sum.Written+c.Written, sum.Kept+c.Kept, sum.Removed+c.Removed
		a.say("%-*s  %4d pages  %s  %s/", width, site.edition, site.pages, size(site.bytes), a.short(a.outDir(project, site.dir, o)))
		if c.Why != "" {
			a.say("%-*s  replaced file by file: %s", width, "", c.Why)
		}
	}
	what := fmt.Sprintf("%d written, %d kept", sum.Written, sum.Kept)
	if sum.Removed > 0 {
		what += fmt.Sprintf(", %d removed", sum.Removed)
	}
	if sum.Written+sum.Removed == 0 {
		what = fmt.Sprintf("no changes: 0 written, %d kept", sum.Kept)
	}
	a.say("%s in %s (%s)%s", count(len(t.sites), "edition"), duration(took), what, warned(t.problems))
	for _, site := range t.sites {
		var parts []string
		for _, l := range site.left {
			parts = append(parts, fmt.Sprintf("%d %s", l.count, l.reason))
		}
		if len(parts) > 0 {
			a.say("not in %s: %s", site.edition, strings.Join(parts, ", "))
		}
		if a.loud && result != nil {
			a.leftOut(result, site.edition)
		}
	}
}

func warned(l diag.List) string {
	if n := l.Count(diag.Warning); n > 0 {
		return ", " + count(n, "warning")
	}
	return ""
}

// leftOut says what an edition does not show, one by one.
func (a *app) leftOut(result *generator.Result, edition string) {
	for _, l := range result.Left {
		if l.Edition == edition {
			a.say("  %s  %s  (%s)", l.File, l.Key, l.Reason)
		}
	}
}

// reportJSON says the same as one JSON object. There are no changes if nothing
// was published.
func (a *app) reportJSON(project source.Project, t told, changes []output.Change, o *buildOptions) error {
	type edition struct {
		ID      string `json:"id"`
		Folder  string `json:"folder"`
		Files   int    `json:"files"`
		Bytes   int64  `json:"bytes"`
		Written int    `json:"written"`
		Kept    int    `json:"kept"`
		Removed int    `json:"removed"`
	}
	editions := []edition{}
	for i, c := range changes {
		s := t.sites[i]
		editions = append(editions, edition{s.edition, a.short(a.outDir(project, s.dir, o)), s.files, s.bytes, c.Written, c.Kept, c.Removed})
	}
	out := map[string]any{"schema": 1, "errors": t.problems.Count(diag.Error), "warnings": t.problems.Count(diag.Warning),
		"diagnostics": diag.Records(t.problems), "editions": editions}
	if err := json.NewEncoder(a.std.Out).Encode(out); err != nil {
		return worldFailure(err)
	}
	return nil
}

func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%5d B", n)
	case n < 10_000_000:
		return fmt.Sprintf("%4d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%4d MB", (n+500_000)/1_000_000)
}

func duration(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
