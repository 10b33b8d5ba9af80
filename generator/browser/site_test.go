package browser

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/starter"
	"github.com/fingerpost/fingerpost/themes"
)

// A site is one edition of a project, built into a folder and served.
type site struct {
	project string // "ours"
	name    string // "ours/public"
	dir     string // where its files are
	base    string // path of its root: "/docs/roadmap/"
	url     string // where it is served, with base
	tree    *output.Tree
	others  map[string]string // main parts of the editions before it, by page
}

// elsewhere is the base path below which our public edition is tested.
const elsewhere = "/docs/roadmap/"

// sites builds our own site and the starter, all editions, and serves them: our
// public edition below a base path, the others at the root of a server.
func sites(t *testing.T) []*site {
	t.Helper()
	ours := project(t, os.DirFS("../.."), "config.toml", "content")
	moved := regexp.MustCompile(`base_url = "[^"]*"`)
	conf := filepath.Join(ours, "config.toml")
	text, err := os.ReadFile(conf)
	if err != nil {
		t.Fatal(err)
	}
	if !moved.Match(text) {
		t.Fatal("config.toml names no base_url")
	}
	write(t, conf, moved.ReplaceAll(text, []byte(`base_url = "https://example.org`+elsewhere+`"`)))
	return append(build(t, "ours", ours, elsewhere), build(t, "starter", starterProject(t), "/")...)
}

// starterProject writes the project that init makes, and returns its folder.
func starterProject(t *testing.T) string {
	t.Helper()
	files, err := starter.Files("product")
	if err != nil {
		t.Fatal(err)
	}
	return project(t, files, ".")
}

// project copies files into a new folder.
func project(t *testing.T, files fs.FS, roots ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, root := range roots {
		err := fs.WalkDir(files, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			write(t, filepath.Join(dir, filepath.FromSlash(name)), data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// build makes all editions of a project; the first one is served below base.
func build(t *testing.T, name, dir, base string, settings ...config.Setting) []*site {
	t.Helper()
	ctx := context.Background()
	var built []*site
	for files, err := range (source.Project{Dir: dir, Theme: themes.Default()}).Once(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		result := generator.NewSession().Build(ctx, generator.Inputs{
			Files: files, Settings: settings, Today: model.Date{Year: 2026, Month: 11, Day: 22}, Editions: []string{"all"}})
		for _, p := range result.Problems {
			if p.Severity == diag.Error {
				t.Errorf("%s: %s: %s", p.At, p.Code, p.Message)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
		others := map[string]string{}
		for _, s := range result.Sites {
			folder := filepath.Join(dir, filepath.FromSlash(s.Dir))
			if _, err := output.Publish(ctx, folder, s.Edition, s.Tree, output.Options{}); err != nil {
				t.Fatal(err)
			}
			one := &site{project: name, name: name + "/" + s.Edition, dir: folder, base: base, tree: s.Tree, others: others}
			built = append(built, one)
			one.serve(t)
			base = "/"
		}
	}
	return built
}

// serve puts the site on a server of its own until the test ends. What is not
// there is answered with the site's 404 page, as hosts do.
func (s *site) serve(t *testing.T) {
	t.Helper()
	files := http.StripPrefix(s.base, http.FileServer(http.Dir(s.dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inside, below := strings.CutPrefix(r.URL.Path, s.base)
		if _, there := s.tree.Get(file(inside)); below && there {
			files.ServeHTTP(w, r)
			return
		}
		w.WriteHeader(http.StatusNotFound)
		if lost, ok := s.tree.Get("404.html"); ok && below {
			_, _ = w.Write(lost.Data) // a reader who has gone needs no answer
		}
	}))
	t.Cleanup(server.Close)
	s.url = server.URL + s.base
}

// file returns the file that stands at an address.
func file(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// address returns where a file stands, below the root of its site.
func address(file string) string {
	if path.Base(file) == "index.html" {
		return strings.TrimSuffix(file, "index.html")
	}
	return file
}

// pages returns all HTML files of the site but those that only lead elsewhere.
func (s *site) pages() []string {
	var pages []string
	for _, p := range s.tree.Paths() {
		if f, _ := s.tree.Get(p); strings.HasSuffix(p, ".html") && !strings.Contains(string(f.Data), `http-equiv="refresh"`) {
			pages = append(pages, p)
		}
	}
	return pages
}

// dates are what editions show with more or less precision.
var dates = regexp.MustCompile(`<time[^>]*>[^<]*</time>|<span class="when">[^<]*</span>`)

// distinctPages returns the pages whose main part, dates aside, no edition built
// before has at the same place: the frame around it is examined often enough.
func (s *site) distinctPages() []string {
	var pages []string
	for _, p := range s.pages() {
		f, _ := s.tree.Get(p)
		_, main, _ := strings.Cut(string(f.Data), "<main")
		main, _, _ = strings.Cut(main, "</main>")
		main = dates.ReplaceAllString(main, "")
		if s.others[p] != main {
			pages = append(pages, p)
		}
		s.others[p] = main
	}
	return pages
}

// pageType names the sort of a page by its address: "/items/*" for all items.
func pageType(file string) string {
	steps := strings.Split(strings.TrimSuffix(address(file), "/"), "/")
	if len(steps) == 1 {
		return "/" + steps[0]
	}
	return "/" + steps[0] + strings.Repeat("/*", len(steps)-1)
}
