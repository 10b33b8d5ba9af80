package render

import (
	"html/template"
	"path"
	"strings"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// templates are the files of a theme as they were parsed.
type templates struct {
	shared map[string]*parse.Tree            // parts that every layout may include
	own    map[string]map[string]*parse.Tree // by layout, the template and the parts that it defines
	press  *press
}

// trees returns the templates of the theme, parsed anew if they have been given up.
// What is wrong with them was told when they were parsed first.
func (t *Theme) trees() *templates {
	t.reading.Lock()
	defer t.reading.Unlock()
	if t.templates == nil {
		t.templates, _ = t.parse()
	}
	return t.templates
}

// parse reads the shared parts and every layout. Each layout becomes a set of
// its own, so that parts of two pages cannot collide.
func (t *Theme) parse() (*templates, diag.List) {
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
	r := &templates{shared: treesOf(shared), own: map[string]map[string]*parse.Tree{}}
	r.press = newPress(r.shared, t.functions())
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
		r.own[name] = treesOf(page)
	}
	return r, problems
}

func treesOf(set *template.Template) map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	for _, part := range set.Templates() {
		if part.Tree != nil && part.Tree.Root != nil {
			all[part.Name()] = part.Tree
		}
	}
	return all
}

// all returns all trees: those of the shared parts, and of every layout those of
// its own.
func (r *templates) all() []map[string]*parse.Tree {
	all := []map[string]*parse.Tree{r.shared}
	for _, name := range sorted(r.own) {
		all = append(all, r.own[name])
	}
	return all
}
