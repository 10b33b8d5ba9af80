package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A disk is what publishing asks of a file system. Names are relative to one
// folder, with forward slashes; none leads out of it. Tests put a disk in
// between that fails or dies at a chosen operation.
type disk interface {
	Sub(name string) (disk, error) // a folder on it
	Close() error                  // gives the folder back
	Lock(name string) (*hold, error)
	List(name string) ([]fs.FileInfo, error)                                   // by name; links are not followed
	Lstat(name string) (fs.FileInfo, error)                                    // likewise
	Marks() (ask func(name string) (mark, error), end func() error, err error) // for many names; likewise
	Read(name string) ([]byte, error)
	Create(name string) (io.WriteCloser, error) // fails if the name is taken
	Mkdir(name string) error
	Link(old, name string) error // a second name of one file
	Symlink(target, name string) error
	Readlink(name string) (string, error)
	Chmod(name string, mode fs.FileMode) error
	Chown(name string, uid, gid int) error
	Rename(old, name string) error
	Exchange(a, b string) error // swaps two folders in one step
	Remove(name string) error   // a file or an empty folder
	Save(files []string) error  // makes what files hold outlast a power cut
	Flush(files []string) error // likewise files, and their names and all that was done before
}

// A hold is a lock that we have.
type hold struct {
	found   fs.FileInfo                          // its file as it was when we took it
	release func() (left fs.FileInfo, err error) // left is its file as we gave it back
}

// A rootDisk is a folder of the real file system.
type rootDisk struct{ root *os.Root }

var _ disk = rootDisk{}

func (d rootDisk) Sub(name string) (disk, error) {
	root, err := d.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return rootDisk{root}, nil
}

func (d rootDisk) Close() error                           { return d.root.Close() }
func (d rootDisk) Lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d rootDisk) Read(name string) ([]byte, error)       { return d.root.ReadFile(name) }
func (d rootDisk) Mkdir(name string) error                { return d.root.Mkdir(name, 0o755) }
func (d rootDisk) Link(old, name string) error            { return d.root.Link(old, name) }
func (d rootDisk) Symlink(target, name string) error      { return d.root.Symlink(target, name) }
func (d rootDisk) Readlink(name string) (string, error)   { return d.root.Readlink(name) }
func (d rootDisk) Chmod(name string, m fs.FileMode) error { return d.root.Chmod(name, m) }
func (d rootDisk) Chown(name string, uid, gid int) error  { return d.root.Lchown(name, uid, gid) }
func (d rootDisk) Rename(old, name string) error          { return d.root.Rename(old, name) }
func (d rootDisk) Remove(name string) error               { return d.root.Remove(name) }

func (d rootDisk) Create(name string) (io.WriteCloser, error) {
	return d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func (d rootDisk) List(name string) ([]fs.FileInfo, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	list, err := f.Readdir(-1) // leaves out what is gone in the meantime
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	sorting.By(list, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Lock takes the lock without waiting and writes into it who holds it. The
// system gives it back when the process ends, however it ends; the file stays.
func (d rootDisk) Lock(name string) (*hold, error) {
	for {
		if info, err := d.root.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, errors.New("this is no ordinary file")
		}
		f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		got, err := tryLock(f)
		if err != nil || !got {
			held := &LockedError{}
			held.PID, held.Since = holder(f)
			f.Close()
			if err != nil {
				return nil, err
			}
			return nil, held
		}
		if !d.is(name, f) {
			f.Close() // somebody removed the file before we had it: try the new one
			continue
		}
		me := fmt.Sprintf("%d %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339))
		found, err := f.Stat()
		if err == nil {
			_, err = f.WriteAt([]byte(me), 0)
		}
		if err = errors.Join(err, f.Truncate(int64(len(me)))); err != nil {
			f.Close()
			return nil, err
		}
		return &hold{found, func() (fs.FileInfo, error) {
			err := f.Truncate(0)
			left, told := f.Stat()
			return left, errors.Join(err, told, f.Close())
		}}, nil
	}
}

// is reports whether an open file is still the one with the name.
func (d rootDisk) is(name string, f *os.File) bool {
	here, err := d.root.Lstat(name)
	if err != nil {
		return false
	}
	open, err := f.Stat()
	return err == nil && os.SameFile(here, open)
}

// holder reads who holds a lock, as far as the file tells.
func holder(f *os.File) (pid int, since time.Time) {
	b := make([]byte, 100)
	n, _ := f.ReadAt(b, 0)
	by, at, _ := strings.Cut(string(b[:n]), " ")
	if pid, _ = strconv.Atoi(by); pid == 0 {
		return 0, time.Time{}
	}
	since, _ = time.Parse(time.RFC3339, strings.TrimSuffix(at, "\n"))
	return pid, since
}
