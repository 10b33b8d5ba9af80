package generator

import (
	"strings"
	"testing"
)

// says fails the test for each of the words that a page does not hold.
func says(t *testing.T, r *Result, edition, path string, words ...string) {
	t.Helper()
	text := page(r, edition, path)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s in %s does not say %q:\n%s", path, edition, w, text)
		}
	}
}

func TestAnItemSaysWhatItInheritsAndFromWhere(t *testing.T) {
	p := small().
		with("content/roadmap/access/plain.md", "---\ntitle: Plain\naudience: public\nsummary: In short.\noutcome: In the end.\n---\n").
		with("content/roadmap/access/own.md", "---\ntitle: Own\naudience: public\nhorizon: later\nobjectives: [other]\nconfidence: low\noutcome: In the end.\n---\n").
		with("content/objectives/other.md", "---\ntitle: Other\naudience: public\n---\n")
	r := mustBuild(t, p)
	from := `<span class="aside-words">from <a href="../../themes/access/">Access</a></span>`
	says(t, r, "public", "items/plain/index.html", `<dd>Now `+from, `<dd><a href="../../objectives/growth/">Growth</a> `+from,
		`<p class="lead">In short.</p>`, `<p>In the end.</p>`)
	says(t, r, "public", "items/own/index.html", `<dd>Later</dd>`, `<p class="lead">In the end.</p>`, `<dd>Low`)
	if own := page(r, "public", "items/own/index.html"); strings.Contains(own, "from <a") || strings.Count(own, "In the end.") != 1+strings.Count(own, `content="In the end."`) {
		t.Errorf("an item with all of its own inherits something, or says its outcome twice:\n%s", own)
	}
	if sso := page(r, "team", "items/sso/index.html"); strings.Count(sso, "Medium") != 1 || strings.Count(sso, "In progress") != 1 {
		t.Errorf("the state of an item is not said once:\n%s", sso)
	}
}

func TestARolePageSaysForWhomItIsThereAndWhatItDecidesUnderConditions(t *testing.T) {
	p := small().swapped(t, "content/roles/owner.md", "{response: scheduled}", "{response: scheduled, to: team}").
		swapped(t, "content/decisions/_index.md", "  - {id: hush,", "  - {id: size, title: Size, question: How large?, area: Direction, decide: owner, audience: public, decide_when: [{when: {org_size: small}, role: helper}, {when: {org_size: large}, role: ghost}]}\n  - {id: hush,")
	r := mustBuild(t, p)
	says(t, r, "public", "roles/owner/index.html", `<dt>Available to</dt><dd><a href="../../stakeholders/team/">The team</a></dd>`)
	says(t, r, "public", "roles/helper/index.html", `<li><a href="../../decisions/#size">How large?</a> <span class="aside-words">In a small organisation</span></li>`)
	says(t, r, "board", "roles/ghost/index.html", `How large?</a> <span class="aside-words">In a large organisation</span></li>`)
}
