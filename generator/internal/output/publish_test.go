package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestFolderHoldsExactlyTheSite(t *testing.T) {
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	a, b := twoVersions()
	if got, want := publish(t, public, a, Options{}), (Change{Written: len(a), Bytes: a.tree().Size()}); got != want {
		t.Errorf("first: %+v, want %+v", got, want)
	}
	wantFiles(t, public, a)
	got := publish(t, public, b, Options{})
	want := Change{Written: 12, Kept: 18, Removed: 6}
	want.Bytes = got.Bytes
	if got != want || got.Bytes == 0 {
		t.Errorf("second: %+v, want %+v", got, want)
	}
	wantFiles(t, public, b)
	publish(t, public, files{}, Options{})
	wantFiles(t, public, files{})
	wantTidy(t, beside)
}

func TestFolderAboveIsMade(t *testing.T) {
	public := filepath.Join(t.TempDir(), "a", "b", "public")
	publish(t, public, files{"index.html": "home"}, Options{})
	wantFiles(t, public, files{"index.html": "home"})
	wantTidy(t, filepath.Dir(public))
}

func TestUnchangedFilesAreTheSameFiles(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	publish(t, public, files{"a.html": "a", "b.html": "b"}, Options{})
	before, _ := os.Stat(filepath.Join(public, "a.html"))
	publish(t, public, files{"a.html": "a", "b.html": "changed"}, Options{})
	after, _ := os.Stat(filepath.Join(public, "a.html"))
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("a.html was written again")
	}
}

func TestEditedFilesAreMended(t *testing.T) {
	for _, o := range []Options{{}, {InPlace: true}} {
		public := filepath.Join(t.TempDir(), "public")
		site := files{"a.html": "aaaa", "b.html": "bbbb", "c.html": "cccc", "d.html": "dddd"}
		publish(t, public, site, o)
		now := time.Now().Add(time.Hour) // a change within one tick of the clock is not what is tested here
		for name, text := range (files{"a.html": "AAAA", "b.html": "longer than before", "c.html": "cccc"}) {
			files{name: text}.put(t, public)
			os.Chtimes(filepath.Join(public, name), now, now)
		}
		os.Remove(filepath.Join(public, "d.html"))
		if c := publish(t, public, site, o); c.Written != 3 || c.Kept != 1 {
			t.Errorf("%+v", c)
		}
		wantFiles(t, public, site)
		if c := publish(t, public, site, o); c.Written != 0 || c.Kept != 4 {
			t.Errorf("%+v", c)
		}
	}
}

func TestTouchedFilesAreReadOnlyOnce(t *testing.T) {
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	site := files{"a.html": "aaaa"}
	publish(t, public, site, Options{})
	later := time.Now().Add(time.Hour)
	os.Chtimes(filepath.Join(public, "a.html"), later, later)
	for _, want := range []bool{true, false} {
		f := &fault{}
		if c, err := publishOn(t, badDisk{openDisk(t, beside), f}, site, Options{}); err != nil || c.Kept != 1 {
			t.Fatalf("%+v %v", c, err)
		}
		if got := slices.Contains(f.ops, "read a.html"); got != want {
			t.Errorf("read: %v, want %v", got, want)
		}
	}
}

func TestFolderWithFilesOfOthersIsRefused(t *testing.T) {
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	mine := files{"about.html": "mine", "css/a.css": "a", "img/a.png": "a", "x.txt": "x", ".git/HEAD": "h"}
	mine.put(t, public)
	site := files{"index.html": "home", "css/site.css": "s"}
	for _, o := range []Options{{}, {Clean: true}, {InPlace: true}} {
		_, err := Publish(t.Context(), public, "public", site.tree(), o)
		unowned, ok := errors.AsType[*UnownedError](err)
		if !ok || !slices.Equal(unowned.Names, []string{"about.html", "css", "img", "x.txt"}) {
			t.Fatalf("got %v", err)
		}
		if want := " holds files that fingerpost did not write (about.html, css, img and 1 more); publish to another folder, or add --force to publish among them"; !strings.HasSuffix(err.Error(), want) {
			t.Errorf("says %q", err)
		}
		wantFiles(t, public, mine)
	}
	publish(t, public, site, Options{Force: true})
	wantFiles(t, public, mine.with(site))
	publish(t, public, site, Options{})
	wantTidy(t, beside)
}

func TestFolderWithOnlyDotFilesIsEmpty(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	mine := files{".git/HEAD": "h", ".nojekyll": ""}
	mine.put(t, public)
	site := files{"index.html": "home"}
	publish(t, public, site, Options{})
	wantFiles(t, public, mine.with(site))
}

func TestAnotherEditionIsRefused(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	site := files{"index.html": "home"}
	if _, err := Publish(t.Context(), public, "internal", site.tree(), Options{}); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {Force: true}, {Clean: true, Force: true}} {
		_, err := Publish(t.Context(), public, "public", files{"a.html": "a"}.tree(), o)
		other, ok := errors.AsType[*EditionError](err)
		if !ok || other.Has != "internal" || other.Wants != "public" || other.Dir != public {
			t.Errorf("%+v: %v", o, err)
		}
		wantFiles(t, public, site)
	}
	os.RemoveAll(public)
	publish(t, public, site, Options{}) // what is not there belongs to nobody
	os.RemoveAll(public)
	files{".git/HEAD": "h"}.put(t, public)
	if _, err := Publish(t.Context(), public, "exec", site.tree(), Options{}); err != nil {
		t.Error(err)
	}
}

func TestLeftoversOfOthersWithSimilarNamesStay(t *testing.T) {
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	site := files{"index.html": "home"}
	publish(t, public, site, Options{})
	left := files{".public.next-0123456789abcdef/role/x": "left by a build that died", "public/.public.next-0123456789abcdef/0": "likewise"}
	near := files{".public.next-mine/x": "x", ".public.next-0123456789abcdeF/x": "x", ".public-internal.next-0123456789abcdef/x": "x",
		"public.next-0123456789abcdef/x": "x", ".public.next-aaaaaaaaaaaaaaaa": "a file"}
	left.put(t, beside)
	near.put(t, beside)
	publish(t, public, site, Options{})
	got := read(t, beside)
	delete(got, ".public.fingerpost.json")
	delete(got, ".public.fingerpost.lock")
	if d := differences(got, near.with(files{"public/index.html": "home"})); d != "" {
		t.Error(d)
	}
}
