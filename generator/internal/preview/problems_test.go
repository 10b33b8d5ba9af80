package preview

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

func sheetOf(s *Server) string {
	return get(s, "/~fingerpost/sheet?path=/&token="+s.token).Body.String()
}

func TestPlacesOpenTheEditorOfThisMachineOnly(t *testing.T) {
	for editor, want := range map[string]string{
		"vscode": `href="vscode://file/home/me/my%20site/content/a%20%3Cb%3E.md:2:1"`,
		"idea":   `href="idea://open?file=%2Fhome%2Fme%2Fmy&#43;site%2Fcontent%2Fa&#43;%3Cb%3E.md&amp;line=2&amp;column=1"`,
		"none":   "",
	} {
		s := shown(Options{Reload: true, Editor: editor, Root: "/home/me/my site", Hosts: []string{"box.lan"}})
		update := failing()
		update.Open = true
		s.Publish(update)
		path := "/~fingerpost/sheet?path=/&token=" + s.token
		here, there := get(s, path).Body.String(), get(s, path, host("box.lan"), from("192.0.2.1:5")).Body.String()
		has(t, "sheet", here, "content/a &lt;b&gt;.md:2:1")
		if want == "" {
			lacks(t, "sheet", here, "href", "/home/me")
		} else {
			has(t, "sheet", here, want)
		}
		lacks(t, "sheet on another machine", there, "href", "/home/me", "my site")
		has(t, "sheet on another machine", there, "content/a &lt;b&gt;.md:2:1")
	}
}

func TestFilesWithErrorsComeFirstAndAmongThemThoseJustChanged(t *testing.T) {
	at := func(code diag.Code, file string, line int) diag.Diagnostic {
		return diag.New(code, diag.Span{File: file, Line: line, Col: 1}, "problem of %s, line %d", file, line)
	}
	s := shown(Options{Reload: true})
	s.Publish(Update{
		Problems: diag.List{
			at("prose/image-alt", "content/a.md", 1), at("prose/link", "content/b.md", 9), at("prose/link", "content/b.md", 2),
			at("prose/image-alt", "content/c.md", 1), at("prose/link", "content/c.md", 2), at("prose/image-alt", "content/d.md", 1),
		},
		Changed: []string{"content/c.md", "content/d.md"},
	})
	sheet, order := sheetOf(s), []string{"c.md, line 1", "c.md, line 2", "b.md, line 2", "b.md, line 9", "d.md, line 1", "a.md, line 1"}
	last := -1
	for _, what := range order {
		i := strings.Index(sheet, "problem of content/"+what)
		if i <= last {
			t.Errorf("%q stands at %d, after %d:\n%s", what, i, last, sheet)
		}
		last = i
	}
	if n := strings.Count(sheet, `class="file"`); n != 4 {
		t.Errorf("%d files", n)
	}
	has(t, "sheet", sheet, "<h3>content/b.md</h3>", "<h3>content/c.md</h3>")
}

func TestMoreProblemsThanAnyoneReadsAreCounted(t *testing.T) {
	var l diag.List
	for i := range maxShown + 5 {
		l = append(l, diag.New("prose/link", diag.Span{File: "content/a.md", Line: i + 1, Col: 1}, "no such file"))
	}
	s := shown(Options{Reload: true})
	s.Publish(Update{Problems: l})
	sheet := sheetOf(s)
	has(t, "sheet", sheet, fmt.Sprintf("%d errors", maxShown+5), "and 5 more")
	if n := strings.Count(sheet, `class="problem"`); n != maxShown {
		t.Errorf("%d are shown", n)
	}
}

func TestWarningsAreToldOverTheNewestBuild(t *testing.T) {
	s := shown(Options{Reload: true})
	s.Publish(Update{Sites: site("index.html", "new"), Problems: failing().Problems[1:], Clock: "11:04:00"})
	has(t, "page", get(s, "/").Body.String(), "new")
	sheet := sheetOf(s)
	has(t, "sheet", sheet, "1 warning", "The page shows the newest build.")
	lacks(t, "sheet", sheet, "12:0", "error")
}

