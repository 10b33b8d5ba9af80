package markdown

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/tint"
)

var samples = map[string]string{
	"yaml":       "# note\ntitle: \"One\" # why\nlist: [a, 2, true]\nday: 2027-05-14\ntext: |\n  it's long\n- &x *x 'y'\n---\n",
	"toml":       "# note\n[table]\nkey = \"v\" # c\nday = 2027-05-14\ntext = \"\"\"\nlong \" one\n\"\"\"\nn = 1_000.5\n",
	"ini":        "; note\n[part]\nkey = value \"x\"\n",
	"json":       "{\"a\": [1, -2.5e3, true, null, \"x\\\"y\"] /* c */}\n",
	"html":       "<!-- c -->\n<p class=\"x\" id='y'>a &amp; b < c</p>\n<br/>\n",
	"css":        "/* c */\n@media print { .a > #b:hover { --x: 1px; color: #fff; width: calc(1% + 2em) } }\n",
	"markdown":   "# Title\n\n::: internal\n- **b** `c` [d](e.md)\n> q\n",
	"diff":       "diff a b\n--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n",
	"bash":       "# c\nfor f in \"$x\" 'y' ${z}; do\n  A=1 echo --flag -n a-b | tee f && exit 1\ndone\n",
	"console":    "$ fingerpost build --strict # c\n3 pages\n",
	"sql":        "SELECT a.b, count(*) FROM t WHERE x = 'y' -- c\n",
	"python":     "@d\ndef f(x: int) -> str:\n    \"\"\"Doc \" s.\"\"\"\n    return f'{x}' # c\n",
	"go":         "package a\n\n// c\nfunc f(x int) string { return `r` + \"\\\"\" + 'c' /* d */ }\n",
	"javascript": "// c\nconst f = async (x) => `a ${x} \\` b` + \"y\";\n",
	"java":       "#include <x>\n@A\npublic class B { int x = 0xFF; /* c */ String s = \"t\"; }\n",
}

var tags = regexp.MustCompile(`<[^>]*>`)

func TestKnownLanguagesAreColouredAndNothingIsLost(t *testing.T) {
	for _, l := range tint.Languages() {
		source, ok := samples[l[0]]
		if !ok {
			t.Errorf("no sample of %s", l[0])
		}
		for _, name := range l {
			out := Parse([]byte("~~~"+strings.ToUpper(name)+"\n"+source+"~~~\n"), Options{}).read(new([]byte)).html
			if strings.Count(out, "<span class=") < 4 {
				t.Errorf("%s is not coloured:\n%s", name, out)
			}
			if got := html.UnescapeString(tags.ReplaceAllString(out, "")); got != source+"\n" {
				t.Errorf("%s: code is %q, want %q", name, got, source)
			}
			if strings.Contains(out, `class=""`) || strings.Contains(out, `class="err"`) {
				t.Errorf("%s:\n%s", name, out)
			}
		}
	}
}

// A lexer that takes a character without a rule for it would drop its state.
func TestEveryCharacterHasARuleInEveryLanguage(t *testing.T) {
	var all strings.Builder
	for c := rune(' '); c < 0x7f; c++ {
		all.WriteString(string(c) + "a" + string(c) + " " + string(c) + string(c) + "\n")
	}
	all.WriteString("äöü 日本 \u00a0 \U0001f600\n\ttab\n")
	for _, l := range tint.Languages() {
		taken := 0
		if !tint.Code(l[0], all.String(), func(_, piece string) { taken += len(piece) }) {
			t.Errorf("%s has no rule for %q", l[0], all.String()[taken:])
		}
	}
}

func TestLongCodeStaysPlain(t *testing.T) {
	out := Parse([]byte("```go\n"+strings.Repeat("if x {\n", maxHighlight/7+1)+"```\n"), Options{}).read(new([]byte)).html
	if strings.Contains(out, "<span") || !strings.Contains(out, `data-language="go"`) {
		t.Errorf("%.200s", out)
	}
}

func TestLanguageNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range tint.Languages() {
		for _, name := range l {
			if seen[name] || name != strings.ToLower(name) {
				t.Errorf("%q is listed twice or is not lower case", name)
			}
			seen[name] = true
		}
	}
}
