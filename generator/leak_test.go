package generator

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// What an edition may not show leaves no trace in it. The laws are tried at
// random in property_test.go; here is each way out that was ever found, and
// all those that the declarations of the kinds could open.

// canary stands in every word, id and path of what is hidden below.
const canary = "zqx"

// public builds a project that must be sound, and returns its public edition.
func public(t *testing.T, p project) map[string]string {
	t.Helper()
	return onlyEdition(flat(mustBuild(t, p)), "public")
}

// wantSame fails the test if two public editions differ.
func wantSame(t *testing.T, a, b project) {
	t.Helper()
	if d := differ(public(t, a), public(t, b)); d != "" {
		t.Errorf("the public edition shows what it may not:\n%s", d)
	}
}

// wantUnsaid fails the test if words stand anywhere in the files.
func wantUnsaid(t *testing.T, files map[string]string, words string) {
	t.Helper()
	for path, data := range files {
		if strings.Contains(path, words) || strings.Contains(data, words) {
			t.Errorf("%s says %q: …%s…", path, words, around(data, max(0, strings.Index(data, words))))
		}
	}
}

// with returns the project with one file changed.
func (p project) with(path, text string) project {
	out := p.clone()
	out[path] = text
	return out
}

// swapped returns the project with words in one of its files exchanged.
func (p project) swapped(t *testing.T, path, old, now string) project {
	t.Helper()
	if !strings.Contains(p[path], old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	return p.with(path, strings.Replace(p[path], old, now, 1))
}

func TestLinkToTheSourceDoesNotNameAHiddenTheme(t *testing.T) {
	p := small().with("content/roadmap/"+canary+"/_index.md", "---\ntitle: Hidden\naudience: board\n---\n").
		with("content/roadmap/"+canary+"/inside.md", "---\ntitle: Shown\naudience: public\n---\n")
	wantUnsaid(t, public(t, p), canary)
	if !strings.Contains(page(mustBuild(t, p), "board", "items/inside/index.html"), "edit/content/roadmap/"+canary+"/inside.md") {
		t.Error("the board, which sees the theme, has no link to the source")
	}
}

func TestRowsOfHiddenThemesStandInAnOrderOfTheirOwn(t *testing.T) {
	at := func(one, two string) project {
		return small().
			with("content/roadmap/"+one+".md", "---\ntitle: Theme 1\naudience: board\nitems:\n  - {id: row-one, title: Row one, audience: public}\n---\n").
			with("content/roadmap/"+two+".md", "---\ntitle: Theme 2\naudience: board\nitems:\n  - {id: row-two, title: Row two, audience: public}\n---\n")
	}
	wantSame(t, at("aa", "zz"), at("zz", "aa"))
}

func TestComparisonOfHiddenSidesIsNotShown(t *testing.T) {
	p := small().with("content/roles/spectre.md", strings.Replace(small()["content/roles/ghost.md"], "Ghost", "Spectre", 1)).
		with("content/comparisons/ghosts.md", "---\ntitle: Comparison "+canary+"\naudience: public\ntags: ["+canary+"]\nroles: [ghost, spectre]\n---\n").
		with("content/comparisons/half.md", "---\ntitle: Half "+canary+"\naudience: public\nroles: [owner, ghost]\n---\n").
		with("content/about.md", "---\ntitle: About\naudience: public\n---\n\nSee [it](comparisons/half.md), [the plan](plan.svg).\n")
	r := mustBuild(t, p)
	wantUnsaid(t, onlyEdition(flat(r), "public"), canary)
	left := slices.ContainsFunc(r.Left, func(l LeftOut) bool {
		return l.Edition == "public" && l.Key == "comparison/half" && l.Reason == "its sides"
	})
	if !left {
		t.Errorf("it is not said that the comparison is left out: %v", r.Left)
	}
	if page(r, "board", "compare/half/index.html") == "" {
		t.Error("the board, which sees both sides, has no comparison")
	}
}

func TestPairingsAndMovesOfHiddenRolesAreNotShown(t *testing.T) {
	hidden := "---\ntitle: Shadow\naudience: board\ndefinition: Not seen.\nresponsibilities: [{id: haunt, title: Haunt}]\n---\n"
	p := small().with("content/roles/shadow.md", hidden).
		with("content/pairings/both.md", "---\ntitle: Both at once\naudience: public\nroles: [owner, shadow]\n---\n").
		with("content/transitions/down.md", "---\ntitle: Down there\naudience: public\nfrom: owner\nto: shadow\nrequirements: [{text: Courage.}]\n---\n").
		with("content/transitions/up.md", "---\ntitle: Up again\naudience: public\nfrom: shadow\nto: owner\nrequirements: [{text: Patience.}]\n---\n")
	files := public(t, p)
	for _, words := range []string{"Both at once", "Down there", "Up again", "pairings/", "transitions/"} {
		wantUnsaid(t, files, words)
	}
}

func TestTheStanceOfAHiddenSourceIsNotTakenForOurs(t *testing.T) {
	stances := "stance:\n  - {on: May it wait?, source: essay, view: never}\n  - {on: May it wait?, source: talk, view: always}\n  - {on: May it wait?, source: memo, view: secretly}\n"
	p := small().with("content/catalogue/sources/essay.md", "---\ntitle: An essay\naudience: public\n---\n").
		with("content/catalogue/sources/talk.md", "---\ntitle: A talk\naudience: public\n---\n").
		with("content/catalogue/sources/memo.md", "---\ntitle: A memo\naudience: board\n---\n").
		with("content/roles/waiter.md", "---\ntitle: Waiter\naudience: public\ndefinition: Waits.\nresponsibilities: [{id: wait, title: Wait}]\n"+stances+"---\n")
	files := public(t, p)
	wantUnsaid(t, files, "secretly")
	if _, page, _ := strings.Cut(files["public:sources-disagree/index.html"], `id="question-`); !strings.Contains(page, "never") || strings.Contains(page, "This site</th>") {
		t.Errorf("the page does not tell whose stance it is:\n%s", page)
	}
}

func TestChaptersOfAHiddenGuideAreNotShownAndSaidToBeLeftOut(t *testing.T) {
	p := small().with("content/guides/"+canary+"/_index.md", "---\ntitle: Hidden guide\naudience: team\n---\n").
		with("content/guides/"+canary+"/one.md", "---\ntitle: One "+canary+"\naudience: public\ntags: ["+canary+"]\n---\n")
	r := mustBuild(t, p)
	files := onlyEdition(flat(r), "public")
	wantUnsaid(t, files, canary)
	// As if the guide had never been written, which is an error for its author.
	delete(p, "content/guides/"+canary+"/_index.md")
	if d := differ(onlyEdition(flat(p.build(NewSession())), "public"), files); d != "" {
		t.Error(d)
	}
	if !slices.Contains(r.Left, LeftOut{"public", "chapter/" + canary + "/one", "content/guides/" + canary + "/one.md", "its guide"}) {
		t.Errorf("it is not said that the chapter is left out: %v", r.Left)
	}
}

func TestOldIDThatAHiddenEntryBearsIsRefused(t *testing.T) {
	terms := "---\ntitle: Words\naudience: public\nterms:\n  - {id: epic, title: Epic, definition: Long., formerly: [saga]}\n" +
		"  - {id: saga, title: Saga, definition: Hidden., audience: team}\n  - {id: tale, title: Tale, definition: Short., see: [saga]}\n---\n"
	r := small().with("content/catalogue/terms.md", terms).build(NewSession())
	if !slices.ContainsFunc(r.Problems, func(d diag.Diagnostic) bool { return d.Code == "entry/duplicate-id" && d.At.Line == 5 }) {
		t.Errorf("whether @saga is Epic depends on what is hidden, and nobody says so: %v", r.Problems)
	}
}

func TestWhatDependsOnHiddenEntriesCannotBeLetPass(t *testing.T) {
	for _, code := range []diag.Code{"ref/ambiguous", "entry/duplicate-id", "route/clash", "gate/audience"} {
		p := small().with("config.toml", small()["config.toml"]+"[check.severities]\n\""+string(code)+"\" = \"off\"\n")
		if !p.build(NewSession()).Problems.HasErrors() {
			t.Errorf("%s can be turned off", code)
		}
	}
}

func TestOverrideDoesNotBringBackWhatAnEditionLeavesOut(t *testing.T) {
	p := small().swapped(t, "config.toml", `date_precision = "quarter"`, `deny = ["summary"]`).
		swapped(t, "content/roadmap/access/sso.md", "Short for all", canary)
	wantUnsaid(t, public(t, p), canary)
}

func TestShippingDayIsNoFinerThanOtherDates(t *testing.T) {
	on := func(done, over string) project {
		return small().
			with("content/roadmap/access/done.md", "---\ntitle: Done\naudience: public\nstatus: shipped\nshipped: "+done+"\n---\n").
			with("content/roadmap/access/over.md", "---\ntitle: Over\naudience: public\nstatus: shipped\nshipped: "+over+"\n---\n")
	}
	wantSame(t, on("2026-10-02", "2026-10-03"), on("2026-10-30", "2026-10-02"))
}

func TestDatesAreRoundedWhereverTheyStand(t *testing.T) {
	p := small().swapped(t, "content/milestones/fair.md", "external: true", "external: true\nreached: 2026-11-13")
	files := public(t, p)
	for _, day := range []string{"2027-05-14", "20270514", "14 May", "2026-11-13", "13 November"} {
		wantUnsaid(t, files, day)
	}
	if calendar := files["public:roadmap/calendar.ics"]; !strings.Contains(calendar, "20270401") {
		t.Errorf("the quarter of the fair is not in the calendar:\n%s", calendar)
	}
}

func TestDayOfAnUpdateIsLeftOutEverywhere(t *testing.T) {
	before := small().swapped(t, "config.toml", `date_precision = "quarter"`, `deny = ["date"]`)
	files := public(t, before)
	wantUnsaid(t, files, "2026-11-01")
	wantUnsaid(t, files, "1 November")
	later := before.with("content/updates/2026-11-04-begun.md", before["content/updates/2026-11-01-begun.md"])
	delete(later, "content/updates/2026-11-01-begun.md")
	wantSame(t, before, later)
}

func TestWordsOfAListWithoutEntriesHaveNoAddress(t *testing.T) {
	p := project{"config.toml": small()["config.toml"], "content/about.md": "---\ntitle: About\naudience: public\n---\n\nSee [updates](/updates/), [roles](roles/_index.md).\n"}
	for _, folder := range []string{"roadmap", "roles", "decisions", "comparisons", "guides", "updates", "objectives", "catalogue/skills", "catalogue/terms"} {
		p["content/"+folder+"/_index.md"] = "---\ntitle: Words\naudience: public\naliases: [/old-" + strings.ReplaceAll(folder, "/", "-") + "/]\n---\n"
	}
	p["content/updates/2026-11-02-inside.md"] = small()["content/updates/2026-11-02-inside.md"]
	p["content/roles/ghost.md"] = "---\ntitle: Ghost\naudience: board\ndefinition: Not seen.\nresponsibilities: [{id: haunt, title: Haunt}]\n---\n"
	for path, data := range public(t, p) {
		for _, list := range []string{"roadmap", "roles", "decisions", "compare", "guides", "updates", "objectives", "skills", "glossary"} {
			if strings.Contains(data, list+"/\"") || strings.Contains(data, list+"/<") {
				t.Errorf("%s leads to the list of %s, which has no page", path, list)
			}
		}
	}
}

func TestKeysThatNameHiddenEntriesLeaveNoTrace(t *testing.T) {
	files := onlyEdition(flat(everyKind(t, "both").build(NewSession())), "public")
	if n := len(files); n < len(model.Kinds) {
		t.Fatalf("there are only %d files", n)
	}
	wantUnsaid(t, files, canary)
	if d := differ(files, onlyEdition(flat(everyKind(t, "shown").build(NewSession())), "public")); d != "" {
		t.Errorf("the public edition differs from one without what is hidden:\n%s", d)
	}
}

// TestHiddenFilesMightAsWellNotBeThere hides files at random and compares with
// a project that lacks them, whatever names them in vain.
func TestHiddenFilesMightAsWellNotBeThere(t *testing.T) {
	for seed := range 6 {
		random := rand.New(rand.NewPCG(uint64(seed), 4))
		p := own(t)
		if seed%2 == 0 {
			p = everyKind(t, "own")
		}
		without, hidden := p.clone(), 0
		for _, path := range p.paths() {
			text := strings.Replace(p[path], `"audience": "public"`, `"audience": "team"`, 1)
			if strings.HasPrefix(text, "---\n") {
				text = strings.Replace(text, "\naudience: public\n", "\naudience: team\n", 1)
			}
			// What stands in rows says for itself who may read it.
			if rows := strings.Contains(text, "\n  - {id:") || strings.Contains(text, "\n  - id:"); text == p[path] || rows || random.IntN(3) > 0 {
				continue
			}
			p[path] = text
			delete(without, path)
			hidden++
		}
		a, b := p.build(NewSession()), without.build(NewSession())
		if d := differ(onlyEdition(flat(a), "public"), onlyEdition(flat(b), "public")); d != "" || hidden == 0 {
			t.Fatalf("seed %d: with %d hidden files the public edition differs:\n%s", seed, hidden, d)
		}
	}
}

// everyKind returns a shown and a hidden entry of each kind, with every key
// filled that the kind declares. The project has errors, among them entries
// that name themselves, but all that could be seen is there.
func everyKind(t *testing.T, names string) project {
	p := project{"config.toml": small()["config.toml"] + "[organisation]\nengagements = [\"own\"]\n"}
	for _, k := range model.Kinds {
		if k == model.SectionKind {
			continue
		}
		path, text := probe{"Shown", names}.file(t, k, "shown", "public")
		p[path] = text
		if names == "both" && k != model.VisionKind { // a site has one
			path, text := probe{canary, "own"}.file(t, k, canary, "team")
			p[path] = text
		}
	}
	return p
}

// A probe fills the keys of an entry. It names other entries: those that are
// shown and those that are hidden ("both"), or what is left of these where the
// hidden ones were never written ("shown"), or shown ones only ("own").
type probe struct{ words, names string }

// file returns the path and text of an entry.
func (p probe) file(t *testing.T, k *model.Kind, word, audience string) (path, text string) {
	keys := p.keys(reflect.TypeOf(k.New()).Elem())
	keys["title"], keys["audience"], keys["updated"] = p.words+" "+k.Name, audience, "2026-01-02"
	front, err := json.MarshalIndent(keys, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	id, parent := word+"-"+k.Name, map[*model.Kind]string{model.ItemKind: word + "-theme", model.ChapterKind: word + "-guide"}[k]
	switch {
	case k == model.GuideKind:
		id += "/_index"
	case k.Dated:
		id = "2026-02-03-" + id
	}
	return "content/" + k.FilePath(id, parent), string(front) + "\n\n" + p.words + " prose.\n\n## " + p.words + " heading\n\nText.\n"
}

func (p probe) keys(t reflect.Type) map[string]any {
	out := map[string]any{}
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("key")
		switch {
		case f.Anonymous:
			for key, value := range p.keys(f.Type) {
				out[key] = value
			}
		case key == "", slices.Contains([]string{"audience", "draft", "overrides", "aliases", "formerly"}, key):
		default:
			if v := p.value(f.Type, f.Tag, key); v != nil {
				out[key] = v
			}
		}
	}
	return out
}

func (p probe) value(t reflect.Type, tag reflect.StructTag, key string) any {
	switch t {
	case reflect.TypeFor[model.Ref]():
		names := p.entries(tag)
		if len(names) == 0 {
			return nil
		}
		return names[len(names)-1]
	case reflect.TypeFor[model.Name]():
		return map[string]string{"horizon": "next", "level": "working", "org_size": "small", "engagement": "own"}[key]
	case reflect.TypeFor[model.Date]():
		return "2026-01-02"
	case reflect.TypeFor[model.Period]():
		return "2027-05-14"
	case reflect.TypeFor[model.Every]():
		return "90w"
	case reflect.TypeFor[model.Number](), reflect.TypeFor[model.Percent]():
		return "5"
	case reflect.TypeFor[model.URL]():
		return "https://example.org/" + p.words
	}
	switch {
	case t.Kind() == reflect.Slice && tag.Get("as") == "map":
		return p.asMap(t.Elem(), key)
	case t.Kind() == reflect.Slice && t.Elem() == reflect.TypeFor[model.Ref]():
		if p.names == "both" {
			return p.entries(tag)
		}
		return probe{p.words, "own"}.entries(tag)
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return p.parts(t.Elem())
	case t.Kind() == reflect.Slice:
		return []any{p.word(tag, key)}
	case t.Kind() == reflect.Struct:
		return p.keys(t)
	case t.Kind() == reflect.Bool:
		return true
	case t.Kind() == reflect.Int && key == "year":
		return 1999
	case t.Kind() == reflect.Int:
		return 3
	}
	return p.word(tag, key)
}

func (p probe) word(tag reflect.StructTag, key string) string {
	if enum := tag.Get("enum"); enum != "" {
		first, _, _ := strings.Cut(enum, ",")
		return first
	}
	if key == "decisive" || key == "dimensions" {
		return "owns"
	}
	return p.words + " " + key
}

// entries returns the entries that a key names, the hidden one last.
func (p probe) entries(tag reflect.StructTag) []any {
	kind, _, _ := strings.Cut(tag.Get("to"), ",")
	if kind == "*" {
		kind = "item"
	}
	id := func(word string) string {
		if kind == "chapter" {
			return "chapter/" + word + "-guide/" + word + "-chapter"
		}
		return kind + "/" + word + "-" + kind
	}
	switch p.names {
	case "both":
		return []any{id("shown"), id(canary)}
	case "own":
		return []any{id("shown")}
	}
	return nil
}

// parts returns a part that names what is shown, one that names what is hidden
// and, where parts have an audience, one for others.
func (p probe) parts(t reflect.Type) any {
	numbered := func(words, names, id string) map[string]any {
		out := probe{words + id, names}.keys(t)
		if f, ok := t.FieldByName("ID"); ok && f.Type.Kind() == reflect.String {
			out["id"] = strings.ToLower(words) + "-" + id
		}
		return out
	}
	list := []any{numbered(p.words, "own", "a")}
	needs, hides := false, false
	for i := range t.NumField() {
		f := t.Field(i)
		needs = needs || f.Type == reflect.TypeFor[model.Ref]() && (f.Tag.Get("need") == "required" || f.Tag.Get("gone") == "part")
		hides = hides || f.Type == reflect.TypeFor[model.Audience]()
	}
	if p.names != "shown" || !needs {
		list = append(list, numbered(p.words, p.names, "b"))
	}
	if p.names != "shown" && hides {
		hidden := numbered(canary, "own", "c")
		hidden["audience"] = "team"
		list = append(list, hidden)
	}
	return list
}

func (p probe) asMap(t reflect.Type, key string) any {
	name := map[string]string{"variants": "small", "levels": "working", "notes": "owns", "time_split": "all"}[key]
	for i := range t.NumField() {
		switch f := t.Field(i); {
		case f.Tag.Get("mapvalue") == "":
		case f.Type.Kind() == reflect.Int:
			return map[string]any{name: 100}
		default:
			return map[string]any{name: p.words + " " + key}
		}
	}
	return map[string]any{name: p.keys(t)}
}

// What any roles are compared by is a projection of all that are shown: no
// role, row or key of another audience may be in it.
func TestWhatAnyRolesAreComparedByHoldsNothingHidden(t *testing.T) {
	owner := small()["content/roles/owner.md"]
	owner = strings.Replace(owner, "definition:", "x_pay: "+canary+" 900\nx_travel: 3 weeks\ntraits: [calm]\ndefinition:", 1)
	p := small().with("content/roles/owner.md", owner).
		swapped(t, "config.toml", `date_precision = "quarter"`, `deny = ["x_pay"]`).
		with("content/roles/"+canary+".md", strings.Replace(small()["content/roles/ghost.md"], "Ghost", "Ghost "+canary, 1)).
		with("content/catalogue/dimensions.md", "---\ntitle: Rows\naudience: public\ndimensions:\n"+
			"  - {id: pay, title: Pay, question: How much?, field: x_pay}\n"+
			"  - {id: travel, title: Travel, question: How far away?, field: x_travel}\n"+
			"  - {id: "+canary+", title: Row "+canary+", question: What is "+canary+"?, field: traits, audience: board}\n---\n")
	r := mustBuild(t, p)
	files := onlyEdition(flat(r), "public")
	wantUnsaid(t, files, canary)
	var data, board string
	for path, text := range flat(r) {
		if strings.Contains(path, "public:assets/compare-sides.") {
			data = text
		}
		if strings.Contains(path, "board:assets/compare-sides.") {
			board = text
		}
	}
	if !strings.Contains(data, `"3 weeks"`) || !strings.Contains(data, `"owner"`) {
		t.Errorf("what is shown is not compared: %s", data)
	}
	if !strings.Contains(board, "Ghost "+canary) || !strings.Contains(board, "What is "+canary+"?") || !strings.Contains(board, canary+" 900") {
		t.Error("the board, which sees everything, is not shown it, so the test proves nothing: " + board)
	}
	// As if it had never been written.
	without := p.with("content/roles/owner.md", strings.Replace(owner, "x_pay: "+canary+" 900\n", "", 1))
	delete(without, "content/roles/"+canary+".md")
	wantSame(t, p, without)
}
