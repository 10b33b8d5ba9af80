package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A process is a sink that publishes file by file, and what it asked of the disk.
type process struct {
	t    testing.TB
	k    *Sink
	d    disk
	ops  []string
	hook func(op string) error
}

func (p *process) save(site files) Change {
	p.t.Helper()
	f := &fault{hook: func(op string) error {
		if p.hook != nil {
			return p.hook(op)
		}
		return nil
	}}
	change, err := p.k.on(p.t.Context(), badDisk{p.d, f}, site, Options{InPlace: true}, true)
	if err != nil {
		p.t.Fatal(err)
	}
	p.ops = f.ops
	return change
}

// did reports whether an operation was asked for, by how it begins.
func (p *process) did(op string) bool {
	return slices.ContainsFunc(p.ops, func(did string) bool { return strings.HasPrefix(did, op) })
}

func startProcess(t testing.TB, beside string, site files) *process {
	t.Helper()
	p := &process{t: t, k: new(Sink), d: openDisk(t, beside)}
	p.save(site)
	return p
}

func manyPages(n int) files {
	site := files{"style.css": "a{}"}
	for i := range n {
		site[fmt.Sprintf("items/item-%d/index.html", i)] = fmt.Sprint("page ", i)
	}
	return site
}

func TestWorkOfASaveDoesNotGrowWithTheSite(t *testing.T) {
	var asked [2]map[string]int
	for i, n := range []int{20, 400} {
		beside := t.TempDir()
		site := manyPages(n)
		p := startProcess(t, beside, site)
		asked[i] = map[string]int{}
		page := files{"items/item-7/index.html": "edited"}
		added := files{"items/more/index.html": "added"}
		for name, next := range map[string]files{"an edit": site.with(page), "a page more": site.with(added), "a page less": site, "nothing": site} {
			p.save(site)
			if name == "a page less" {
				p.save(site.with(added))
			}
			p.save(next)
			asked[i][name] = len(p.ops)
			if p.did("list ") || p.did("read ") {
				t.Errorf("%s: %q", name, p.ops)
			}
		}
		p.save(site)
		change := p.save(site.with(page))
		if want := (Change{Written: 1, Kept: n, Bytes: 6, InPlace: true}); change != want {
			t.Errorf("%+v, want %+v", change, want)
		}
		if p.did("flush") || p.did("rename .public") {
			t.Errorf("the manifest is written for an edit: %q", p.ops)
		}
		wantFiles(t, filepath.Join(beside, "public"), site.with(page))
	}
	for name, few := range asked[0] {
		if many := asked[1][name]; few != many || few > 40 {
			t.Errorf("%s: %d operations on a small site, %d on a large one", name, few, many)
		}
	}
}

// Whatever shows that somebody has been there leads to a look at everything.
func TestFolderIsLookedThroughWhenAnythingIsNotAsItWasLeft(t *testing.T) {
	site := manyPages(5)
	page := "items/item-2/index.html"
	for name, c := range map[string]struct {
		do    func(beside, public string)
		edit  files
		looks bool
	}{
		"nothing":          {func(string, string) {}, files{page: "edited"}, false},
		"a page elsewhere": {func(_, public string) { files{"items/item-1/index.html": "theirs"}.put(t, public) }, files{page: "edited"}, false},
		"the page":         {func(_, public string) { files{page: "theirs"}.put(t, public) }, files{page: "edited"}, true},
		"the page is gone": {func(_, public string) { os.Remove(filepath.Join(public, page)) }, files{page: "edited"}, true},
		"another process":  {func(_, public string) { publish(t, public, site, Options{InPlace: true}) }, files{page: "edited"}, true},
		"the manifest was touched": {func(beside, _ string) {
			later := time.Now().Add(time.Hour)
			os.Chtimes(filepath.Join(beside, ".public.fingerpost.json"), later, later)
		}, files{page: "edited"}, true},
		"the folder is gone": {func(_, public string) { os.RemoveAll(public) }, files{page: "edited"}, true},
	} {
		beside := t.TempDir()
		public := filepath.Join(beside, "public")
		p := startProcess(t, beside, site)
		c.do(beside, public)
		looked := false
		p.hook = func(op string) error {
			looked = looked || op == "list ." || op == "read .public.fingerpost.json"
			return nil
		}
		p.save(site.with(c.edit))
		if looked != c.looks {
			t.Errorf("%s: looked through: %v, want %v", name, looked, c.looks)
		}
		if c.looks {
			wantFiles(t, public, site.with(c.edit))
			wantTidy(t, beside)
		}
		if p.save(site); p.did("list ") {
			t.Errorf("%s: looked through again", name)
		}
	}
}

