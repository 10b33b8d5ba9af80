package generator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// The four laws that everything else stands on. Each is tried on a project
// that has something of every kind, and on our own site.

func TestIncrementalEqualsFresh(t *testing.T) {
	sequences, steps := 12, 12
	if testing.Short() {
		sequences = 3
	}
	for seed := range sequences {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		p := small()
		if seed%4 == 3 {
			p = own(t)
		}
		session := NewSession()
		p.build(session)
		for step := range steps {
			what := edit(random, p)
			got, want := p.build(session), p.build(NewSession())
			if d := differ(flat(got), flat(want)); d != "" {
				t.Fatalf("sequence %d, step %d (%s): the incremental build differs:\n%s", seed, step, what, d)
			}
			if a, b := fmt.Sprint(got.Problems), fmt.Sprint(want.Problems); a != b {
				t.Fatalf("sequence %d, step %d (%s): problems differ:\n%s\n%s", seed, step, what, a, b)
			}
		}
	}
}

// edit changes one file of a project at random and says how.
func edit(random *rand.Rand, p project) string {
	paths := p.paths()
	path := paths[random.IntN(len(paths))]
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	switch random.IntN(10) {
	case 0:
		if path != "config.toml" {
			delete(p, path)
			return "delete " + path
		}
		p[path] += "\n[params]\nstep = " + fmt.Sprint(random.IntN(9)) + "\n"
		return "config params"
	case 1: // rename
		if !strings.HasSuffix(path, ".md") || strings.Contains(path, "_index") || path == "content/vision.md" {
			return "nothing"
		}
		to := strings.TrimSuffix(path, ".md") + pick("-a", "-b") + ".md"
		p[to] = p[path]
		delete(p, path)
		return "rename " + path
	case 2: // another audience
		p[path] = strings.Replace(p[path], "audience: "+pick("public", "team"), "audience: "+pick("team", "board", "public", "nonsense"), 1)
		return "audience of " + path
	case 3:
		p[path] = strings.Replace(p[path], "title: ", "title: "+pick("New ", "Old "), 1)
		return "title of " + path
	case 4: // break and mend
		if strings.HasPrefix(p[path], "---\n") {
			p[path] = strings.Replace(p[path], "---\n", pick("----\n", "---\nbroken\n", "---\nunknown_key: 1\n"), 1)
			return "break " + path
		}
		p[path] = small()[path]
		return "mend " + path
	case 5:
		name := fmt.Sprintf("content/roadmap/access/new-%d.md", random.IntN(5))
		p[name] = fmt.Sprintf("---\ntitle: New %d\naudience: %s\nhorizon: %s\n---\n\nNew [keys](@keys).\n", random.IntN(9), pick("public", "team"), pick("now", "next", "later"))
		return "add " + name
	case 6:
		name := pick("themes/default/words/en.toml", "themes/default/styles/tokens.css", "themes/default/templates/_frame.html")
		for _, f := range themeFiles() {
			if f.Path == name {
				p[name] = string(f.Bytes()) + "\n"
				if strings.HasSuffix(name, ".html") {
					p[name] = strings.Replace(p[name], "</body>", "<!-- x --></body>", random.IntN(2))
				}
			}
		}
		return "theme file " + name
	default:
		p[path] += pick("\nMore words.\n", "\n## Heading\n", "\n::: team\nMore for the team.\n:::\n", "\n[link](@keys)\n", "\n[gone](@nowhere)\n")
		return "prose of " + path
	}
}

func TestHiddenThingsLeaveNoTrace(t *testing.T) {
	want := mustBuild(t, small())
	for seed := range 30 {
		random := rand.New(rand.NewPCG(uint64(seed), 2))
		got := garble(random, small()).build(NewSession())
		if got.Problems.HasErrors() {
			t.Fatalf("round %d: the changed project has errors, so it proves nothing: %v", seed, got.Problems)
		}
		a, b := onlyEdition(flat(want), "public"), onlyEdition(flat(got), "public")
		if d := differ(b, a); d != "" {
			t.Fatalf("round %d: the public edition changed with what it may not show:\n%s", seed, d)
		}
	}
}

