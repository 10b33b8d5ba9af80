package schema

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// spanOr returns the place of a key's value if it is a single one, else that
// of the key: a list or map has no sign in every format where it begins.
func (d *decoder) spanOr(key document.Key) diag.Span {
	if key.Value.Form == document.Scalar {
		return d.doc.SpanOf(key.Value)
	}
	return d.doc.SpanOfKey(key)
}

func (d *decoder) mark(path string, at diag.Span) {
	d.head.Marks = append(d.head.Marks, model.Mark{Path: path, Line: int32(at.Line), Col: int32(at.Col), Len: int32(at.Len)})
	d.head.Parted = d.head.Parted || strings.HasSuffix(path, ".audience")
}

// spoil marks what stands under a path as refused.
func (d *decoder) spoil(path string) {
	for i := range d.head.Marks {
		if d.head.Marks[i].Path == path {
			d.head.Marks[i].Bad = true
		}
	}
}

// field decodes the value of one key into v.
func (d *decoder) field(v reflect.Value, f Field, key document.Key, path string) {
	at := d.spanOr(key)
	d.mark(path, at)
	n := key.Value
	empty := n.Form == document.Null || n.Form == document.List && len(n.Items) == 0 ||
		n.Form == document.Map && len(n.Keys) == 0 || n.Form == document.Scalar && strings.TrimSpace(n.Text) == ""
	before := d.problems.Count(diag.Error)
	switch {
	case empty && f.Need == "required":
		hint := emptyHint(n, "write "+key.Name+": "+f.Form())
		d.report(diag.New("value/required", at, "%s is there but says nothing", key.Name).WithHint("%s", hint))
	case empty && f.Need == "rule": // told by the rule, where the key is needed
	case empty && v.Type() != audienceType && v.Type() != gateType:
		hint := emptyHint(n, "fill it, or take it out")
		d.report(diag.New("value/empty", at, "%s is there but says nothing", key.Name).WithHint("%s", hint))
	default:
		d.value(v, f, n, path, at)
	}
	if d.problems.Count(diag.Error) > before {
		d.spoil(path)
	}
}

func (d *decoder) value(v reflect.Value, f Field, n *document.Node, path string, at diag.Span) {
	switch t := v.Type(); {
	case t == audienceType:
		a := d.audience(n, at)
		a.Bad = a.Bad || v.Interface().(model.Audience).Bad // a part may have shut the entry
		v.Set(reflect.ValueOf(a))
	case t == gateType:
		v.Set(reflect.ValueOf(d.gate(n, at)))
	case f.AsMap:
		d.asMap(v, f, n, path, at)
	case t.Kind() == reflect.Slice:
		d.list(v, f, n, path, at)
	case t == refType || t == nameType || reflect.PointerTo(t).Implements(textValue) || t.Kind() != reflect.Struct:
		d.scalar(v, f, n, path, at)
	case n.Form != document.Map:
		d.wrongForm(f, n, at)
	default:
		d.part(v, f, n, path)
	}
}

// part decodes a map into a struct.
func (d *decoder) part(v reflect.Value, f Field, n *document.Node, path string) {
	var misspelt []meantKey
	for _, key := range n.Keys {
		sub := find(f.Sub, key.Name)
		if sub == nil {
			misspelt = append(misspelt, d.unknownPartKey(key, f))
			continue
		}
		d.field(v.FieldByIndex(sub.index), *sub, key, path+"."+key.Name)
	}
	d.settle(v, f.Sub, path+".", misspelt)
	d.required(v, f.Sub, path+".", d.doc.SpanOf(n))
}

// list decodes a list; a single value is a list of one.
func (d *decoder) list(v reflect.Value, f Field, n *document.Node, path string, at diag.Span) {
	items := n.Items
	if n.Form == document.Scalar || n.Form == document.Map && f.Sub != nil {
		items = []*document.Node{n}
	} else if n.Form != document.List {
		d.wrongForm(f, n, at)
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, len(items))
	for i, item := range items {
		element := reflect.New(v.Type().Elem()).Elem()
		itemPath := path + "." + strconv.Itoa(i)
		span := d.doc.SpanOf(item)
		d.mark(itemPath, span)
		before := d.problems.Count(diag.Error)
		d.value(element, f.element(), item, itemPath, span)
		if element.IsZero() && d.problems.Count(diag.Error) > before {
			continue
		}
		out = reflect.Append(out, element)
	}
	v.Set(out)
}

