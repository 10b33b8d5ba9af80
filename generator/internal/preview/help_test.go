package preview

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// site returns a finished site of files given as path, contents, path, contents.
func site(files ...string) []output.Site {
	tree := output.NewTree()
	for i := 0; i < len(files); i += 2 {
		tree.Add(files[i], output.NewFile([]byte(files[i+1]), digest.String(files[i+1])))
	}
	return []output.Site{{Edition: "public", Tree: tree}}
}

// small is a site with one of each.
func small() []output.Site {
	return site(
		"index.html", "<!doctype html><body>home</body></html>",
		"roles/x/index.html", "<!doctype html><body>x</body></html>",
		"404.html", "<!doctype html><body>lost</body></html>",
		"site.css", "body{}",
		"logo.svg", "<svg/>",
		"data.bin", "0123456789",
	)
}

// lines are the excerpts of one file.
type lines []string

func (l lines) Line(_ string, n int) (string, bool) {
	if n < 1 || n > len(l) {
		return "", false
	}
	return l[n-1], true
}

// failing is a build with an error and a warning.
func failing() Update {
	return Update{
		Problems: diag.List{
			diag.New("front-matter/unknown-key", diag.Span{File: "content/a <b>.md", Line: 2, Col: 1, Len: 8}, "%q is not a key of an item", "horizion").
				WithHint("did you mean %q?", "horizon").WithNote(diag.Span{File: "config.toml", Line: 3, Col: 2}, "keys are set <here>"),
			diag.New("prose/image-alt", diag.Span{File: "content/b.md"}, "the picture has no words"),
		},
		Excerpts: lines{"---", "horizion: <now>", "title: A"},
		Clock:    "12:03:31",
	}
}

// get asks a server for a path as a browser on this machine does. Changes to
// the request are made by with.
func get(s *Server, path string, with ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", "http://127.0.0.1:1313/", nil)
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
	r.RequestURI = path
	r.RemoteAddr = "127.0.0.1:50000"
	for _, change := range with {
		change(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func method(name string) func(*http.Request) { return func(r *http.Request) { r.Method = name } }

func host(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }

func from(addr string) func(*http.Request) { return func(r *http.Request) { r.RemoteAddr = addr } }

func has(t *testing.T, what, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %q:\n%s", what, want, text)
		}
	}
}

func lacks(t *testing.T, what, text string, unwanted ...string) {
	t.Helper()
	for _, no := range unwanted {
		if strings.Contains(text, no) {
			t.Errorf("%s holds %q:\n%s", what, no, text)
		}
	}
}
