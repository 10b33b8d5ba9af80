package generator

import (
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// What an edit costs, in things done rather than in seconds.

// rebuild changes a project and returns the work of the second build, and how
// many files differ afterwards.
func rebuild(t *testing.T, p project, change func(project)) (Work, int) {
	t.Helper()
	session := NewSession()
	before := flat(p.build(session))
	change(p)
	r := p.build(session)
	after := flat(r)
	changed := 0
	for path, data := range after {
		if before[path] != data {
			changed++
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			changed++
		}
	}
	return r.Work, changed
}

func replace(path, old, with string) func(project) {
	return func(p project) {
		if !strings.Contains(p[path], old) {
			panic(path + " does not hold " + old)
		}
		p[path] = strings.Replace(p[path], old, with, 1)
	}
}

func TestNothingChangedCostsNothing(t *testing.T) {
	work, changed := rebuild(t, small(), func(project) {})
	if work.Parses+work.Texts+work.Renders != 0 || changed != 0 {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestABodyEditCostsOneParseAndThePagesThatShowIt(t *testing.T) {
	// The page of the role in three editions: their frames differ, so there are
	// three pages to render, and one text to parse. The first words of a page are
	// in the index of its edition, which gets another name with them.
	work, changed := rebuild(t, small(), replace("content/roles/owner.md", "More words.", "Fewer words."))
	if work.Parses != 1 || work.Texts != 1 || work.Renders != 3+3*indexRenders || changed != 3+3*indexFiles {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

// What a change of what can be found costs in each edition: the index and the
// file that names it are made anew, and the old index goes.
const indexRenders, indexFiles = 2, 3

// What a change of what roles are compared by costs in each edition: the data
// of all roles are made anew under another name, and the old ones go.
const sidesRenders, sidesFiles = 1, 2

func TestAnEditBelowTheFirstWordsLeavesTheIndexAsItIs(t *testing.T) {
	p := small()
	p["content/roles/owner.md"] += strings.Repeat("\nThese are the words that a page begins with. ", 9) + "\n\nThe end.\n"
	work, changed := rebuild(t, p, replace("content/roles/owner.md", "The end.", "An end."))
	if work.Texts != 1 || work.Renders != 3 || changed != 3 {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestAHiddenEditCostsNothingInOtherEditions(t *testing.T) {
	work, changed := rebuild(t, small(), replace("content/roadmap/access/secret.md", "## Part", "Hidden words.\n\n## Part"))
	if work.Parses != 1 || work.Texts != 1 || work.Renders != 1+indexRenders || changed != 1+indexFiles {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestAnEditThatShowsNowhereRendersNothing(t *testing.T) {
	work, changed := rebuild(t, small(), replace("content/roles/owner.md", "More words.", "More words.\n\n<!-- to be checked -->"))
	if work.Parses != 1 || work.Renders != 0 || changed != 0 {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestATitleEditRendersOnlyWhatNamesIt(t *testing.T) {
	p := small()
	all := p.build(NewSession()).Work.Renders
	work, changed := rebuild(t, p, replace("content/roles/helper.md", "title: Helper", "title: Assistant"))
	gone := 3 * (indexFiles - indexRenders + sidesFiles - sidesRenders)
	if work.Parses != 1 || work.Texts != 0 || work.Renders == 0 || work.Renders > all/2 || changed != work.Renders+gone {
		t.Errorf("work %+v of %d pages, %d files changed", work, all, changed)
	}
}

// A page of an item asks for a few entries, so it is told again only if one of
// these is another: in a site of a thousand entries the page itself, that of its
// theme, and what lists everything.
func TestATitleEditTellsOnlyPagesThatAskedForTheEntry(t *testing.T) {
	work, _ := rebuild(t, generated(1000), replace("content/roadmap/theme-1/item-25.md", "title: Item 25", "title: Item of its own"))
	const others = 212 // of roles, decisions and tags, and of no single entry, which take no notes
	if work.Told < 2 || work.Told > others || work.Pages < 1000 {
		t.Errorf("%d of %d pages are told again", work.Told, work.Pages)
	}
}

func TestABodyEditInALargeSiteRendersOnePage(t *testing.T) {
	p := generated(1000)
	work, changed := rebuild(t, p, replace("content/roadmap/theme-1/item-25.md", "paragraph", "Paragraph"))
	if work.Parses != 1 || work.Texts != 1 || work.Renders != 1 || changed != 1 {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestEditionsShareWhatIsEqual(t *testing.T) {
	r := small().build(NewSession())
	sites := 0
	for _, s := range r.Sites {
		sites += s.Tree.Len()
	}
	if r.Work.Parses >= 2*len(small()) || r.Work.Texts > 30 {
		t.Errorf("work %+v for %d files in %d sites", r.Work, sites, len(r.Sites))
	}
}

func TestEveryTemplateHasDataAndAllDataHasATemplate(t *testing.T) {
	known := map[reflect.Type]bool{}
	for _, data := range view.PageTypes() {
		known[reflect.TypeOf(data)] = true
	}
	session := NewSession()
	conf, _ := session.configure(Inputs{Files: small().snapshot()})
	theme := session.theme(small().snapshot(), conf, render.Look{})
	if len(theme.problems) > 0 {
		t.Fatal(theme.problems)
	}
	used := map[string]bool{}
	b := append(capture(t, small()), capture(t, small(), "board")...) // what needs attention is for the last audience
	for _, page := range b {
		if page.Template == "" {
			continue
		}
		used[page.Template] = true
		if !known[reflect.TypeOf(page.Data())] {
			t.Errorf("%s has data of the type %T, which PageTypes does not list", page.Template, page.Data())
		}
		if !theme.theme.Has(page.Template) {
			t.Errorf("the default theme has no %s", page.Template)
		}
	}
	for _, f := range small().snapshot().Under("themes/default/templates") {
		name := f.Path[strings.LastIndexByte(f.Path, '/')+1:]
		if !strings.HasPrefix(name, "_") && !used[name] {
			t.Errorf("no page of the small project uses the template %s", name)
		}
	}
}

// A page is known by the parts that its layout includes, not by all that the
// site theme has: an edit of any of them must still reach every page that it is
// on, and a slot that is filled only the pages that have it.
func TestAnEditOfATemplateReachesThePagesThatIncludeIt(t *testing.T) {
	session, p := NewSession(), small()
	public := func(s *Session) *Result {
		return s.Build(t.Context(), Inputs{Files: p.snapshot(), Today: today})
	}
	all := public(session).Work.Renders
	edit := func(path, text string) {
		t.Helper()
		before, was := p[path]
		p[path] = text
		got, want := public(session), public(NewSession())
		if d := differ(flat(got), flat(want)); d != "" {
			t.Errorf("after an edit of %s:\n%s", path, d)
		}
		if strings.HasPrefix(path, "themes/default/slots/item") && (got.Work.Renders == 0 || got.Work.Renders > all/4) {
			t.Errorf("after an edit of %s %d of %d pages are rendered", path, got.Work.Renders, all)
		}
		if p[path] = before; !was {
			delete(p, path)
		}
		public(session)
	}
	for _, f := range p.snapshot().Under("themes/default/templates") {
		if strings.HasPrefix(path.Base(f.Path), "_") {
			edit(f.Path, strings.Replace(string(f.Bytes()), "}}", "}}<b>edited</b>", 1))
		}
	}
	for _, slot := range []string{"head", "top", "item", "role"} {
		edit("themes/default/slots/"+slot+".html", "<b>filled</b>")
	}
}
