// Package source takes immutable snapshots of the files a site is made from,
// once or as they change. It is the only reader of the disk, and knows nothing
// of what the files mean.
//
//	for snapshot, err := range project.Watch(ctx) { … }
package source

import (
	"fmt"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A File is one input file at one moment. It is never changed.
type File struct {
	Path string        // relative to the project, forward slashes: "content/roles/product-owner.md"
	Sum  digest.Digest // of its bytes
	Size int           // in bytes

	data  []byte
	aside func(room []byte) ([]byte, error) // reads the data, if that was laid aside
	once  sync.Once
	lines *diag.Lines
}

// NewFile returns a file with its digest.
func NewFile(path string, data []byte) *File {
	return &File{Path: path, data: data, Sum: digest.Bytes(data), Size: len(data)}
}

// Held reports whether the data of the file is in memory.
func (f *File) Held() bool { return f.aside == nil }

// Read returns what the file holds. What is not in memory is read into room, if
// that has any.
func (f *File) Read(room []byte) ([]byte, error) {
	if f.aside != nil {
		return f.aside(room)
	}
	return f.data, nil
}

// Bytes returns what the file holds. It panics where that was laid aside and
// cannot be read any more.
func (f *File) Bytes() []byte {
	data, err := f.Read(nil)
	if err != nil {
		panic(fmt.Errorf("reading %s again: %w", f.Path, err))
	}
	return data
}

// InMemory returns the file with its data at hand, for whoever asks more than once.
func (f *File) InMemory() *File {
	if f.aside == nil {
		return f
	}
	return &File{Path: f.Path, Sum: f.Sum, Size: f.Size, data: f.Bytes()}
}

// Lines returns the line index of the file.
func (f *File) Lines() *diag.Lines {
	if f.aside != nil {
		return diag.NewLines(f.Path, f.Bytes())
	}
	f.once.Do(func() { f.lines = diag.NewLines(f.Path, f.data) })
	return f.lines
}

// A Snapshot is all input files at one moment, sorted by path and immutable.
type Snapshot struct {
	files    []*File
	problems diag.List
	config   string // path of the config file; "config.toml" if empty
	traces   Traces // of the project's own files, if the snapshot can be known again
}

// NewSnapshot returns a snapshot of files, in whatever order they come, and of
// the problems met while reading them.
func NewSnapshot(files []*File, problems diag.List) *Snapshot {
	files = append([]*File(nil), files...)
	sort.Slice(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	return &Snapshot{files: files, problems: problems}
}

// LayAside gives the data of all files away, to be read again whenever somebody
// asks: keep takes a copy and returns what reads that, into room if it has any. It
// is for whoever builds once, reads most files twice, and has not shared the
// snapshot yet.
func (s *Snapshot) LayAside(keep func(data []byte) (read func(room []byte) ([]byte, error))) {
	for _, f := range s.files {
		f.aside, f.data = keep(f.data), nil
	}
}

// Problems returns what was wrong with files that could not be taken in, such
// as a link that leads out of the project.
func (s *Snapshot) Problems() diag.List { return s.problems }

// Config returns the config file, and whether there is one.
func (s *Snapshot) Config() (*File, bool) {
	if s.config == "" {
		return s.Get(defaultConfig)
	}
	return s.Get(s.config)
}

// All returns every file in order of path.
func (s *Snapshot) All() []*File { return s.files }

// Under returns the files below a folder, given without a trailing slash.
func (s *Snapshot) Under(folder string) []*File {
	prefix := folder + "/"
	from := sort.Search(len(s.files), func(i int) bool { return s.files[i].Path >= prefix })
	rest := s.files[from:]
	return rest[:sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i].Path, prefix) })]
}

// Get returns the file at a path.
func (s *Snapshot) Get(name string) (*File, bool) {
	if i, ok := s.find(name); ok {
		return s.files[i], true
	}
	return nil, false
}

func (s *Snapshot) find(name string) (at int, ok bool) {
	at = sort.Search(len(s.files), func(i int) bool { return s.files[i].Path >= name })
	return at, at < len(s.files) && s.files[at].Path == name
}

// Line returns line n of a file, for excerpts in messages.
func (s *Snapshot) Line(name string, n int) (string, bool) {
	f, ok := s.Get(path.Clean(name))
	if !ok {
		return "", false
	}
	return f.Lines().Text(n)
}
