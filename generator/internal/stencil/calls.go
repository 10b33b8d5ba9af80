package stencil

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// A saying is a call that gives a text.
type saying struct {
	say func(*run) (string, content)
}

func (s *saying) value(r *run) reflect.Value {
	switch text, c := s.say(r); c {
	case markup:
		return reflect.ValueOf(template.HTML(text))
	case address:
		return reflect.ValueOf(template.URL(text))
	default:
		return reflect.ValueOf(text)
	}
}

// A judging is a call that gives a yes or no.
type judging func(*run) bool

func (j judging) value(r *run) reflect.Value { return reflect.ValueOf(j(r)) }

// A computing is any other call.
type computing func(*run) reflect.Value

func (c computing) value(r *run) reflect.Value { return c(r) }

// known returns the call of a function of the set if it has one of the forms
// that are known here, else nil.
func known(f any, args []expr) expr {
	n := len(args)
	switch f := f.(type) {
	case func(string, ...any) (string, error):
		if n > 0 {
			return &saying{func(r *run) (string, content) {
				s, err := f(r.string(args[0]), r.all(args[1:])...)
				return r.sure(s, err), plain
			}}
		}
	case func(string, int) (string, error):
		if n == 2 {
			return &saying{func(r *run) (string, content) {
				s, err := f(r.string(args[0]), r.int(args[1]))
				return r.sure(s, err), plain
			}}
		}
	case func(string) (string, error):
		if n == 1 {
			return &saying{func(r *run) (string, content) {
				s, err := f(r.string(args[0]))
				return r.sure(s, err), plain
			}}
		}
	case func(string) (template.HTML, error):
		if n == 1 {
			return &saying{func(r *run) (string, content) {
				s, err := f(r.string(args[0]))
				return r.sure(string(s), err), markup
			}}
		}
	case func(string) any:
		if n == 1 {
			return &saying{func(r *run) (string, content) { return r.printed(reflect.ValueOf(f(r.string(args[0])))) }}
		}
	case Maker:
		return made(args)
	}
	return nil
}

// sure returns what a function returned, if it did not fail: the error is for
// html/template to tell.
func (r *run) sure(s string, err error) string {
	r.lost = r.lost || err != nil
	return s
}

// made returns a record in place of a map.
func made(args []expr) expr {
	var keys []string
	for i := 0; i+1 < len(args); i += 2 {
		key, ok := args[i].(constant)
		if !ok || key.v.Type() != stringType {
			return nil
		}
		keys = append(keys, key.v.String())
	}
	if len(args) == 0 || len(args)%2 != 0 {
		return nil
	}
	return computing(func(r *run) reflect.Value {
		values := make([]reflect.Value, len(keys))
		for i := range keys {
			values[i] = detached(args[2*i+1].value(r))
		}
		return reflect.ValueOf(&record{keys, values})
	})
}

// detached returns a value as it comes out of a map: there it has no address,
// and so no methods of a pointer to it.
func detached(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Struct || !v.CanAddr() || reflect.PointerTo(v.Type()).NumMethod() == v.NumMethod() {
		return v
	}
	return reflect.ValueOf(v.Interface())
}

// builtin returns the call of a function that every template has, or nil.
func builtin(name string, args []expr) expr {
	n := len(args)
	switch {
	case (name == "and" || name == "or") && n > 0:
		return computing(func(r *run) (v reflect.Value) {
			for _, a := range args {
				if v = a.value(r); r.truth(v) == (name == "or") {
					break
				}
			}
			return v
		})
	case name == "not" && n == 1:
		return judging(func(r *run) bool { return !r.truth(args[0].value(r)) })
	case name == "eq" && n > 1:
		return judging(func(r *run) bool {
			first := args[0].value(r)
			equal := false
			for _, a := range args[1:] { // all have to be there, also behind the one that is equal
				v := a.value(r)
				equal = equal || r.compare(first, v) == 0
			}
			return equal
		})
	case name == "len" && n == 1:
		return computing(func(r *run) reflect.Value {
			v := r.direct(args[0].value(r))
			switch v.Kind() {
			case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
				return reflect.ValueOf(v.Len())
			}
			r.lost = true
			return reflect.Value{}
		})
	case name == "printf" && n == 2 && endsInVerb(args[0]):
		return joined(args[0].(constant).v.String(), args[1])
	case name == "printf" && n > 0:
		return &saying{func(r *run) (string, content) {
			return fmt.Sprintf(r.string(args[0]), r.all(args[1:])...), plain
		}}
	}
	if n != 2 {
		return nil
	}
	accept := map[string]func(int) bool{
		"ne": func(c int) bool { return c != 0 },
		"lt": func(c int) bool { return c < 0 }, "le": func(c int) bool { return c <= 0 },
		"gt": func(c int) bool { return c > 0 }, "ge": func(c int) bool { return c >= 0 },
	}[name]
	if accept == nil {
		return nil
	}
	return judging(func(r *run) bool { return accept(r.compare(args[0].value(r), args[1].value(r))) })
}

// endsInVerb reports whether a format is a text and one %s or %d behind it: most
// are the name of a word.
func endsInVerb(format expr) bool {
	c, ok := format.(constant)
	if !ok || c.v.Type() != stringType {
		return false
	}
	i := strings.IndexByte(c.v.String(), '%')
	return i >= 0 && (c.v.String()[i:] == "%s" || c.v.String()[i:] == "%d")
}

// joined returns what such a format comes to, without formatting it.
func joined(format string, arg expr) expr {
	text, verb := format[:len(format)-2], format[len(format)-1]
	return &saying{func(r *run) (string, content) {
		v := arg.value(r)
		switch {
		case !v.IsValid():
			r.lost = true
			return "", plain
		case verb == 's' && v.Type() == stringType:
			return text + v.String(), plain
		case verb == 'd' && v.Type() == intType:
			return text + strconv.Itoa(int(v.Int())), plain
		}
		return fmt.Sprintf(format, r.all([]expr{constant{v}})...), plain
	}}
}

// compare orders two texts or two whole numbers.
func (r *run) compare(a, b reflect.Value) int {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	}
	r.lost = true
	return 0
}

// string returns an argument that has to be of type string.
func (r *run) string(e expr) string {
	if said, ok := e.(*saying); ok {
		if s, c := said.say(r); c == plain {
			return s
		}
	} else if v := e.value(r); v.IsValid() && v.Type() == stringType {
		return v.String()
	}
	r.lost = true
	return ""
}

// int returns an argument that has to be of type int.
func (r *run) int(e expr) int {
	if v := e.value(r); v.IsValid() && v.Type() == intType {
		return int(v.Int())
	}
	r.lost = true
	return 0
}

// all returns arguments that may be of any type.
func (r *run) all(args []expr) []any {
	if len(args) == 0 {
		return nil
	}
	all := make([]any, len(args))
	for i, a := range args {
		v := a.value(r)
		if !v.IsValid() || v.Type() == recordType {
			r.lost = true
			return nil
		}
		all[i] = v.Interface()
	}
	return all
}

// floating prints a number as fmt does.
func floating(f float64) string { return fmt.Sprint(f) }
