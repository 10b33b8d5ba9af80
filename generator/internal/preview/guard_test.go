package preview

import (
	"net/http"
	"strings"
	"testing"
)

func TestOnlyNamesThatLeadHereAreAnswered(t *testing.T) {
	s := shown(Options{Hosts: []string{"192.168.1.5", "box.lan:1313", "2001:db8::1"}})
	for _, name := range []string{
		"localhost", "localhost:1313", "LOCALHOST:9", "app.localhost:1313", "127.0.0.1", "127.0.0.1:1313", "127.3.2.1:80",
		"[::1]:1313", "[::1]", "[::ffff:127.0.0.1]:1313",
		"192.168.1.5", "192.168.1.5:8080", "box.lan:1313", "BOX.lan:1313", "box.lan", "[2001:db8::1]:1313",
	} {
		if w := get(s, "/", host(name)); w.Code != 200 {
			t.Errorf("%q: %d", name, w.Code)
		}
	}
	for _, name := range []string{
		"", "evil.example", "evil.example:1313", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost", "192.168.1.6",
		"0.0.0.0:1313", "2130706433", "0x7f.1", "[::]:1313", "127.0.0.1:1313@evil.example", "evil.example:80:127.0.0.1", "box.lan.evil.example",
		"[localhost]", "[::1", "::1]", "[[::1]]", "localhost.", "user@localhost", "[::1]evil.example",
	} {
		for _, path := range []string{"/", "/~fingerpost/client.js", "/~fingerpost/events"} {
			if w := get(s, path, host(name), header("X-Forwarded-Host", "localhost")); w.Code != 403 || strings.Contains(w.Body.String(), "home") {
				t.Errorf("%q %s: %d", name, path, w.Code)
			}
		}
	}
}

func TestVisitorsFromOtherMachinesNeedTheTokenOnce(t *testing.T) {
	s := shown(Options{Token: "secret", Hosts: []string{"192.168.1.5"}})
	visitor := func(r *http.Request) { r.Host, r.RemoteAddr = "192.168.1.5:1313", "192.168.1.9:40000" }
	for _, path := range []string{"/", "/?token=", "/?token=wrong", "/site.css", "/~fingerpost/client.js", "/nothing"} {
		w := get(s, path, visitor)
		if w.Code != 403 || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: %d", path, w.Code)
		}
		lacks(t, path, w.Body.String(), "home", "body{}", "secret")
	}
	w := get(s, "/roles/x/?a=1&token=secret", visitor)
	if w.Code != 303 || w.Header().Get("Location") != "/roles/x/?a=1" {
		t.Fatalf("with token: %d to %q", w.Code, w.Header().Get("Location"))
	}
	cookie := w.Header().Get("Set-Cookie")
	has(t, "cookie", cookie, "HttpOnly", "SameSite=Lax", "Path=/")
	value, _, _ := strings.Cut(cookie, ";")
	if w := get(s, "/", visitor, header("Cookie", value)); w.Code != 200 {
		t.Errorf("with cookie: %d", w.Code)
	}
	if w := get(s, "/", visitor, header("Cookie", "fingerpost=other; "+value)); w.Code != 200 {
		t.Errorf("with two cookies: %d", w.Code)
	}
	if w := get(s, "/", visitor, header("Cookie", "fingerpost=other")); w.Code != 403 {
		t.Errorf("with another cookie: %d", w.Code)
	}
	// This machine needs none, unless it passes on requests of others.
	if w := get(s, "/"); w.Code != 200 {
		t.Errorf("from this machine: %d", w.Code)
	}
	if w := get(s, "/", host("192.168.1.5:1313")); w.Code != 403 {
		t.Errorf("passed on: %d", w.Code)
	}
	if w := get(s, "/", from("192.168.1.9:1")); w.Code != 403 {
		t.Errorf("by a name of this machine from another: %d", w.Code)
	}
}

func TestOnlyPagesOfThePreviewHearOfBuilds(t *testing.T) {
	s := shown(Options{Reload: true})
	for _, name := range []string{"events", "sheet", "assets"} {
		path := "/~fingerpost/" + name
		for what, w := range map[string]int{
			"no token":         get(s, path).Code,
			"empty token":      get(s, path+"?token=").Code,
			"wrong token":      get(s, path+"?token="+strings.Repeat("0", len(s.token))).Code,
			"longer token":     get(s, path+"?token="+s.token+"0").Code,
			"foreign origin":   get(s, path+"?token="+s.token, header("Origin", "http://evil.example")).Code,
			"foreign port":     get(s, path+"?token="+s.token, header("Origin", "http://127.0.0.1:1314")).Code,
			"foreign name":     get(s, path+"?token="+s.token, header("Origin", "http://localhost:1313")).Code,
			"no origin to say": get(s, path+"?token="+s.token, header("Origin", "null")).Code,
			"foreign scheme":   get(s, path+"?token="+s.token, header("Origin", "ftp://127.0.0.1:1313")).Code,
			"foreign site":     get(s, path+"?token="+s.token, header("Sec-Fetch-Site", "cross-site")).Code,
			"sister site":      get(s, path+"?token="+s.token, header("Sec-Fetch-Site", "same-site")).Code,
		} {
			if w != 403 {
				t.Errorf("%s, %s: %d", name, what, w)
			}
		}
	}
	for _, with := range []func(*http.Request){
		header("Origin", "http://127.0.0.1:1313"), header("Sec-Fetch-Site", "same-origin"), header("Accept", "*/*"),
	} {
		if w := get(s, "/~fingerpost/sheet?path=/&token="+s.token, with); w.Code != 200 {
			t.Errorf("a page of ours: %d", w.Code)
		}
	}
}

func TestEachProcessHasItsOwnToken(t *testing.T) {
	a, b := New(Options{}), New(Options{})
	if a.token == b.token || len(a.token) != 32 {
		t.Errorf("%q and %q", a.token, b.token)
	}
}
