package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A Place is where a page stands: its address from the root of the site, and
// what that root is for pages that may be served anywhere (404).
type Place struct {
	URL    string
	Rooted bool   // write addresses from Base instead of relative ones
	Base   string // path of the site's root: "/" or "/docs/"
	Files  bool   // name the file of a page, index.html, for readers without a server
}

// A room is where a page is made.
type room struct {
	page    []byte
	done    []byte // with addresses as its place wants them
	slashes []int  // where its addresses begin
}

// most is how large a room may be that waits for another page, in bytes: few
// pages need more.
const most = 1 << 20

// leave keeps the room of a page for the next one.
func (t *Theme) leave(r *room, page []byte) {
	if r.page = page; max(cap(page), cap(r.done)) <= most {
		t.rooms.Put(r)
	}
}

// Render turns data into a page. Addresses that begin at the root of the site
// become relative to the page, so that a site works below any path and from
// a folder.
func (t *Theme) Render(name string, data any, at Place) (html []byte, problems diag.List) {
	problems = t.RenderFor(name, data, at, func(page []byte) { html = bytes.Clone(page) })
	return html, problems
}

// RenderFor is Render for whoever has a place for the page already. It is not
// called if there is no page, and the page is its own for as long as it runs.
func (t *Theme) RenderFor(name string, data any, at Place, use func(html []byte)) diag.List {
	layout, ok := t.pages[name]
	if !ok {
		return diag.List{diag.New("site-theme/missing", diag.Span{File: "themes"}, "the site theme has no template %s, which %s needs", name, at.URL)}
	}
	room := t.rooms.Get().(*room)
	page, err := layout.run(name, room.page[:0], data)
	defer t.leave(room, page)
	if err != nil {
		d := t.templateError("site-theme/render", t.files["templates/"+name], err, data)
		return diag.List{d.WithNote(diag.Span{File: d.At.File}, "while making the page %s", at.URL)}
	}
	if bytes.Contains(page, []byte("ZgotmplZ")) {
		return diag.List{diag.New("site-theme/render", diag.Span{File: t.files["templates/"+name].Path},
			"the page %s holds a value that is not safe where the template puts it", at.URL).WithHint("put addresses into href and src only, those of authors as {{href .URL}}, and text between tags")}
	}
	room.done = relative(squeeze(page), at, room)
	use(room.done)
	return nil
}

var whereInTemplate = pattern.Of(`template: ([^:\s]+):(\d+)(?::(\d+))?: ?`)

// templateError turns an error of html/template into a problem at the place in
// the template that it names.
func (t *Theme) templateError(code diag.Code, f *source.File, err error, data any) diag.Diagnostic {
	message := err.Error()
	var escape *template.Error
	if errors.As(err, &escape) && escape.Name != "" {
		message = fmt.Sprintf("template: %s:%d: %s", escape.Name, escape.Line, escape.Description)
	}
	at := diag.Span{File: f.Path}
	if m := whereInTemplate().FindStringSubmatchIndex(message); m != nil {
		if named := t.templateFile(message[m[2]:m[3]]); named != nil {
			at.File = named.Path
		}
		at.Line, _ = strconv.Atoi(message[m[4]:m[5]])
		at.Col = 1
		if m[6] >= 0 {
			col, _ := strconv.Atoi(message[m[6]:m[7]])
			at.Col = col + 1
		}
		message = message[m[1]:]
	}
	return t.explain(diag.New(code, at, "%s", clip(message)), message, data)
}

// templateFile returns the file that a template was read from.
func (t *Theme) templateFile(name string) *source.File {
	if slot, ok := strings.CutPrefix(name, "slot-"); ok {
		return t.files["slots/"+slot+".html"]
	}
	return t.files["templates/"+name]
}

func clip(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	if len(s) > 400 {
		s = s[:400] + "…"
	}
	return s
}

// fieldsNamed returns the fields of the type called name that data leads to.
func fieldsNamed(t reflect.Type, name string, seen map[reflect.Type]bool) []string {
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	if t.String() == name {
		var fields []string
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() && !f.Anonymous {
				fields = append(fields, f.Name)
			}
		}
		return fields
	}
	for i := range t.NumField() {
		if found := fieldsNamed(t.Field(i).Type, name, seen); found != nil {
			return found
		}
	}
	return nil
}
