package preview

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/news"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

var both = []Edition{{"public", "Public edition"}, {"team", "Team edition"}}

func madeFrom() map[string]string {
	return map[string]string{"roles/x/index.html": "content/roles/x.md"}
}

// titled names the edition of a site.
func titled(sites []output.Site, id, title string) []output.Site {
	sites[0].Edition, sites[0].Title = id, title
	return sites
}

// builder answers requests for variants with sites that name them, until the
// test ends. It returns how often it built each.
func builder(t *testing.T, s *Server) func(Variant) int {
	t.Helper()
	var mu sync.Mutex
	built := map[Variant]int{}
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	go func() {
		for {
			select {
			case <-s.Asked():
				for _, v := range s.Wanted() {
					if s.state.Load().views[v] == nil {
						mu.Lock()
						built[v]++
						mu.Unlock()
						time.Sleep(5 * time.Millisecond) // so that others come in meanwhile
						s.Publish(Update{Variant: v, Editions: both, Sites: titled(site("index.html", "<body>"+v.Edition+" "+v.Date+"</body>", "plan/index.html", "plan"), v.Edition, "Team edition")})
					}
				}
			case <-done:
				return
			}
		}
	}()
	return func(v Variant) int {
		mu.Lock()
		defer mu.Unlock()
		return built[v]
	}
}

func offering() *Server {
	s := New(Options{Reload: true, Editor: "vscode", Root: "/site"})
	s.Publish(Update{Sites: titled(small(), "public", "Public edition"), Editions: both, Clock: "12:03:07"})
	s.MadeFrom(Variant{}, madeFrom())
	return s
}

func TestAnEditionIsBuiltWhenItIsFirstAskedFor(t *testing.T) {
	s := offering()
	built := builder(t, s)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if w := get(s, "/~fingerpost/in/team/"); w.Code != 200 || !strings.Contains(w.Body.String(), "<body>team ") {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		})
	}
	all.Wait()
	if n := built(Variant{Edition: "team"}); n != 1 {
		t.Errorf("twenty who ask together cause %d builds", n)
	}
	if got := s.Wanted(); len(got) != 2 || got[0] != (Variant{Edition: "team"}) {
		t.Errorf("wanted: %v", got)
	}
	get(s, "/")
	if got := s.Wanted(); got[0] != (Variant{}) {
		t.Errorf("after a look at the root: %v", got)
	}
	w := get(s, "/~fingerpost/in/team/plan")
	if w.Code != 301 || w.Header().Get("Location") != "/~fingerpost/in/team/plan/" {
		t.Errorf("%d %q", w.Code, w.Header().Get("Location"))
	}
	has(t, "page", get(s, "/~fingerpost/in/team/").Body.String(), `data-edition="Team edition"`)
	has(t, "page at the root", get(s, "/").Body.String(), `data-edition="Public edition"`)
}

func TestOnlyEditionsThatAreOfferedCanBeSeen(t *testing.T) {
	s := offering()
	builder(t, s)
	alone := shown(Options{Reload: true})
	for _, path := range []string{"exec/", "exec@2027-05-14/", "team@/", "team@2027-13-01/", "team@2027-5-1/", "@2027-05-14/", "", "../index.html"} {
		if w := get(s, "/~fingerpost/in/"+path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"team/", "public/", "team@2027-05-14/"} {
		if w := get(alone, "/~fingerpost/in/"+path); w.Code != 404 || len(alone.Wanted()) != 1 {
			t.Errorf("nothing is offered, and %s: %d", path, w.Code)
		}
	}
}

func TestPagesOfOtherSitesCannotCauseABuild(t *testing.T) {
	s := offering()
	for _, site := range []string{"cross-site", "same-site"} {
		if w := get(s, "/~fingerpost/in/team/", header("Sec-Fetch-Site", site)); w.Code != 503 || len(s.Wanted()) != 1 {
			t.Errorf("%s: %d, wanted %v", site, w.Code, s.Wanted())
		}
	}
}

func TestADayCanBeAskedFor(t *testing.T) {
	s := offering()
	builder(t, s)
	for path, want := range map[string]string{
		"/roles/x/?clock=2027-05-14":                          "/~fingerpost/in/public@2027-05-14/roles/x/",
		"/~fingerpost/in/team/plan/?clock=2027-05-14":         "/~fingerpost/in/team@2027-05-14/plan/",
		"/~fingerpost/in/public@2027-05-14/roles/x/?clock=":   "/roles/x/",
		"/~fingerpost/in/team@2027-05-14/roles/x/?clock=":     "/~fingerpost/in/team/roles/x/",
		"/~fingerpost/in/team@2027-05-14/?clock=2028-01-01":   "/~fingerpost/in/team@2028-01-01/",
		"/?clock=2027-05-99":                                  "",
		"//evil.example/?clock=2027-05-14":                    "",
		"/~fingerpost/in/team//evil.example?clock=2027-05-14": "",
	} {
		if got := get(s, path).Header().Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", path, got, want)
		}
	}
	has(t, "page", get(s, "/~fingerpost/in/team@2027-05-14/").Body.String(), "team 2027-05-14", `data-date="2027-05-14"`)
}

