package markdown

import (
	"strings"
	"testing"
)

// Each line might have been meant to open a block. None may let the text
// behind it through.
func TestEverythingThatLooksLikeAMarkerHidesTheRest(t *testing.T) {
	for _, line := range []string{
		":::internal", "::internal", "::", ":: internal", "::: Internal", "::: {.internal}", "::: internal {.x}", "::: internal :::",
		" ::: internal", "   ::: internal", "    ::: internal", "\t::: internal", "> ::: internal", ">::: internal", "- ::: internal",
		"1. ::: internal", "12) ::: internal", "# ::: internal", "| ::: internal |", "* > ::: internal", "- [ ] ::: internal",
		": ::: internal", "**::: internal**", "_::: internal", "~~::: internal", "<div>::: internal", "</div> ::: internal", "<b>::: internal</b>",
		"<!-- x -->::: internal", "：：： internal", ":：: internal", "∷: internal", "∷ internal", "꞉꞉꞉ internal", "﹕﹕﹕ internal",
		"\u200b::: internal", ":\u200b:: internal", "\ufeff::: internal", "\u00a0::: internal", ":::\u00a0internal", "\u2060:\u2060:\u2060: internal",
		"::: intеrnal" /* a Cyrillic letter */, "::: internal,", "::: ,internal", "::: a,,b", "::: 1a", "::: -a",
		`\::: internal`, `:\:: internal`, `\:\:\: internal`, "&#58;:: internal", "&colon;&colon;&colon; internal", "&#x3a;:: internal",
		"text\r::: internal", "text\f::: internal", "text\v::: internal", "text\u2028::: internal", "text\u0085::: internal", "\x01::: internal", "\xff::: internal",
		"\u034f::: internal", "\u3164::: internal",
	} {
		in := "before\n\n" + line + "\nCANARY\n:::\nCANARY after\n"
		blocks := Scan([]byte(in))
		if len(blocks.Problems) == 0 || blocks.Problems[0].Code != "prose/audience-lookalike" {
			t.Errorf("%q: problems are %v", line, blocks.Problems)
		}
		for _, audiences := range [][]string{nil, {"internal", "exec"}} {
			if got := cutFor(blocks, in, audiences...); got != "before\n\n" {
				t.Errorf("%q shows %q", line, got)
			}
		}
		// Whoever forgets to scan and cut must not show it either.
		if text := Parse([]byte(in), Options{Words: english}); strings.Contains(string(text.Render(nil).HTML()), "CANARY") {
			t.Errorf("%q: parsed without a cut it shows %s", line, text.Render(nil).HTML())
		}
	}
}

func TestOrdinaryColonsAreText(t *testing.T) {
	in := strings.Join([]string{
		"Term", ": definition", "", "10:30 a::b", "", "`::: internal`", "", "std::vector", "", "http://[::1]/", ":smile: hello", "",
		"|:--|:-:|--:|", "", "foo :: Int", "", "- item: x", "- [x] task: y", "", "> quote: z", "", "# Title: sub", "", "a\\:::b",
	}, "\n")
	blocks := Scan([]byte(in))
	if len(blocks.Problems) > 0 || blocks.Rest != len(in) {
		t.Errorf("problems: %+v", blocks.Problems)
	}
	if text := Parse([]byte(in), Options{Words: english}); len(text.read(new([]byte)).html) == 0 {
		t.Errorf("dark: %+v", text.Problems)
	}
}

// The scan reads lines and the parser reads Markdown. Where they disagree
// about what is code, nothing may show.
func TestWhatOnlyTheScanTakesForCodeStaysDark(t *testing.T) {
	for name, in := range map[string]string{
		"a fence in a comment":             "<!--\n```\n-->\n\n::: internal\nCANARY\n:::\n\n<!--\n```\n-->\n",
		"a fence in HTML":                  "<div>\n```\n</div>\n\n::: internal\nCANARY\n:::\n\n```\n",
		"a fence in an HTML block":         "<pre>\n```\n</pre>\n::: internal\nCANARY\n:::\n```\n",
		"a fence in a processing block":    "<?x\n```\n?>\n::: internal\nCANARY\n:::\n```\n",
		"markers joined by emphasis":       ":*:*: internal\n\nCANARY\n",
		"markers joined by a comment":      ":<!-- -->:: internal\n\nCANARY\n",
		"markers joined by a link":         "[::: internal](a.md)\n\nCANARY\n",
		"markers behind a break":           "text\\\n::: internal\nCANARY\n",
		"markers in a later table cell":    "| a | b |\n|---|---|\n| a | ::: internal |\n\nCANARY\n",
		"markers in a picture":             "![::: internal](a.png)\n\nCANARY\n",
		"markers in a definition":          "a\n: ::: internal\n  CANARY\n",
		"markers in an unclosed list code": "- ```\n  x\n\n::: internal\nCANARY\n:::\n",
	} {
		blocks := Scan([]byte(in))
		text, _ := blocks.Cut([]byte(in), knownAudience, sees())
		parsed := Parse(text, Options{Words: english, RawHTML: true})
		html := string(parsed.Render(nil).HTML())
		if strings.Contains(html+parsed.Plain()+parsed.Lead+parsed.Title, "CANARY") {
			t.Errorf("%s: %s", name, html)
		}
		if len(blocks.Problems)+len(parsed.Problems) == 0 {
			t.Errorf("%s: no problem is told", name)
		}
	}
}
