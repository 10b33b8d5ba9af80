// Package stencil runs templates that html/template has made safe, in a small
// part of its time. It knows what templates commonly say and how that is
// printed and escaped; wherever it is not sure it gives up, and html/template
// makes the page, or the error. It knows no site theme and no page.
//
//	program, missing := stencil.Compile("board.html", stencil.Source{Tree: escaped, Funcs: functions})
//	page, ok := program.Run(nil, data)
//
// What it saves is the search for fields by name, calls by reflection, and a
// copy of every value that is escaped. What is the same on every page, a word
// or an icon, becomes text when a template is compiled, so functions must give
// equal results for equal arguments.
package stencil

import (
	"reflect"
	"text/template/parse"
)

// A Source is a set of templates that html/template has escaped.
type Source struct {
	Tree  func(name string) *parse.Tree // nil if there is none of that name
	Part  func(name string) *Program    // one that is compiled already, or nil; may be nil itself
	Funcs map[string]any
}

// A Maker is a function of templates that makes a map of keys and values in
// pairs. Where it only passes values on to another template no map is made.
type Maker func(pairs ...any) (map[string]any, error)

// A Program is a template ready to run. It may run concurrently.
type Program struct{ root *part }

// A part is one template of a set.
type part struct {
	body  []op
	slots int // for its variables; the first is $
}

// deepest is how far templates may include one another before we leave it to
// html/template to tell the author.
const deepest = 500

// A run makes one page.
type run struct {
	out   []byte
	dot   reflect.Value
	vars  []reflect.Value // those of all parts under way
	base  int             // where those of the innermost begin
	depth int
	lost  bool // something came up that is not known here; what is made is of no use
}

// Run appends a page to out, or reports that it gave up. It also does so when
// a function or method panics, which html/template turns into an error.
func (p *Program) Run(out []byte, data any) (page []byte, ok bool) {
	r := &run{out: out, vars: make([]reflect.Value, 0, 32)}
	defer func() {
		if recover() != nil {
			page, ok = out, false
		}
	}()
	r.call(p.root, reflect.ValueOf(data))
	return r.out, !r.lost
}

func (r *run) list(ops []op) {
	for _, o := range ops {
		if r.lost {
			return
		}
		o.do(r)
	}
}

// call runs a part with data of its own.
func (r *run) call(p *part, dot reflect.Value) {
	outer, base := r.dot, r.base
	r.dot, r.base = dot, len(r.vars)
	r.vars = append(r.vars, dot)
	for range p.slots - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	if r.depth++; r.depth > deepest {
		r.lost = true
	}
	r.list(p.body)
	r.depth--
	r.vars = r.vars[:r.base]
	r.dot, r.base = outer, base
}
