package generator

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/search"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// wordOf says under which table of the word file the words of an enumeration
// stand, where that is not the name of the key.
var wordOf = map[string]string{
	"questions": "question", "response": "availability", "changes": "rhythm", "stages": "status", "unit": "unit", "target_precision": "",
	"compare": "way", "scheme": "", "rel": "", "model": "", "class": "", "precision": "",
}

// TestTheDefaultThemeHasAWordForEverythingThatIsSaid holds the word files
// against the declarations of the model: every word of every enumeration, every
// kind, every dimension and part, and every key under which entries are named.
func TestTheDefaultThemeHasAWordForEverythingThatIsSaid(t *testing.T) {
	var languages []*source.File
	for _, f := range themeFiles() {
		if strings.HasPrefix(f.Path, "themes/default/words/") {
			languages = append(languages, f)
		}
	}
	for _, f := range languages {
		language := strings.TrimSuffix(f.Path[strings.LastIndexByte(f.Path, '/')+1:], ".toml")
		p := small()
		p["config.toml"] = "language = \"" + language + "\"\n" + p["config.toml"]
		session := NewSession()
		conf, _ := session.configure(Inputs{Files: p.snapshot()})
		theme := session.theme(p.snapshot(), conf, render.Look{})
		need := func(key string) {
			if _, err := theme.theme.Word(key); err != nil {
				t.Errorf("%s: %v", language, err)
			}
		}
		for _, k := range model.Kinds {
			need("kind." + k.Name)
			need("kinds." + k.Name)
			for _, field := range schema.Fields(k) {
				needWords(field, need)
				if names(field) && !field.Common {
					need("named." + field.Key)
				}
			}
		}
		for _, d := range slices.Concat(compare.RoleDimensions, compare.ArtefactDimensions) {
			need("dimension." + d.ID)
			need("asks." + d.ID)
		}
		for _, group := range compare.Groups {
			need("compare.group." + group)
		}
		for _, key := range compare.ScriptWords {
			need(key)
		}
		for _, scheme := range rights.Schemes {
			need("vocabulary." + scheme)
		}
		for _, part := range graph.Parts {
			need("part." + string(part))
			need("meaning." + string(part))
			need("plain." + string(part))
			for _, scheme := range rights.Schemes {
				if rights.Letter(scheme, part) != "" {
					need(scheme + "." + string(part))
				}
			}
		}
	}
}

// names reports whether a key, or a part of it, names other entries.
func names(f schema.Field) bool { return len(f.To) > 0 || slices.ContainsFunc(f.Sub, names) }

func needWords(f schema.Field, need func(string)) {
	table, special := wordOf[f.Key]
	if !special {
		table = f.Key
	}
	for _, word := range f.Enum {
		switch table {
		case "":
		case "unit":
			need("unit." + word + ".one")
			need("unit." + word + ".other")
		default:
			need(table + "." + word)
		}
	}
	for _, sub := range f.Sub {
		if f.Key == "backlog" && sub.Key == "status" { // of a story
			for _, word := range sub.Enum {
				need("story." + word)
			}
			continue
		}
		needWords(sub, need)
	}
}

// TestAllLanguagesHaveTheSameWords holds every word file against the English
// one: the same keys, none of them empty, and in each the same things put in,
// in whatever order the language wants them.
func TestAllLanguagesHaveTheSameWords(t *testing.T) {
	languages := map[string]map[string]string{}
	for _, f := range themeFiles() {
		if name, ok := strings.CutPrefix(f.Path, "themes/default/words/"); ok {
			languages[strings.TrimSuffix(name, ".toml")] = wordsIn(t, f)
		}
	}
	english := languages["en"]
	if len(languages) < 2 || len(english) == 0 {
		t.Fatalf("nothing to compare: %d languages, %d English words", len(languages), len(english))
	}
	for _, language := range slices.Sorted(maps.Keys(languages)) {
		words := languages[language]
		for _, key := range slices.Sorted(maps.Keys(english)) {
			word, ok := words[key]
			switch {
			case !ok:
				t.Errorf("%s: %s is missing", language, key)
				continue
			case strings.TrimSpace(word) == "":
				t.Errorf("%s: %s says nothing", language, key)
			}
			if got, want := verbs(word), verbs(english[key]); !slices.Equal(got, want) {
				t.Errorf("%s: %s = %q puts in %q, the English words %q", language, key, word, got, want)
			}
			if said := filled(word); strings.Contains(said, "%!") {
				t.Errorf("%s: %s = %q comes out as %q", language, key, word, said)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(words)) {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %s is no English key", language, key)
			}
		}
	}
}

func TestGermanPagesSayThingsTheGermanWay(t *testing.T) {
	p := small()
	p["config.toml"] = "language = \"de\"\n" + p["config.toml"]
	p["content/roadmap/access/half.md"] = "---\ntitle: Half\naudience: team\nstart: 2027-H1\ntarget: 2027-02..2027-Q3\n---\n"
	r := mustBuild(t, p)
	for _, c := range []struct{ edition, path, want string }{
		{"team", "items/keys/index.html", ">14. Mai 2027<"},
		{"public", "items/keys/index.html", ">2. Quartal 2027<"},
		{"team", "items/half/index.html", ">1. Halbjahr 2027<"},
		{"team", "items/half/index.html", ">Februar 2027</time> bis <span class=\"when\">3. Quartal 2027<"},
		{"public", "roles/owner/index.html", "6 bis 12 Monate"},
		{"public", "items/sso/index.html", "<p>Ich möchte log in, damit it is quick</p>"},
		{"public", "decisions/index.html", "Wer entscheidet"},
		{"public", "objectives/growth/index.html", "50\u00a0% des Weges"},
	} {
		if text := page(r, c.edition, c.path); !strings.Contains(text, c.want) {
			t.Errorf("%s of %s does not say %q:\n%s", c.path, c.edition, c.want, text)
		}
	}
}