func TestLookPutsRightWhatASaveDoesNotSee(t *testing.T) {
	site := manyPages(5)
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	p := startProcess(t, beside, site)
	mine := files{"CNAME": "example.org", "items/item-3/notes.txt": "mine"}
	mine.put(t, public)
	files{"items/item-1/index.html": "changed by hand"}.put(t, public)
	os.Remove(filepath.Join(public, "items/item-4/index.html"))
	edited := site.with(files{"items/item-2/index.html": "edited"})
	p.save(edited)
	got := read(t, public)
	if got["items/item-2/index.html"] != "edited" || got["items/item-1/index.html"] != "changed by hand" {
		t.Errorf("after the save: %q", got)
	}

	// Called off, it changes nothing, and the next save looks at little as before.
	ctx, cancel := context.WithCancel(t.Context())
	f := &fault{hook: func(op string) error {
		if op == "list items" {
			cancel()
		}
		return nil
	}}
	if _, err := p.k.on(ctx, badDisk{p.d, f}, edited, Options{InPlace: true}, false); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if p.save(edited); p.did("list ") {
		t.Error("a look that was called off is forgotten about")
	}

	change, err := p.k.on(t.Context(), p.d, edited, Options{InPlace: true}, false)
	if err != nil || change.Written != 2 || change.Foreign != 2 {
		t.Errorf("%+v, %v", change, err)
	}
	wantFiles(t, public, edited.with(mine))
	if c := publish(t, public, edited, Options{}); c.Written != 0 || c.Foreign != 2 {
		t.Errorf("%+v", c)
	}
}

// The manifest is not written for an edit, so another process must see that
// the file is not the one that it lists.
func TestEditThatTheManifestCannotTellApartIsWrittenIntoIt(t *testing.T) {
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	page := filepath.Join(public, "a.html")
	old, edited := files{"a.html": "aaaa", "b.html": "b"}, files{"a.html": "bbbb", "b.html": "b"}
	p := startProcess(t, beside, old)
	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	p.hook = func(op string) error {
		if op == "save" { // both were written within one tick of the clock
			parts, _ := filepath.Glob(filepath.Join(public, ".public.next-*", "0"))
			return os.Chtimes(parts[0], info.ModTime(), info.ModTime())
		}
		return nil
	}
	p.save(edited)
	if !p.did("rename .public.fingerpost.json") {
		t.Errorf("the manifest is as it was: %q", p.ops)
	}
	wantFiles(t, public, edited)
	publish(t, public, old, Options{})
	wantFiles(t, public, old)
}

func TestOptionsOfThisTimeCount(t *testing.T) {
	site := manyPages(3)
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	p := startProcess(t, beside, site)
	files{"theirs.txt": "x"}.put(t, public)
	if _, err := p.k.on(t.Context(), p.d, site, Options{InPlace: true, Clean: true}, true); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, public, site)
}

func TestFilesThatWereReadOnceAreNotReadByEveryOtherProcess(t *testing.T) {
	site := manyPages(3)
	beside := t.TempDir()
	p := startProcess(t, beside, site)
	edited := site.with(files{"style.css": "b{}"})
	p.save(edited)
	for _, want := range []bool{true, false} {
		f := &fault{}
		if _, err := publishOn(t, badDisk{p.d, f}, edited, Options{}); err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(f.ops, "read style.css"); got != want {
			t.Errorf("read: %v, want %v", got, want)
		}
	}
}

func TestPageIsNotWrittenThroughALinkInPlaceOfItsFolder(t *testing.T) {
	site := manyPages(3)
	beside := t.TempDir()
	public := filepath.Join(beside, "public")
	p := startProcess(t, beside, site)
	if err := os.Rename(filepath.Join(public, "items/item-1"), filepath.Join(public, "moved")); err != nil {
		t.Fatal(err)
	}
	files{"items/item-1": "-> ../moved"}.put(t, public)
	before := read(t, public)
	for _, next := range []files{site.with(files{"items/item-1/index.html": "edited"}), site.with(files{"items/item-1/more.html": "added"})} {
		_, err := p.k.on(t.Context(), p.d, next, Options{InPlace: true}, true)
		if clash, ok := errors.AsType[*ClashError](err); !ok || !slices.Equal(clash.Files, []string{"items/item-1"}) {
			t.Errorf("got %v", err)
		}
		wantFiles(t, public, before)
		if _, err := p.k.on(t.Context(), p.d, site, Options{InPlace: true}, true); err == nil {
			t.Error("the link is passed over")
		}
	}
}
