package source

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
)

// counting counts what is asked of a disk.
type counting struct {
	disk
	listed *atomic.Int64 // folders and files that were opened
}

type countingTree struct {
	tree
	listed *atomic.Int64
}

func (c counting) open(dir string) (tree, error) {
	t, err := c.disk.open(dir)
	return countingTree{t, c.listed}, err
}

func (c countingTree) open(name string) (fs.File, error) {
	c.listed.Add(1)
	return c.tree.open(name)
}

func (c countingTree) sub(name string) (tree, error) {
	t, err := c.tree.sub(name)
	return countingTree{t, c.listed}, err
}

// glancing returns a looker that has looked at a project of several folders.
func glancing(t *testing.T, files map[string]string) (*looker, string, *atomic.Int64) {
	t.Helper()
	dir := project(t, files)
	opened := new(atomic.Int64)
	l, err := newLooker(Project{Dir: dir, disk: counting{system{}, opened}})
	must(t, err)
	_, err = l.look(context.Background())
	must(t, err)
	return l, dir, opened
}

func folders(n int) map[string]string {
	files := map[string]string{"config.toml": "title = \"T\"\n"}
	for i := range n {
		files[fmt.Sprintf("content/roadmap/theme-%d/_index.md", i)] = "theme"
		files[fmt.Sprintf("content/roadmap/theme-%d/item.md", i)] = "item"
	}
	return files
}

func TestAGlanceReadsOnlyWhatChangedWhereSomethingRang(t *testing.T) {
	l, dir, opened := glancing(t, folders(30))
	write(t, dir, map[string]string{"content/roadmap/theme-7/item.md": "another"})
	opened.Store(0)
	seen, ok := l.glance(context.Background(), []string{"content/roadmap/theme-7"})
	if !ok {
		t.Fatal("a changed file needs a whole look")
	}
	if f, _ := seen.snapshot.Get("content/roadmap/theme-7/item.md"); string(f.Bytes()) != "another" {
		t.Errorf("the file holds %q", f.Bytes())
	}
	// Both files are as young as the look, so both are read again.
	if n := opened.Load(); n > 3 {
		t.Errorf("%d files and folders were opened for one folder of two files", n)
	}
	whole, err := l.look(context.Background())
	must(t, err)
	equal(t, "what a glance sees", contents(seen.snapshot), contents(whole.snapshot))
}

// Whatever else changes where something rang, a glance leaves to a whole look.
func TestAGlanceLeavesToAWholeLookWhatItCannotJudge(t *testing.T) {
	const folder = "content/roadmap/theme-3"
	in := func(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for name, change := range map[string]func(t *testing.T, dir string){
		"a new file":          func(t *testing.T, dir string) { write(t, dir, map[string]string{folder + "/new.md": "new"}) },
		"a file that is gone": func(t *testing.T, dir string) { must(t, os.Remove(in(dir, folder+"/item.md"))) },
		"a new folder":        func(t *testing.T, dir string) { must(t, os.Mkdir(in(dir, folder+"/new"), 0o755)) },
		"a folder for a file": func(t *testing.T, dir string) {
			must(t, os.Remove(in(dir, folder+"/item.md")))
			must(t, os.Mkdir(in(dir, folder+"/item.md"), 0o755))
		},
		"a link": func(t *testing.T, dir string) { must(t, os.Symlink("item.md", in(dir, folder+"/link.md"))) },
		"the folder itself": func(t *testing.T, dir string) {
			must(t, os.Rename(in(dir, folder), in(dir, folder+"-old")))
			must(t, os.MkdirAll(in(dir, folder), 0o755))
			write(t, dir, map[string]string{folder + "/_index.md": "theme", folder + "/item.md": "item"})
		},
		"a folder that is gone": func(t *testing.T, dir string) { must(t, os.RemoveAll(in(dir, folder))) },
	} {
		t.Run(name, func(t *testing.T) {
			l, dir, _ := glancing(t, folders(5))
			change(t, dir)
			if _, ok := l.glance(context.Background(), []string{folder}); ok {
				t.Error("a glance takes it for a change of what files hold")
			}
		})
	}
	for name, begin := range map[string]func(t *testing.T, dir string){
		"files that links lead to": func(t *testing.T, dir string) {
			must(t, os.Symlink("theme-3/item.md", in(dir, "content/roadmap/also.md")))
		},
		"folders that links lead to": func(t *testing.T, dir string) {
			must(t, os.Symlink("theme-3", in(dir, "content/roadmap/theme-0-also")))
		},
		"folders before their links": func(t *testing.T, dir string) {
			must(t, os.Symlink("theme-3", in(dir, "content/roadmap/theme-9-also")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			l, dir, _ := glancing(t, folders(5))
			begin(t, dir)
			_, err := l.look(context.Background())
			must(t, err)
			write(t, dir, map[string]string{folder + "/item.md": "another"})
			if _, ok := l.glance(context.Background(), []string{folder}); ok {
				t.Error("a glance sees a file under one of its names only")
			}
		})
	}
}

// A word about a file is a hint where to look; one about a folder is none.
func TestHintsNameFoldersOrNothing(t *testing.T) {
	var h hints
	h.add("content/a", true)
	h.add("content/b", true)
	h.add("content/a", true)
	if got := h.take(); len(got) != 2 {
		t.Errorf("%v for two folders", got)
	}
	h.add("content/a", true)
	h.add("", false)
	if got := h.take(); got != nil {
		t.Errorf("%v although something happened that no folder explains", got)
	}
	if got := h.take(); got != nil {
		t.Errorf("%v although nothing happened", got)
	}
}
