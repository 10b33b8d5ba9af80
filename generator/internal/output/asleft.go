package output

import (
	"context"
	"io/fs"
	"path"
	"strings"
	"time"
)

// A mark is what tells whether a file or folder is as it was: its time changes
// with what a file holds, and with the names in a folder.
type mark struct {
	kind   fs.FileMode // its type
	size   int64
	time   int64  // of the last change, in nanoseconds since 1970
	number uint64 // of the file; 0 where there are none
}

// A named is a folder whose names were read.
type named struct {
	number uint64
	time   int64 // 0 if they are to be read again
	inner  bool  // files of ours are in folders in it
}

// settling is how long after a change another one might leave the same time: the
// coarsest clock of a file system in use counts in steps of two seconds.
const settling = 2 * time.Second

// asLeft reports whether all files of ours are as they were left. Each is asked for
// once, and so are the folders that hold folders, so that none of them can have
// become a link or another one; names are read only where they may have changed.
// What else others have put beside pages is asked for only if it must go.
func (p *publisher) asLeft(ctx context.Context, out folder) bool {
	ask, end, err := out.disk.Marks()
	if err != nil {
		return false
	}
	defer end()
	now, last := time.Now().UnixNano(), ""
	if !p.sameFolder(out, ask, ".", now) {
		return false
	}
	for _, name := range p.next.Paths() { // all of a folder stand together
		for i := range len(name) {
			if name[i] == '/' && !strings.HasPrefix(last, name[:i+1]) && !p.sameFolder(out, ask, name[:i], now) {
				return false
			}
		}
		last = name
		m, err := ask(name)
		if r := p.past.now.files[name]; err != nil || m.kind != 0 || m.size != r.size || m.time != r.time || ctx.Err() != nil {
			return false
		}
	}
	return true
}

// sameFolder reports whether a folder is one and holds nothing but what is known.
func (p *publisher) sameFolder(out folder, ask func(string) (mark, error), dir string, now int64) bool {
	was := p.past.dirs[dir]
	if !was.inner && !p.o.Clean {
		return true
	}
	m, err := ask(dir)
	if err != nil || m.kind != fs.ModeDir {
		return false
	}
	is := named{m.number, m.time, was.inner}
	if is == was {
		return true
	}
	if now-is.time <= int64(settling) {
		is.time = 0
	}
	p.past.dirs[dir] = is
	return p.sameNames(out, dir)
}

// sameNames reports whether a folder holds nothing but what is known. Whether it
// lacks something of ours is asked elsewhere.
func (p *publisher) sameNames(out folder, dir string) bool {
	list, err := out.list(dir)
	if err != nil {
		return false
	}
	theirs := 0
	for _, info := range list {
		name := under(dir, info.Name())
		_, file := p.past.now.files[name]
		_, folder := p.past.dirs[name]
		switch {
		case file && info.Mode().IsRegular(), folder && info.IsDir():
		case p.past.others[name]:
			theirs++
		default:
			return false
		}
	}
	for name := range p.past.others {
		if path.Dir(name) == dir {
			theirs--
		}
	}
	return theirs == 0
}

// folders makes note of what lies in the folder besides files of ours.
func (m *memory) folders(p *publisher) {
	if p.part == nil {
		m.dirs, m.others = map[string]named{".": {inner: true}}, map[string]bool{}
		for name := range m.now.files {
			m.enter(name)
		}
		for _, f := range p.done.carry {
			m.others[f.path] = true
		}
		return
	}
	m.dirs, m.others = p.past.dirs, p.past.others
	for _, name := range p.part.Added {
		m.enter(name)
	}
	for _, dir := range p.done.empty {
		delete(m.dirs, dir)
	}
}

// enter adds the folders above a path.
func (m *memory) enter(name string) {
	dirs := above(name)
	for i, dir := range dirs {
		is, known := m.dirs[dir]
		if inner := i+1 < len(dirs); !known || inner && !is.inner {
			is.inner = is.inner || inner
			m.dirs[dir] = is
		}
	}
}
