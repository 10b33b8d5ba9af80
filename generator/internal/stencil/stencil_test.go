package stencil

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"testing"
	"text/template/parse"
)

// functions have all forms that are known, and one that is not.
var functions = template.FuncMap{
	"t": func(key string, args ...any) (string, error) {
		if key == "" {
			return "", errors.New("no key")
		}
		return fmt.Sprintf("<"+key+">", args...), nil
	},
	"n":    func(key string, count int) (string, error) { return fmt.Sprint(key, " & ", count), nil },
	"icon": func(name string) (template.HTML, error) { return template.HTML("<svg class=\"" + name + "\"/>"), nil },
	"asset": func(name string) (string, error) {
		if name == "fail" {
			return "", errors.New("no asset")
		}
		return "/assets/" + name, nil
	},
	"href": func(s string) any {
		if strings.HasPrefix(s, "tel:") {
			return template.URL(s)
		}
		return s
	},
	"dict": Maker(func(pairs ...any) (map[string]any, error) {
		m := map[string]any{}
		for i := 0; i+1 < len(pairs); i += 2 {
			m[pairs[i].(string)] = pairs[i+1]
		}
		return m, nil
	}),
	"strange": func(a, b float64) float64 { return a + b },
}

type inner struct {
	Text, URL string
	On        bool
	Count     int
	List      []string
}

type embedded struct{ Deep string }

type named string

func (n named) String() string { return "named " + string(n) }

type methods struct{ s string }

func (m *methods) HTML() template.HTML          { return template.HTML("<b>" + m.s + "</b>") }
func (m *methods) AppendHTML(out []byte) []byte { return append(out, m.HTML()...) }

func (m *methods) Fails() string { panic("no") }

// A room has a method of the pointer to it alone.
type room struct{ name string }

func (r *room) Name() string { return r.name }

type data struct {
	embedded
	Room    room
	Rooms   []room
	Inner   inner
	Inners  []inner
	Words   []string
	Numbers []int
	Any     any
	Nothing any
	Lists   [][]string
	Pointer *inner
	Nil     *inner
	Method  *methods
	Map     map[string]any
	Texts   map[string]string
	HTML    template.HTML
	Address template.URL
	CSS     template.CSS
	Named   named
	Source  string
	S, U    string
	N, Zero int
	F       float64
	Yes, No bool
	private string
}

func example(s, u string, n int) *data {
	in := inner{s, u, n%2 == 0, n, []string{s, "two"}}
	return &data{embedded: embedded{s}, Room: room{s}, Rooms: []room{{s}, {u}}, Inner: in, Inners: []inner{in, {}, {Text: "last"}}, Words: []string{s, "", u}, Numbers: []int{n, 0, 3},
		Any: in, Lists: [][]string{{s}, nil}, Pointer: &in, Method: &methods{s}, Map: map[string]any{"key": s, "inner": in, "n": n}, Texts: map[string]string{"key": s},
		HTML: template.HTML("<i>&amp;" + s + "</i>"), Address: template.URL(u), CSS: "a", Named: named(s), Source: "/ä/a+b.png?c=%20d", S: s, U: u, N: n, F: 1.5, Yes: true}
}

// both runs a template in both ways.
func both(t *testing.T, text string, data any) (slow []byte, failed error, quick []byte, ok bool) {
	t.Helper()
	names := []string{}
	for {
		set := template.New("").Option("missingkey=error").Funcs(functions)
		parsed, err := template.New("page").Funcs(functions).Parse(text)
		if err != nil {
			return nil, err, nil, false
		}
		for _, part := range parsed.Templates() {
			if part.Tree == nil {
				continue
			}
			template.Must(set.AddParseTree(part.Name(), part.Tree.Copy()))
			for _, name := range names {
				if strings.HasPrefix(name, part.Name()+"$htmltemplate_") {
					template.Must(set.AddParseTree(name, part.Tree.Copy()))
				}
			}
		}
		var b bytes.Buffer
		failed = set.ExecuteTemplate(&b, "page", data)
		if page := set.Lookup("page"); page == nil || page.Tree == nil {
			return nil, failed, nil, false
		}
		program, missing := Compile("page", Source{Funcs: functions, Tree: func(name string) *parse.Tree {
			if found := set.Lookup(name); found != nil {
				return found.Tree
			}
			return nil
		}})
		if len(missing) > 0 && len(names) < 20 {
			names = append(names, missing...)
			continue
		}
		if program == nil {
			return b.Bytes(), failed, nil, false
		}
		quick, ok = program.Run(nil, data)
		return b.Bytes(), failed, quick, ok
	}
}

