package generator

import (
	"context"
	"fmt"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// Prose is kept apart from entries, and what is made of entries alone is not
// made again when prose changes. Here prose changes in every way in which other
// pages, rules and links can see it.
func TestWhatIsMadeOfEntriesNeverLagsBehindTheirProse(t *testing.T) {
	type edit struct{ what, path, old, with string }
	edits := []edit{
		{"words further down", "content/roles/owner.md", "More words.", "More words.\n\nAnd more."},
		{"the first words, which lists and the index show", "content/guides/how/one.md", "First, then", "At first, then"},
		{"a heading that is linked to", "content/roles/owner.md", "## More", "## Less"},
		{"the heading again", "content/roles/owner.md", "## Less", "## More"},
		{"a new heading", "content/vision.md", "\nProse.", "\n## Where\n\nProse."},
		{"a link to nowhere", "content/vision.md", "Prose.", "See [nothing](@nothing)."},
		{"a link to what some may not read", "content/vision.md", "@nothing", "@item/secret"},
		{"a link without words", "content/vision.md", "[nothing](@item/secret)", "[](@role/owner)"},
		{"the title of the entry that is linked to", "content/roles/owner.md", "title: Owner", "title: Keeper"},
		{"a picture that only one text shows", "content/about.md", "![a plan](plan.svg)", "no plan"},
		{"the picture again", "content/about.md", "no plan", "![a plan](plan.svg)"},
		{"prose where there was none", "content/transitions/up.md", "[care]}]\n---\n", "[care]}]\n---\n\nTeach.\n"},
		{"an answer of the register with prose", "content/decisions/date.md", "::: board\nOnly", "All know.\n\n::: board\nOnly"},
		{"a block for some", "content/guides/how/two.md", "> Mind this.", "> Mind this.\n\n::: team\nYou too.\n:::"},
		{"what only some read", "content/guides/how/two.md", "You too.", "You as well, [n](@item/secret)."},
		{"a block for nobody known", "content/guides/how/two.md", "::: team", "::: nobody"},
		{"no block at all", "content/guides/how/two.md", "\n\n::: nobody\nYou as well, [n](@item/secret).\n:::", ""},
		{"all prose gone", "content/updates/2026-11-01-begun.md", "\nIt has begun.\n", ""},
		{"a title of its own", "content/about.md", "# About", "# Something else"},
		{"a term that is explained", "content/vision.md", "[](@role/owner)", "[](@role/owner) and an epic"},
		{"front matter and prose at once", "content/vision.md", "title: Where we go", "title: Where to\nsummary: There.\nupdated: 2026-11-02"},
		{"a line before the prose", "content/vision.md", "---\n\n## Where", "---\n\n\n## Where"},
	}
	p, session := small(), NewSession()
	p["content/roles/helper.md"] += "\nSee [more](@role/owner#more).\n"
	p.build(session)
	for _, e := range edits {
		replace(e.path, e.old, e.with)(p)
		got, want := p.build(session), p.build(NewSession())
		if d := differ(flat(got), flat(want)); d != "" {
			t.Errorf("after %s:\n%s", e.what, d)
		}
		if !reflect.DeepEqual(got.Problems, want.Problems) {
			t.Errorf("after %s problems are told as\n%v\nnot as\n%v", e.what, got.Problems, want.Problems)
		}
		if !reflect.DeepEqual(got.Left, want.Left) {
			t.Errorf("after %s other entries are left out", e.what)
		}
	}
}

// A page that must be made again is asked of its view alone.
func TestAViewAskedAlonePlansWhatItPlansAmongAll(t *testing.T) {
	for name, p := range map[string]project{"small": small(), "own": own(t)} {
		in := viewed(t, p)
		overview, all := view.Survey(in), map[string][]view.Page{}
		for _, page := range view.Plan(in, overview) {
			all[page.View] = append(all[page.View], page)
		}
		for _, v := range view.Views {
			alone := view.PlanOf(in, overview, v.Name)
			if len(alone) != len(all[v.Name]) {
				t.Errorf("%s: the view %s plans %d pages alone, %d among all", name, v.Name, len(alone), len(all[v.Name]))
				continue
			}
			for i, page := range all[v.Name] {
				if alone[i].URL != page.URL || alone[i].Template != page.Template || contents(t, alone[i]) != contents(t, page) {
					t.Errorf("%s: the view %s plans %s otherwise alone", name, v.Name, page.URL)
				}
			}
		}
	}
}

// contents returns the digest of what a page holds.
func contents(t *testing.T, page view.Page) digest.Digest {
	t.Helper()
	if page.Template != "" {
		return digest.Of(page.Data())
	}
	s := digest.New()
	if err := page.Encode(s); err != nil {
		t.Fatal(err)
	}
	return digest.Digest(s.Sum(nil))
}

// A build that is cancelled half way must not leave behind anything that the
// next one takes for whole.
func TestACancelledBuildLeavesNothingHalfMade(t *testing.T) {
	p, session := small(), NewSession()
	for n := range 12 {
		replace("content/roles/owner.md", "More words", fmt.Sprintf("More %d words", n))(p)
		ctx := &impatient{Context: t.Context()}
		ctx.asked.Store(int64(n * n))
		session.Build(ctx, Inputs{Files: p.snapshot(), Today: today, Editions: []string{"all"}})
		if d := differ(flat(p.build(session)), flat(p.build(NewSession()))); d != "" {
			t.Fatalf("after a build that was cancelled at the question %d:\n%s", n*n, d)
		}
		replace("content/roles/owner.md", fmt.Sprintf("More %d words", n), "More words")(p)
	}
}

// impatient is a context that is cancelled once it has been asked so often.
type impatient struct {
	context.Context
	asked atomic.Int64
}

func (c *impatient) Err() error {
	if c.asked.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}
