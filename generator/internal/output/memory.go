package output

import (
	"io/fs"
	"maps"
	"os"
	"strings"
)

// A memory is how we left a folder that we replace file by file.
//
// While only contents of files change, the manifest beside the folder is left
// as it is: it goes on telling what is ours, and a file that has another size
// or time than it says is read by whoever comes after us. It is written before
// a file is added, after one is removed, and when the folder is looked through
// because it is not as it was left.
type memory struct {
	o      Options
	lock   fs.FileInfo       // of the lock, as we gave it back: whoever held it since has changed it
	at     fs.FileInfo       // of the manifest
	self   fs.FileInfo       // of the folder
	tree   *Tree             // what was published
	now    manifest          // the same as the folder holds it
	listed map[string]record // what the manifest says of files that were replaced since it was written
	dirs   map[string]named  // folders above files of ours, and the top
	others map[string]bool   // files and folders of others there
}

// holds reports whether any file of ours is in a folder.
func (m *memory) holds(dir string) bool {
	for name := range m.now.files {
		if strings.HasPrefix(name, dir+"/") {
			return true
		}
	}
	return false
}

// foretold reports whether the manifest stays true while the plan is carried
// out: it lists the files, all of them stay, and what it says of them cannot be
// taken for what they become.
func (p *publisher) foretold(pl *plan) bool {
	if p.part == nil || len(pl.drop) > 0 {
		return false
	}
	for _, name := range pl.write {
		was, listed := p.past.listed[name]
		if !listed {
			was, listed = p.old.files[name]
		}
		if is := pl.next.files[name]; !listed || was.size == is.size && was.time == is.time {
			return false
		}
	}
	return true
}

// after returns what is ours when the plan is carried out.
func (p *publisher) after(pl *plan) manifest {
	if p.part == nil {
		return pl.next
	}
	m := manifest{edition: p.edition, files: maps.Clone(p.old.files)}
	for _, name := range pl.drop {
		delete(m.files, name)
	}
	maps.Copy(m.files, pl.next.files)
	return m
}

// remember returns how the folder is left, nil if that is not worth knowing.
func (p *publisher) remember() *memory {
	if !p.o.InPlace || p.done == nil {
		return nil
	}
	m := &memory{o: p.o, tree: p.next, listed: map[string]record{}}
	if p.part != nil && p.foretold(p.done) {
		m.now, m.listed = p.old, p.past.listed
		for name, r := range p.done.next.files {
			if _, listed := m.listed[name]; !listed {
				m.listed[name] = m.now.files[name]
			}
			m.now.files[name] = r
		}
	} else {
		m.now = p.after(p.done)
	}
	m.folders(p)
	var err error
	if m.self, err = p.beside.lstat(p.name); err != nil {
		return nil
	}
	if m.at, err = p.beside.lstat(p.manifestName()); err != nil {
		return nil
	}
	return m
}

// untouched reports whether nobody has written to a file of ours since.
func untouched(was, is fs.FileInfo) bool {
	return os.SameFile(was, is) && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime())
}
