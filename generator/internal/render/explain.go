package render

import (
	"path"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

var (
	unknownField = pattern.Of(`can't evaluate field (\S+) in type (\S+)`)
	unknownPart  = pattern.Of(`(?:no such template|template) "([^"]+)"(?: not defined)?$`)
	unknownFunc  = pattern.Of(`function "([^"]+)" not defined`)
	executing    = pattern.Of(`^executing "[^"]*" at <[^>]*>: (?:error calling \w+: )?`)
)

// explain says in the words of a template's author what html/template says in
// those of its own, and what was probably meant.
func (t *Theme) explain(d diag.Diagnostic, message string, data any) diag.Diagnostic {
	if m := unknownField().FindStringSubmatch(message); m != nil {
		d = t.pointAt(d, "."+m[1])
		d.Message = "there is no field ." + m[1] + " here"
		fields := fieldsNamed(reflect.TypeOf(data), strings.TrimPrefix(m[2], "*"), map[reflect.Type]bool{})
		if best, ok := diag.Closest(m[1], fields); ok {
			return d.WithHint("did you mean .%s? there are %s", best, strings.Join(fields, ", "))
		}
		if len(fields) > 0 {
			return d.WithHint("there are %s", strings.Join(fields, ", "))
		}
		return d
	}
	if m := unknownPart().FindStringSubmatch(message); m != nil {
		d = t.pointAt(d, `"`+m[1]+`"`)
		d.Message = `there is no template "` + m[1] + `"`
		return d.DidYouMean(m[1], t.parts())
	}
	if m := unknownFunc().FindStringSubmatch(message); m != nil {
		d = t.pointAt(d, m[1])
		d.Message = `there is no function "` + m[1] + `"`
		return d.DidYouMean(m[1], sorted(t.functions()))
	}
	if rest := executing().ReplaceAllString(message, ""); rest != message {
		d.Message = clip(rest)
	}
	switch {
	case strings.Contains(message, "unexpected EOF"):
		return d.WithHint("close every if, range, with and define by {{end}}")
	case strings.Contains(message, "bad character"), strings.Contains(message, "unclosed action"):
		return d.WithHint("what begins with {{ ends with }}")
	}
	return d
}

// pointAt narrows the place of a problem to a piece of text in its line: the
// one at its column, or the first.
func (t *Theme) pointAt(d diag.Diagnostic, text string) diag.Diagnostic {
	for _, f := range t.files {
		if f.Path != d.At.File {
			continue
		}
		line, _ := f.Lines().Text(d.At.Line)
		from := min(max(d.At.Col-1, 0), len(line)) // html/template counts bytes
		at := strings.Index(line[from:], text)
		if at < 0 {
			at, from = strings.Index(line, text), 0
		}
		if at >= 0 {
			d.At.Col = utf8.RuneCountInString(line[:from+at]) + 1
			d.At.Len = utf8.RuneCountInString(text)
		}
	}
	return d
}

// parts returns the names of the parts that templates may use.
func (t *Theme) parts() []string {
	seen := map[string]bool{}
	for _, trees := range t.trees().all() {
		for name := range trees {
			if path.Ext(name) != "" {
				seen[name] = true
			}
		}
	}
	return sorted(seen)
}
