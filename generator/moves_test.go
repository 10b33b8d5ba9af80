package generator

import (
	"strings"
	"testing"
)

// moving returns two roles that look far and near, with what is told about both
// at once.
func moving() project {
	p := project{"config.toml": small()["config.toml"]}
	p["content/catalogue/skills.md"] = "---\ntitle: Skills\naudience: public\nskills:\n  - {id: order, title: Ordering}\n  - {id: agile, title: Agile practice}\n  - {id: market, title: Market sense}\n---\n"
	p["content/roles/far.md"] = "---\ntitle: Far manager\naudience: public\nabbreviation: FM\ndefinition: Chooses the problem.\ndefined_by: market\nhorizon: {from: 6, to: 12, unit: month, open_ended: true}\n" +
		"time_split: {market: 50, desk: 50}\nresponsibilities: [{id: choose, title: Choose}]\nskills: [{skill: order, level: expert}, {skill: market, level: expert}, {skill: agile, level: awareness, need: optional}]\n" +
		"flows: [{to: near, what: direction}]\norigin: {year: 1985, precision: decade, text: Began in the valley.}\nquotes: [{text: Choose well., by: Somebody, title: coach}]\nfaq: [{q: Is it hard?, a: It is., roles: [near]}]\n" +
		"views_of: [{who: near, says: Somebody who travels., does: Listens to users.}]\n---\n"
	p["content/roles/near.md"] = "---\ntitle: Near owner\naudience: public\nabbreviation: FM\ndefinition: Orders the list.\ndefined_by: team\nhorizon: {from: 1, to: 2, unit: sprint}\navailability: {response: immediate}\n" +
		"responsibilities: [{id: order, title: Order}]\nskills: [{skill: order, level: expert}, {skill: agile, level: expert}]\n---\n"
	p["content/pairings/both.md"] = "---\ntitle: Both in one\naudience: public\nroles: [far, near]\nbenefits: [{title: One vision}]\nrisks: [{title: Isolation, remedy: Fixed days.}]\n---\n"
	p["content/transitions/up.md"] = "---\ntitle: Up\naudience: public\nfrom: near\nto: far\nrequirements: [{id: sense, text: Has met the market., skills: [market]}]\neffort: {from: 6, to: 18, unit: month}\n---\n"
	p["content/transitions/down.md"] = "---\ntitle: Down\naudience: public\nfrom: far\nto: near\nlearn_on_the_job: true\nrequirements: [{text: Likes teams.}]\n---\n"
	return p
}

func TestPairingsShowComputedTensionsAndTheLimitsBehindThem(t *testing.T) {
	p := moving()
	r := mustBuild(t, p)
	says(t, r, "public", "pairings/both/index.html", "Far manager looks 13 times as far ahead as Near owner", "Near owner has to answer at once, while Far manager spends 50% of the time elsewhere",
		"at least 6 times as far ahead", "more than 12 duties", "Fixed days.")
	p["config.toml"] += "[pairings]\nhorizon_ratio = 14\noutside = [\"desk\"]\nmax_duties = 1\n"
	r = mustBuild(t, p)
	says(t, r, "public", "pairings/both/index.html", "while Far manager spends 50%", "at least 14 times as far ahead", "Together they have 2 duties", "more than 1 duties")
	if strings.Contains(page(r, "public", "pairings/both/index.html"), "13 times") {
		t.Error("a ratio below the limit is told")
	}
}

func TestMovesShowWhatCarriesOverAndWhatIsToBeLearnt(t *testing.T) {
	r := mustBuild(t, moving())
	says(t, r, "public", "transitions/up/index.html", "2 skills carry over", "Market sense", "no. 1", "6 to 18 months", ">Down</a>", "the way back")
	says(t, r, "public", "transitions/down/index.html", "1 skill carries over", "3 levels up", "The work itself teaches much of it.")
	says(t, r, "public", "roles/far/index.html", "Where people come from and go next", "2 skills carry over, 1 to learn · 6 to 18 months", ">Both in one</a>",
		"Somebody who travels.", "Listens to users.", "The same word may mean another role:")
}

func TestTheFewestQuestionsTellRolesOfOneNameApart(t *testing.T) {
	r := mustBuild(t, moving())
	says(t, r, "public", "mixed-up/index.html", ">FM</h2>", "Ask 1 question", "What is the role defined by?", "The market", "The team")
}

func TestTheMapOfRolesSaysInWordsWhatItDraws(t *testing.T) {
	r := mustBuild(t, moving())
	says(t, r, "public", "role-map/index.html", "<title id=\"horizons-title\">How far they look ahead</title>", "Far manager: 6 to 12 months and more", "data-single", "nothing comes back", "1980s", "Began in the valley.")
	for _, mark := range []string{" style=", "<script"} {
		if text := page(r, "public", "role-map/index.html"); strings.Contains(strings.ReplaceAll(text, "<script src", ""), mark) {
			t.Errorf("the page holds %q", mark)
		}
	}
}

func TestQuotesAndQuestionsOfAllRolesStandTogether(t *testing.T) {
	r := mustBuild(t, moving())
	says(t, r, "public", "catalogue/quotes/index.html", "Choose well.", "Somebody, coach", ">Far manager</a></h2>")
	says(t, r, "public", "questions/index.html", "Is it hard?", "Also concerns <a href=\"../roles/near/\">Near owner</a>")
	says(t, r, "public", "roles/index.html", "../mixed-up/", "../pairings/", "../transitions/", "../role-map/", "../questions/", "../catalogue/quotes/")
}

func TestTheFirstUseOfATermLeadsToTheGlossaryOfTheEdition(t *testing.T) {
	p := project{"config.toml": small()["config.toml"],
		"content/catalogue/terms.md": "---\ntitle: Glossary\naudience: public\nterms:\n  - {id: sprint, title: Sprint, definition: A round., audience: public}\n" +
			"  - {id: secret, title: Hush word, definition: Nobody knows., audience: team}\n  - {id: entry, title: Entry, definition: Something else., unlinked: true, audience: public}\n---\n",
		"content/about.md": "---\ntitle: About\naudience: public\n---\n\nA sprint with an entry and the hush word, and a sprint.\n"}
	r := mustBuild(t, p)
	says(t, r, "public", "about/index.html", `<p>A <a class="term" href="../glossary/#sprint">sprint</a> with an entry and the hush word, and a sprint.</p>`)
	says(t, r, "team", "about/index.html", `<a class="term" href="../glossary/#secret">hush word</a>`)
}

func TestPagesAboutRolesVanishWhereThereIsNothingToTell(t *testing.T) {
	r := mustBuild(t, project{"config.toml": small()["config.toml"], "content/roles/one.md": "---\ntitle: One\naudience: public\ndefinition: Does it.\nresponsibilities: [{id: do, title: Do}]\n---\n"})
	for path := range onlyEdition(flat(r), "public") {
		for _, gone := range []string{"mixed-up", "pairings", "transitions", "role-map", "questions", "quotes", "sources-disagree"} {
			if strings.Contains(path, gone) && !strings.Contains(path, "assets/") {
				t.Errorf("there is a page %s", path)
			}
		}
	}
	says(t, r, "public", "roles/one/card/index.html", "Does it.", "<li>Do</li>")
}
