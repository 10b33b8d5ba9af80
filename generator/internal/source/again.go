package source

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// again looks at the whole project and compares it with the last look as it goes:
// nearly always it finds everything as it was, or other contents in a file. It
// reports false where more than that has changed, so that only a look from
// scratch can tell what there is now. It asks the system the same as that look
// does, but makes nothing of what is the same.
func (l *looker) again(ctx context.Context) (*sight, bool) {
	if l.last == nil || len(l.last.problems) > 0 {
		return nil, false
	}
	root, err := l.disk.open(l.dir)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	c := &comparison{looker: l, ctx: ctx, root: root}
	for _, f := range l.watched {
		if f.only != nil && !c.some(f) {
			return nil, false
		}
	}
	seen, ok := l.reread(ctx, root, c.due)
	if ok {
		seen.folders = l.watched
	}
	return seen, ok
}

// reread reads files that are known, and reports false if any of them is no file
// any more. What comes of it is the last look with other contents.
func (l *looker) reread(ctx context.Context, root tree, entries []entry) (*sight, bool) {
	readings := l.shelf.readAll(ctx, root, entries)
	if ctx.Err() != nil {
		return nil, false
	}
	seen := &sight{snapshot: l.last}
	files := l.last.files
	for i, r := range readings {
		at, known := l.last.find(entries[i].path)
		if r.problem != nil || r.file == nil || !known {
			return nil, false
		}
		seen.hasty = seen.hasty || r.hasty
		if files[at] == r.file {
			continue
		}
		if seen.snapshot == l.last {
			files = slices.Clone(files)
			seen.snapshot = &Snapshot{files: files, config: l.config}
		}
		files[at] = r.file
	}
	for i, r := range readings {
		l.shelf[entries[i].path] = r.kept
		if f := l.folders[path.Dir(entries[i].real)]; f != nil {
			f.held = nil
		}
	}
	l.last = seen.snapshot
	return seen, true
}

// A holding is a file or folder in a folder as it was seen last.
type holding struct {
	name    string
	stamp   stamp   // of a file
	settled bool    // a change would have changed the stamp
	folder  *folder // nil for a file
}

// hold notes what a folder holds. It reports false if not all of it is known.
func (l *looker) hold(f *folder) bool {
	held := make([]holding, 0, len(f.names))
	for _, name := range f.names {
		if inner, ok := strings.CutSuffix(name, "/"); ok {
			folder, known := l.folders[below(f.real, inner)]
			if !known {
				return false
			}
			held = append(held, holding{name: inner, folder: folder})
			continue
		}
		k, known := l.shelf[below(f.name, name)]
		if !known {
			return false
		}
		held = append(held, holding{name: name, stamp: k.stamp, settled: k.stamp.settled(k.readAt)})
	}
	f.held = held
	return true
}

// comparison is one look at a project in the light of the last one.
type comparison struct {
	*looker
	ctx  context.Context
	root tree
	due  []entry // files to be read
}

// some compares those things in a folder that matter.
func (c *comparison) some(f folder) bool {
	info, err := c.root.Lstat(f.real)
	if err != nil || !info.IsDir() || !same(info, f.info) || f.odd {
		return false
	}
	for _, name := range slices.Sorted(maps.Keys(f.only)) {
		real := below(f.real, name)
		info, err := c.root.Lstat(real)
		inner, folder := c.folders[real]
		kept, file := c.shelf[norm.NFC.String(real)]
		switch {
		case folder && inner.only == nil:
			if err != nil || !c.isFolder(inner, stampOf(info), info.Mode()) || !c.all(inner) {
				return false
			}
		case file:
			if err != nil || kept.real != real || !info.Mode().IsRegular() {
				return false
			}
			if kept.stamp != stampOf(info) || !kept.stamp.settled(kept.readAt) {
				c.due = append(c.due, entry{norm.NFC.String(real), real, info})
			}
		case !errors.Is(err, fs.ErrNotExist):
			return false
		}
	}
	return true
}

// all compares a folder and everything below it.
func (c *comparison) all(f *folder) bool {
	o, err := c.root.inside(f.real)
	if err != nil {
		return false
	}
	defer o.close()
	return c.folder(f, o)
}

func (c *comparison) folder(f *folder, o openFolder) bool {
	if c.ctx.Err() != nil || f.odd || f.only != nil || !c.sameNames(f, o) || f.held == nil && !c.hold(f) {
		return false
	}
	for _, h := range f.held {
		stamp, mode, err := o.stamp(h.name)
		switch {
		case err != nil:
			return false
		case h.folder != nil:
			if !c.isFolder(h.folder, stamp, mode) || !c.below(h, o) {
				return false
			}
		case !mode.IsRegular():
			return false
		case stamp != h.stamp || !h.settled:
			real := below(f.real, h.name)
			info, err := c.root.Lstat(real)
			if err != nil || !info.Mode().IsRegular() {
				return false
			}
			c.due = append(c.due, entry{real, real, info})
		}
	}
	return true
}

func (c *comparison) below(h holding, o openFolder) bool {
	inner, err := o.below(h.name)
	if err != nil {
		return false
	}
	defer inner.close()
	return c.folder(h.folder, inner)
}

// isFolder reports whether something is the folder that was there. Where the
// system does not number what it holds, nobody can say.
func (c *comparison) isFolder(f *folder, is stamp, mode fs.FileMode) bool {
	was := stampOf(f.info)
	return mode.IsDir() && was.ino != 0 && was.dev == is.dev && was.ino == is.ino
}

// sameNames reports whether a folder holds what it held. Its names are read only
// if the system tells them in another way than last time, and that way is noted
// if it was the same before and after.
func (c *comparison) sameNames(f *folder, o openFolder) bool {
	sum, err := o.names()
	if err != nil {
		return false
	}
	if sum == f.told {
		return true
	}
	if _, unchanged := f.glance(c.root); !unchanged {
		return false
	}
	if after, err := o.names(); err == nil && after == sum {
		f.told = sum
	}
	return true
}

// An openFolder is one whose files are asked for one by one. Names are those of
// files and folders in it; no link is followed.
type openFolder interface {
	names() (digest.Digest, error) // equal ones mean the same names of the same kinds
	stamp(name string) (stamp, fs.FileMode, error)
	below(name string) (openFolder, error)
	close()
}

// plainFolder is an open folder of any tree.
type plainFolder struct{ tree }

func (p plainFolder) names() (digest.Digest, error) {
	l := list(p.tree, ".")
	sums := make([]digest.Digest, 0, 2*len(l.found))
	for _, e := range l.found {
		sums = append(sums, digest.String(e.Name()), digest.Of(e.Type()))
	}
	return digest.Join(sums...), l.err
}

func (p plainFolder) stamp(name string) (stamp, fs.FileMode, error) {
	info, err := p.Lstat(name)
	if err != nil {
		return stamp{}, 0, err
	}
	return stampOf(info), info.Mode(), nil
}

func (p plainFolder) below(name string) (openFolder, error) { return openPlain(p.sub(name)) }

func (p plainFolder) close() { p.Close() }

func openPlain(t tree, err error) (openFolder, error) {
	if err != nil {
		return nil, err
	}
	return plainFolder{t}, nil
}
