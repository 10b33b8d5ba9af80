package generator

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/route"
)

// An indexed document, as far as these tests look into the index.
type indexed struct {
	url, title string
	anchors    []string
}

// indexOfSite follows the small file that pages know to the index, and reads it.
func indexOfSite(t *testing.T, tree *output.Tree) (docs []indexed, data []byte) {
	t.Helper()
	var pointer struct{ At string }
	call(t, tree, "search/index.js", &pointer)
	var index struct {
		Kinds    [][]any
		URLs     []*string
		Titles   []string
		Headings [][]string
	}
	data = call(t, tree, strings.TrimPrefix(pointer.At, "/"), &index)
	for _, k := range index.Kinds {
		for range int(k[4].(float64)) {
			n := len(docs)
			d := indexed{url: k[2].(string), title: index.Titles[n]}
			if rest := index.URLs[n]; rest != nil {
				d.url += *rest
			} else {
				d.url += route.Slug(d.title) + k[3].(string)
			}
			for i := 0; i < len(index.Headings[n]); i += 2 {
				id := index.Headings[n][i+1]
				if id == "" {
					id = route.Slug(index.Headings[n][i])
				}
				d.anchors = append(d.anchors, id)
			}
			docs = append(docs, d)
		}
	}
	return docs, data
}

func call(t *testing.T, tree *output.Tree, path string, v any) []byte {
	t.Helper()
	f, ok := tree.Get(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(string(f.Data), "fingerpostIndex("), ")\n")
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f.Data
}

func TestWhatIsFoundIsThereAndOnTheListOfEverything(t *testing.T) {
	for name, p := range map[string]project{"small": small(), "own": own(t)} {
		for _, s := range mustBuild(t, p).Sites {
			docs, _ := indexOfSite(t, s.Tree)
			list, _ := s.Tree.Get("search/index.html")
			for _, d := range docs {
				page, fragment, _ := strings.Cut(d.url, "#")
				f, ok := s.Tree.Get(route.File(page))
				if !ok {
					t.Errorf("%s, %s: %q is found at %s, where no page is", name, s.Edition, d.title, d.url)
					continue
				}
				if fragment != "" {
					d.anchors = append(d.anchors, fragment)
				}
				for _, id := range d.anchors {
					if !hasID(f.Data, id) {
						t.Errorf("%s, %s: %s has no #%s", name, s.Edition, page, id)
					}
				}
				if address := ".." + d.url; !bytes.Contains(list.Data, []byte(`"`+address+`"`)) && !bytes.Contains(list.Data, []byte(`=`+address+`>`)) {
					t.Errorf("%s, %s: the list of everything lacks %s", name, s.Edition, d.url)
				}
			}
			if len(docs) < 30 {
				t.Errorf("%s, %s: only %d documents can be found", name, s.Edition, len(docs))
			}
		}
	}
}

// hasID looks for an id with quotes and without, for both are written.
func hasID(html []byte, id string) bool {
	return bytes.Contains(html, []byte(`id="`+id+`"`)) || bytes.Contains(html, []byte("id="+id+" ")) || bytes.Contains(html, []byte("id="+id+">"))
}

func TestAnIndexHoldsWhatItsEditionShowsAndNoMore(t *testing.T) {
	r := mustBuild(t, small())
	for edition, want := range map[string]map[string]bool{
		"public": {"Single sign-on": true, "What do we do next?": true, "Secret item": false, "Hush": false, "Ghost": false, "Inside": false, "Team words": false},
		"team":   {"Secret item": true, "Inside": true, "Ghost": false},
		"board":  {"Ghost": true, "Secret item": false},
	} {
		_, data := indexOfSite(t, site(r, edition))
		for words, there := range want {
			if bytes.Contains(data, []byte(words)) != there {
				t.Errorf("that the index of %s holds %q is %v", edition, words, !there)
			}
		}
	}
}

func TestHiddenTitlesAreFoundAndNeverShown(t *testing.T) {
	p := small()
	p["content/roles/owner.md"] = strings.Replace(p["content/roles/owner.md"], "family:", "hidden_titles: [Ohner, Prodowner]\nalternate_titles: [Keeper]\nfamily:", 1)
	tree := site(mustBuild(t, p), "public")
	_, data := indexOfSite(t, tree)
	for _, name := range []string{"Ohner", "Prodowner", "Keeper"} {
		if !bytes.Contains(data, []byte(name)) {
			t.Errorf("the index lacks %s", name)
		}
	}
	for _, path := range tree.Paths() {
		f, _ := tree.Get(path)
		if strings.HasSuffix(path, ".html") && (bytes.Contains(f.Data, []byte("Ohner")) || bytes.Contains(f.Data, []byte("Prodowner"))) {
			t.Errorf("%s shows a hidden title", path)
		}
	}
}

// TestTheIndexIsLight holds what is loaded when search is opened, as gzip sends
// it, against 30 KB for 200 pages and 0.3 KB for each page more.
func TestTheIndexIsLight(t *testing.T) {
	for name, p := range map[string]project{"own": own(t), "small": small(), "generated": generated(1000)} {
		for _, s := range mustBuild(t, p).Sites {
			pages := 0
			for _, path := range s.Tree.Paths() {
				if strings.HasSuffix(path, ".html") {
					pages++
				}
			}
			docs, data := indexOfSite(t, s.Tree)
			size, most := gzipped(data), 30<<10+max(0, pages-200)*300
			t.Logf("%s, %s: %d bytes for %d documents on %d pages, %d a page", name, s.Edition, size, len(docs), pages, size/pages)
			if size > most {
				t.Errorf("the index of %s, %s weighs %d bytes, at most %d are meant for %d pages", name, s.Edition, size, most, pages)
			}
		}
	}
}

func gzipped(data []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Len()
}
