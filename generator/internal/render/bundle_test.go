package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// folder is the files below themes/ by path.
type folder map[string]string

func (f folder) load(t *testing.T, name string, look Look) (*Theme, diag.List) {
	t.Helper()
	var files []*source.File
	for path, text := range f {
		files = append(files, source.NewFile("themes/"+path, []byte(text)))
	}
	slices.SortFunc(files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	return Load(files, name, "en", look)
}

// with returns the files and those of a small default theme.
func with(more folder) folder {
	f := folder{
		"default/words/en.toml":            "",
		"default/templates/page.html":      "<p>page</p>",
		"default/styles/layers.css":        "@layer tokens, base, components, print;",
		"default/styles/tokens.css":        "@layer tokens {\n  :root {\n    color-scheme: light dark;\n    --page: light-dark(#ffffff, #101010);\n    --surface: var(--paper);\n    --paper: light-dark(#fff, #000);\n    --sunken: light-dark(#f0f0f0, #080808);\n    --accent: #123456;\n    --font-text: Georgia, serif; --font-heading: var(--font-text);\n  }\n  @supports not (color: light-dark(#000, #fff)) { :root { --page: #ffffff; } }\n}\n",
		"default/styles/base.css":          "@layer base { body { color: red; } }",
		"default/styles/components/a.css":  "@layer components { .a { color: #ff0000; } }",
		"default/styles/print.css":         "@layer print { @media print { :root { --page: #eee; } } }",
		"default/scripts/b.js":             "(() => {\n  // says hello\n  const greeting = \"hello\";\n  console.log(greeting);\n})();\n",
		"default/scripts/a.js":             "window.first = 1\n",
		"default/assets/mark.svg":          "<svg>  </svg>",
		"default/assets/deep/lazy.js":      "(() => {\n  const long = 1;\n  window.lazy = long;\n})();\n",
		"mine/theme.toml":                  "",
		"default/styles/components/zz.css": "@layer components { .zz { margin: 0 } }",
	}
	for path, text := range more {
		f[path] = text
	}
	return f
}

// built returns a file of the theme by the name that templates use.
func built(t *testing.T, theme *Theme, name string) string {
	t.Helper()
	for _, a := range theme.Assets() {
		if "/"+a.Path == theme.names[name] {
			return string(a.Data)
		}
	}
	t.Fatalf("the theme has no %s", name)
	return ""
}

// css returns the style sheet of a theme without problems.
func (f folder) css(t *testing.T, name string, look Look) string {
	t.Helper()
	theme, problems := f.load(t, name, look)
	for _, p := range problems {
		if p.Severity > diag.Note {
			t.Fatalf("%s: %s", p.At, p.Message)
		}
	}
	return built(t, theme, "site.css")
}

func inOrder(t *testing.T, text string, parts ...string) {
	t.Helper()
	at := 0
	for _, part := range parts {
		i := strings.Index(text[at:], part)
		if i < 0 {
			t.Fatalf("%q does not follow in %q", part, text[at:])
		}
		at += i + len(part)
	}
}

func TestStyleSheetsBecomeOneSmallFileInTheirOrder(t *testing.T) {
	css := with(nil).css(t, "default", Look{})
	inOrder(t, css, "@layer tokens,base,components,print;", "@layer tokens{:root{", "@layer base{body{color:red}}",
		"@layer components{.a{color:red}}", ".zz{margin:0}", "@layer print{")
	if strings.Contains(css, "\n") || strings.Contains(css, "  ") {
		t.Errorf("there is white space left: %s", css)
	}
}

func TestScriptsBecomeOneSmallFile(t *testing.T) {
	theme, _ := with(nil).load(t, "default", Look{})
	js := built(t, theme, "site.js")
	inOrder(t, js, "window.first=1", ";", "hello")
	if strings.Contains(js, "says hello") || strings.Contains(js, "  ") {
		t.Errorf("the script is not small: %s", js)
	}
	if lazy := built(t, theme, "deep/lazy.js"); strings.Contains(lazy, "  ") {
		t.Errorf("a script that is fetched later is not small: %s", lazy)
	}
	if svg := built(t, theme, "mark.svg"); svg != "<svg>  </svg>" {
		t.Errorf("other files stay as they are, not %s", svg)
	}
}

func TestMakingFilesSmallLeavesTheSourcesAlone(t *testing.T) {
	const text = "@layer base { h1 { letter-spacing: -0.01em; color: #ff0000 } }"
	f := source.NewFile("themes/default/styles/base.css", []byte(text))
	if _, problems := Load([]*source.File{f, source.NewFile("themes/default/words/en.toml", nil)}, "default", "en", Look{}); len(problems) > 0 {
		t.Fatal(problems)
	}
	if string(f.Bytes()) != text {
		t.Errorf("the file has become %s", f.Bytes())
	}
}

func TestRulesOfViewsStandInASheetOfTheirOwn(t *testing.T) {
	files := with(folder{
		"default/styles/views/board.css": "@layer components { .board { margin: 0px; } }",
		"default/styles/views/tree.css":  "@layer components { .tree { color: #ff0000 } }",
		"mine/styles/views/tree.css":     "@layer components { .tree { color: #0000ff } }", // in place of the default's
		"mine/styles/views/ours.css":     ".ours { color: green }",
	})
	theme, problems := files.load(t, "mine", Look{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	site, views := built(t, theme, "site.css"), built(t, theme, "views.css")
	if want := "@layer components{.board{margin:0}}@layer components{.tree{color:#00f}}"; views != want {
		t.Errorf("the views have %s, not %s", views, want)
	}
	if strings.Contains(site, ".board") || strings.Contains(site, ".tree") || !strings.HasSuffix(site, ".ours{color:green}") {
		t.Errorf("all pages have %s", site)
	}
}

func TestWhatAProjectAddsComesLastAndOutsideOfTheLayers(t *testing.T) {
	css := with(folder{
		"mine/styles/base.css":            "@layer base { body { color: blue; } }", // in place of the default's
		"mine/styles/ours.css":            ".ours { color: green }",
		"mine/styles/components/card.css": ".card { color: pink }",
		"mine/user.css":                   ".last { color: teal }",
	}).css(t, "mine", Look{Accent: "#0b3d91"})
	inOrder(t, css, "@layer base{body{color:blue}}", "@layer print{", "--accent:light-dark(", ".card{color:pink}", ".ours{color:green}", ".last{color:teal}")
	if strings.Contains(css, "color:red}}") && strings.Contains(css, "body{color:red}") {
		t.Error("the sheet that the project replaces is still there")
	}
	theirs := css[strings.Index(css, ".card"):]
	if strings.Contains(theirs, "@layer") || strings.Count(css[:len(css)-len(theirs)], "{") != strings.Count(css[:len(css)-len(theirs)], "}") {
		t.Errorf("the project's own stands in a layer: %s", theirs)
	}
}

func TestOneFileInTheDefaultThemesFolderIsEnough(t *testing.T) {
	css := with(folder{"default/user.css": ".mine { color: teal }"}).css(t, "default", Look{})
	if !strings.HasSuffix(css, ".mine{color:teal}") {
		t.Error(css[max(0, len(css)-200):])
	}
}

func TestAddressesInStyleSheetsLeadToPublishedFiles(t *testing.T) {
	f := with(folder{
		"mine/assets/paper.png":   "png",
		"mine/assets/bg/dots.svg": "svg",
		"mine/styles/ours.css":    ".a{background:url(../assets/paper.png)} .b{background:url(\"../assets/bg/dots.svg#top\")}",
		"mine/user.css":           ".c{background:url( 'assets/paper.png' )} .d{background:url(/deep/file.png)} .e{background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)} .f{background:url(https://example.org/x.png)} .g{fill:url(#id)}",
	})
	theme, problems := f.load(t, "mine", Look{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	css := built(t, theme, "site.css")
	for _, want := range []string{
		"url(" + strings.TrimPrefix(theme.names["paper.png"], "/assets/") + ")", "url(" + strings.TrimPrefix(theme.names["bg/dots.svg"], "/assets/") + "#top)",
		"url(../deep/file.png)", "url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)", "url(https://example.org/x.png)", "url(#id)",
	} {
		if !strings.Contains(css, want) {
			t.Errorf("there is no %s in %s", want, css[strings.Index(css, ".a{"):])
		}
	}
}

func TestFaultsInStyleSheetsAndScriptsHaveAPlace(t *testing.T) {
	for _, c := range []struct{ path, text, want string }{
		{"mine/user.css", ".a {\n  color: red;\n", "themes/mine/user.css:1:4 this block is not closed"},
		{"mine/user.css", ".a { }\n}\n", "themes/mine/user.css:2:1 this } closes nothing"},
		{"mine/user.css", "/* a note\n.a { }\n", "themes/mine/user.css:1:1 this comment is not closed"},
		{"mine/user.css", ".a::before { content: \"x }\n", "themes/mine/user.css:1:23 this text is not closed"},
		{"mine/user.css", "\n@import url(other.css);\n", "themes/mine/user.css:2:1 @import has no effect, because all style sheets of a site become one"},
		{"mine/user.css", ".ä { background: url(mark.svg) }", "themes/mine/user.css:1:18 the site theme has no file mark.svg"},
		{"mine/styles/x.css", ".a { background: url(../assets/marc.svg) }", "themes/mine/styles/x.css:1:18 the site theme has no file assets/marc.svg"},
		{"mine/scripts/x.js", "let a = 1;\nlet b = ;\n", "themes/mine/scripts/x.js:2:9 unexpected ; in expression"},
		{"mine/assets/x.js", "if (\n", "themes/mine/assets/x.js:2:1 unexpected EOF in expression"},
	} {
		_, problems := with(folder{c.path: c.text}).load(t, "mine", Look{})
		if len(problems) == 0 {
			t.Errorf("%q: no problem", c.text)
			continue
		}
		if got := problems[0].At.String() + " " + problems[0].Message; got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A file under its name may be cached for ever, so the name must change with
// what the file holds, and with nothing else.
func TestTheNameOfTheStyleSheetFollowsItsContent(t *testing.T) {
	name := func(f folder) string {
		theme, _ := f.load(t, "mine", Look{})
		return theme.names["site.css"]
	}
	before := name(with(nil))
	if again := name(with(folder{"mine/user.css": "/* only a comment */"})); again != before {
		t.Errorf("%s became %s", before, again)
	}
	if other := name(with(folder{"mine/user.css": ".a{color:red}"})); other == before {
		t.Error("the name stayed the same")
	}
}
