package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"path"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/stencil"
)

// A layout is the template of pages of one sort, as it was parsed. It is made
// ready to run when the first of its pages is rendered: a site has pages of
// less than half of the sorts that there are, and escaping one takes as long as
// some thirty pages.
type layout struct {
	own   map[string]*parse.Tree // the template and the parts that it defines
	ready func() ready           // makes it ready at the first call
}

// ready is a layout that can run: quickly if its program knows all that its
// templates say, else by html/template, which also tells what is wrong.
type ready struct {
	program *stencil.Program // nil if there is none
	set     *template.Template
}

// run appends a page to out.
func (l *layout) run(name string, out []byte, data any) ([]byte, error) {
	r := l.ready()
	if r.program != nil {
		if page, ok := r.program.Run(out, data); ok {
			return page, nil
		}
	}
	b := bytes.NewBuffer(out)
	err := r.set.ExecuteTemplate(b, name, data)
	return b.Bytes(), err
}

// Twice makes a page in both ways, for tests that they are the same: quick is
// nil if the page is left to html/template.
func (t *Theme) Twice(name string, data any) (quick, slow []byte, err error) {
	r := t.pages[name].ready()
	if r.program != nil {
		if page, ok := r.program.Run([]byte{}, data); ok {
			quick = page
		}
	}
	var b bytes.Buffer
	err = r.set.ExecuteTemplate(&b, name, data)
	return quick, b.Bytes(), err
}

// derived are the names that html/template gives to parts in places that are
// not text, such as a title, each with the name of the part.
type derived struct {
	mu sync.Mutex
	of map[string]string
}

// parse reads the shared parts and every layout. Each layout becomes a set of
// its own, so that parts of two pages cannot collide.
func (t *Theme) parse() diag.List {
	var problems diag.List
	shared := template.New("").Funcs(t.functions())
	for _, f := range t.in("templates", ".html") {
		if name := path.Base(f.Path); strings.HasPrefix(name, "_") {
			if _, err := shared.New(name).Parse(string(f.Data)); err != nil {
				problems = append(problems, t.templateError("site-theme/syntax", f, err, nil))
			}
		}
	}
	problems = append(problems, t.fillSlots(shared)...)
	t.shared = trees(shared)
	for _, f := range t.in("templates", ".html") {
		name := path.Base(f.Path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		page, err := template.New(name).Funcs(t.functions()).Parse(string(f.Data))
		if err != nil {
			problems = append(problems, t.templateError("site-theme/syntax", f, err, nil))
			continue
		}
		own := trees(page)
		t.pages[name] = &layout{own, sync.OnceValue(func() ready { return t.prepare(name, own) })}
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

// prepare makes a layout ready.
func (t *Theme) prepare(name string, own map[string]*parse.Tree) ready {
	for {
		set := t.set(name, own)
		if set.ExecuteTemplate(shut{}, name, nil); set.Lookup(name).Tree == nil { // it escapes before it runs
			return ready{set: set}
		}
		program, missing := stencil.Compile(name, stencil.Source{Funcs: t.functions(), Tree: func(part string) *parse.Tree {
			if found := set.Lookup(part); found != nil {
				return found.Tree
			}
			return nil
		}})
		if len(missing) == 0 || !t.derived.learn(missing) {
			return ready{program, set}
		}
	}
}

// shut takes nothing, so that a template ends where it first writes.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, errors.New("closed") }

var _ io.Writer = shut{}

// learn adds names, and reports whether one of them was news.
func (d *derived) learn(names []string) (news bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, name := range names {
		of, _, ok := strings.Cut(name, "$htmltemplate_")
		if ok && d.of[name] == "" {
			d.of[name] = of
			news = true
		}
	}
	return news
}

// set returns the templates that a layout uses, ready to be escaped, with those
// that html/template is known to derive under the names that it will give them.
func (t *Theme) set(name string, own map[string]*parse.Tree) *template.Template {
	set := template.New("").Option("missingkey=error").Funcs(t.functions())
	used := map[string]*parse.Tree{}
	t.collect(used, name, own)
	for part, tree := range used {
		add(set, part, tree)
	}
	t.derived.mu.Lock()
	defer t.derived.mu.Unlock()
	for other, of := range t.derived.of {
		if tree := used[of]; tree != nil {
			add(set, other, tree)
		}
	}
	return set
}

func add(set *template.Template, name string, tree *parse.Tree) {
	if _, err := set.AddParseTree(name, tree.Copy()); err != nil {
		panic(err) // only a set that has run takes no more
	}
}

// collect adds a part and all that it includes. An empty part of a layout does
// not stand for one that is shared.
func (t *Theme) collect(used map[string]*parse.Tree, name string, own map[string]*parse.Tree) {
	tree, shared := own[name], t.shared[name]
	if tree == nil || shared != nil && parse.IsEmptyTree(tree.Root) {
		tree = shared
	}
	if tree == nil || used[name] != nil {
		return
	}
	used[name] = tree
	each(tree.Root, func(n parse.Node) {
		if include, ok := n.(*parse.TemplateNode); ok {
			t.collect(used, include.Name, own)
		}
	})
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
