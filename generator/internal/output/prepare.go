package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"syscall"
)

// prepare fills the folder stage: what stays the same is linked, so that it
// costs no space and no time, what changed is written. It returns what tells
// the folder from others, and puts the times of written files into the plan.
func (p *publisher) prepare(ctx context.Context, s *scan, pl *plan, stage string) (number uint64, err error) {
	if err := p.beside.mkdir(stage); err != nil {
		return 0, err
	}
	in, err := p.beside.sub(stage, p.shown)
	if err != nil {
		return 0, err
	}
	defer in.disk.Close()
	b := &building{p: p, s: s, stage: stage, in: in, made: map[string]bool{}, fresh: map[string]fs.FileInfo{}}
	if s.there {
		if b.out, err = p.beside.sub(p.name, p.shown); err != nil {
			return 0, err
		}
		defer b.out.disk.Close()
		info, err := in.lstat(".")
		if err != nil {
			return 0, err
		}
		if err := b.alike(".", s.self, info); err != nil {
			return 0, err
		}
	}
	for _, name := range pl.keep {
		if err := b.keep(name); err != nil {
			return 0, err
		}
	}
	for _, f := range pl.carry {
		if err := b.carryOver(f); err != nil {
			return 0, err
		}
	}
	for _, name := range pl.write {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if err := b.write(name, pl.next); err != nil {
			return 0, err
		}
	}
	if err := b.close(); err != nil {
		return 0, err
	}
	info, err := in.lstat(".")
	if err != nil {
		return 0, err
	}
	_, number = identity(info)
	return number, nil
}

// A building is a folder being prepared.
type building struct {
	p       *publisher
	s       *scan
	stage   string
	in, out folder // the new and the old folder
	made    map[string]bool
	fresh   map[string]fs.FileInfo // how new folders come out, by the folder they are made in
	shut    []thing                // folders to be closed for writing at the end
}

func (b *building) keep(name string) error {
	if err := b.above(name); err != nil {
		return err
	}
	return b.link(name)
}

func (b *building) write(name string, next manifest) error {
	if err := b.above(name); err != nil {
		return err
	}
	if err := b.p.put(b.in, name, name); err != nil {
		return err
	}
	info, err := b.in.lstat(name)
	if err != nil {
		return err
	}
	r := next.files[name]
	r.time = info.ModTime().UnixNano()
	next.files[name] = r
	return nil
}

func (b *building) carryOver(f thing) error {
	if err := b.above(f.path); err != nil {
		return err
	}
	return b.carry(f)
}

// carry takes over something of others as it is.
func (b *building) carry(f thing) error {
	switch {
	case f.info.Mode()&fs.ModeSymlink != 0:
		return b.out.copyLink(b.in, f.path)
	case !f.info.IsDir():
		return b.link(f.path)
	}
	here, _ := identity(b.s.self)
	if device, _ := identity(f.info); device != here {
		return &cannotSwap{b.in.show(f.path) + " is a file system of its own"}
	}
	if err := b.folder(f.path, f.info); err != nil {
		return err
	}
	list, err := b.out.list(f.path)
	if isAny(err, fs.ErrPermission) {
		return &cannotSwap{b.in.show(f.path) + " cannot be read"}
	}
	if err != nil {
		return err
	}
	for _, info := range list {
		if err := b.carry(thing{under(f.path, info.Name()), info}); err != nil {
			return err
		}
	}
	return nil
}

// link gives a file of the old folder a second name in the new one.
func (b *building) link(name string) error {
	err := b.p.beside.link(under(b.p.name, name), under(b.stage, name))
	if isAny(err, syscall.EXDEV, syscall.EPERM, syscall.ENOTSUP, syscall.ENOSYS, syscall.EMLINK, errors.ErrUnsupported) {
		return &cannotSwap{fmt.Sprintf("%s cannot be linked (%v)", b.in.show(name), errors.Unwrap(err))}
	}
	return err
}

// above makes the folders above a path, like those of the old folder.
func (b *building) above(name string) error {
	if dir := path.Dir(name); dir == "." || b.made[dir] {
		return nil
	}
	for _, dir := range above(name) {
		if b.made[dir] {
			continue
		}
		b.made[dir] = true
		if err := b.folder(dir, b.s.dirs[dir]); err != nil {
			return err
		}
	}
	return nil
}

// folder makes a folder like the old one, if there was one.
func (b *building) folder(dir string, old fs.FileInfo) error {
	if err := b.in.mkdir(dir); err != nil || old == nil {
		return err
	}
	info, ok := b.fresh[path.Dir(dir)]
	if !ok {
		var err error
		if info, err = b.in.lstat(dir); err != nil {
			return err
		}
		b.fresh[path.Dir(dir)] = info
	}
	return b.alike(dir, old, info)
}

const modeBits = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky

// alike gives a new folder, which came out as info says, the owner and mode of
// the old one. Until it is filled we keep the right to write into it.
func (b *building) alike(dir string, old, info fs.FileInfo) error {
	uid, gid, _ := owner(old)
	if u, g, ok := owner(info); ok && (u != uid || g != gid) {
		err := b.in.err("setting the owner of", dir, b.in.disk.Chown(dir, uid, gid))
		if isAny(err, fs.ErrPermission) {
			return &cannotSwap{"the owner of " + b.in.show(dir) + " cannot be kept"}
		}
		if err != nil {
			return err
		}
	}
	mode := old.Mode() & modeBits
	if mode&0o700 != 0o700 {
		b.shut = append(b.shut, thing{dir, old})
	}
	if info.Mode()&modeBits == mode|0o700 {
		return nil
	}
	return b.in.err("setting the mode of", dir, b.in.disk.Chmod(dir, mode|0o700))
}

// close gives folders that nobody may write into their mode, the inner ones first.
func (b *building) close() error {
	for i := len(b.shut) - 1; i >= 0; i-- {
		dir := b.shut[i]
		if err := b.in.disk.Chmod(dir.path, dir.info.Mode()&modeBits); err != nil {
			return b.in.err("setting the mode of", dir.path, err)
		}
	}
	return nil
}
