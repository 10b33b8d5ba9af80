package generator

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// decided is a project with a register: two sizes, one decision that the
// helper takes in small organisations, one that nobody takes.
func decided(config string) project {
	p := project{"config.toml": "title = \"Acme\"\n[[audiences]]\nid = \"public\"\n[[audiences]]\nid = \"team\"\n" +
		"[[editions]]\nid = \"public\"\naudiences = [\"public\"]\n[[editions]]\nid = \"team\"\naudiences = [\"public\", \"team\"]\n" +
		"[organisation]\nsizes = [\"small\", \"large\"]\n" + config}
	for _, id := range []string{"owner", "helper"} {
		p["content/roles/"+id+".md"] = "---\ntitle: The " + id + "\naudience: public\ndefinition: Does it.\nresponsibilities: [{id: do, title: Do it}]\n---\n"
	}
	p["content/decisions/_index.md"] = `---
title: The register
audience: public
decisions:
  - {id: order, title: Order, audience: public, question: What comes first?, area: work, also_asked: [Which wish wins?], decide: owner, agree: [helper], decide_when: [{when: {org_size: small}, role: helper}]}
  - {id: peace, title: Peace, audience: public, question: How do we live together?, area: people, decide: none, because: We agree it., escalate_to: owner}
---
`
	return p
}

func TestTheRegisterIsShownInEveryCaseThatMakesADifference(t *testing.T) {
	r := mustBuild(t, decided(""))
	usual, small := page(r, "public", "decisions/index.html"), page(r, "public", "decisions/in/small/index.html")
	for _, c := range []struct{ text, want string }{
		{usual, `<td data-who="The owner" class="call"><b>Decides</b></td>`},
		{usual, `<td data-who="The helper">Decides <span class="aside-words">In a small organisation</span>,<br>Agrees</td>`},
		{usual, `Nobody: We agree it.`},
		{small, `<td data-who="The helper" class="call"><b>Decides</b></td>`},
		{small, `What is different: 1 decision`},
		{small, `Usually: <a href="../../../roles/owner/">The owner</a>`},
		{page(r, "public", "who-decides/index.html"), `Also asked: Which wish wins?`},
		{page(r, "public", "who-decides/index.html"), `<tr id="order" data-question>`},
	} {
		if !strings.Contains(c.text, c.want) {
			t.Errorf("there is no %s in\n%s", c.want, mainOf(t, "", c.text))
		}
	}
	if page(r, "public", "decisions/in/large/index.html") != "" {
		t.Error("a size has a page in which nothing is different")
	}
	if _, row, _ := strings.Cut(small, `<tr id="order"`); strings.Contains(row[:strings.Index(row, "</tr>")], `data-who="The owner"`) {
		t.Error("who decides usually takes part in a small organisation, too")
	}
}

func TestACaseWhoseDeciderIsHiddenLeavesNoPage(t *testing.T) {
	p := decided("")
	p["content/roles/helper.md"] = strings.Replace(p["content/roles/helper.md"], "audience: public", "audience: team", 1)
	p["content/decisions/_index.md"] = strings.Replace(p["content/decisions/_index.md"], "agree: [helper], ", "", 1)
	without := p.clone()
	without["content/decisions/_index.md"] = regexp.MustCompile(`, decide_when: .*\]`).ReplaceAllString(p["content/decisions/_index.md"], "")
	wantSame(t, p, without)
}

func TestASchemeSaysOnItsPageWhatItCannotSay(t *testing.T) {
	r := mustBuild(t, decided("[decisions]\nvocabulary = \"rapid\"\nalso = [\"raci\", \"plain\"]\n"))
	rapid, raci := page(r, "public", "decisions/index.html"), page(r, "public", "decisions/as/raci/index.html")
	if !strings.Contains(rapid, `<span class="letter" aria-hidden="true">D</span> <b>Decide</b>`) || !strings.Contains(rapid, "Bain") {
		t.Errorf("RAPID has no words of its own, or no credit:\n%s", mainOf(t, "", rapid))
	}
	if strings.Contains(rapid, "no word") || strings.Contains(raci, "Bain") {
		t.Error("a scheme is charged with what another one lacks")
	}
	if !strings.Contains(raci, "no word for these parts") || !strings.Contains(raci, "<i>Agrees</i>") {
		t.Errorf("RACI does not say that it has no word for agreeing:\n%s", mainOf(t, "", raci))
	}
	if !strings.Contains(page(r, "public", "decisions/as/plain/index.html"), "<b>Decides</b>") {
		t.Error("the plain words are not shown")
	}
}

func TestAnAuthorMayIntroduceTheQuestions(t *testing.T) {
	p := decided("")
	p["content/who-decides/_index.md"] = "---\ntitle: Who has the say?\naudience: public\nsummary: Ask here.\n---\n\nWords of ours.\n"
	text := page(mustBuild(t, p), "public", "who-decides/index.html")
	for _, want := range []string{"<h1>Who has the say?</h1>", "Ask here.", "Words of ours."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	delete(p, "content/decisions/_index.md")
	if page(mustBuild(t, p), "public", "who-decides/index.html") != "" {
		t.Error("there is a page of questions without a decision")
	}
}

// crowd is a project of n roles and n decisions in two areas; three take part
// in each decision.
func crowd(n int) project {
	p := decided("")
	delete(p, "content/decisions/_index.md")
	var rows strings.Builder
	rows.WriteString("---\ntitle: The register\naudience: public\ndecisions:\n")
	for i := range n {
		p[fmt.Sprintf("content/roles/role-%d.md", i)] = fmt.Sprintf("---\ntitle: Role %d\naudience: public\ndefinition: Does it.\nresponsibilities: [{id: do, title: Do it}]\n---\n", i)
		fmt.Fprintf(&rows, "  - {id: d-%d, title: Decision %d, audience: public, question: What about %d?, area: area-%d, decide: role-%d, consult: [role-%d], inform: [role-%d]}\n", i, i, i, i%2, i, (i+1)%n, (i+7)%n)
	}
	p["content/decisions/_index.md"] = rows.String() + "---\n"
	return p
}

func TestTheMatrixGrowsWithWhatIsDecidedNotWithRolesTimesDecisions(t *testing.T) {
	size := func(n int) int { return len(page(mustBuild(t, crowd(n)), "public", "decisions/index.html")) }
	fifty, two := size(50), size(200)
	if two > 5*fifty {
		t.Errorf("with four times the roles and decisions the matrix has %d bytes instead of %d, %.1f times as many", two, fifty, float64(two)/float64(fifty))
	}
	t.Logf("50 roles and decisions: %d bytes; 200: %d", fifty, two)
}

func TestAnEntryTakesPartInTheDecisionsThatNameIt(t *testing.T) {
	for name, p := range map[string]project{"small": small(), "own": own(t)} {
		session := NewSession()
		in := Inputs{Files: p.snapshot(), Today: today}
		conf, _ := session.configure(in)
		c, _ := session.load(t.Context(), in.Files, conf)
		g := c.g
		for _, e := range g.Entries() {
			for _, part := range graph.Parts {
				var want []*model.Decision
				for _, d := range graph.All[*model.Decision](g) {
					if slices.Contains(g.TakePart(d, part), e) {
						want = append(want, d)
					}
				}
				if got := g.DecidedBy(e.Head().Key(), part); !slices.Equal(got, want) {
					t.Errorf("%s: %s %s: %d decisions, a search finds %d", name, e.Head().Key(), part, len(got), len(want))
				}
			}
		}
	}
}
