package render

import (
	"errors"
	"html/template"
	"io"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/stencil"
)

// A press makes programs of templates that html/template has escaped, part by
// part. What html/template does to a template depends on those that it includes
// only by where they begin and end: one that begins and ends in text can be
// escaped on its own, and be empty while others are. So each part is escaped
// once, and not again for every layout that includes it.
type press struct {
	shared    map[string]*parse.Tree
	functions template.FuncMap
	includes  map[string][]string // by shared part, those that it includes

	mu      sync.Mutex
	done    map[string]*stencil.Program // shared parts; nil if one cannot be made
	derived map[string]string           // names that html/template gives to parts in other places than text, with the name of the part
}

func newPress(shared map[string]*parse.Tree, functions template.FuncMap) *press {
	p := &press{shared: shared, functions: functions, includes: map[string][]string{}, done: map[string]*stencil.Program{}, derived: map[string]string{}}
	for name, tree := range shared {
		p.includes[name] = included(tree)
	}
	return p
}

// layout returns the program of a layout, or nil if it has to be left to
// html/template, which knows all and says what is wrong.
func (p *press) layout(name string, own map[string]*parse.Tree) *stencil.Program {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &pressing{press: p, own: own, done: map[string]*stencil.Program{}, apart: map[string]bool{}}
	return s.part(name)
}

// A pressing is a layout in the press.
type pressing struct {
	*press
	own   map[string]*parse.Tree
	done  map[string]*stencil.Program // parts that are other ones in this layout
	apart map[string]bool             // whether a part is
}

// differs reports whether a part is another one in this layout: its own, or one
// that includes such a part.
func (s *pressing) differs(name string) bool {
	if known, ok := s.apart[name]; ok {
		return known
	}
	seen := map[string]bool{}
	var leads func(string) bool
	leads = func(name string) bool {
		if seen[name] {
			return false
		}
		seen[name] = true
		if tree := chosen(name, s.own, s.shared); tree != s.shared[name] {
			return true
		}
		for _, part := range s.includes[name] {
			if leads(part) {
				return true
			}
		}
		return false
	}
	s.apart[name] = leads(name)
	return s.apart[name]
}

// made returns the program of a part, and whether it has been tried.
func (s *pressing) made(name string) (*stencil.Program, bool) {
	done := s.press.done
	if s.differs(name) {
		done = s.done
	}
	program, tried := done[name]
	return program, tried
}

// part makes the program of a part, after those that it includes.
func (s *pressing) part(name string) *stencil.Program {
	if program, tried := s.made(name); tried {
		return program
	}
	done := s.press.done
	if s.differs(name) {
		done = s.done
	}
	done[name] = nil // it may include itself
	tree := chosen(name, s.own, s.shared)
	if tree == nil {
		return nil
	}
	for _, part := range included(tree) {
		s.part(part)
	}
	done[name] = s.compile(name)
	return done[name]
}

// compile escapes a part and compiles it, again while html/template turns out
// to derive others than it is given.
func (s *pressing) compile(name string) *stencil.Program {
	for {
		set := template.New("").Option("missingkey=error").Funcs(s.functions)
		s.fill(set, name, name, map[string]bool{})
		if set.ExecuteTemplate(shut{}, name, nil); set.Lookup(name).Tree == nil { // it escapes before it runs
			return nil
		}
		program, missing := stencil.Compile(name, stencil.Source{
			Funcs: s.functions,
			Tree: func(part string) *parse.Tree {
				if found := set.Lookup(part); found != nil {
					return found.Tree
				}
				return nil
			},
			Part: func(part string) *stencil.Program {
				program, _ := s.made(part)
				return program
			},
		})
		if len(missing) == 0 || !s.learn(missing) {
			return program
		}
	}
}

// fill adds a part to a set, under its name or one derived from it, and what it
// includes: empty where there is a program already.
func (s *pressing) fill(set *template.Template, as, name string, added map[string]bool) {
	tree := chosen(name, s.own, s.shared)
	if tree == nil || added[as] {
		return
	}
	added[as] = true
	add(set, as, tree)
	for _, part := range included(tree) {
		if program, _ := s.made(part); program == nil {
			s.fill(set, part, part, added)
		} else if !added[part] {
			added[part] = true
			add(set, part, empty)
		}
		for other, of := range s.derived {
			if of == part {
				s.fill(set, other, of, added)
			}
		}
	}
}

var empty = &parse.Tree{Root: &parse.ListNode{NodeType: parse.NodeList}}

// learn adds derived names, and reports whether one of them was news.
func (p *press) learn(names []string) (news bool) {
	for _, name := range names {
		of, _, ok := strings.Cut(name, "$htmltemplate_")
		if ok && p.derived[name] == "" {
			p.derived[name] = of
			news = true
		}
	}
	return news
}

// shut takes nothing, so that a template ends where it first writes.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, errors.New("closed") }

var _ io.Writer = shut{}