func TestALanguageOfARegionHasTheWordsOfItsLanguage(t *testing.T) {
	p := small().with("content/catalogue/metrics.md", "---\ntitle: Metrics\naudience: public\nmetrics:\n"+
		"  - {id: adoption, title: Adoption, definition: Who uses it., unit: '%', direction: increase, baseline: 10.50, target: 60, current: 20}\n---\n")
	p["config.toml"] = "language = \"de-AT\"\n" + p["config.toml"]
	p["themes/default/words/de-AT.toml"] = "[month]\n5 = \"Mai (Wonnemonat)\"\n"
	r := mustBuild(t, p)
	for path, want := range map[string]string{
		"index.html":                   `<html lang="de-AT"`,
		"items/keys/index.html":        ">14. Mai (Wonnemonat) 2027<",
		"decisions/index.html":         "Wer entscheidet",
		"catalogue/metrics/index.html": "10,50",
	} {
		if text := page(r, "team", path); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", path, want, text)
		}
	}
	p["config.toml"] = strings.Replace(p["config.toml"], "de-AT", "en-GB", 1)
	if english := page(mustBuild(t, p), "team", "catalogue/metrics/index.html"); !strings.Contains(english, "10.50") {
		t.Errorf("an English page does not say 10.50:\n%s", english)
	}
}

func TestAnOriginIsAsPreciseAsItIsMeant(t *testing.T) {
	for origin, want := range map[string][2]string{
		"{year: 1995}":                      {"<li>1995</li>", "<li>1995</li>"},
		"{year: 1995, precision: decade}":   {"<li>1990s</li>", "<li>1990er-Jahre</li>"},
		"{year: 1900, precision: century}":  {"<li>20th century</li>", "<li>20. Jahrhundert</li>"},
		"{year: 2000, precision: century}":  {"<li>21st century</li>", "<li>21. Jahrhundert</li>"},
		"{year: 1000, precision: century}":  {"<li>11th century</li>", "<li>11. Jahrhundert</li>"},
		"{year: 2100, precision: century}":  {"<li>22nd century</li>", "<li>22. Jahrhundert</li>"},
		"{text: Nobody knows, place: Here}": {"<li>Here</li>", "<li>Here</li>"},
	} {
		for i, language := range []string{"en", "de"} {
			p := small().with("content/roles/helper.md", "---\ntitle: Helper\naudience: public\ndefinition: Helps.\nresponsibilities: [{id: help, title: Help}]\norigin: "+origin+"\n---\n")
			p["config.toml"] = "language = \"" + language + "\"\n" + p["config.toml"]
			if text := page(mustBuild(t, p), "public", "roles/helper/index.html"); !strings.Contains(text, want[i]) {
				t.Errorf("%s of %s is not said as %q:\n%s", language, origin, want[i], text)
			}
		}
	}
}

// TestSearchNamesItsPrefixesInEveryLanguage holds what readers are told about
// searching against what the search understands.
func TestSearchNamesItsPrefixesInEveryLanguage(t *testing.T) {
	for _, f := range themeFiles() {
		if !strings.HasPrefix(f.Path, "themes/default/words/") {
			continue
		}
		words, seen := wordsIn(t, f), map[string]string{}
		for _, id := range search.Prefixes {
			prefix := words["search.prefix."+id]
			if prefix == "" || !strings.Contains(words["search.hint"], prefix+":") {
				t.Errorf("%s: the hint %q does not name %q", f.Path, words["search.hint"], prefix+":")
			}
			if other := seen[prefix]; other != "" {
				t.Errorf("%s: %q stands for both %s and %s", f.Path, prefix, other, id)
			}
			seen[prefix] = id
		}
	}
}

// wordsIn returns the words of a file by their keys: "status.planned".
func wordsIn(t *testing.T, f *source.File) map[string]string {
	t.Helper()
	root, problems := document.ParseTOML(f, "site-theme/syntax")
	if len(problems) > 0 || root == nil {
		t.Fatalf("%s: %v", f.Path, problems)
	}
	words := map[string]string{}
	var collect func(prefix string, n *document.Node)
	collect = func(prefix string, n *document.Node) {
		for _, k := range n.Keys {
			if k.Value.Form == document.Map {
				collect(prefix+k.Name+".", k.Value)
				continue
			}
			words[prefix+k.Name] = k.Value.Text
		}
	}
	collect("", root)
	return words
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z%])`)

// verbs returns what is put into words, as place and verb in the order of the
// places: "1d", "2s". What is put in twice counts once.
func verbs(words string) []string {
	var found []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(words, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			_, _ = fmt.Sscan(m[1], &next)
		}
		found = append(found, fmt.Sprintf("%d%s", next, m[2]))
		next++
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// filled returns words with something in every place.
func filled(words string) string {
	var args []any
	for _, v := range verbs(words) {
		if strings.HasSuffix(v, "d") {
			args = append(args, 7)
		} else {
			args = append(args, "x")
		}
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}
