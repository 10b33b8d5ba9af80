package config

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
)

// decoder fills the structs of Config from TOML by their tags.
type decoder struct {
	lines    *diag.Lines
	at       map[string]diag.Span
	problems diag.List
}

func reflectOf(c *Config) reflect.Value { return reflect.ValueOf(c).Elem() }

func (d *decoder) report(p diag.Diagnostic) { d.problems = append(d.problems, p) }

func (d *decoder) span(n *document.Node) diag.Span { return d.lines.Span(n.Off, n.Len) }

// keysOf returns the keys of a struct with the index of their fields.
func keysOf(t reflect.Type) (keys []string, index map[string]int) {
	index = map[string]int{}
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("key"); key != "" {
			keys = append(keys, key)
			index[key] = i
		}
	}
	return keys, index
}

func (d *decoder) table(v reflect.Value, n *document.Node, prefix string) {
	keys, index := keysOf(v.Type())
	for _, k := range n.Keys {
		at := d.lines.Span(k.Off, k.Len)
		i, known := index[k.Name]
		if !known {
			where := "config.toml"
			if prefix != "" {
				where = "[" + strings.TrimSuffix(prefix, ".") + "]"
			}
			d.report(diag.New("config/unknown-key", at, "%q is not a key of %s", k.Name, where).DidYouMean(k.Name, keys))
			continue
		}
		path := prefix + k.Name
		d.at[path] = at
		if k.Value.Form == document.Scalar {
			d.at[path] = d.span(k.Value)
		}
		d.value(v.Field(i), v.Type().Field(i), k.Value, path, d.at[path])
	}
	for key, i := range index {
		if v.Type().Field(i).Tag.Get("need") == "required" && v.Field(i).IsZero() && prefix != "" {
			d.report(diag.New("config/value", d.span(n), "this part of [[%s]] needs the key %s", strings.SplitN(prefix, ".", 2)[0], key))
		}
	}
}

func (d *decoder) value(v reflect.Value, f reflect.StructField, n *document.Node, path string, at diag.Span) {
	wrong := func(form string) {
		d.report(diag.New("config/value", at, "%s needs %s", path, form))
	}
	switch t := v.Type(); {
	case t == reflect.TypeFor[map[string]any]():
		if n.Form != document.Map {
			wrong("a table")
			return
		}
		v.Set(reflect.ValueOf(plain(n)))
	case t == reflect.TypeFor[map[string]string]():
		if n.Form != document.Map {
			wrong("a table")
			return
		}
		m := map[string]string{}
		for _, k := range n.Keys {
			m[k.Name] = k.Value.Text
			d.at[path+"."+k.Name] = d.lines.Span(k.Off, k.Len)
			d.at[path+"."+k.Name+"="] = d.span(k.Value)
		}
		v.Set(reflect.ValueOf(m))
	case t.Kind() == reflect.Struct:
		if n.Form != document.Map {
			wrong("a table")
			return
		}
		d.table(v, n, path+".")
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		if n.Form != document.List {
			wrong("tables: write [[" + path + "]]")
			return
		}
		for i, item := range n.Items {
			element := reflect.New(t.Elem()).Elem()
			d.at[path+"."+strconv.Itoa(i)] = d.span(item)
			if item.Form == document.Map {
				d.table(element, item, path+"."+strconv.Itoa(i)+".")
			} else {
				wrong("tables: write [[" + path + "]]")
			}
			v.Set(reflect.Append(v, element))
		}
	case t.Kind() == reflect.Slice:
		if n.Form != document.List {
			wrong("a list")
			return
		}
		for i, item := range n.Items {
			itemPath := path + "." + strconv.Itoa(i)
			d.at[itemPath] = d.span(item)
			element := reflect.New(t.Elem()).Elem()
			d.scalar(element, f, item, itemPath)
			v.Set(reflect.Append(v, element))
		}
	default:
		d.scalar(v, f, n, path)
	}
}

func (d *decoder) scalar(v reflect.Value, f reflect.StructField, n *document.Node, path string) {
	at := d.at[path]
	if n.Form != document.Scalar {
		d.report(diag.New("config/value", at, "%s needs a single value", path))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		if n.Quoted || n.Text != "true" && n.Text != "false" {
			d.report(diag.New("config/value", at, "%s is %q, but needs true or false", path, n.Text))
			return
		}
		v.SetBool(n.Text == "true")
	case reflect.Int:
		number, err := strconv.Atoi(n.Text)
		low, _ := strconv.Atoi(f.Tag.Get("min"))
		high, _ := strconv.Atoi(f.Tag.Get("most"))
		if err != nil || n.Quoted || high > 0 && (number < low || number > high) {
			d.report(diag.New("config/value", at, "%s is %s, but needs a number from %d to %d", path, n.Text, low, high))
			return
		}
		v.SetInt(int64(number))
	default:
		if !n.Quoted {
			d.report(diag.New("config/value", at, "%s is %s, but needs text in quotes", path, n.Text))
			return
		}
		if enum := f.Tag.Get("enum"); enum != "" {
			if known := strings.Split(enum, ","); !slices.Contains(known, n.Text) {
				d.report(diag.New("config/value", at, "%q is no value of %s", n.Text, path).DidYouMean(n.Text, known))
				return
			}
		}
		v.SetString(n.Text)
	}
}

func plain(n *document.Node) any {
	switch n.Form {
	case document.Map:
		m := map[string]any{}
		for _, k := range n.Keys {
			m[k.Name] = plain(k.Value)
		}
		return m
	case document.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = plain(item)
		}
		return list
	}
	if !n.Quoted {
		if number, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return number
		}
		if n.Text == "true" || n.Text == "false" {
			return n.Text == "true"
		}
	}
	return n.Text
}

// override lays settings over top-level keys that hold text.
func (c *Config) override(settings []Setting) diag.List {
	var problems diag.List
	v := reflectOf(c)
	_, index := keysOf(v.Type())
	var known []string
	for key, i := range index {
		if v.Field(i).Kind() == reflect.String {
			known = append(known, key)
		}
	}
	slices.Sort(known)
	for _, s := range settings {
		if !slices.Contains(known, s.Key) {
			problems = append(problems, diag.New("config/unknown-key", diag.Span{File: s.From}, "%s sets %q, which is not a key that can be set there", s.From, s.Key).
				DidYouMean(s.Key, known))
			continue
		}
		v.Field(index[s.Key]).SetString(s.Value)
		if s.Key == "base_url" {
			for i := range c.Editions {
				c.Editions[i].BaseURL = s.Value
			}
		}
	}
	return problems
}

func (c *Config) where(path string, file string) diag.Span {
	if at, ok := c.At[path]; ok {
		return at
	}
	return diag.Span{File: file}
}

func index(format string, i int) string { return fmt.Sprintf(format, i) }
