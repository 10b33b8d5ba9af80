package render

import (
	"bytes"
	"html/template"
	"slices"
	"sync"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/stencil"
)

// A layout is the template of pages of one sort, as it was parsed. It is made
// ready to run when the first of its pages is rendered: a site has pages of
// less than half of the sorts that there are.
type layout struct {
	quick func() *stencil.Program
	set   func() *template.Template // for what is not known to the program, and for errors
	sum   func() digest.Digest      // of all that it says
}

// run appends a page to out.
func (l *layout) run(name string, out []byte, data any) ([]byte, error) {
	if program := l.quick(); program != nil {
		if page, ok := program.Run(out, data); ok {
			return page, nil
		}
	}
	b := bytes.NewBuffer(out)
	err := l.set().ExecuteTemplate(b, name, data)
	return b.Bytes(), err
}

// Twice makes a page in both ways, for tests that they are the same: quick is
// nil if the page is left to html/template.
func (t *Theme) Twice(name string, data any) (quick, slow []byte, err error) {
	l := t.pages[name]
	if program := l.quick(); program != nil {
		if page, ok := program.Run([]byte{}, data); ok {
			quick = page
		}
	}
	var b bytes.Buffer
	err = l.set().ExecuteTemplate(&b, name, data)
	return quick, b.Bytes(), err
}

// newLayout returns the layout of a template.
func (t *Theme) newLayout(name string) *layout {
	return &layout{
		sync.OnceValue(func() *stencil.Program { r := t.trees(); return r.press.layout(name, r.own[name]) }),
		sync.OnceValue(func() *template.Template { return t.set(name) }),
		sync.OnceValue(func() digest.Digest { return t.digest(name) })}
}

// Ready makes templates ready to run that pages are made of, and gives up what
// they were read into: a fifth of all that a small site holds. It is for whoever
// builds once, who is told after each of them. Others can still be run; they are
// read anew.
func (t *Theme) Ready(names []string, done func()) {
	for _, name := range names {
		if l, ok := t.pages[name]; ok {
			l.quick()
			done()
		}
	}
	t.reading.Lock()
	defer t.reading.Unlock()
	t.templates = nil
}

// set returns the templates that a layout uses, for html/template.
func (t *Theme) set(name string) *template.Template {
	set := template.New("").Option("missingkey=error").Funcs(t.functions())
	used := map[string]*parse.Tree{}
	r := t.trees()
	r.collect(used, name, r.own[name])
	for part, tree := range used {
		add(set, part, tree)
	}
	return set
}

func add(set *template.Template, name string, tree *parse.Tree) {
	if _, err := set.AddParseTree(name, tree.Copy()); err != nil {
		panic(err) // only a set that has run takes no more
	}
}

// collect adds a part and all that it includes.
func (r *templates) collect(used map[string]*parse.Tree, name string, own map[string]*parse.Tree) {
	tree := chosen(name, own, r.shared)
	if tree == nil || used[name] != nil {
		return
	}
	used[name] = tree
	for _, part := range included(tree) {
		r.collect(used, part, own)
	}
}

// chosen returns the tree that a name stands for in a layout. An empty part of
// the layout does not stand for one that is shared.
func chosen(name string, own, shared map[string]*parse.Tree) *parse.Tree {
	tree := own[name]
	if tree == nil || shared[name] != nil && parse.IsEmptyTree(tree.Root) {
		return shared[name]
	}
	return tree
}

// included returns the names of the parts that a tree includes, as they come.
func included(tree *parse.Tree) (names []string) {
	each(tree.Root, func(n parse.Node) {
		if include, ok := n.(*parse.TemplateNode); ok && !slices.Contains(names, include.Name) {
			names = append(names, include.Name)
		}
	})
	return names
}

// digest covers a layout and all that it includes: the files of its parts, each
// by the name under which it is known here.
func (t *Theme) digest(name string) digest.Digest {
	used := map[string]*parse.Tree{}
	r := t.trees()
	r.collect(used, name, r.own[name])
	sums := []digest.Digest{t.common}
	for _, part := range sorted(used) {
		sums = append(sums, digest.String(part))
		if f := t.templateFile(used[part].ParseName); f != nil { // else it is a slot that nothing fills
			sums = append(sums, digest.String(f.Path), f.Sum)
		}
	}
	return digest.Join(sums...)
}

// each calls found for a node and all below it.
func each(node parse.Node, found func(parse.Node)) {
	found(node)
	switch n := node.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			each(child, found)
		}
	case *parse.ActionNode:
		each(n.Pipe, found)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			each(n.Pipe, found)
		}
	case *parse.IfNode:
		eachBranch(&n.BranchNode, found)
	case *parse.RangeNode:
		eachBranch(&n.BranchNode, found)
	case *parse.WithNode:
		eachBranch(&n.BranchNode, found)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			each(c, found)
		}
	case *parse.CommandNode:
		for _, arg := range n.Args {
			each(arg, found)
		}
	}
}

func eachBranch(n *parse.BranchNode, found func(parse.Node)) {
	each(n.Pipe, found)
	each(n.List, found)
	if n.ElseList != nil {
		each(n.ElseList, found)
	}
}