// samples say everything that is known.
var samples = []string{
	`<p>{{.S}} {{.N}} {{.Yes}} {{.No}} {{.F}} {{.HTML}} {{.Deep}} {{.Any.Text}} {{.Pointer.Count}} {{.Method.HTML}} {{.Nothing}}</p>`,
	`{{.Method.HTML}}<title>{{.Method.HTML}}</title>{{with .Method}}{{.HTML}}{{end}}{{with dict "HTML" .S}}{{.HTML}}{{end}}{{$.HTML}}`,
	`<title>{{.S}}{{.HTML}}</title><textarea>{{.S}}</textarea>`,
	`<p title="{{.S}}" data-x='{{.U}}' class="a {{.N}}">x</p>`,
	`<a href="{{.U}}">a</a><a href="{{href .U}}">b</a><a href="/x?q={{.S}}&amp;r={{.Address}}#{{.S}}">c</a><a href="{{.Address}}">d</a><img src="/{{.U}}.png">`,
	`<img srcset="{{.Source}}" src="{{asset "a.png"}}"><script src="{{asset "site.js"}}" defer></script>`,
	`<script type="application/ld+json">{{.Map}}</script>`,
	`{{if .Yes}}a{{else if .No}}b{{else}}c{{end}}{{if .Inners}}d{{end}}{{if .Nil}}e{{end}}{{if not .Nothing}}f{{end}}{{if .Map}}g{{end}}{{if .F}}h{{end}}`,
	`{{with .Inner}}{{.Text}}{{with $.S}}{{.}}{{end}}{{else}}none{{end}}{{with $x := .Words}}{{len $x}}{{len .}}{{end}}{{with .Nil}}x{{else}}{{.S}}{{end}}`,
	`{{range .Inners}}<li>{{.Text}}{{range $i, $w := .List}}{{if $i}}, {{end}}{{$w}}{{$.N}}{{end}}</li>{{else}}none{{end}}{{range .Nothing}}x{{else}}empty{{end}}`,
	`{{range $w := .Words}}{{$w}}{{end}}{{range $i := .N}}{{$i}}{{if lt $i $.N}}<{{end}}{{end}}{{range 3}}{{.}}{{end}}{{range .Lists}}{{range .}}{{.}}{{end}};{{end}}`,
	`{{$a := .S}}{{$b := $a}}{{with .Inner}}{{$c := .Text}}{{$a}}{{$b}}{{$c}}{{end}}{{if $x := .N}}{{$x}}{{end}}`,
	`{{t "word"}}{{t "word %d" .N}}{{t (printf "a.%s" .S)}}{{n "things" .N}}{{icon "mark"}}{{icon .S}}{{printf "%04d-%02d %s" .N 7 .Inner.Text}}`,
	`{{printf "a.%s" .S}}{{printf "a.%d" .N}}{{printf "a.%d" .S}}{{printf "a.%s" .N}}{{printf "a.%s" .HTML}}{{printf "%%%s" .S}}{{printf "a%5s" .S}}{{printf "%s" .Named}}{{printf "x.%s" .Words}}`,
	`{{if eq .S "a" "b"}}1{{end}}{{if ne .N 3}}2{{end}}{{if and .Yes .S (ge .N 2)}}3{{end}}{{or .Zero .S}}{{or .No .Zero}}{{and .S .N}}{{if gt .N 1}}4{{end}}{{if le .S "b"}}5{{end}}`,
	`{{define "part"}}<b title="{{.A}}">{{.B.Text}}</b>{{end}}{{template "part" (dict "A" .S "B" .Inner)}}{{with dict "A" 1 "B" .Pointer}}{{template "part" .}}{{end}}`,
	`{{define "name"}}{{.}}{{with .}}!{{end}}{{end}}<title>{{template "name" .S}}</title><p title="{{template "name" .U}}">{{template "name" .N}}</p>{{define "attr"}}data-a="{{.}}"{{end}}<p {{template "attr" .S}}>`,
	`{{define "again"}}{{.}}{{if lt . 3}}{{template "again" 3}}{{end}}{{end}}{{template "again" .N}}`,
	`{{.Room.Name}}{{range .Rooms}}{{.Name}}{{end}}{{$r := .Room}}{{$r.Name}}{{with dict "R" .Rooms}}{{range .R}}{{.Name}}{{end}}{{end}}`,
	`{{.Map.key}}{{.Texts.key}}{{.Map.inner.Text}}{{.S | printf "%s-%s" "x"}}{{t "x %s" .S | icon}}`,
}

