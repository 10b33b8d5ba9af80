package generator

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// canary stands in every word of every hidden entry of the tests below.
const canary = "zqx"

// probe writes entries that fill every key their kind declares. It derives
// them from the declarations, so that a key added later is tried too.
type probe struct {
	words string // what texts begin with
	refs  string // "both": to shown and hidden entries; "shown": without what names hidden ones; "own": only to shown ones
}

var (
	tRef      = reflect.TypeFor[model.Ref]()
	tAudience = reflect.TypeFor[model.Audience]()
	tName     = reflect.TypeFor[model.Name]()
)

func (p probe) fields(t reflect.Type, out map[string]any) map[string]any {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			p.fields(f.Type, out)
			continue
		}
		key := f.Tag.Get("key")
		switch key {
		case "", "draft", "overrides", "aliases", "formerly", "audience", "statuses", "kind":
			continue
		}
		if v := p.value(f.Type, f.Tag, key); v != nil {
			out[key] = v
		}
	}
	return out
}

func (p probe) value(t reflect.Type, tag reflect.StructTag, key string) any {
	if t.Kind() == reflect.Slice {
		if tag.Get("as") == "map" {
			return p.asMap(t.Elem(), key)
		}
		if t.Elem() == tRef {
			return p.list(tag.Get("to"))
		}
		if t.Elem().Kind() == reflect.Struct {
			return p.parts(t.Elem(), key)
		}
		if tag.Get("enum") != "" {
			return []any{p.word(tag, key)}
		}
		var list []any
		for _, w := range []string{"one", "two"} {
			list = append(list, p.word(tag, key+w))
		}
		return list
	}
	switch t {
	case tRef:
		to := p.targets(tag.Get("to"))
		if len(to) == 0 {
			return nil
		}
		return to[len(to)-1]
	case tName:
		return map[string]string{"horizon": "next", "level": "working", "org_size": "small", "engagement": "own"}[key]
	case reflect.TypeFor[model.Date]():
		return "2026-01-02"
	case reflect.TypeFor[model.Period]():
		return "2027-05-14"
	case reflect.TypeFor[model.Every]():
		return "90w"
	case reflect.TypeFor[model.Number](), reflect.TypeFor[model.Percent]():
		return "5"
	case reflect.TypeFor[model.URL]():
		return "https://example.org/" + p.words
	}
	switch t.Kind() {
	case reflect.Int:
		if key == "year" {
			return 1999
		}
		return 3
	case reflect.Bool:
		return true
	case reflect.Struct:
		return p.fields(t, map[string]any{})
	}
	return p.word(tag, key)
}

func (p probe) word(tag reflect.StructTag, key string) any {
	if enum := tag.Get("enum"); enum != "" {
		first, _, _ := strings.Cut(enum, ",")
		return first
	}
	if key == "decisive" || strings.HasPrefix(key, "dimensions") {
		return "owns"
	}
	return p.words + " " + key
}

// targets returns ids that a key may name; what is hidden comes last.
func (p probe) targets(to string) []any {
	kind, _, _ := strings.Cut(to, ",")
	if kind == "*" {
		kind = "item"
	}
	shown, hidden := kind+"/"+idFor(kind, "shown"), kind+"/"+idFor(kind, canary)
	switch p.refs {
	case "both":
		return []any{shown, hidden}
	case "shown":
		return nil
	}
	return []any{shown}
}

func idFor(kind, word string) string {
	if kind == "chapter" {
		return word + "-guide/" + word + "-chapter"
	}
	return word + "-" + kind
}

func (p probe) list(to string) any {
	own := probe{p.words, "own"}.targets(to)
	if p.refs == "both" {
		return append(own, p.targets(to)[1])
	}
	return own
}

