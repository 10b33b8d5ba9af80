package source

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A Memory is a disk that is not there: folders, files and links with numbers
// and times as a Unix system keeps them, and the habits that systems have. It
// is meant for a bubble of testing/synctest, whose clock it goes by.
type Memory struct {
	Habits
	dir string // the name of the project folder

	mu     sync.Mutex
	root   *node
	last   uint64   // number given out
	free   []uint64 // numbers of what is gone
	random *rand.Rand
	ears   map[*ears]bool
	opened int // files and folders
}

// Habits are what systems differ in.
type Habits struct {
	Grain     time.Duration // of the clock of files; 0 is exact
	Reuse     bool          // numbers of removed files are given out again
	Untouched bool          // a rename leaves the time of change of a file alone
	Stale     bool          // a watch of a renamed folder goes on under its old name
	Slow      time.Duration // how long every few openings take
	Hearing
}

// A node is a file, a folder or a link.
type node struct {
	ino          uint64
	mode         fs.FileMode
	data         []byte // contents, or where the link leads
	names        map[string]*node
	mtime, ctime time.Time
	locked       bool // may not be opened
}

// Numbered reports whether this system's files have numbers, which a Memory
// cannot do without.
func Numbered() bool { return numbers(1, time.Time{}) != nil }

// NewMemory returns a disk with an empty project folder of that name.
func NewMemory(dir string, habits Habits, seed uint64) *Memory {
	m := &Memory{Habits: habits, dir: dir, random: rand.New(rand.NewPCG(seed, 7)), ears: map[*ears]bool{}}
	m.root = m.node(fs.ModeDir)
	return m
}

// On returns a project on this disk.
func (m *Memory) On(p Project) Project {
	p.Dir, p.disk = m.dir, m
	return p
}

func (m *Memory) node(mode fs.FileMode) *node {
	n := &node{mode: mode}
	if mode.IsDir() {
		n.names = map[string]*node{}
	}
	if free := len(m.free); free > 0 && m.Reuse {
		n.ino, m.free = m.free[free-1], m.free[:free-1]
	} else {
		m.last++
		n.ino = m.last
	}
	m.touch(n)
	return n
}

func (m *Memory) now() time.Time {
	if m.Grain == 0 {
		return time.Now()
	}
	return time.Now().Truncate(m.Grain)
}

func (m *Memory) touch(n *node) { n.mtime, n.ctime = m.now(), m.now() }

