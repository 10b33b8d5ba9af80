package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// renamed maps names that other tools and older notes use to ours.
func renamed(key string) string {
	return map[string]string{
		"lastmod": "updated", "modified": "updated", "type": "kind", "related": "relates_to", "color": "colour",
		"steward": "owner", "description": "summary", "categories": "tags", "keywords": "tags", "visibility": "audience",
		"priority": "weight", "order": "weight", "decision_rights": "decisions", "better": "direction",
	}[strings.ToLower(key)]
}

// elsewhere says where an author finds what a key means to other tools, if it
// is no key of ours.
func elsewhere(key string) string {
	return map[string]string{
		"id":     "the file name gives the id",
		"slug":   "the file name gives the address; an old id goes under formerly",
		"url":    "the file name gives the address; an old address goes under aliases",
		"theme":  "the folder of an item is its theme",
		"blocks": "write depends_on in the other entry",
	}[strings.ToLower(key)]
}

// unknownEntryKey reports a key that an entry does not have.
func (d *decoder) unknownEntryKey(key document.Key, fields []Field, rowKinds []*model.Kind) meantKey {
	kind := d.head.Kind.Name
	known := keysOf(fields)
	for _, k := range rowKinds {
		known = append(known, k.Plural)
	}
	if d.head.Row {
		known = append(known, "id")
	} else {
		known = append(known, "kind")
	}
	p := diag.New("front-matter/unknown-key", d.doc.SpanOfKey(key), "%q is not a key of %s %s", key.Name, article(kind), kind)
	if hint := elsewhere(key.Name); hint != "" {
		d.report(p.WithHint("%s", hint))
		return meantKey{}
	}
	return d.unknownKey(key, known, p.WithHint("keys of your own begin with x_; fingerpost help fields %s lists the others", kind))
}

// unknownPartKey reports a key that a part of an entry does not have.
func (d *decoder) unknownPartKey(key document.Key, f Field) meantKey {
	known := keysOf(f.Sub)
	if gate := gateKey(key.Name); gate != "" && !slices.Contains(known, gate) {
		d.report(diag.New("gate/audience", d.doc.SpanOfKey(key), "a part of %s has no %s of its own, so nobody knows who may read this", f.Key, gate).
			WithHint("hide the whole key under overrides, or write the part into a block of the prose"))
		d.head.Audience.Bad = true
		return meantKey{}
	}
	p := diag.New("front-matter/unknown-key", d.doc.SpanOfKey(key), "%q is not a key of %s", key.Name, f.Key)
	return d.unknownKey(key, known, p.WithHint("known here: %s", strings.Join(known, ", ")))
}

// gateKey returns the gate that a key was meant to be, or "".
func gateKey(name string) string {
	gates := []string{"audience", "draft"}
	if to := renamed(name); slices.Contains(gates, to) {
		return to
	}
	gate, _ := diag.Closest(name, gates)
	return gate
}

// A meantKey is a key that was misspelt where a known one was meant.
type meantKey struct {
	name string // the known one; "" if that cannot be told
	at   diag.Span
}

func (d *decoder) unknownKey(key document.Key, known []string, p diag.Diagnostic) meantKey {
	to := renamed(key.Name)
	if slices.Contains(known, to) {
		p = p.WithHint("here it is called %q", to)
	} else if best, ok := diag.Closest(key.Name, known); ok {
		to = best
		p = p.WithHint("did you mean %q?", to)
	} else {
		d.report(p)
		return meantKey{}
	}
	p.Fix = to
	d.report(p)
	return meantKey{to, p.At}
}

// settle lets misspelt keys count as written, so that rules do not miss what
// they say; and if one would have kept readers out, nobody reads what it
// stands in.
func (d *decoder) settle(v reflect.Value, fields []Field, prefix string, misspelt []meantKey) {
	for _, m := range misspelt {
		if m.name == "" {
			continue
		}
		if path := prefix + m.name; !d.head.Has(path) {
			d.mark(path, m.at)
		}
		d.spoil(prefix + m.name)
		f := find(fields, m.name)
		switch {
		case f == nil:
		case f.typ == audienceType:
			v.FieldByIndex(f.index).Set(reflect.ValueOf(model.Audience{Bad: true}))
		case f.typ == gateType:
			v.FieldByIndex(f.index).Set(reflect.ValueOf(model.Gate{Bad: true}))
		}
	}
}

func keysOf(fields []Field) []string {
	keys := make([]string, 0, len(fields))
	for _, f := range fields {
		if f.Key != mapKey && f.Key != mapValue {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// required reports the keys that an entry or part cannot do without.
func (d *decoder) required(v reflect.Value, fields []Field, prefix string, at diag.Span) {
	for _, f := range fields {
		if f.Need != "required" || f.Key == mapKey || f.Key == mapValue {
			continue
		}
		if v.FieldByIndex(f.index).IsZero() && !d.head.Has(prefix+f.Key) {
			what := article(d.head.Kind.Name) + " " + d.head.Kind.Name
			if parts := strings.Split(prefix, "."); len(parts) > 1 {
				what = whole(parts[:len(parts)-1])
			}
			p := diag.New("value/required", at, "%s needs the key %s", what, f.Key).WithHint("add %s: %s", f.Key, f.Form())
			if d.doc.Meta == nil {
				p = diag.New("value/required", at, "the page has no title").WithHint("begin the file with a heading: # and its words")
			}
			d.report(p)
		}
	}
}

// whole names the part that a path leads to: "horizon", or "this part of
// skills" for an element of a list.
func whole(path []string) string {
	last := path[len(path)-1]
	if _, err := strconv.Atoi(last); err == nil && len(path) > 1 {
		return "this part of " + path[len(path)-2]
	}
	return last
}
