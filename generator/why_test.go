package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/news"
)

// asked builds the public edition of a project with a way of asking for more.
func asked(t *testing.T, s *Session, p project, ask func(*Inputs)) *Result {
	t.Helper()
	in := Inputs{Files: p.snapshot(), Today: today}
	ask(&in)
	r := s.Build(context.Background(), in)
	if r.Problems.HasErrors() {
		t.Fatal(r.Problems)
	}
	return r
}

func TestEveryRenderedPageHasAReason(t *testing.T) {
	s, p := NewSession(), small()
	why := func(in *Inputs) { in.Why = true }
	reasons := func() string {
		r := asked(t, s, p, why)
		if len(r.Rendered) != r.Work.Renders {
			t.Errorf("%d reasons for %d pages", len(r.Rendered), r.Work.Renders)
		}
		var lines []string
		for _, one := range r.Rendered {
			if strings.HasSuffix(one.URL, "/") {
				lines = append(lines, one.URL+" "+one.Why)
			}
		}
		return strings.Join(lines, "\n")
	}
	for line := range strings.Lines(reasons()) {
		if !strings.HasSuffix(strings.TrimSpace(line), " new") {
			t.Errorf("at first: %s", line)
		}
	}
	if got := reasons(); got != "" {
		t.Errorf("nothing changed, and rendered were:\n%s", got)
	}
	replace("content/roles/owner.md", "More words.", "Fewer words.")(p)
	if got := reasons(); !strings.HasPrefix(got, "/roles/owner/ data: ") || strings.Contains(got, "\n") {
		t.Errorf("after an edit of prose:\n%s", got)
	}
	p["themes/default/templates/role.html"] += "\n"
	for line := range strings.Lines(reasons()) {
		if !strings.HasSuffix(strings.TrimSpace(line), " template role.html") {
			t.Errorf("after an edit of a template: %s", line)
		}
	}
}

func TestAskingForReasonsAndTimesChangesNoByte(t *testing.T) {
	plain := flat(asked(t, NewSession(), small(), func(*Inputs) {}))
	var stages []string
	watched := flat(asked(t, NewSession(), small(), func(in *Inputs) {
		in.Why, in.More, in.Passed = true, true, func(stage string) { stages = append(stages, stage) }
	}))
	if len(plain) != len(watched) {
		t.Errorf("%d files and %d", len(plain), len(watched))
	}
	for path, data := range plain {
		if watched[path] != data {
			t.Errorf("%s differs", path)
		}
	}
	if got := strings.Join(stages, ", "); got != "settings, site theme, entries, prose, narrow, fragments, plan, pages, files, rules" {
		t.Errorf("stages: %s", got)
	}
}

func TestBuildsOfTheSameFilesForgetNothingOfOneAnother(t *testing.T) {
	s, p := NewSession(), small()
	both := func() (renders int) {
		for i, edition := range []string{"team", "public"} {
			r := asked(t, s, p, func(in *Inputs) { in.Editions, in.More = []string{edition}, i == 0 })
			renders += r.Work.Renders
		}
		return renders
	}
	if both() == 0 {
		t.Error("nothing was rendered at first")
	}
	if n := both(); n != 0 {
		t.Errorf("%d pages were forgotten", n)
	}
}

func TestFactsAreThoseThatTheEditionShows(t *testing.T) {
	s, p := NewSession(), small()
	facts := func(edition string) []news.Entry {
		return asked(t, s, p, func(in *Inputs) { in.Editions = []string{edition} }).About(edition).Facts
	}
	public, internal := facts("public"), facts("team")
	keyed := func(all []news.Entry) (keys []string) {
		for _, e := range all {
			keys = append(keys, e.Key)
		}
		return keys
	}
	if slices.Contains(keyed(public), "item/secret") || !slices.Contains(keyed(internal), "item/secret") {
		t.Errorf("public: %v\ninternal: %v", keyed(public), keyed(internal))
	}
	replace("content/roadmap/access/secret.md", "title: ", "title: More ")(p)
	if got := news.Between(public, facts("public")); len(got) > 0 {
		t.Errorf("readers of the public edition are told %v", got)
	}
	got := news.Between(internal, facts("team"))
	if text := fmt.Sprint(got); len(got) != 1 || !strings.Contains(text, "before") {
		t.Errorf("readers inside are told %v", got)
	}
}

func TestWhatAPageIsMadeFromIsKnown(t *testing.T) {
	r := asked(t, NewSession(), small(), func(*Inputs) {})
	sources := r.About("public").Sources
	if got := sources["roles/owner/index.html"]; got != "content/roles/owner.md" {
		t.Errorf("the role is made from %q", got)
	}
	if got, ok := sources["404.html"]; ok {
		t.Errorf("the page for the lost is made from %q", got)
	}
	if about := r.About("team"); about.Facts != nil || about.Sources != nil {
		t.Error("an edition that was not built has something to tell")
	}
}
