//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestFilesOfOthersStay(t *testing.T) {
	a, b := twoVersions()
	for _, o := range []Options{{}, {InPlace: true}} {
		beside := start(t, a)
		public := filepath.Join(beside, "public")
		os.Chmod(filepath.Join(public, "uploads"), 0o700)
		os.Chmod(filepath.Join(public, ".git/objects"), 0o555)
		t.Cleanup(func() { os.Chmod(filepath.Join(public, ".git/objects"), 0o755) })
		before, _ := os.Stat(filepath.Join(public, "CNAME"))
		for _, site := range []files{b, a, {}} {
			c := publish(t, public, site, o)
			wantFiles(t, public, site.with(others))
			wantTidy(t, beside)
			if c.Foreign != 5 || c.InPlace != o.InPlace || c.Why != "" {
				t.Errorf("%+v", c)
			}
		}
		after, _ := os.Stat(filepath.Join(public, "CNAME"))
		if !os.SameFile(before, after) {
			t.Error("CNAME is another file")
		}
		for name, want := range map[string]fs.FileMode{"uploads": 0o700, ".git/objects": 0o555, ".git": 0o755} {
			if info, err := os.Stat(filepath.Join(public, name)); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
			}
		}
	}
}

func TestModesFollowTheFolderAndTheUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	public := filepath.Join(t.TempDir(), "public")
	publish(t, public, files{"a/b.html": "b"}, Options{})
	mode := func(name string) fs.FileMode {
		info, err := os.Stat(filepath.Join(public, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode() & modeBits
	}
	if mode(".") != 0o750 || mode("a") != 0o750 || mode("a/b.html") != 0o640 {
		t.Errorf("modes %v %v %v", mode("."), mode("a"), mode("a/b.html"))
	}
	os.Chmod(public, 0o775|fs.ModeSetgid)
	publish(t, public, files{"a/b.html": "c"}, Options{})
	if mode(".") != 0o775|fs.ModeSetgid || mode("a") != 0o750 {
		t.Errorf("modes %v %v", mode("."), mode("a"))
	}
}

func TestOwnersOfFoldersAreKept(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can give folders away")
	}
	a, b := twoVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	for _, name := range []string{".", ".git", "role"} {
		if err := os.Chown(filepath.Join(public, name), 1234, 4321); err != nil {
			t.Fatal(err)
		}
	}
	publish(t, public, b, Options{})
	for _, name := range []string{".", ".git", "role"} {
		info, _ := os.Stat(filepath.Join(public, name))
		if uid, gid, _ := owner(info); uid != 1234 || gid != 4321 {
			t.Errorf("%s belongs to %d:%d", name, uid, gid)
		}
	}
}

func TestFileOfOthersInTheWayIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		theirs, site files
		named        string
		forced       files // nil where force does not help
	}{
		"at the path":         {files{"robots.txt": "x"}, files{"robots.txt": "y"}, "robots.txt", files{"robots.txt": "y"}},
		"the same text":       {files{"robots.txt": "x"}, files{"robots.txt": "x"}, "robots.txt", files{"robots.txt": "x"}},
		"a dot-file":          {files{".nojekyll": "x"}, files{".nojekyll": ""}, ".nojekyll", files{".nojekyll": ""}},
		"a link at the path":  {files{"robots.txt": "-> ../outside"}, files{"robots.txt": "y"}, "robots.txt", files{"robots.txt": "y"}},
		"where a folder goes": {files{"a": "x"}, files{"a/b.html": "y"}, "a", files{"a/b.html": "y"}},
		"a link for a folder": {files{"a": "-> ../outside"}, files{"a/b.html": "y"}, "a", files{"a/b.html": "y"}},
		"in a folder to go":   {files{"old/x": "x"}, files{"old": "y"}, "old/x", files{"old": "y"}},
		"a whole folder":      {files{"a/x": "x"}, files{"a": "y"}, "a", nil},
		"in a folder of both": {files{"b/x": "x", "b/z": "z"}, files{"b/x": "y"}, "b/x", files{"b/x": "y", "b/z": "z"}},
	} {
		for _, inPlace := range []bool{false, true} {
			beside := t.TempDir()
			public := filepath.Join(beside, "public")
			outside := files{"b.html": "outside"}
			outside.put(t, filepath.Join(beside, "outside"))
			base := files{"index.html": "home", "old/index.html": "old"}
			publish(t, public, base, Options{})
			c.theirs.put(t, public)
			site := c.site.with(files{"index.html": "new home"})
			_, err := Publish(t.Context(), public, "public", site.tree(), Options{InPlace: inPlace})
			clash, ok := errors.AsType[*ClashError](err)
			if !ok || strings.Join(append(clash.Files, clash.Folders...), " ") != c.named {
				t.Errorf("%s: %v", name, err)
			}
			wantFiles(t, public, base.with(c.theirs))
			_, err = Publish(t.Context(), public, "public", site.tree(), Options{InPlace: inPlace, Force: true})
			if c.forced == nil {
				if clash, ok := errors.AsType[*ClashError](err); !ok || strings.Contains(clash.Error(), "--force") {
					t.Errorf("%s, forced: %v", name, err)
				}
				wantFiles(t, public, base.with(c.theirs))
			} else if err != nil {
				t.Errorf("%s, forced: %v", name, err)
			} else {
				wantFiles(t, public, c.forced.with(files{"index.html": "new home"}))
			}
			wantFiles(t, filepath.Join(beside, "outside"), outside)
		}
	}
}