// asMap decodes a map into a list of structs, one for each key, as written.
func (d *decoder) asMap(v reflect.Value, f Field, n *document.Node, path string, at diag.Span) {
	if n.Form != document.Map {
		d.wrongForm(f, n, at)
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, len(n.Keys))
	for _, key := range n.Keys {
		element := reflect.New(v.Type().Elem()).Elem()
		keyPath := path + "." + key.Name
		d.mark(keyPath, d.doc.SpanOfKey(key))
		if k := find(f.Sub, mapKey); k != nil {
			target := element.FieldByIndex(k.index)
			if f.Key == "overrides" {
				d.head.Reads = append(d.head.Reads, model.Name{Text: key.Name, At: d.doc.SpanOfKey(key)})
			}
			if target.Type() == nameType {
				target.Set(reflect.ValueOf(model.Name{Text: key.Name, At: d.doc.SpanOfKey(key)}))
			} else {
				target.SetString(key.Name)
			}
		}
		if value := find(f.Sub, mapValue); value != nil {
			named := *value
			named.Key = key.Name
			d.value(element.FieldByIndex(value.index), named, key.Value, keyPath, d.spanOr(key))
		} else if key.Value.Form == document.Map {
			d.part(element, f, key.Value, keyPath)
		} else {
			d.wrongForm(Field{Key: key.Name, Sub: f.Sub, typ: element.Type()}, key.Value, d.spanOr(key))
			continue
		}
		out = reflect.Append(out, element)
	}
	v.Set(out)
}

func (d *decoder) wrongForm(f Field, n *document.Node, at diag.Span) {
	got := map[document.Form]string{document.Null: "nothing", document.Scalar: "a single value", document.List: "a list", document.Map: "keys with values"}[n.Form]
	what, needs := f.Key+" is", "needs"
	if f.inList {
		what, needs = "a part of "+f.Key+" is", "each needs"
	}
	p := diag.New("value/type", at, "%s %s, but %s %s", what, got, needs, f.Form())
	if n.Form == document.Map && f.inList && f.typ.Kind() == reflect.String {
		p = p.WithHint("put text that holds a colon into quotes")
	}
	d.report(p)
}

func (d *decoder) scalar(v reflect.Value, f Field, n *document.Node, path string, at diag.Span) {
	if n.Form != document.Scalar {
		d.wrongForm(f, n, at)
		return
	}
	text := strings.TrimSpace(n.Text)
	if value, ok := v.Addr().Interface().(model.TextValue); ok {
		if e := value.SetText(text); e != nil {
			d.report(diag.Diagnostic{Code: e.Code, Severity: diag.Error, At: at, Message: f.Key + ": " + e.Message, Hint: e.Hint, Fix: e.Fix})
		}
		return
	}
	switch v.Type() {
	case refType:
		ref := model.Ref{Text: text, Kinds: &f.To, At: at, Nobody: f.None && text == "none"}
		v.Set(reflect.ValueOf(ref))
		if ref.Nobody {
			return
		}
		d.head.Refs = append(d.head.Refs, model.RefAt{Ref: ref, Path: path})
		return
	case nameType:
		v.Set(reflect.ValueOf(model.Name{Text: text, At: at}))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		if n.Quoted || text != "true" && text != "false" {
			d.report(diag.New("value/type", at, "%s is %q, but needs true or false", f.Key, n.Text).WithHint("write true or false, without quotes"))
			return
		}
		v.SetBool(text == "true")
	case reflect.Int:
		d.whole(v, f, text, at)
	default:
		if len(f.Enum) == 0 && f.Of == "" {
			d.cut(f, n)
		}
		d.text(v, f, text, at)
	}
}

func (d *decoder) whole(v reflect.Value, f Field, text string, at diag.Span) {
	number, err := strconv.Atoi(text)
	if err != nil {
		d.report(diag.New("value/type", at, "%s is %q, but needs a whole number", f.Key, text).WithHint("write digits only"))
		return
	}
	if f.Most > 0 && (number < f.Min || number > f.Most) {
		d.report(diag.New("value/range", at, "%s is %d, but must lie between %d and %d", f.Key, number, f.Min, f.Most))
		return
	}
	v.SetInt(int64(number))
}
