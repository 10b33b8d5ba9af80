package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files are excerpts held in memory.
type files map[string]string

func (f files) Line(file string, n int) (string, bool) {
	text, ok := f[file]
	if !ok {
		return "", false
	}
	return NewLines(file, []byte(text)).Text(n)
}

// found returns a problem at the first place of a piece of text in a file.
func (f files) found(file, piece string) Diagnostic {
	at := NewLines(file, []byte(f[file])).Span(strings.Index(f[file], piece), len(piece))
	return New("ref/unknown", at, "there is no entry %q", piece)
}

func TestFramesMarkThePlaceInItsLine(t *testing.T) {
	f := files{
		"plain.md":   "---\nowner: onwer\n---\n",
		"tabs.md":    "a:\tb\tonwer\tc\n",
		"wide.md":    "日本 é e\u0301 😀 東京\n",
		"crlf.md":    "one\r\nowner: onwer\r\n",
		"hidden.md":  "a\u200bb\u202e onwer\n",
		"escape.md":  "a\x1b[31m\x00 onwer \x7f\n",
		"joined.md":  "می\u200cخواهم onwer\n",
		"long.md":    strings.Repeat("x", 500) + " onwer\n",
		"tenth.md":   strings.Repeat("\n", 9) + "onwer\n",
		"invalid.md": "a\xff onwer\n",
	}
	whole := New("file/place", Span{File: "content/roles"}, "nothing is kept here")
	for _, c := range []struct {
		name string
		d    Diagnostic
		want string
	}{
		{"with a guess beside the mark", f.found("plain.md", "onwer").DidYouMean("onwer", []string{"owner"}), `
error[ref/unknown]: there is no entry "onwer"
  --> plain.md:2:8
   |
 2 | owner: onwer
   |        ^^^^^ did you mean "owner"?
`},
		{"with another hint below it", f.found("plain.md", "onwer").WithHint("write the entry").WithNote(Span{"plain.md", 1, 1, 0}, "here it begins"), `
error[ref/unknown]: there is no entry "onwer"
  --> plain.md:2:8
   |
 2 | owner: onwer
   |        ^^^^^
   = hint: write the entry
   = note: plain.md:1:1: here it begins
`},
		{"below tabs", f.found("tabs.md", "onwer"), "\nerror[ref/unknown]: there is no entry \"onwer\"\n  --> tabs.md:1:6\n   |\n 1 | a:\tb\tonwer\tc\n   |   \t \t^^^^^\n"},
		{"below and under wide characters", f.found("wide.md", "東京"), "\nerror[ref/unknown]: there is no entry \"東京\"\n  --> wide.md:1:11\n   |\n 1 | 日本 é e\u0301 😀 東京\n   |             ^^^^\n"},
		{"in a file with Windows line ends", f.found("crlf.md", "onwer"), `
error[ref/unknown]: there is no entry "onwer"
  --> crlf.md:2:8
   |
 2 | owner: onwer
   |        ^^^^^
`},
		{"behind characters that cannot be seen", f.found("hidden.md", "onwer"), "\nerror[ref/unknown]: there is no entry \"onwer\"\n  --> hidden.md:1:6\n   |\n 1 | a\ufffdb\ufffd onwer\n   |      ^^^^^\n"},
		{"behind what would drive a terminal", f.found("escape.md", "onwer"), `
error[ref/unknown]: there is no entry "onwer"
  --> escape.md:1:9
   |
 1 | a␛[31m␀ onwer ␡
   |         ^^^^^
`},
		{"behind letters that are joined", f.found("joined.md", "onwer"), "\nerror[ref/unknown]: there is no entry \"onwer\"\n  --> joined.md:1:10\n   |\n 1 | می\u200cخواهم onwer\n   |         ^^^^^\n"},
		{"of a number with two digits", f.found("tenth.md", "onwer"), `
error[ref/unknown]: there is no entry "onwer"
  --> tenth.md:10:1
    |
 10 | onwer
    | ^^^^^
`},
		{"behind a byte that is no text", f.found("invalid.md", "onwer"), "\nerror[ref/unknown]: there is no entry \"onwer\"\n  --> invalid.md:1:4\n   |\n 1 | a\ufffd onwer\n   |    ^^^^^\n"},
		{"without a length", New("file/name", Span{"plain.md", 1, 1, 0}, "x"), `
error[file/name]: x
  --> plain.md:1:1
   |
 1 | ---
   | ^
`},
		{"in a line too long to show", f.found("long.md", "onwer"), `
error[ref/unknown]: there is no entry "onwer"
  --> long.md:1:502
`},
		{"of a file as a whole", whole.WithHint("move it"), `
error[file/place]: nothing is kept here
  --> content/roles
   = hint: move it
`},
		{"of no file at all", New("internal/fault", Span{}, "a\x1b[2Jb"), `
error[internal/fault]: a␛[2Jb
`},
		{"as a note", New("asset/unused", Span{File: "content/a.svg"}, "x"), `
note[asset/unused]: x
  --> content/a.svg
`},
	} {
		if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), Frame(c.d, f, false)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestColourOnlyHelps(t *testing.T) {
	f := files{"plain.md": "owner: onwer\n"}
	d := f.found("plain.md", "onwer").WithHint("x").WithNote(Span{"plain.md", 1, 1, 0}, "y")
	coloured := Frame(d, f, true)
	if !strings.Contains(coloured, red+bold+"error"+plain) {
		t.Errorf("an error is not red: %q", coloured)
	}
	for _, code := range []string{red, yellow, blue, bold, dim, plain} {
		coloured = strings.ReplaceAll(coloured, code, "")
	}
	if diff := cmp.Diff(Frame(d, f, false), coloured); diff != "" {
		t.Errorf("colour changes what is said: (-without +with)\n%s", diff)
	}
}

func TestJSONHoldsAllThatIsKnown(t *testing.T) {
	at := Span{"content/a.md", 3, 8, 5}
	l := List{
		New("ref/unknown", at, "there is no role %q", "<onwer>").DidYouMean("onwer", []string{"owner"}).WithNote(Span{"content/b.md", 1, 2, 3}, "here"),
		New("asset/unused", Span{File: "content/a.svg"}, "x"),
	}
	var b bytes.Buffer
	if err := PrintJSON(&b, l, map[string]any{"files": 2}); err != nil {
		t.Fatal(err)
	}
	want := `{"diagnostics":[{"id":"ref/unknown","severity":"error","file":"content/a.md","line":3,"column":8,"endColumn":13,` +
		`"message":"there is no role \"<onwer>\"","hint":"did you mean \"owner\"?","suggestion":"owner","fixable":true,` +
		`"related":[{"id":"ref/unknown","severity":"note","file":"content/b.md","line":1,"column":2,"message":"here"}]},` +
		`{"id":"asset/unused","severity":"note","file":"content/a.svg","message":"x"}],"errors":1,"files":2,"notes":1,"schema":1,"warnings":0}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	b.Reset()
	if err := PrintJSON(&b, nil, nil); err != nil || !strings.Contains(b.String(), `"diagnostics":[]`) || !json.Valid(b.Bytes()) {
		t.Errorf("no problems are %s", b.String())
	}
}

func TestGitHubShowsEachProblemAtItsLine(t *testing.T) {
	l := List{
		New("ref/unknown", Span{"content/a,b:c.md", 3, 8, 5}, "100%% of\nit").WithHint("way out"),
		New("front-matter/bom", Span{File: "content/a.md"}, "x"),
		New("asset/unused", Span{File: "content/a.svg"}, "x"),
		New("internal/fault", Span{}, "x"),
	}
	var b bytes.Buffer
	PrintGitHub(&b, l)
	want := `::error file=content/a%2Cb%3Ac.md,line=3,col=8,endColumn=13,title=ref/unknown::100%25 of%0Ait%0Away out
::warning file=content/a.md,title=front-matter/bom::x
::notice file=content/a.svg,title=asset/unused::x
::error title=internal/fault::x
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
