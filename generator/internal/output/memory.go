package output

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// A memory is how we left a folder that we replace file by file.
//
// While only contents of files change, the manifest beside the folder is left
// as it is: it goes on telling what is ours, and a file that has another size
// or time than it says is read by whoever comes after us. It is written before
// a file is added, after one is removed, and when the folder is looked through.
type memory struct {
	o       Options
	lock    fs.FileInfo       // of the lock, as we gave it back: whoever held it since has changed it
	at      fs.FileInfo       // of the manifest
	self    fs.FileInfo       // of the folder
	now     manifest          // what the folder holds
	listed  map[string]record // what the manifest says of files that were replaced since it was written
	foreign int               // files and folders of others
}

// A difference is what is to be looked at of a tree, each in order.
type difference struct{ changed, added, gone []string }

// differs compares a tree with what was published.
func (m *memory) differs(next *Tree) *difference {
	d := &difference{}
	for name, f := range next.files {
		switch r, had := m.now.files[name]; {
		case !had:
			d.added = append(d.added, name)
		case r.sum != f.Sum || r.size != f.Size:
			d.changed = append(d.changed, name)
		}
	}
	if len(m.now.files)+len(d.added) != len(next.files) {
		for name := range m.now.files {
			if _, wanted := next.files[name]; !wanted {
				d.gone = append(d.gone, name)
			}
		}
	}
	slices.Sort(d.changed)
	slices.Sort(d.added)
	slices.Sort(d.gone)
	return d
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
	m := &memory{o: p.o, listed: map[string]record{}, foreign: len(p.done.carry) + p.done.foreign}
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
