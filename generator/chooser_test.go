package generator

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/fingerpost/fingerpost/generator/internal/chooser"
	"github.com/fingerpost/fingerpost/generator/internal/gallery"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/scripted"
	"github.com/fingerpost/fingerpost/themes"
)

// The script of the default site theme decides again what the generator has
// proven. Here it gets what a page says of each answer.

// chooserRunner has the script tell where answers lead.
const chooserRunner = `
let text = "";
for await (const chunk of process.stdin) text += chunk;
const jobs = JSON.parse(text);
globalThis.window = globalThis;
globalThis.document = { addEventListener() {}, querySelector() { return null; } };
globalThis.addEventListener = () => {};
globalThis.location = { hash: "" };
const run = eval;
run(jobs.script);
const ends = globalThis.fingerpostChooser;
console.log(JSON.stringify(jobs.pages.map((p) => p.paths.map((given) => ends(p.questions, given, p.outcomes, p.tie === "first") ?? null))));
`

// A chooserPage is what the script reads from a page.
type chooserPage struct {
	Questions [][]map[string]string `json:"questions"` // the data of each answer
	Outcomes  []string              `json:"outcomes"`
	Tie       string                `json:"tie"`
	Paths     [][]int               `json:"paths"`
}

// readChooser reads the form of a page.
func readChooser(t *testing.T, page string) (out chooserPage) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		data := map[string]string{}
		for _, a := range n.Attr {
			data[strings.TrimPrefix(a.Key, "data-")] = a.Val
		}
		id, isOutcome := data["outcome"]
		switch {
		case n.Type != html.ElementNode:
		case isOutcome:
			out.Outcomes = append(out.Outcomes, id)
		case n.Data == "form" && data["or"] != "":
			out.Tie = data["chooser"]
		case n.Data == "fieldset":
			out.Questions = append(out.Questions, nil)
		case n.Data == "input" && data["type"] == "radio":
			last := len(out.Questions) - 1
			out.Questions[last] = append(out.Questions[last], data)
		}
	}
	return out
}

// randomChooser writes a chooser with accidents of all sorts.
func randomChooser(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	text := "---\ntitle: Any\naudience: public\n" + pick("", "tie: first\n", "tie: show-all\n") + "outcomes: [{id: a, title: A}, {id: b, title: B}, {id: constructor, title: C}]\nquestions:\n"
	for q := range 1 + r.IntN(4) {
		text += fmt.Sprintf("  - id: q%d\n    ask: Question %d?\n    answers:\n", q, q)
		for a := range 1 + r.IntN(3) {
			var favours, excludes []string
			for _, o := range []string{"a", "b", "constructor"} {
				switch r.IntN(4) {
				case 0:
					favours = append(favours, fmt.Sprintf("%s: %d", o, 1+r.IntN(12)))
				case 1:
					excludes = append(excludes, o)
				}
			}
			text += fmt.Sprintf("      - {id: n%d, label: N, favours: {%s}, excludes: [%s]}\n", a, strings.Join(favours, ", "), strings.Join(excludes, ", "))
		}
	}
	return text + "---\n"
}

// given returns all answers that can be given, open questions among them.
func given(c *model.Chooser) [][]int {
	all := [][]int{{}}
	for _, q := range c.Questions {
		var longer [][]int
		for _, path := range all {
			for a := -1; a < len(q.Answers); a++ {
				longer = append(longer, append(slices.Clone(path), a))
			}
		}
		all = longer
	}
	return all
}

// settled returns the outcomes that all paths with the answers given end at;
// ok is false if they end differently.
func settled(c *model.Chooser, given []int) (ids []string, ok bool) {
	found := map[string]bool{}
	var walk func(path chooser.Path)
	walk = func(path chooser.Path) {
		if q := len(path); q < len(given) {
			for a := range c.Questions[q].Answers {
				if given[q] < 0 || given[q] == a {
					walk(append(slices.Clone(path), a))
				}
			}
			return
		}
		ids = []string{}
		for _, o := range chooser.Decide(c, path) {
			ids = append(ids, c.Outcomes[o].ID)
		}
		found[fmt.Sprint(ids)] = true
	}
	walk(nil)
	return ids, len(found) == 1
}

