package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/tint"
)

// hostile returns texts of about size bytes that make Markdown parsers slow.
func hostile(size int) map[string]string {
	all := map[string]string{}
	for _, unit := range []string{
		"[a](", "*a_", ">", "- ", "- a ", "[", "]", "![", "![[](", "`", "<", "<a ", "<a b='", "<a b=\"x\" ", "&", "[a][", "[^", "[^1]", "**a ", "~a", "~~a ",
		"'a\" ", "\"", "'", "a@b", "a@b.c ", "http://a", "http://a.b(", "www.a", "(www.a.b", "[a]: b\n", "[^1]: a\n", "- a\n", "1. ", "1. a\n", ": a\n", "a\n: b\n",
		"a\n\n: b\n\n", "> a\n", "#\n", "# a\n", "a\n===\n", "<!--", "<!-- ", "<?", "<!A", "<![CDATA[", "<b>\n", "</", "\\", "||", "|\n|-\n", "`\\|`|", "[a](<b",
		"[a](b \"", "[a](b 'c", "[a\n", "`a``b", "* * * ", "_a_ ", "a**b", "(a", "[](b)", "<div>\n", "\t", "    a\n", "- - a\n", "<http://a>", "a_b_", "***a",
		"[[a]](", "[a](b)", "![a](b)", "--- ", "...", "{#a} ", "{a={", "&amp;", "&#1", "\r\n", "\x00", "a\\\n", "a  \n", "::", "```\n", "~~~ a\n", "# {a=\n",
		"[!NOTE]\n", "> [!NOTE]\n", "<!---->", "-->", "\ufeff", "：", "- [ ] a\n", "[ ] ", "  - a\n", "[^a]: b\n\n    c\n\n", "a\n-\n", "|a|b|\n|-|-|\n|c|\n\n",
	} {
		all[unit] = strings.Repeat(unit, size/len(unit))
		all["# "+unit] = "# " + strings.Repeat(strings.ReplaceAll(unit, "\n", " "), size/len(unit))
		all["| "+unit] = "| " + strings.Repeat(strings.ReplaceAll(unit, "\n", " "), size/len(unit)) + "\n|---|\n"
	}
	var s strings.Builder
	for i := 0; s.Len() < size; i++ {
		fmt.Fprintf(&s, "[^%d]\n\n[^%d]: a\n\n", i, i)
	}
	all["footnotes"] = s.String()
	s.Reset()
	for i := 0; s.Len() < size; i++ {
		fmt.Fprintf(&s, "[%d]: a\n", i)
	}
	all["definitions"] = s.String()
	s.Reset()
	for i := 0; s.Len() < size; i++ {
		s.WriteString(strings.Repeat("  ", i%60) + "- a\n")
	}
	all["stairs"] = s.String()
	all["columns"] = "|" + strings.Repeat("a|", size/8) + "\n|" + strings.Repeat("-|", size/8) + "\n" + strings.Repeat("b\n", size/8)
	all["many marks late"] = strings.Repeat("[a](", size/80) + strings.Repeat("x", size/2)
	all["uses"] = strings.Repeat("[^1] ", size/10) + "\n\n" + strings.Repeat("[^1]: a\n", size/16)
	all["same headings"] = strings.Repeat("# a\n", size/4)
	for _, l := range tint.Languages() {
		for _, unit := range []string{"'", "\"", "/*", "`", "a:", "a: ", "<a ", "$(", "2020-01-01-", "1.1", "-", "\"\"\"", "**", "[a", "(", "#", "a ", "\\", "aé1"} {
			all[l[0]+unit] = "```" + l[0] + "\n" + strings.Repeat(unit, min(size, maxHighlight)/len(unit)) + "\n```\n"
		}
	}
	return all
}

// Time is not asserted here: a loaded machine would fail it. What is asserted
// is that each runaway meets the limit that was made for it.
func TestRunawaysMeetTheirLimit(t *testing.T) {
	texts := hostile(64 << 10)
	for name, code := range map[string]string{
		">": "prose/nesting", "- ": "prose/nesting", "1. ": "prose/nesting",
		"[a](": "prose/nesting", "*a_": "prose/nesting", "[[a]](": "prose/nesting", "\"": "prose/nesting",
		"# [a](": "prose/nesting", "| [a](": "prose/nesting", "columns": "prose/table",
	} {
		if name == "- " { // a row of dashes is a line across the page
			texts[name] += "a"
		}
		text := Parse([]byte(texts[name]), Options{Words: english})
		if len(text.Problems) != 1 || string(text.Problems[0].Code) != code {
			t.Errorf("%q: problems are %.300v, want one of %s", name, text.Problems, code)
		}
		if text.read(new([]byte)).html != "" || len(text.Links) > 0 || len(text.Headings) > 0 {
			t.Errorf("%q shows something", name)
		}
	}
}

// Every hostile text comes back, dark or not, with its problems in place.
func TestHostileTextsComeBack(t *testing.T) {
	for name, src := range hostile(2 << 10) {
		text := Parse([]byte(src), Options{Words: english})
		if at := misplaced(text, len(src)); at != "" {
			t.Errorf("%q: %s lies outside", name, at)
		}
	}
}

// A long page of ordinary prose stays far below all limits.
func TestOrdinaryProseMeetsNoLimit(t *testing.T) {
	page := strings.Repeat("## A heading\n\nIt's *quite* [ordinary](a.md) \"prose\", with `code`, and don't **forget** the [rest](b.md).\n\n- one\n  - two\n    - three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n", 400)
	text := Parse([]byte(page), Options{Words: english})
	if len(text.Problems) > 0 || len(text.Links) != 800 {
		t.Errorf("%d bytes: problems %.300v, %d links", len(page), text.Problems, len(text.Links))
	}
}