func TestCleanRemovesWhatOthersPutThere(t *testing.T) {
	a, b := twoVersions()
	for _, o := range []Options{{Clean: true}, {Clean: true, InPlace: true}} {
		beside := start(t, a)
		public := filepath.Join(beside, "public")
		files{"team-photos/a.jpg": "x", "about.d": "-> role"}.put(t, public)
		c := publish(t, public, b.with(files{"uploads": "a file where their folder was"}), o)
		want := files{"uploads": "a file where their folder was"}
		for name, text := range others {
			if strings.HasPrefix(name, ".") {
				want[name] = text
			}
		}
		wantFiles(t, public, b.with(want))
		wantTidy(t, beside)
		if c.Foreign != 1 {
			t.Errorf("%+v", c)
		}
	}
}

func TestFilesOthersPutThereInTheLastMomentAreSaved(t *testing.T) {
	a, b := twoVersions()
	late := files{"late.txt": "late", "role/late.txt": "late", "about.d/x/y": "late", "only/old/late.txt": "late", "CNAME": "www.example.org"}
	a = a.with(files{"only/old/index.html": "old"})
	for _, death := range []bool{false, true} {
		beside := start(t, a)
		public := filepath.Join(beside, "public")
		f := &fault{}
		swapped := false
		f.hook = func(op string) error {
			if swapped && death {
				return errDead
			}
			if op == "exchange public" {
				swapped = true
				others := late.with(nil)
				delete(others, "CNAME")
				others.put(t, public)
				files{"CNAME.new": late["CNAME"]}.put(t, public)
				if err := os.Rename(filepath.Join(public, "CNAME.new"), filepath.Join(public, "CNAME")); err != nil {
					t.Error(err)
				}
			}
			return nil
		}
		_, err := publishOn(t, badDisk{openDisk(t, beside), f}, b, Options{})
		if (err != nil) != death || !swapped {
			t.Fatalf("swapped: %v, %v", swapped, err)
		}
		if death {
			publish(t, public, b, Options{})
		}
		wantFiles(t, public, b.with(others).with(late))
		wantTidy(t, beside)
	}
}

func TestLinkedFolderIsPublishedWhereTheLinkLeads(t *testing.T) {
	dir := t.TempDir()
	files{"www/": ""}.put(t, dir)
	files{"public": "-> www", "nowhere": "-> gone"}.put(t, dir)
	site := files{"index.html": "home"}
	publish(t, filepath.Join(dir, "public"), site, Options{})
	publish(t, filepath.Join(dir, "public"), site.with(files{"a.html": "a"}), Options{})
	wantFiles(t, filepath.Join(dir, "www"), site.with(files{"a.html": "a"}))
	if target, err := os.Readlink(filepath.Join(dir, "public")); target != "www" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	if _, err := Publish(t.Context(), filepath.Join(dir, "nowhere"), "public", site.tree(), Options{}); err == nil || !strings.HasSuffix(err.Error(), "the link leads nowhere") {
		t.Errorf("got %v", err)
	}
	if _, err := Publish(t.Context(), filepath.Join(dir, "www/index.html"), "public", site.tree(), Options{}); err == nil || !strings.HasSuffix(err.Error(), "this is a file, not a folder") {
		t.Errorf("got %v", err)
	}
	if _, err := Publish(t.Context(), "/", "public", site.tree(), Options{}); err == nil || !strings.Contains(err.Error(), "name a folder") {
		t.Errorf("got %v", err)
	}
}

func TestLinkInsideTheFolderIsNeverWrittenThrough(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		beside := t.TempDir()
		public := filepath.Join(beside, "public")
		publish(t, public, files{"a/x.html": "1", "b.html": "1"}, Options{})
		outside := files{"x.html": "outside", "b.html": "outside"}
		outside.put(t, filepath.Join(beside, "outside"))
		os.RemoveAll(filepath.Join(public, "a"))
		os.Remove(filepath.Join(public, "b.html"))
		files{"a": "-> ../outside", "b.html": "-> ../outside/b.html"}.put(t, public)
		_, err := Publish(t.Context(), public, "public", files{"a/x.html": "2", "b.html": "2"}.tree(), Options{InPlace: inPlace})
		clash, ok := errors.AsType[*ClashError](err)
		if !ok || !slices.Equal(clash.Files, []string{"a", "b.html"}) {
			t.Errorf("got %v", err)
		}
		// The site no longer has them: the links are not ours to remove.
		publish(t, public, files{"c.html": "3"}, Options{InPlace: inPlace})
		wantFiles(t, public, files{"c.html": "3", "a": "-> ../outside", "b.html": "-> ../outside/b.html"})
		wantFiles(t, filepath.Join(beside, "outside"), outside)
	}
}

func TestCleaningThatDiedIsFinishedAndForgotten(t *testing.T) {
	a, _ := twoVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	before, err := os.ReadFile(filepath.Join(beside, ".public.fingerpost.json"))
	if err != nil {
		t.Fatal(err)
	}
	f := &fault{}
	swapped := false
	f.hook = func(op string) error {
		if swapped {
			return errDead
		}
		swapped = op == "exchange public"
		return nil
	}
	if _, err := publishOn(t, badDisk{openDisk(t, beside), f}, a, Options{Clean: true}); !errors.Is(err, errDead) {
		t.Fatal(err)
	}
	publish(t, public, a, Options{})
	wantFiles(t, public, a.with(files{".git/HEAD": others[".git/HEAD"], ".git/objects/ab/cd": others[".git/objects/ab/cd"], ".git/empty/": ""}))
	wantTidy(t, beside)
	after, err := os.ReadFile(filepath.Join(beside, ".public.fingerpost.json"))
	if err != nil || string(after) != string(before) {
		t.Errorf("%v: the manifest was\n%s\nand is\n%s", err, before, after)
	}
}
