package generator

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// An item changes in all that its name and its references do not say; what was
// made of these alone is taken over, and the sites are those of a fresh build.
func TestWhatNamesDecideIsTakenOverAndTheSitesAreFresh(t *testing.T) {
	p := project{
		"config.toml": "title = \"Roadmap\"\n[[audiences]]\nid = \"public\"\ntitle = \"All\"\n[[audiences]]\nid = \"team\"\ntitle = \"Team\"\n" +
			"[[editions]]\nid = \"public\"\ntitle = \"Public\"\noutput = \"public\"\naudiences = [\"public\"]\n[[editions]]\nid = \"team\"\ntitle = \"Team\"\noutput = \"team\"\naudiences = [\"public\", \"team\"]\n",
		"content/_index.md":                  "---\ntitle: Home\naudience: public\n---\n",
		"content/roles/owner.md":             "---\ntitle: Owner\naudience: public\ndefinition: Owns.\n---\n",
		"content/roadmap/theme/_index.md":    "---\ntitle: Theme\naudience: public\nowner: owner\n---\n",
		"content/roadmap/theme/other.md":     "---\ntitle: Other\naudience: public\ndepends_on: [one]\n---\n\nSee [it](@one) and [the file](one.md).\n",
		"content/roadmap/theme/also.md":      "---\ntitle: Some\naudience: public\nowner: owner\ntarget: 2027-Q2\n---\n\n[[one]]\n",
		"content/updates/2026-11-02-said.md": "---\ntitle: Said\naudience: public\nabout: [one]\n---\n\nWords.\n",
	}
	random := rand.New(rand.NewPCG(1, 1))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	session := NewSession()
	taken := 0
	for step := range 80 {
		p["content/roadmap/theme/one.md"] = fmt.Sprintf("---\ntitle: %s\naudience: %s\nowner: owner\nstatus: %s\n%s---\n\nWords%s\n",
			pick("One", "One more", "One less"), pick("public", "public", "public", "team"), pick("planned", "shipped", "dropped"),
			pick("", "", "draft: true\n", "target: 2027-Q1\n", "links: [{title: It, href: other.md}]\n", "links: [{title: It, href: gone.md}]\n", "overrides: {public: {title: Else}}\n"), pick("", ".", "\n\n## Part\n", "\n\n::: team\nMore.\n:::\n"))
		last := session.linked
		got, want := p.build(session), p.build(NewSession())
		if last != nil && last != session.linked && session.linked.g.Like(last.g) {
			taken++
		}
		if d := differ(flat(got), flat(want)); d != "" {
			t.Fatalf("step %d: the sites differ:\n%s\n%s", step, p["content/roadmap/theme/one.md"], d)
		}
		if a, b := fmt.Sprint(got.Problems), fmt.Sprint(want.Problems); a != b {
			t.Fatalf("step %d: problems differ:\n%s\n%s", step, a, b)
		}
	}
	if taken < 20 {
		t.Errorf("only %d of 80 changes take over what was linked", taken)
	}
}
