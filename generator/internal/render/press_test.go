package render

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// pressed loads a theme of one shared file and a layout.
func pressed(t *testing.T, shared string, layouts map[string]string) *Theme {
	t.Helper()
	files := []*source.File{
		source.NewFile("themes/default/words/en.toml", []byte("[a]\nb = \"<b> & \\\"word\\\"\"\n")),
		source.NewFile("themes/default/templates/_shared.html", []byte(shared)),
	}
	for name, text := range layouts {
		files = append(files, source.NewFile("themes/default/templates/"+name, []byte(text)))
	}
	theme, problems := Load(files, "default", "en", Look{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return theme
}

type pageData struct {
	Text, URL string
	Depth     []pageData
	Map       map[string]any
}

func TestPartsEscapedOnTheirOwnAreAsInTheWhole(t *testing.T) {
	shared := `
{{define "frame"}}<html><title>{{template "title" .}}</title>{{template "sheet" .}}<body data-t="{{template "title" .}}">{{template "main" .}}{{template "foot" .}}</body></html>{{end}}
{{define "title"}}{{template "words"}} {{.Text}}{{end}}
{{define "words"}}{{t "a.b"}}{{end}}
{{define "sheet"}}<link href="{{.URL}}">{{end}}
{{define "foot"}}<p {{template "data" .}}>{{template "words"}} {{template "title" .}}{{template "tree" .}}</p>{{end}}
{{define "data"}}data-a="{{.Text}}" data-b="{{"x"}}"{{end}}
{{define "tree"}}<ul>{{range .Depth}}<li>{{.Text}}{{template "branch" .}}</li>{{end}}</ul>{{end}}
{{define "branch"}}{{if .Depth}}<i title="{{template "title" .}}">{{template "tree" .}}</i>{{end}}{{end}}
{{define "begin"}}<a title="{{end}}
{{define "middle"}}{{.Text}}" href="{{.URL}}{{end}}
{{define "end"}}?q={{.Text}}">{{.Text}}</a>{{end}}
{{define "style"}}<p style="color: {{.Text}}">x</p>{{end}}
`
	layouts := map[string]string{
		"plain.html":    `{{define "main"}}<h1>{{.Text}}</h1>{{template "words"}}{{end}}{{template "frame" .}}`,
		"own.html":      `{{define "main"}}{{end}}{{define "sheet"}}<link href="/own{{.URL}}">{{end}}{{define "words"}}own {{"x" | printf "<%s>"}}{{end}}{{define "x"}}{{end}}{{template "foot" .}}`,
		"empty.html":    `{{define "main"}}{{.Text}}{{end}}{{define "sheet"}}{{end}}{{template "frame" .}}`,
		"open.html":     `{{define "main"}}{{template "begin"}}{{template "middle" .}}{{template "end" .}}{{end}}{{template "frame" .}}`,
		"attr.html":     `{{define "main"}}<a href="/{{template "title" .}}">{{template "title" .}}</a>{{end}}{{template "frame" .}}`,
		"left.html":     `{{define "main"}}{{template "style" .}}{{end}}{{template "frame" .}}`,
		"map.html":      `{{define "main"}}{{.Map.key}}{{template "title" (dict "Text" .URL)}}{{end}}{{template "frame" .}}`,
		"alone.html":    `<p>{{.Text}}</p>`,
		"unclosed.html": `{{define "main"}}<a href="{{end}}{{template "main"}}`,
		"unknown.html":  `{{define "main"}}{{template "nowhere"}}{{end}}{{template "frame" .}}`,
		"field.html":    `{{define "main"}}{{.None}}{{end}}{{template "frame" .}}`,
	}
	leaf := pageData{Text: `<"leaf'&+`, URL: "/ä b/?c=d&e"}
	data := pageData{Text: `a <b> "c"`, URL: "/x y/", Depth: []pageData{leaf, {Text: "in", Depth: []pageData{leaf}}}, Map: map[string]any{"key": "<v>"}}
	// What leaves a part inside of a tag is left to html/template, like what is not
	// known or wrong.
	slow := map[string]bool{"open.html": true, "left.html": true, "unclosed.html": true, "unknown.html": true, "field.html": true}
	theme := pressed(t, shared, layouts)
	for _, name := range sorted(layouts) {
		quick, whole, err := theme.Twice(name, data)
		switch {
		case quick == nil && !slow[name]:
			t.Errorf("%s is not made quickly: %v", name, err)
		case quick != nil && (err != nil || !bytes.Equal(quick, whole)):
			t.Errorf("%s: made quickly\n%s\nand by html/template (%v)\n%s", name, quick, err, whole)
		}
	}
	for name, want := range map[string]string{"unclosed.html": "non-text context", "unknown.html": `"nowhere"`, "field.html": ".None"} {
		if _, problems := theme.Render(name, data, Place{URL: "/"}); len(problems) != 1 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// Templates are given up once those that pages are made of are ready. What remains
// makes the same pages, and says the same of what is wrong.
func TestTemplatesThatWereGivenUpMakeTheSamePages(t *testing.T) {
	shared := `{{define "frame"}}<title>{{t "a.b"}}</title>{{template "main" .}}{{end}}`
	layouts := map[string]string{
		"asked.html": `{{define "main"}}<h1>{{.Text}}</h1>{{end}}{{template "frame" .}}`,
		"late.html":  `{{define "main"}}<p>{{.Text}}</p>{{end}}{{template "frame" .}}`,
		"wrong.html": `{{define "main"}}{{.None}}{{end}}{{template "frame" .}}`,
	}
	kept, ready := pressed(t, shared, layouts), pressed(t, shared, layouts)
	told := 0
	ready.Ready([]string{"asked.html", "wrong.html", "none.html"}, func() { told++ })
	if ready.templates != nil || told != 2 {
		t.Errorf("the templates are kept: %v; told of %d", ready.templates != nil, told)
	}
	data := pageData{Text: "a <b>"}
	for _, name := range sorted(layouts) {
		want, wrong := kept.Render(name, data, Place{URL: "/"})
		got, problems := ready.Render(name, data, Place{URL: "/"})
		if !bytes.Equal(got, want) || !reflect.DeepEqual(problems, wrong) {
			t.Errorf("%s: %s %v, and if they are kept %s %v", name, got, problems, want, wrong)
		}
		if ready.Digest(name) != kept.Digest(name) {
			t.Errorf("%s has another digest", name)
		}
	}
}
