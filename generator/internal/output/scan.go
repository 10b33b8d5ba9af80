package output

import (
	"context"
	"io/fs"
	"strings"
)

// A scan is what a folder holds, told apart by whose it is.
type scan struct {
	there   bool
	self    fs.FileInfo            // of the folder
	files   map[string]fs.FileInfo // ours: ordinary files that the manifest lists
	dirs    map[string]fs.FileInfo // folders above files that are ours or shall be
	ours    map[string]bool        // those of dirs that held files of ours and go when they hold nothing more
	foreign []thing                // of others: files, links, whole folders; in order of path
}

// A thing is something others put into the folder, the outermost of it.
type thing struct {
	path string
	info fs.FileInfo
}

// scan looks through the folder. Folders of others are not entered, so that a
// repository kept in there costs nothing.
func (p *publisher) scan(ctx context.Context, out folder) (*scan, error) {
	s := &scan{there: true, files: map[string]fs.FileInfo{}, dirs: map[string]fs.FileInfo{}, ours: map[string]bool{}}
	enter := map[string]bool{}
	for path := range p.old.files {
		for _, dir := range above(path) {
			enter[dir], s.ours[dir] = true, true
		}
	}
	for _, path := range p.next.Paths() {
		for _, dir := range above(path) {
			enter[dir] = true
		}
	}
	var err error
	if s.self, err = out.lstat("."); err != nil {
		return nil, err
	}
	return s, p.look(ctx, s, out, ".", enter)
}

func (p *publisher) look(ctx context.Context, s *scan, out folder, dir string, enter map[string]bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	list, err := out.list(dir)
	if err != nil {
		return err
	}
	for _, info := range list {
		name := under(dir, info.Name())
		_, listed := p.old.files[name]
		switch {
		case dir == "." && info.IsDir() && p.isStage(info.Name()):
			if err := out.removeAll(name); err != nil {
				return err
			}
		case info.IsDir() && enter[name]:
			s.dirs[name] = info
			if err := p.look(ctx, s, out, name, enter); err != nil {
				return err
			}
		case info.Mode().IsRegular() && listed:
			s.files[name] = info
		default:
			s.foreign = append(s.foreign, thing{name, info})
		}
	}
	return nil
}

// admit refuses a folder that is not ours to publish to.
func (p *publisher) admit(s *scan) error {
	var names []string
	for _, f := range s.foreign {
		if top, _, _ := strings.Cut(f.path, "/"); !strings.HasPrefix(top, ".") && (len(names) == 0 || names[len(names)-1] != top) {
			names = append(names, top)
		}
	}
	empty := len(names) == 0 && len(s.files) == 0
	switch {
	case p.known && !empty && p.old.edition != p.edition:
		return &EditionError{p.shown, p.old.edition, p.edition}
	case !p.known && !empty && !p.o.Force:
		return &UnownedError{p.shown, names}
	}
	return nil
}
