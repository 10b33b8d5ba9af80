package generator

import (
	"strings"
	"testing"
)

func TestAWiderEditionMarksWhatIsForFewer(t *testing.T) {
	p := small().
		swapped(t, "config.toml", "id = \"team\"\n[[audiences]]", "id = \"team\"\ntitle = \"The <team>\"\n[[audiences]]").
		with("content/milestones/fair.md", "---\ntitle: Fair\naudience: team\non: 2027-05\n---\n").
		with("content/unsaid.md", "---\ntitle: Unsaid\n---\n").
		with("content/blocks.md", "---\ntitle: Blocks\naudience: public\n---\n\nOpen.\n\n::: team\n## Close {#close}\n\nWords.\n\n- one\n:::\n\n- two\n\n::: public, team\nAll.\n:::\n\n::: board\nBoard.\n::: team\nBoth.\n:::\n:::\n")
	r := mustBuild(t, p)
	only := `<span class="only">The &lt;team&gt; only</span>`
	says(t, r, "team", "items/secret/index.html", `<p> `+only+`</p>`)
	says(t, r, "team", "roadmap/index.html", only)
	says(t, r, "team", "roadmap/timeline/index.html", `<p class="meta"> `+only)
	says(t, r, "team", "tags/roadmap/index.html", `Secret item</a> `+only)
	says(t, r, "team", "guides/how/index.html", `Hidden chapter</a> `+only)
	says(t, r, "team", "updates/index.html", only)
	says(t, r, "team", "glossary/index.html", only)
	says(t, r, "team", "roles/owner/index.html", `<dt>Keep quiet `+only)
	says(t, r, "team", "items/sso/index.html", `it is quick</p>`, `team only `+only, `Spec</a> `+only,
		"<div data-only>\n<p data-only-title>The &lt;team&gt; only</p>\n<h2 id=\"inside\">For insiders</h2>\n<p>Inside words.</p>\n</div>")
	says(t, r, "board", "roles/index.html", `<span class="only">board only</span>`)
	says(t, r, "board", "decisions/index.html", `<span class="only">board only</span>`)
	says(t, r, "board", "unsaid/index.html", `<p> <span class="only">board only</span></p>`)
	says(t, r, "team", "blocks/index.html",
		"<p>Open.</p>\n<div data-only>\n<p data-only-title>The &lt;team&gt; only</p>\n<h2 id=\"close\">Close</h2>\n<p>Words.</p>\n<ul>", "</ul>\n</div>\n<p>All.</p>\n</div>")
	says(t, r, "board", "blocks/index.html", "<p>Open.</p>\n<ul>\n<li>two</li>\n</ul>\n<p>All.</p>\n<div data-only>\n<p data-only-title>board only</p>\n<p>Board.</p>\n</div>")
	for path, text := range flat(r) {
		if strings.HasSuffix(path, ".html") {
			if marked := strings.Contains(text, `class="only"`) || strings.Contains(text, "data-only"); marked && strings.HasPrefix(path, "public:") {
				t.Errorf("%s marks something, and there is one audience", path)
			}
			if strings.HasPrefix(path, "team:") && strings.Contains(text, "board only") || strings.HasPrefix(path, "board:") && strings.Contains(text, "team&gt;") {
				t.Errorf("%s names an audience that does not belong to it", path)
			}
		}
	}
}

func TestThePublicEditionIsTheSameWhetherOrNotOthersMark(t *testing.T) {
	alone := small()
	alone["config.toml"] = strings.Replace(alone["config.toml"], `audiences = ["public", "team"]`, `audiences = ["team"]`, 1)
	wantSame(t, small(), alone)
}

func TestMarksDoNotTellWhoElseReads(t *testing.T) {
	both := small().with("content/note.md", "---\ntitle: Note\naudience: [team, board]\n---\n\n::: team, board\nWords.\n:::\n")
	one := small().with("content/note.md", "---\ntitle: Note\naudience: team\n---\n\n::: team\nWords.\n:::\n")
	if d := differ(onlyEdition(flat(mustBuild(t, both)), "team"), onlyEdition(flat(mustBuild(t, one)), "team")); d != "" {
		t.Errorf("the team learns that the board reads it too:\n%s", d)
	}
}
