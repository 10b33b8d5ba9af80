package render

import (
	"bytes"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/stencil"
)

// A layout is the template of pages of one sort, as it was parsed. It is made
// ready to run when the first of its pages is rendered: a site has pages of
// less than half of the sorts that there are.
type layout struct {
	own   map[string]*parse.Tree // the template and the parts that it defines
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

// parse reads the shared parts and every layout. Each layout becomes a set of
// its own, so that parts of two pages cannot collide.
func (t *Theme) parse() diag.List {
	var problems diag.List
	shared := template.New("").Funcs(t.functions())
	for _, f := range t.in("templates", ".html") {
		if name := path.Base(f.Path); strings.HasPrefix(name, "_") {
			if _, err := shared.New(name).Parse(string(f.Bytes())); err != nil {
				problems = append(problems, t.templateError("site-theme/syntax", f, err, nil))
			}
		}
	}
	problems = append(problems, t.fillSlots(shared)...)
	t.shared = trees(shared)
	t.press = newPress(t.shared, t.functions())
	for _, f := range t.in("templates", ".html") {
		name := path.Base(f.Path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		page, err := template.New(name).Funcs(t.functions()).Parse(string(f.Bytes()))
		if err != nil {
			problems = append(problems, t.templateError("site-theme/syntax", f, err, nil))
			continue
		}
		own := trees(page)
		t.pages[name] = &layout{own,
			sync.OnceValue(func() *stencil.Program { return t.press.layout(name, own) }),
			sync.OnceValue(func() *template.Template { return t.set(name, own) }),
			sync.OnceValue(func() digest.Digest { return t.digest(name, own) })}
	}
	return problems
}

func trees(set *template.Template) map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	for _, part := range set.Templates() {
		if part.Tree != nil && part.Tree.Root != nil {
			all[part.Name()] = part.Tree
		}
	}
	return all
}

// set returns the templates that a layout uses, for html/template.
func (t *Theme) set(name string, own map[string]*parse.Tree) *template.Template {
	set := template.New("").Option("missingkey=error").Funcs(t.functions())
	used := map[string]*parse.Tree{}
	t.collect(used, name, own)
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
func (t *Theme) collect(used map[string]*parse.Tree, name string, own map[string]*parse.Tree) {
	tree := chosen(name, own, t.shared)
	if tree == nil || used[name] != nil {
		return
	}
	used[name] = tree
	for _, part := range included(tree) {
		t.collect(used, part, own)
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
func (t *Theme) digest(name string, own map[string]*parse.Tree) digest.Digest {
	used := map[string]*parse.Tree{}
	t.collect(used, name, own)
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

// all returns the trees of the theme: those of the shared parts, and of every
// layout those of its own.
func (t *Theme) all() []map[string]*parse.Tree {
	all := []map[string]*parse.Tree{t.shared}
	for _, name := range sorted(t.pages) {
		all = append(all, t.pages[name].own)
	}
	return all
}