// parts returns three parts: one that names what is shown, one that names what
// is hidden, and one for another audience if the part can have one.
func (p probe) parts(t reflect.Type, key string) any {
	list := []any{p.part(t, "own", "a")}
	if second := p.part(t, p.refs, "b"); p.refs != "shown" || !needsRef(t) {
		list = append(list, second)
	}
	for i := range t.NumField() {
		if t.Field(i).Type == tAudience && p.refs != "shown" {
			other := probe{canary, "own"}.part(t, "own", "c")
			other["audience"] = "team"
			list = append(list, other)
		}
	}
	return list
}

func (p probe) part(t reflect.Type, refs, id string) map[string]any {
	out := probe{p.words + id, refs}.fields(t, map[string]any{})
	if f, ok := t.FieldByName("ID"); ok && f.Type.Kind() == reflect.String {
		out["id"] = strings.ToLower(p.words) + "-" + id
	}
	return out
}

func needsRef(t reflect.Type) bool {
	for i := range t.NumField() {
		if t.Field(i).Type == tRef && t.Field(i).Tag.Get("need") == "required" {
			return true
		}
	}
	return false
}

func (p probe) asMap(t reflect.Type, key string) any {
	name := map[string]string{"variants": "small", "levels": "working", "notes": "owns", "time_split": "all"}[key]
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("mapvalue") != "" {
			if f.Type.Kind() == reflect.Int {
				return map[string]any{name: 100}
			}
			return map[string]any{name: p.words + key}
		}
	}
	return map[string]any{name: p.fields(t, map[string]any{})}
}

// file returns the path and text of an entry of a kind.
func (p probe) file(t *testing.T, k *model.Kind, word, audience string) (string, string) {
	front := p.fields(reflect.TypeOf(k.New()).Elem(), map[string]any{})
	front["title"] = p.words + " " + k.Name + " title"
	front["audience"] = audience
	front["updated"] = "2026-01-02"
	text, err := json.MarshalIndent(front, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	id, parent := word+"-"+k.Name, ""
	switch k {
	case model.ItemKind:
		parent = word + "-theme"
	case model.ChapterKind:
		parent = word + "-guide"
	}
	path := "content/" + k.FilePath(id, parent)
	switch {
	case k == model.VisionKind:
		path = "content/vision.md"
	case k == model.GuideKind:
		path = "content/guides/" + id + "/_index.md"
	case k.Dated:
		path = strings.Replace(path, id, "2026-02-03-"+id, 1)
	}
	return path, string(text) + "\n\n" + p.words + " prose of " + k.Name + ".\n\n## " + p.words + " heading\n\nText.\n"
}

func everyKind(t *testing.T, refs string) project {
	p := project{"config.toml": small()["config.toml"] + "[organisation]\nengagements = [\"own\"]\n"}
	for _, k := range model.Kinds {
		if k == model.SectionKind {
			continue
		}
		path, text := probe{words: "Shown", refs: refs}.file(t, k, "shown", "public")
		p[path] = text
		if refs == "both" && k != model.VisionKind {
			path, text := probe{words: canary, refs: "own"}.file(t, k, canary, "team")
			p[path] = text
		}
	}
	return p
}

func TestKeysThatNameHiddenEntriesLeaveNoTrace(t *testing.T) {
	with, without := everyKind(t, "both"), everyKind(t, "shown")
	got, want := with.build(NewSession()), without.build(NewSession())
	for _, p := range got.Problems {
		if p.Severity == diag.Error {
			t.Logf("%s: %s: %s", p.At, p.Code, p.Message)
		}
	}
	files := onlyEdition(flat(got), "public")
	if len(files) < 20 { t.Fatal(len(files)) }
	if d := differ(files, onlyEdition(flat(want), "public")); d != "" {
		t.Errorf("the public edition differs from one without what is hidden:\n%s", d)
	}
	for path, data := range files {
		if strings.Contains(path, canary) || strings.Contains(data, canary) {
			i := strings.Index(data, canary)
			t.Errorf("%s shows hidden words: …%s…", path, around(data, max(i, 0)))
		}
	}
}