// garble replaces everything that the public edition may not show: titles,
// texts, ids and all that names them.
func garble(random *rand.Rand, p project) project {
	word := func() string { return fmt.Sprintf("zz%d", random.IntN(1e9)) }
	out := p.clone()
	ids := map[string]string{"secret": "item-" + word(), "ghost": "role-" + word(), "hidden-row": "row-" + word(), "hush-word": "term-" + word(), "first": "record-" + word()}
	rename := func(from, to, id, newID string) {
		out[strings.Replace(from, id, newID, 1)] = strings.ReplaceAll(out[from], to, word())
		delete(out, from)
	}
	rename("content/roadmap/access/secret.md", "Secret item", "secret", ids["secret"])
	rename("content/roles/ghost.md", "Ghost", "ghost", ids["ghost"])
	rename("content/guides/how/hidden.md", "Hidden chapter", "hidden", "chapter-"+word())
	rename("content/records/2026-10-01-first.md", "First choice", "first", ids["first"])
	rename("content/updates/2026-11-02-inside.md", "Inside", "inside", word())
	for _, path := range out.paths() {
		text := out[path]
		for _, id := range []string{"hidden-row", "hush-word"} {
			text = strings.ReplaceAll(text, id, ids[id])
		}
		text = strings.ReplaceAll(text, "depends_on: [keys, secret]", "depends_on: [keys, "+ids["secret"]+"]")
		text = strings.ReplaceAll(text, "about: [sso, secret]", "about: ["+ids["secret"]+", sso]")
		text = strings.ReplaceAll(text, "affects: [keys, secret]", "affects: ["+ids["secret"]+", keys]")
		text = strings.ReplaceAll(text, "supersedes: [first]", "supersedes: ["+ids["first"]+"]")
		text = strings.ReplaceAll(text, "@secret)", "@item/"+ids["secret"]+")")
		text = strings.ReplaceAll(text, "@item/secret)", "@"+ids["secret"]+")")
		text = strings.ReplaceAll(text, "secret.md#part", ids["secret"]+".md")
		text = strings.ReplaceAll(text, "[hidden](hidden.md)", "[hidden](@helper)")
		text = strings.ReplaceAll(text, "to: ghost", "to: "+ids["ghost"])
		text = strings.ReplaceAll(text, ", ghost]", ", "+ids["ghost"]+"]")
		text = strings.ReplaceAll(text, "decide: ghost", "decide: "+ids["ghost"])
		text = strings.ReplaceAll(text, "start: how/hidden", "start: helper")
		text = strings.ReplaceAll(text, "want: team only", "want: "+word())
		text = strings.ReplaceAll(text, "title: Keep quiet", "title: "+word())
		text = strings.ReplaceAll(text, "title: Hidden row", "title: "+word())
		text = strings.ReplaceAll(text, "Team words with", word()+" [n]: x\n\n## "+word()+"\n\n")
		text = strings.ReplaceAll(text, "Inside words.", "[^1]: "+word())
		text = strings.ReplaceAll(text, "title: Hidden theme", "title: "+word()+"\nweight: -3\nobjectives: [growth]")
		text = strings.ReplaceAll(text, "hush, Roadmap", word()+", roadmap")
		text = strings.ReplaceAll(text, "title: Silence", "title: AAA "+word())
		text = strings.ReplaceAll(text, "Only the board reads why.", word())
		out[path] = text
	}
	// A visible chapter's link to a hidden one was reworded above; so that only
	// hidden things change, its words go back.
	out["content/guides/how/one.md"] = p["content/guides/how/one.md"]
	out["content/guides/how/_index.md"] = p["content/guides/how/_index.md"]
	for path := range out {
		if strings.Contains(path, "guides/how/chapter-") {
			out["content/guides/how/hidden.md"] = out[path]
			delete(out, path)
		}
	}
	out["content/secret.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\">" + word() + "</svg>"
	out["content/catalogue/extra-"+word()+".md"] = "---\ntitle: " + word() + "\naudience: board\n---\n"
	delete(out, out.onlyExtra())
	return out
}

func (p project) onlyExtra() string {
	for path := range p {
		if strings.HasPrefix(path, "content/catalogue/extra-") {
			return path
		}
	}
	return ""
}

func onlyEdition(files map[string]string, edition string) map[string]string {
	out := map[string]string{}
	for path, data := range files {
		if strings.HasPrefix(path, edition+":") {
			out[path] = data
		}
	}
	return out
}

// TestDeletingHiddenThingsChangesNothing is the law itself: an edition is the
// same as if what it may not show had never been written.
func TestDeletingHiddenThingsChangesNothing(t *testing.T) {
	p := small()
	want := onlyEdition(flat(mustBuild(t, p)), "public")
	for path, text := range p {
		if strings.HasSuffix(path, ".md") && !strings.Contains(text, "audience: public") || path == "content/secret.svg" {
			delete(p, path)
		}
	}
	cut := func(path, what, with string) {
		if !strings.Contains(p[path], what) {
			t.Fatalf("%s does not hold %q", path, what)
		}
		p[path] = strings.Replace(p[path], what, with, 1)
	}
	cut("content/_index.md", p["content/_index.md"][strings.Index(p["content/_index.md"], "::: team"):], "")
	cut("content/roadmap/access/sso.md", p["content/roadmap/access/sso.md"][strings.Index(p["content/roadmap/access/sso.md"], "::: team"):], "")
	cut("content/decisions/date.md", "::: board\nOnly the board reads why.\n:::\n", "")
	cut("content/roadmap/access/_index.md", "  - {id: hidden-row, title: Hidden row, audience: team}\n", "")
	cut("content/roadmap/access/sso.md", "[the secret](@secret), [other](secret.md#part)", "the secret, other")
	cut("content/roadmap/access/sso.md", ", secret]", "]")
	cut("content/roadmap/access/sso.md", "  - {href: https://example.org/spec, title: Spec, audience: team}\n", "")
	cut("content/roadmap/access/sso.md", "  - {id: s2, want: team only, audience: team}\n", "")
	cut("content/roles/owner.md", "  - {id: hush, title: Keep quiet, audience: team}\n", "")
	cut("content/roles/owner.md", "  - {skill: hush, level: working}\n", "")
	cut("content/roles/owner.md", ", {to: ghost, what: gossip}", "")
	cut("content/decisions/_index.md", ", ghost]", "]")
	cut("content/decisions/_index.md", "  - {id: hush, title: Hush, question: Who keeps quiet?, area: Secrets, decide: ghost, audience: board}\n", "")
	cut("content/comparisons/ghosts.md", ", ghost]", "]")
	cut("content/choosers/pick.md", ", ghost]", "]")
	cut("content/guides/how/_index.md", ", {id: board, title: Board, start: how/hidden}", ", {id: board, title: Board}")
	cut("content/guides/how/one.md", "[hidden](hidden.md)", "hidden")
	cut("content/updates/2026-11-01-begun.md", ", secret]", "]")
	cut("content/catalogue/skills.md", "  - {id: hush, title: Silence, definition: Saying nothing., audience: team}\n", "")
	cut("content/catalogue/terms.md", ", see: [hush-word]", "")
	cut("content/catalogue/terms.md", "  - {id: hush-word, title: Hush, definition: Quiet., audience: team}\n", "")
	cut("content/delegations/cover.md", "[own, hush]", "[own]")
	delete(p, "content/delegations/haunted.md") // its delegate is hidden, so it is too
	cut("content/records/2026-11-02-chosen.md", ", ghost]", "]")
	cut("content/records/2026-11-02-chosen.md", ", secret]", "]")
	cut("content/records/2026-11-02-chosen.md", "supersedes: [first]\n", "")
	got := p.build(NewSession())
	for _, d := range got.Problems {
		if d.Severity.String() == "error" && d.Code != "comparison/few" {
			t.Errorf("%s: %s", d.At, d.Message)
		}
	}
	if d := differ(onlyEdition(flat(got), "public"), want); d != "" {
		t.Fatalf("the public edition shows what it may not:\n%s", d)
	}
}

func TestEqualInputsGiveEqualBytes(t *testing.T) {
	for _, p := range []project{small(), own(t)} {
		want := flat(p.build(NewSession()))
		random := rand.New(rand.NewPCG(3, 3))
		for _, cores := range []int{1, runtime.NumCPU(), 8} {
			before := runtime.GOMAXPROCS(cores)
			files := slices.Clone(p.snapshot().All())
			random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
			in := Inputs{Files: source.NewSnapshot(files, nil), Today: today, Editions: []string{"all"}}
			got := flat(NewSession().Build(context.Background(), in))
			runtime.GOMAXPROCS(before)
			if d := differ(got, want); d != "" {
				t.Fatalf("on %d cores, with the files in another order:\n%s", cores, d)
			}
		}
	}
}
