package generator

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// What comparing costs and shows, seen from whole sites: pages and bytes grow
// with the roles and comparisons that are declared, never with the pairs that
// there could be.

// guide returns n roles with a catalogue, a register of a decision for each, and
// a declared comparison of every tenth with the next one.
func guide(n int) project {
	p := project{"config.toml": "title = \"Guide\"\n"}
	var skills, metrics, decisions strings.Builder
	for i := range 40 {
		fmt.Fprintf(&skills, "  - {id: skill-%d, title: Skill %d, definition: It is one.}\n", i, i)
		fmt.Fprintf(&metrics, "  - {id: metric-%d, title: Metric %d, definition: It is one., outcome_kind: health}\n", i, i)
	}
	for i := range n {
		fmt.Fprintf(&decisions, "  - {id: decision-%d, title: Decision %d, question: Do we do %d?, area: Area %d, decide: role-%d, consult: [role-%d]}\n", i, i, i, i%7, i, (i+3)%n)
		p[fmt.Sprintf("content/roles/role-%d.md", i)] = fmt.Sprintf(`---
title: Role %d
definition: Does the work of %d.
tldr: Does %d.
family: one
defined_by: %s
facing: both
orientation: mixed
focus: {questions: [why, %s], scope: [team]}
horizon: {to: %d, unit: month}
availability: {response: scheduled}
authority: {breadth: team, by: mandate}
responsibilities: [{id: work, title: Work %d}]
skills: [{skill: skill-%d, level: expert}, {skill: skill-%d, level: working}]
metrics: [metric-%d]
flows: [{to: role-%d, what: news, sort: progress}]
---
`, i, i, i, []string{"team", "market", "project"}[i%3], []string{"what", "how"}[i%2], i%24+1, i, i%40, (i+7)%40, i%40, (i+1)%n)
		if i%10 == 0 {
			p[fmt.Sprintf("content/comparisons/comparison-%d.md", i)] = fmt.Sprintf("---\ntitle: Comparison %d\nroles: [role-%d, role-%d]\nkey_difference: They differ.\n---\n", i, i, (i+1)%n)
		}
	}
	p["content/catalogue/skills.md"] = "---\ntitle: Skills\nskills:\n" + skills.String() + "---\n"
	p["content/catalogue/metrics.md"] = "---\ntitle: Metrics\nmetrics:\n" + metrics.String() + "---\n"
	p["content/decisions/_index.md"] = "---\ntitle: Decisions\ndecisions:\n" + decisions.String() + "---\n"
	return p
}

// grown says how many pages a guide of n roles has, and how many bytes those
// pages and data have that comparing makes.
func grown(t testing.TB, n int) (pages, bytes, data int) {
	r := mustBuild(t, guide(n))
	for path, text := range flat(r) {
		if strings.Contains(path, "assets/compare-sides.") {
			data += len(text)
		}
		if strings.Contains(path, ":roles/") || strings.Contains(path, ":compare/") {
			bytes += len(text)
		}
	}
	return r.Work.Pages, bytes, data
}

func TestPagesAndBytesGrowWithTheRolesAndNotWithTheirPairs(t *testing.T) {
	const few, many = 20, 80
	pages, bytes, data := grown(t, few)
	morePages, moreBytes, moreData := grown(t, many)
	// A role has a page and a sheet, and every tenth one a comparison.
	if want := 2*(many-few) + (many-few)/10; morePages-pages != want {
		t.Errorf("%d roles have %d pages, %d have %d: %d more, not %d", few, pages, many, morePages, morePages-pages, want)
	}
	// Exact growth of what is written down, with a tenth for longer numbers.
	if most := many / few * bytes * 11 / 10; moreBytes > most {
		t.Errorf("%d roles take %d bytes of pages, %d take %d, more than %d", few, bytes, many, moreBytes, most)
	}
	if most := many / few * data * 11 / 10; moreData > most || data == 0 {
		t.Errorf("%d roles take %d bytes of data, %d take %d, more than %d", few, data, many, moreData, most)
	}
}

