package generator

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// A mistake is written in each format of front matter, and told the same in
// all of them: code, the text it points at, message, hint and fix.
type mistake struct {
	name             string
	yaml, toml, json string
	want             []string
}

var mistakes = []mistake{
	{"an unknown key", `horizion: now`, `horizion = "now"`, `"horizion": "now"`,
		[]string{`front-matter/unknown-key at horizion: "horizion" is not a key of a theme | did you mean "horizon"? | horizon`}},
	{"an unknown key of a part", `links: [{href: 'mailto:a@example.org', titel: A}]`, `links = [{href = "mailto:a@example.org", titel = "A"}]`, `"links": [{"href": "mailto:a@example.org", "titel": "A"}]`,
		[]string{`front-matter/unknown-key at titel: "titel" is not a key of links | did you mean "title"? | title`}},
	{"a wrong type", `weight: heavy`, `weight = "heavy"`, `"weight": "heavy"`,
		[]string{`value/type at heavy: weight is "heavy", but needs a whole number | write digits only | `}},
	{"keys instead of text", `summary: {short: words}`, `summary = {short = "words"}`, `"summary": {"short": "words"}`,
		[]string{`value/type at summary: summary is keys with values, but needs text |  | `}},
	{"a list instead of text", `summary: [one, two]`, `summary = ["one", "two"]`, `"summary": ["one", "two"]`,
		[]string{`value/type at summary: summary is a list, but needs text |  | `}},
	{"a wrong element of a list", `tags: [one, {two: 2}, [three]]`, `tags = ["one", {two = 2}, ["three"]]`, `"tags": ["one", {"two": 2}, ["three"]]`,
		[]string{`value/type at two: a part of tags is keys with values, but each needs text | put text that holds a colon into quotes | `,
			`value/type at three: a part of tags is a list, but each needs text |  | `}},
	{"a number out of bounds", `colour: 9`, `colour = 9`, `"colour": 9`,
		[]string{`value/range at 9: colour is 9, but must lie between 1 and 8 |  | `}},
	{"a word that is none of the words", `status: In progress`, `status = "In progress"`, `"status": "In progress"`,
		[]string{`value/enum at In progress: "In progress" is no value of status | did you mean "in-progress"? | in-progress`}},
	{"a date that is not in the calendar", `updated: 2026-02-30`, `updated = 2026-02-30`, `"updated": "2026-02-30"`,
		[]string{`value/date at 2026-02-30: updated: "2026-02-30" is not in the calendar | February 2026 has 28 days | `}},
	{"a date with month and day exchanged", `updated: 2026-13-01`, `updated = 2026-13-01`, `"updated": "2026-13-01"`,
		[]string{`value/date at 2026-13-01: updated: "2026-13-01" is not in the calendar | did you mean 2026-01-13? | 2026-01-13`}},
	{"a date without zeros", `updated: 2026-1-5`, `updated = 2026-1-5`, `"updated": "2026-1-5"`,
		[]string{`value/date at 2026-1-5: updated: "2026-1-5" is not a full date | did you mean 2026-01-05? | 2026-01-05`}},
	{"a period of its own kind", `target: Q2 2027`, `target = "Q2 2027"`, `"target": "Q2 2027"`,
		[]string{`value/period at Q2 2027: target: "Q2 2027" is no period | did you mean 2027-Q2? | 2027-Q2`}},
	{"an unknown reference", `owner: ownr`, `owner = "ownr"`, `"owner": "ownr"`,
		[]string{`ref/unknown at ownr: there is no role or stakeholder "ownr" | did you mean "owner"? | owner`}},
	{"an unknown reference in a list", `depends_on: [access, nothing]`, `depends_on = ["access", "nothing"]`, `"depends_on": ["access", "nothing"]`,
		[]string{`ref/self at access: theme/access names itself | take it out, or name another entry | `,
			`ref/unknown at nothing: there is no item or theme "nothing" | known here: access; or write the entry: fingerpost new item | `}},
	{"an unknown audience", `audience: [public, tema]`, `audience = ["public", "tema"]`, `"audience": ["public", "tema"]`,
		[]string{`gate/audience at tema: there is no audience "tema", so nobody knows who may read this | did you mean "team"? | team`}},
	{"a draft in quotes", `draft: "true"`, `draft = "true"`, `"draft": "true"`,
		[]string{`gate/draft at true: draft is "true", neither true nor false, so the entry is hidden | write draft: true or draft: false, without quotes | `}},
	{"a key twice", "tags: [a]\ntags: [b]", "tags = [\"a\"]\ntags = [\"b\"]", "\"tags\": [\"a\"],\n\"tags\": [\"b\"]",
		[]string{`front-matter/duplicate-key at tags: the key "tags" stands here a second time | remove one of the two | `}},
	{"a key that says nothing", `summary: ""`, `summary = ""`, `"summary": ""`,
		[]string{`value/empty at : summary is there but says nothing | fill it, or take it out | `}},
	{"an empty list", `tags: []`, `tags = []`, `"tags": []`,
		[]string{`value/empty at tags: tags is there but says nothing | fill it, or take it out | `}},
	{"a part that lacks a key", `links: [{title: A}]`, `links = [{title = "A"}]`, `"links": [{"title": "A"}]`,
		[]string{`value/required at title: this part of links needs the key href | add href: an address | `}},
	{"a row without an id", `items: [{title: A}]`, `items = [{title = "A"}]`, `"items": [{"title": "A"}]`,
		[]string{`value/required at title: this row of items has no id | add id: with small letters, digits and hyphens | `}},
	{"a row with a wrong id", `items: [{id: One Two, title: A}]`, `items = [{id = "One Two", title = "A"}]`, `"items": [{"id": "One Two", "title": "A"}]`,
		[]string{`value/id at One Two: "One Two" is no id | write one-two: small letters, digits and single hyphens, a letter first | `}},
	{"a misspelt key that is needed", "titel: A", `titel = "A"`, `"titel": "A"`,
		[]string{`front-matter/unknown-key at titel: "titel" is not a key of a theme | did you mean "title"? | title`}},
}

