//go:build unix

package output

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// paths is what random sites and random others choose from.
var paths = []string{"a.html", "a/b.html", "a/c.html", "a/d/e.html", "b.html", "b/index.html", "c.css", "d/index.html", "d/deep/x.html", "e.html", "f/g.html", "h.html"}

// A random is a folder at which one process publishes random sites while
// others change it.
type random struct {
	*rand.Rand
	t      *testing.T
	beside string
	site   files // published last, or tried to
	did    []string
}

// another returns a site that differs from the last one in a few files.
func (r *random) another() files {
	for {
		next := r.site.with(nil)
		for range r.IntN(4) {
			name := paths[r.IntN(len(paths))]
			if r.IntN(4) == 0 {
				delete(next, name)
			} else {
				next[name] = fmt.Sprint(r.IntN(1000))
			}
		}
		if next.tree().check() == nil {
			return next
		}
	}
}

// meddle changes something in the folder or beside it.
func (r *random) meddle() {
	public := filepath.Join(r.beside, "public")
	name := paths[r.IntN(len(paths))]
	at := filepath.Join(public, name)
	manifest := filepath.Join(r.beside, ".public.fingerpost.json")
	write := func(at, text string) {
		os.MkdirAll(filepath.Dir(at), 0o755) // fails where a file is in the way, as writing does
		os.WriteFile(at, []byte(text), 0o644)
	}
	what := r.IntN(13)
	r.did = append(r.did, fmt.Sprint("others do ", what, " at ", name))
	switch what {
	case 0, 1:
		write(at, fmt.Sprint("theirs ", r.IntN(1000)))
	case 2:
		os.Remove(at)
	case 3:
		os.RemoveAll(filepath.Dir(at))
	case 4:
		os.RemoveAll(at)
		write(filepath.Join(at, "theirs.txt"), "in the way")
	case 5:
		os.RemoveAll(at)
		os.MkdirAll(filepath.Dir(at), 0o755)
		os.Symlink("nowhere", at)
	case 6:
		write(filepath.Join(filepath.Dir(at), "theirs.txt"), "beside a page")
	case 7:
		os.Remove(filepath.Join(filepath.Dir(at), "theirs.txt"))
	case 8:
		later := time.Now().Add(time.Duration(r.IntN(1000)) * time.Second)
		os.Chtimes(at, later, later)
	case 9:
		if data, err := os.ReadFile(manifest); err == nil {
			os.WriteFile(manifest, []byte(strings.Replace(string(data), `"time": 1`, `"time": 2`, 1)), 0o644)
		}
	case 10:
		publishOn(r.t, badDisk{openDisk(r.t, r.beside), &fault{}}, r.another(), Options{InPlace: r.IntN(2) == 0})
	case 11:
		f := &fault{at: r.IntN(40), death: true}
		publishOn(r.t, badDisk{openDisk(r.t, r.beside), f}, r.another(), Options{InPlace: r.IntN(2) == 0})
	case 12:
		dir := filepath.Dir(at)
		if dir != public && os.Rename(dir, dir+".moved") == nil {
			os.Symlink(filepath.Base(dir)+".moved", dir)
		}
	}
}

// copyOf returns a folder like the one of the process, times and all.
func (r *random) copyOf() string {
	to := r.t.TempDir()
	err := filepath.WalkDir(r.beside, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(r.beside, at)
		there := filepath.Join(to, rel)
		info, err := d.Info()
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(there, 0o755)
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(at)
			return os.Symlink(target, there)
		}
		data, err := os.ReadFile(at)
		if err == nil {
			err = os.WriteFile(there, data, 0o644)
		}
		if err == nil {
			err = os.Chtimes(there, info.ModTime(), info.ModTime())
		}
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return to
}

// listed returns what the manifest says is ours.
func listed(t *testing.T, beside string) []string {
	data, err := os.ReadFile(filepath.Join(beside, ".public.fingerpost.json"))
	if err != nil {
		return nil
	}
	m, err := decodeManifest(data)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(m.files))
}

// Each step is done twice from the same folder: by the process that remembers,
// and in a copy by one that knows nothing. After a look both are the same; after
// a save so is all that the save is about, and the rest is as it was.
func TestProcessThatRemembersPublishesLikeAFreshOne(t *testing.T) {
	for seed := range uint64(25) {
		r := &random{Rand: rand.New(rand.NewPCG(seed, 6)), t: t, beside: t.TempDir(), site: files{"a.html": "1", "a/b.html": "2", "d/index.html": "3"}}
		k, o, public := new(Sink), Options{InPlace: true}, filepath.Join(r.beside, "public")
		fail := func(format string, args ...any) {
			t.Helper()
			t.Fatalf("seed %d, %s:\n%s", seed, strings.Join(r.did, ", "), fmt.Sprintf(format, args...))
		}
		published := files{}
		for range 12 {
			for range max(0, r.IntN(4)-1) {
				r.meddle()
			}
			if r.IntN(25) == 0 {
				os.RemoveAll(public)
				os.Remove(filepath.Join(r.beside, ".public.fingerpost.json"))
			}
			r.site = r.another()
			look := r.IntN(3) == 0
			r.did = append(r.did, fmt.Sprint("publish ", r.site, look))
			before, twin := read(t, public), r.copyOf()
			_, errFresh := publishOn(t, badDisk{openDisk(t, twin), &fault{}}, r.site, o)
			_, err := k.on(t.Context(), badDisk{openDisk(t, r.beside), &fault{}}, r.site, o, !look)
			got, want := read(t, public), read(t, filepath.Join(twin, "public"))
			switch {
			case err != nil || look:
				if fmt.Sprint(err) != fmt.Sprint(errFresh) {
					fail("says %v, a fresh one %v", err, errFresh)
				}
				if d := differences(got, want); d != "" {
					fail("not like a fresh one:\n%s", d)
				}
			default:
				for name := range got.with(want) {
					differs := got[name] != want[name] || (got[name] == "") != (want[name] == "")
					if errFresh != nil { // a clash elsewhere, which the next look tells
						differs = r.site[name] != published[name] && got[name] != r.site[name]
					}
					if differs && (r.site[name] != published[name] || got[name] != before[name]) {
						fail("%s is %q, a fresh one leaves %q, %v", name, got[name], want[name], errFresh)
					}
				}
			}
			if err == nil {
				published = r.site
				if ours, theirs := listed(t, r.beside), listed(t, twin); errFresh == nil && !slices.Equal(ours, theirs) {
					fail("lists %q, a fresh one %q", ours, theirs)
				}
			}
			k.mu.Lock() // what is remembered of a failed publication is nothing
			if err != nil && k.past["public"] != nil {
				fail("remembers after %v", err)
			}
			k.mu.Unlock()
		}
	}
}
