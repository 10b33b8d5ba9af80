package generator

import (
	"context"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func TestWhatIsLiveIsConfirmedWithinTheAgeAskedFor(t *testing.T) {
	p := project{
		"config.toml":                  caseConfig,
		"content/objectives/growth.md": "---\ntitle: Growth\nupdated: 2026-11-21\n---\n",
		"content/roadmap/access.md": "---\ntitle: Access\nobjectives: [growth]\nreviewed: 2026-11-14\nitems:\n" +
			"  - {id: sso, title: Single sign-on, reviewed: 2026-11-15, updated: 2026-01-01}\n" +
			"  - {id: keys, title: Keys}\n  - {id: doors, title: Doors, status: dropped}\n  - {id: gates, title: Gates, draft: true}\n" +
			"  - {id: locks, title: Locks, reviewed: lately}\n---\n",
	}
	in := Inputs{Files: p.snapshot(), Today: today, Editions: []string{"all"}}
	for age, want := range map[model.Every][]string{
		{}:                nil,
		{N: 1, Unit: 'w'}: {"theme/access was last confirmed on 2026-11-14, 8 days ago", "nobody has said when item/keys was last confirmed"},
		{N: 1, Unit: 'm'}: {"nobody has said when item/keys was last confirmed"},
	} {
		in.MaxAge = age
		var got []string
		for _, d := range NewSession().Build(context.Background(), in).Problems {
			if d.Code == "review/too-old" {
				got = append(got, d.Message)
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("within %d%c: %q, want %q", age.N, age.Unit, got, want)
		}
	}
}

// worried is a project in which each rule has something to find, for a page
// that the team reads.
func worried() project {
	return project{
		"config.toml": `title = "Worried"
[[audiences]]
id = "public"
[[audiences]]
id = "team"
[[editions]]
id = "public"
audiences = ["public"]
[[editions]]
id = "team"
audiences = ["public", "team"]
`,
		"content/catalogue/metrics.md": "---\ntitle: Metrics\naudience: public\nmetrics:\n" +
			"  - {id: calls, title: Calls, audience: public, definition: Calls a day., baseline: 20, target: 5, current: 20, as_of: 2026-01-01}\n" +
			"  - {id: visits, title: Visits, audience: public, definition: Visits a day., current: 3}\n---\n",
		"content/roles/owner.md":       "---\ntitle: Owner\naudience: public\ndefinition: Owns.\nresponsibilities: [{id: own, title: Own}]\nmetrics: [visits]\n---\n",
		"content/roles/helper.md":      "---\ntitle: Helper\naudience: public\ndefinition: Helps.\nresponsibilities: [{id: help, title: Help}]\n---\n",
		"content/objectives/growth.md": "---\ntitle: Growth\naudience: public\nkey_results: [{metric: calls}, {name: Trials}, {name: Tries}]\n---\n",
		"content/objectives/idle.md":   "---\ntitle: Idle\naudience: public\n---\n",
		"content/milestones/fair.md":   "---\ntitle: Fair\naudience: public\non: 2026-10-01\n---\n",
		"content/milestones/law.md":    "---\ntitle: Law\naudience: public\non: 2026-12-01\ndepends_on: [keys]\n---\n",
		"content/roadmap/access.md": "---\ntitle: Access\naudience: public\nowner: owner\nobjectives: [growth]\nitems:\n" +
			"  - {id: keys, title: Keys, audience: public, target: 2027-02, status: in-progress, health: on-track}\n" +
			"  - {id: sso, title: Single sign-on, audience: public, owner: helper, status: preview, target: 2026-09-30, depends_on: [keys], updated: 2026-01-02, health: at-risk, health_on: 2026-01-02}\n" +
			"  - {id: calls, title: Fewer calls, audience: public, status: shipped, shipped: 2025-12, metrics: [{metric: calls}]}\n" +
			"  - {id: old, title: Old, audience: public, reviewed: 2026-08-01, review_every: 1q}\n---\n",
		"content/roadmap/signs.md": "---\ntitle: Signs\naudience: public\nitems: [{id: arrow, title: Arrow, audience: team}]\n---\n",
	}
}

const attentionPage = "attention/index.html"

func TestThePageOfWhatNeedsAttentionSaysWhatACheckSays(t *testing.T) {
	p := worried()
	r := mustBuild(t, p)
	text := page(r, "team", attentionPage)
	var words map[string]string
	for _, f := range themeFiles() {
		if f.Path == "themes/default/words/en.toml" {
			words = wordsIn(t, f)
		}
	}
	for _, d := range r.Problems {
		switch strings.Split(string(d.Code), "/")[0] {
		case "review", "item", "metric", "objective", "milestone":
			word := words["attention."+strings.ReplaceAll(string(d.Code), "/", "-")]
			if word == "" {
				t.Errorf("%s has no words for readers", d.Code)
			} else if !strings.Contains(text, word) {
				t.Errorf("the page does not say %q, as %s at %s: %s", word, d.Code, d.At, d.Message)
			}
		}
	}
	for _, code := range []string{"review/overdue", "item/overdue", "item/no-objective", "item/depends-late", "item/health-stale", "item/health-undated", "item/stale", "item/unmoved",
		"metric/stale", "metric/undated", "objective/no-work", "objective/unmeasured", "milestone/overdue", "milestone/depends-late"} {
		if !strings.Contains(told(r.Problems), " "+code+" ") {
			t.Errorf("the project does not show %s, so this proves nothing about it", code)
		}
	}
}

func TestWhatNeedsAttentionStandsWithWhoOwnsIt(t *testing.T) {
	text := page(mustBuild(t, worried()), "team", attentionPage)
	last := -1
	for _, words := range []string{
		`<h2><a href="../roles/helper/">Helper</a></h2>`, `<a href="../items/sso/">Single sign-on</a>`,
		`<h2><a href="../roles/owner/">Owner</a></h2>`, `<a href="../items/old/">Old</a>`, `<a href="../items/calls/">Fewer calls</a>`,
		`<h2>Nobody owns these</h2>`, `<a href="../catalogue/metrics/#calls">Calls</a>`, `<a href="../milestones/fair/">Fair</a>`, `<a href="../objectives/growth/">Growth</a>`,
	} {
		at := strings.Index(text, words)
		if at <= last {
			t.Errorf("%s stands at %d, after what stands at %d:\n%s", words, at, last, text)
		}
		last = at
	}
	for _, words := range []string{
		`since <time datetime="2026-09-30">30 September 2026</time> (53 days)`, `<q>Trials</q>, <q>Tries</q>`, `<span class="only">team only</span>`,
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the page does not say %s:\n%s", words, text)
		}
	}
}

func TestWhatNeedsAttentionIsForTheLastAudience(t *testing.T) {
	r := mustBuild(t, worried())
	if text := page(r, "team", "roadmap/index.html"); !strings.Contains(text, `href="../attention/"`) {
		t.Errorf("the board does not lead to the page:\n%s", text)
	}
	for path, data := range flat(r) {
		if strings.HasPrefix(path, "public:") && strings.Contains(strings.ToLower(path+data), "attention/") {
			t.Errorf("%s knows of the page", path)
		}
	}
	p := worried()
	p["config.toml"] = "title = \"One\"\n"
	p["content/roadmap/signs.md"] = strings.Replace(p["content/roadmap/signs.md"], "team", "public", 1)
	if page(mustBuild(t, p), "site", attentionPage) == "" {
		t.Error("a project with one edition has no page")
	}
	p["content/roadmap/signs.md"] = worried()["content/roadmap/signs.md"]
	p["config.toml"] += "[[audiences]]\nid = \"public\"\n[[audiences]]\nid = \"team\"\n[[editions]]\nid = \"site\"\naudiences = [\"public\"]\n"
	if text := page(mustBuild(t, p), "site", attentionPage); text == "" || strings.Contains(text, "Arrow") {
		t.Errorf("the page of the only edition: %q", text)
	}
}

func TestNothingThatNeedsAttentionIsNoPage(t *testing.T) {
	p := project{"config.toml": "title = \"Calm\"\n", "content/roadmap/access.md": "---\ntitle: Access\nstart: 2026\ntarget: 2027\n---\n"}
	for path, data := range flat(mustBuild(t, p)) {
		if strings.Contains(path+data, "attention") && strings.HasSuffix(path, ".html") {
			t.Errorf("%s speaks of attention", path)
		}
	}
	// What the project does not want to hear of is not told to readers either.
	p["content/roadmap/access.md"] = "---\ntitle: Access\ntarget: 2026-09\n---\n"
	if page(mustBuild(t, p), "site", attentionPage) == "" {
		t.Fatal("an overdue theme is on no page")
	}
	p["config.toml"] += "[check.severities]\n\"item/overdue\" = \"off\"\n"
	if page(mustBuild(t, p), "site", attentionPage) != "" {
		t.Error("the page tells what is switched off")
	}
}

func TestAnEditionDoesNotMissWhatItLeavesOut(t *testing.T) {
	p := worried()
	p["config.toml"] += "deny = [\"objectives\", \"health_on\"]\n"
	text := page(mustBuild(t, p), "team", attentionPage)
	for _, words := range []string{"Serves no objective", "No live theme or item serves it", "Nobody can tell when its health was judged"} {
		if strings.Contains(text, words) {
			t.Errorf("the page says %q of what the edition leaves out", words)
		}
	}
	p = worried()
	p["config.toml"] = strings.Replace(p["config.toml"], `audiences = ["public", "team"]`, `audiences = ["team"]`, 1)
	p["content/roadmap/signs.md"] = "---\ntitle: Signs\naudience: public\nitems: [{id: arrow, title: Arrow, audience: team, target: 2026-09}]\nobjectives: [idle]\n---\n"
	p["content/objectives/idle.md"] = "---\ntitle: Idle\naudience: team\n---\n"
	text = page(mustBuild(t, p), "team", attentionPage)
	if !strings.Contains(text, "The target has passed") || strings.Contains(text, "objective") || strings.Contains(text, "No live theme") {
		t.Errorf("the page of an edition without the widest audience does not know what serves what:\n%s", text)
	}
}

func TestWorkSaysInEveryEditionSinceWhenItIsUnconfirmed(t *testing.T) {
	r := mustBuild(t, worried())
	for _, edition := range []string{"public", "team"} {
		for _, path := range []string{"roadmap/index.html", "items/old/index.html"} {
			if text := page(r, edition, path); !strings.Contains(text, `Unconfirmed since <time datetime="2026-11-01">`) {
				t.Errorf("%s of %s does not say it:\n%s", path, edition, text)
			}
		}
	}
}
