package generator

import (
	"errors"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

func TestPageThatCannotBeMadeIsAProblem(t *testing.T) {
	theme, _ := render.Load(project{}.snapshot().Under("themes"), "default", "en", render.Look{})
	b := &builder{session: NewSession(), theme: themed{theme: theme}}
	make := func(page view.Page) *rendered {
		pages := []view.Page{page}
		m := &making{b: b, plan: newPlan(nil, digest.Digest{}, nil, pages), made: func(i int) view.Page { return pages[i] }, prose: &proseOf{}, at: render.Place{Base: "/"}, run: b.session.pages.Run("public", 1)}
		return m.page(0)
	}
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
			r := make(page)
			if r.file != nil || len(r.problems) != 1 || !r.problems.HasErrors() {
				t.Errorf("a page that %s gives %v and %v", name, r.file, r.problems)
			} else if p := r.problems[0]; p.Code != "internal/fault" || p.At.File != "content/page.md" {
				t.Errorf("a page that %s is told as %s at %s", name, p.Code, p.At)
			}
		}
		b.session.work(0, false)
		b.session.work(0, false)
	}
	if r := make(view.Page{URL: "/page.json", Data: data, Encode: encode}); r.file == nil || len(r.problems) > 0 {
		t.Errorf("a sound page gives %v and %v", r.file, r.problems)
	}
}
