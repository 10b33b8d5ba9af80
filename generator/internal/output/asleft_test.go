//go:build unix

package output

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// aged makes all folders look as if nothing had happened in them for an hour: of
// a younger one nobody can tell by its time.
func aged(t *testing.T, dir string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chtimes(at, then, then)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// look looks at everything, and returns what was asked for.
func (p *process) look(site files, o Options) (Change, []string) {
	p.t.Helper()
	f := &fault{}
	change, err := p.k.on(p.t.Context(), badDisk{p.d, f}, site, o, false)
	if err != nil {
		p.t.Fatal(err)
	}
	return change, f.ops
}

func namesRead(ops []string) (dirs []string) {
	for _, op := range ops {
		if dir, ok := strings.CutPrefix(op, "list "); ok {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

func TestLookReadsNoNamesWhereNothingHasHappened(t *testing.T) {
	site, beside := manyPages(5), t.TempDir()
	public := filepath.Join(beside, "public")
	files{"CNAME": "example.org", "items/item-3/notes.txt": "mine"}.put(t, public)
	p := &process{t: t, k: new(Sink), d: openDisk(t, beside)}
	o := Options{InPlace: true}
	p.look(site, Options{Force: true})
	p.look(site, o)
	aged(t, public)
	for range 2 {
		change, ops := p.look(site, o)
		if change.Written != 0 || change.Kept != len(site) || change.Foreign != 2 {
			t.Errorf("%+v", change)
		}
		p.ops = ops
	}
	if p.did("list ") || p.did("read ") || p.did("create ") {
		t.Errorf("asks for %q", p.ops)
	}
	edited := site.with(files{"items/item-2/index.html": "edited", "items/more/index.html": "added"})
	delete(edited, "items/item-4/index.html")
	p.save(edited)
	for _, want := range [][]string{{".", "items"}, nil} {
		_, ops := p.look(edited, o)
		if got := namesRead(ops); !slices.Equal(got, want) {
			t.Errorf("reads the names in %q, want %q", got, want)
		}
		aged(t, public)
		p.look(edited, o)
	}
}

// Whatever others do, a look that trusts the times of folders does what one does
// that knows nothing.
func TestLookSeesWhatOthersDidSinceTheLastOne(t *testing.T) {
	site := manyPages(4).with(files{"a/b/c.html": "deep"})
	page := "items/item-1/index.html"
	acts := map[string]func(public string) error{
		"a page is written": func(public string) error { return os.WriteFile(filepath.Join(public, page), []byte("theirs"), 0o644) },
		"a page of the same size is written": func(public string) error {
			return os.WriteFile(filepath.Join(public, page), []byte("egap 1"), 0o644)
		},
		"a page is removed":   func(public string) error { return os.Remove(filepath.Join(public, page)) },
		"a folder is removed": func(public string) error { return os.RemoveAll(filepath.Join(public, "a")) },
		"a page becomes a link": func(public string) error {
			at := filepath.Join(public, page)
			return firstOf(os.Rename(at, at+".moved"), os.Symlink("index.html.moved", at))
		},
		"a folder becomes a link": func(public string) error {
			at := filepath.Join(public, "a")
			return firstOf(os.Rename(at, at+".moved"), os.Symlink("a.moved", at))
		},
		"a folder of one page becomes a link": func(public string) error {
			at := filepath.Join(public, "items/item-2")
			return firstOf(os.Rename(at, at+".moved"), os.Symlink("item-2.moved", at))
		},
		"a folder is another one": func(public string) error {
			at := filepath.Join(public, "a/b")
			return firstOf(os.Rename(at, at+".moved"), os.Mkdir(at, 0o755))
		},
		"a file is added": func(public string) error {
			return os.WriteFile(filepath.Join(public, "items/item-2/theirs.txt"), nil, 0o644)
		},
		"a file of theirs is removed": func(public string) error { return os.Remove(filepath.Join(public, ".theirs")) },
		"a file of theirs becomes a page's": func(public string) error {
			return os.Rename(filepath.Join(public, ".theirs"), filepath.Join(public, page))
		},
	}
	for what, act := range acts {
		for _, o := range []Options{{InPlace: true}, {InPlace: true, Clean: true}} {
			t.Run(fmt.Sprint(what, " ", o.Clean), func(t *testing.T) {
				beside := t.TempDir()
				public := filepath.Join(beside, "public")
				p := startProcess(t, beside, site)
				files{".theirs": "x", "items/item-3/theirs.txt": "x"}.put(t, public)
				p.look(site, o)
				aged(t, public)
				p.look(site, o)
				if _, ops := p.look(site, o); len(namesRead(ops)) > 0 {
					t.Fatalf("asks for %q", ops)
				}
				if err := act(public); err != nil {
					t.Fatal(err)
				}
				twin := t.TempDir()
				if err := os.CopyFS(twin, os.DirFS(beside)); err != nil {
					t.Fatal(err)
				}
				got, err := p.k.on(t.Context(), p.d, site, o, false)
				want, errFresh := publishOn(t, openDisk(t, twin), site, o)
				if fmt.Sprint(err) != fmt.Sprint(errFresh) || o.Clean && got.Foreign != want.Foreign {
					t.Errorf("%+v and %v, a fresh one %+v and %v", got, err, want, errFresh)
				}
				wantFiles(t, public, read(t, filepath.Join(twin, "public")))
			})
		}
	}
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