func TestTheScriptChoosesWhatTheGeneratorProves(t *testing.T) {
	p := small()
	p["config.toml"] += "[check.severities]\n\"chooser/dead-end\" = \"off\"\n\"chooser/unreachable\" = \"off\"\n"
	random := rand.New(rand.NewPCG(3, 9))
	for i := range 50 {
		p[fmt.Sprintf("content/choosers/any-%d.md", i)] = randomChooser(random)
	}
	var pages []chooserPage
	var choosers []*model.Chooser
	for _, p := range []project{p, own(t)} {
		r, session := mustBuild(t, p), NewSession()
		conf, _ := session.configure(Inputs{Files: p.snapshot()})
		c, _ := session.load(t.Context(), p.snapshot(), conf)
		g := c.g
		for _, c := range graph.All[*model.Chooser](g) {
			read := readChooser(t, page(r, "public", "choosers/"+c.ID+"/index.html"))
			read.Paths = given(c)
			pages, choosers = append(pages, read), append(choosers, c)
		}
	}
	var answers [][][]string
	scripted.Run(t, "chooser.js", chooserRunner, map[string]any{"pages": pages}, &answers)
	whole, ties, dead, early := 0, 0, 0, 0
	for i, c := range choosers {
		for n, path := range pages[i].Paths {
			want, ok := settled(c, path)
			if got := answers[i][n]; (got != nil) != ok || ok && !slices.Equal(got, want) {
				t.Fatalf("%s: answers %v lead to %q, the script says %q", c.ID, path, want, got)
			}
			switch {
			case !ok:
			case slices.Contains(path, -1):
				early++
			case len(want) == 0:
				dead++
			case len(want) > 1:
				ties++
			default:
				whole++
			}
		}
	}
	if whole < 200 || ties < 15 || dead < 20 || early < 50 {
		t.Errorf("only %d outcomes, %d ties, %d dead ends, %d settled early: this proves little", whole, ties, dead, early)
	}
}

func TestAChooserStaysWholeWhereARoleIsHidden(t *testing.T) {
	r := mustBuild(t, small())
	public, board := page(r, "public", "choosers/pick/index.html"), page(r, "board", "choosers/pick/index.html")
	if !strings.Contains(board, "roles/ghost/") || strings.Contains(strings.ToLower(public), "ghost") {
		t.Error("the link to the hidden role is not only the board's")
	}
	for _, words := range []string{"The first", "The second", "It is little.", `data-favours="one 1 "`, `data-excludes="one "`} {
		if !strings.Contains(public, words) {
			t.Errorf("the public chooser lacks %s", words)
		}
	}
	if owner := page(r, "public", "roles/owner/index.html"); !strings.Contains(owner, "choosers/pick/") || !strings.Contains(owner, "The first") {
		t.Error("the role does not name the chooser that can end at it")
	}
	if page(r, "public", "choosers/index.html") == "" || !strings.Contains(page(r, "public", "roles/index.html"), "choosers/pick/") {
		t.Error("the chooser stands on no list")
	}
}

func TestAChooserWithoutItsQuestionsIsNotShown(t *testing.T) {
	for _, key := range []string{"questions", "outcomes"} {
		p := small().swapped(t, "config.toml", `date_precision = "quarter"`, `deny = ["`+key+`"]`)
		r := mustBuild(t, p)
		wantUnsaid(t, onlyEdition(flat(r), "public"), "Which one?")
		if !slices.ContainsFunc(r.Left, func(l LeftOut) bool { return l.Key == "chooser/pick" && l.Reason == "its questions" }) {
			t.Errorf("%s: it is not said that the chooser is left out: %v", key, r.Left)
		}
	}
}

