package generator

import (
	"errors"
	"io"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

func TestPageThatCannotBeMadeIsAProblem(t *testing.T) {
	theme, _ := render.Load(project{}.snapshot().Under("themes"), "default", "en", render.Look{})
	b := &builder{session: NewSession(), theme: themed{theme: theme}}
	prose := &proseOf{places: func() map[digest.Digester]int { return nil }}
	make := func(page view.Page) *rendered {
		pages := []view.Page{page}
		m := &making{b: b, plan: newPlan(nil, digest.Digest{}, nil, pages), made: func(i int) view.Page { return pages[i] }, prose: prose, at: render.Place{Base: "/"}, run: b.session.pages.Run("public", 1)}
		return m.page(0)
	}
	encode := func(w io.Writer) error {
		_, err := w.Write([]byte("{}"))
		return err
	}
	for name, page := range map[string]view.Page{
		"is not encoded":          {Encode: func(io.Writer) error { return errors.New("no room") }},
		"panics in its encoder":   {Encode: func(io.Writer) error { panic("no room") }},
		"panics before it is one": {Template: "entry.html", Data: func() any { panic("no room") }},
		"cannot be told apart":    {Template: "entry.html", Data: func() any { return func() {} }},
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
	if r := make(view.Page{URL: "/page.json", Encode: encode}); r.file == nil || len(r.problems) > 0 {
		t.Errorf("a sound page gives %v and %v", r.file, r.problems)
	}
}
