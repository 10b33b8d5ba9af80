package preview

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func shown(o Options) *Server {
	s := New(o)
	s.Publish(Update{Sites: small(), Clock: "12:03:07"})
	return s
}

func TestPathsAreLookedUpAmongTheFilesOfTheTree(t *testing.T) {
	s := shown(Options{})
	for path, want := range map[string]struct {
		status int
		kind   string
		body   string
	}{
		"/":                      {200, "text/html; charset=utf-8", "<!doctype html><body>home</body></html>"},
		"/index.html":            {200, "text/html; charset=utf-8", "<!doctype html><body>home</body></html>"},
		"/roles/x/":              {200, "text/html; charset=utf-8", "<!doctype html><body>x</body></html>"},
		"/site.css":              {200, "text/css; charset=utf-8", "body{}"},
		"/logo.svg":              {200, "image/svg+xml; charset=utf-8", "<svg/>"},
		"/data.bin":              {200, "application/octet-stream", "0123456789"},
		"/nothing/":              {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/roles/":                {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/index.html/":           {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/../etc/passwd":         {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/roles/../index.html":   {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"//index.html":           {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/\\index.html":          {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/site.css\x00":          {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/SITE.CSS":              {404, "text/html; charset=utf-8", "<!doctype html><body>lost</body></html>"},
		"/~fingerpost/nothing":   {404, "text/plain; charset=utf-8", "the preview has nothing here\n"},
		"/~fingerpost/client.js": {404, "text/plain; charset=utf-8", "the preview has nothing here\n"},
		"/~fingerpost/../x":      {404, "text/plain; charset=utf-8", "the preview has nothing here\n"},
	} {
		w := get(s, path)
		if w.Code != want.status || w.Header().Get("Content-Type") != want.kind || w.Body.String() != want.body {
			t.Errorf("%q: %d %s\n%s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}

func TestAFolderWithoutItsSlashIsSentToTheOneWithIt(t *testing.T) {
	w := get(shown(Options{}), "/roles/x?from=here")
	if w.Code != 301 || w.Header().Get("Location") != "/roles/x/?from=here" {
		t.Errorf("%d %q", w.Code, w.Header().Get("Location"))
	}
}

func TestNoRedirectLeadsToAnotherHost(t *testing.T) {
	s := New(Options{Token: "secret"})
	s.Publish(Update{Sites: site("/evil.example/index.html", "x", "a/index.html", "x")})
	for _, path := range []string{"//evil.example", "/\\evil.example", "//evil.example?token=secret", "/\\evil.example?token=secret"} {
		for _, visitor := range []string{"127.0.0.1:1", "192.0.2.7:1"} {
			if w := get(s, path, from(visitor)); w.Header().Get("Location") != "" {
				t.Errorf("%q leads to %q", path, w.Header().Get("Location"))
			}
		}
	}
}

func TestEveryAnswerKeepsOtherSitesOut(t *testing.T) {
	s := shown(Options{Reload: true})
	for _, w := range []http.Header{
		get(s, "/").Header(), get(s, "/site.css").Header(), get(s, "/nothing").Header(), get(s, "/roles/x").Header(),
		get(s, "/~fingerpost/client.js").Header(), get(s, "/~fingerpost/sheet").Header(),
		get(s, "/", host("evil.example")).Header(), get(s, "/", method("POST")).Header(), get(New(Options{}), "/").Header(),
		get(s, "/", header("Origin", "http://evil.example")).Header(),
	} {
		for name, want := range map[string]string{
			"Cache-Control":                "no-store",
			"Content-Security-Policy":      "frame-ancestors 'self'",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy":              "same-origin",
			"X-Content-Type-Options":       "nosniff",
			"Access-Control-Allow-Origin":  "",
		} {
			if got := w.Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
	}
}

func TestOnlyReadingIsAnswered(t *testing.T) {
	s := shown(Options{Reload: true})
	for _, name := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get"} {
		for _, path := range []string{"/", "/nothing", "/~fingerpost/events"} {
			if w := get(s, path, method(name)); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", name, path, w.Code, w.Header().Get("Allow"))
			}
		}
	}
	for _, path := range []string{"/", "/site.css", "/nothing", "/~fingerpost/client.js"} {
		whole, head := get(s, path), get(s, path, method("HEAD"))
		if head.Code != whole.Code || head.Body.Len() != 0 || head.Header().Get("Content-Length") != fmt.Sprint(whole.Body.Len()) {
			t.Errorf("HEAD %s: %d, %d bytes, length %q", path, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
		}
	}
}

func TestAnUnchangedFileIsNotSentTwice(t *testing.T) {
	s := shown(Options{Reload: true})
	css, page := get(s, "/site.css").Header().Get("ETag"), get(s, "/").Header().Get("ETag")
	if w := get(s, "/site.css", header("If-None-Match", css)); w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("style: %d", w.Code)
	}
	if w := get(s, "/", header("If-None-Match", page)); w.Code != 304 {
		t.Errorf("page: %d", w.Code)
	}
	s.Publish(Update{Sites: small()})
	if w := get(s, "/site.css", header("If-None-Match", css)); w.Code != 304 {
		t.Errorf("style after another build: %d", w.Code)
	}
	// The page names the generation, so it is another one now.
	if w := get(s, "/", header("If-None-Match", page)); w.Code != 200 {
		t.Errorf("page after another build: %d", w.Code)
	}
}

func TestPartsOfAFileCanBeHad(t *testing.T) {
	if w := get(shown(Options{}), "/data.bin", header("Range", "bytes=90-")); w.Code != 416 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("behind the end: %d, %q", w.Code, w.Header())
	}
	w := get(shown(Options{}), "/data.bin", header("Range", "bytes=2-4"))
	if w.Code != 206 || w.Body.String() != "234" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

func TestPagesGetTheScriptAndTheTreeStaysAsItIs(t *testing.T) {
	s := New(Options{Reload: true})
	plain := "<body>a</BODY>\n</html>"
	sites := site("index.html", plain, "bare.html", "no end", "two.html", "</body><body>b</body >c</body>d", "x.svg", "<svg></body></svg>", "404.html", "<body>lost</body>")
	s.Publish(Update{Sites: sites})
	tag := fmt.Sprintf(`<script src="/~fingerpost/client.js" defer data-generation="%d" data-token="%s" data-errors="0" data-warnings="0" data-assets="0"></script>`+"\n", s.state.Load().generation, s.token)
	for path, want := range map[string]string{
		"/":          "<body>a" + tag + "</BODY>\n</html>",
		"/bare.html": "no end" + tag,
		"/two.html":  "</body><body>b</body >c" + tag + "</body>d",
		"/x.svg":     "<svg></body></svg>",
		"/nothing":   "<body>lost" + tag + "</body>",
	} {
		if got := get(s, path).Body.String(); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", path, got, want)
		}
	}
	if f, _ := sites[0].Tree.Get("index.html"); string(f.Data) != plain {
		t.Errorf("the tree now holds %q", f.Data)
	}
	has(t, "client.js", get(s, "/~fingerpost/client.js").Body.String(), "EventSource", "replaceSync")
}

func TestASiteWithoutAPageForTheLostGetsOne(t *testing.T) {
	s := New(Options{Reload: true})
	s.Publish(Update{Sites: site("index.html", "x")})
	w := get(s, "/no<b>thing/")
	if w.Code != 404 {
		t.Errorf("status %d", w.Code)
	}
	has(t, "page", w.Body.String(), "/no&lt;b&gt;thing/", `<a href="/">`, "client.js")
	lacks(t, "page", w.Body.String(), "<b>thing")
}

func TestBeforeAnyBuildAPageSaysThatOneIsComing(t *testing.T) {
	w := get(New(Options{Reload: true}), "/roles/x/")
	if w.Code != 503 {
		t.Errorf("status %d", w.Code)
	}
	has(t, "page", w.Body.String(), "The first build is on its way", "client.js")
}

func TestBeforeAnyGoodBuildEveryPathShowsAllProblems(t *testing.T) {
	s := New(Options{Reload: true})
	s.Publish(failing())
	for _, path := range []string{"/", "/roles/x/", "/site.css"} {
		w := get(s, path)
		if w.Code != 500 || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
		body := w.Body.String()
		has(t, path, body,
			"<title>There is no good build yet</title>",
			"1 error, 1 warning",
			"&#34;horizion&#34; is not a key of an item",
			"did you mean &#34;horizon&#34;?",
			"content/a &lt;b&gt;.md:2:1",
			"front-matter/unknown-key",
			"<mark>horizion</mark>: &lt;now&gt;",
			"<b>^^^^^^^^</b>",
			"keys are set &lt;here&gt;",
			"config.toml:3:2",
			"the picture has no words",
			`data-shows="problems"`,
		)
		lacks(t, path, body, "<now>", "<here>")
	}
	if w := get(s, "/~fingerpost/style.css"); w.Code != 200 || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("style: %d %s", w.Code, w.Header().Get("Content-Type"))
	}
	s.Publish(Update{Sites: small()})
	if w := get(s, "/"); w.Code != 200 || !strings.Contains(w.Body.String(), "home") {
		t.Errorf("after a good build: %d\n%s", w.Code, w.Body)
	}
}

func TestAFailedBuildKeepsTheLastGoodOne(t *testing.T) {
	s := shown(Options{Reload: true})
	broken := failing()
	broken.Sites = site("index.html", "half a page")
	s.Publish(broken)
	if w := get(s, "/"); w.Code != 200 || !strings.Contains(w.Body.String(), "home") {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
	if w := get(s, "/roles/x/"); w.Code != 200 {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
	sheet := get(s, "/~fingerpost/sheet?path=/&token="+s.token).Body.String()
	has(t, "sheet", sheet, "1 error, 1 warning", "The page shows the last good build, of 12:03:07.", "<mark>horizion</mark>")
	lacks(t, "sheet", sheet, "<html", "<body")
	s.Publish(Update{Sites: site("index.html", "better")})
	if w := get(s, "/"); !strings.Contains(w.Body.String(), "better") {
		t.Errorf("after a good build:\n%s", w.Body)
	}
	if w := get(s, "/roles/x/"); w.Code != 404 {
		t.Errorf("a page that is gone: %d", w.Code)
	}
}

func TestWithoutReloadNothingIsAdded(t *testing.T) {
	s := shown(Options{})
	for _, path := range []string{"/~fingerpost/events", "/~fingerpost/sheet", "/~fingerpost/assets"} {
		if w := get(s, path+"?token="+s.token); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	lacks(t, "page", get(s, "/").Body.String(), "script")
	lacks(t, "page", get(New(Options{}), "/").Body.String(), "script")
}

func TestEveryTypeOfTextNamesItsEncoding(t *testing.T) {
	for _, name := range []string{"a.html", "a.css", "a.js", "a.json", "a.xml", "a.svg", "a.txt", "a.ics", "a.csv", "a.HTML", "feed.atom"} {
		if kind := contentType(name); !strings.HasSuffix(kind, "; charset=utf-8") {
			t.Errorf("%s: %s", name, kind)
		}
	}
	for _, name := range []string{"a.png", "a.woff2", "CNAME", ".nojekyll", "a.exe"} {
		if kind := contentType(name); strings.Contains(kind, "charset") || strings.Contains(kind, "html") {
			t.Errorf("%s: %s", name, kind)
		}
	}
}
