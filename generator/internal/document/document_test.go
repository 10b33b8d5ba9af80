package document

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func file(text string) *source.File { return source.NewFile("content/page.md", []byte(text)) }

// outline prints a node with the text that its position points at.
func outline(f *source.File, n *Node) string {
	at := func(off, length int) string { return string(f.Bytes()[off : off+length]) }
	switch n.Form {
	case Map:
		var parts []string
		for _, k := range n.Keys {
			parts = append(parts, fmt.Sprintf("%s@%s=%s", k.Name, at(k.Off, k.Len), outline(f, k.Value)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case List:
		var parts []string
		for _, i := range n.Items {
			parts = append(parts, outline(f, i))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case Null:
		return "null"
	}
	return fmt.Sprintf("%q@%s", n.Text, at(n.Off, n.Len))
}

func TestThreeFormatsGiveOneShapeWithPositions(t *testing.T) {
	cases := map[string]string{
		"yaml": "---\ntitle: Zürich é\ntags: [a, \"b c\"]\nn: 12\nrows:\n  - id: x\n    on: 2027-05-14\n---\n\nProse.\n",
		"toml": "+++\ntitle = 'Zürich é'\ntags = ['a', \"b c\"]\nn = 12\n[[rows]]\nid = 'x'\non = 2027-05-14\n+++\n\nProse.\n",
		"json": "{\"title\": \"Zürich é\", \"tags\": [\"a\", \"b c\"], \"n\": 12,\n \"rows\": [{\"id\": \"x\", \"on\": \"2027-05-14\"}]}\n\nProse.\n",
	}
	want := map[string]string{
		"yaml": `{title@title="Zürich é"@Zürich é tags@tags=["a"@a "b c"@"b c"] n@n="12"@12 rows@rows=[{id@id="x"@x on@on="2027-05-14"@2027-05-14}]}`,
		"toml": `{title@title="Zürich é"@'Zürich é' tags@tags=["a"@'a' "b c"@"b c"] n@n="12"@12 rows@rows=[{id@id="x"@'x' on@on="2027-05-14"@2027-05-14}]}`,
		"json": `{title@"title"="Zürich é"@"Zürich é" tags@"tags"=["a"@"a" "b c"@"b c"] n@"n"="12"@12 rows@"rows"=[{id@"id"="x"@"x" on@"on"="2027-05-14"@"2027-05-14"}]}`,
	}
	for name, text := range cases {
		for _, eol := range []string{"\n", "\r\n"} {
			f := file(strings.ReplaceAll(text, "\n", eol))
			doc, problems := Parse(f, Limits{})
			if len(problems) > 0 || doc == nil {
				t.Errorf("%s %q: %v", name, eol, problems)
				continue
			}
			if got := outline(f, doc.Meta); got != want[name] {
				t.Errorf("%s %q:\n got %s\nwant %s", name, eol, got, want[name])
			}
			if got := strings.TrimSpace(string(doc.Prose)); got != "Prose." {
				t.Errorf("%s %q: prose is %q", name, eol, got)
			}
		}
	}
}

func TestWhatCannotBeReadSurelyIsHidden(t *testing.T) {
	secret := "audience: internal\n"
	cases := []struct{ name, text, want string }{
		{"unclosed", "---\ntitle: x\n" + secret + "\nText\n", "front-matter/unclosed 1:1"},
		{"four dashes close nothing", "---\ntitle: x\n" + secret + "----\n\nText\n", "front-matter/unclosed 1:1"},
		{"dots close nothing", "---\ntitle: x\n" + secret + "...\n\nText\n", "front-matter/lookalike 4:1"},
		{"pretty dashes", "–––\ntitle: x\n–––\n\nText\n", "front-matter/lookalike 1:1"},
		{"four dashes open nothing", "----\ntitle: x\n----\n", "front-matter/lookalike 1:1"},
		{"zero-width space after dashes", "---\u200b\ntitle: x\n---\n", "front-matter/lookalike 1:1"},
		{"blank line before", "\n---\ntitle: x\n---\n", "front-matter/lookalike 2:1"},
		{"indented opener", " ---\ntitle: x\n---\n", "front-matter/lookalike 1:1"},
		{"comment before", "<!-- c -->\n---\n" + secret + "---\nText\n", "front-matter/lookalike 2:1"},
		{"named format", "---yaml\ntitle: x\n---\n", "front-matter/lookalike 1:1"},
		{"indented closer in a block", "---\nnote: |\n  a\n  ---\n  b\n" + secret + "---\n", "front-matter/indented 4:1"},
		{"duplicate key", "---\naudience: internal\ntitle: x\naudience: public\n---\n", "front-matter/duplicate-key 4:1"},
		{"duplicate key in TOML", "+++\ntitle = 'x'\ntitle = 'y'\n+++\n", "front-matter/duplicate-key 3:1"},
		{"duplicate key in JSON", "{\"title\": \"x\",\n \"title\": \"y\"}\n\n", "front-matter/duplicate-key 2:2"},
		{"alias", "---\na: &x 1\nb: *x\n---\n", "front-matter/alias 2:4 front-matter/alias 3:4"},
		{"merge key", "---\na: {b: 1}\n<<: {c: 2}\n---\n", "front-matter/alias 3:1"},
		{"bad YAML", "---\ntitle: a: b\n---\n", "front-matter/syntax 2:8"},
		{"bad TOML", "+++\ntitle = x\n+++\n", "front-matter/syntax 2:9"},
		{"duplicate key in a table of TOML", "+++\na = {b = 1, b = 2}\n+++\n", "front-matter/duplicate-key 2:13"},
		{"duplicate table in TOML", "+++\n[a]\nb = 1\n[a]\nc = 1\n+++\n", "front-matter/duplicate-key 4:2"},
		{"unclosed quote in TOML", "+++\ntitle = \"x\n+++\n", "front-matter/syntax 2:9"},
		{"YAML in TOML", "+++\ntitle: x\n+++\n", "front-matter/syntax 2:6"},
		{"no value in TOML", "+++\ntitle =\n+++\n", "front-matter/syntax 2:8"},
		{"a list of YAML is not closed", "---\na: [b, {c: d]\n---\n", "front-matter/syntax 2:13"},
		{"a map of YAML is not closed", "---\na: {b: c\nd: e\n---\n", "front-matter/syntax 2:4"},
		{"a line of YAML without a key", "---\na: b\nword\nc: d\n---\n", "front-matter/syntax 3:1"},
		{"a row too far to the left", "---\na:\n  - b\n -c\n---\n", "front-matter/syntax 4:2"},
		{"an unknown escape in YAML", "---\na: \"b\\q\"\n---\n", "front-matter/syntax 2:6"},
		{"an alias of nothing", "---\na: *b\n---\n", "front-matter/alias 2:4"},
		{"bad JSON", "{\"title\": x}\n\n", "front-matter/syntax 1:11"},
		{"unclosed JSON", "{\"audience\": \"internal\"\n\nText\n", "front-matter/syntax 3:1"},
		{"JSON without an empty line", "{\"title\": \"x\"}\nText\n", "front-matter/lookalike 1:14"},
		{"a list", "---\n- a\n---\n", "front-matter/not-keys 2:1"},
		{"not UTF-8", "---\ntitle: \xff\n---\n", "file/encoding 2:8"},
		{"NUL", "---\ntitle: a\x00b\n---\n", "file/encoding 2:9"},
		{"old Mac line ends", "---\rtitle: x\r---\r", "file/encoding 1:4"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "file/encoding 1:1"},
	}
	for _, c := range cases {
		f := file(c.text)
		doc, problems := Parse(f, Limits{})
		if doc != nil {
			t.Errorf("%s: the file was read: prose %q", c.name, doc.Prose)
		}
		var got []string
		for _, p := range problems.Sort() {
			got = append(got, fmt.Sprintf("%s %d:%d", p.Code, p.At.Line, p.At.Col))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s%v", c.name, diff, problems)
		}
	}
}

// A decoder that takes the square of its input for nested tables would need
// gigabytes for what fits into front matter.
func TestNestedTablesCostNoMoreThanTheyAreLong(t *testing.T) {
	for name, text := range map[string]string{
		"inline tables": "+++\nx_a = " + strings.Repeat("{a=", 5000) + "1" + strings.Repeat("}", 5000) + "\n+++\n",
		"arrays":        "+++\nx_a = " + strings.Repeat("[", 8000) + strings.Repeat("]", 8000) + "\n+++\n",
		"dotted keys":   "+++\nx" + strings.Repeat(".a", 8000) + " = 1\n+++\n",
		"YAML lists":    "---\nx_a: " + strings.Repeat("[", 8000) + strings.Repeat("]", 8000) + "\n---\n",
		"JSON objects":  strings.Repeat("{\"a\":", 3000) + "1" + strings.Repeat("}", 3000) + "\n\n",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc, problems := Parse(file(text), Limits{})
		runtime.ReadMemStats(&after)
		if doc != nil || len(problems) != 1 || problems[0].Code != "front-matter/too-large" && problems[0].Code != "front-matter/syntax" {
			t.Errorf("%s: read with %v", name, problems)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 64<<20 {
			t.Errorf("%s: %d bytes took %d MiB of memory", name, len(text), took>>20)
		}
	}
}

func TestAnImpossibleDateIsATextOfItsKey(t *testing.T) {
	f := file("+++\nx_a.b = 2026-02-30\nupdated = 2026-13-01T10:00:00Z\n+++\n")
	doc, problems := Parse(f, Limits{})
	if doc == nil || len(problems) > 0 {
		t.Fatalf("not read: %v", problems)
	}
	if got, want := outline(f, doc.Meta), `{x_a@x_a={b@b="2026-02-30"@2026-02-30} updated@updated="2026-13-01T10:00:00Z"@2026-13-01T10:00:00Z}`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestByteOrderMarkIsReadThrough(t *testing.T) {
	f := file("\ufeff---\ntitle: x\n---\nText\n")
	doc, problems := Parse(f, Limits{})
	if doc == nil || doc.Meta.Get("title").Text != "x" || string(doc.Prose) != "Text\n" {
		t.Fatalf("not read: %v", problems)
	}
	if len(problems) != 1 || problems[0].Code != "front-matter/bom" {
		t.Fatalf("problems: %v", problems)
	}
}

func TestLimitsAreKept(t *testing.T) {
	f := file("---\ntitle: " + strings.Repeat("x", 200) + "\n---\n")
	if _, problems := Parse(f, Limits{FrontMatterBytes: 100}); len(problems) != 1 || problems[0].Code != "front-matter/too-large" {
		t.Errorf("front matter: %v", problems)
	}
	if _, problems := Parse(f, Limits{FileBytes: 100}); len(problems) != 1 || problems[0].Code != "file/too-large" {
		t.Errorf("file: %v", problems)
	}
}

func TestProseMayBeginLikeAnything(t *testing.T) {
	for _, text := range []string{"# Title\n\nText", "Title\n---\n\nText", "{ not JSON }\n", "", "::: x\n", "- a\n- b\n", "Above\n\n---\n\nBelow: more\n"} {
		doc, problems := Parse(file(text), Limits{})
		if doc == nil || len(problems) > 0 || string(doc.Prose) != text || doc.Meta != nil {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"---\ntitle: x\n---\nText", "+++\na.b = [1, {c = 2}]\n[[d]]\n+++\n", "{\"a\": [1, null, {}]}\n\nx", "---\na: |\n  b\n---\n", "\ufeff---\n---\n", "---\n? [a]\n: b\n---\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := source.NewFile("content/x.md", data)
		doc, problems := Parse(in, Limits{})
		if doc == nil && !problems.HasErrors() {
			t.Fatal("hidden without an error")
		}
		for _, p := range problems {
			if p.At.Line < 0 || p.At.Line > in.Lines().Count() {
				t.Fatalf("problem outside the file: %v", p)
			}
		}
		if doc == nil {
			return
		}
		if string(data[doc.Start:]) != string(doc.Prose) {
			t.Fatal("prose is not the end of the file")
		}
		var walk func(n *Node)
		walk = func(n *Node) {
			if n.Off < 0 || n.Len < 0 || n.Off+n.Len > len(data) {
				t.Fatalf("node outside the file: %+v", n)
			}
			for _, i := range n.Items {
				walk(i)
			}
			for _, k := range n.Keys {
				walk(k.Value)
			}
		}
		if doc.Meta != nil {
			walk(doc.Meta)
		}
	})
}
