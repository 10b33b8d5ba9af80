package source_test

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/view"
	"github.com/fingerpost/fingerpost/themes"
)

// A kit is what a life begins with.
type kit struct {
	files  map[string]string
	theme  fs.FS // the built-in one
	habits source.Habits
	poll   bool
	seed   uint64
}

// A scene is a project on a disk in memory, and what its preview is asked for.
type scene struct {
	kit
	wishes
	disk *source.Memory
	IntN func(int) int // the chances of the act
}

func newScene(k kit) *scene {
	s := &scene{kit: k, disk: source.NewMemory("/project", k.habits, k.seed)}
	s.restore()
	s.today, s.asked = firstDay, make(chan bool, 1)
	return s
}

var firstDay = model.Date{Year: 2026, Month: 11, Day: 22}

func (s *scene) project() source.Project {
	return s.disk.On(source.Project{Theme: s.theme, Poll: s.poll})
}

// restore brings all files back to what they were in the beginning, as a
// version control system does: what is as it was is left alone.
func (s *scene) restore() {
	files, folders := s.disk.Names()
	for _, name := range files {
		if text, ok := s.files[name]; !ok || s.text(name) != text {
			s.disk.Remove(name)
		}
	}
	slices.Reverse(folders)
	for _, name := range folders {
		s.disk.Remove(name) // unless something is in it
	}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		s.write(name, s.files[name])
	}
}

// write makes a file and the folders that it lies in, if it is not so already.
func (s *scene) write(name, text string) {
	if old, mtime := s.disk.Read(name); !mtime.IsZero() && old == text {
		return
	}
	s.disk.Folder(path.Dir(name))
	s.disk.Empty(name)
	s.disk.Append(name, text)
}

func (s *scene) text(name string) string {
	text, _ := s.disk.Read(name)
	return text
}

func pick[T any](s *scene, list ...T) T { return list[s.IntN(len(list))] }

// some picks a file whose path begins and ends so; "" if there is none.
func (s *scene) some(begin, end string) string {
	files, _ := s.disk.Names()
	files = slices.DeleteFunc(files, func(name string) bool {
		return !strings.HasPrefix(name, begin) || !strings.HasSuffix(name, end)
	})
	if len(files) == 0 {
		return ""
	}
	return files[s.IntN(len(files))]
}

// folder picks a folder below content/; "" if there is none.
func (s *scene) folder() string {
	_, folders := s.disk.Names()
	folders = slices.DeleteFunc(folders, func(name string) bool { return !strings.HasPrefix(name, "content/") })
	if len(folders) == 0 {
		return ""
	}
	return folders[s.IntN(len(folders))]
}

func (s *scene) pause(longest time.Duration) {
	time.Sleep(time.Duration(s.IntN(int(longest/time.Microsecond)+1)) * time.Microsecond)
}

// bare is a site theme whose pages hold all their data and hardly anything
// besides: a page differs whenever anything that a template can see does, and
// loading and rendering cost next to nothing. Prose is no data that could be
// written out, so it stands where the theme that we carry has it.
func bare() fs.FS {
	files, prose := fstest.MapFS{}, regexp.MustCompile(`{{template "prose" [^}]*}}`)
	add := func(name, text string) { files["default/"+name] = &fstest.MapFile{Data: []byte(text)} }
	for _, name := range view.Templates() {
		ours, err := fs.ReadFile(themes.Default(), "default/templates/"+name)
		if err != nil {
			panic(err)
		}
		add("templates/"+name, `{{template "_frame.html" .}}`+string(prose.Find(ours)))
	}
	add("templates/_frame.html", `<!doctype html><title>{{t "word"}}</title><link rel="stylesheet" href="{{asset "site.css"}}">`+
		`<a href="/roadmap/">{{template "_part.html"}}</a><script type="application/json">{{.}}</script></body>`)
	add("templates/_part.html", `part{{define "prose"}}{{with .Body}}{{.HTML}}{{end}}{{end}}`)
	add("words/en.toml", "word = \"Word\"\n")
	add("styles/tokens.css", "body { color: #123456 }\n")
	return files
}