func TestAFewVariantsAreKeptUpToDate(t *testing.T) {
	s := offering()
	builder(t, s)
	for _, day := range []string{"2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-01-05"} {
		get(s, "/~fingerpost/in/team@"+day+"/")
	}
	if n := len(s.Wanted()); n != maxWanted+1 {
		t.Errorf("%d are wanted", n)
	}
	if n := len(s.state.Load().views); n > maxWanted+1 {
		t.Errorf("%d are held", n)
	}
	if w := get(s, "/"); w.Code != 200 {
		t.Errorf("the one at the root: %d", w.Code)
	}
}

func TestASheetOffersEditionsADayAndTheFileOfThePage(t *testing.T) {
	s := offering()
	builder(t, s)
	sheet := get(s, "/~fingerpost/sheet?path=/roles/x/&token="+s.token).Body.String()
	has(t, "sheet", sheet, `<a href="/roles/x/" aria-current="page">Public edition</a>`, `<a href="/~fingerpost/in/team/roles/x/">Team edition</a>`,
		`<input type="date" name="clock" value="">`, `action="/roles/x/"`, `href="vscode://file/site/content/roles/x.md:1:1"`, "No problems")
	other := get(s, "/~fingerpost/sheet?path=/roles/x/&token="+s.token, host("box.lan"), from("192.0.2.1:5"))
	if other.Code != 403 {
		t.Errorf("a host that is not answered for: %d", other.Code)
	}
	lan := New(Options{Reload: true, Editor: "vscode", Root: "/site", Token: "t", Hosts: []string{"box.lan"}})
	lan.Publish(Update{Sites: small()})
	lan.MadeFrom(Variant{}, madeFrom())
	there := get(lan, "/~fingerpost/sheet?path=/roles/x/&token="+lan.token, host("box.lan"), from("192.0.2.1:5"), header("Cookie", "fingerpost=t")).Body.String()
	has(t, "sheet on another machine", there, "No problems")
	lacks(t, "sheet on another machine", there, "content/roles", "vscode", "in/team", "date")
	for _, path := range []string{"", "//evil.example/", "/~fingerpost/in/exec/"} {
		if w := get(s, "/~fingerpost/sheet?path="+path+"&token="+s.token); w.Code != 400 {
			t.Errorf("sheet for %q: %d", path, w.Code)
		}
	}
}