func TestWhatIsKnownIsMadeAsHTMLTemplateMakesIt(t *testing.T) {
	for _, d := range []*data{example("a", "/b/", 2), example(`<"'&+`+"\x00\xffé>", "https://example.org/ä b?c=d&e=%20%zz(1)", 5)} {
		for _, text := range samples {
			slow, err, quick, ok := both(t, text, d)
			if err != nil || !ok {
				t.Errorf("%s: %v, made quickly: %v", text, err, ok)
			} else if !bytes.Equal(slow, quick) {
				t.Errorf("%s:\n%s\n%s", text, slow, quick)
			}
		}
	}
}

func TestWhatIsNotKnownIsLeftToHTMLTemplate(t *testing.T) {
	d := example("a", "/b/", 2)
	for _, text := range []string{
		// When a template is compiled.
		`{{strange 1.5 2.5}}`, `{{index .Words 0}}`, `{{range .Words}}{{break}}{{end}}`, `{{$a := 1}}{{$a = 2}}`, `<p style="color:{{.S}}">`, `<p {{.S}}="a">`, `<p title={{.S}}>`,
		`<script>x = "{{.S}}"</script>`, `{{(.Any).Text}}`, `{{html .S}}`, `{{1.5}}`, `{{dict .S 1}}`, `{{.S | html}}`,
		// When it is run.
		`{{.None}}`, `{{.private}}`, `{{.Inner.None}}`, `{{.Nil.Text}}`, `{{.Nothing.Text}}`, `{{.Map.none}}`, `{{asset "fail"}}`, `{{t .S 1 | asset}}{{asset "fail"}}`, `{{.Method.Fails}}`,
		`{{t ""}}`, `{{t .N}}`, `{{n "a" .S}}`, `{{eq .S .N}}`, `{{lt .Inner .Inner}}`, `{{len .N}}`, `{{range .S}}{{end}}`, `{{range .Map}}{{.}}{{end}}`, `{{.Inner}}`, `{{.Words}}`, `{{.Named}}`, `{{.CSS}}`,
		`<a href="javascript:{{.S}}">`, `<a href="{{.Map.key}}:x">`, `<p title="{{.HTML}}">`, `<script>{{.S}}</script>`, `{{dict "A" 1}}`, `{{range dict "A" 1}}{{.}}{{end}}`, `{{printf "%v" (dict "A" 1)}}`,
		`{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`,
		// What is asked for has to be there, also where nothing depends on it any more.
		`{{eq .S .S .None}}`, `{{if eq "a" "a" .Map.none}}x{{end}}`, `{{eq .S .N .S}}`, `{{.None | or .Yes}}`, `{{.Map.none | and .No}}`, `{{t "" | or .S}}`,
		// What was put into a map has no address.
		`{{with dict "R" .Room}}{{.R.Name}}{{end}}`, `{{range .Rooms}}{{with dict "R" .}}{{.R.Name}}{{end}}{{end}}`,
	} {
		slow, err, quick, ok := both(t, text, d)
		if ok && (err != nil || !bytes.Equal(slow, quick)) {
			t.Errorf("%s: made %q quickly, and slowly %q: %v", text, quick, slow, err)
		}
	}
	if _, _, _, ok := both(t, `{{.None}}`, d); ok {
		t.Error("a field that is not there was found")
	}
}