// rich is a project that has much in few files: two editions, blocks and rows
// and entries for one of them, references of all sorts, dates that pass.
func rich() map[string]string {
	files := map[string]string{
		"config.toml": `title = "Rich"
base_url = "https://example.org/road/"
edit_url = "https://example.org/edit/{path}"
[[audiences]]
id = "public"
[[audiences]]
id = "team"
[[editions]]
id = "public"
audiences = ["public"]
date_precision = "quarter"
[[editions]]
id = "team"
audiences = ["public", "team"]
noindex = true
`,
		"content/_index.md":                    "---\ntitle: Rich site\naudience: public\n---\n\nWelcome. See [the board](/roadmap/) and [access](@theme/access).\n\n::: team\nTeam words and [secret](@item/secret).\n:::\n",
		"content/about.md":                     "---\ntitle: About\naudience: public\ntags: [meta, Roadmap]\naliases: [/who/]\n---\n\nText[^1] and ![a plan](plan.svg), an epic.\n\n[^1]: A note.\n",
		"content/plan.svg":                     `<svg xmlns="http://www.w3.org/2000/svg"><title>plan</title></svg>`,
		"content/secret.svg":                   `<svg xmlns="http://www.w3.org/2000/svg"><title>secret</title></svg>`,
		"content/_files/robots.key":            "key\n",
		"content/objectives/growth.md":         "---\ntitle: Growth\noutcome: More people find it.\naudience: public\nperiod: 2027\nkey_results:\n  - {metric: adoption, target: 50}\n---\n",
		"content/roadmap/access/_index.md":     "---\ntitle: Access\naudience: public\nhorizon: now\nobjectives: [growth]\nitems:\n  - {id: keys, title: Keys, outcome: Doors open., target: 2027-05-14, owner: owner, audience: public}\n  - {id: hidden-row, title: Hidden row, audience: team}\n---\n\nAbout access.\n",
		"content/roadmap/access/sso.md":        "---\ntitle: Single sign-on\naudience: public\nstatus: in-progress\nhealth: at-risk\ntarget: 2026-11-30\ndepends_on: [keys, secret]\nlinks:\n  - {href: ../../about.md, title: About it}\n  - {href: ../../plan.svg, title: A plan}\noverrides:\n  public: {summary: Short for all, hide: [health]}\n---\n\nSee [keys](@keys), [the secret](@secret), [other](secret.md#part) and [the role](../../roles/owner.md#more).\n\n::: team\n## For insiders {#inside}\n\nInside words.\n:::\n",
		"content/roadmap/access/secret.md":     "---\ntitle: Secret item\naudience: team\ntags: [hush, Roadmap]\nobjectives: [growth]\ndepends_on: [keys]\n---\n\n## Part\n\n![secret](../../secret.svg) and [sso](@sso).\n",
		"content/roadmap/access/idea.md":       "---\ntitle: An idea\naudience: public\ndraft: true\n---\n\nNot [yet](@sso).\n",
		"content/roles/owner.md":               "---\ntitle: Owner\naudience: public\nfamily: product\nabbreviation: O\ndefinition: Owns it.\nresponsibilities:\n  - {id: own, title: Own it, artefact: plan}\n  - {id: hush, title: Keep quiet, audience: team}\nskills:\n  - {skill: care, level: expert, need: essential}\nowns: [plan]\nhorizon: {from: 6, to: 12, unit: month}\nflows: [{to: helper, what: direction}]\n---\n\n## More\n\nMore words.\n",
		"content/roles/helper.md":              "---\ntitle: Helper\naudience: public\nfamily: product\nabbreviation: O\ndefinition: Helps.\nresponsibilities: [{id: help, title: Help}]\nskills: [{skill: care, level: working}]\n---\n",
		"content/decisions/_index.md":          "---\ntitle: Decisions\naudience: public\ndecisions:\n  - {id: next, title: What next, question: What do we do next?, area: Direction, decide: owner, consult: [helper], artefact: plan}\n  - {id: hush, title: Hush, question: Who keeps quiet?, area: Secrets, decide: helper, audience: team}\n---\n",
		"content/comparisons/both.md":          "---\ntitle: Owner or helper\naudience: public\nroles: [owner, helper]\ndecisive: horizon\nkey_difference: One owns.\n---\n",
		"content/delegations/cover.md":         "---\ntitle: Cover\naudience: public\nwhat: [next]\nduties: [own, hush]\nfrom: owner\nto: helper\ntrigger: It is spring.\nscope: Half of it\nstarts: 2026-11-02\nends: 2026-11-24\nguardrails: [{text: A copy of all}]\n---\n",
		"content/records/2026-11-02-chosen.md": "---\ntitle: Keys first\naudience: public\nstatus: accepted\ndecision: next\ndecision-makers: [owner]\naffects: [keys, secret]\n---\n\nIt is [so](@secret).\n",
		"content/guides/how/_index.md":         "---\ntitle: How\naudience: public\n---\n",
		"content/guides/how/one.md":            "---\ntitle: One\naudience: public\nweight: 1\n---\n\nFirst, then [hidden](hidden.md).\n\n> [!NOTE]\n> Mind this.\n",
		"content/guides/how/hidden.md":         "---\ntitle: Hidden chapter\naudience: team\nweight: 2\n---\n\nHidden.\n",
		"content/updates/2026-11-01-begun.md":  "---\ntitle: Begun\naudience: public\nabout: [sso, secret]\ntags: [news]\n---\n\nIt is [so](@secret).\n",
		"content/catalogue/artefacts.md":       "---\n# " + strings.Repeat("longer than some allow, ", 40) + "\ntitle: Artefacts\naudience: public\nartefacts:\n  - {id: plan, title: Plan, definition: What we mean to do.}\n---\n",
		"content/catalogue/metrics.md":         "---\ntitle: Metrics\naudience: public\nmetrics:\n  - {id: adoption, title: Adoption, definition: Who uses it., unit: '%', direction: increase, baseline: 10, target: 60, current: 20, as_of: 2026-10-30}\n---\n",
		"content/catalogue/skills.md":          "---\ntitle: Skills\naudience: public\nskills:\n  - {id: care, title: Care, definition: Taking care.}\n---\n",
		"content/catalogue/terms.md":           "---\ntitle: Words\naudience: public\nterms:\n  - {id: epic, title: Epic, definition: A long story., see: [hush-word]}\n  - {id: hush-word, title: Hush, definition: Quiet., audience: team}\n---\n",
	}
	// Of long prose only the first words are in the index of the search.
	for name, text := range files {
		if strings.HasSuffix(name, ".md") && !strings.HasSuffix(text, "---\n") {
			files[name] = text + "\n" + strings.Repeat("These are more words. ", 24) + "\n"
		}
	}
	return files
}