func failed(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// find walks to a name from a folder, through links on the way, and through
// the last one too if follow is set.
func (m *Memory) find(from *node, name string, follow bool) (*node, error) {
	way, todo, hops := []*node{from}, strings.Split(name, "/"), 0
	for len(todo) > 0 {
		part, at := todo[0], way[len(way)-1]
		todo = todo[1:]
		switch {
		case !at.mode.IsDir():
			return nil, failed("open", name, syscall.ENOTDIR)
		case part == "." || part == "":
			continue
		case part == ".." && len(way) == 1:
			return nil, failed("open", name, errors.New("path escapes from parent"))
		case part == "..":
			way = way[:len(way)-1]
			continue
		}
		next, ok := at.names[part]
		if !ok {
			return nil, failed("open", name, syscall.ENOENT)
		}
		if next.mode.Type() == fs.ModeSymlink && (follow || len(todo) > 0) {
			if hops++; hops > maxHops {
				return nil, failed("open", name, syscall.ELOOP)
			}
			todo = append(strings.Split(string(next.data), "/"), todo...)
			continue
		}
		way = append(way, next)
	}
	return way[len(way)-1], nil
}

func (m *Memory) open(string) (tree, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.root == nil {
		return nil, failed("open", m.dir, syscall.ENOENT)
	}
	return branch{m, m.root}, nil
}

// branch is a folder of a Memory as a tree.
type branch struct {
	m  *Memory
	at *node
}

func (b branch) find(name string, follow bool) (*node, error) {
	b.m.mu.Lock()
	defer b.m.mu.Unlock()
	return b.m.find(b.at, name, follow)
}

func (b branch) Lstat(name string) (fs.FileInfo, error) {
	n, err := b.find(name, false)
	if err != nil {
		return nil, err
	}
	return b.m.info(path.Base(name), n), nil
}

func (b branch) Readlink(name string) (string, error) {
	n, err := b.find(name, false)
	if err != nil {
		return "", err
	}
	if n.mode.Type() != fs.ModeSymlink {
		return "", failed("readlink", name, syscall.EINVAL)
	}
	return string(n.data), nil
}

func (b branch) open(name string) (fs.File, error) {
	b.m.pause()
	n, err := b.find(name, true)
	if err != nil {
		return nil, err
	}
	if n.locked {
		return nil, failed("open", name, syscall.EACCES)
	}
	return &handle{m: b.m, node: n, name: path.Base(name)}, nil
}

func (b branch) sub(name string) (tree, error) {
	n, err := b.find(name, true)
	if err != nil {
		return nil, err
	}
	if !n.mode.IsDir() {
		return nil, failed("open", name, syscall.ENOTDIR)
	}
	return branch{b.m, n}, nil
}

func (b branch) inside(name string) (openFolder, error) { return openPlain(b.sub(name)) }

func (branch) Close() error { return nil }

// pause lets the clock go on now and then, so that things happen while the
// project is being looked at.
func (m *Memory) pause() {
	m.mu.Lock()
	m.opened++
	due := m.Slow > 0 && m.opened%5 == 0
	m.mu.Unlock()
	if due {
		time.Sleep(m.Slow)
	}
}

// A handle is an open file or folder. What is read is what is there by then.
type handle struct {
	m    *Memory
	node *node
	name string
	read int
}

func (h *handle) Stat() (fs.FileInfo, error) { return h.m.info(h.name, h.node), nil }

func (h *handle) Close() error { return nil }

// Read gives half of a longer file at first, and the rest a little later.
func (h *handle) Read(into []byte) (int, error) {
	if h.read > 0 {
		h.m.pause()
	}
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if h.read >= len(h.node.data) {
		return 0, io.EOF
	}
	if half := len(h.node.data) / 2; h.read == 0 && half > 0 {
		into = into[:min(len(into), half)]
	}
	n := copy(into, h.node.data[h.read:])
	h.read += n
	return n, nil
}

func (h *handle) ReadDir(int) ([]fs.DirEntry, error) {
	h.m.mu.Lock()
	names := slices.Sorted(maps.Keys(h.node.names))
	h.m.mu.Unlock()
	var out []fs.DirEntry
	for _, name := range names {
		out = append(out, listed{h.m, h.node, name})
	}
	return out, nil
}

// listed is a name in a folder; what it stands for is asked for later.
type listed struct {
	m    *Memory
	in   *node
	name string
}

func (l listed) Name() string               { return l.name }
func (l listed) IsDir() bool                { return l.Type().IsDir() }
func (l listed) Info() (fs.FileInfo, error) { return branch{l.m, l.in}.Lstat(l.name) }
func (l listed) Type() fs.FileMode {
	info, err := l.Info()
	if err != nil {
		return 0
	}
	return info.Mode().Type()
}

// inode is what is said of a node at one moment.
type inode struct {
	name  string
	node  node
	bytes int
}

func (m *Memory) info(name string, n *node) fs.FileInfo {
	m.mu.Lock()
	defer m.mu.Unlock()
	return inode{name, *n, len(n.data)}
}

func (i inode) Name() string       { return i.name }
func (i inode) Size() int64        { return int64(i.bytes) }
func (i inode) Mode() fs.FileMode  { return i.node.mode }
func (i inode) ModTime() time.Time { return i.node.mtime }
func (i inode) IsDir() bool        { return i.node.mode.IsDir() }
func (i inode) Sys() any           { return numbers(i.node.ino, i.node.ctime) }
