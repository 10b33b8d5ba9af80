package generator

import (
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Delegations, records, rulings and the stakeholder's view, as readers of an
// edition meet them.

func TestDelegationIsShownInTheRegisterWhileItIsInForce(t *testing.T) {
	const words = "until <time datetime=\"2026-12-14\">14 December 2026</time>"
	for _, c := range []struct {
		on    model.Date
		phase string
		shown bool
	}{
		{model.Date{Year: 2026, Month: 11, Day: 1}, "Upcoming", false},
		{model.Date{Year: 2026, Month: 11, Day: 2}, "In force", true},
		{model.Date{Year: 2026, Month: 12, Day: 14}, "In force", true},
		{model.Date{Year: 2026, Month: 12, Day: 15}, "Ended", false},
	} {
		r := NewSession().Build(t.Context(), Inputs{Files: small().snapshot(), Today: c.on, Editions: []string{"all"}})
		if register := page(r, "team", "decisions/index.html"); strings.Contains(register, words) != c.shown {
			t.Errorf("%s: the register shows the delegation: %v", c.on, !c.shown)
		}
		for _, path := range []string{"delegations/cover/index.html", "delegations/index.html", "roles/owner/index.html", "roles/helper/index.html"} {
			if text := page(r, "team", path); !strings.Contains(text, c.phase) || !strings.Contains(text, ">Cover<") {
				t.Errorf("%s: %s does not say that it is %s", c.on, path, c.phase)
			}
		}
	}
}

func TestDelegationOfALowLevelLeavesTheRegisterAsItIs(t *testing.T) {
	p := small().swapped(t, "content/delegations/cover.md", "level: advise", "level: consult")
	r := p.build(NewSession())
	if strings.Contains(page(r, "team", "decisions/index.html"), "14 December") {
		t.Error("the register shows somebody who decides nothing")
	}
	if !strings.Contains(page(r, "team", "delegations/cover/index.html"), "Own it") {
		t.Error("the page of the delegation does not say what is delegated")
	}
}

func TestDelegationWithHiddenSidesOrNothingShownIsHidden(t *testing.T) {
	p := small().with("content/delegations/all.md", "---\ntitle: All "+canary+"\naudience: public\nwhat: [hush]\nduties: [hush]\nfrom: owner\nto: helper\nstarts: 2026-11-02\n---\n").
		swapped(t, "content/decisions/_index.md", "decide: ghost, audience: board", "decide: owner, audience: board").
		swapped(t, "content/delegations/haunted.md", "Haunted", canary)
	r := mustBuild(t, p)
	wantUnsaid(t, onlyEdition(flat(r), "public"), canary)
	if !slices.ContainsFunc(r.Left, func(l LeftOut) bool {
		return l.Edition == "public" && l.Key == "delegation/all" && l.Reason == "its sides"
	}) {
		t.Errorf("it is not said that the delegation is left out: %v", r.Left)
	}
	if page(r, "board", "delegations/all/index.html") == "" {
		t.Error("the board, which sees the decision, has no delegation")
	}
}

func TestHiddenDutyIsNotNamedByADelegation(t *testing.T) {
	p := small().swapped(t, "content/roles/owner.md", "{id: hush, title: Keep quiet", "{id: "+canary+", title: Keep "+canary).
		swapped(t, "content/delegations/cover.md", "[own, hush]", "["+canary+", own]")
	wantUnsaid(t, public(t, p), canary)
	if !strings.Contains(page(mustBuild(t, p), "team", "delegations/cover/index.html"), canary) {
		t.Error("the team does not see what is delegated")
	}
}

func TestDaysOfADelegationAreNoFinerThanOtherDates(t *testing.T) {
	on := func(starts, ends string) project {
		return small().with("content/delegations/cover.md", strings.NewReplacer("2026-11-02", starts, "2026-12-14", ends).Replace(small()["content/delegations/cover.md"]))
	}
	wantSame(t, on("2026-11-02", "2026-12-14"), on("2026-10-30", "2026-11-21"))
	if text := public(t, small())["public:decisions/index.html"]; !strings.Contains(text, "Q4 2026") || strings.Contains(text, "14 December") {
		t.Error("the register does not show the end as a quarter")
	}
}

func TestItemSaysWhoDecidesAndWhatThatRestsOn(t *testing.T) {
	item := func(keys string) string {
		p := small().with("content/roadmap/access/new.md", "---\ntitle: New\naudience: public\nobjectives: [growth]\n"+keys+"---\n")
		text := page(p.build(NewSession()), "public", "items/new/index.html")
		_, text, _ = strings.Cut(text, "section-ruling")
		text, _, _ = strings.Cut(text, "</section>")
		return text
	}
	for _, c := range []struct{ keys, says, not string }{
		{"status: planned\n", "By the register: <a href=\"../../who-decides/#next\">What do we do next?", "Differs"},
		{"status: planned\n", ">Helper</a>", ">Nobody<"}, // who is consulted, and has it for the time being
		{"status: planned\ndecider: helper\n", "Differs from the register, which names <a href=\"../../roles/owner/\">Owner</a>", "By the register"},
		{"status: planned\ndecider: owner\n", "As it is written here", "Differs"},
		{"status: idea\ndecider: helper\n", "As it is written here", "Differs"},
		{"status: idea\n", "", "section"},
	} {
		if text := item(c.keys); !strings.Contains(text, c.says) || strings.Contains(text, c.not) {
			t.Errorf("%q: want %q and not %q in:\n%s", c.keys, c.says, c.not, text)
		}
	}
}

func TestItemOfAHiddenDecisionSaysNothingOfIt(t *testing.T) {
	register := func(stages string) project {
		return small().swapped(t, "content/decisions/_index.md", "area: Secrets,", "area: Secrets,"+stages)
	}
	wantSame(t, register(""), register(" stages: [idea, planned, in-progress],"))
}

func TestRoleListsTheLiveWorkThatTheRegisterGivesIt(t *testing.T) {
	r := small().build(NewSession())
	text := page(r, "public", "roles/owner/index.html")
	_, list, _ := strings.Cut(text, "section-items\">")
	list, _, _ = strings.Cut(list, "</section>")
	for _, item := range []string{"Single sign-on", "Keys"} {
		if strings.Count(list, ">"+item+"<") != 1 {
			t.Errorf("the list holds %s %d times", item, strings.Count(list, ">"+item+"<"))
		}
	}
	if strings.Contains(list, "Shown item") {
		t.Error("the list holds what has shipped")
	}
}

func TestStakeholderSeesWhenTheyAreAskedAndTold(t *testing.T) {
	r := small().build(NewSession())
	text := page(r, "public", "stakeholders/team/index.html")
	for _, want := range []string{"Is informed", "What do we do next?", "Decides: <a href=\"../../roles/owner/\">Owner</a>", "They are consulted", ">Single sign-on<", "Aligns"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, gone := range []string{"Must agree", "section-gets", "section-delegations", "Named elsewhere", "Mentioned"} {
		if strings.Contains(text, gone) {
			t.Errorf("the page has %q, with nothing in it", gone)
		}
	}
	if index := page(r, "public", "stakeholders/index.html"); !strings.Contains(index, "Told of 1 decision<") || strings.Contains(index, "Asked about") {
		t.Error("the list does not count as it should")
	}
}

func TestRecordsOfALineLeadToOneAnother(t *testing.T) {
	r := small().build(NewSession())
	old := page(r, "team", "records/first/index.html")
	if !strings.Contains(old, "Superseded by <a href=\"../../records/chosen/\">Keys first</a>") {
		t.Error("the old record does not say that it no longer holds")
	}
	for _, path := range []string{"items/keys/index.html", "roles/owner/index.html", "who-decides/index.html", "records/first/index.html", "records/index.html"} {
		if !strings.Contains(page(r, "team", path), ">Keys first</a>") {
			t.Errorf("%s does not name the record", path)
		}
	}
	if strings.Contains(page(r, "public", "records/chosen/index.html"), "Before and after") {
		t.Error("a record stands in a line of one")
	}
}
