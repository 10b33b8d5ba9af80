package config

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// decoder fills the structs of Config from TOML by their tags.
type decoder struct {
	lines    *diag.Lines
	at       map[string]diag.Span
	doubtful map[string]bool // keys whose value was refused, or that are misspelt
	problems diag.List
}

func reflectOf(c *Config) reflect.Value { return reflect.ValueOf(c).Elem() }

//go:noinline
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
			p := diag.New("config/unknown-key", at, "%q is not a key of %s", k.Name, tableName(prefix)).DidYouMean(k.Name, keys)
			d.doubtful[prefix+p.Fix] = true
			d.report(p)
			continue
		}
		path := prefix + k.Name
		d.at[path] = at
		if k.Value.Form == document.Scalar {
			d.at[path] = d.span(k.Value)
		}
		d.value(v.Field(i), v.Type().Field(i), k.Value, path, d.at[path])
	}
	for _, key := range keys {
		if f := v.Type().Field(index[key]); f.Tag.Get("need") == "required" && prefix != "" && v.Field(index[key]).IsZero() && !d.doubtful[prefix+key] {
			d.report(diag.New("config/value", d.span(n), "%s needs the key %s", tableName(prefix), key))
		}
	}
}

var (
	numbers      = pattern.Of(`\.\d+\b`)
	oneOfSeveral = pattern.Of(`\.\d+$`)
)

// tableName names a table as it is written: [limits], [[editions]] for one of
// several, [views.filter] for a table in one of several.
func tableName(prefix string) string {
	path := strings.TrimSuffix(prefix, ".")
	switch name := numbers().ReplaceAllString(path, ""); {
	case path == "":
		return "config.toml"
	case oneOfSeveral().MatchString(path):
		return "[[" + name + "]]"
	default:
		return "[" + name + "]"
	}
}

// keyName names a key without the numbers in its path: "editions.output".
func keyName(path string) string { return numbers().ReplaceAllString(path, "") }

func (d *decoder) value(v reflect.Value, f reflect.StructField, n *document.Node, path string, at diag.Span) {
	switch t := v.Type(); {
	case t == reflect.TypeFor[map[string]any]():
		if n.Form != document.Map {
			d.wrong(path, at, "a table: write [%s]", keyName(path))
			return
		}
		v.Set(reflect.ValueOf(plain(n)))
	case t == reflect.TypeFor[map[string]string]():
		if n.Form != document.Map {
			d.wrong(path, at, "a table: write [%s]", keyName(path))
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
			d.wrong(path, at, "a table: write [%s]", keyName(path))
			return
		}
		d.table(v, n, path+".")
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		if n.Form != document.List {
			d.wrong(path, at, "tables: write [[%s]]", keyName(path))
			return
		}
		for i, item := range n.Items {
			element := reflect.New(t.Elem()).Elem()
			d.at[path+"."+strconv.Itoa(i)] = d.span(item)
			if item.Form == document.Map {
				d.table(element, item, path+"."+strconv.Itoa(i)+".")
			} else {
				d.wrong(path, d.span(item), "tables: write [[%s]]", keyName(path))
			}
			v.Set(reflect.Append(v, element))
		}
	case t.Kind() == reflect.Slice:
		if n.Form != document.List {
			d.wrong(path, at, "a list: write [%q]", n.Text)
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

// wrong reports a value in another form than its key needs.
func (d *decoder) wrong(path string, at diag.Span, format string, args ...any) {
	d.doubtful[path] = true
	d.report(diag.New("config/value", at, "%s needs %s", keyName(path), fmt.Sprintf(format, args...)))
}

func (d *decoder) scalar(v reflect.Value, f reflect.StructField, n *document.Node, path string) {
	at, is := d.at[path], keyName(path)+" is "+n.Text+","
	if n.Quoted {
		is = fmt.Sprintf("%s is %q,", keyName(path), n.Text)
	}
	refuse := func(format string, args ...any) {
		d.doubtful[path] = true
		d.report(diag.New("config/value", at, format, args...))
	}
	if n.Form != document.Scalar {
		d.wrong(path, at, "a single value")
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		if n.Quoted || n.Text != "true" && n.Text != "false" {
			refuse("%s but needs true or false", is)
			return
		}
		v.SetBool(n.Text == "true")
	case reflect.Int:
		number, err := strconv.Atoi(n.Text)
		low, _ := strconv.Atoi(f.Tag.Get("min"))
		high, _ := strconv.Atoi(f.Tag.Get("most"))
		if err != nil || n.Quoted || high > 0 && (number < low || number > high) {
			refuse("%s but needs a number from %d to %d", is, low, high)
			return
		}
		v.SetInt(int64(number))
	default:
		if !n.Quoted {
			refuse("%s but needs text in quotes", is)
			return
		}
		if enum := f.Tag.Get("enum"); enum != "" {
			if known := strings.Split(enum, ","); !slices.Contains(known, n.Text) {
				d.doubtful[path] = true
				d.report(diag.New("config/value", at, "%q is no value of %s", n.Text, keyName(path)).DidYouMean(n.Text, known))
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
		c.at[s.Key] = diag.Span{File: s.From}
		if s.Key == "base_url" {
			for i := range c.Editions {
				c.Editions[i].BaseURL = s.Value
			}
		}
	}
	return problems
}