func TestAPageThatWentSaysSinceWhenAndWhereToGo(t *testing.T) {
	s := New(Options{Reload: true})
	page := func(name string) string { return "<html><main>" + name + "</main><body></body></html>" }
	first := site("index.html", page("home"), "items/index.html", page("items"), "items/a/index.html", page("a"), "items/b/index.html", page("b"), "404.html", page("lost"))
	s.Publish(Update{Sites: first, Editions: both, Clock: "12:00:00"})
	lacks(t, "a page that never was", get(s, "/items/z/").Body.String(), "<aside")
	second := Update{Sites: site("index.html", page("home"), "items/index.html", page("items"), "items/c/index.html", page("b"), "404.html", page("lost")), Clock: "12:01:00"}
	s.Publish(second)
	has(t, "before the news", get(s, "/items/b/").Body.String(), `Back to <a href="/items/">/items/</a>`)
	second.News = []news.Change{{Title: "B", URL: "/items/c/", Was: "/items/b/", What: "moved from /items/b/"}, {Title: "A", Was: "/items/a/", What: "gone"}}
	s.Publish(second)
	for path, want := range map[string]string{
		"/items/a/": `The build of 12:01:00 has no page here any more. Back to <a href="/items/">/items/</a>`,
		"/items/a":  `Back to <a href="/items/">/items/</a>`,
		"/items/b/": `It is at <a href="/items/c/">/items/c/</a> now.`,
	} {
		w := get(s, path)
		if w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
		has(t, path, w.Body.String(), "<main>lost<aside", want, "</aside>\n</main>")
	}
	s.Publish(Update{Sites: site("404.html", "<main><h1>Lost</h1>more</main>"), Clock: "12:01:30"})
	has(t, "below the title", get(s, "/items/c/").Body.String(), "<h1>Lost</h1><aside", "</aside>\nmore")
	// It stays known through later builds, until it is back.
	s.Publish(Update{Sites: site("index.html", page("home"), "items/b/index.html", page("b"), "404.html", page("lost")), Clock: "12:02:00"})
	has(t, "later", get(s, "/items/a/").Body.String(), "The build of 12:01:00", `<a href="/">/</a>`)
	if w := get(s, "/items/b/"); w.Code != 200 {
		t.Errorf("a page that is back: %d", w.Code)
	}
	s.Publish(Update{Sites: first, Clock: "12:03:00"})
	s.Publish(Update{Sites: site("index.html", "x"), Clock: "12:04:00"})
	has(t, "gone again", get(s, "/items/b/").Body.String(), "The build of 12:04:00")
}

func TestAPageOfAnotherEditionIsLinkedWhereItIsMissing(t *testing.T) {
	s := offering()
	builder(t, s)
	get(s, "/~fingerpost/in/team/")
	has(t, "page", get(s, "/plan/").Body.String(), `<a href="/~fingerpost/in/team/plan/">Team edition</a> has this page.`)
	s.Publish(Update{Sites: small()}) // without a choice nothing is told of others
	lacks(t, "page", get(s, "/plan/").Body.String(), "Team edition")
	if w := get(s, "/~fingerpost/in/team/"); w.Code != 404 {
		t.Errorf("an edition that is not offered any more: %d", w.Code)
	}
}

func TestWhatChangedForReadersStandsInThePageAndTheSheet(t *testing.T) {
	s := shown(Options{Reload: true})
	changes := []news.Change{{Title: "Audit <trail>", URL: "/items/a/", Was: "/items/a/", What: "Next → Now"}, {Title: "Old", Was: "/items/o/", What: "gone"}}
	s.Publish(Update{Sites: small(), Clock: "12:05:00", News: changes})
	has(t, "page", get(s, "/").Body.String(), `data-news="Audit &lt;trail&gt;: Next → Now" data-more="1"`)
	has(t, "sheet", sheetOf(s), "What changed for readers", "12:05:00", "<strong>Audit &lt;trail&gt;</strong>: Next → Now", "<s>Old</s>: gone")
	s.Publish(Update{Sites: small(), Clock: "12:06:00"})
	lacks(t, "page after a build that changed nothing", get(s, "/").Body.String(), "data-news")
	has(t, "sheet after it", sheetOf(s), "12:05:00", "Next → Now")
	broken := failing()
	broken.News = changes
	s.Publish(broken)
	lacks(t, "page while broken", get(s, "/").Body.String(), "data-news")
	for range 3 * maxEdits {
		many := make([]news.Change, maxChanges+5)
		s.Publish(Update{Sites: small(), Clock: "12:07:00", News: many})
	}
	sheet := sheetOf(s)
	if n := strings.Count(sheet, `class="edit"`); n != maxEdits {
		t.Errorf("%d builds are told", n)
	}
	has(t, "sheet", sheet, "and 5 more")
}

func TestAPathThatIsNoneIsAbsentFromEveryEdition(t *testing.T) {
	s := offering()
	builder(t, s)
	get(s, "/~fingerpost/in/team/")
	for _, path := range []string{"", "*"} {
		w := get(s, path)
		if w.Code != 404 {
			t.Errorf("%q: %d", path, w.Code)
		}
		lacks(t, path, w.Body.String(), "has this page")
	}
}
