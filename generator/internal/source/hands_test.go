package source

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// What hands do to the files of a Memory.

// change does something to the folder that a name is in and tells of it.
func (m *Memory) change(name string, do func(folder *node, base string) (fsnotify.Op, error)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.root == nil {
		return failed("open", name, syscall.ENOENT)
	}
	folder, err := m.find(m.root, path.Dir(name), true)
	if err == nil && !folder.mode.IsDir() {
		err = failed("open", name, syscall.ENOTDIR)
	}
	if err != nil {
		return err
	}
	op, err := do(folder, path.Base(name))
	if err == nil && op != 0 {
		m.tell(folder, path.Base(name), op)
	}
	return err
}

// file does something to a file that is there.
func (m *Memory) file(name string, op fsnotify.Op, do func(n *node)) error {
	return m.change(name, func(folder *node, base string) (fsnotify.Op, error) {
		n := folder.names[base]
		if n == nil {
			return 0, failed("open", name, syscall.ENOENT)
		}
		if !n.mode.IsRegular() {
			return 0, failed("open", name, syscall.EISDIR)
		}
		do(n)
		return op, nil
	})
}

// Empty makes an empty file, or empties the one that is there.
func (m *Memory) Empty(name string) error {
	return m.change(name, func(folder *node, base string) (fsnotify.Op, error) {
		switch n := folder.names[base]; {
		case n == nil:
			folder.names[base] = m.node(0)
			m.touch(folder)
			return fsnotify.Create, nil
		case !n.mode.IsRegular():
			return 0, failed("open", name, syscall.EISDIR)
		default:
			n.data = nil
			m.touch(n)
			return fsnotify.Write, nil
		}
	})
}

// Append writes at the end of a file.
func (m *Memory) Append(name, text string) error {
	return m.file(name, fsnotify.Write, func(n *node) {
		n.data = append(slices.Clip(n.data), text...)
		m.touch(n)
	})
}

// Overwrite changes a file in place, without emptying it before.
func (m *Memory) Overwrite(name, text string) error {
	return m.file(name, fsnotify.Write, func(n *node) {
		n.data = []byte(text)
		m.touch(n)
	})
}

// Map changes a file through mapped memory, of which no system tells.
func (m *Memory) Map(name, text string) error {
	return m.file(name, 0, func(n *node) {
		n.data = []byte(text)
		m.touch(n)
	})
}

// Date gives a file another time; that it was changed shows in another one.
func (m *Memory) Date(name string, to time.Time) error {
	return m.file(name, fsnotify.Chmod, func(n *node) { n.mtime, n.ctime = to, m.now() })
}

// Lock says whether a file may not be read.
func (m *Memory) Lock(name string, locked bool) error {
	return m.file(name, fsnotify.Chmod, func(n *node) { n.locked, n.ctime = locked, m.now() })
}

// Link makes a link.
func (m *Memory) Link(target, name string) error {
	return m.change(name, func(folder *node, base string) (fsnotify.Op, error) {
		if folder.names[base] != nil {
			return 0, failed("symlink", name, syscall.EEXIST)
		}
		n := m.node(0)
		n.mode, n.data = fs.ModeSymlink, []byte(target)
		folder.names[base] = n
		m.touch(folder)
		return fsnotify.Create, nil
	})
}

// Folder makes a folder and those that it lies in.
func (m *Memory) Folder(name string) error {
	if name == "." {
		return nil
	}
	if err := m.Folder(path.Dir(name)); err != nil {
		return err
	}
	return m.change(name, func(folder *node, base string) (fsnotify.Op, error) {
		if old := folder.names[base]; old != nil {
			if at, err := m.find(folder, base, true); err != nil || !at.mode.IsDir() {
				return 0, failed("mkdir", name, syscall.ENOTDIR)
			}
			return 0, nil
		}
		folder.names[base] = m.node(fs.ModeDir)
		m.touch(folder)
		return fsnotify.Create, nil
	})
}

// Remove removes a file, a link, or a folder that is empty.
func (m *Memory) Remove(name string) error {
	return m.change(name, func(folder *node, base string) (fsnotify.Op, error) {
		n := folder.names[base]
		if n == nil {
			return 0, failed("remove", name, syscall.ENOENT)
		}
		if len(n.names) > 0 {
			return 0, failed("remove", name, syscall.ENOTEMPTY)
		}
		delete(folder.names, base)
		m.drop(n)
		m.touch(folder)
		return fsnotify.Remove, nil
	})
}

func (m *Memory) drop(n *node) {
	m.gone(n, fsnotify.Remove)
	m.free = append(m.free, n.ino)
}

// Clear removes a folder with all that it holds, from the inside.
func (m *Memory) Clear(name string) error {
	for _, inside := range m.list(name) {
		if err := m.Clear(path.Join(name, inside)); err != nil {
			return err
		}
	}
	return m.Remove(name)
}

func (m *Memory) list(name string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, err := m.find(m.root, name, false)
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(n.names))
}

// Rename moves a file or folder, over a file or an empty folder that is there.
func (m *Memory) Rename(from, to string) error {
	return m.change(from, func(folder *node, base string) (fsnotify.Op, error) {
		n := folder.names[base]
		if n == nil {
			return 0, failed("rename", from, syscall.ENOENT)
		}
		target, err := m.find(m.root, path.Dir(to), true)
		if err != nil {
			return 0, err
		}
		old := target.names[path.Base(to)]
		switch {
		case !target.mode.IsDir() || n.holds(target):
			return 0, failed("rename", to, syscall.EINVAL)
		case old == n:
			return 0, nil
		case old != nil && (old.mode.IsDir() != n.mode.IsDir() || len(old.names) > 0):
			return 0, failed("rename", to, syscall.ENOTEMPTY)
		case old != nil:
			m.drop(old)
		}
		delete(folder.names, base)
		target.names[path.Base(to)] = n
		if !m.Untouched {
			n.ctime = m.now()
		}
		m.touch(folder)
		m.touch(target)
		m.tell(target, path.Base(to), fsnotify.Create)
		m.gone(n, fsnotify.Rename)
		return fsnotify.Rename, nil
	})
}

// holds reports whether a folder is n or lies in it.
func (n *node) holds(folder *node) bool {
	if n == folder {
		return true
	}
	for _, inside := range n.names {
		if inside.holds(folder) {
			return true
		}
	}
	return false
}

// Vanish takes the whole project away, or brings it back.
func (m *Memory) Vanish() func() {
	m.mu.Lock()
	defer m.mu.Unlock()
	root := m.root
	m.root = nil
	m.gone(root, fsnotify.Rename)
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.root = root
	}
}

// Read returns the contents of a file and the time of its last change.
func (m *Memory) Read(name string) (text string, mtime time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n, err := m.find(m.root, name, true); err == nil && n.mode.IsRegular() {
		return string(n.data), n.mtime
	}
	return "", time.Time{}
}

// Names returns the paths of all files, and of all folders, in order.
func (m *Memory) Names() (files, folders []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var visit func(name string, n *node)
	visit = func(name string, n *node) {
		if !n.mode.IsDir() {
			files = append(files, name)
			return
		}
		if name != "" {
			folders = append(folders, name)
		}
		for _, base := range slices.Sorted(maps.Keys(n.names)) {
			visit(path.Join(name, base), n.names[base])
		}
	}
	visit("", m.root)
	return files, folders
}
