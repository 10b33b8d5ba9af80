// Package output holds finished files and makes a folder equal to them: it
// writes what changed, removes what it once wrote and no longer should be
// there, and never touches files of others. Readers of the folder see the old
// site or the new one, never a mixture. It knows nothing of pages.
//
//	change, err := output.Publish(ctx, "public", site.Edition, site.Tree, output.Options{})
//
// Beside a folder public lie .public.fingerpost.json, the manifest that says
// which of its files are ours, and .public.fingerpost.lock, which the build at
// work holds; while one is at work, .public.next-… is the folder it prepares.
//
// Who publishes again and again keeps a Sink, which remembers how it left the
// folder and looks only at what differs:
//
//	var sink output.Sink
//	change, err := sink.Publish(ctx, "public", site.Edition, site.Tree, output.Options{InPlace: true})
package output

import (
	"slices"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A File is one finished file. It is never changed.
type File struct {
	Data []byte // nil if it is not in memory
	Sum  digest.Digest
	Size int64 // in bytes
	read func(room []byte) ([]byte, error)
}

// NewFile returns a file that is in memory.
func NewFile(data []byte, sum digest.Digest) *File {
	return &File{Data: data, Sum: sum, Size: int64(len(data))}
}

// NewWaiting returns a file that is read when it is published; read may put its
// data into room, if that has any.
func NewWaiting(size int64, sum digest.Digest, read func(room []byte) ([]byte, error)) *File {
	return &File{Sum: sum, Size: size, read: read}
}

// Read returns the data of a file, wherever it is. Data that is not in memory is
// read into room, if that has any.
func (f *File) Read(room []byte) ([]byte, error) {
	if f.read == nil {
		return f.Data, nil
	}
	return f.read(room)
}

// Digest returns what the data of a file is known by.
func (f *File) Digest() digest.Digest { return f.Sum }

// A Tree is the finished files of one site by path. Paths are relative, use
// forward slashes and never lead outside.
type Tree struct {
	names *Names
	parts []*Part          // the files of these names
	files map[string]*File // all others

	count, pages int
	size         int64

	mu     sync.Mutex // of what is computed when it is first asked for
	paths  []string   // in order
	judged bool
	unfit  []Unfit
}

// NewTree returns an empty tree.
func NewTree() *Tree { return NewNames(nil).Tree(nil) }

// Add puts a file into the tree. It reports false, and changes nothing, if the
// path is taken.
func (t *Tree) Add(path string, f *File) bool {
	if _, taken := t.Get(path); taken {
		return false
	}
	t.files[path] = f
	t.counted(path, 1)
	t.size += f.Size
	t.paths, t.judged = nil, false
	return true
}

// counted notes that there are n more files at a path.
func (t *Tree) counted(path string, n int) {
	t.count += n
	if strings.HasSuffix(path, ".html") {
		t.pages += n
	}
}

// Get returns the file at path.
func (t *Tree) Get(path string) (*File, bool) {
	if f, ok := t.named(path); ok {
		return f, true
	}
	f, ok := t.files[path]
	return f, ok
}

// Len returns the number of files.
func (t *Tree) Len() int { return t.count }

// Paths returns all paths in order. The list must not be changed.
func (t *Tree) Paths() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ordered()
}

func (t *Tree) ordered() []string {
	if t.paths == nil {
		t.paths = append(make([]string, 0, t.count), t.names.order()...)
		if len(t.paths)+len(t.files) > t.count { // some are missing
			t.paths = slices.DeleteFunc(t.paths, func(path string) bool { _, ok := t.named(path); return !ok })
		}
		for path := range t.files {
			t.paths = append(t.paths, path)
		}
		slices.Sort(t.paths)
	}
	return t.paths
}

// Pages returns the number of pages among the files.
func (t *Tree) Pages() int { return t.pages }

// Size returns the sum of all file sizes in bytes.
func (t *Tree) Size() int64 { return t.size }

// A Site is the finished tree of one edition.
type Site struct {
	Edition string // its id
	Title   string
	Dir     string // where it is published, relative to the project
	Tree    *Tree
}
