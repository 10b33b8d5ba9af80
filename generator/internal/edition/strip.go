package edition

import (
	"reflect"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

var (
	refType      = reflect.TypeFor[model.Ref]()
	audienceType = reflect.TypeFor[model.Audience]()
	headerType   = reflect.TypeFor[model.Header]()
)

// common reports whether a key is one that every entry has.
func common(key string) bool {
	for i := range headerType.NumField() {
		if headerType.Field(i).Tag.Get("key") == key {
			return true
		}
	}
	return false
}

// keys empties the top keys that the edition or an override hides.
func (n *narrower) keys(v reflect.Value, h *model.Header) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			n.keys(v.Field(i), h)
			continue
		}
		if key := f.Tag.Get("key"); key != "" && key != "title" && n.hidden(h, key) {
			v.Field(i).SetZero()
		}
	}
}

// strip takes out of v, a copy, every reference to what is hidden and every
// part for other audiences. Lists are copied before they are shortened: the
// entry that v was copied from is shared between editions and builds.
func (n *narrower) strip(v reflect.Value) {
	for i := range v.NumField() {
		field, f := v.Field(i), v.Type().Field(i)
		switch {
		case f.Name == "Refs" && v.Type() == headerType:
		case f.Anonymous:
			n.strip(field)
		case field.Type() == refType:
			if !n.sees(field.Interface().(model.Ref)) {
				field.SetZero()
			}
		case field.Kind() == reflect.Slice && mayHide(field.Type().Elem()):
			n.list(field)
		case field.Kind() == reflect.Struct && mayHide(field.Type()):
			if !n.keeps(field) {
				field.SetZero()
			} else {
				n.strip(field)
			}
		}
	}
}

func (n *narrower) list(v reflect.Value) {
	if v.IsNil() {
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		element := v.Index(i)
		if element.Type() == refType {
			if n.sees(element.Interface().(model.Ref)) {
				out = reflect.Append(out, element)
			}
			continue
		}
		if !n.keeps(element) {
			continue
		}
		part := reflect.New(element.Type()).Elem()
		part.Set(element)
		n.strip(part)
		out = reflect.Append(out, part)
	}
	v.Set(out)
}

// keeps reports whether a part is shown: its audience is included, and the
// references it cannot do without lead to something shown. A key with the tag
// gone:"part" takes the part along when what it names is hidden, since the
// part would read otherwise without it: a source's stance as our own.
func (n *narrower) keeps(v reflect.Value) bool {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch f.Type {
		case audienceType:
			if !n.s.Reads(v.Field(i).Interface().(model.Audience)) {
				return false
			}
		case refType:
			if (f.Tag.Get("need") == "required" || f.Tag.Get("gone") == "part") && !n.sees(v.Field(i).Interface().(model.Ref)) {
				return false
			}
		}
	}
	return true
}

// mayHide reports whether values of a type can hold references or audiences.
func mayHide(t reflect.Type) bool {
	if t == refType || t == audienceType {
		return true
	}
	if t.Kind() == reflect.Slice {
		return mayHide(t.Elem())
	}
	if t.Kind() != reflect.Struct || t.PkgPath() != headerType.PkgPath() {
		return false
	}
	for i := range t.NumField() {
		if mayHide(t.Field(i).Type) {
			return true
		}
	}
	return false
}
