package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// settle finishes what a build that died left behind beside the folder.
func (p *publisher) settle() error {
	list, err := p.beside.list(".")
	if err != nil {
		return err
	}
	for _, info := range list {
		name := info.Name()
		switch {
		case name == p.manifestName()+newSuffix:
			err = p.beside.remove(name)
		case info.IsDir() && p.isStage(name):
			err = p.settleStage(name)
		}
		if err != nil {
			return err
		}
	}
	p.unsettled = p.old.swap != nil
	p.old.swap = nil
	return nil
}

// settleStage removes a folder left behind. If it was still being prepared it
// holds nothing that is not in ours too; if it is the old one of a swap that
// took place, it may.
func (p *publisher) settleStage(stage string) error {
	sw := p.old.swap
	if sw == nil || sw.Stage != stage || sw.Number == 0 || sw.Clean {
		return p.beside.removeAll(stage)
	}
	info, err := p.beside.lstat(p.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil {
		if _, number := identity(info); number == sw.Number {
			return p.retire(stage, p.old)
		}
	}
	return p.beside.removeAll(stage)
}

// removeOld removes the folder that was swapped out.
func (p *publisher) removeOld(s *scan, pl *plan, stage string) error {
	switch {
	case !s.there:
		return nil
	case p.o.Clean:
		return p.beside.removeAll(stage)
	}
	return p.retire(stage, p.old.with(pl.next, nil))
}

// retire removes the folder that was swapped out, stage, but moves to the new
// one what others put into it after it was looked through. The manifest lists
// what is ours in either.
func (p *publisher) retire(stage string, ours manifest) error {
	old, err := p.beside.sub(stage, p.shown)
	if err != nil {
		return err
	}
	defer old.disk.Close()
	now, err := p.beside.sub(p.name, p.shown)
	if err != nil {
		return err
	}
	defer now.disk.Close()
	r := &retiring{p: p, stage: stage, old: old, now: now, ours: ours.files, dirs: map[string]bool{}, made: map[string]bool{}}
	for name := range ours.files {
		for _, dir := range above(name) {
			r.dirs[dir] = true
		}
	}
	if err := r.empty("."); err != nil {
		return err
	}
	return p.beside.removeAll(stage)
}

// A retiring is an old folder on its way out.
type retiring struct {
	p        *publisher
	stage    string
	old, now folder
	ours     map[string]record
	dirs     map[string]bool // above files of ours
	made     map[string]bool
}

func (r *retiring) empty(dir string) error {
	list, err := r.old.list(dir)
	if err != nil {
		return err
	}
	for _, info := range list {
		if err := r.sort(dir, under(dir, info.Name()), info); err != nil {
			return err
		}
	}
	return nil
}

// sort removes one file or folder, or moves it to the new folder.
func (r *retiring) sort(dir, name string, info fs.FileInfo) error {
	if _, ours := r.ours[name]; ours && info.Mode().IsRegular() {
		return r.old.removeThis(name, info)
	}
	if info.IsDir() && r.dirs[name] {
		return r.sortFolder(name, info)
	}
	now, err := r.now.lstat(name)
	missing := errors.Is(err, fs.ErrNotExist)
	blocked := errors.Is(err, syscall.ENOTDIR) // a file of ours has taken the place of the folder
	switch {
	case err != nil && !missing && !blocked:
		return err
	case missing, !blocked && newer(info, now):
		if err := r.now.ensure(dir, r.made); err != nil {
			return err
		}
		return r.p.beside.rename(under(r.stage, name), under(r.p.name, name))
	case info.IsDir():
		return r.sortFolder(name, info)
	}
	return r.old.removeThis(name, info)
}

func (r *retiring) sortFolder(name string, info fs.FileInfo) error {
	if err := r.old.open(name, info); err != nil {
		return err
	}
	if err := r.empty(name); err != nil {
		return err
	}
	// If something has come into it since, the next build sorts that.
	return r.old.remove(name)
}

// newer reports whether a file of others was replaced in the old folder after
// it had been linked into the new one.
func newer(old, now fs.FileInfo) bool {
	return old.Mode().IsRegular() && now.Mode().IsRegular() && !os.SameFile(old, now) && old.ModTime().After(now.ModTime())
}
