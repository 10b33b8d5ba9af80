package markdown

import (
	"strings"
	"testing"
)

var testTerms = NewGlossary([]Term{
	{"Sprint", "/glossary/#sprint"}, {"Sprint goal", "/glossary/#sprint-goal"}, {"User story", "/glossary/#story"},
	{"KPI", "/glossary/#kpi"}, {"Key performance indicator", "/glossary/#kpi"}, {"Go-to-market", "/glossary/#gtm"}, {"R&D", "/glossary/#rd"}, {"", "/nowhere"},
})

// linked returns the HTML of a text with its terms linked, [term](id) for each.
func linked(src, own string, o Options, answers ...Answer) string {
	html := string(Parse([]byte(src), o).Render(answers).Explained(testTerms, own).HTML())
	html = strings.ReplaceAll(html, `<a class="term" href="/glossary/#`, "[")
	return strings.TrimSuffix(html, "\n")
}

func TestTheFirstUseOfATermIsLinked(t *testing.T) {
	for src, want := range map[string]string{
		"A sprint, then a sprint.":             "<p>A [sprint\">sprint</a>, then a sprint.</p>",
		"SPRINT sprints":                       "<p>[sprint\">SPRINT</a> sprints</p>",
		"The sprint goal of a sprint.":         "<p>The [sprint-goal\">sprint goal</a> of a [sprint\">sprint</a>.</p>",
		"One user\nstory.":                     "<p>One [story\">user\nstory</a>.</p>",
		"One user  story, one user. Story.":    "<p>One user  story, one user. Story.</p>",
		"A *user story*.":                      "<p>A <em>[story\">user story</a></em>.</p>",
		"A *user* story.":                      "<p>A <em>user</em> story.</p>",
		"KPI and key performance indicator.":   "<p>[kpi\">KPI</a> and key performance indicator.</p>",
		"No kpi.":                              "<p>No kpi.</p>",
		"go-to-market or go to market":         "<p>[gtm\">go-to-market</a> or go to market</p>",
		"R&D":                                  "<p>R&amp;D</p>",
		"# Sprint\n\n## A sprint\n\nsprint":    "<h2 id=\"a-sprint\">A sprint</h2>\n<p>[sprint\">sprint</a></p>",
		"`sprint` and\n\n    sprint\n\nsprint": "<p><code>sprint</code> and</p>\n<pre tabindex=\"0\"><code>sprint\n</code></pre>\n<p>[sprint\">sprint</a></p>",
		"- [ ] sprint\n- sprint":               "<li>[sprint\">sprint</a></li>",
		"Über-sprint, der Sprint.":             "<p>Über-[sprint\">sprint</a>, der Sprint.</p>",
		"<b>sprint</b>":                        "<p>[sprint\">sprint</a></p>",
	} {
		if got := linked(src, "", Options{}); got != want && !strings.Contains(got, want) {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestLinksOfTheAuthorStayAsTheyAre(t *testing.T) {
	got := linked("[a sprint](/x) and ![](/p) sprint [](/y)goal", "", Options{}, Answer{URL: "/x"}, Answer{URL: "/p"}, Answer{URL: "/y", Title: "Y"})
	if strings.Count(got, "<a ") != 2 || strings.Count(got, "[sprint\">sprint</a>") != 1 || !strings.Contains(got, "<a href=\"/x\">a sprint</a>") {
		t.Errorf("got %s", got)
	}
}

func TestATermIsNotExplainedWhereItStands(t *testing.T) {
	if got := linked("A sprint.", "/glossary/#sprint", Options{}); got != "<p>A sprint.</p>" {
		t.Errorf("got %s", got)
	}
}

func TestRawHTMLIsLeftAlone(t *testing.T) {
	if got := linked("<a href=\"/x\">the sprint</a>", "", Options{RawHTML: true}); strings.Contains(got, "[sprint") {
		t.Errorf("got %s", got)
	}
}

func TestAFragmentWithTermsHasADigestOfItsOwn(t *testing.T) {
	f := Parse([]byte("A sprint."), Options{}).Render(nil)
	if f.Explained(testTerms, "").Digest() == f.Digest() {
		t.Error("the digest does not see the glossary")
	}
	if f.Explained(testTerms, "").Digest() == f.Explained(NewGlossary([]Term{{"Sprint", "/elsewhere"}}), "").Digest() {
		t.Error("the digest does not see where terms are explained")
	}
	if f.Explained(NewGlossary(nil), "") != f {
		t.Error("an empty glossary makes a difference")
	}
}
