package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/themes"
)

// A project is the files of a site by path, held in memory.
type project map[string]string

var today = model.Date{Year: 2026, Month: 11, Day: 22}

// snapshot returns the files with the default site theme below them.
func (p project) snapshot() *source.Snapshot {
	var files []*source.File
	for _, f := range themeFiles() {
		if _, own := p[f.Path]; !own {
			files = append(files, f)
		}
	}
	for path, text := range p {
		files = append(files, source.NewFile(path, []byte(text)))
	}
	return source.NewSnapshot(files, nil)
}

func themeFiles() []*source.File {
	var files []*source.File
	theme := themes.Default()
	err := fs.WalkDir(theme, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, path)
		files = append(files, source.NewFile("themes/"+path, data))
		return err
	})
	if err != nil {
		panic(err)
	}
	return files
}

func (p project) clone() project { return maps.Clone(p) }

func (p project) paths() []string { return slices.Sorted(maps.Keys(p)) }

// build builds all editions with a session.
func (p project) build(s *Session) *Result {
	return s.Build(context.Background(), Inputs{Files: p.snapshot(), Today: today, Editions: []string{"all"}})
}

// own returns our own site: config.toml and content/ of this repository.
func own(t testing.TB) project {
	t.Helper()
	p := project{}
	for _, root := range []string{"config.toml", "content"} {
		err := filepath.WalkDir(filepath.Join("..", root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			p[strings.TrimPrefix(filepath.ToSlash(path), "../")] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// mustBuild fails the test if there is an error among the problems.
func mustBuild(t testing.TB, p project) *Result {
	t.Helper()
	r := p.build(NewSession())
	for _, d := range r.Problems {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s: %s", d.At, d.Code, d.Message)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	return r
}

// flat returns all files of all sites: "edition:path" → bytes.
func flat(r *Result) map[string]string {
	out := map[string]string{}
	for _, site := range r.Sites {
		for _, path := range site.Tree.Paths() {
			f, _ := site.Tree.Get(path)
			data, err := f.Read(nil)
			if err != nil {
				panic(err)
			}
			out[site.Edition+":"+path] = string(data)
		}
	}
	return out
}

// differ describes the first differences of two sets of files.
func differ(got, want map[string]string) string {
	var b strings.Builder
	n := 0
	say := func(format string, args ...any) {
		if n++; n <= 5 {
			fmt.Fprintf(&b, format+"\n", args...)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(want)) {
		have, ok := got[path]
		switch {
		case !ok:
			say("%s is missing", path)
		case have != want[path]:
			at := 0
			for at < len(have) && at < len(want[path]) && have[at] == want[path][at] {
				at++
			}
			say("%s differs at byte %d:\n got …%q\nwant …%q", path, at, around(have, at), around(want[path], at))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			say("%s should not be there", path)
		}
	}
	return b.String()
}

func around(s string, at int) string {
	return s[max(0, at-60):min(len(s), at+100)]
}

func site(r *Result, edition string) *output.Tree {
	for _, s := range r.Sites {
		if s.Edition == edition {
			return s.Tree
		}
	}
	return output.NewTree()
}

func page(r *Result, edition, path string) string {
	f, ok := site(r, edition).Get(path)
	if !ok {
		return ""
	}
	return string(f.Data)
}

// small is a project that has something of everything, for tests that change
// it: two audiences, three editions, all kinds, blocks and rows for one of them.
func small() project {
	return project{
		"config.toml": `title = "Small"
base_url = "https://example.org/road/"
edit_url = "https://example.org/edit/{path}"
[[audiences]]
id = "public"
[[audiences]]
id = "team"
[[audiences]]
id = "board"
[[editions]]
id = "public"
audiences = ["public"]
date_precision = "quarter"
[[editions]]
id = "team"
audiences = ["public", "team"]
noindex = true
[[editions]]
id = "board"
audiences = ["public", "board"]
deny = ["confidence"]
[[views]]
id = "quarters"
title = "By quarter"
rows = "owner"
columns = "quarter"
[[views]]
id = "hushed"
columns = "objective"
colour = "status"
editions = ["team"]
filter = { status = ["planned", "shipped", "in-progress"] }
`,
		"content/_index.md":                    "---\ntitle: Small site\naudience: public\n---\n\nWelcome. See [the board](/roadmap/) and [access](@theme/access).\n\n::: team\nTeam words with a [note][n] and [secret](@item/secret).\n\n[n]: https://example.org/team\n:::\n",
		"content/about.md":                     "---\ntitle: About\naudience: public\ntags: [meta, Roadmap]\naliases: [/who/]\n---\n\n# About\n\nText[^1] and ![a plan](plan.svg).\n\n[^1]: A note.\n",
		"content/plan.svg":                     `<svg xmlns="http://www.w3.org/2000/svg"><title>plan</title></svg>`,
		"content/secret.svg":                   `<svg xmlns="http://www.w3.org/2000/svg"><title>secret</title></svg>`,
		"content/_files/robots.key":            "key\n",
		"content/vision.md":                    "---\ntitle: Where we go\nstatement: Everyone finds the way.\naudience: public\nprinciples:\n  - {title: Plain, text: Words first.}\n---\n\nProse.\n",
		"content/objectives/growth.md":         "---\ntitle: Growth\noutcome: More people find it.\naudience: public\nperiod: 2027\nkey_results:\n  - {metric: adoption, target: 50}\n  - {name: Visits, direction: increase, baseline: 1, target: 9, current: 5, unit: k}\n---\n",
		"content/roadmap/access/_index.md":     "---\ntitle: Access\naudience: public\nhorizon: now\nobjectives: [growth]\nitems:\n  - {id: keys, title: Keys, outcome: Doors open., target: 2027-05-14, owner: owner, audience: public}\n  - {id: hidden-row, title: Hidden row, audience: team}\n---\n\nAbout access.\n",
		"content/roadmap/access/sso.md":        "---\ntitle: Single sign-on\naudience: public\nstatus: in-progress\nhealth: at-risk\nconfidence: medium\ntarget: 2027-03-02\ndecider: owner\nconsulted: [helper, team]\ndepends_on: [keys, secret]\nlinks:\n  - {href: https://example.org/spec, title: Spec, audience: team}\n  - {href: https://example.org/docs, title: Docs}\noverrides:\n  public: {summary: Short for all, hide: [health]}\nbacklog:\n  - {id: s1, want: log in, so: it is quick}\n  - {id: s2, want: team only, audience: team}\n---\n\nSee [keys](@keys), [the secret](@secret), [other](secret.md#part) and [the role](../../roles/owner.md#more).\n\n::: team, board\n## For insiders {#inside}\n\nInside words.\n:::\n",
		"content/roadmap/access/secret.md":     "---\ntitle: Secret item\naudience: team\ntags: [hush, Roadmap]\nobjectives: [growth]\ndepends_on: [keys]\n---\n\n## Part\n\n![secret](../../secret.svg) and [sso](@sso).\n",
		"content/roadmap/hidden/_index.md":     "---\ntitle: Hidden theme\naudience: board\n---\n",
		"content/roadmap/hidden/shown.md":      "---\ntitle: Shown item\naudience: public\nstatus: shipped\nshipped: 2026-10-01\n---\n",
		"content/roles/owner.md":               "---\ntitle: Owner\naudience: public\nfamily: product\nabbreviation: O\ndefinition: Owns it.\ndefinitions:\n  - {text: Holds it., source: book}\n  - {text: Hides it., source: sheet}\nfaq: [{q: Why an owner?, a: So that somebody does., roles: [helper]}]\nresponsibilities:\n  - {id: own, title: Own it, artefact: plan}\n  - {id: hush, title: Keep quiet, audience: team}\nskills:\n  - {skill: care, level: expert, need: essential}\n  - {skill: hush, level: working}\nmetrics: [adoption]\nstakeholders: [{id: team, mode: align}]\nowns: [plan]\nhorizon: {from: 6, to: 12, unit: month}\navailability: {response: scheduled}\ndefined_by: market\nflows: [{to: helper, what: direction}, {to: ghost, what: gossip}]\n---\n\n## More\n\nMore words.\n",
		"content/roles/helper.md":              "---\ntitle: Helper\naudience: public\nfamily: product\nabbreviation: O\ndefinition: Helps.\nresponsibilities: [{id: help, title: Help}]\nskills: [{skill: care, level: working}]\nhorizon: {from: 1, to: 2, unit: sprint}\navailability: {response: immediate}\ndefined_by: team\n---\n",
		"content/roles/ghost.md":               "---\ntitle: Ghost\naudience: board\nabbreviation: O\ndefinition: Not seen.\nresponsibilities: [{id: haunt, title: Haunt}]\nowner: owner\n---\n\n::: team\nNobody reads this: the page is for the board.\n:::\n",
		"content/decisions/_index.md":          "---\ntitle: Decisions\naudience: public\ndecisions:\n  - {id: next, title: What next, question: What do we do next?, area: Direction, stages: [planned, in-progress], decide: owner, consult: [helper, ghost], inform: [team], artefact: plan}\n  - {id: hush, title: Hush, question: Who keeps quiet?, area: Secrets, decide: ghost, audience: board}\n---\n",
		"content/decisions/date.md":            "---\ntitle: Publish a date\naudience: public\nquestion: May we publish a date?\narea: Direction\ndecide: owner\nreversible: one-way\nconsult: [helper]\n---\n\n::: board\nOnly the board reads why.\n:::\n",
		"content/decisions/told.md":            "---\ntitle: Who is told\naudience: public\nquestion: Who is told first?\narea: Direction\ndecide: none\nbecause: It depends.\n---\n\nA page of its own.\n",
		"content/comparisons/both.md":          "---\ntitle: Owner or helper\naudience: public\nroles: [owner, helper]\ndecisive: availability\nkey_difference: One owns.\nnotes: {availability: At once.}\n---\n",
		"content/comparisons/ghosts.md":        "---\ntitle: Owner or ghost\naudience: public\nroles: [owner, ghost]\n---\n",
		"content/choosers/pick.md":             "---\ntitle: Which one?\naudience: public\noutcomes:\n  - {id: one, title: The first, roles: [owner, ghost]}\n  - {id: two, title: The second, roles: [helper]}\nquestions:\n  - id: size\n    factor: size\n    ask: How large?\n    answers:\n      - {id: small, label: Small, favours: {one: 1}, because: It is little.}\n      - {id: large, label: Large, excludes: [one], because: It is much.}\n---\n",
		"content/pairings/both.md":             "---\ntitle: Both in one\naudience: public\nroles: [owner, helper]\nbenefits: [{title: One mind}]\nrisks: [{title: No time, remedy: Fixed days.}]\nstance: [{source: book, view: separate}, {source: sheet, view: together}]\n---\n",
		"content/transitions/up.md":            "---\ntitle: From helper to owner\naudience: public\nfrom: helper\nto: owner\nrequirements: [{text: Teaches care., skills: [care]}]\n---\n",
		"content/delegations/cover.md":         "---\ntitle: Cover\naudience: public\nwhat: [next]\nduties: [own, hush]\nfrom: owner\nto: helper\nlevel: advise\ntrigger: It is spring.\nscope: Half of it\nstarts: 2026-11-02\nends: 2026-12-14\nguardrails: [{text: A copy of all}]\n---\n",
		"content/delegations/haunted.md":       "---\ntitle: Haunted cover\naudience: public\nwhat: [next]\nfrom: owner\nto: ghost\nscope: The other half\nstarts: 2026-11-02\nends: 2026-12-15\n---\n",
		"content/records/2026-11-02-chosen.md": "---\ntitle: Keys first\naudience: public\nstatus: accepted\ndecision: next\ndecision-makers: [owner]\nconsulted: [helper, ghost]\naffects: [keys, secret]\nsupersedes: [first]\n---\n\nBecause.\n",
		"content/records/2026-10-01-first.md":  "---\ntitle: First choice\naudience: team\nstatus: superseded\ndecision: next\ndecision-makers: [owner]\nsuperseded_by: chosen\naffects: [sso, helper]\n---\n\nOld reasons.\n",
		"content/guides/how/_index.md":         "---\ntitle: How\naudience: public\nreaders: [{id: you, title: You, start: how/one}, {id: board, title: Board, start: how/hidden}]\n---\n",
		"content/guides/how/one.md":            "---\ntitle: One\naudience: public\nweight: 1\n---\n\nFirst, then [two](two.md) and [hidden](hidden.md).\n",
		"content/guides/how/two.md":            "---\ntitle: Two\naudience: public\nweight: 2\n---\n\n> [!NOTE]\n> Mind this.\n",
		"content/guides/how/hidden.md":         "---\ntitle: Hidden chapter\naudience: team\nweight: 1\n---\n\nHidden.\n",
		"content/milestones/fair.md":           "---\ntitle: The fair\naudience: public\non: 2027-05-14\nexternal: true\ndepends_on: [sso]\n---\n",
		"content/milestones/review.md":         "---\ntitle: Board review\naudience: team\non: 2027-03-02\n---\n",
		"content/updates/2026-11-01-begun.md":  "---\ntitle: Begun\naudience: public\nabout: [sso, secret]\ntags: [news]\n---\n\nIt has begun.\n",
		"content/updates/2026-11-02-inside.md": "---\ntitle: Inside\naudience: team\n---\n\nInside news.\n",
		"content/catalogue/artefacts.md":       "---\ntitle: Artefacts\naudience: public\nartefacts:\n  - {id: plan, title: Plan, definition: What we mean to do.}\n---\n",
		"content/catalogue/products.md":        "---\ntitle: Products\naudience: public\nproducts:\n  - {id: desk, title: Desk, definition: For offices., audience: public}\n  - {id: lab, title: Lab, definition: For tests., audience: team, within: desk, lead: owner}\n---\n",
		"content/catalogue/metrics.md":         "---\ntitle: Metrics\naudience: public\nmetrics:\n  - {id: adoption, title: Adoption, definition: Who uses it., unit: '%', direction: increase, baseline: 10, target: 60, current: 20, as_of: 2026-10-30, series: [{on: 2026-08-01, value: 12}]}\n---\n",
		"content/catalogue/skills.md":          "---\ntitle: Skills\naudience: public\nskills:\n  - {id: care, title: Care, definition: Taking care., levels: {expert: Teaches it.}}\n  - {id: hush, title: Silence, definition: Saying nothing., audience: team}\n---\n",
		"content/catalogue/stakeholders.md":    "---\ntitle: Parties\naudience: public\nstakeholders:\n  - {id: team, title: The team, definition: Builds it.}\n---\n",
		"content/catalogue/sources.md":         "---\ntitle: Sources\naudience: public\nsources:\n  - {id: book, title: The book, by: Somebody}\n  - {id: sheet, title: The sheet, audience: team}\n---\n",
		"content/catalogue/quotes.md":          "---\ntitle: Quotes\naudience: public\nquotes:\n  - {id: wise, title: On owning, text: Own it., by: Somebody, org: A house, about: [owner]}\n  - {id: hush, title: On silence, text: Keep quiet., by: Nobody, org: A cellar, about: [helper], audience: team}\n---\n",
		"content/catalogue/terms.md":           "---\ntitle: Words\naudience: public\nterms:\n  - {id: epic, title: Epic, definition: A long story., see: [hush-word]}\n  - {id: hush-word, title: Hush, definition: Quiet., audience: team}\n---\n",
	}
}