func TestAFrequentQuestionLeadsToAChooser(t *testing.T) {
	faq := func(audience string) project {
		p := small().swapped(t, "content/roles/owner.md", "faq: [{q: Why an owner?, a: So that somebody does., roles: [helper]}]\n", "faq: [{q: Which one?, a: It depends., chooser: pick}]\n")
		return p.swapped(t, "content/choosers/pick.md", "audience: public", "audience: "+audience)
	}
	if owner := page(mustBuild(t, faq("public")), "public", "roles/owner/index.html"); !strings.Contains(owner, "For your own case:") {
		t.Error("the answer does not lead to the chooser")
	}
	if owner := page(mustBuild(t, faq("board")), "public", "roles/owner/index.html"); strings.Contains(owner, "choosers/") || strings.Contains(owner, "For your own case:") {
		t.Error("the answer leads to a chooser that is hidden")
	}
}

func TestAnOutcomeThatNothingLeadsToIsOnNoRolePage(t *testing.T) {
	p := small().swapped(t, "content/choosers/pick.md", "excludes: [one], because: It is much.", "favours: {one: 1}")
	p["config.toml"] += "[check.severities]\n\"chooser/unreachable\" = \"note\"\n"
	r := mustBuild(t, p)
	if strings.Contains(page(r, "public", "roles/helper/index.html"), "choosers/pick") || !strings.Contains(page(r, "public", "roles/owner/index.html"), "choosers/pick") {
		t.Error("role pages do not name the choosers that can end at them")
	}
}

func TestTheStyleSheetNarrowsTheTableAsFarAsPagesSay(t *testing.T) {
	css, err := fs.ReadFile(themes.Default(), "default/assets/chooser.css")
	if err != nil {
		t.Fatal(err)
	}
	// A chooser with n questions of m answers shows its form without a script.
	shows := func(n, m int) bool {
		text := "---\ntitle: Size\naudience: public\noutcomes: [{id: a, title: A}, {id: b, title: B}]\nquestions:\n"
		for q := range n {
			text += fmt.Sprintf("  - {id: q%d, ask: Q?, answers: [", q)
			for a := range m {
				text += fmt.Sprintf("{id: n%d, label: N, favours: {%s: %d}}, ", a, []string{"a", "b"}[min(a+q, 1)], max(1, 50-49*q))
			}
			text += "]}\n"
		}
		p := small().with("content/choosers/size.md", text+"---\n")
		form := regexp.MustCompile(`<form class="chooser-form"[^>]*>`).FindString(page(mustBuild(t, p), "public", "choosers/size/index.html"))
		return form != "" && !strings.HasSuffix(form, " hidden>")
	}
	questions, answers := 1, 2
	for shows(questions+1, 2) {
		questions++
	}
	for shows(1, answers+1) {
		answers++
	}
	for q := 1; q <= questions; q++ {
		for a := 1; a <= answers; a++ {
			rule := fmt.Sprintf(`.chooser:has(fieldset:nth-of-type(%d) label:nth-of-type(%d) :checked) tr:has(> :nth-child(%d):not(th, [data-answers~="%d"]))`, q, a, q, a)
			if !strings.Contains(string(css), rule) {
				t.Errorf("there is no rule for answer %d to question %d", a, q)
			}
		}
	}
	if questions < 4 || answers < 3 {
		t.Errorf("only %d questions of %d answers narrow the table", questions, answers)
	}
}

// html/template takes data-one for the handler of an event, and quotes its
// words as those of a script.
func TestWordsThatAScriptSaysAreNotQuoted(t *testing.T) {
	for _, sample := range gallery.Samples() {
		r := arabicWords(maps.Clone(project(sample.Files))).build(NewSession())
		for _, path := range r.Sites[0].Tree.Paths() {
			f, _ := r.Sites[0].Tree.Get(path)
			if strings.HasSuffix(path, ".html") && strings.Contains(string(f.Data), `="&#34;`) {
				t.Errorf("%s: %s has an attribute in quotes", sample.ID, path)
			}
		}
	}
}
