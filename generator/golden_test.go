package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/starter"
)

// assetDigest is in the name of an asset: what a style sheet or script says is
// no matter of the pages that load it.
var assetDigest = regexp.MustCompile(`(assets/[a-z-]+)\.[0-9a-f]{8}(\.(?:css|js)")`)

// TestStarterPagesAreAsTheyWere holds the main part of every page of the
// starter's public edition against testdata/starter. Frames are left out, so
// that a change of the theme's frame does not drown what it does to pages.
func TestStarterPagesAreAsTheyWere(t *testing.T) {
	files, err := starter.Files("product")
	if err != nil {
		t.Fatal(err)
	}
	p := project{}
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		p[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	tree := site(mustBuild(t, p), "public")
	folder := filepath.Join("testdata", "starter")
	got := map[string]string{}
	for _, path := range tree.Paths() {
		if strings.HasSuffix(path, ".html") {
			f, _ := tree.Get(path)
			got[path] = assetDigest.ReplaceAllString(mainOf(t, path, string(f.Data)), "$1$2")
		}
	}
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		for path, text := range got {
			file := filepath.Join(folder, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := map[string]string{}
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		want[strings.TrimPrefix(filepath.ToSlash(path), "testdata/starter/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path := range want {
		if _, ok := got[path]; !ok {
			t.Errorf("%s is gone", path)
		}
	}
	for path, text := range got {
		if diff := cmp.Diff(want[path], text); diff != "" {
			t.Errorf("%s (-want +got):\n%s\nread the difference, then -update", path, diff)
		}
	}
}

// mainOf returns the main element of a page, or all of a page without one.
func mainOf(t *testing.T, path, html string) string {
	t.Helper()
	from, to := strings.Index(html, "<main"), strings.LastIndex(html, "</main>")
	if from < 0 || to < from {
		if !strings.Contains(html, "http-equiv") {
			t.Errorf("%s has no main part", path)
		}
		return html
	}
	return html[from:to] + "</main>\n"
}
