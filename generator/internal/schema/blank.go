package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Setting is a key with the text of its value, as given on a command line.
type Setting struct{ Key, Value string }

// A Stub says what a blank file is to hold.
type Stub struct {
	Kind     *model.Kind
	Title    string
	Settings []Setting
	Words    map[string][]string // of keys whose words config.toml declares: "audience", "horizon"
	All      bool                // offer every key, not only those that most entries have
}

// A share of the keys of a stub, by how much the entry needs them.
type share struct {
	title  string
	open   bool // keys stand without a comment sign: the file is not finished without them
	fields []Field
}

// usual are the keys that most entries have although no view misses them.
var usual = []string{"summary", "audience", "outcome", "horizon", "status", "target", "because", "consult", "inform", "about", "href", "unit", "direction"}

// Blank returns a new file with its title and the settings given. The keys that
// the entry cannot do without stand empty, so that a check names each of them;
// others stand in comments, and each such line is valid without its sign.
func Blank(s Stub) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", quote(s.Title))
	for _, set := range s.Settings {
		fmt.Fprintf(&b, "%s: %s\n", set.Key, value(set.Value))
	}
	for _, part := range s.shares() {
		if len(part.fields) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n# %s\n", part.title)
		for _, f := range part.fields {
			sign := "# "
			if part.open && !strings.HasPrefix(f.Doc, "or ") {
				sign = ""
			}
			fmt.Fprintf(&b, "%s%s\n", sign, s.line(f))
		}
	}
	b.WriteString("---\n\n")
	return []byte(b.String())
}

func (s Stub) shares() []share {
	needed, expected, others := share{"Needed:", true, nil}, share{"Expected: pages show a gap without them.", false, nil}, share{"Optional; fingerpost help fields " + s.Kind.Name + " lists all keys.", false, nil}
	for _, f := range s.left() {
		switch f.Need {
		case "required", "rule":
			needed.fields = append(needed.fields, f)
		case "expected":
			expected.fields = append(expected.fields, f)
		default:
			others.fields = append(others.fields, f)
		}
	}
	return []share{needed, expected, others}
}

// left returns the keys that are offered: those not set.
func (s Stub) left() []Field {
	var left []Field
	for _, f := range Fields(s.Kind) {
		given := f.Key == "title" || slices.ContainsFunc(s.Settings, func(set Setting) bool { return set.Key == f.Key })
		if !given && (s.All || f.Need != "" || slices.Contains(usual, f.Key) && partOf(f.typ) == nil) {
			left = append(left, f)
		}
	}
	return left
}

// Left returns the keys that an author must still fill, and those that views
// miss.
func (s Stub) Left() (needed, expected []string) {
	shares := s.shares()
	return keysOf(shares[0].fields), keysOf(shares[1].fields)
}

// line writes one key with an empty or a sample value, and what it says. Words
// that the project declares take the place of what the doc says of them in
// general, up to its first semicolon.
func (s Stub) line(f Field) string {
	doc, form, words := f.Doc, f.Form(), f.Enum
	if own := s.Words[f.Key]; len(own) > 0 && (f.typ == nameType || f.typ == audienceType) {
		words = own
		_, doc, _ = strings.Cut(doc, "; ")
		doc, form = "one of "+strings.Join(own, ", "), doc
	}
	line := f.Key + ":"
	if v := sample(f, words); v != "" {
		line += " " + v
	}
	if form != "" && form != "text" && partOf(f.typ) == nil {
		doc = strings.TrimPrefix(doc+"; "+form, "; ")
	}
	if doc == "" {
		return line
	}
	return line + " # " + doc
}

// sample returns a value that has the form of a field: a word that it takes, or
// nothing, since text that looks finished might be published.
func sample(f Field, words []string) string {
	t := f.typ
	switch {
	case f.AsMap:
		return "{}"
	case t.Kind() == reflect.Slice && partOf(t) != nil && !needsNothing(f.Sub):
		return "[" + sampleKeys(f.Sub) + "]"
	case t.Kind() == reflect.Slice:
		return "[]"
	case partOf(t) != nil:
		return sampleKeys(f.Sub)
	case t == gateType:
		return "true"
	case t.Kind() == reflect.Bool:
		return "false"
	case len(words) > 0:
		return words[0]
	}
	return ""
}

func needsNothing(fields []Field) bool {
	return !slices.ContainsFunc(fields, func(f Field) bool { return f.Need == "required" })
}

// sampleKeys writes the keys that a part cannot do without; all, if it can do
// without any.
func sampleKeys(fields []Field) string {
	var keys []string
	for _, f := range fields {
		if f.Need != "required" && !needsNothing(fields) {
			continue
		}
		v := sample(f, f.Enum)
		if v == "" {
			v = `""`
		}
		keys = append(keys, f.Key+": "+v)
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// value writes a value as YAML; a list in brackets is one.
func value(s string) string {
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		return s
	}
	return quote(s)
}

// quote writes text as YAML: plain where that is safe, in quotes elsewhere.
func quote(s string) string {
	nothing := slices.Contains([]string{"", "~", "null"}, strings.ToLower(s))
	if nothing || strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`,\n\t") || strings.TrimSpace(s) != s || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "?") {
		return fmt.Sprintf("%q", s)
	}
	return s
}
