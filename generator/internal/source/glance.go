package source

import (
	"context"
	"io/fs"
	"slices"
	"unicode/utf8"
)

// glance looks again into the folders where something rang, and takes all else
// for what it was: reading one file of ten thousand need not wait for the
// others to be asked how they are. It reports false where more has changed than
// what files hold, so that only a whole look can tell what there is now.
//
// A whole look follows in any case before long, so a glance may miss what no
// event told of.
func (l *looker) glance(ctx context.Context, places []string) (*sight, bool) {
	if l.last == nil || len(l.last.problems) > 0 {
		return nil, false
	}
	root, err := l.disk.open(l.dir)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	var entries []entry
	for _, real := range places {
		f, known := l.folders[real]
		if !known {
			return nil, false
		}
		found, unchanged := f.glance(root)
		if !unchanged {
			return nil, false
		}
		entries = append(entries, found...)
	}
	return l.reread(ctx, root, entries)
}

// glance lists a folder and returns its files, if their names are those that it
// had and nothing about it is out of the ordinary.
func (f *folder) glance(root tree) (entries []entry, unchanged bool) {
	if f.odd || f.only != nil {
		return nil, false
	}
	info, err := root.Lstat(f.real)
	if err != nil || !info.IsDir() || !same(info, f.info) {
		return nil, false
	}
	l := list(root, f.real)
	if l.err != nil {
		return nil, false
	}
	var names []string
	for _, e := range l.found {
		if ignored(f.name, e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil || !utf8.ValidString(e.Name()) {
			return nil, false
		}
		name := below(f.name, e.Name())
		switch mode := info.Mode(); {
		case mode.IsDir():
			names = append(names, e.Name()+"/")
		case mode.IsRegular() && wanted(name):
			names = append(names, e.Name())
			entries = append(entries, entry{name, name, info})
		case mode.Type() == fs.ModeSymlink || !mode.IsRegular():
			return nil, false
		}
	}
	slices.Sort(names)
	return entries, slices.Equal(names, f.names)
}
