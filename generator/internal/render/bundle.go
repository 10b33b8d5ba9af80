package render

import (
	"path"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// sheets are the style sheets in the order in which they count.
var sheets = []string{"layers", "tokens", "reset", "base", "prose", "layout"}

// views holds the sheets of the theme that only pages of a certain form need.
const views = "styles/views"

// bundle makes a style sheet for all pages and one for those that are views of
// many entries, one script, and names all assets by their content. The theme's
// own rules stand in layers; what a project adds follows outside of them in the
// first sheet, so that it always wins.
func (t *Theme) bundle(look Look) diag.List {
	problems := t.ownAssets()
	var theme, project, css, rest []byte
	add := func(list []string, to *[]byte) {
		for _, name := range list {
			data, found := t.read(t.files[name], name)
			problems = append(problems, found...)
			*to = append(append(*to, data...), '\n')
		}
	}
	ours, theirs := t.styles()
	for _, name := range ours {
		if path.Dir(name) == views {
			add([]string{name}, &rest)
		} else {
			add([]string{name}, &theme)
		}
	}
	add(theirs, &project)
	brand, found := look.sheet(append(theme, project...))
	problems = append(problems, found...)
	for _, part := range [][]byte{theme, []byte(brand), project} {
		if data, err := small("site.css", part); err == nil {
			part = data
		}
		css = append(css, part...)
	}
	t.asset("site.css", css)
	if len(rest) > 0 {
		if data, err := small("views.css", rest); err == nil {
			rest = data
		}
		t.asset("views.css", rest)
	}
	return append(problems, t.script()...)
}

// styles returns the paths of the style sheets inside the theme: those that the
// default theme has, whoever wrote them, and those that a project adds.
func (t *Theme) styles() (ours, theirs []string) {
	for _, name := range sheets {
		if name = "styles/" + name + ".css"; t.files[name] != nil {
			ours = append(ours, name)
		}
	}
	first := len(ours)
	for _, folder := range []string{"styles/components", views, "styles", "."} {
		for _, f := range t.in(folder, ".css") {
			name := path.Join(folder, path.Base(f.Path))
			switch {
			case slices.Contains(ours[:first], name):
			case t.base[name] != nil && folder != ".":
				ours = append(ours, name)
			default:
				theirs = append(theirs, name)
			}
		}
	}
	return ours, theirs
}

// script makes one script of all, each minified on its own so that an error has
// its place.
func (t *Theme) script() diag.List {
	var problems diag.List
	var js []byte
	for _, f := range t.in("scripts", ".js") {
		data, err := small(f.Path, f.Bytes())
		if err != nil {
			problems = append(problems, unreadable(f, err))
			continue
		}
		js = append(append(js, data...), ";\n"...)
	}
	if len(js) > 0 {
		t.asset("site.js", js)
	}
	return problems
}

// ownAssets names the files in assets/ of the theme.
func (t *Theme) ownAssets() diag.List {
	var problems diag.List
	for _, name := range sorted(t.files) {
		inside, ok := strings.CutPrefix(name, "assets/")
		if !ok {
			continue
		}
		data, err := small(name, t.files[name].Bytes())
		if err != nil {
			problems = append(problems, unreadable(t.files[name], err))
			continue
		}
		t.asset(inside, data)
	}
	return problems
}

func (t *Theme) asset(name string, data []byte) {
	file := AssetPath(name, digest.Bytes(data))
	t.assets = append(t.assets, Asset{file, data})
	t.names[name] = "/" + file
}

// AssetPath returns where a file is published: under a name that carries its
// digest, so that it may be cached for ever.
func AssetPath(name string, sum digest.Digest) string {
	ending := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, ending) + "." + sum.Short() + ending
}
