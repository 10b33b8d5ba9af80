package browser

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A page as a crawler sees it.
type crawled struct {
	ids   map[string]int // how often each stands in it
	links []string       // addresses in href and src, as written
	loads []string       // those of links that a browser fetches with the page
}

// leading are the attributes that hold an address.
var leading = map[string]bool{"href": true, "src": true, "action": true, "poster": true, "data": true, "cite": true}

func crawl(data []byte) crawled {
	c := crawled{ids: map[string]int{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return c
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key == "id" {
					c.ids[a.Val]++
				}
				if leading[a.Key] && token.Data != "svg" && token.Data != "data" {
					c.links = append(c.links, a.Val)
					if token.Data != "a" && token.Data != "area" {
						c.loads = append(c.loads, a.Val)
					}
				}
			}
		}
	}
}

func TestEveryLinkAndFragmentLeadsSomewhere(t *testing.T) {
	for _, s := range sites(t) {
		pages := map[string]crawled{}
		for _, p := range s.tree.Paths() {
			if strings.HasSuffix(p, ".html") {
				f, _ := s.tree.Get(p)
				pages[p] = crawl(f.Data)
			}
		}
		inside, fragments := 0, 0
		for _, p := range s.tree.Paths() {
			c, ok := pages[p]
			if !ok {
				continue
			}
			for id, n := range c.ids {
				if n > 1 {
					t.Errorf("%s/%s: the id %q stands %d times", s.name, p, id, n)
				}
			}
			for _, link := range c.links {
				target, fragment, ours := s.resolve(t, p, link)
				if !ours {
					continue
				}
				inside++
				if _, there := s.tree.Get(target); !there {
					t.Errorf("%s/%s: the link %s leads nowhere", s.name, p, link)
				} else if fragment != "" && strings.HasSuffix(target, ".html") {
					fragments++
					if pages[target].ids[fragment] == 0 {
						t.Errorf("%s/%s: the link %s leads to a page without that id", s.name, p, link)
					}
				}
			}
		}
		if inside < 10*len(pages) || fragments < len(pages) {
			t.Errorf("%s: found only %d links and %d fragments on %d pages", s.name, inside, fragments, len(pages))
		}
		t.Logf("%s: %d pages, %d links, %d with a fragment", s.name, len(pages), inside, fragments)
	}
}

// resolve returns the file to which a link leads and the fragment in it, or
// false for a link to elsewhere.
func (s *site) resolve(t *testing.T, from, link string) (target, fragment string, ours bool) {
	t.Helper()
	page := &url.URL{Scheme: "https", Host: "example.org", Path: s.base + address(from)}
	to, err := page.Parse(link)
	if err != nil {
		t.Errorf("%s/%s: %v", s.name, from, err)
		return "", "", false
	}
	if to.Host != page.Host || to.Scheme != page.Scheme {
		return "", "", false
	}
	inside, below := strings.CutPrefix(to.Path, s.base)
	if !below {
		t.Errorf("%s/%s: the link %s leads out of the site", s.name, from, link)
		return "", "", false
	}
	if path.Ext(inside) == "" && inside != "" && !strings.HasSuffix(inside, "/") {
		t.Errorf("%s/%s: the link %s lacks its last slash", s.name, from, link)
	}
	return file(inside), to.Fragment, true
}

func TestFeedsAndSiteMapNameOnlyPagesThatExist(t *testing.T) {
	named := regexp.MustCompile(`https://example\.org` + elsewhere + `([^<"#\s]*)`)
	found := 0
	for _, s := range sites(t) {
		for _, p := range s.tree.Paths() {
			if f, _ := s.tree.Get(p); strings.HasSuffix(p, ".xml") {
				for _, m := range named.FindAllSubmatch(f.Data, -1) {
					found++
					if _, there := s.tree.Get(file(string(m[1]))); !there {
						t.Errorf("%s/%s names %s, which is not there", s.name, p, m[1])
					}
				}
			}
		}
	}
	if found == 0 {
		t.Error("no feed and no site map names a page")
	}
}
