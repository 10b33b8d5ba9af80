package stencil

import (
	"html/template"
	"reflect"
	"slices"
)

// An op is a step that writes something or runs others.
type op interface{ do(*run) }

// An expr is something that has a value.
type expr interface{ value(*run) reflect.Value }

// text stands on every page.
type text []byte

func (t text) do(r *run) { r.out = append(r.out, t...) }

// A printing writes a value, escaped for its place.
type printing struct {
	what expr
	safe []escaper
}

func (p *printing) do(r *run) {
	var s string
	var c content
	if p.safe[0] == forScript {
		r.script(p.what.value(r))
		return
	}
	if f, ok := p.what.(*field); ok && f.name == "HTML" && p.safe[0] == forText && r.appended(f) {
		return
	}
	if said, ok := p.what.(*saying); ok {
		s, c = said.say(r)
	} else {
		s, c = r.printed(p.what.value(r))
	}
	if !r.lost {
		r.escape(s, c, p.safe)
	}
}

// An Appender can append the markup that its method HTML returns.
type Appender interface {
	HTML() template.HTML
	AppendHTML(out []byte) []byte
}

// appended writes the markup of an Appender, if that is what has the field.
func (r *run) appended(f *field) bool {
	v := f.of.value(r)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return false
	}
	a, ok := v.Interface().(Appender)
	if ok {
		r.out = a.AppendHTML(r.out)
	}
	return ok
}

// A declare sets a variable.
type declare struct {
	slot int
	what expr
}

func (d *declare) do(r *run) { r.vars[r.base+d.slot] = d.what.value(r) }

// A branch is an if or a with.
type branch struct {
	what    expr
	with    bool
	slots   []int // of the variable that it declares, if it does
	yes, no []op
}

func (b *branch) do(r *run) {
	v := b.what.value(r)
	for _, slot := range b.slots {
		r.vars[r.base+slot] = v
	}
	switch {
	case !r.truth(v):
		r.list(b.no)
	case b.with:
		dot := r.dot
		r.dot = v
		r.list(b.yes)
		r.dot = dot
	default:
		r.list(b.yes)
	}
}

// A loop is a range over a list or up to a number.
type loop struct {
	what       expr
	slots      []int // of its variables: the element, or the index and the element
	body, none []op
}

func (l *loop) do(r *run) {
	v := r.direct(l.what.value(r))
	for _, slot := range l.slots {
		r.vars[r.base+slot] = v
	}
	length := 0
	switch {
	case !v.IsValid():
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		length = v.Len()
	case v.Type() == intType && len(l.slots) < 2:
		length = int(max(v.Int(), 0))
	default:
		r.lost = true
	}
	if length == 0 {
		r.list(l.none)
		return
	}
	dot := r.dot
	for i := range length {
		if r.lost {
			return
		}
		if v.Kind() == reflect.Int {
			r.dot = reflect.ValueOf(i)
		} else {
			r.dot = flat(v.Index(i))
		}
		if n := len(l.slots); n > 0 {
			r.vars[r.base+l.slots[n-1]] = r.dot
			if n > 1 {
				r.vars[r.base+l.slots[0]] = reflect.ValueOf(i)
			}
		}
		if cap(r.out)-len(r.out) < 1<<12 {
			r.out = slices.Grow(r.out, len(r.out)/2+1<<12) // what is long here goes on, so that it is not to be copied every few rounds
		}
		r.list(l.body)
	}
	r.dot = dot
}

// An include runs another template.
type include struct {
	part *part
	with expr // nil for no data
}

func (i *include) do(r *run) {
	var dot reflect.Value
	if i.with != nil {
		dot = i.with.value(r)
	}
	r.call(i.part, dot)
}
