package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// An entry is a file that is to be in a snapshot.
type entry struct {
	path string // as the snapshot calls it, in normal form
	real string // as the disk calls it, without links
	info fs.FileInfo
}

// A folder is a place where a change may matter.
type folder struct {
	real string
	info fs.FileInfo
	only map[string]bool // names that matter; nil means all

	name  string   // as the project calls it
	names []string // of what matters in it, in order; those of folders with a slash at the end
	odd   bool     // it is reached by several names or holds more than files and folders

	held []holding     // what the names stand for; nil if it is not known yet
	told digest.Digest // how the system told the names
}

// maxLinkedFolders bounds the links to folders in one path. Folders that link
// to one another would otherwise be read along every way through them.
const maxLinkedFolders = 4

// A walker lists a project without reading any file.
type walker struct {
	root   tree
	homes  []string
	listed map[string]listing // by real path, what is listed already

	entries  []entry
	folders  map[string]*folder // by real path
	linked   []string           // real paths of folders whose files are reached by links too
	problems diag.List
}

// walk lists the config file and everything below content and themes.
func walk(ctx context.Context, root tree, homes []string, config string, listed map[string]listing) (*walker, error) {
	w := &walker{root: root, homes: homes, listed: listed, folders: map[string]*folder{}}
	for _, name := range []string{config, "content", "themes"} {
		at, base := path.Dir(name), path.Base(name)
		w.notice(at, base)
		info, err := root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			// Not there yet; the folder it belongs in is looked at again.
		case err != nil:
			w.unreadable(name, err)
		default:
			w.visit(ctx, name, name, info, nil)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, real := range w.linked {
		if f, ok := w.folders[real]; ok {
			f.odd = true
		}
	}
	w.refuseTwins()
	return w, nil
}

// notice remembers that a name in a folder matters.
func (w *walker) notice(at, name string) {
	f, ok := w.folders[at]
	if !ok {
		info, err := w.root.Lstat(at)
		if err != nil || !info.IsDir() {
			return
		}
		f = &folder{real: at, info: info, only: map[string]bool{}}
		w.folders[at] = f
	}
	if f.only != nil {
		f.only[name] = true
	}
}

// visit takes in one file, folder or link. The name is what the project calls
// it, real where it is; chain holds the real folders on the way to it, with ""
// for each link among them.
func (w *walker) visit(ctx context.Context, name, real string, info fs.FileInfo, chain []string) {
	switch mode := info.Mode(); {
	case mode.IsDir():
		w.visitFolder(ctx, name, real, info, chain)
	case mode.IsRegular():
		if wanted(name) {
			w.entries = append(w.entries, entry{norm.NFC.String(name), real, info})
		}
	case mode.Type() == fs.ModeSymlink:
		w.visitLink(ctx, name, real, chain)
	default:
		w.refuse("file/outside", name, "this is %s, not an ordinary file, and is not read", kindOf(mode))
	}
}

func (w *walker) visitFolder(ctx context.Context, name, real string, info fs.FileInfo, chain []string) {
	if ctx.Err() != nil {
		return
	}
	f := &folder{real: real, info: info, name: name, odd: name != real || w.folders[real] != nil && w.folders[real].only == nil}
	w.folders[real] = f
	l, ok := w.listed[real]
	if !ok {
		l = list(w.root, real)
	}
	found, err := l.found, l.err
	if errors.Is(err, fs.ErrNotExist) {
		return // it is gone already
	}
	if err != nil {
		f.odd = true
		w.unreadable(name, err) // and yet some of it may be known
	}
	sorting.By(found, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	chain = append(slices.Clip(chain), real)
	for _, e := range found {
		if ignored(name, e.Name()) {
			continue
		}
		if !utf8.ValidString(e.Name()) {
			f.odd = true
			w.refuse("file/name", name, "the folder holds %q, a name that is not UTF-8, and is not read", e.Name())
			continue
		}
		if info, err := e.Info(); err == nil { // else it is gone already
			f.holds(name, e.Name(), info.Mode())
			w.visit(ctx, below(name, e.Name()), below(real, e.Name()), info, chain)
		}
	}
}

// holds takes down what a folder holds.
func (f *folder) holds(in, name string, mode fs.FileMode) {
	switch at := below(in, name); {
	case mode.IsDir():
		f.names = append(f.names, name+"/")
	case !mode.IsRegular() || norm.NFC.String(at) != at:
		f.odd = true
	case wanted(at):
		f.names = append(f.names, name)
	}
}

// below is path.Join for a clean folder and a name in it, ten thousand times a
// look.
func below(folder, name string) string {
	if folder == "." {
		return name
	}
	return folder + "/" + name
}

// A listing is what a folder holds, as far as it can be read.
type listing struct {
	found []fs.DirEntry
	err   error
}

func list(root tree, name string) (l listing) {
	dir, err := root.open(name)
	if err != nil {
		return listing{err: err}
	}
	defer dir.Close()
	folder, ok := dir.(fs.ReadDirFile)
	if !ok {
		return listing{err: fs.ErrInvalid}
	}
	l.found, l.err = folder.ReadDir(-1)
	return l
}

// listAll lists folders on all cores.
func listAll(ctx context.Context, root tree, names []string) map[string]listing {
	found := make([]listing, len(names))
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for n := taken.Add(1); n <= int64(len(names)) && ctx.Err() == nil; n = taken.Add(1) {
				found[n-1] = list(root, names[n-1])
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return nil
	}
	listed := make(map[string]listing, len(names))
	for i, name := range names {
		listed[name] = found[i]
	}
	return listed
}

func (w *walker) visitLink(ctx context.Context, name, link string, chain []string) {
	real, err := resolve(w.root, w.homes, link)
	if err == nil {
		err = w.visitTarget(ctx, name, real, chain)
	}
	var failed *fs.PathError
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist): // gone already
	case errors.As(err, &failed):
		w.unreadable(name, err)
	default:
		w.refuse("file/outside", name, "the link %s and is not followed", err)
	}
}

// visitTarget takes in what a link leads to.
func (w *walker) visitTarget(ctx context.Context, name, real string, chain []string) error {
	info, err := w.root.Lstat(real)
	if err != nil {
		return err
	}
	w.notice(path.Dir(real), path.Base(real))
	w.linked = append(w.linked, path.Dir(real))
	if info.IsDir() {
		links := 0
		for _, c := range chain {
			if c == real || real == "." || strings.HasPrefix(c, real+"/") {
				return errLoop
			}
			if c == "" {
				links++
			}
		}
		if links == maxLinkedFolders {
			return fmt.Errorf("is the %dth on its way to a folder", links+1)
		}
		chain = append(slices.Clip(chain), "")
	}
	w.visit(ctx, name, real, info, chain)
	return nil
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

func (w *walker) refuse(code diag.Code, name, format string, args ...any) {
	w.problems = append(w.problems, diag.New(code, diag.Span{File: norm.NFC.String(name)}, format, args...))
}

func (w *walker) unreadable(name string, err error) {
	w.problems = append(w.problems, unreadable(name, err))
}

// unreadable is the problem of a file or folder that the system keeps from us.
func unreadable(name string, err error) diag.Diagnostic {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err // the path stands in the place already
	}
	return diag.New("file/unreadable", diag.Span{File: norm.NFC.String(name)}, "this cannot be read: %s", err)
}
