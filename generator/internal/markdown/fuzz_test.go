package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func misplaced(t *Text, size int) string {
	for _, p := range t.Problems {
		if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > size {
			return fmt.Sprintf("problem %+v", p)
		}
	}
	for _, l := range t.Links {
		if l.Offset < 0 || l.Length < 0 || l.Offset+l.Length > size {
			return fmt.Sprintf("link %+v", l)
		}
	}
	for _, h := range t.Headings {
		if h.Offset < 0 || h.Offset > size {
			return fmt.Sprintf("heading %+v", h)
		}
	}
	return ""
}

func addSeeds(f *testing.F, add func(string)) {
	for _, pattern := range []string{"testdata/parse/*.txtar", "testdata/audience/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			_, in, _ := strings.Cut(string(data), "-- in.md --\n")
			in, _, _ = strings.Cut(in, "-- want --")
			in, _, _ = strings.Cut(in, "-- problems --")
			add(in)
		}
	}
	for _, s := range hostile(48) {
		add(s)
	}
}

// Nothing of a hidden block gets into the cut text, and every byte of it leads
// back to where it came from.
func FuzzCut(f *testing.F) {
	addSeeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, in string) {
		src := []byte(in)
		blocks := Scan(src)
		if blocks.Rest < 0 || blocks.Rest > len(src) || (blocks.Rest < len(src)) != (len(blocks.Problems) > 0) && len(src) > 0 {
			t.Fatalf("rest %d of %d with %d problems", blocks.Rest, len(src), len(blocks.Problems))
		}
		for _, p := range blocks.Problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(src) || p.Offset < blocks.Rest {
				t.Errorf("problem %+v with rest %d of %d", p, blocks.Rest, len(src))
			}
		}
		for _, audiences := range [][]string{nil, {"internal"}, {"exec"}, {"internal", "exec"}} {
			visible := sees(audiences...)
			hidden := make([]bool, len(src)) // by the offsets of the blocks alone
			limit := blocks.Rest
			for _, b := range blocks.List {
				if b.Start > b.BodyStart || b.BodyStart > b.BodyEnd || b.BodyEnd > b.End || b.End > blocks.Rest {
					t.Fatalf("block %+v with rest %d", b, blocks.Rest)
				}
				names := []string{}
				for _, n := range b.Audiences {
					names = append(names, n.Text)
					if !knownAudience(n.Text) {
						limit = min(limit, b.Start)
					}
					if in[n.Offset:n.Offset+len(n.Text)] != n.Text {
						t.Errorf("name %+v is not in its place", n)
					}
				}
				seen := visible(names)
				for i := b.Start; i < b.End; i++ {
					hidden[i] = hidden[i] || !seen || i < b.BodyStart || i >= b.BodyEnd
				}
			}
			text, offsets := blocks.Cut(src, knownAudience, visible)
			shown := 0
			last := -1
			for i := range text {
				at := offsets.Source(i)
				if at <= last || at >= limit || hidden[at] || src[at] != text[i] {
					t.Fatalf("byte %d of %q leads to %d of %q", i, text, at, in)
				}
				last = at
			}
			for i := range limit {
				if !hidden[i] {
					shown++
				}
			}
			if shown != len(text) {
				t.Errorf("%d bytes should show, %d do: %q of %q", shown, len(text), text, in)
			}
			if at := offsets.Source(len(text)); at < last || at > len(src) {
				t.Errorf("the end leads to %d", at)
			}
		}
	})
}

var spans = regexp.MustCompile(`</?span[^>]*>`)

var codeBlocks = regexp.MustCompile(`(?s)<pre.*?</pre>`)

// Whatever stands before, in and after a block of another audience, its words
// show nowhere but inside a code block that holds the marker too.
func FuzzHiddenWordsStayHidden(f *testing.F) {
	addSeeds(f, func(s string) {
		f.Add(s, "", "", false)
		f.Add("", s, "", true)
		f.Add("```\n", s, "```\n", true)
		f.Add(s, s, s, false)
	})
	f.Fuzz(func(t *testing.T, before, inside, after string, raw bool) {
		const canary = "Canary17"
		if strings.Contains(before+inside+after, canary) {
			t.Skip()
		}
		again := canary
		if strings.Contains(inside, ":::") { // may close the block
			again = ""
		}
		src := []byte(before + "\n::: internal\n" + canary + "\n\n" + inside + "\n" + again + "\n:::\n" + after)
		text, _ := Scan(src).Cut(src, knownAudience, sees())
		parsed := Parse(text, Options{RawHTML: raw, Words: english})
		out := string(parsed.Render(answersFor(parsed.Links)).HTML())
		open := codeBlocks.ReplaceAllString(out, "")
		for _, l := range parsed.Links {
			open += l.Target
		}
		for _, h := range parsed.Headings {
			open += h.Title + h.ID
		}
		open += parsed.Title + parsed.Lead + strings.Join(parsed.Anchors, " ")
		if strings.Contains(strings.ToLower(open), strings.ToLower(canary)) {
			t.Fatalf("%q shows through:\n%s", src, out)
		}
		out = spans.ReplaceAllString(out, "")
		if strings.Contains(out, canary) && !strings.Contains(out, "::: internal") {
			t.Fatalf("%q shows in code without its marker:\n%s", src, out)
		}
	})
}

