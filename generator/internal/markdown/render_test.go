package markdown

import (
	"strings"
	"sync"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

func TestRenderFillsEachLinkWithItsAnswer(t *testing.T) {
	text := Parse([]byte(`[a](x.md "tip") [](y.md) ![p](z.png) [](w.md)`), Options{Words: english})
	got := string(text.Render([]Answer{
		{URL: "/x/?a=1&b='2'\"<>", External: true},
		{URL: "/y/", Title: `<b> & "c"`},
		{URL: "/z.png", Width: 3, Height: 4},
		{Title: "Only words"},
	}).HTML())
	want := `<p><a href="/x/?a=1&amp;b=&#39;2&#39;%22%3C%3E" title="tip" rel="noopener">a</a> <a href="/y/">&lt;b&gt; &amp; &#34;c&#34;</a> <img src="/z.png" alt="p" width="3" height="4" loading="lazy" decoding="async"> Only words</p>` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestLinksWithoutAnswersAreWords(t *testing.T) {
	text := Parse([]byte(`[a](x.md) [](y.md) ![p](z.png) ![](q.png)`), Options{Words: english})
	for _, answers := range [][]Answer{nil, {}, {{URL: "javascript:alert(1)"}, {URL: "//evil.example", Title: ""}, {URL: "data:x"}}} {
		if got := string(text.Render(answers).HTML()); got != "<p>a  p Picture</p>\n" {
			t.Errorf("answers %v give %q", answers, got)
		}
	}
}

func TestDigestOfATextCoversSourceAndOptions(t *testing.T) {
	seen := map[digest.Digest]int{}
	words := english
	words.Tip = "Rat"
	for i, text := range []*Text{
		Parse([]byte("a"), Options{}),
		Parse([]byte("b"), Options{}),
		Parse([]byte("a"), Options{RawHTML: true}),
		Parse([]byte("a"), Options{Nesting: 3}),
		Parse([]byte("a"), Options{TableCells: 3}),
		Parse([]byte("a"), Options{Words: english}),
		Parse([]byte("a"), Options{Words: words}),
	} {
		if before, ok := seen[text.Digest()]; ok {
			t.Errorf("texts %d and %d share a digest", before, i)
		}
		seen[text.Digest()] = i
	}
	if Parse([]byte("a"), Options{}).Digest() != Parse([]byte("a"), Options{Nesting: DefaultNesting}).Digest() {
		t.Error("a default that is written out changes the digest")
	}
}

func TestDigestOfAFragmentIsThatOfWhatShows(t *testing.T) {
	render := func(src string, answers ...Answer) digest.Digest {
		return digest.Of(Parse([]byte(src), Options{Words: english}).Render(answers))
	}
	same := render("[a](b.md)", Answer{URL: "/b/"})
	if render("[a](b.md) <!-- note -->", Answer{URL: "/b/"}) == same {
		t.Error("a trailing space was lost") // the comment leaves one
	}
	if render("<!-- note -->\n\n[a](b.md)", Answer{URL: "/b/"}) != same {
		t.Error("a comment changes the fragment")
	}
	if render("[a](b.md)", Answer{URL: "/c/"}) == same {
		t.Error("another address does not change the fragment")
	}
	if render("# T {#x}\n\n## H") == render("# T {#x}\n\n### H") {
		t.Error("another level does not change the fragment")
	}
}

func TestPlainIsWhatTheAuthorWrote(t *testing.T) {
	src := "# Title\n\nA *b* [c](d.md)[^1] <e> &lt;f&gt; ![picture](p.png) [](@x).\n\n> [!NOTE]\n> Heed\n\n| a | b |\n|---|---|\n| c | d |\n\n- [x] task\n\n```go\nif a < b {\n```\n\n[^1]: Foot.\n"
	want := "A b c <e> <f> picture .\nHeed\na\nb\nc\nd\ntask\nif a < b {\nFoot."
	if got := Parse([]byte(src), Options{Words: english}).Plain(); got != strings.Replace(want, "<e> ", "", 1) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	raw := Parse([]byte("a<b title='>'>b</b><script>x</script>\n\n<style>\ny\n</style>\n<p>c"), Options{RawHTML: true, Words: english})
	if got := raw.Plain(); got != "ab\nc" {
		t.Errorf("raw HTML gives %q", got)
	}
}

func TestTheSourceIsNeverWrittenTo(t *testing.T) {
	// The parser appends a line end to code at the end of the text; behind it
	// here lies what an edition may not read.
	whole := []byte("```\ncodeHIDDEN")
	src := whole[:len(whole)-len("HIDDEN")]
	Parse(src, Options{Words: english})
	if string(whole) != "```\ncodeHIDDEN" {
		t.Errorf("the bytes behind the text are now %q", whole)
	}
}

func TestTextsAreParsedSideBySide(t *testing.T) {
	src := []byte("# T\n\n[a](b.md)[^1] \"q\"\n\n```yaml\na: 1\n```\n\n> [!NOTE]\n> x\n\n| a |\n|---|\n| b |\n\n## H {#h}\n\n[^1]: n\n")
	want := Parse(src, Options{Words: english}).read(new([]byte)).html
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				text := Parse(src, Options{Words: english})
				if text.read(new([]byte)).html != want || text.Plain() == "" {
					t.Errorf("got %s", text.read(new([]byte)).html)
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkParse(b *testing.B) {
	page := strings.Repeat("## Heading\n\nSome *ordinary* prose with a [link](a.md), `code` and **more** words that go on for a while, as prose does.\n\n- one\n- two\n\n", 12) +
		"```yaml\ntitle: One\nstatus: planned # soon\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Parse([]byte(page), Options{Words: english})
	}
}

func BenchmarkRender(b *testing.B) {
	text := Parse([]byte(strings.Repeat("Prose with a [link](a.md) and more words.\n\n", 50)), Options{Words: english})
	answers := make([]Answer, len(text.Links))
	for i := range answers {
		answers[i].URL = "/a/"
	}
	for b.Loop() {
		text.Render(answers)
	}
}

func BenchmarkScan(b *testing.B) {
	page := []byte(strings.Repeat("Some ordinary prose with a [link](a.md) and more words.\n\n", 60))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Scan(page)
	}
}

func TestAppendedHTMLIsThatWhichIsReturned(t *testing.T) {
	text := Parse([]byte("# One\n\n[a](x.md) and ![b](y.png), a word.\n\n[](z.md)\n"), Options{Words: english})
	f := text.Render(answersFor(text.Links))
	if got, want := string(f.AppendHTML([]byte("before "))), "before "+string(f.HTML()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
