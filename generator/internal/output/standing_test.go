package output

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

// left publishes a site and returns how the folder was left, as another process
// would read it.
func left(t *testing.T, dir string, f files) *Standing {
	t.Helper()
	change, err := Publish(t.Context(), dir, "public", f.tree(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var w pack.Writer
	change.Left.Pack(&w)
	r, _ := pack.Open("left", w.Seal("left"))
	s := UnpackStanding(r)
	if !r.Whole() || s.manifest != change.Left.manifest || !slices.Equal(s.files, change.Left.files) {
		t.Fatalf("%+v became %+v", change.Left, s)
	}
	return s
}

var small = files{"index.html": "home", "a/index.html": "a", "a/b/c/index.html": "c", "_assets/x.css": "x"}

func TestAFolderStandsAsLongAsPublishingWouldChangeNothing(t *testing.T) {
	at := func(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	try := func(errs ...error) error {
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		return nil
	}
	changes := map[string]struct {
		change func(dir string) error
		stands bool
	}{
		"nothing":            {func(string) error { return nil }, true},
		"a file of others":   {func(dir string) error { return os.WriteFile(at(dir, "CNAME"), nil, 0o644) }, true},
		"a folder of others": {func(dir string) error { return os.Mkdir(at(dir, "a/theirs"), 0o755) }, true},
		"other contents":     {func(dir string) error { return os.WriteFile(at(dir, "a/index.html"), []byte("longer"), 0o644) }, false},
		"contents of the same size": {func(dir string) error {
			return try(os.WriteFile(at(dir, "a/index.html"), []byte("b"), 0o644), os.Chtimes(at(dir, "a/index.html"), time.Now(), time.Now().Add(time.Hour)))
		}, false},
		"a file less":   {func(dir string) error { return os.Remove(at(dir, "a/b/c/index.html")) }, false},
		"a folder less": {func(dir string) error { return os.RemoveAll(at(dir, "a/b")) }, false},
		"another name":  {func(dir string) error { return os.Rename(at(dir, "_assets"), at(dir, "assets")) }, false},
		"a link for a file": {func(dir string) error {
			return try(os.Rename(at(dir, "a/index.html"), at(dir, "a/x")), os.Symlink("x", at(dir, "a/index.html")))
		}, false},
		"a link for a folder": {func(dir string) error {
			return try(os.Rename(at(dir, "a/b"), at(dir, "a/x")), os.Symlink("x", at(dir, "a/b")))
		}, false},
		"a folder for a file": {func(dir string) error {
			return try(os.Remove(at(dir, "a/index.html")), os.Mkdir(at(dir, "a/index.html"), 0o755))
		}, false},
		"no folder":             {func(dir string) error { return os.RemoveAll(dir) }, false},
		"a file for the folder": {func(dir string) error { return try(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o644)) }, false},
		"no manifest":           {func(dir string) error { return os.Remove(at(dir, "../.public.fingerpost.json")) }, false},
		"no lock":               {func(dir string) error { return os.Remove(at(dir, "../.public.fingerpost.lock")) }, false},
		"a dead build":          {func(dir string) error { return os.Mkdir(at(dir, "../.public.next-0123456789abcdef"), 0o755) }, false},
		"a dead build in place": {func(dir string) error { return os.Mkdir(at(dir, ".public.next-0123456789abcdef"), 0o755) }, false},
		"a manifest not put in": {func(dir string) error { return os.WriteFile(at(dir, "../.public.fingerpost.json.new"), nil, 0o644) }, false},
		"another site": {func(dir string) error {
			_, err := Publish(t.Context(), dir, "public", small.with(files{"d.html": "d"}).tree(), Options{})
			return err
		}, false},
		"the same site once more": {func(dir string) error {
			_, err := Publish(t.Context(), dir, "public", small.tree(), Options{})
			return err
		}, true},
	}
	for what, c := range changes {
		t.Run(what, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			s := left(t, dir, small)
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			before := read(t, filepath.Dir(dir))
			change, stands := s.Stands(dir)
			if stands != c.stands {
				t.Fatalf("it stands: %v", stands)
			}
			if after := read(t, filepath.Dir(dir)); !maps.Equal(before, after) {
				t.Errorf("looking at it changed it:\n%s", differences(after, before))
			}
			if stands {
				if want := publish(t, dir, small, Options{}); change.Kept != want.Kept || want.Written+want.Removed > 0 {
					t.Errorf("it returns %+v, publishing %+v", change, want)
				}
			}
		})
	}
}

func TestAFolderThatIsBeingPublishedDoesNotStand(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := left(t, dir, small)
	lock, err := openDisk(t, filepath.Dir(dir)).Lock(".public.fingerpost.lock")
	if err != nil {
		t.Fatal(err)
	}
	if _, stands := s.Stands(dir); stands {
		t.Error("it stands while another build has it in hand")
	}
	if _, err := lock.release(); err != nil {
		t.Fatal(err)
	}
	if _, stands := s.Stands(dir); !stands {
		t.Error("it does not stand afterwards")
	}
}

func TestAFolderStandsBehindALink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "public")); err != nil {
		t.Skip(err)
	}
	s := left(t, filepath.Join(dir, "public"), small)
	if _, stands := s.Stands(filepath.Join(dir, "public")); !stands {
		t.Error("it does not stand")
	}
}

func TestNamesOfAFolderAreThoseOfItsFiles(t *testing.T) {
	s := left(t, filepath.Join(t.TempDir(), "public"), small)
	want := map[string][]name{".": {{"_assets", true}, {"a", true}}, "a": {{"b", true}}, "a/b": {{"c", true}}}
	if got := s.names(false); !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%v", got)
	}
	held := s.names(true)
	for dir, file := range map[string]string{".": "index.html", "a": "index.html", "a/b/c": "index.html", "_assets": "x.css"} {
		if !slices.Contains(held[dir], name{file, false}) {
			t.Errorf("%s holds %v", dir, held[dir])
		}
	}
}
