package render

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// Overrides judges the files of a site theme against the default one that it
// lies over: files that nothing uses, files that only repeat the default, and a
// contract of another version. pages are the templates that views ask for.
// Templates that no longer fit their data show when pages are rendered.
func (t *Theme) Overrides(pages []string) diag.List {
	var problems diag.List
	for _, name := range sorted(t.files) {
		f := t.files[name]
		if base, ok := t.base[name]; ok {
			if base != f && bytes.Equal(base.Bytes(), f.Bytes()) {
				problems = append(problems, diag.New("site-theme/same", diag.Span{File: f.Path}, "the file is the same as the default's").
					WithHint("remove it, so that you get what is improved there"))
			}
			continue
		}
		if why := t.unused(name, pages); why != "" {
			d := diag.New("site-theme/unused", diag.Span{File: f.Path}, "%s", why)
			if !strings.HasPrefix(path.Base(name), "_") {
				d = d.DidYouMean(path.Base(name), t.siblings(name))
			}
			problems = append(problems, d)
		}
	}
	return append(problems, t.contract()...)
}

// unused says why a file that the default theme does not have comes to nothing.
func (t *Theme) unused(name string, pages []string) string {
	base := path.Base(name)
	switch folder := path.Dir(name); {
	case folder == "templates" && strings.HasPrefix(base, "_"):
		for _, part := range t.definedIn(base) {
			if t.calls(part) {
				return ""
			}
		}
		return "no template uses a part of this file"
	case folder == "templates" && !slices.Contains(pages, base):
		return "no page uses this template"
	case folder == "icons" || folder == "templates" || folder == "styles" || folder == "styles/components" || folder == views || folder == "scripts" ||
		folder == "words" || folder == "slots" || strings.HasPrefix(name, "assets/") || name == "theme.toml" || strings.HasPrefix(base, "README") || strings.HasPrefix(base, "LICENSE"):
		return ""
	}
	if path.Dir(name) == "." && path.Ext(name) == ".css" {
		return ""
	}
	return "no part of a site theme is kept here"
}

// siblings returns the names of the default theme's files in the same folder.
func (t *Theme) siblings(name string) []string {
	var names []string
	for _, other := range sorted(t.base) {
		if path.Dir(other) == path.Dir(name) {
			names = append(names, path.Base(other))
		}
	}
	return names
}

// definedIn returns the parts that a shared template file defines.
func (t *Theme) definedIn(file string) []string {
	var parts []string
	shared := t.trees().shared
	for _, name := range sorted(shared) {
		if shared[name].ParseName == file {
			parts = append(parts, name)
		}
	}
	return parts
}

// calls reports whether any other template includes a part.
func (t *Theme) calls(part string) (called bool) {
	for _, trees := range t.trees().all() {
		for name, tree := range trees {
			if name == part {
				continue
			}
			each(tree.Root, func(n parse.Node) {
				include, ok := n.(*parse.TemplateNode)
				called = called || ok && include.Name == part
			})
		}
	}
	return called
}

// contract reports a theme that was written for another version.
func (t *Theme) contract() diag.List {
	f, own := t.files["theme.toml"]
	if !own || f == t.base["theme.toml"] {
		return nil
	}
	root, _ := document.ParseTOML(f, "site-theme/syntax")
	n := root.Get("contract")
	if n == nil {
		return diag.List{diag.New("site-theme/contract", diag.Span{File: f.Path, Line: 1, Col: 1}, "the theme does not say which contract it was written for").
			WithHint("add contract = %d", Contract)}
	}
	if n.Text != strconv.Itoa(Contract) {
		return diag.List{diag.New("site-theme/contract", f.Lines().Span(n.Off, n.Len), "the theme was written for contract %s; this is %d", n.Text, Contract).
			WithHint("read what changed, correct its templates, and set contract = %d", Contract)}
	}
	return nil
}

// layer returns the files of one theme folder by their path inside it.
func layer(files []*source.File, name string) map[string]*source.File {
	out := map[string]*source.File{}
	for _, f := range files {
		if folder, inside, ok := strings.Cut(strings.TrimPrefix(f.Path, "themes/"), "/"); ok && folder == name {
			out[inside] = f
		}
	}
	return out
}
