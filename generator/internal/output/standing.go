package output

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Standing is how Publish left a folder: enough for another process to tell
// that publishing the same tree again would change nothing.
type Standing struct {
	manifest digest.Digest // of the manifest as it lies beside the folder
	files    []stood       // in order of path
}

// A stood is one file as it was left.
type stood struct {
	path       string
	size, time int64
}

// standing is how a folder stands whose manifest is m.
func (m manifest) standing() *Standing {
	s := &Standing{digest.Bytes(m.encode(nil)), make([]stood, 0, len(m.files))}
	for path, r := range m.files {
		s.files = append(s.files, stood{path, r.size, r.time})
	}
	sorting.By(s.files, func(a, b stood) int { return strings.Compare(a.path, b.path) })
	return s
}

// Stands reports whether Publish, given the tree that was left in dir and the
// same options but Clean, would find nothing to do, and returns what it would.
// Like Publish it looks at the time and size of files. It changes nothing: if
// it finds what another build left half done or has in hand it reports false.
func (s *Standing) Stands(dir string) (Change, bool) {
	if _, err := os.Stat(dir); err != nil {
		return Change{}, false // Publish would make it, and folders above it
	}
	beside, name, err := openBeside(dir)
	if err != nil {
		return Change{}, false
	}
	defer beside.disk.Close()
	p := &publisher{beside: beside, name: name, shown: dir}
	if _, err := beside.lstat(p.lockName()); err != nil {
		return Change{}, false
	}
	lock, err := beside.disk.Lock(p.lockName())
	if err != nil {
		return Change{}, false
	}
	defer lock.release()
	data, err := beside.read(p.manifestName())
	if err != nil || digest.Bytes(data) != s.manifest {
		return Change{}, false
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil || p.leftovers(filepath.Dir(real)) || !s.foldersStand(p, real) || !s.filesStand(real) {
		return Change{}, false
	}
	return Change{Kept: len(s.files)}, true
}

// leftovers reports whether a folder holds what a build left that died, or
// whether nobody can tell.
func (p *publisher) leftovers(dir string) bool {
	list, err := os.ReadDir(dir)
	return err != nil || slices.ContainsFunc(list, func(e fs.DirEntry) bool {
		return e.Name() == p.manifestName()+newSuffix || p.isStage(e.Name())
	})
}

// filesStand looks at every file. It goes by paths from the top, which is why
// the folders have to be looked at too: one may have become a link.
func (s *Standing) filesStand(real string) bool {
	for _, f := range s.files {
		info, err := os.Lstat(real + string(filepath.Separator) + filepath.FromSlash(f.path))
		if err != nil || !info.Mode().IsRegular() || info.Size() != f.size || f.time == 0 || info.ModTime().UnixNano() != f.time {
			return false
		}
	}
	return true
}

// foldersStand reports whether all folders are there, by these very names. Those
// that hold no folder are not opened, unless a file could be found by a name
// that it does not have.
func (s *Standing) foldersStand(p *publisher, real string) bool {
	for dir, want := range s.names(s.folds(real)) {
		list, err := os.ReadDir(filepath.Join(real, filepath.FromSlash(dir)))
		if err != nil {
			return false
		}
		found := make(map[string]bool, len(list)) // whether it is a folder, by name
		for _, e := range list {
			if dir == "." && p.isStage(e.Name()) {
				return false
			}
			found[e.Name()] = e.IsDir()
		}
		for _, w := range want {
			if folder, ok := found[w.name]; !ok || folder != w.folder {
				return false
			}
		}
	}
	return true
}

// A name is one of a file or folder in a folder.
type name struct {
	name   string
	folder bool
}

// names returns what each folder is to hold: the folders, and if so wanted the
// files. Folders of which that is nothing are left out.
func (s *Standing) names(files bool) map[string][]name {
	held, known := map[string][]name{".": nil}, map[string]bool{".": true}
	for _, f := range s.files {
		dir := path.Dir(f.path)
		if files {
			held[dir] = append(held[dir], name{path.Base(f.path), false})
		}
		for ; !known[dir]; dir = path.Dir(dir) {
			known[dir] = true
			up := path.Dir(dir)
			held[up] = append(held[up], name{path.Base(dir), true})
		}
	}
	return held
}

// folds reports whether files are found by names that differ in case.
func (s *Standing) folds(real string) bool {
	for _, f := range s.files {
		if other := strings.Map(otherCase, f.path); other != f.path {
			_, err := os.Lstat(filepath.Join(real, filepath.FromSlash(other)))
			return err == nil
		}
	}
	return false
}

func otherCase(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

// Pack writes the standing.
func (s *Standing) Pack(w *pack.Writer) {
	w.Digest(s.manifest)
	w.Int(int64(len(s.files)))
	for _, f := range s.files {
		w.Text(f.path)
		w.Int(f.size)
		w.Int(f.time)
	}
}

// UnpackStanding reads what Pack wrote.
func UnpackStanding(r *pack.Reader) *Standing {
	s := &Standing{r.Digest(), make([]stood, r.Count())}
	for i := range s.files {
		s.files[i] = stood{r.Text(), r.Int(), r.Int()}
	}
	return s
}
