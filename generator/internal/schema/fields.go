// Package schema holds everything that follows from a kind's declaration:
// decoding front matter into entries, messages about what does not fit, the
// field tables of the reference pages and blank files. It knows nothing of
// other entries: whether a reference leads anywhere is for the graph to say.
//
//	entries, problems := schema.Decode(doc, model.PlaceOf(path))
package schema

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A Field is one key of a kind, or of a part of one.
type Field struct {
	Key    string
	Doc    string
	To     []string // of a reference: the kinds it may name, "*" for any
	Enum   []string
	Also   map[string]string // other words that are read as one of Enum
	Need   string            // "required", "rule", "expected" or ""
	Max    int               // characters; 0 means no bound
	Min    int
	Most   int // bounds of a number; both 0 means none
	AsMap  bool
	None   bool   // the word none may stand for nobody
	Common bool   // one of the keys that every entry has
	Of     string // "keys": its words are keys of the entry
	Sub    []Field

	index  []int // of the struct field
	typ    reflect.Type
	inList bool // an element of a list
}

// Parts returns the keys below a field. Where authors choose the name of a key
// themselves, it is written in capitals: the first part says what KEY is, and of
// a plain value the second what it holds.
func (f Field) Parts() []Field {
	parts := make([]Field, 0, len(f.Sub))
	for _, sub := range f.Sub {
		switch sub.Key {
		case mapKey:
			sub.Key = "KEY"
		case mapValue:
			sub.Key = "VALUE"
		}
		parts = append(parts, sub)
	}
	return parts
}

// element returns the field as one element of its list is decoded.
func (f Field) element() Field {
	f.typ, f.inList = f.typ.Elem(), true
	return f
}

// Fields returns the keys of a kind: its own first, then those that every
// entry has.
func Fields(k *model.Kind) []Field {
	all := fieldsOf(reflect.TypeOf(k.New()).Elem())
	own := make([]Field, 0, len(all))
	for _, f := range all {
		if !f.Common {
			own = append(own, f)
		}
	}
	for _, f := range all {
		if f.Common {
			own = append(own, f)
		}
	}
	return own
}

// fieldsOf answers from a table built once from the kinds.
func fieldsOf(t reflect.Type) []Field {
	if fields, ok := tables()[t]; ok {
		return fields
	}
	return compile(t)
}

var tables = sync.OnceValue(func() map[reflect.Type][]Field {
	m := map[reflect.Type][]Field{}
	for _, k := range model.Kinds {
		t := reflect.TypeOf(k.New()).Elem()
		m[t] = compile(t)
	}
	return m
})

var headerType = reflect.TypeFor[model.Header]()

func compile(t reflect.Type) []Field {
	var fields []Field
	for i := range t.NumField() {
		sf := t.Field(i)
		if sf.Anonymous {
			for _, f := range compile(sf.Type) {
				f.index = append([]int{i}, f.index...)
				f.Common = f.Common || sf.Type == headerType
				fields = append(fields, f)
			}
			continue
		}
		key := sf.Tag.Get("key")
		switch {
		case sf.Tag.Get("mapkey") != "":
			key = mapKey
		case sf.Tag.Get("mapvalue") != "":
			key = mapValue
		case key == "":
			continue
		}
		f := Field{Key: key, Doc: sf.Tag.Get("doc"), Need: sf.Tag.Get("need"), AsMap: sf.Tag.Get("as") == "map", None: sf.Tag.Get("none") != "",
			To: words(sf.Tag.Get("to")), Enum: words(sf.Tag.Get("enum")), Of: sf.Tag.Get("of"), index: []int{i}, typ: sf.Type}
		for _, pair := range words(sf.Tag.Get("also")) {
			other, word, _ := strings.Cut(pair, "=")
			if f.Also == nil {
				f.Also = map[string]string{}
			}
			f.Also[other] = word
		}
		f.Max, _ = strconv.Atoi(sf.Tag.Get("max"))
		f.Min, _ = strconv.Atoi(sf.Tag.Get("min"))
		f.Most, _ = strconv.Atoi(sf.Tag.Get("most"))
		if part := partOf(sf.Type); part != nil {
			f.Sub = compile(part)
		}
		fields = append(fields, f)
	}
	return fields
}

// The places of the two parts of a map entry.
const (
	mapKey   = "<key>"
	mapValue = "<value>"
)

func words(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

// partOf returns the struct type of a field that holds parts of its own.
func partOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || isLeaf(t) {
		return nil
	}
	return t
}

var textValue = reflect.TypeFor[model.TextValue]()

func isLeaf(t reflect.Type) bool {
	switch t {
	case refType, nameType, audienceType, gateType:
		return true
	}
	return reflect.PointerTo(t).Implements(textValue)
}

var (
	refType      = reflect.TypeFor[model.Ref]()
	nameType     = reflect.TypeFor[model.Name]()
	audienceType = reflect.TypeFor[model.Audience]()
	gateType     = reflect.TypeFor[model.Gate]()
)

// Form describes in words how the value of a field is written, for messages
// and the reference page: "a list of ids of roles".
func (f Field) Form() string {
	t, list := f.typ, false
	if t.Kind() == reflect.Slice {
		t, list = t.Elem(), true
	}
	one, many := f.elementForm(t)
	switch {
	case f.AsMap:
		return "keys with values"
	case list:
		return "a list of " + many
	}
	return one
}

func (f Field) elementForm(t reflect.Type) (one, many string) {
	if len(f.Enum) > 0 {
		return "one of " + strings.Join(f.Enum, ", "), "words out of " + strings.Join(f.Enum, ", ")
	}
	switch t {
	case refType:
		if len(f.To) == 1 && f.To[0] == "*" {
			return "an id", "ids"
		}
		return "the id of " + article(f.To[0]) + " " + strings.Join(f.To, " or "), "ids of " + strings.Join(plurals(f.To), " or ")
	case audienceType:
		return "one or more audiences of config.toml", ""
	case gateType:
		return "true or false", ""
	case nameType:
		return "a word", "words"
	case reflect.TypeFor[model.Date]():
		return "a date such as 2027-05-14", "dates"
	case reflect.TypeFor[model.Period]():
		return "a period such as 2027-Q2", "periods"
	case reflect.TypeFor[model.Every]():
		return "a span of time such as 6w", ""
	case reflect.TypeFor[model.Number]():
		return "a number", "numbers"
	case reflect.TypeFor[model.Percent]():
		return "auto, or a number from 0 to 100", ""
	case reflect.TypeFor[model.URL]():
		return "an address", "addresses"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "true or false", ""
	case reflect.Int:
		return "a whole number", "whole numbers"
	case reflect.Struct:
		keys := strings.Join(keysOf(f.Sub), ", ")
		return "keys: " + keys, "entries with " + keys
	}
	return "text", "texts"
}

func plurals(kinds []string) []string {
	out := make([]string, len(kinds))
	for i, name := range kinds {
		out[i] = name
		if k, ok := model.KindNamed(name); ok {
			out[i] = k.Plural
		}
	}
	return out
}
