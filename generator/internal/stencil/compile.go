package stencil

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// Compile makes a program of a template and those that it includes. It is nil
// if one of them says something that is not known here. missing are the names
// of included templates of which there is no tree: html/template keeps to
// itself what it derives for places that are not text.
func Compile(root string, from Source) (p *Program, missing []string) {
	c := &compiler{from: from, parts: map[string]*part{}}
	first := c.part(root)
	if c.beyond || len(c.missing) > 0 {
		return nil, c.missing
	}
	return &Program{first}, nil
}

type compiler struct {
	from    Source
	parts   map[string]*part
	missing []string
	beyond  bool // something is not known here
}

// A scope is the part that is being compiled.
type scope struct {
	*compiler
	names []string // of the variables that can be seen, by slot
	slots int      // that were ever taken
}

func (c *compiler) part(name string) *part {
	if p, ok := c.parts[name]; ok {
		return p
	}
	if c.from.Part != nil {
		if made := c.from.Part(name); made != nil {
			return made.root
		}
	}
	p := &part{}
	c.parts[name] = p // before its body, which may include it again
	tree := c.from.Tree(name)
	if tree == nil || tree.Root == nil {
		c.missing = append(c.missing, name)
		return p
	}
	s := &scope{compiler: c, names: []string{"$"}, slots: 1}
	p.body = s.list(tree.Root)
	p.slots = s.slots
	return p
}

func (s *scope) list(l *parse.ListNode) (ops []op) {
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		ops = s.node(ops, n)
	}
	return ops
}

// block compiles what has variables of its own.
func (s *scope) block(l *parse.ListNode) []op {
	seen := len(s.names)
	defer func() { s.names = s.names[:seen] }()
	return s.list(l)
}

// node appends what a node does.
func (s *scope) node(ops []op, n parse.Node) []op {
	switch n := n.(type) {
	case *parse.TextNode:
		return write(ops, string(n.Text))
	case *parse.CommentNode:
		return ops
	case *parse.ActionNode:
		return s.action(ops, n)
	case *parse.TemplateNode:
		i := &include{part: s.part(n.Name)}
		if n.Pipe != nil {
			i.with = s.pipe(n.Pipe)
			s.beyond = s.beyond || len(n.Pipe.Decl) > 0
		}
		return append(ops, i)
	case *parse.IfNode:
		return append(ops, s.branch(&n.BranchNode, false))
	case *parse.WithNode:
		return append(ops, s.branch(&n.BranchNode, true))
	case *parse.RangeNode:
		seen := len(s.names)
		defer func() { s.names = s.names[:seen] }()
		l := &loop{what: s.pipe(n.Pipe), slots: s.declare(n.Pipe)}
		l.body, l.none = s.block(n.List), s.block(n.ElseList)
		return append(ops, l)
	}
	s.beyond = true
	return ops
}

func (s *scope) branch(n *parse.BranchNode, with bool) op {
	seen := len(s.names)
	defer func() { s.names = s.names[:seen] }()
	b := &branch{what: s.pipe(n.Pipe), with: with, slots: s.declare(n.Pipe)}
	b.yes, b.no = s.block(n.List), s.block(n.ElseList)
	return b
}

// write appends a text, to the one before if there is one.
func write(ops []op, s string) []op {
	if s == "" {
		return ops
	}
	if n := len(ops); n > 0 {
		if before, ok := ops[n-1].(text); ok {
			ops[n-1] = append(before, s...)
			return ops
		}
	}
	return append(ops, text(s))
}

