package schema

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Setting is a key with the text of its value, as given on a command line.
type Setting struct{ Key, Value string }

// Blank returns a new file of a kind with its title, the settings given, and
// the keys that an entry needs or is expected to have, as comments.
func Blank(k *model.Kind, title string, settings []Setting) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", quote(title))
	set := map[string]bool{"title": true}
	for _, s := range settings {
		fmt.Fprintf(&b, "%s: %s\n", s.Key, quote(s.Value))
		set[s.Key] = true
	}
	for _, f := range Left(k, settings) {
		if !set[f.Key] {
			fmt.Fprintf(&b, "# %s: %s\n", f.Key, f.Form())
		}
	}
	b.WriteString("---\n\n")
	return []byte(b.String())
}

// Left returns the fields that an author should still fill.
func Left(k *model.Kind, settings []Setting) []Field {
	var left []Field
	for _, f := range Fields(k) {
		given := f.Key == "title"
		for _, s := range settings {
			given = given || s.Key == f.Key
		}
		if !given && (f.Need != "" || f.Key == "summary" || f.Key == "outcome" || f.Key == "responsibilities") {
			left = append(left, f)
		}
	}
	return left
}

// quote writes a value as YAML: plain where that is safe, in quotes elsewhere.
func quote(s string) string {
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		return s
	}
	if s == "" || strings.ContainsAny(s, ":#\"'\\{}[]&*!|>%@`,\n\t") || strings.TrimSpace(s) != s || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "?") {
		return fmt.Sprintf("%q", s)
	}
	return s
}
