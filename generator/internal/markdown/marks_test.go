package markdown

import (
	"strings"
	"testing"
)

func TestMarkedStretchesStandTogetherUnderTheirWords(t *testing.T) {
	src := "# Title\n\na\n\n---\n\n> b\n\n```\nc\n```\n\n| d | e |\n|---|---|\n| f | g |\n\nh[^1]\n\n[^1]: i\n"
	for _, c := range []struct {
		from, to string
		want     string
	}{
		{"---", "\n> b", "<p>a</p>\n<div data-only>\n<p data-only-title>W&lt;</p>\n<hr>\n</div>\n<blockquote>"},
		{"> b", "\n| d", "<hr>\n<div data-only>\n<p data-only-title>W&lt;</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n<pre tabindex=\"0\"><code>c\n</code></pre>\n</div>\n"},
		{"c\n", "```\n\n|", "<div data-only>\n<p data-only-title>W&lt;</p>\n<pre tabindex"},
		{"| f", "h[", "<div data-only>\n<p data-only-title>W&lt;</p>\n<section tabindex=\"0\" data-scroll>\n<table>"},
		{"# T", "\na", "<p>a</p>\n<hr>"},
	} {
		mark := Mark{From: strings.Index(src, c.from), To: strings.LastIndex(src, c.to), Words: "W<"}
		html := string(Parse([]byte(src), Options{Marks: []Mark{mark}}).Render(nil).HTML())
		if !strings.Contains(html, c.want) || strings.Count(html, "<div") != strings.Count(html, "</div>") {
			t.Errorf("from %q to %q: want %q in\n%s", c.from, c.to, c.want, html)
		}
	}
}

func TestOffsetsLeadBothWays(t *testing.T) {
	src := []byte("a\n::: x\nb\n:::\n::: y\nc\n:::\nd\n")
	visible := func(names []string) bool { return names[0] == "x" }
	text, o := Scan(src).Cut(src, func(string) bool { return true }, visible)
	if string(text) != "a\nb\nd\n" {
		t.Fatalf("the text is %q", text)
	}
	for at := range text {
		if got := o.Cut(o.Source(at)); got != at {
			t.Errorf("%d leads to %d and back to %d", at, o.Source(at), got)
		}
	}
	for at := range src {
		if cut := o.Cut(at); cut < len(text) && o.Source(cut) < at {
			t.Errorf("%d of the source leads before itself, to %d", at, o.Source(cut))
		}
	}
}
