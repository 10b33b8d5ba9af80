package config

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func parse(text string, settings ...Setting) (*Config, diag.List) {
	c, problems := Parse(source.NewFile("config.toml", []byte(text)), settings)
	return c, problems.Sort()
}

// told is a problem in one line.
func told(l diag.List) string {
	var b strings.Builder
	for _, p := range l {
		fmt.Fprintf(&b, "%s %s %s | %s\n", p.At, p.Code, p.Message, p.Hint)
	}
	return b.String()
}

func TestEveryKeyIsReadIntoItsPlace(t *testing.T) {
	got, problems := parse(`title = "Acme"
description = "Where we go"
base_url = "https://example.org/road/"
language = "de"
theme = "dark"
accent = "#0a7ea4"
logo = "logo.svg"
logo_dark = "night.svg"
social_image = "social.png"
edit_url = "https://example.org/edit/{path}"
relative = "file"
fiscal_year_start = 4
[[fonts]]
family = "Inter"
file = "inter.woff2"
weight = "100 900"
style = "italic"
use = ["text", "mono"]
[notice]
text = "Soon"
until = "2027-02-28"
[[audiences]]
id = "public"
title = "Everyone"
[[audiences]]
id = "team"
[[editions]]
id = "open"
audiences = ["public"]
date_precision = "quarter"
statuses = ["planned", "shipped"]
deny = ["confidence"]
disclaimer = "No promise"
[[editions]]
id = "inside"
title = "Inside"
audiences = ["public", "team"]
output = "inside"
base_url = "https://inside.example.org"
allow = ["status"]
noindex = true
[[horizons]]
id = "now"
title = "Now"
description = "Being built"
max_items = 3
[[views]]
id = "ours"
title = "Ours"
description = "What we do"
rows = "owner"
columns = "quarter"
colour = "status"
editions = ["inside"]
[views.filter]
status = ["planned"]
health = ["at-risk"]
horizon = ["now"]
theme = ["access"]
objective = ["growth"]
owner = ["developer"]
product = ["app"]
tags = ["beta"]
[organisation]
sizes = ["small"]
engagements = ["own"]
sprint_days = 7
[skills]
scale = ["low", "high"]
[decisions]
vocabulary = "raci"
also = ["daci"]
max_consult = 2
max_share = 60
[pairings]
horizon_ratio = 8
outside_percent = 30
outside = ["road"]
max_duties = 9
[stale]
item = "90d"
metric = "1q"
health = "30d"
[markdown]
raw_html = true
[assets]
types = ["png"]
[check.severities]
"item/overdue" = "off"
[limits]
file_bytes = 2048
front_matter_bytes = 1024
nesting = 8
table_cells = 200
[params]
colour = "teal"
deep = { list = [1, true, "two"] }
`)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", told(problems))
	}
	want := &Config{
		Title: "Acme", Description: "Where we go", BaseURL: "https://example.org/road/", Language: "de", Theme: "dark", Accent: "#0a7ea4",
		Logo: "logo.svg", LogoDark: "night.svg", SocialImage: "social.png", EditURL: "https://example.org/edit/{path}", Relative: "file",
		Fonts: []Font{{"Inter", "inter.woff2", "100 900", "italic", []string{"text", "mono"}}}, Notice: Notice{"Soon", "2027-02-28"},
		Audiences: []Audience{{"public", "Everyone"}, {"team", "team"}},
		Editions: []Edition{
			{ID: "open", Title: "open", Audiences: []string{"public"}, Output: "public", BaseURL: "https://example.org/road/", DatePrecision: "quarter",
				Statuses: []string{"planned", "shipped"}, Deny: []string{"confidence"}, Disclaimer: "No promise"},
			{ID: "inside", Title: "Inside", Audiences: []string{"public", "team"}, Output: "inside", BaseURL: "https://inside.example.org",
				Allow: []string{"status"}, Noindex: true},
		},
		Horizons: []Horizon{{"now", "Now", "Being built", 3}},
		Views: []View{{"ours", "Ours", "What we do", "owner", "quarter", "status", Filter{[]string{"planned"}, []string{"at-risk"}, []string{"now"},
			[]string{"access"}, []string{"growth"}, []string{"developer"}, []string{"app"}, []string{"beta"}}, []string{"inside"}}},
		FiscalYearStart: 4, Organisation: Organisation{[]string{"small"}, []string{"own"}, 7}, Skills: Skills{[]string{"low", "high"}},
		Decisions: Decisions{"raci", []string{"daci"}, 2, 60}, Pairings: Pairings{8, 30, []string{"road"}, 9}, Stale: Stale{"90d", "1q", "30d"}, Markdown: Markdown{true}, Assets: Assets{[]string{"png"}},
		Check: Check{map[string]string{"item/overdue": "off"}}, Limits: Limits{2048, 1024, 8, 200},
		Params: map[string]any{"colour": "teal", "deep": map[string]any{"list": []any{int64(1), true, "two"}}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	v := reflect.ValueOf(*got)
	for i := range v.NumField() {
		if key := v.Type().Field(i).Tag.Get("key"); key != "" && v.Field(i).IsZero() {
			t.Errorf("this test says nothing of the key %s", key)
		}
	}
}

func TestWhatIsLeftOutHasADefault(t *testing.T) {
	c, problems := parse(`title = "Acme"`)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", told(problems))
	}
	for what, ok := range map[string]bool{
		"one audience":            slices.Equal(c.AudienceIDs(), []string{"public"}),
		"one edition of all":      slices.Equal(c.EditionIDs(), []string{"site"}) && slices.Equal(c.Editions[0].Audiences, []string{"public"}) && c.Editions[0].Output == "public",
		"three horizons":          slices.Equal(c.HorizonIDs(), []string{"now", "next", "later"}),
		"English and the default": c.Language == "en" && c.Theme == "default",
		"a fortnight's sprint":    c.Organisation.SprintDays == 14 && c.FiscalYearStart == 1,
		"no raw HTML":             !c.Markdown.RawHTML,
		"limits":                  c.Limits.FileBytes == document.DefaultFileBytes && c.Limits.FrontMatterBytes == document.DefaultFrontMatterBytes && c.Limits.Nesting == 64,
		"no scripts as assets":    !slices.Contains(c.Assets.Types, "js") && !slices.Contains(c.Assets.Types, "html"),
	} {
		if !ok {
			t.Errorf("not the default: %s", what)
		}
	}
}

