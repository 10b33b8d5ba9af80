package output

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// files is the contents of a folder by path. Folders end in a slash and are
// listed only if they are empty; links begin with an arrow.
type files map[string]string

func (f files) tree() *Tree {
	t := NewTree()
	for name, text := range f {
		t.Add(name, NewFile([]byte(text), digest.String(text)))
	}
	return t
}

func (f files) with(more files) files {
	all := maps.Clone(f)
	maps.Copy(all, more)
	return all
}

// put writes files of others.
func (f files) put(t testing.TB, dir string) {
	t.Helper()
	for name, text := range f {
		at := filepath.Join(dir, name)
		target, isLink := strings.CutPrefix(text, "-> ")
		err := os.MkdirAll(filepath.Dir(at), 0o755)
		switch {
		case err != nil:
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(at, 0o755)
		case isLink:
			err = os.Symlink(target, at)
		default:
			err = os.WriteFile(at, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func read(t testing.TB, dir string) files {
	t.Helper()
	f := files{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, at)
		name := filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			list, err := os.ReadDir(at)
			if len(list) == 0 && name != "." {
				f[name+"/"] = ""
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(at)
			f[name] = "-> " + target
			return err
		}
		data, err := os.ReadFile(at)
		f[name] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return f
}

// differences says in words how a folder is not what it should be.
func differences(got, want files) string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(got.with(want))) {
		g, inGot := got[name]
		w, inWant := want[name]
		switch {
		case !inWant:
			lines = append(lines, "unwanted: "+name)
		case !inGot:
			lines = append(lines, "missing: "+name)
		case g != w:
			lines = append(lines, "different: "+name)
		}
	}
	return strings.Join(lines, "\n")
}

func wantFiles(t testing.TB, dir string, want files) {
	t.Helper()
	if d := differences(read(t, dir), want); d != "" {
		t.Fatalf("%s is not what it should be:\n%s", dir, d)
	}
}

// wantTidy checks that nothing but the folder, the manifest and the lock is there.
func wantTidy(t testing.TB, beside string) {
	t.Helper()
	list, err := os.ReadDir(beside)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	if want := []string{".public.fingerpost.json", ".public.fingerpost.lock", "public"}; !slices.Equal(names, want) {
		t.Fatalf("beside the folder lies %q, want %q", names, want)
	}
}

func publish(t testing.TB, dir string, f files, o Options) Change {
	t.Helper()
	change, err := Publish(t.Context(), dir, "public", f.tree(), o)
	if err != nil {
		t.Fatal(err)
	}
	change.Left = nil // so that two can be compared
	return change
}

// publishOn publishes to the folder public of a disk.
func publishOn(t testing.TB, d disk, f files, o Options) (Change, error) {
	return new(Sink).on(t.Context(), d, f, o, true)
}

// on publishes to the folder public of a disk, or looks through it too.
func (k *Sink) on(ctx context.Context, d disk, f files, o Options, trust bool) (Change, error) {
	p, err := k.begin("public", "public", f.tree(), o, trust)
	if err != nil {
		return Change{}, err
	}
	p.beside, p.name = folder{d, "."}, "public"
	change, err := p.publish(ctx)
	k.keep("public", p.left)
	return change, err
}

func openDisk(t testing.TB, dir string) disk {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return rootDisk{root}
}

// A badDisk asks its fault before each operation.
type badDisk struct {
	disk
	f *fault
}

// A fault counts operations and makes one of them fail. With death, that and
// all later ones have no effect, as if the process had ended there.
type fault struct {
	at    int // 1 is the first
	err   error
	death bool
	count int
	ops   []string
	hook  func(op string) error // instead of at
}

var errDead = errors.New("the process is dead")

func (f *fault) step(op string) error {
	f.count++
	f.ops = append(f.ops, op)
	switch {
	case f.hook != nil:
		return f.hook(op)
	case f.death && f.count >= f.at:
		return errDead
	case f.count == f.at:
		return f.err
	}
	return nil
}

func (b badDisk) Sub(name string) (disk, error) {
	if err := b.f.step("sub " + name); err != nil {
		return nil, err
	}
	d, err := b.disk.Sub(name)
	return badDisk{d, b.f}, err
}

func (b badDisk) Lock(name string) (*hold, error) {
	if err := b.f.step("lock " + name); err != nil {
		return nil, err
	}
	return b.disk.Lock(name)
}

func (b badDisk) List(name string) ([]fs.FileInfo, error) {
	if err := b.f.step("list " + name); err != nil {
		return nil, err
	}
	return b.disk.List(name)
}

func (b badDisk) Lstat(name string) (fs.FileInfo, error) {
	if err := b.f.step("lstat " + name); err != nil {
		return nil, err
	}
	return b.disk.Lstat(name)
}

func (b badDisk) Marks() (func(string) (mark, error), func() error, error) {
	if err := b.f.step("marks"); err != nil {
		return nil, nil, err
	}
	return b.disk.Marks()
}

func (b badDisk) Read(name string) ([]byte, error) {
	if err := b.f.step("read " + name); err != nil {
		return nil, err
	}
	return b.disk.Read(name)
}

func (b badDisk) Create(name string) (io.WriteCloser, error) {
	if err := b.f.step("create " + name); err != nil {
		return nil, err
	}
	w, err := b.disk.Create(name)
	return badWriter{w, b.f, name}, err
}

type badWriter struct {
	io.WriteCloser
	f    *fault
	name string
}

// Write leaves half of the text when it fails.
func (w badWriter) Write(data []byte) (int, error) {
	if err := w.f.step("write " + w.name); err != nil {
		w.WriteCloser.Write(data[:len(data)/2])
		return len(data) / 2, err
	}
	return w.WriteCloser.Write(data)
}

func (w badWriter) Close() error {
	return errors.Join(w.WriteCloser.Close(), w.f.step("close "+w.name))
}

func (b badDisk) Mkdir(name string) error {
	return b.try("mkdir "+name, func() error { return b.disk.Mkdir(name) })
}

func (b badDisk) Link(old, name string) error {
	return b.try("link "+old, func() error { return b.disk.Link(old, name) })
}

func (b badDisk) Symlink(target, name string) error {
	return b.try("symlink "+name, func() error { return b.disk.Symlink(target, name) })
}

func (b badDisk) Readlink(name string) (string, error) {
	if err := b.f.step("readlink " + name); err != nil {
		return "", err
	}
	return b.disk.Readlink(name)
}

func (b badDisk) Chmod(name string, mode fs.FileMode) error {
	return b.try("chmod "+name, func() error { return b.disk.Chmod(name, mode) })
}

func (b badDisk) Chown(name string, uid, gid int) error {
	return b.try("chown "+name, func() error { return b.disk.Chown(name, uid, gid) })
}

func (b badDisk) Rename(old, name string) error {
	return b.try("rename "+name, func() error { return b.disk.Rename(old, name) })
}

func (b badDisk) Exchange(x, y string) error {
	return b.try("exchange "+x, func() error { return b.disk.Exchange(x, y) })
}

func (b badDisk) Remove(name string) error {
	return b.try("remove "+name, func() error { return b.disk.Remove(name) })
}

// Flush does not wait for the real disk: a process that dies loses nothing that
// it wrote.
func (b badDisk) Flush([]string) error { return b.f.step("flush") }
func (b badDisk) Save([]string) error  { return b.f.step("save") }

func (b badDisk) try(op string, do func() error) error {
	if err := b.f.step(op); err != nil {
		return err
	}
	return do()
}