// What people may write into any field, to find a place where it is not escaped
// as it should be.
var hostile = []string{
	"", "\x00", "\xff\u2028\u2029<script>", "\"'`{{.}}", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "tel:+49", "mailto:x,y", "a b:c", " javascript:x",
	"%zz%41", "//x/y?z=(1)'", "</title></textarea></script>", "<!-- --> ]]>", "\ufdd0\ufffe", "a,b 2x", "&amp;&#x3c;&lt",
}

func TestHostileTextIsEscapedAsHTMLTemplateDoes(t *testing.T) {
	for _, s := range hostile {
		d := example(s, s, 4)
		d.Source = s
		d.Map[s] = []any{s, nil, 1e21}
		for _, text := range []string{
			`{{.S}}<title>{{.S}}</title><textarea>{{.S}}</textarea><p title="{{.S}}" data-x='{{.Named}}'>{{.Words}}</p>`,
			`<a href="{{.S}}">`, `<a href='x{{.S}}'>`, `<a href="{{.S}}{{.U}}">`, `<a href="/?a={{.S}}#{{.U}}">`, `<a href="{{href .S}}">`, `<a href="{{.Address}}">`, `<a href="{{.HTML}}">`,
			`<a href="{{if .Yes}}/x?{{else}}/y{{end}}{{.S}}">`, `<form action="{{.S}}">`, `<svg><a xlink:href="{{.S}}"/></svg>`, `<meta content="0;url={{.S}}">`,
			`<img srcset="{{.S}} 2x, {{.U}}">`, `<img srcset="{{.Source}}">`, `<img srcset="{{.Address}}">`, `<img src={{.S}}>`,
			`<script type="application/ld+json">{{.Map}}</script>`, `<p onclick="f({{.Map}})">`, `<p data-x="{{.Map}}">`, `<style>a{b:{{.S}}}</style>`, `<p {{.S}}>`, `<!-- {{.S}} -->`,
			`<p title="{{.HTML}}">`, `<title>{{.HTML}}</title>`, `<title>{{.Address}}</title><p title="{{.Address}}">{{.Address}}</p>`,
			`{{printf "%q" .S}}{{printf "%v" .S}}`, `{{printf .S .N}}`, `{{t .S}}`, `{{icon .S}}`, `<a href="{{asset .S}}">`,
		} {
			slow, err, quick, ok := both(t, text, d)
			if ok && (err != nil || !bytes.Equal(slow, quick)) {
				t.Errorf("%q in %s: made %q quickly, and slowly %q: %v", s, text, quick, slow, err)
			}
		}
	}
}

func TestProgramRunsAtTheSameTimeForDataOfSeveralTypes(t *testing.T) {
	set := template.Must(template.New("page").Parse(`{{range .}}{{.Text}}{{end}}`))
	if err := set.Execute(io.Discard, nil); err != nil {
		t.Fatal(err)
	}
	program, _ := Compile("page", Source{Tree: func(name string) *parse.Tree { return set.Lookup(name).Tree }})
	type other struct{ A, Text string }
	mixed := []any{inner{Text: "x"}, other{Text: "y"}, &inner{Text: "z"}, map[string]string{"Text": "w"}}
	done := make(chan string)
	for range 4 {
		go func() {
			var all []byte
			for range 100 {
				all, _ = program.Run(all, mixed)
			}
			done <- string(all)
		}()
	}
	for range 4 {
		if got := <-done; got != strings.Repeat("xyzw", 100) {
			t.Fatal(got)
		}
	}
}

// FuzzProgram looks for a template and data of which the two make different
// pages, or a quick page where there should be an error.
func FuzzProgram(f *testing.F) {
	for i, text := range samples {
		f.Add(text, fmt.Sprint("s<", i), "/u/?a=b#c", i)
	}
	f.Fuzz(func(t *testing.T, text, s, u string, n int) {
		if strings.Count(text, "range") > 3 || n > 1000 {
			return // it would only take long
		}
		slow, err, quick, ok := both(t, text, example(s, u, n))
		if ok && (err != nil || !bytes.Equal(slow, quick)) {
			t.Errorf("%s\nquick: %s\n slow: %s\n%v", text, quick, slow, err)
		}
	})
}
