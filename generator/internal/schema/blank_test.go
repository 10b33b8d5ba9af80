package schema

import (
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

var projectWords = map[string][]string{"audience": {"public", "team"}, "horizon": {"soon", "far"}}

// read parses and decodes a stub of a kind, and returns what is wrong with it.
func read(t *testing.T, k *model.Kind, data string) diag.List {
	t.Helper()
	path := k.FilePath("some-thing", "parent")
	doc, problems := document.Parse(source.NewFile("content/"+path, []byte(data)), document.Limits{})
	if doc == nil {
		t.Fatalf("%s cannot be parsed: %v\n%s", k.Name, problems, data)
	}
	entries, more := Decode(doc, model.PlaceOf(path))
	if len(entries) == 0 {
		t.Fatalf("%s gives no entry: %v\n%s", k.Name, more, data)
	}
	return append(problems, more...)
}

func TestEveryLineOfAStubIsValidWithoutItsCommentSign(t *testing.T) {
	for _, k := range model.Kinds {
		stub := string(Blank(Stub{Kind: k, Title: "Swap #1: \"it\"", Words: projectWords, All: true}))
		lines := strings.Split(stub, "\n")
		offered := 0
		for i, line := range lines {
			key, _, _ := strings.Cut(strings.TrimPrefix(line, "# "), ":")
			if !strings.HasPrefix(line, "# ") || find(Fields(k), key) == nil {
				continue
			}
			offered++
			lines[i] = strings.TrimPrefix(line, "# ")
			for _, p := range read(t, k, strings.Join(lines, "\n")) {
				// What is empty is told; nothing else may be wrong.
				if p.Code != "value/required" && p.Code != "value/empty" {
					t.Errorf("%s, %s: %s %s", k.Name, lines[i], p.Code, p.Message)
				}
			}
			lines[i] = line
		}
		if offered < 10 {
			t.Errorf("the stub of a %s offers %d keys in comments", k.Name, offered)
		}
	}
}

func TestAStubNamesEveryKeyThatItsKindNeedsOrPagesMiss(t *testing.T) {
	for _, k := range model.Kinds {
		stub := string(Blank(Stub{Kind: k, Title: "Some thing"}))
		for _, f := range Fields(k) {
			written := strings.Contains(stub, "\n"+f.Key+":")
			if f.Need == "required" && !written {
				t.Errorf("a %s lacks %s:\n%s", k.Name, f.Key, stub)
			}
			if f.Need != "" && !written && !strings.Contains(stub, "\n# "+f.Key+":") {
				t.Errorf("a %s does not offer %s:\n%s", k.Name, f.Key, stub)
			}
		}
	}
}

func TestAStubShowsTheWordsOfTheProject(t *testing.T) {
	stub := string(Blank(Stub{Kind: model.ItemKind, Title: "Some thing", Words: projectWords}))
	for _, want := range []string{
		"# audience: public # one of public, team; without it, the last audience of config.toml\n",
		"# horizon: soon # one of soon, far; an item without one has its theme's\n",
	} {
		if !strings.Contains(stub, want) {
			t.Errorf("%q is not in\n%s", want, stub)
		}
	}
}

func TestATitleIsReadBackAsItWasGiven(t *testing.T) {
	for _, title := range []string{"Plain words", "null", "~", "[draft] Plan", "[all]", "- dash", "Swap #1", "a: b", `say "hi"`, "yes", "1.10", "é – ü"} {
		f := source.NewFile("content/a.md", Blank(Stub{Kind: model.PageKind, Title: title}))
		doc, problems := document.Parse(f, document.Limits{})
		if doc == nil {
			t.Fatalf("%q: %v", title, problems)
		}
		if got := doc.Meta.Get("title").Text; got != title {
			t.Errorf("%q is read as %q", title, got)
		}
	}
}
