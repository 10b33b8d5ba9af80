package stencil

import (
	"reflect"
	"slices"
	"sync/atomic"
)

var (
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	recordType = reflect.TypeFor[*record]()
)

// A record holds what a Maker would put in a map.
type record struct {
	keys   []string
	values []reflect.Value
}

func (r *record) get(key string) (reflect.Value, bool) {
	for i := len(r.keys) - 1; i >= 0; i-- { // the last of equal keys counts
		if r.keys[i] == key {
			return r.values[i], true
		}
	}
	return reflect.Value{}, false
}

type constant struct{ v reflect.Value }

func (c constant) value(*run) reflect.Value { return c.v }

type dot struct{}

func (dot) value(r *run) reflect.Value { return r.dot }

type variable int

func (v variable) value(r *run) reflect.Value { return r.vars[r.base+int(v)] }

// A field is .Name of something.
type field struct {
	of   expr
	name string
	last atomic.Pointer[found]
}

// found is where the field stands in the type that was met last.
type found struct {
	in     reflect.Type
	index  []int
	method int // of the pointer to it; -1 for a field
}

func (f *field) value(r *run) reflect.Value {
	v := r.direct(f.of.value(r))
	switch v.Kind() {
	case reflect.Struct:
		return r.member(f, v)
	case reflect.Pointer:
		if v.Type() == recordType {
			if value, ok := v.Interface().(*record).get(f.name); ok {
				return value
			}
		}
	case reflect.Map:
		if v.Type().Key() == stringType && v.Type().NumMethod() == 0 {
			if value := v.MapIndex(reflect.ValueOf(f.name)); value.IsValid() {
				return flat(value)
			}
		}
	}
	r.lost = true
	return reflect.Value{}
}

// member returns a field of a struct, or what a method of it returns.
func (r *run) member(f *field, v reflect.Value) reflect.Value {
	at := f.last.Load()
	if t := v.Type(); at == nil || at.in != t {
		if at = find(t, f.name); at == nil {
			r.lost = true
			return reflect.Value{}
		}
		f.last.Store(at)
	}
	switch {
	case at.method >= 0 && v.CanAddr():
		return flat(v.Addr().Method(at.method).Call(nil)[0])
	case at.method >= 0:
		r.lost = true
		return reflect.Value{}
	case len(at.index) == 1:
		return flat(v.Field(at.index[0]))
	}
	inner, err := v.FieldByIndexErr(at.index)
	if err != nil {
		r.lost = true
	}
	return flat(inner)
}

// find returns where a name stands in a struct; nil if templates cannot have it.
func find(t reflect.Type, name string) *found {
	if m, ok := reflect.PointerTo(t).MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			return nil
		}
		return &found{in: t, method: m.Index}
	}
	if f, ok := t.FieldByName(name); ok && f.IsExported() {
		return &found{in: t, index: slices.Clone(f.Index), method: -1}
	}
	return nil
}

// flat returns what an interface holds; an invalid value for a nil one.
func flat(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// direct follows pointers. Nil ones are for html/template to judge, and a
// record is a value here.
func (r *run) direct(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer && v.Type() != recordType {
		if v.IsNil() {
			r.lost = true
			return reflect.Value{}
		}
		v = flat(v.Elem())
	}
	return v
}

// truth says whether a value counts as true: anything but the empty and zero.
func (r *run) truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int() != 0
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	r.lost = true
	return false
}