func (m mistake) files() map[string]string {
	title := map[string]string{"YAML": "title: Access\n", "TOML": "title = \"Access\"\n", "JSON": "\"title\": \"Access\",\n"}
	if strings.Contains(m.yaml, "titel: A") && !strings.Contains(m.yaml, "links") {
		title = map[string]string{}
	}
	return map[string]string{
		"YAML": "---\n" + title["YAML"] + m.yaml + "\n---\n\nProse.\n",
		"TOML": "+++\n" + title["TOML"] + m.toml + "\n+++\n\nProse.\n",
		"JSON": "{\n" + title["JSON"] + m.json + "\n}\n\nProse.\n",
	}
}

func TestTheThreeFormatsTellTheSameMistakesTheSame(t *testing.T) {
	session := NewSession()
	for _, m := range mistakes {
		for format, text := range m.files() {
			for _, end := range []string{"\n", "\r\n"} {
				p := project{"config.toml": caseConfig,
					"content/roadmap/access.md": strings.ReplaceAll(text, "\n", end),
					"content/roles/owner.md":    "---\ntitle: Owner\ndefinition: Owns it.\nresponsibilities: [{id: own, title: Own it}]\n---\n"}
				lines := diag.NewLines("content/roadmap/access.md", []byte(p["content/roadmap/access.md"]))
				var got []string
				for _, d := range p.build(session).Problems {
					if d.At.File != "content/roadmap/access.md" || d.At.Line == 0 {
						t.Fatalf("%s in %s is told elsewhere: %s", m.name, format, told(diag.List{d}))
					}
					line, _ := lines.Text(d.At.Line)
					marked := []rune(line)[d.At.Col-1 : d.At.Col-1+d.At.Len]
					got = append(got, fmt.Sprintf("%s at %s: %s | %s | %s", d.Code, strings.Trim(string(marked), `"'`), d.Message, d.Hint, d.Fix))
				}
				if diff := cmp.Diff(m.want, got); diff != "" {
					t.Errorf("%s in %s with line ends %q: (-want +got)\n%s\n%s", m.name, format, end, diff, text)
				}
			}
		}
	}
}
