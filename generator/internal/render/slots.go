package render

import (
	"html/template"
	"path"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
)

// Contract is the version of what templates get: the view model, the functions
// and the slots. It goes up when a template that worked may work no longer.
const Contract = 1

// A Slot is a place in the default theme's pages that a project fills with a
// file, slots/<name>.html, without copying a template.
type Slot struct{ Name, Doc string }

// Slots returns the slots of the theme, as its theme.toml lists them.
func (t *Theme) Slots() []Slot { return t.slots }

// loadSlots reads the list of slots from the default theme, and reports files
// that fill none.
func (t *Theme) loadSlots() diag.List {
	f, ok := t.base["theme.toml"]
	if !ok {
		return nil
	}
	root, problems := document.ParseTOML(f, "site-theme/syntax")
	if slots := root.Get("slots"); slots != nil {
		for _, k := range slots.Keys {
			t.slots = append(t.slots, Slot{k.Name, k.Value.Text})
		}
	}
	var known []string
	for _, s := range t.slots {
		known = append(known, s.Name)
	}
	for _, f := range t.in("slots", ".html") {
		name := strings.TrimSuffix(path.Base(f.Path), ".html")
		if t.slot(name) == nil {
			problems = append(problems, diag.New("site-theme/slot", diag.Span{File: f.Path}, "there is no slot %q", name).DidYouMean(name, known))
		}
	}
	return problems
}

func (t *Theme) slot(name string) *Slot {
	for i := range t.slots {
		if t.slots[i].Name == name {
			return &t.slots[i]
		}
	}
	return nil
}

// fillSlots defines the template "slot-<name>" for every slot: the project's
// file, or nothing.
func (t *Theme) fillSlots(base *template.Template) diag.List {
	var problems diag.List
	for _, s := range t.slots {
		name := "slot-" + s.Name
		f, filled := t.files["slots/"+s.Name+".html"]
		text := ""
		if filled {
			text = string(f.Bytes())
		}
		if _, err := base.New(name).Parse(text); err != nil {
			problems = append(problems, t.templateError("site-theme/syntax", f, err, nil))
		}
	}
	return problems
}
