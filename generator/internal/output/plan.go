package output

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A plan says what is to happen to each file of the folder.
type plan struct {
	keep  []string // ours, as they should be
	write []string // ours, new or changed; in the order they are put in place
	drop  []string // ours, no longer wanted
	carry []thing  // of others, to stay
	gone  []thing  // of others, given up with Force or Clean
	empty []string // folders of ours that would hold nothing any more, the inner ones first
	next  manifest // what will be ours; written files get their time when they are there

	kept, foreign int // ours and of others, not looked at because all is as it was left
}

// concerned returns the paths of the tree that are to be compared, in order.
func (p *publisher) concerned() []string {
	if p.part == nil {
		return p.next.Paths()
	}
	names := slices.Concat(p.part.Changed, p.part.Added)
	slices.Sort(names)
	return names
}

func (p *plan) idle() bool { return len(p.write)+len(p.drop)+len(p.gone)+len(p.empty) == 0 }

// plan compares the folder with the tree.
func (p *publisher) plan(out folder, s *scan) (*plan, error) {
	names := p.concerned()
	pl := &plan{next: manifest{edition: p.edition, files: make(map[string]record, len(names))}}
	var clash ClashError
	foreign := make(map[string]thing, len(s.foreign))
	given := map[string]bool{}
	for _, f := range s.foreign {
		foreign[f.path] = f
		given[f.path] = p.o.Clean && !strings.HasPrefix(f.path, ".")
	}
	for _, name := range names {
		file, _ := p.next.Get(name)
		r := record{size: file.Size, sum: file.Sum}
		if info, ours := s.files[name]; ours {
			same, err := p.unchanged(out, name, info, file)
			if err != nil {
				return nil, err
			}
			if same {
				r.time = info.ModTime().UnixNano()
				pl.keep = append(pl.keep, name)
			} else {
				pl.write = append(pl.write, name)
			}
			pl.next.files[name] = r
			continue
		}
		pl.next.files[name] = r
		pl.write = append(pl.write, name)
		way, err := s.inTheWay(out, name, foreign)
		if err != nil {
			return nil, err
		}
		for _, f := range way {
			switch _, listed := foreign[f.path]; {
			case given[f.path]:
			case f.info.IsDir():
				clash.Folders = append(clash.Folders, f.path)
			case p.o.Force && listed:
				given[f.path] = true
			default:
				clash.Files = append(clash.Files, f.path)
			}
		}
	}
	if clash.Dir = p.shown; len(clash.Files)+len(clash.Folders) > 0 {
		clash.Files, clash.Folders = tidy(clash.Files), tidy(clash.Folders)
		return nil, &clash
	}
	for _, f := range s.foreign {
		if given[f.path] {
			pl.gone = append(pl.gone, f)
		} else {
			pl.carry = append(pl.carry, f)
		}
	}
	for name := range s.files {
		if _, wanted := p.next.Get(name); !wanted {
			pl.drop = append(pl.drop, name)
		}
	}
	slices.Sort(pl.drop)
	pl.empty = p.hollow(pl, s)
	sorting.By(pl.write, assetsFirst)
	return pl, nil
}

// hollow returns the folders of ours that no file is to be in.
func (p *publisher) hollow(pl *plan, s *scan) []string {
	filled := map[string]bool{}
	for name := range pl.next.files {
		for _, dir := range above(name) {
			filled[dir] = true
		}
	}
	for _, f := range pl.carry {
		for _, dir := range above(f.path) {
			filled[dir] = true
		}
	}
	var dirs []string
	for dir := range s.dirs {
		if s.ours[dir] && !filled[dir] {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) > 0 {
		// What was not looked at is there too.
		for _, name := range p.next.Paths() {
			for _, dir := range above(name) {
				filled[dir] = true
			}
		}
		dirs = slices.DeleteFunc(dirs, func(dir string) bool { return filled[dir] })
	}
	slices.Sort(dirs)
	slices.Reverse(dirs)
	return dirs
}

func tidy(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// unchanged reports whether the file in the folder has the contents it should
// have. It is read only if it was touched since we wrote it.
func (p *publisher) unchanged(out folder, name string, info fs.FileInfo, f *File) (bool, error) {
	if info.Size() != f.Size {
		return false, nil
	}
	r := p.old.files[name]
	if r.time != 0 && r.time == info.ModTime().UnixNano() && r.size == info.Size() {
		return r.sum == f.Sum, nil
	}
	data, err := out.read(name)
	return digest.Bytes(data) == f.Sum, err
}

// inTheWay returns what of others keeps a file of ours from its path: the
// things themselves, or those in a folder that must give way.
func (s *scan) inTheWay(out folder, name string, foreign map[string]thing) ([]thing, error) {
	for _, p := range append(above(name), name) {
		if f, ok := foreign[p]; ok {
			return []thing{f}, nil
		}
		if _, ours := s.files[p]; ours || !s.there {
			return nil, nil
		}
		if _, folder := s.dirs[p]; folder {
			if p == name {
				return s.inside(p), nil
			}
			continue
		}
		// Where case does not count it may still be there in another spelling.
		info, err := out.lstat(p)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		for dir := range s.dirs {
			if strings.EqualFold(dir, p) {
				return s.inside(dir), nil
			}
		}
		for file := range s.files {
			if strings.EqualFold(file, p) {
				return nil, nil
			}
		}
		return []thing{{p, info}}, nil
	}
	return nil, nil
}

// inside returns what others put into a folder of ours.
func (s *scan) inside(dir string) []thing {
	var things []thing
	for _, f := range s.foreign {
		if strings.HasPrefix(f.path, dir+"/") {
			things = append(things, f)
		}
	}
	return things
}

// assetsFirst orders pages behind everything they may refer to.
func assetsFirst(a, b string) int {
	switch x, y := isPage(a), isPage(b); {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func isPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}
