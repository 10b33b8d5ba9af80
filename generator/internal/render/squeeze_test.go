package render

import (
	"strings"
	"testing"
)

func TestPagesLoseTheirIndentationAndEmptyLines(t *testing.T) {
	for text, want := range map[string]string{
		"<ul>\n    <li>\n\n      <a  href=\"x\">a  b</a> and\n\n\n\tmore</li>  \r\n</ul>\n\n": "<ul>\n<li>\n<a  href=\"x\">a  b</a> and\nmore</li>\n</ul>\n",
		"":          "",
		"a":         "a",
		"  a":       "  a",
		"\n":        "\n",
		"<":         "<",
		"a <b> c\n": "a <b> c\n",
		"<pre":      "<pre",
	} {
		if got := string(squeeze([]byte(text))); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestWhereWhiteSpaceCountsItStays(t *testing.T) {
	for _, text := range []string{
		"<pre>\n  a\n\n  b\n</pre>", "<PRE class=x>\n  a\n</PRE>", "<textarea>\n  a\n\n\n</textarea>", "<script>\n  a`\n\n  b`\n</script>",
		"<style>\n  a\n</style>", "<pre><code>\n\n  x</code>\n\n  </pre>", "<pre/>\n  <b>\n  </b></pre>", "<pre\nclass=x>\n  a</pre>",
	} {
		if got := string(squeeze([]byte("<div>\n  " + text + "\n\n  </div>\n  <p>"))); got != "<div>\n"+text+"\n</div>\n<p>" {
			t.Errorf("%q became %q", text, got)
		}
	}
	if got := string(squeeze([]byte("<pre>\n  never closed\n\n  </p>"))); got != "<pre>\n  never closed\n\n  </p>" {
		t.Errorf("without an end: %q", got)
	}
	if got := string(squeeze([]byte("<prefix>\n  a\n</prefix>\n<p>\n  pre</p>"))); got != "<prefix>\na\n</prefix>\n<p>\npre</p>" {
		t.Errorf("elements that only begin like it: %q", got)
	}
}

func FuzzSqueezingChangesNothingButWhiteSpace(f *testing.F) {
	for _, seed := range []string{"<pre>\n  a\n</pre>\n  b", "<p>\n\n x </p><PRE", "</pre", "<script>\n  </SCRIPT>\n  x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < 128 && white(byte(r)) }), " ")
		}
		once := string(squeeze([]byte(text)))
		if words(once) != words(text) {
			t.Fatalf("%q became %q", text, once)
		}
		if twice := string(squeeze([]byte(once))); twice != once {
			t.Fatalf("%q became %q, and then %q", text, once, twice)
		}
	})
}

func BenchmarkSqueeze(b *testing.B) {
	page := []byte(strings.Repeat("<div class=\"a\">\n    <p><a href=\"x\">Some words</a> and more of them</p>\n\n  </div>\n", 150))
	scratch := make([]byte, len(page))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		squeeze(append(scratch[:0], page...))
	}
}