func TestAnExcerptMarksThePlace(t *testing.T) {
	long := strings.Repeat("a", 500) + "é漢X" + strings.Repeat("b", 500)
	for _, c := range []struct {
		at   diag.Span
		src  diag.Excerpts
		want string
	}{
		{diag.Span{Line: 2, Col: 3, Len: 2}, lines{"one", "twotwo", "three"}, "1|one 2|tw[ot]wo* 3|three"},
		{diag.Span{Line: 1, Col: 1, Len: 3}, lines{"one"}, "1|[one]*"},
		{diag.Span{Line: 1, Col: 4, Len: 9}, lines{"one", ""}, "1|one[]*"},
		{diag.Span{Line: 1, Col: 99, Len: 9}, lines{"one"}, "1|one[]*"},
		{diag.Span{Line: 1, Col: 0, Len: 0}, lines{"one"}, "1|[]one*"},
		{diag.Span{Line: 0}, lines{"one"}, ""},
		{diag.Span{Line: 2}, lines{"one"}, ""},
		{diag.Span{Line: 1}, nil, ""},
		{diag.Span{Line: 1, Col: 502, Len: 1}, lines{long}, "1|…" + strings.Repeat("a", 99) + "é[漢]X" + strings.Repeat("b", 198) + "…*"},
		{diag.Span{Line: 1, Col: 1, Len: 900}, lines{long}, "1|[" + strings.Repeat("a", 200) + "…]*"},
	} {
		var got []string
		for _, r := range excerpt(c.at, c.src) {
			text := r.Before
			if r.Here {
				text = r.Before + "[" + r.Marked + "]" + r.After + "*"
			}
			got = append(got, fmt.Sprintf("%d|%s", r.Number, text))
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%+v:\n%s\nwant\n%s", c.at, text, c.want)
		}
	}
}

func TestAProblemWithoutAPlaceOrExcerptIsShownToo(t *testing.T) {
	s := New(Options{Editor: "vscode", Root: "/site"})
	s.Publish(Update{Problems: diag.List{diag.New("config/missing", diag.Span{}, "there is no config.toml")}})
	body := get(s, "/").Body.String()
	has(t, "page", body, "there is no config.toml", "1 error")
	lacks(t, "page", body, "<h3>", "vscode:", "<pre")
}

func TestProblemsQuoteNothingToVisitorsWhoMayNotSeeAllEditions(t *testing.T) {
	for _, s := range []*Server{shown(Options{Reload: true, Hosts: []string{"192.168.1.5"}}), New(Options{Reload: true, Hosts: []string{"192.168.1.5"}})} {
		s.Publish(failing())
		for _, path := range []string{"/~fingerpost/sheet?path=/&token=" + s.token, "/", "/nothing"} {
			there := get(s, path, host("192.168.1.5:1313"), from("192.168.1.9:5")).Body.String()
			lacks(t, path, there, "content/", "horizion", "config.toml", "the picture")
		}
		at := &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 1313}
		path := "/~fingerpost/sheet?path=/&token=" + s.token
		has(t, "elsewhere", get(s, path, host("192.168.1.5"), from("192.168.1.9:5"), reached(at)).Body.String(),
			"1 error, 1 warning", "They are listed on the machine that runs the preview.")
		has(t, "here, by the address of others", get(s, path, host("192.168.1.5"), from("192.168.1.5:5"), reached(at)).Body.String(), "horizion")
		open := failing()
		open.Open = true
		s.Publish(open)
		has(t, "elsewhere, all editions being shown", get(s, path, host("192.168.1.5"), from("192.168.1.9:5"), reached(at)).Body.String(), "horizion")
	}
}

// reached lets a request come in at an address of this machine.
func reached(at net.Addr) func(*http.Request) {
	return func(r *http.Request) {
		*r = *r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, at))
	}
}