func TestEachMistakeIsToldOnceAtItsPlace(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a misspelt key", `titel = "Acme"`, `config.toml:1:1 config/unknown-key "titel" is not a key of config.toml | did you mean "title"?`},
		{"a key in another style", "title = 'A'\nbaseURL = 'https://example.org/'", `config.toml:2:1 config/unknown-key "baseURL" is not a key of config.toml | did you mean "base_url"?`},
		{"a misspelt table", "title = 'A'\n[markdwon]\nraw_html = true", `config.toml:2:2 config/unknown-key "markdwon" is not a key of config.toml | did you mean "markdown"?`},
		{"a key of a table", "title = 'A'\n[limits]\ntable_cels = 200", `config.toml:3:1 config/unknown-key "table_cels" is not a key of [limits] | did you mean "table_cells"?`},
		{"a key of one of several tables", "title = 'A'\n[[audiences]]\nid = 'a'\nname = 'b'", `config.toml:4:1 config/unknown-key "name" is not a key of [[audiences]] | known here: id, title`},
		{"a misspelt key that is needed", "title = 'A'\n[[editions]]\nid = 'a'\naudiance = ['public']", `config.toml:4:1 config/unknown-key "audiance" is not a key of [[editions]] | did you mean "audiences"?`},
		{"a value of another type", `title = 5`, `config.toml:1:9 config/value title is 5, but needs text in quotes | `},
		{"no title", `language = "en"`, `config.toml config/value config.toml needs a title | add title = "…"`},
		{"grammar", `title = Acme`, `config.toml:1:9 config/syntax text needs quotes: Acme | write "Acme"`},
		{"a key twice", "title = 'A'\ntitle = 'B'", `config.toml:2:1 config/syntax the key "title" stands here a second time | remove one of the two`},
		{"values within values", "title = 'A'\n[params]\nx = " + strings.Repeat("[", 80) + strings.Repeat("]", 80), `config.toml:3:1 config/syntax values are nested deeper than 64 levels here | flatten it`},
		{"an address that editions take over", "title = 'A'\nbase_url = 'example.org'\n[[editions]]\nid='a'\naudiences=['public']", `config.toml:2:12 config/value "example.org" is no address of a site | write it as "https://example.org/roadmap/"`},
		{"an audience without an id", "title = 'A'\n[[audiences]]\ntitle = 'B'", `config.toml:2:3 config/value [[audiences]] needs the key id | `},
		{"an id twice", "title = 'A'\n[[audiences]]\nid = 'a'\n[[audiences]]\nid = 'a'", `config.toml:5:6 config/value the id "a" stands twice in [[audiences]] | change one of the two`},
		{"an output outside the project", "title = 'A'\n[[editions]]\nid='a'\naudiences=['public']\noutput='../x'", `config.toml:5:8 config/value the output "../x" is no folder of its own in the project | write a name such as "public-a"`},
		{"a code that does not exist", "title = 'A'\n[check.severities]\n'item/overdu' = 'off'", `config.toml:3:1 config/value there is no code "item/overdu" | did you mean "item/overdue"?`},
		{"a code that protects an audience", "title = 'A'\n[check.severities]\n'gate/draft' = 'off'", `config.toml:3:1 config/value gate/draft protects an audience, so its severity cannot be changed | remove the line`},
	} {
		got, problems := parse(c.text)
		if diff := cmp.Diff(c.want+"\n", told(problems)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
		if len(got.Audiences) == 0 || len(got.Editions) == 0 || len(got.Horizons) == 0 {
			t.Errorf("%s: the configuration is of no use", c.name)
		}
	}
}

