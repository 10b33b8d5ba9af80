package config

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A Key is one key of config.toml, for people who look it up.
type Key struct {
	Name     string // "date_precision"
	Form     string // how its value is written, in words
	Default  string // as it would be written; "" if there is none
	Required bool
	Doc      string
}

// A Table is a part of config.toml with its keys.
type Table struct {
	Name string // "[limits]", "[[editions]]" for one of several, "[views.filter]" for a table in one of several, "" for the top of the file
	Doc  string
	Keys []Key
}

// Tables returns everything that config.toml may hold, from the declarations.
func Tables() []Table {
	var c Config
	c.fill()
	top, tables := tablesOf(reflect.ValueOf(c))
	return append([]Table{{Keys: top}}, tables...)
}

// tablesOf returns the keys of a struct and the tables below it. The values of
// v are the defaults; those of tables that stand several times are in their docs.
func tablesOf(v reflect.Value) (keys []Key, tables []Table) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Tag.Get("key")
		switch {
		case name == "":
		case f.Type.Kind() == reflect.Struct:
			sub, _ := tablesOf(v.Field(i))
			tables = append(tables, Table{"[" + name + "]", f.Tag.Get("doc"), sub})
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			sub, below := tablesOf(reflect.Zero(f.Type.Elem()))
			tables = append(tables, Table{"[[" + name + "]]", f.Tag.Get("doc") + idsOf(v.Field(i)), sub})
			for _, t := range below {
				t.Name = "[" + name + "." + t.Name[1:]
				tables = append(tables, t)
			}
		case f.Type == reflect.TypeFor[map[string]any]():
			tables = append(tables, Table{"[" + name + "]", f.Tag.Get("doc"), nil})
		default:
			keys = append(keys, Key{name, form(f), written(v.Field(i)), f.Tag.Get("need") == "required", f.Tag.Get("doc")})
		}
	}
	return keys, tables
}

// idsOf says which tables there are if none is written.
func idsOf(list reflect.Value) string {
	var ids []string
	for i := range list.Len() {
		ids = append(ids, list.Index(i).FieldByName("ID").String())
	}
	if len(ids) == 0 {
		return ""
	}
	return "; if none is listed: " + strings.Join(ids, ", ")
}

// form describes in words how the value of a key is written.
func form(f reflect.StructField) string {
	enum := strings.ReplaceAll(f.Tag.Get("enum"), ",", ", ")
	switch f.Type.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return fmt.Sprintf("a number from %s to %s", f.Tag.Get("min"), f.Tag.Get("most"))
	case reflect.Map:
		return "a table"
	case reflect.Slice:
		if enum != "" {
			return "a list of words out of " + enum
		}
		return "a list of texts"
	}
	if enum != "" {
		return "one of " + enum
	}
	return "text"
}

// written writes a default as TOML.
func written(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		if v.Int() > 0 {
			return strconv.FormatInt(v.Int(), 10)
		}
	case reflect.String:
		if v.Len() > 0 {
			return strconv.Quote(v.String())
		}
	case reflect.Slice:
		var items []string
		for i := range v.Len() {
			items = append(items, strconv.Quote(v.Index(i).String()))
		}
		if len(items) > 0 {
			return "[" + strings.Join(items, ", ") + "]"
		}
	}
	return ""
}
