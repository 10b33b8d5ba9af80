package digest

import "reflect"

// A Field is the digest of one field of a struct, by its name as templates
// write it: "Prose", "Frame.Title".
type Field struct {
	Name string
	Sum  Digest
}

// Fields returns the digests of what a template can reach by name in a struct,
// and in the structs directly inside of it. It says which part of a value makes
// its digest another one; of a value that is no struct it returns one field
// without a name.
func Fields(v any) []Field {
	value := reflect.ValueOf(v)
	if value.Kind() != reflect.Struct || planOf(value.Type()).digester {
		return []Field{{"", Of(v)}}
	}
	var fields []Field
	each(value, func(name string, inner reflect.Value) {
		if inner.Kind() == reflect.Struct && !planOf(inner.Type()).digester {
			each(inner, func(deep string, v reflect.Value) { fields = append(fields, Field{name + "." + deep, of(v)}) })
			return
		}
		fields = append(fields, Field{name, of(inner)})
	})
	return fields
}

func each(v reflect.Value, see func(name string, inner reflect.Value)) {
	for _, f := range planOf(v.Type()).fields {
		see(v.Type().Field(f.index).Name, v.Field(f.index))
	}
}

// Changed returns the names of fields that differ between two values of one
// type, in order.
func Changed(was, now []Field) []string {
	before := make(map[string]Digest, len(was))
	for _, f := range was {
		before[f.Name] = f.Sum
	}
	var names []string
	for _, f := range now {
		if sum, ok := before[f.Name]; !ok || sum != f.Sum {
			names = append(names, f.Name)
		}
	}
	return names
}