func TestSettingsLieOverTheFile(t *testing.T) {
	file := "title = 'Acme'\nbase_url = 'https://example.org/'\n[[editions]]\nid = 'a'\naudiences = ['public']\n[[editions]]\nid = 'b'\naudiences = ['public']\nbase_url = 'https://b.example.org/'\noutput = 'b'"
	env := func(key, value string) Setting {
		return Setting{key, value, "FINGERPOST_" + strings.ToUpper(key)}
	}
	c, problems := parse(file, env("title", "Test"), env("base_url", "https://test.example.org/"), Setting{"base_url", "http://localhost:1313/", "--base-url"})
	if len(problems) > 0 || c.Title != "Test" || c.BaseURL != "http://localhost:1313/" {
		t.Errorf("the last setting does not count: %q, %q\n%s", c.Title, c.BaseURL, told(problems))
	}
	for _, e := range c.Editions {
		if e.BaseURL != c.BaseURL {
			t.Errorf("the edition %s keeps its own address %q", e.ID, e.BaseURL)
		}
	}
	_, problems = parse(file, env("titel", "x"), env("audiences", "x"), env("base_url", "nowhere"))
	want := `FINGERPOST_AUDIENCES config/unknown-key FINGERPOST_AUDIENCES sets "audiences", which is not a key that can be set there | known here: …
FINGERPOST_BASE_URL config/value "nowhere" is no address of a site | write it as "https://example.org/roadmap/"
FINGERPOST_TITEL config/unknown-key FINGERPOST_TITEL sets "titel", which is not a key that can be set there | did you mean "title"?
`
	if diff := cmp.Diff(want, regexp.MustCompile(`known here: .*`).ReplaceAllString(told(problems), "known here: …")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWithoutAFileThereAreDefaultsAndOneProblem(t *testing.T) {
	c, problems := Parse(nil, []Setting{{"title", "Test", "FINGERPOST_TITLE"}, {"nothing", "x", "FINGERPOST_NOTHING"}})
	if c.Title != "Test" || len(c.Audiences) != 1 {
		t.Errorf("no use: %+v", c)
	}
	if got := told(problems.Sort()); !strings.Contains(got, "config.toml config/missing ") || len(problems) != 2 {
		t.Errorf("problems:\n%s", got)
	}
}

func TestSeveritiesAreTheProjectsExceptForGates(t *testing.T) {
	c, _ := parse("title = 'A'\n[check.severities]\n'item/overdue' = 'error'\n'value/empty' = 'off'\n'gate/audience' = 'note'\n'ref/hidden' = 'loud'")
	for code, want := range map[diag.Code]diag.Severity{
		"item/overdue": diag.Error, "value/empty": diag.Off, "gate/audience": diag.Error, "ref/hidden": diag.Warning, "value/date": diag.Error,
	} {
		if got := c.Severity(diag.New(code, diag.Span{}, "x")); got != want {
			t.Errorf("%s is told as %s, not %s", code, got, want)
		}
	}
}

func TestPlacesOfKeysAreKnown(t *testing.T) {
	c, _ := parse("title = 'A'\n[[editions]]\nid = 'a'\naudiences = ['public', 'team']\n")
	for path, want := range map[string]string{
		"title": "config.toml:1:9", "editions.0.id": "config.toml:3:6", "editions.0.audiences.1": "config.toml:4:24", "theme": "config.toml",
	} {
		if got := c.Where(path).String(); got != want {
			t.Errorf("%s is at %s, not %s", path, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "title = 'A'", "[[editions]]\nid = 'a'\naudiences = []\n", "[check.severities]\n'a/b' = 1\n", "[params]\na = [{b = 1}]\n",
		"[editions]\n[audiences]\nx = 1", "limits = 1\nassets = [1]", "a.b.c = 1979-05-27\nnotice = {until = 2026-02-30}", "[[limits]]\n[[limits.x]]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, problems := parse(text)
		if len(c.Audiences) == 0 || len(c.Editions) == 0 || len(c.Horizons) == 0 || c.Limits.Nesting < 1 {
			t.Fatalf("the configuration is of no use: %+v", c)
		}
		lines := diag.NewLines("config.toml", []byte(text)).Count()
		for _, p := range problems {
			if p.At.Line > lines || p.Message == "" {
				t.Fatalf("a problem outside the file: %+v", p)
			}
		}
	})
}
