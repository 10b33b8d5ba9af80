package generator

import (
	"errors"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

func TestPageThatCannotBeMadeIsAProblem(t *testing.T) {
	theme, _ := render.Load(project{}.snapshot().Under("themes"), "default", "en", render.Look{})
	b := &builder{session: NewSession(), theme: theme}
	data := func() any { return "data" }
	encode := func() ([]byte, error) { return []byte("{}"), nil }
	for name, page := range map[string]view.Page{
		"is not encoded":          {Data: data, Encode: func() ([]byte, error) { return nil, errors.New("no room") }},
		"panics in its encoder":   {Data: data, Encode: func() ([]byte, error) { panic("no room") }},
		"panics before it is one": {Data: func() any { panic("no room") }, Encode: encode},
		"cannot be told apart":    {Data: func() any { return func() {} }, Encode: encode},
	} {
		page.URL, page.Sources = "/page.json", []string{"content/page.md"}
		for range 2 { // the second time from memory
			r := b.renderPage(page, "public", render.Place{Base: "/"})
			if r.file != nil || len(r.problems) != 1 || !r.problems.HasErrors() {
				t.Errorf("a page that %s gives %v and %v", name, r.file, r.problems)
			} else if p := r.problems[0]; p.Code != "internal/fault" || p.At.File != "content/page.md" {
				t.Errorf("a page that %s is told as %s at %s", name, p.Code, p.At)
			}
		}
		b.session.work(0, false)
		b.session.work(0, false)
	}
	if r := b.renderPage(view.Page{URL: "/page.json", Data: data, Encode: encode}, "public", render.Place{Base: "/"}); r.file == nil || len(r.problems) > 0 {
		t.Errorf("a sound page gives %v and %v", r.file, r.problems)
	}
}
