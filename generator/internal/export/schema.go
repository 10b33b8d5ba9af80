package export

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// SchemaFile is the name under which the schema lies beside the data.
const SchemaFile = "roadmap.schema-1.json"

// Schema writes the JSON Schema (draft 2020-12) of the file that JSON writes.
// It is made from the structs, so that it cannot say anything else.
func Schema(w io.Writer) error {
	types := map[string]any{}
	root := object(reflect.TypeFor[Roadmap](), types)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A roadmap made by Fingerpost"
	root["$defs"] = types
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(root)
}

func object(t reflect.Type, types map[string]any) map[string]any {
	properties, required := map[string]any{}, []string{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			if f.Anonymous {
				add(f.Type)
				continue
			}
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			shape := shapeOf(f.Type, types)
			if doc := f.Tag.Get("doc"); doc != "" {
				shape["description"] = doc
			}
			if words := f.Tag.Get("enum"); words != "" {
				shape["enum"] = strings.Split(words, ",")
			}
			if name == "version" {
				shape["const"] = Version
			}
			properties[name] = shape
			if !strings.Contains(options, "omitempty") {
				required = append(required, name)
			}
		}
	}
	add(t)
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

func shapeOf(t reflect.Type, types map[string]any) map[string]any {
	if t == reflect.TypeFor[Works]() {
		t = reflect.TypeFor[[]*Work]()
	}
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOf(t.Elem(), types)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": shapeOf(t.Elem(), types)}
	case reflect.Struct:
		name := strings.ToLower(t.Name())
		if _, known := types[name]; !known {
			types[name] = nil // its own parts may name it
			types[name] = object(t, types)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	}
	return map[string]any{"type": "string"}
}
