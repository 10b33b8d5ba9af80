package source

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// byHand is the disk of the machine without what Linux does by descriptor.
type byHand struct{ system }

type byHandTree struct{ tree }

func (b byHand) open(dir string) (tree, error) {
	t, err := b.system.open(dir)
	return byHandTree{t}, err
}

func (b byHandTree) inside(name string) (openFolder, error) { return openPlain(b.sub(name)) }

// ways are the ways to look again.
func ways() map[string]disk { return map[string]disk{"": system{}, ", by hand": byHand{}} }

// looked returns a looker that has looked at a project, some time after it was
// written.
func looked(t *testing.T, dir string, d disk) *looker {
	t.Helper()
	l, err := newLooker(Project{Dir: dir, disk: d})
	must(t, err)
	_, err = l.look(t.Context())
	must(t, err)
	for name, k := range l.shelf {
		k.readAt = k.readAt.Add(2 * settling)
		l.shelf[name] = k
	}
	return l
}

// Whatever is done to a project, looking again sees it as a look from scratch
// does, or leaves it to that.
func TestLookingAgainSeesWhatALookFromScratchSees(t *testing.T) {
	changes := map[string]func(h Hand){}
	for name, save := range Savings() {
		changes["saved "+name] = func(h Hand) { save(h, "content/notes/a.md") }
	}
	maps.Copy(changes, Operations())
	delete(changes, "link turned") // there is none
	changes["another configuration"] = func(h Hand) { h.write("config.toml", "other") }
	changes["no configuration"] = func(h Hand) { h.ok(os.Remove(h.at("config.toml"))) }
	changes["a first site theme"] = func(h Hand) { h.write("themes/mine/theme.toml", "theme") }
	changes["content that leads elsewhere"] = func(h Hand) {
		h.rename("content", "texts")
		h.ok(os.Symlink("texts", h.at("content")))
	}
	for way, disk := range ways() {
		for name, change := range changes {
			t.Run(name+way, func(t *testing.T) {
				t.Parallel()
				files := Scene(plain)
				delete(files, "content/link.md") // such a project is always looked at from scratch
				delete(files, "content/linked")
				files["content/notes/a.md"] = "old"
				dir := project(t, files)
				must(t, os.Symlink(filepath.Join("..", "shared", "s.md"), filepath.Join(dir, "aside", "link.md")))
				l := looked(t, dir, disk)
				for range 2 {
					before := l.last
					if seen, ok := l.again(t.Context()); !ok || seen.snapshot != before || len(seen.folders) == 0 {
						t.Fatal("what has not changed is not as it was")
					}
				}
				change(Hand{t, dir, plain})
				seen, ok := l.again(t.Context())
				fresh := once(t, Project{Dir: dir})
				if ok {
					equal(t, "what looking again sees", contents(seen.snapshot)+problems(seen.snapshot.problems), contents(fresh)+problems(fresh.problems))
				}
				if _, err := l.look(t.Context()); err != nil {
					t.Fatal(err)
				}
				if seen, ok := l.again(t.Context()); ok {
					equal(t, "what looking again sees later", contents(seen.snapshot), contents(fresh))
				}
			})
		}
	}
}

// Other contents of files need no look from scratch, however they were saved.
func TestLookingAgainReadsWhatWasSaved(t *testing.T) {
	for way, disk := range ways() {
		for _, how := range []string{"in place", "same size and time", "renamed over", "renamed over, with the old time", "removed, then written", "swapped with a file written beside it"} {
			t.Run(how+way, func(t *testing.T) {
				files := folders(5)
				file := "content/roadmap/theme-3/item.md"
				files[file] = "old"
				dir := project(t, files)
				l := looked(t, dir, disk)
				l.again(t.Context())
				for range 2 {
					Savings()[how](Hand{t, dir, plain}, file)
					seen, ok := l.again(t.Context())
					if !ok {
						t.Fatal("it is left to a look from scratch")
					}
					equal(t, "what looking again sees", contents(seen.snapshot), contents(once(t, Project{Dir: dir})))
				}
			})
		}
	}
}

// What a folder holds is told alike by descriptor and by name.
func TestAFolderIsToldAlikeHoweverItIsAsked(t *testing.T) {
	dir := project(t, map[string]string{"a/file.md": "text", "a/inner/x.md": "x", "a/link.md": "-> file.md", "a/lost.md": "-> nothing", "a/way": "-> inner"})
	told := map[string]string{}
	for way, disk := range ways() {
		root, err := disk.open(dir)
		must(t, err)
		o, err := root.inside("a")
		must(t, err)
		first, err := o.names()
		must(t, err)
		second, err := o.names()
		must(t, err)
		if first != second {
			t.Errorf("the names%s are others when they are asked for again", way)
		}
		for _, name := range []string{"file.md", "inner", "link.md", "lost.md", "way", "none.md"} {
			stamp, mode, err := o.stamp(name)
			is := fmt.Sprint(stamp, mode.Type(), err != nil)
			if was, known := told[name]; known && is != was {
				t.Errorf("%s%s is %s, the other way %s", name, way, is, was)
			}
			told[name] = is
		}
		inner, err := o.below("inner")
		must(t, err)
		if _, mode, err := inner.stamp("x.md"); err != nil || !mode.IsRegular() {
			t.Errorf("inner/x.md%s is %s, %v", way, mode, err)
		}
		inner.close()
		for _, name := range []string{"file.md", "none.md"} {
			if _, err := o.below(name); err == nil {
				t.Errorf("%s%s is a folder", name, way)
			}
		}
		write(t, dir, map[string]string{"a/more" + way + ".md": ""})
		if third, err := o.names(); err != nil || third == first {
			t.Errorf("the names%s are the same with a file more (%v)", way, err)
		}
		o.close()
		root.Close()
	}
}