// action compiles what prints or declares something. What is the same for all
// data becomes text.
func (s *scope) action(ops []op, n *parse.ActionNode) []op {
	if len(n.Pipe.Decl) > 0 {
		what := s.pipe(n.Pipe)
		slots := s.declare(n.Pipe)
		return append(ops, &declare{slots[0], what})
	}
	cmds := n.Pipe.Cmds
	safe := 0
	for safe < len(cmds) && escaperOf(cmds[len(cmds)-1-safe]) != 0 {
		safe++
	}
	p := &printing{what: s.commands(cmds[:len(cmds)-safe])}
	for i, cmd := range cmds[len(cmds)-safe:] {
		e := escaperOf(cmd)
		p.safe = append(p.safe, e)
		if last := i == safe-1; last != e.last() {
			s.beyond = true
		}
	}
	if safe == 0 || s.beyond {
		s.beyond = true
		return ops
	}
	if _, fixed := p.what.(constant); fixed {
		r := &run{}
		if p.do(r); !r.lost {
			return write(ops, string(r.out))
		}
	}
	return append(ops, p)
}

// escaperOf returns what html/template added to a pipe, or 0.
func escaperOf(cmd *parse.CommandNode) escaper {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) == 1 {
		return escapers[name.Ident]
	}
	return 0
}

// declare gives the variables of a pipe their slots.
func (s *scope) declare(p *parse.PipeNode) (slots []int) {
	if p.IsAssign {
		s.beyond = true
	}
	for _, v := range p.Decl {
		slots = append(slots, len(s.names))
		s.names = append(s.names, v.Ident[0])
	}
	s.slots = max(s.slots, len(s.names))
	return slots
}

func (s *scope) pipe(p *parse.PipeNode) expr { return s.commands(p.Cmds) }

// commands compiles a pipeline: each has the value of the one before as its
// last argument.
func (s *scope) commands(cmds []*parse.CommandNode) (e expr) {
	for _, cmd := range cmds {
		e = s.command(cmd, e)
	}
	if e == nil {
		return s.unknown()
	}
	return e
}

func (s *scope) command(cmd *parse.CommandNode, last expr) expr {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		var args []expr
		for _, a := range cmd.Args[1:] {
			args = append(args, s.argument(a))
		}
		if last != nil {
			if name.Ident == "and" || name.Ident == "or" {
				return s.unknown() // they may not ask for it, but it has to be there
			}
			args = append(args, last)
		}
		return s.call(name.Ident, args)
	}
	if last != nil || len(cmd.Args) > 1 {
		return s.unknown()
	}
	return s.argument(cmd.Args[0])
}

// unknown leaves the page to html/template.
func (s *scope) unknown() expr {
	s.beyond = true
	return constant{}
}

func (s *scope) argument(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot{}
	case *parse.FieldNode:
		return fields(dot{}, n.Ident)
	case *parse.VariableNode:
		for slot := range slices.Backward(s.names) {
			if s.names[slot] == n.Ident[0] {
				return fields(variable(slot), n.Ident[1:])
			}
		}
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return s.pipe(n)
		}
	case *parse.IdentifierNode:
		return s.call(n.Ident, nil)
	case *parse.StringNode:
		return constant{reflect.ValueOf(n.Text)}
	case *parse.BoolNode:
		return constant{reflect.ValueOf(n.True)}
	case *parse.NumberNode:
		if n.IsInt && strings.Trim(n.Text, "0123456789") == "" {
			return constant{reflect.ValueOf(int(n.Int64))}
		}
	}
	return s.unknown()
}

func fields(of expr, names []string) expr {
	for _, name := range names {
		of = &field{of: of, name: name}
	}
	return of
}

// call compiles the call of a function; at once, if nothing about it depends on
// data.
func (s *scope) call(name string, args []expr) expr {
	var e expr
	if f, own := s.from.Funcs[name]; own {
		e = known(f, args)
	} else {
		e = builtin(name, args)
	}
	if e == nil {
		return s.unknown()
	}
	for _, a := range args {
		if _, fixed := a.(constant); !fixed {
			return e
		}
	}
	r := &run{}
	if v := e.value(r); !r.lost && v.IsValid() && v.Type() != recordType {
		return constant{v}
	}
	return e
}