// BenchmarkRoles builds 50 and 200 roles in turn, which could be 1,225 and
// 19,900 pairs. Four would be growth with the roles, sixteen with the pairs.
func BenchmarkRoles(b *testing.B) {
	var took [2]time.Duration
	var pages, size [2]int
	for b.Loop() {
		for i, n := range []int{50, 200} {
			snapshot := guide(n).snapshot()
			start := processTime()
			r := NewSession().Build(context.Background(), Inputs{Files: snapshot, Today: today})
			took[i] += processTime() - start
			report(b, r)
			pages[i], size[i] = r.Work.Pages, 0
			for _, text := range flat(r) {
				size[i] += len(text)
			}
		}
	}
	b.ReportMetric(float64(took[1])/float64(took[0]), "growth")
	b.ReportMetric(float64(pages[1])/float64(pages[0]), "page-growth")
	b.ReportMetric(float64(size[1])/float64(size[0]), "byte-growth")
	b.ReportMetric(float64(pages[1]), "pages")
}

func TestARolePageLeadsToDeclaredComparisonsAndToAnyOther(t *testing.T) {
	r := mustBuild(t, guide(20))
	text := page(r, "site", "roles/role-0/index.html")
	declared, next := strings.Index(text, `href="../../compare/comparison-0/"`), strings.Index(text, `href="../../compare/?with=role-0,role-`)
	if declared < 0 || next < declared {
		t.Errorf("the declared comparison (at %d) does not come before others (at %d)", declared, next)
	}
	if strings.Contains(text, `?with=role-0,role-1"`) {
		t.Error("what a comparison declares is offered again")
	}
	if !strings.Contains(text, `href="../../compare/?with=role-0"`) {
		t.Error("there is no way to compare it with a role outside the list")
	}
}

func TestAnyRolesAreComparedWhereNoComparisonIsDeclared(t *testing.T) {
	p := guide(3)
	delete(p, "content/comparisons/comparison-0.md")
	p["content/roles/role-2.md"] = strings.Replace(p["content/roles/role-2.md"], "family: one", "stub: true", 1)
	r := mustBuild(t, p)
	text := page(r, "site", "compare/index.html")
	for _, want := range []string{`<option value="role-0">Role 0</option>`, `<option value="role-1">`, `href="../roles/role-1/"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	if strings.Contains(text, "role-2") || strings.Contains(page(r, "site", "roles/role-2/index.html"), "?with=") {
		t.Error("a stub is offered, of which there is nothing to compare")
	}
	if !strings.Contains(page(r, "site", "index.html"), `href="./compare/"`) {
		t.Error("the navigation does not lead there")
	}
	delete(p, "content/roles/role-1.md")
	if page(p.build(NewSession()), "site", "compare/index.html") != "" {
		t.Error("there is a page for comparing a role with nothing")
	}
}

func TestAnEditOfProseRendersNoComparison(t *testing.T) {
	p := guide(20)
	p["content/roles/role-0.md"] += strings.Repeat("Words that a page begins with. ", 20) + "\n\nThe end.\n"
	work, changed := rebuild(t, p, replace("content/roles/role-0.md", "The end.", "An end."))
	if work.Renders != 1 || changed != 1 {
		t.Errorf("work %+v, %d files changed", work, changed)
	}
}

func TestTheDecisiveRowStandsFirstAndEqualOnesAreFolded(t *testing.T) {
	p := guide(3)
	p["content/comparisons/comparison-0.md"] = "---\ntitle: Three\nroles: [role-0, role-1, role-2]\ndecisive: metrics\nkey_difference: They differ.\nnotes: {metrics: Numbers tell.}\n---\n"
	p["content/roles/role-2.md"] = strings.Replace(p["content/roles/role-2.md"], "defined_by: project", "defined_by: team", 1)
	text := page(mustBuild(t, p), "site", "compare/comparison-0/index.html")
	at := func(what string) int {
		i := strings.Index(text, what)
		if i < 0 {
			t.Errorf("the page does not hold %q:\n%s", what, text)
		}
		return i
	}
	decisive, note, other, same, facing := at("<tbody data-decisive>"), at("Numbers tell."), at("What does it decide?"), at("<tbody data-same>"), at("Which way does it face?")
	if !(decisive < note && note < other && other < same && same < facing) {
		t.Errorf("the order is wrong: %d %d %d %d %d", decisive, note, other, same, facing)
	}
	at("Hides 4 questions")
	// Two are defined by the team, so the third one is odd; the horizons all
	// differ, so none of them is.
	if n := strings.Count(text, "<td data-odd>"); n != 2 {
		t.Errorf("%d cells are odd, not that of the market and that of a focus", n)
	}
}
