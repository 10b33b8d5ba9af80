package source

import (
	"io/fs"
	"os"

	"github.com/fsnotify/fsnotify"
)

// A disk is what watching needs of the system: the files of a project and word
// of their changes. Tests put one in its place whose clock and events they rule.
type disk interface {
	open(dir string) (tree, error)
	watch() (watcher, error)
}

// A tree is a folder with everything below it, named relative to it; nothing
// outside can be reached through it. Opening a named pipe does not wait for its
// writer, and an open folder is an fs.ReadDirFile.
type tree interface {
	Lstat(name string) (fs.FileInfo, error)
	Readlink(name string) (string, error)
	open(name string) (fs.File, error)
	sub(name string) (tree, error)
	inside(name string) (openFolder, error)
	Close() error
}

// A watcher tells of changes in the folders that it was given, by name.
type watcher struct {
	folders interface {
		Add(name string) error
		WatchList() []string
		Close() error
	}
	events <-chan fsnotify.Event
	errors <-chan error
}

// system is the disk of the machine.
type system struct{}

func (system) open(dir string) (tree, error) { return opened(os.OpenRoot(dir)) }

func (system) watch() (watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return watcher{}, err
	}
	return watcher{w, w.Events, w.Errors}, nil
}

// rooted is os.Root as a tree: its own methods return types that nothing else
// can make.
type rooted struct{ *os.Root }

func opened(root *os.Root, err error) (tree, error) {
	if err != nil {
		return nil, err
	}
	return rooted{root}, nil
}

func (r rooted) open(name string) (fs.File, error) {
	f, err := r.OpenFile(name, os.O_RDONLY|dontWait, 0)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (r rooted) sub(name string) (tree, error) { return opened(r.OpenRoot(name)) }