// What comes out is HTML of a few elements and attributes, whatever goes in.
func FuzzParse(f *testing.F) {
	addSeeds(f, func(s string) { f.Add(s, false); f.Add(s, true) })
	f.Fuzz(func(t *testing.T, in string, raw bool) {
		src := []byte(in)
		text := Parse(src, Options{RawHTML: raw, Nesting: 20, TableCells: 500, Words: english})
		if string(src) != in {
			t.Fatal("the source was changed")
		}
		if at := misplaced(text, len(src)); at != "" {
			t.Errorf("%s lies outside of %q", at, in)
		}
		again := Parse(src, Options{RawHTML: raw, Nesting: 20, TableCells: 500, Words: english})
		answers := answersFor(text.Links)
		fragment := text.Render(answers)
		if again.Render(answers).Digest() != fragment.Digest() || again.Digest() != text.Digest() {
			t.Error("a second run differs")
		}
		if strings.Contains(text.Plain(), "<p>") && !strings.Contains(in, "p") {
			t.Errorf("tags in plain text %q", text.Plain())
		}
		if !raw {
			checkHTML(t, in, string(fragment.HTML()), text)
		}
	})
}

func checkHTML(t *testing.T, in, out string, text *Text) {
	allowed := map[string]string{
		"p": "data-alert-title", "a": "href title rel role aria-label", "img": "src alt title width height loading decoding",
		"em": "", "strong": "", "del": "", "code": "", "br": "", "hr": "", "blockquote": "", "ul": "", "ol": "start", "li": "data-task id",
		"dl": "", "dt": "", "dd": "", "pre": "data-language tabindex", "span": "class", "aside": "role data-alert",
		"div": "", "table": "", "thead": "", "tbody": "", "tr": "", "th": "scope data-align", "td": "data-align",
		"sup": "id", "section": "role tabindex aria-label data-scroll", "label": "", "input": "type disabled checked aria-label",
		"h2": "id class", "h3": "id class", "h4": "id class", "h5": "id class", "h6": "id class",
	}
	void := map[string]bool{"img": true, "br": true, "hr": true, "input": true}
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader([]byte(out)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%q leaves %v open:\n%s", in, open, out)
			}
			for _, id := range text.Anchors {
				if !ids[id] {
					t.Errorf("%q has no element for the anchor %q:\n%s", in, id, out)
				}
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%q yields a comment or doctype:\n%s", in, out)
		case html.StartTagToken:
			token := z.Token()
			attributes, ok := allowed[token.Data]
			if !ok {
				t.Errorf("%q yields <%s>:\n%s", in, token.Data, out)
			}
			if token.Data == "a" && strings.Contains(" "+strings.Join(open, " ")+" ", " a ") {
				t.Errorf("%q yields a link in a link:\n%s", in, out)
			}
			for _, a := range token.Attr {
				if !strings.Contains(" "+attributes+" ", " "+a.Key+" ") {
					t.Errorf("%q yields %s on <%s>:\n%s", in, a.Key, token.Data, out)
				}
				if a.Key == "id" {
					if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
						t.Errorf("%q yields the id %q:\n%s", in, a.Val, out)
					}
					ids[a.Val] = true
				}
				if a.Key == "href" || a.Key == "src" {
					checkAddress(t, in, a.Val)
				}
			}
			if !void[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%q closes <%s> inside %v:\n%s", in, token.Data, open, out)
			}
			open = open[:len(open)-1]
		}
	}
}

// checkAddress reads an address as a browser does.
func checkAddress(t *testing.T, in, address string) {
	s := strings.ToLower(strings.TrimFunc(address, func(r rune) bool { return r <= ' ' }))
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	if colon := strings.IndexByte(s, ':'); colon >= 0 {
		if before := s[:colon]; !strings.ContainsAny(before, "/?#") {
			switch before {
			case "http", "https", "mailto", "tel":
			default:
				t.Errorf("%q yields the address %q", in, address)
			}
		}
	}
	if s = strings.ReplaceAll(s, `\`, "/"); strings.HasPrefix(s, "//") {
		t.Errorf("%q yields the address %q", in, address)
	}
}
