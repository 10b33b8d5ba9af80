package view

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
)

// pageTypes are the data of all templates. PageTypesAreAll in the generator's
// tests sees to it that none is missing.
var pageTypes = PageTypes()

// fill sets every field that a template can see to something.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("text")
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		// A tree holds trees: three levels of them are enough.
		if depth < 9 && (v.Type() != reflect.TypeFor[[]TreeNode]() || depth < 6) {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), depth+1)
			fill(v.Index(1), depth+1)
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]any{"key": "value"}))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*markdown.Fragment]() {
			v.Set(reflect.ValueOf(markdown.Parse([]byte("Words."), markdown.Options{}).Render(nil)))
		}
	}
}

// leaves calls visit for every simple value below v.
func leaves(v reflect.Value, path string, visit func(v reflect.Value, path string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	default:
		visit(v, path)
	}
}

func TestDigestSeesEveryLeafOfEveryPage(t *testing.T) {
	seen := 0
	for _, data := range pageTypes {
		page := reflect.New(reflect.TypeOf(data)).Elem()
		fill(page, 0)
		base := digest.Of(page.Interface())
		leaves(page, page.Type().Name(), func(v reflect.Value, path string) {
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			switch v.Kind() {
			case reflect.String:
				v.SetString("other")
			case reflect.Int:
				v.SetInt(8)
			case reflect.Bool:
				v.SetBool(false)
			case reflect.Map:
				v.Set(reflect.ValueOf(map[string]any{"key": "other"}))
			case reflect.Pointer:
				v.Set(reflect.ValueOf(markdown.Parse([]byte("Other words."), markdown.Options{}).Render(nil)))
			default:
				t.Fatalf("%s: a %s is no page data", path, v.Kind())
			}
			if digest.Of(page.Interface()) == base {
				t.Errorf("the digest does not see %s", path)
			}
			v.Set(old)
			seen++
		})
	}
	if seen < 1000 {
		t.Errorf("only %d leaves were tried", seen)
	}
}

// leafTypes may have methods: they are finished values, not things to ask.
var leafTypes = map[reflect.Type]bool{reflect.TypeFor[*markdown.Fragment](): true}

func TestPageDataHasNoMethods(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(t2 reflect.Type)
	look = func(typ reflect.Type) {
		if seen[typ] || leafTypes[typ] {
			return
		}
		seen[typ] = true
		if typ.NumMethod() > 0 || typ.Kind() == reflect.Struct && reflect.PointerTo(typ).NumMethod() > 0 {
			t.Errorf("%s has methods that templates could call, unseen by the digest", typ)
		}
		switch typ.Kind() {
		case reflect.Struct:
			for i := range typ.NumField() {
				if !typ.Field(i).IsExported() && !typ.Field(i).Anonymous {
					t.Errorf("%s.%s is not exported: templates cannot see it", typ, typ.Field(i).Name)
				}
				look(typ.Field(i).Type)
			}
		case reflect.Slice, reflect.Pointer, reflect.Array:
			look(typ.Elem())
		}
	}
	for _, data := range pageTypes {
		look(reflect.TypeOf(data))
	}
}
