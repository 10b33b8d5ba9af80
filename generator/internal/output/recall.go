package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// recall says what is to be done if what differs is all that needs to be looked
// at, and nil if the folder is not as it was left.
func (p *publisher) recall(ctx context.Context) (*scan, *plan) {
	if p.part == nil {
		return nil, nil
	}
	if s, pl := p.recallPart(ctx); pl != nil {
		return s, pl
	}
	if p.part = nil; !p.whole { // a look that is called off leaves what is known
		p.past = nil
	}
	return nil, nil
}

func (p *publisher) recallPart(ctx context.Context) (*scan, *plan) {
	at, err := p.beside.lstat(p.manifestName())
	if err != nil || !untouched(p.past.at, at) {
		return nil, nil
	}
	self, err := p.beside.lstat(p.name)
	if err != nil || !os.SameFile(p.past.self, self) || !self.IsDir() {
		return nil, nil
	}
	out, err := p.beside.sub(p.name, p.shown)
	if err != nil {
		return nil, nil
	}
	defer out.disk.Close()
	p.old, p.known = p.past.now, true
	s := p.glance(out, self)
	if s == nil || p.whole && !p.asLeft(ctx, out) {
		return nil, nil
	}
	pl, err := p.plan(out, s)
	if err != nil {
		return nil, nil
	}
	pl.kept = p.next.Len() - len(p.part.Changed) - len(p.part.Added)
	pl.foreign = len(p.past.others)
	return s, pl
}

// glance is scan for what differs alone; nil if anything is not as it was left.
func (p *publisher) glance(out folder, self fs.FileInfo) *scan {
	s := &scan{there: true, self: self, files: map[string]fs.FileInfo{}, dirs: map[string]fs.FileInfo{}, ours: map[string]bool{}}
	for _, name := range slices.Concat(p.part.Changed, p.part.Gone) {
		if !s.glanceAbove(out, name) {
			return nil
		}
		info, err := out.lstat(name)
		if r := p.old.files[name]; err != nil || !info.Mode().IsRegular() || info.Size() != r.size || info.ModTime().UnixNano() != r.time {
			return nil
		}
		s.files[name] = info
		for _, dir := range above(name) {
			s.ours[dir] = true
		}
	}
	for _, name := range p.part.Added { // whether its place is free the plan finds out
		if !s.glanceAbove(out, name) {
			return nil
		}
		for _, dir := range above(name) {
			if s.dirs[dir] == nil || s.ours[dir] {
				continue
			}
			if !p.past.holds(dir) { // a folder of others, perhaps in another spelling
				return nil
			}
			s.ours[dir] = true
		}
	}
	return s
}

// glanceAbove looks at the folders above a path, as far as there are any, and
// reports whether they are folders.
func (s *scan) glanceAbove(out folder, name string) bool {
	for _, dir := range above(name) {
		if s.dirs[dir] != nil {
			continue
		}
		info, err := out.lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			return true
		}
		if err != nil || !info.IsDir() {
			return false
		}
		s.dirs[dir] = info
	}
	return true
}
